"""Show a stored value of a spreadsheet as its number format does.

A value and the code of its format go in; the text that an Indonesian reader sees comes out, with the number that it stands for. What a
cell shows is what gets signed. Formats that cannot be followed show the value as it is. Never calculates.
"""

from __future__ import annotations

import datetime
import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from cascade.text.memo import memoized

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>[_*].)|(?P<end>;)|(?P<percent>%)|(?P<text>@)'
    r"|\[(?P<condition>[<>=][^\]]*)\]|\[(?P<bracket>[^\]]*)\]|(?P<general>General)"
    r"|(?P<date>y+|m+|d+|h+|s+|AM/PM|A/P)"
    r"|(?P<digits>[#?0][#?0,]*(?:\.[#?0]*)?,*|\.[#?0]+)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_ENGLISH = re.compile(r"\[\$[^\]-]*-(?:en\b|[0-9A-F]*09\b)", re.IGNORECASE)  # [$-409] is en-US
_COMMA_FOR_POINT = str.maketrans(".,", ",.")
_SYSTEM_DATES = {  # Excel shows these by the region of the computer, not as they are written
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "dd mmmm yyyy",
}
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_Section = tuple[tuple[str, str], ...]


def shown_value(value: object, code: str) -> tuple[str, Decimal | None]:
    """Return what a number format prints, and the number that a reader takes from it."""
    match value:
        case None:
            return "", None
        case bool():
            return ("BENAR" if value else "SALAH"), None
        case float() if not math.isfinite(value):
            return str(value), None
        case Decimal():
            return show_number(value, code)
        case int() | float():
            return show_number(Decimal(repr(value)), code)
        case datetime.datetime():
            return _date(value, code), None
        case datetime.date():
            return _date(datetime.datetime.combine(value, datetime.time()), code), None
        case datetime.time():
            return _date(datetime.datetime.combine(datetime.date(1900, 1, 1), value), code), None
    return _text(str(value), code), None


@memoized
def _sections(code: str) -> tuple[_Section, ...]:
    """Split a number format into its sections, and these into (kind, text)."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append((kind, match[kind]))
    return tuple(tuple(section) for section in sections)


def _literal(kind: str, text: str) -> str:
    if kind == "bracket":  # [$Rp-421] prints Rp, [Red] nothing
        return text[1:].partition("-")[0] if text.startswith("$") else ""
    return " " if kind == "space" else text


def _text(value: str, code: str) -> str:
    sections = _sections(code)
    if len(sections) < 4 and ("text", "@") not in sections[-1]:
        return value
    return "".join(value if kind == "text" else _literal(kind, text) for kind, text in sections[:4][-1])


def show_number(value: Decimal, code: str) -> tuple[str, Decimal]:
    """Return what a number format prints of a number, and the number that a reader takes from it."""
    sections = [section for section in _sections(code)[:3] if ("text", "@") not in section]
    if not sections or not all(map(_is_plain, sections)) or not abs(value) < Decimal("1e300"):
        sections = list(_sections("General"))
    index = 0 if value > 0 else 1 if value < 0 else 2
    section = sections[index] if index < len(sections) else sections[0]
    text, number = _print(abs(value), section, english=bool(_ENGLISH.search(code)))
    sign = "-" if value < 0 and number and section is sections[0] else ""
    return sign + " ".join(text.split()), number.copy_sign(value)


def _is_plain(section: _Section) -> bool:
    """Neither conditional nor with several groups of digits, as in fractions and exponents."""
    kinds = [kind for kind, _ in section]
    return "condition" not in kinds and kinds.count("digits") + kinds.count("general") <= 1


def _print(value: Decimal, section: _Section, english: bool) -> tuple[str, Decimal]:
    shift = 2 * sum(kind == "percent" for kind, _ in section)
    number = Decimal(0)
    printed = []
    for kind, text in section:
        if kind in ("digits", "general"):
            scaled = value.scaleb(shift)
            digits, number = _digits(scaled, text) if kind == "digits" else _general(scaled)
            printed.append(digits if english else digits.translate(_COMMA_FOR_POINT))
        else:
            printed.append(_literal(kind, text))
    return "".join(printed), number.scaleb(-shift)


def _digits(value: Decimal, pattern: str) -> tuple[str, Decimal]:
    """Print by digit placeholders; each comma at the end hides three digits."""
    whole, point, fraction = pattern.rstrip(",").partition(".")
    shift = 3 * (len(pattern) - len(pattern.rstrip(",")))
    unit = Decimal(1).scaleb(-len(fraction))
    number = value.scaleb(-shift).quantize(unit, ROUND_HALF_UP, Context(prec=400))
    left, _, right = format(number, ",f" if "," in whole else "f").partition(".")
    if left == "0":
        left = ""
    while right.endswith("0") and fraction[len(right) - 1] != "0":
        right = right[:-1]
    return left.zfill(whole.count("0")) + point + right, number.scaleb(shift)


def _general(value: Decimal) -> tuple[str, Decimal]:
    """Print at most 10 significant digits and 10 decimals, and whole numbers in full."""
    places = max(0, min(10, 9 - value.adjusted()))
    enough = Context(prec=max(30, value.adjusted() + 12))
    number = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, enough)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if places else text, number


def _date(value: datetime.datetime, code: str) -> str:
    section = _sections(_SYSTEM_DATES.get(code, code))[0]
    fields = [text.lower() for kind, text in section if kind == "date"]
    english = bool(_ENGLISH.search(code))
    half_day = "am/pm" in fields or "a/p" in fields
    printed = []
    index = 0
    for kind, text in section:
        if kind != "date":
            printed.append(_literal(kind, text))
            continue
        around = fields[index - 1][0] if index else "", fields[index + 1][0] if index + 1 < len(fields) else ""
        is_minute = fields[index][0] == "m" and (around[0] == "h" or around[1] == "s")
        printed.append(_field(value, "n" * len(text) if is_minute else fields[index], english, half_day))
        index += 1
    return "".join(printed)


def _field(value: datetime.datetime, field: str, english: bool, half_day: bool) -> str:
    """Print one field of a date; `n` is the minute."""
    months, days = (_MONTHS_EN, _DAYS_EN) if english else (_MONTHS, _DAYS)
    month, day = months[value.month - 1], days[value.weekday()]
    width = len(field)
    match field[0]:
        case "y":
            return f"{value.year:04}" if width > 2 else f"{value.year % 100:02}"
        case "m" if width > 2:
            return month[:3] if width == 3 else month[:1] if width == 5 else month
        case "d" if width > 2:
            return day[:3] if width == 3 else day
        case "a":
            return "AM" if value.hour < 12 else "PM"
    hour = (value.hour - 1) % 12 + 1 if half_day else value.hour
    numbers = {"m": value.month, "d": value.day, "h": hour, "n": value.minute, "s": value.second}
    return str(numbers[field[0]]).zfill(min(width, 2))
