"""Kill the workbench at random while somebody decides, corrects and brings files, and look at what is on disk after each restart.

python benchmarks/workbench/kills.py [--kills 100] [--seed 1] [--minutes 60]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "support"))

from killed_server import killed_often


def main() -> int:
    """Kill it so often; the exit code is 1 where anything is lost, double, wrong or broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long, however often it was killed")
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        hand = killed_often(Path(folder) / "meja", asked.kills, asked.seed, 60 * asked.minutes, questions=60)
    found = hand.found
    print(f"{hand.server.kills} kills, {time.monotonic() - began:.0f} s, told {dict(Counter(what.split()[0] for what in hand.told.values()))}")
    print(f"sent again {hand.resent}, refused {dict(hand.refused)}")
    print(f"lost {len(found.lost)}, double {len(found.double)}, wrong {len(found.wrong)}, broken {found.broken}")
    return 0 if found.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
