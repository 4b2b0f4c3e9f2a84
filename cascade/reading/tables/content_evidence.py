"""Weigh what the cells of a column say of its role.

The texts of one column below the header go in; shares of what they look like (numbers, money, units, codes, names of measures, sentences
of results, …) and, from these, weights for each role come out. The more cells, the more they count. Knows no heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cascade.reading.level_signs import level_of_sign
from cascade.reading.name_parser import has_code_before, is_result_sentence, level_word
from cascade.text.funding_sources import funding_sources
from cascade.text.measures import measure_kind
from cascade.text.normalize import without_bullet
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit, split_target

HALF_TRUST = 2.0  # cells at which the content counts half
LONG = 60  # characters; values, units and codes are shorter
LONGEST_UNIT = 24  # characters; a longer text that ends with a unit in brackets is a name
VALUES = ("number", "percent", "number_unit", "grade", "money", "dash")
MOST_CELLS = 80  # looked at in one column
_MONEY = re.compile(
    r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?(?:,-)?|\d{7,}(?:[.,]\d+)?|rp\.?\s*[\d.,]+", re.I
)
_NUMBER = re.compile(r"[<>≤≥±]?\s*-?\d[\d.,]*\s*%?")
_NUMBER_UNIT = re.compile(r"[<>≤≥]?\s*\d[\d.,]*\s*(?:\(?[^\W\d][^\d]{0,30}|%)")
_CODE = re.compile(r"[\dx]{1,2}[ .][\dx]{1,2}(?:[ .][\dx]{1,4}){1,6}\.?", re.I)
_PART_OF_CODE = re.compile(r"0\d|[x]{1,2}|\d{1,2}\.\d{2}|0\d{3}", re.I)
_COUNT = re.compile(r"\d{1,2}[.)]?|[a-z][.)]|[ivx]{1,4}[.)]?", re.I)
_LABEL = re.compile(r"(?:[A-Z]{1,3}\.\d{1,2}(?:\.\d{1,2})*\.?\s*)+")
_GRADE = re.compile(
    r"(?:[A-D]{1,2}|[A-D][+-]?|WTP|WDP|Baik|Sangat Baik|Cukup|Tinggi|Rendah|Sedang|Ada|Ya|Tidak|Inovatif)(?:\s*\(.{1,12}\))?",
    re.I,
)
_STEP = re.compile(
    r"(?:capaian|masukan|keluaran|hasil|manfaat|dampak|input|output|outcome)(?: (?:program|(?:sub )?kegiatan))?", re.I
)
_GOAL_WORD = re.compile(r"(?:tujuan|sasaran)(?: \d+)?\s*:", re.I)
_INTENTION = re.compile(r"me\w{3,}kan\b", re.I)
_DASH = re.compile(r"[-–—.\s]*|n/?a", re.I)
_PLACE = re.compile(
    r"(?:kec(?:amatan|\.)|kel(?:urahan|\.)|desa|kab(?:upaten|\.)|kota|prov(?:insi|\.)|semua kec|dalam (?:daerah|kota|kabupaten)|luar daerah)\b",
    re.I,
)
_POST = re.compile(
    r"(?:kepala|kabid|kasubbag|kasi|kasubag|sekretaris|sekretariat|bidang|seksi|sub ?bag|subbag|camat|lurah|pptk|jf|fungsional)\b",
    re.I,
)
_FORMULA = re.compile(r"[=÷∑Σ]|x ?100|× ?100|dibagi|\bper\b.*\bkali\b", re.I)
_OFFICIAL = re.compile(
    r"(?:pe[a-z]+an|kerja ?sama|urusan|dukungan|fasilitasi|koordinasi|administrasi|program|evaluasi|sinkronisasi)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """How many cells of a column print something, and the share of them that looks like each kind of content."""

    cells: int
    shares: Mapping[str, float]

    @property
    def trust(self) -> float:
        """How much the content counts, from 0 to 1."""
        return self.cells / (self.cells + HALF_TRUST)

    @property
    def share_of_values(self) -> float:
        """The share of the cells that print a value, or that there is none."""
        return sum(self.shares.get(kind, 0.0) for kind in VALUES)


_WEIGHTS: dict[str, dict[str, float]] = {
    "number": {"count": 3, "label": 6, "blank_number": 1, "text": -4, "money": -4, "code": -2, "percent": -4, "head": -5, "unit": -4},
    "code": {"code": 4, "code_part": 3, "number": 0.3, "text": -3, "head": -5, "money": -3, "unit": -4, "long": -5, "result": -5},
    "level": {"level_only": 5, "number": -4, "money": -4, "head": -4, "long": -4, "unit": -3},
    "indicator": {"head": 4, "text": 0.5, "result": -1.5, "number": -5, "money": -6, "percent": -5, "number_unit": -4, "unit": -3.5,
                  "code": -5, "label": -16, "count": -2, "place": -2, "post": -3, "fund": -4, "official": -0.5, "code_before": -2, "formula": -0.5,
                  "step": -6},
    "unit": {"unit": 4, "number": -5, "money": -6, "long": -5, "head": -4, "code": -5, "text": -0.7, "fund": -3, "post": -3, "result": -5},
    "target": {"number": 2, "percent": 2.5, "number_unit": 2.5, "grade": 2, "dash": 0.3, "money": -3, "long": -5, "code": -4,
               "unit": -3, "head": -5, "result": -5, "post": -4, "text": -1.5, "fund": -3},
    "pagu": {"money": 3, "number": -0.3, "percent": -4, "number_unit": -3, "long": -5, "unit": -4, "head": -5, "code": -4,
             "result": -5, "text": -3, "fund": -4, "post": -4, "dash": 0.3},
    "baseline": {"number": 1.5, "percent": 1.5, "number_unit": 1.5, "grade": 1, "money": -1.5, "long": -4, "head": -5, "unit": -3,
                 "result": -5, "text": -2, "post": -4, "code": -4},
    "realised": {"number": 1, "percent": 1, "number_unit": 1, "long": -1, "head": -5, "unit": -3, "result": -4, "text": -2},
    "funds": {"fund": 4, "number": -3, "money": -4, "head": -5, "result": -5, "unit": -4},
    "location": {"place": 3, "number": -4, "money": -4, "head": -5, "result": -4, "unit": -2},
    "responsible": {"post": 3, "number": -4, "money": -4, "head": -4, "result": -4, "unit": -3},
    "aside": {"step": 4, "head": -1.5, "money": -1, "place": 1, "post": 1, "fund": 0.5},
    "formula": {"formula": 2.5, "long": 1, "result": -4, "number": -3, "money": -4, "unit": -3},
    "definition": {"long": 1.5, "number": -4, "money": -4, "unit": -4},
    "data_source": {"number": -4, "money": -4, "unit": -3},
    "policy": {"text": 0.5, "official": 0.5, "number": -4, "money": -4, "unit": -3, "head": -2},
    "outcome": {"result": 2.5, "text": 0.5, "number": -4, "money": -4, "unit": -4, "head": -1.5},
    "activity": {"text": 1, "number": -4, "money": -4, "unit": -4, "head": -1.5},
}  # fmt: skip
_ELEMENT = {"text": 0.7, "official": 1, "level_word": 2, "code_before": 2, "head": -2.5, "number": -5, "money": -6, "percent": -5,
            "number_unit": -4, "unit": -3, "code": -4, "label": -16, "fund": -4, "post": -2, "count": -2, "formula": -2}  # fmt: skip
_GOAL = {**_ELEMENT, "goal_word": 3, "result": 2, "official": -0.5, "level_word": 0}
_WEIGHTS |= dict.fromkeys(("tujuan", "sasaran", "tujuan_sasaran"), _GOAL)
_WEIGHTS |= {name: {**_ELEMENT, "result": -0.7} for name in ("program", "kegiatan", "sub_kegiatan")}
_WEIGHTS["by_code"] = {**_ELEMENT, "result": 1.2}
_WEIGHTS["end"] = _WEIGHTS["baseline"]


def content_of(texts: Sequence[str]) -> ColumnContent:
    """Return what the printed cells of a column look like."""
    printed = [one_line(text) for text in texts if text.strip()][:MOST_CELLS]
    counts: dict[str, int] = {}
    for text in printed:
        for kind in _kinds(text):
            counts[kind] = counts.get(kind, 0) + 1
    return ColumnContent(len(printed), {kind: n / len(printed) for kind, n in counts.items()})


def content_weights(content: ColumnContent) -> dict[str, float]:
    """Return what a content speaks for (above 0) and against (below 0), by role."""
    if not content.cells:
        return {}
    shares = content.shares
    return {
        role: content.trust * sum([weight * shares[kind] for kind, weight in weights.items() if kind in shares])
        for role, weights in _WEIGHTS.items()
    }


@lru_cache(maxsize=50_000)
def _kinds(text: str) -> frozenset[str]:
    """Return what one cell looks like; a cell may look like several things."""
    if _DASH.fullmatch(text):
        return frozenset({"dash"})
    if (len(text) <= LONGEST_UNIT and is_known_unit(text) and not text[0].isdigit()) or text.strip("() ") == "%":
        return frozenset({"unit"})
    if found := _number_kinds(text):
        return found
    return _text_kinds(text)


def _number_kinds(text: str) -> frozenset[str]:
    plain = re.sub(r"(?<=[\d.,]) (?=[\d.,])", "", text)
    found = set()
    if _MONEY.fullmatch(plain):
        found.add("money")
    elif _NUMBER.fullmatch(plain):
        found.add("percent" if "%" in plain else "number")
    elif _NUMBER_UNIT.fullmatch(plain) and len(plain) < LONG and not _CODE.match(plain):
        found.add("number_unit")
    if _CODE.fullmatch(text) and not (found & {"money"}):
        found.add("code")
    if _PART_OF_CODE.fullmatch(plain):
        found.add("code_part")
    if _COUNT.fullmatch(text):
        found.add("count")
    if _LABEL.fullmatch(text):
        found.add("label")
    return frozenset(found)


def _text_kinds(text: str) -> frozenset[str]:
    name = without_bullet(text)
    tests = (
        ("grade", bool(_GRADE.fullmatch(text))),
        ("head", measure_kind(name) is not None),
        ("result", is_result_sentence(name) or bool(_INTENTION.match(name))),
        ("goal_word", bool(_GOAL_WORD.match(name))),
        ("level_word", level_word(name) is not None),
        ("level_only", level_of_sign(name) is not None),
        ("code_before", has_code_before(text)),
        ("official", bool(_OFFICIAL.match(name))),
        ("with_target", split_target(name)[1] is not None),
        ("step", bool(_STEP.fullmatch(name))),
        ("place", bool(_PLACE.match(text))),
        ("post", bool(_POST.match(text))),
        ("fund", len(text) < LONG and bool(funding_sources(text))),
        ("formula", bool(_FORMULA.search(text))),
        ("long", len(text) > LONG),
        ("text", len(text.split()) > 1),
    )
    return frozenset(kind for kind, is_so in tests if is_so)
