"""Write the first text of a new rule.

A code, a title, the reviewer's own words and what is to be checked go in; the text of a rule comes out that loads
and passes its examples, to be edited. Its condition follows the words where they name a quarter, a limit, documents, a
level, a month or words in quotation marks. Knows no documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from string import Template

from cascade.model import KIND_NAMES
from cascade.model.i18n import MONTHS, LocalizedText

KINDS: dict[str, LocalizedText] = {
    "target": LocalizedText("target indikator satu dokumen", "the target of an indicator in one document"),
    "triwulan": LocalizedText("triwulan Rencana Aksi", "the quarters of the Rencana Aksi"),
    "banding": LocalizedText("dua dokumen: indikator yang sama", "two documents: the same indicator"),
    "nama": LocalizedText("nama indikator: kata, ejaan", "the name of an indicator: words, spelling"),
    "unsur": LocalizedText("sasaran, program atau kegiatan", "a sasaran, program or kegiatan"),
    "dokumen": LocalizedText("dokumen: tanggal, pejabat", "a document: its date, its officials"),
}
FIRST_OWN_CODE = 90
_CODE_LETTERS = {"target": "PLF", "triwulan": "TRI", "banding": "PLF", "nama": "NOM", "unsur": "MUT", "dokumen": "KAL"}
_BODIES = {
    "target": """\
select:
  x: indicator of perjanjian_kinerja
needs: [perjanjian_kinerja]
when: x.target is not None
assert: x.target $limit
message:
  id: "Target “{x.name}” adalah {x.target}."
  en: "The target of “{x.name}” is {x.target}."
fix: {id: Isi target yang benar., en: Enter the right target.}
examples:
  - title: target $wrong
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: "$wrong"}]}
    expect: {fail: 1}
  - title: target $right
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: "$right"}]}
    expect: {pass: 1}
  - title: target kosong
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: ""}]}
    expect: {not_applicable: 1}
""",
    "terisi": """\
select:
  x: indicator of perjanjian_kinerja
needs: [perjanjian_kinerja]
when: x.has_target_column
assert: x.target is not None
message: {id: "Target “{x.name}” kosong.", en: "The target of “{x.name}” is blank."}
fix: {id: Isi targetnya., en: Enter the target.}
examples:
  - title: target kosong
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: ""}]}
    expect: {fail: 1}
  - title: target terisi
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: "5"}]}
    expect: {pass: 1}
  - title: tanpa kolom target
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen}]}
    expect: {not_applicable: 1}
""",
    "triwulan": """\
select:
  aksi: indicator of rencana_aksi
needs: [rencana_aksi]
when: aksi.level == "sub_kegiatan" and count(aksi.filled_quarters) > 0
assert: $quarters
message:
  id: "“{aksi.name}” tidak bertarget pada $which; triwulannya {aksi.quarters}."
  en: "“{aksi.name}” has no target in $which_en; its quarters are {aksi.quarters}."
fix: {id: Isi target $which., en: Fill in $which_en.}
examples:
  - title: $which kosong
    given: {rencana_aksi: [{name: Jumlah laporan, level: sub_kegiatan, unit: laporan, quarters: $blank}]}
    expect: {fail: 1}
  - title: $which terisi
    given: {rencana_aksi: [{name: Jumlah laporan, level: sub_kegiatan, unit: laporan, quarters: ["3", "3", "3", "3"]}]}
    expect: {pass: 1}
  - title: bukan sub kegiatan
    given: {rencana_aksi: [{name: Indeks Kepuasan Masyarakat, level: sasaran, quarters: ["-", "-", "-", "84"]}]}
    expect: {not_applicable: 1}
""",
    "banding": """\
select:
  satu: indicator of $one
  lain: satu linked to $other
needs: [$one, $other]
when: satu.target is not None and $there is not None
assert: satu.target == $there
message:
  id: "Target {satu.target} di $one_name, {$there} di $other_name."
  en: "The target is {satu.target} in the $one_name, {$there} in the $other_name."
fix: {id: Samakan kedua target., en: Make both targets equal.}
examples:
  - title: berbeda
    given:
      $one: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      $other: [{name: Nilai SAKIP Kecamatan, level: sasaran, $different}]
    expect: {fail: 1}
  - title: sama
    given:
      $one: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      $other: [{name: Nilai SAKIP Kecamatan, level: sasaran, $same}]
    expect: {pass: 1}
  - title: kosong di $other_name
    given:
      $one: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      $other: [{name: Nilai SAKIP Kecamatan, level: sasaran, $blank}]
    expect: {not_applicable: 1}
""",
    "nama": """\
select:
  x: indicator of perjanjian_kinerja, rencana_aksi
