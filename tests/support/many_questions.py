"""Dossiers with open questions about links: as many as are asked for, each about other things, or one with three candidates."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

THINGS = (
    "desa", "kelompok tani", "posyandu", "sekolah dasar", "puskesmas", "pasar rakyat", "embung", "jalan lingkungan", "koperasi",
    "perpustakaan", "kelompok nelayan", "bank sampah", "rumah sakit", "lembaga adat", "karang taruna", "sanggar seni", "balai latihan",
    "terminal", "pelabuhan", "hutan rakyat",
)  # fmt: skip
TRAITS = (
    "yang tertib administrasi", "yang menerapkan teknologi", "yang memenuhi standar", "yang aktif", "yang berizin", "yang terakreditasi",
    "yang mandiri", "yang dibina", "yang layak", "yang terlayani",
)  # fmt: skip


def write_questions(folder: Path, count: int) -> Path:
    """Write two documents whose indicators differ in one word each, and return their folder."""
    folder.mkdir(parents=True)
    names = [(thing, trait) for trait, thing in product(TRAITS, THINGS)][:count]

    def rows(form: str, **values: object) -> list[dict[str, object]]:
        return [
            {"name": form.format(thing, trait), "level": "program", "element": f"Program {thing} {trait}", "unit": "%", **values}
            for thing, trait in names
        ]  # fmt: skip

    plan = {"kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026]}
    promise = {"kind": "perjanjian_kinerja", "opd": "Dinas Uji", "year": 2026}
    for name, document in (
        ("renstra", {**plan, "indicators": rows("Persentase {} {}", targets={"2026": "60"})}),
        ("pk", {**promise, "indicators": rows("Persentase {}/lembaga {}", target="65")}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return folder


def write_rivals(folder: Path) -> Path:
    """Write two documents in which one indicator may be any of three others, and return their folder."""
    folder.mkdir(parents=True)

    def rows(names: tuple[str, ...], **values: object) -> list[dict[str, object]]:
        return [{"name": name, "level": "sasaran", "element": "Tata kelola", "unit": "%", **values} for name in names]

    tidy = "Persentase desa yang tertib administrasi"
    planned = rows(tuple(f"{tidy} {each}" for each in ("keuangan", "aset", "kependudukan")), targets={"2026": "85"})
    promised = rows((tidy, "Persentase kelurahan tertib"), target="80")
    for name, document in (
        ("renstra", {"kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026], "indicators": planned}),
        ("pk", {"kind": "perjanjian_kinerja", "opd": "Dinas Uji", "year": 2026, "indicators": promised}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return folder
