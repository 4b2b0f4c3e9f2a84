"""Split the printed name of an element into its level, its code and the name itself.

Texts of cells, lines and headings go in; levels, codes and names come out, with a word on whether the level is printed or only assumed.
Codes of all spellings and regulations are known. Looks at no table: what position and type of a name tell is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cascade.model import LEVEL_CHAIN, Label, Line, Source
from cascade.text.printable import one_line

_TOTAL = re.compile(
    r"^(grand |sub ?)?(jumlah|total)"
    r"( \(?(total|keseluruhan|seluruhnya|anggaran|pagu|indikatif|dana|kebutuhan|pendanaan|belanja|biaya|rp|program|kegiatan|tahun|20\d\d|[ivx]{1,4}|[a-h]|\d{1,2}|\+))*[ :.()]*$",
    re.I,
)
_SPACED_OUT = re.compile(r"(\w )+\w")  # J U M L A H
_TOTAL_OF_OFFICE = re.compile(r"^(jumlah|total) (anggaran|pagu|belanja|biaya)\b", re.I)  # "… Dinas Sosial"
_LEVEL_WORD = re.compile(r"^(progr?am|kegiatan|sub ?kegiatan)\b\s*:?(?=.*[a-z])", re.I)  # Progam is common
_LEVEL_LABEL = re.compile(r"^(program|kegiatan|sub ?kegiatan)(?: [\d.]+)?\s*:\s*(?=\S)", re.I)  # no part of the name
_GOAL_WORD = re.compile(r"^(tujuan|sasaran)(?: strategis)?(?: \d+(?:\.\d+)*)?\s*[:.]?\s+(?=\S)(?!strategis$)", re.I)
_GOAL_WORD_AFTER = re.compile(r"\s*\((tujuan|sasaran)(?: strategis)?(?: \d+(?:\.\d+)*)?\)$", re.I)
_GOAL_CODE = re.compile(r"([TS])[A-Z]?[ .-]?\d", re.I)  # T1, S1.2
_CODE_BEFORE = re.compile(r"^[(\[]?([\dx]{1,2}\.[\dx]{2}(?:\.[\dx]{1,4})*)\.?[)\]]?\s*(?:[-–:]\s*)?(?=[^\W\d])", re.I)
_CODE_AFTER = re.compile(r"\s*[(\[]([\dx]{1,2}\.[\dx]{2}(?:\.[\dx]{1,4})+)\.?[)\]]$", re.I)
_CODE = re.compile(r"[\dx]{1,2}([.,][\dx]{1,4})+[.,]?", re.I)
_LONG_BEGINNING = re.compile(r"\d{3}\.")  # 210.15, an office's own number
_LEVEL_IN_BRACKETS = re.compile(
    r"^[\[(<](tujuan|sasaran|program|kegiatan|sub[ -]?kegiatan)(?: strategis)?[\])>]\s*:?\s*(?=\S)", re.I
)
_LEVEL_BEFORE_COLON = re.compile(
    r"^(tujuan|sasaran|program|kegiatan|sub[ -]?kegiatan)(?: strategis)?(?: [\d.]+)?\s*:\s*(?=\S)", re.I
)
NUMBER_OF_NAME = re.compile(  # 1. · 1.1 · A. · II. · a) · -; I.PROGRAM; the second part of a code has two digits
    r"^(?:(\d{1,2}(?:\.\d{1,2})+)[.)]?|([IVX]+|[A-Z]|\d{1,2}|[a-z])[.)]|([-–•]))(?:\s+(?=[^\W\d_])|(?<=[.)])(?=[^\W\d_]{4}|(?i:sub)\b))"
)
_LETTER = re.compile(r"[^\W\d_]")
_URUSAN = re.compile(r"(bidang )?urusan\b", re.I)
_RESULT = re.compile(r"(me|ter)\w+nya\b", re.I)
_HEADING = re.compile(
    r"^(tujuan|sasaran)(?: strategis)?(?: \d+(?:\.\d+)*)?\s*:\s*(?=\S)|^(program|kegiatan|sub ?kegiatan)\b\s*:?\s+(?=\S)",
    re.I,
)
_FORM_LINE = re.compile(r"(program|kegiatan|sub ?kegiatan)\s*:\s*", re.I)
GOAL_DISTANCE = 4  # lines above a table among which one may name its tujuan or sasaran
CodeLevel = Callable[[str], str | None]  # the level that a code stands for
LEVEL_WORDS = {
    "urusan": "urusan", "bidang urusan": "urusan", "tujuan": "tujuan", "sasaran": "sasaran", "program": "program",
    "kegiatan": "kegiatan", "sub kegiatan": "sub_kegiatan", "subkegiatan": "sub_kegiatan", "sub-kegiatan": "sub_kegiatan",
}  # fmt: skip
CODED_COLUMNS = ("program", "kegiatan", "sub_kegiatan", "by_code")
_LEVELS_BY_PARTS = {  # of a code: 7.01.06 · 1.07.15.02 (until 2020) · 7.01.06.2.01 · 7.01.06.2.01.0006
    3: "program",
    4: "kegiatan",
    5: "kegiatan",
    6: "sub_kegiatan",
}


@dataclass(frozen=True, slots=True)
class LevelledName:
    """A name without its level word, and its level; `is_assumed` where the level is not printed."""

    level: str
    name: str
    is_assumed: bool


def level_rank(level: str) -> int:
    """Return how deep a level stands, counted from the tujuan; a level outside of the cascade is the deepest."""
    return LEVEL_CHAIN.index(level) if level in LEVEL_CHAIN else len(LEVEL_CHAIN)


def has_letter(text: str) -> bool:
    """Tell whether a text may be a name: it is no mere number, code or dash."""
    return _LETTER.search(text) is not None


def is_total(text: str) -> bool:
    """Tell whether a text heads a total row: "JUMLAH ANGGARAN", "Sub Total"."""
    return _TOTAL.match(text.replace(" ", "") if _SPACED_OUT.fullmatch(text) else text) is not None


def is_total_of_office(text: str) -> bool:
    """Tell whether a text in the place of a name heads the total of an office: "Jumlah Anggaran Dinas Sosial"."""
    return _TOTAL_OF_OFFICE.match(text) is not None


def is_urusan(text: str) -> bool:
    """Tell whether a text names an urusan or bidang urusan, which stands above all programs."""
    return _URUSAN.match(text) is not None


def is_result_sentence(text: str) -> bool:
    """Tell whether a text says what is to be reached: "Meningkatnya …", "Tersedianya …"; official names are nouns."""
    return _RESULT.match(text) is not None


def has_code_before(text: str) -> bool:
    """Tell whether a name begins with its code."""
    return _CODE_BEFORE.match(text) is not None


def split_code(text: str) -> tuple[str | None, str]:
    """Return the code printed before or after a name, and the name without code and number."""
    if match := _CODE_BEFORE.match(text):
        return match[1], text[match.end() :]
    if match := _CODE_AFTER.search(text):
        return match[1], text[: match.start()]
    return None, NUMBER_OF_NAME.sub("", text)


def without_level_label(name: str) -> str:
    """Return a name without the level before its colon: "Program: …"."""
    return _LEVEL_LABEL.sub("", name)


def level_label(text: str) -> str | None:
    """Return the level that is set before a name in brackets or with a colon: "[Program] …", "Sasaran: …"."""
    match = _LEVEL_IN_BRACKETS.match(text) or _LEVEL_BEFORE_COLON.match(text)
    return LEVEL_WORDS[match[1].lower()] if match else None


def level_word(text: str) -> str | None:
    """Return the level whose word a name begins with: "Sub Kegiatan …"."""
    match = _LEVEL_WORD.match(text)
    return _level_of_word(match[1]) if match else None


def _level_of_word(word: str) -> str:
    return re.sub("sub ?kegiatan", "sub_kegiatan", word.lower()).replace("progam", "program")


def heading_name(text: str) -> LevelledName | None:
    """Return what a heading across a table names: "Sasaran 1: …", "Program …"."""
    match = _HEADING.match(text)
    if match is None:
        return None
    return LevelledName(_level_of_word(match[1] or match[2]), text[match.end() :] if match[1] else text, True)


def names_goal(text: str) -> bool:
    """Tell whether a heading names a tujuan or sasaran behind a colon."""
    match = _HEADING.match(text)
    return match is not None and match[1] is not None


def elements_named_above(lines: Sequence[Line]) -> list[tuple[str, str, Label | None, Source]]:
    """Return level, name, code and place of the elements that lines above a table name, from the highest level down.

    A form names program, kegiatan and sub kegiatan with their codes anywhere above ("Program : 7.01.01 …"); a tujuan or
    sasaran stands right above its table. Of two lines for one level the nearer one counts.
    """
    found: dict[str, tuple[str, Label | None, Source]] = {}
    for distance, line in enumerate(reversed(lines)):
        text = one_line(line.text)
        if (match := _FORM_LINE.match(text)) and (code := _CODE_BEFORE.match(text[match.end() :])):
            name = text[match.end() + code.end() :]
            found.setdefault(_level_of_word(match[1]), (name, Label(code[1], line.source), line.source))
        elif distance < GOAL_DISTANCE and names_goal(text) and (heading := heading_name(text)):
            found.setdefault(heading.level, (heading.name, None, line.source))
    return [(level, *found[level]) for level in sorted(found, key=level_rank)]


def level_by_name(column: str, text: str, code: Label | None, level_of: CodeLevel | None = None) -> LevelledName:
    """Return the level of a name in a column of elements, as far as the column, the code or a word tells it.

    `level_of` says what the codes of the table stand for; without it a code is one of the national nomenclature.
    """
    if match := _LEVEL_IN_BRACKETS.match(text):
        return LevelledName(LEVEL_WORDS[match[1].lower()], text[match.end() :], False)
    if column == "tujuan_sasaran":
        return _tujuan_or_sasaran(text, code)
    if column == "by_code":
        return _level_by_code(text, code, (level_of or level_of_code)(code.text) if code else None)
    return LevelledName(column, without_goal_word(text) if column in ("tujuan", "sasaran") else text, False)


def without_goal_word(text: str) -> str:
    """Return the name of a tujuan or sasaran without its level: "Sasaran 1: …", "… (Sasaran 1)"."""
    return _GOAL_WORD_AFTER.sub("", _GOAL_WORD.sub("", text))


def _tujuan_or_sasaran(text: str, code: Label | None) -> LevelledName:
    if code and (match := _GOAL_CODE.match(code.text)):
        return LevelledName("tujuan" if match[1] in "Tt" else "sasaran", without_goal_word(text), False)
    if match := _GOAL_WORD.match(text) or _GOAL_WORD_AFTER.search(text):
        return LevelledName(match[1].lower(), without_goal_word(text), False)
    # Sasaran are conditions ("Meningkatnya …"), tujuan are intentions ("Mewujudkan …").
    return LevelledName("tujuan" if re.match(r"me\w+kan\b", text, re.I) else "sasaran", text, True)


def _level_by_code(text: str, code: Label | None, level_of_its_code: str | None) -> LevelledName:
    if level_of_its_code is None and is_urusan(text):
        return LevelledName("urusan", text, True)
    if level_of_its_code:
        return LevelledName(level_of_its_code, text, False)
    if code is None and names_goal(text) and (heading := heading_name(text)):
        return replace(heading, is_assumed=False)
    level = level_word(text)
    return LevelledName(level or "unknown", text, True)


def level_of_code(code: str) -> str | None:
    """Return the level that the number of parts of a code tells."""
    parts = [part for part in re.split(r"[.,\s]+", code) if part]
    if len(parts) in (1, 2):
        return "urusan"
    if len(parts) in (6, 7) and len(parts[2]) == 1:  # 1.02.1.02.01.16.05: Permendagri 13/2006, until 2020
        return "program" if len(parts) == 6 else "kegiatan"
    if len(parts) == 4 and len(parts[-1]) == 1:
        return None  # 7.01.06.2 is no whole code: the kegiatan are 7.01.06.2.01 and so on
    return _LEVELS_BY_PARTS.get(len(parts))


def unbroken_code(code: str) -> str:
    """Return a code without the spaces at which its column breaks it: 7.01.0 1; those between its parts are dots: 7 01 01 2.01."""
    joined = code.replace(" ", "")
    is_one = _CODE.fullmatch(joined) or (_LONG_BEGINNING.match(code) and _CODE.fullmatch(joined[1:]))
    return joined if is_one else re.sub(r"[ .]+", ".", code)
