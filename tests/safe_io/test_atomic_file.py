"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import ROOT

from cascade.safe_io.atomic_file import replace_file

WRITER = """
import sys
from pathlib import Path
from cascade.safe_io.atomic_file import replace_file
path, number = Path(sys.argv[1]), 0
while True:
    number += 1
    replace_file(path, bytes([65 + number % 26]) * 2_000_000)
    print(number, flush=True)
"""


@pytest.mark.kill
@pytest.mark.skipif(os.name != "posix", reason="kills a process as POSIX does")
def test_a_process_killed_while_it_writes_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "laporan.html"
    replace_file(path, b"@" * 2_000_000)
    chance = random.Random(7)
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        content = path.read_bytes()
        assert (len(content), len(set(content))) == (2_000_000, 1)


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "laporan.html"
    replace_file(path, b"lama")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "asli.txt").write_bytes(b"lama")
    (tmp_path / "tautan.txt").symlink_to("asli.txt")

    replace_file(tmp_path / "tautan.txt", b"baru")

    assert (tmp_path / "tautan.txt").is_symlink()
    assert (tmp_path / "asli.txt").read_bytes() == b"baru"


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_file_keeps_its_permissions_and_a_new_one_can_be_read_by_all(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_bytes(b"lama")
    (tmp_path / "rahasia.txt").chmod(0o600)

    replace_file(tmp_path / "rahasia.txt", b"baru")
    replace_file(tmp_path / "umum.txt", b"baru")

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("rahasia.txt", "umum.txt")] == [0o600, 0o644]


@pytest.mark.parametrize("name", ["a" * 255, "é" * 127, "表" * 85])
def test_a_name_as_long_as_the_system_allows_is_replaced(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_bytes(b"lama")
    except OSError:
        pytest.skip("this system allows no such name")

    replace_file(tmp_path / name, b"baru")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"baru")]