needs: [perjanjian_kinerja or rencana_aksi]
when: x.level in ("tujuan", "sasaran")
assert: not mentions(x.name, $words)
message:
  id: "Nama indikator “{x.name}” memuat $said."
  en: "The name “{x.name}” holds $said."
fix: {id: Ubah nama indikatornya., en: Change the name of the indicator.}
examples:
  - title: $word
    given: {perjanjian_kinerja: [{name: Persentase jalan $word yang terawat, level: sasaran, target: "80"}]}
    expect: {fail: 1}
  - title: tanpa kata itu
    given: {perjanjian_kinerja: [{name: Persentase jalan yang terawat, level: sasaran, target: "80"}]}
    expect: {pass: 1}
  - title: bukan sasaran
    given: {rencana_aksi: [{name: Jumlah alat tulis $word, level: sub_kegiatan, quarters: ["1", "1", "1", "1"]}]}
    expect: {not_applicable: 1}
""",
    "unsur": """\
select:
  x: element of renstra
needs: [renstra]
when: x.level_is_known and x.level == "$level_name"
assert: not mentions(x.name, $words)
message:
  id: "“{x.name}” ({x.level}) memuat $said."
  en: "“{x.name}” ({x.level}) holds $said."
fix: {id: Rumuskan kembali., en: Word it anew.}
examples:
  - title: $word
    given: {renstra: {elements: [{name: $word pembinaan desa, level: $level}]}}
    expect: {fail: 1}
  - title: tanpa kata itu
    given: {renstra: {elements: [{name: Meningkatnya kemandirian desa, level: $level}]}}
    expect: {pass: 1}
  - title: bukan $level_name
    given: {renstra: {elements: [{name: $word pembinaan desa, level: $another}]}}
    expect: {not_applicable: 1}
""",
    "dokumen": """\
select:
  d: document of $kind
needs: [$kind]
when: d.signed is not None
assert: month(d.signed) <= $month
message:
  id: "{d.name} ditandatangani {d.signed}."
  en: "The {d.name} was signed {d.signed}."
fix: {id: Periksa tanggalnya., en: Check the date.}
examples:
  - title: terlambat
    given: {$kind: {year: 2025, signed: $late, indicators: []}}
    expect: {fail: 1}
  - title: tepat waktu
    given: {$kind: {year: 2025, signed: 2025-01-10, indicators: []}}
    expect: {pass: 1}
  - title: belum ditandatangani
    given: {$kind: {year: 2025, indicators: []}}
    expect: {not_applicable: 1}
""",
}


def free_code(about: str, taken: Container[str]) -> str:
    """Return the first code from FIRST_OWN_CODE that no rule has; shipped rules stay below."""
    letters = _CODE_LETTERS[about]
    return next((code for n in range(FIRST_OWN_CODE, 100) if (code := f"{letters}-{n}") not in taken), f"{letters}-89")


def skeleton(code: str, title: str, note: str = "", about: str = "target", *, fits: bool = True) -> str:
    """Return the text of a rule on one of `KINDS`, with the reviewer's note as its basis and a condition that `fits` it."""
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in (("title", title), ("note", note or title))}
    head = f"""\
code: {code}
title: {{id: {quoted["title"]}}}
kind: other
severity: warning
status: coba
basis:
  - {{instrument: Catatan reviu, part: {quoted["note"]}, verified: false}}
"""
    words = f"{note}\n{title}" if fits else ""
    body = "terisi" if about == "target" and _BLANK.search(words) and not _LIMIT.search(words) else about
    printed = quoted["note"].replace("{", "{{").replace("}", "}}")  # braces hold values in what a rule says
    return f"{head}note: {{id: {printed}}}\n{Template(_BODIES[body]).safe_substitute(_answers(about, words))}"


_BLANK = re.compile(r"\b(kosong|terisi|diisi|mengisi|blank|empty|filled)\b", re.I)
_LIMIT = re.compile(
    r"(?P<most>maksimal|paling (?:banyak|tinggi|besar)|at most)|(?P<least>minimal|paling (?:sedikit|rendah|kecil)|at least)"
    r"|(?P<more>lebih dari|melebihi|di atas|above|more than)|(?P<less>kurang dari|di bawah|below|less than)",
    re.I,
)
_NUMBER = re.compile(r"\s*(\d{1,9})(?![\d.,]*\d)")
_NOT = re.compile(r"\b(tidak|jangan|bukan|dilarang|not|never)\b", re.I)
_QUARTER = r"(?:triwulan|tw|tr|kuartal|quarter|q)"
_ONE_QUARTER = re.compile(rf"\b{_QUARTER}[ .]*(iv|iii|ii|i|[1-4])\b", re.I)
_EVERY_QUARTER = re.compile(rf"\b(?:semua|setiap|tiap|seluruh|all|every|each)\s+{_QUARTER}", re.I)
_ROMAN = ("I", "II", "III", "IV")
_QUOTED = re.compile(r"[“\"‘']([A-Za-zÀ-ÿ][\w -]{0,38}\w)[”\"’']")
_LEVEL = re.compile(r"\b(sub[ _]kegiatan|tujuan|sasaran|program|kegiatan)\b", re.I)
_KINDS = re.compile(r"\b(renstra|renja|perjanjian kinerja|pk|rencana aksi)\b", re.I)
_MONTH = re.compile(rf"\b(sebelum\s+|before\s+)?({'|'.join(f'{m.id}|{m.en}' for m in MONTHS)})\b", re.I)


