"""A dossier with three open questions, and a person who answers them."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

from reading_here import ReadingHere
from rich.console import Console

from cascade.cli.keys import PipedKeys
from cascade.cli.link_dialog import ask_questions
from cascade.decisions.decision_log import read_decisions
from cascade.model.i18n import Language
from cascade.pipeline import check as pipeline
from cascade.pipeline.options import CheckOptions
from cascade.review.session import ReviewSession

VILLAGE, BOTH = "Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi"
FARMERS, THEIRS = (
    "Persentase kelompok tani yang menerapkan teknologi",
    "Persentase kelompok tani menerapkan teknologi tepat guna",
)
RENSTRA = {
    "kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026],
    "indicators": [
        {"name": VILLAGE, "level": "sasaran", "element": "Tata kelola", "unit": "%", "targets": {"2026": "85"}},
        {"name": FARMERS, "level": "program", "element": "Penyuluhan", "unit": "%", "targets": {"2026": "60"}},
    ],
}  # fmt: skip
PK = {
    "kind": "perjanjian_kinerja", "opd": "Dinas Uji", "year": 2026,
    "indicators": [
        {"name": BOTH, "level": "sasaran", "element": "Tata kelola", "unit": "%", "target": "85"},
        {"name": THEIRS, "level": "program", "element": "Penyuluhan", "unit": "%", "target": "65"},
    ],
}  # fmt: skip
AKSI = {
    "kind": "rencana_aksi", "opd": "Dinas Uji", "year": 2026,
    "indicators": [{"name": BOTH, "level": "sasaran", "element": "Tata kelola", "quarters": ["20", "40", "60", "85"]}],
}  # fmt: skip
NOW = datetime.datetime(2026, 2, 3, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
TODAY = NOW.date()
RULES = ("PLF", "TRI")  # on targets and quarters, what there is to judge


def write_dossier(parent: Path) -> Path:
    """Write the dossier into a folder whose name has a blank, and return that."""
    folder = parent / "dinas uji"
    folder.mkdir()
    for name, document in (("renstra", RENSTRA), ("pk", PK), ("aksi", AKSI)):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return folder


def write_twins(parent: Path) -> Path:
    """Write a dossier in which three questions ask the same, each about another document, and a fourth another thing."""
    folder = parent / "kembar"
    folder.mkdir(parents=True)
    renja = {"kind": "renja", "opd": "Dinas Uji", "year": 2026, "indicators": PK["indicators"][:1]}
    aksi = {**AKSI, "indicators": [{**AKSI["indicators"][0], "unit": "persen"}]}
    for name, document in (("renstra", RENSTRA), ("renja", renja), ("pk", PK), ("aksi", aksi)):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return folder


def session(folder: Path) -> ReviewSession:
    return ReviewSession(
        pipeline.prepare([folder], CheckOptions(cache=ReadingHere(), select=RULES)), folder, "Asep", lambda: NOW
    )


def typed(folder: Path, keys: str, width: int = 100, language: Language = "id") -> str:
    """What a person sees who types these keys."""
    shown = io.StringIO()
    ask_questions(session(folder), PipedKeys(io.StringIO(keys)), Console(file=shown, width=width), language)
    return shown.getvalue()


def written(folder: Path) -> list[tuple[str, str, str]]:
    return [(d.left.name, d.right.name, d.verdict) for d in read_decisions(folder).links]
