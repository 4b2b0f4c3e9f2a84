"""Write many dossiers: nine tenths canonical documents, one tenth the shipped examples, no two with the same bytes.

    dossiers.py FOLDER [--count 5000] [--governments 20] [--indicators 40]

Every government has an RPJMD that lies in each of its dossiers. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "documents"
YEARS = range(2025, 2030)
_VERBS = ("Persentase", "Jumlah", "Indeks", "Cakupan", "Rasio")
_THINGS = ("layanan", "desa", "sekolah", "puskesmas", "jalan kabupaten", "izin", "koperasi", "kelompok tani", "arsip", "aparatur")
_STATES = ("tertib", "terakreditasi", "dalam kondisi baik", "terlayani", "aktif", "sesuai standar", "tepat waktu", "terbina", "mandiri")


def documents(office: int, rpjmd: list[dict[str, object]], indicators: int) -> dict[str, dict[str, object]]:
    """Return the documents of an office: a Renstra, a PK and a Rencana Aksi, one in ten of whose targets is not that of the plan."""
    chance, opd = random.Random(office), f"Dinas Contoh {office}"
    planned, promised, acted = list(rpjmd[:2]), [], []
    for number in range(indicators):
        name = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_STATES)} {office}.{number}"
        targets = {str(year): str(50 + number % 40 + 2 * (year - 2025)) for year in YEARS}
        element = f"Program {chance.choice(_THINGS)} {number % 7}"
        row = {"name": name, "level": "program", "element": element, "unit": "%"}
        planned.append({**row, "targets": targets})
        target = targets["2026"] if chance.random() > 0.1 else str(int(targets["2026"]) + 7)
        promised.append({**row, "target": target})
        acted.append({**row, "target": target, "quarters": ["0", "10", "20", target if chance.random() > 0.05 else "5"]})
    common = {"opd": opd}
    return {
        "renstra": {**common, "kind": "renstra", "years": list(YEARS), "indicators": planned},
        "pk": {**common, "kind": "perjanjian_kinerja", "year": 2026, "indicators": promised},
        "rencana-aksi": {**common, "kind": "rencana_aksi", "year": 2026, "indicators": acted},
    }


def rpjmd_of(government: int) -> dict[str, object]:
    """Return the RPJMD of a government."""
    rows = [
        {"name": f"Indeks pembangunan {government}.{number}", "level": "sasaran", "unit": "indeks", "targets": {str(year): str(60 + number + year - 2025) for year in YEARS}} for number in range(8)
    ]
    return {"kind": "rpjmd", "opd": f"Kabupaten Contoh {government}", "years": list(YEARS), "indicators": rows}


def write_example(folder: Path, number: int) -> None:
    """Copy a shipped example with a remark behind each file, so that no file is known already."""
    source = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())[number % 2]
    shutil.copytree(source, folder, dirs_exist_ok=True)
    for path in folder.glob("*.??*x"):
        content = path.read_bytes()
        remark = f"{number:08}".encode()
        path.write_bytes(content[:-2] + len(remark).to_bytes(2, "little") + remark)  # the remark at the end of a ZIP


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--governments", type=int, default=20)
    parser.add_argument("--indicators", type=int, default=40)
    given = parser.parse_args()
    for number in range(given.count):
        government = number % given.governments
        folder = given.folder / f"Kabupaten Contoh {government:03}" / f"Dinas Contoh {number:05}"
        folder.mkdir(parents=True, exist_ok=True)
        if number % 10 == 9:
            write_example(folder, number)
            continue
        rpjmd = rpjmd_of(government)
        (folder / "rpjmd.json").write_text(json.dumps(rpjmd), "utf-8")
        shared = rpjmd["indicators"]
        assert isinstance(shared, list)
        for name, document in documents(number, shared, given.indicators).items():
            (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    print(f"{given.count} dossiers of {given.governments} governments in {given.folder}")


if __name__ == "__main__":
    main()
