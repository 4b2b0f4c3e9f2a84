"""Compose dossiers in order, of many offices in words, layouts and formats of different clerks, and count what cascade says of them.

    run.py OUTDIR [--offices 24] [--first 1] [--formats pdf,xlsx,docx] [--compose-only]

Each dossier is a Renstra, a Renja, a Perjanjian Kinerja and a Rencana Aksi of one plan: whatever is said of it as error or
warning is wrong. See README.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VARIED = Path(__file__).parents[1] / "reading" / "varied"
sys.path[:0] = [str(VARIED)]

import offices as lines  # noqa: E402
import pdf  # noqa: E402
import second.offices as more_lines  # noqa: E402
from office_files import write_docx, write_xlsx  # noqa: E402
from plans import grow  # noqa: E402

from layouts import Office, documents  # noqa: E402

WRITERS = {"pdf": pdf.write, "xlsx": write_xlsx, "docx": write_docx}
OFFICES = (
    ("Dinas Perikanan", "FISHERY"),
    ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "WOMEN"),
    ("Badan Penanggulangan Bencana Daerah", "DISASTER"),
    ("Dinas Lingkungan Hidup", "ENVIRONMENT"),
    ("Kecamatan Sukamaju", "DISTRICT"),
    ("Dinas Kesehatan", "HEALTH"),
    ("Dinas Perpustakaan dan Kearsipan", "LIBRARY"),
    ("Dinas Perhubungan", "TRANSPORT"),
    ("Dinas Koperasi, UKM, Perindustrian dan Perdagangan", "TRADE"),
    ("Badan Kesatuan Bangsa dan Politik", "POLITICS"),
    ("Dinas Pertanian", "FARMING"),
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "ROADS"),
    ("Dinas Sosial", "SOCIAL"),
    ("Dinas Pendidikan", "SCHOOLS"),
    ("Dinas Tenaga Kerja", "LABOUR"),
    ("Dinas Kependudukan dan Pencatatan Sipil", "CIVIL"),
    ("Dinas Komunikasi dan Informatika", "DIGITAL"),
    ("Satuan Polisi Pamong Praja", "ORDER"),
    ("Dinas Pariwisata", "TOURISM"),
    ("Dinas Kehutanan", "FOREST"),
    ("Inspektorat Daerah", "AUDIT"),
    ("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "STAFF"),
    ("Dinas Pemberdayaan Masyarakat dan Kalurahan", "VILLAGES"),
    ("Badan Pendapatan Daerah", "REVENUE"),
)
REGIONS = ("Kabupaten Lamandau", "Kota Baubau", "Kabupaten Sikka", "Kabupaten Kerinci", "Kota Tegal", "Kabupaten Bone", "Kabupaten Nabire")


def office_of(number: int) -> Office:
    """Return one of the offices, its plan grown by its number."""
    name, text = OFFICES[number % len(OFFICES)]
    first = 2021 + number % 5
    plan = grow(getattr(lines, text, None) or getattr(more_lines, text), range(first, first + 5), 7000 + number)
    return Office(name, REGIONS[number % len(REGIONS)], plan, first, number)


def compose(number: int, folder: Path, formats: tuple[str, ...]) -> Path:
    """Write the dossier of one office."""
    home = folder / f"dossier-{number:02}"
    home.mkdir(parents=True, exist_ok=True)
    for old in home.iterdir():
        old.unlink()
    for document in documents(office_of(number), formats):
        WRITERS[document.suffix](document, home / f"{document.name}.{document.suffix}")
    return home


def check(home: Path) -> list[dict[str, object]]:
    """Return the findings of cascade on a dossier."""
    run = subprocess.run([sys.executable, "-m", "cascade", "check", str(home), "--format", "json", "--fail-on", "never"], capture_output=True, text=True, check=False)
    if not run.stdout:
        raise SystemExit(f"{home}: {run.stderr}")
    (home.parent / f"{home.name}.json").write_text(run.stdout, "utf-8")
    return json.loads(run.stdout)["findings"]


def main() -> None:
    """Compose and check, print each wrong finding and the counts."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("outdir", type=Path)
    arguments.add_argument("--offices", type=int, default=24)
    arguments.add_argument("--first", type=int, default=1)
    arguments.add_argument("--formats", default="pdf,xlsx,docx")
    arguments.add_argument("--compose-only", action="store_true")
    given = arguments.parse_args()
    homes = [compose(number, given.outdir, tuple(given.formats.split(","))) for number in range(given.first, given.first + given.offices)]
    if given.compose_only:
        return
    with ThreadPoolExecutor(2) as pool:
        results = dict(zip(homes, pool.map(check, homes), strict=True))
    for home, findings in results.items():
        counts = Counter(str(each["severity"]) for each in findings)
        print(home.name, " ".join(f"{counts[severity]} {severity}" for severity in ("error", "warning", "question")), "|", " ".join(sorted(each.suffix[1:] for each in home.iterdir())))
        for each in findings:
            if each["severity"] != "info":
                print(f"    {each['severity']} {each['code']} {str(each['message'])[:200]}")
    wrong = sum(any(each["severity"] in ("error", "warning") for each in findings) for findings in results.values())
    asked = [sum(each["severity"] == "question" for each in findings) for findings in results.values()]
    print(
        f"dossiers {len(results)}; without error or warning {len(results) - wrong} ({(len(results) - wrong) / len(results):.0%}); with at most one question {sum(n <= 1 for n in asked)}; questions {sum(asked)}"
    )


if __name__ == "__main__":
    main()
