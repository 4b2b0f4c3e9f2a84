"""Build the wheel and the source archive twice and refuse them where a byte differs.

    python packaging/build_twice.py [FOLDER]    # writes dist/, or FOLDER

Times inside them are that of the last commit, or SOURCE_DATE_EPOCH. Needs what lock/build.txt names, and downloads nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(folder: Path) -> int:
    """Build, compare and say what came out; 1 where it differs."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _time_of_last_commit())
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        built = {name: digests(build(Path(place))) for name, place in (("first", first), ("second", second))}
        differing = sorted(name for name, _ in built["first"].items() ^ built["second"].items())
        if differing:
            print(f"Built twice, not the same bytes: {', '.join(dict.fromkeys(differing))}")
            return 1
        folder.mkdir(parents=True, exist_ok=True)
        for name, digest in built["first"].items():
            shutil.copy2(Path(first) / name, folder / name)
            print(f"{digest}  {name}")
    return 0


def build(folder: Path) -> Path:
    """Build the wheel and the source archive of this checkout into a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder, by name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _time_of_last_commit() -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "dist"))