def _answers(about: str, words: str) -> dict[str, str]:
    """Return what the condition and the examples of a rule on one of `KINDS` take from the words of the reviewer."""
    if about == "target":
        return _limit(words)
    if about == "triwulan":
        return _quarters(words)
    if about == "banding":
        return _documents(words)
    if about == "dokumen":
        return _day(words)
    quoted = list(dict.fromkeys(_QUOTED.findall(words))) or {"nama": ["dll", "dsb"]}.get(about, ["melaksanakan"])
    level = found[1].lower().replace(" ", "_") if (found := _LEVEL.search(words)) else "sasaran"
    return {
        "words": ", ".join(f'"{word}"' for word in quoted), "said": ", ".join(f"“{word}”" for word in quoted).replace('"', ""),
        "word": quoted[0], "level": level, "level_name": level.replace("_", " "), "another": "sasaran" if level == "program" else "program",
    }  # fmt: skip


def _limit(words: str) -> dict[str, str]:
    found = _LIMIT.search(words)
    number = _NUMBER.match(words, found.end()) if found else None
    sign, limit = ">", 0
    if found and number:
        sign, limit = {"most": "<=", "least": ">=", "more": ">", "less": "<"}[str(found.lastgroup)], int(number[1])
        if _NOT.search(words[: found.start()]):
            sign = {">": "<=", "<": ">="}.get(sign, sign)
    right, wrong = {">": (1, 0), ">=": (0, -1), "<=": (0, 1), "<": (-1, 0)}[sign]
    return {"limit": f"{sign} {limit}", "right": str(limit + right), "wrong": str(limit + wrong)}


def _quarters(words: str) -> dict[str, str]:
    if _EVERY_QUARTER.search(words):
        which, which_en, condition, blank = "semua triwulan", "every quarter", "count(aksi.filled_quarters) == 4", 4
    else:
        said = found[1].upper() if (found := _ONE_QUARTER.search(words)) else "I"
        blank = int(said) if said.isdigit() else _ROMAN.index(said) + 1
        which = which_en = f"TR {_ROMAN[blank - 1]}"
        condition = f"{blank} in aksi.filled_quarters"
    printed = json.dumps(["-" if number == blank else "4" for number in range(1, 5)])
    return {"quarters": condition, "which": which, "which_en": which_en, "blank": printed}


def _kinds(words: str) -> list[str]:
    """Return the kinds of documents that words name, in their order."""
    named = [found.lower() for found in _KINDS.findall(words)]
    return list(dict.fromkeys({"pk": "perjanjian_kinerja"}.get(name, name.replace(" ", "_")) for name in named))


def _documents(words: str) -> dict[str, str]:
    named = _kinds(words)
    one, other = named[:2] if len(named) > 1 else ("perjanjian_kinerja", "renja")
    if one == "renstra":  # a target of each year: that of the other document's is compared
        one, other = other, one
    of_years = other == "renstra"

    def target(value: str) -> str:
        return f'targets: {{2025: "{value}"}}' if of_years else f'target: "{value}"'

    return {
        "one": one, "other": other, "one_name": KIND_NAMES[one], "other_name": KIND_NAMES[other],
        "there": "lain.targets[satu.year]" if of_years else "lain.target",
        "different": target("75"), "same": target("76,0"), "blank": target(""),
    }  # fmt: skip


def _day(words: str) -> dict[str, str]:
    kind = next((kind for kind in _kinds(words) if kind != "renstra"), "perjanjian_kinerja")
    month = 2
    if found := _MONTH.search(words):
        said = next(n for n, name in enumerate(MONTHS, 1) if found[2].lower() in (name.id.lower(), name.en.lower()))
        month = said - 1 if found[1] else said
    month = month if 0 < month < len(MONTHS) else 2
    return {"kind": kind, "month": str(month), "late": f"2025-{month + 1:02}-02"}
