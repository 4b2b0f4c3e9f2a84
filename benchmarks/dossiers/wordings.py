"""Word one name as different clerks word it, and write one value as they write it; the meaning stays."""

from __future__ import annotations

import random
import re

SPELLINGS = (
    (r"\bdan\b", "&"),
    (r"\bdan/atau\b", "dan atau"),
    (r"\bKabupaten/Kota\b", "Kab/Kota"),
    (r"\bPersentase\b", "Prosentase"),
    (r"\bperangkat daerah\b", "OPD"),
    (r"\bPerangkat Daerah\b", "PD"),
    (r"\bSKPD\b", "Perangkat Daerah"),
    (r" \((?:[A-Z]{2,}|[a-z]?[A-Z]{2,}[a-z]?)\)", ""),
    (r"\bLaporan\b", "laporan"),
    (r"\bJumlah Orang yang\b", "Jumlah orang yg"),
    (r"\bData dan Informasi\b", "Data & Informasi"),
    (r"\b1 \(Satu\)\b", "1 (satu)"),
    (r"\bSumber Daya Manusia\b", "SDM"),
    (r"\bAparatur Sipil Negara\b", "ASN"),
)
FORMS = (
    (r"\byang (?:disusun|tersusun)\b", ("yang disusun", "yang tersusun")),
    (r"\byang (?:dikelola|terkelola)\b", ("yang dikelola", "yang terkelola")),
    (r"\byang (?:disediakan|tersedia)\b", ("yang disediakan", "yang tersedia")),
    (r"\byang (?:dilaksanakan|terlaksana)\b", ("yang dilaksanakan", "yang terlaksana")),
    (r"\byang (?:ditangani|tertangani)\b", ("yang ditangani", "yang tertangani")),
    (r"\byang (?:dipelihara|terpelihara)\b", ("yang dipelihara", "yang terpelihara")),
    (r"\byang (?:dibina|terbina)\b", ("yang dibina", "yang terbina")),
    (r"\bMeningkatnya\b", ("Meningkatnya", "Peningkatan")),
    (r"\bberjalan sesuai standar\b", ("berjalan sesuai standar", "yang berjalan sesuai standar")),
)
UNITS = {"%": ("%", "Persen", "persen"), "Dokumen": ("Dokumen", "dokumen", "Dok"), "Orang": ("Orang", "orang"), "Laporan": ("Laporan", "laporan", "Lap")}
UNITS |= {"Unit": ("Unit", "unit"), "Paket": ("Paket", "paket"), "Indeks": ("Indeks", "indeks"), "Nilai": ("Nilai", "nilai"), "Kelompok": ("Kelompok", "kelompok")}


class Clerk:
    """One who types a document: the same word always the same way, names in one case."""

    def __init__(self, seed: int, care: float = 0.6):
        self._chance = random.Random(seed)
        self.case = self._chance.choice(("as is", "as is", "as is", "sentence", "title", "upper"))
        self._spellings = [pair for pair in SPELLINGS if self._chance.random() > care]
        self._forms = [(pattern, self._chance.choice(forms)) for pattern, forms in FORMS if self._chance.random() > care]
        self._units = {unit: self._chance.choice(forms) for unit, forms in UNITS.items()}
        self._decimals = self._chance.random() < 0.3
        self._spaces = self._chance.random() < 0.3

    def name(self, text: str, level: str = "") -> str:
        """Word a name; programs and what is below keep the words of the nomenclature but for their case."""
        if not level:
            for pattern, spelling in (*self._spellings, *self._forms):
                text = re.sub(pattern, spelling, text)
            if self._spaces:
                text = text.replace(", ", " , ", 1)
        return self._cased(text)

    def unit(self, unit: str) -> str:
        """Write a unit."""
        return self._units.get(unit, unit)

    def value(self, text: str, unit: str) -> str:
        """Write a value; whole percentages may have decimals."""
        return f"{text},00" if self._decimals and unit == "%" and text.isdigit() else text

    def _cased(self, text: str) -> str:
        if self.case == "upper":
            return text.upper()
        if self.case == "sentence":
            return re.sub(r"\b[A-Z][a-z]+", lambda word: word[0].lower(), text).capitalize() if text.isupper() else text[0] + re.sub(r"\b[A-Z][a-z]+", lambda word: word[0].lower(), text[1:])
        if self.case == "title":
            return re.sub(r"\b[a-z]{4,}", lambda word: word[0].capitalize(), text)
        return text
