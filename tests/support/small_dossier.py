"""A dossier of three small canonical documents with one contradiction between them."""

from __future__ import annotations

import json
from pathlib import Path

from commandline import ROOT

GUMELAR = ROOT / "documents" / "kecamatan-gumelar-2022"


def write(folder: Path, name: str, document: dict) -> Path:
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


PK = {
    "kind": "perjanjian_kinerja",
    "opd": "Kecamatan Uji",
    "year": 2025,
    "indicators": [{"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%", "target": "95%"}],
}
AKSI = {
    "kind": "rencana_aksi",
    "opd": "Kecamatan Uji",
    "year": 2025,
    "indicators": [
        {"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%", "quarters": ["25%", "50%", "75%", "90%"]}
    ],
}
RENSTRA = {
    "kind": "renstra",
    "opd": "Kecamatan Uji",
    "years": [2024, 2025],
    "indicators": [
        {
            "name": "Persentase Linmas terbina",
            "level": "sasaran",
            "unit": "%",
            "targets": {"2024": "80%", "2025": "95%"},
        }
    ],
}
