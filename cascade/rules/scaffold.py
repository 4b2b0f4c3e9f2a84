"""Write the first text of a new rule.

A code, a title, the reviewer's own words and what is to be checked go in; the text of a rule comes out that loads
and passes its examples, to be edited. Knows no documents.
"""

from __future__ import annotations

import json
from collections.abc import Container

from cascade.model.i18n import LocalizedText

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
assert: x.target > 0
message:
  id: "Target “{x.name}” adalah {x.target}."
  en: "The target of “{x.name}” is {x.target}."
fix: {id: Isi target yang benar., en: Enter the right target.}
examples:
  - title: target nol
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: "0"}]}
    expect: {fail: 1}
  - title: target terisi
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: "5"}]}
    expect: {pass: 1}
  - title: target kosong
    given: {perjanjian_kinerja: [{name: Jumlah dokumen, unit: dokumen, target: ""}]}
    expect: {not_applicable: 1}
""",
    "triwulan": """\
select:
  aksi: indicator of rencana_aksi
needs: [rencana_aksi]
when: aksi.level == "sub_kegiatan" and count(aksi.filled_quarters) > 0
assert: 1 in aksi.filled_quarters
message:
  id: "“{aksi.name}” tidak bertarget pada TR I; triwulannya {aksi.quarters}."
  en: "“{aksi.name}” has no target in TR I; its quarters are {aksi.quarters}."
fix: {id: Isi target TR I., en: Fill in TR I.}
examples:
  - title: TR I kosong
    given: {rencana_aksi: [{name: Jumlah laporan, level: sub_kegiatan, unit: laporan, quarters: ["-", "4", "4", "4"]}]}
    expect: {fail: 1}
  - title: TR I terisi
    given: {rencana_aksi: [{name: Jumlah laporan, level: sub_kegiatan, unit: laporan, quarters: ["3", "3", "3", "3"]}]}
    expect: {pass: 1}
  - title: bukan sub kegiatan
    given: {rencana_aksi: [{name: Indeks Kepuasan Masyarakat, level: sasaran, quarters: ["-", "-", "-", "84"]}]}
    expect: {not_applicable: 1}
""",
    "banding": """\
select:
  pk: indicator of perjanjian_kinerja
  lain: pk linked to renja
needs: [perjanjian_kinerja, renja]
when: pk.target is not None and lain.target is not None
assert: pk.target == lain.target
message:
  id: "Target {pk.target} di Perjanjian Kinerja, {lain.target} di Renja."
  en: "The target is {pk.target} in the Perjanjian Kinerja, {lain.target} in the Renja."
fix: {id: Samakan kedua target., en: Make both targets equal.}
examples:
  - title: berbeda
    given:
      perjanjian_kinerja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      renja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "75"}]
    expect: {fail: 1}
  - title: sama
    given:
      perjanjian_kinerja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      renja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76,0"}]
    expect: {pass: 1}
  - title: kosong di Renja
    given:
      perjanjian_kinerja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: "76"}]
      renja: [{name: Nilai SAKIP Kecamatan, level: sasaran, target: ""}]
    expect: {not_applicable: 1}
""",
    "nama": """\
select:
  x: indicator of perjanjian_kinerja, rencana_aksi
needs: [perjanjian_kinerja or rencana_aksi]
when: x.level in ("tujuan", "sasaran")
assert: not mentions(x.name, "dll", "dsb")
message:
  id: "Nama indikator “{x.name}” tidak pasti: dll, dsb."
  en: "The name “{x.name}” is vague: dll, dsb."
fix: {id: Sebut semuanya., en: Name all of it.}
examples:
  - title: dll
    given: {perjanjian_kinerja: [{name: Persentase jalan dll yang terawat, level: sasaran, target: "80"}]}
    expect: {fail: 1}
  - title: pasti
    given: {perjanjian_kinerja: [{name: Persentase jalan yang terawat, level: sasaran, target: "80"}]}
    expect: {pass: 1}
  - title: bukan sasaran
    given: {rencana_aksi: [{name: Jumlah alat tulis dll, level: sub_kegiatan, quarters: ["1", "1", "1", "1"]}]}
    expect: {not_applicable: 1}
""",
    "unsur": """\
select:
  x: element of renstra
needs: [renstra]
when: x.level_is_known and x.level == "sasaran"
assert: not mentions(x.name, "melaksanakan")
message:
  id: "Sasaran “{x.name}” berupa kegiatan."
  en: "The sasaran “{x.name}” is an activity."
fix: {id: Rumuskan kondisi yang dicapai., en: Word the condition that is reached.}
examples:
  - title: kegiatan
    given: {renstra: {elements: [{name: Melaksanakan pembinaan desa, level: sasaran}]}}
    expect: {fail: 1}
  - title: kondisi
    given: {renstra: {elements: [{name: Meningkatnya kemandirian desa, level: sasaran}]}}
    expect: {pass: 1}
  - title: program
    given: {renstra: {elements: [{name: Program Pemberdayaan Desa, level: program}]}}
    expect: {not_applicable: 1}
""",
    "dokumen": """\
select:
  d: document of perjanjian_kinerja
needs: [perjanjian_kinerja]
when: d.signed is not None
assert: month(d.signed) <= 2
message:
  id: "{d.name} ditandatangani {d.signed}."
  en: "The {d.name} was signed {d.signed}."
fix: {id: Periksa tanggalnya., en: Check the date.}
examples:
  - title: terlambat
    given: {perjanjian_kinerja: {year: 2025, signed: 2025-05-02, indicators: []}}
    expect: {fail: 1}
  - title: tepat waktu
    given: {perjanjian_kinerja: {year: 2025, signed: 2025-01-10, indicators: []}}
    expect: {pass: 1}
  - title: belum ditandatangani
    given: {perjanjian_kinerja: {year: 2025, indicators: []}}
    expect: {not_applicable: 1}
""",
}


def free_code(about: str, taken: Container[str]) -> str:
    """Return the first code from FIRST_OWN_CODE that no rule has; shipped rules stay below."""
    letters = _CODE_LETTERS[about]
    return next((code for n in range(FIRST_OWN_CODE, 100) if (code := f"{letters}-{n}") not in taken), f"{letters}-89")


def skeleton(code: str, title: str, note: str = "", about: str = "target") -> str:
    """Return the text of a rule on one of `KINDS`, with the reviewer's note as its basis."""
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
    return f"{head}note: {{id: {quoted['note']}}}\n{_BODIES[about]}"
