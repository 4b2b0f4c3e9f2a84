"""Ask five questions of a run and print how long each takes: the first time, and the best of some more.

    queries.py OUT [--rounds 5]

Each is asked as `cascade fleet query` asks it, from opening the run to the last row, without starting a process.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from cascade.fleet.output_folder import OutputFolder, read_run
from cascade.fleet.query import ask

QUESTIONS = {
    "Q1 one office": (0.4, "select f.code, f.severity, f.message, i.name from finding f join indicator i using (government, dossier, indicator) where government = '{g}' and f.office = 'Dinas 4' and i.government = '{g}' order by f.code limit 50"),
    "Q2 league table of one government": (0.4, "select office, count(*) filter (severity = 'error') errors, count(*) n from finding where government = '{g}' group by office order by errors desc"),
    "Q3 rule × verdict, nation": (0.4, "select code, verdict, sum(count) n from verdict group by all order by all"),
    "Q4 errors per 1,000 indicators": (0.5, "with f as (select government, year, count(*) filter (severity = 'error') e from finding group by all), i as (select government, year, count(*) n from indicator group by all) select government, year, round(1000.0 * e / n, 1) rate from f join i using (government, year) order by rate desc"),
    "Q5 spread of one indicator between governments": (2.5, "select name, count(distinct government) g, min(target) least, max(target) most from indicator group by name having g > 5 order by most - least desc, name limit 50"),
}  # fmt: skip


def seconds(folder: Path, sql: str) -> float:
    began = time.perf_counter()
    for _ in ask(folder, sql).rows():
        pass
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    folder = OutputFolder(given.out).run_folder(None)
    government = read_run(folder).governments[-1].government
    print("| question | first s | best s | target s |\n|---|---|---|---|")
    for name, (target, sql) in QUESTIONS.items():
        times = [seconds(folder, sql.replace("{g}", government)) for _ in range(given.rounds + 1)]
        print(f"| {name} | {times[0]:.2f} | {min(times[1:], default=times[0]):.2f} | {target} |")
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
