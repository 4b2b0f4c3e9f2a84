"""What does the Catatan Hasil Reviu say?

The note of a review as plain texts, lists and numbers in one language: what the DOCX and PDF templates lay out, and
what a region's own template may use. The keys are Indonesian, as the people who write templates are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cascade.model import (
    KIND_NAMES,
    LINK_NAMES,
    PHASE_NAMES,
    SEVERITIES,
    SEVERITY_NAMES,
    STATE_NAMES,
    Basis,
    Finding,
    Link,
    Severity,
    Verdict,
)
from cascade.model.i18n import Language, LocalizedText, same, written_date, written_number
from cascade.reports.papers.workpapers import (
    CONCLUSION_NAMES,
    STATUS_NAMES,
    UNVERIFIED,
    Aspect,
    Conclusion,
    Workpapers,
    counted,
    criterion,
    each_once,
    proof,
)
from cascade.reports.report import Report
from cascade.rules.manual_checks import ManualCheck
from cascade.text.printable import one_line, printable

MOST_PROOF = 10  # lines of values beside one finding
SHA_LINE = 32  # characters; half a hash, so that it fits a column


def review_note(report: Report, language: Language) -> dict[str, Any]:
    """Return everything that the note says, by the names that templates use."""
    said = _said(_Note(report).content(), language)
    assert isinstance(said, dict)
    return said


def _said(value: Any, language: Language) -> Any:
    """Say every phrase in one language, without the control characters that a document may hold."""
    if isinstance(value, LocalizedText):
        value = value.say(language)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _said(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_said(item, language) for item in value]
    return value


class _Note:
    """The content of the note, part by part."""

    def __init__(self, report: Report):
        self.report = report
        self.papers = Workpapers(report)

    def content(self) -> dict[str, Any]:
        """Return the note; the phrases in it are not said yet."""
        report = self.report
        return {
            "teks": TEXTS,
            "perangkat_daerah": same(self.papers.opd or "–"),
            "tahun": same(self.papers.years or "–"),
            "tanggal": written_date(report.created),
            "alat": same(f"cascade {report.version}"),
            "dokumen": [*self._documents()],
            "dokumen_tidak_ada": [same(KIND_NAMES[kind]) for kind in report.missing_kinds],
            "dasar": [*self._bases()],
            "metode": [*self._method()],
            "batas": [*self._limits()],
            "simpulan": self._conclusion(),
            "jumlah": {_COUNT_KEYS[s]: written_number(report.count(s)) for s in SEVERITIES},
            "aspek": [self._aspect(number, aspect) for number, aspect in enumerate(self.papers.aspects, 1)],
            "pertanyaan": [*self._questions()],
            "dikecualikan": [
                {
                    "pokok": one_line(each.finding.subject),
                    "kondisi": each.finding.message,
                    "alasan": each.reason,
                    "oleh": each.by or "–",
                }
                for each in report.waived
            ],
            "tautan": [self._link(number, link) for number, link in enumerate(self._doubtful, 1)],
            "cakupan": [*self._coverage()],
            "tidak_terbaca": [*self._unread()],
            "periksa_manual": [*BY_HAND, *(_by_hand(check) for check in self.papers.report.manual)],
        }

    def _documents(self) -> Iterator[dict[str, Any]]:
        for number, document in enumerate(self.papers.documents, 1):
            yield {
                "no": written_number(number),
                "nama": document.name,
                "versi": PHASE_NAMES[document.edition]
                if document.phase
                else LocalizedText("murni (tidak disebut)", "original (not stated)"),
                "berkas": document.file,
                "ditandatangani": written_date(document.signed.value) if document.signed else "–",
                "indikator": written_number(len(document.indicators)),
                "sha256": document.sha256,
                "sha256_baris": f"{document.sha256[:SHA_LINE]}\n{document.sha256[SHA_LINE:]}".strip(),
            }

    def _bases(self) -> Iterator[dict[str, Any]]:
        """The instruments behind the rules, each once; verified where some part of it was read."""
        cited: dict[str, list[Basis]] = {}
        for bases in self.papers.basis.values():
            for basis in bases:
                cited.setdefault(basis.instrument, []).append(basis)
        for instrument, found in sorted(cited.items()):
            verified = any(basis.verified for basis in found)
            yield {"nama": instrument, "terverifikasi": verified, "tanda": same("") if verified else UNVERIFIED}

    def _method(self) -> Iterator[LocalizedText]:
        yield LocalizedText(
            "Dokumen yang disampaikan dibaca dan dibandingkan satu dengan yang lain dengan bantuan aplikasi {v}: indikator yang sama ditautkan menurut namanya, lalu setiap indikator, unsur dan dokumen dinilai dengan {n}.",
            "The documents supplied were read and compared with each other with the help of {v}: the same indicators were linked by their names, then each indicator, element and document was judged by {n}.",
        ).format(
            v=f"cascade {self.report.version}",
            n=counted(len(self.report.coverage), "aturan tertulis", "written rule", "written rules"),
        )
        yield LocalizedText(
            "Setiap temuan menyebut nilai yang tercetak beserta berkas dan tempatnya, sehingga dapat diperiksa kembali oleh siapa pun.",
            "Each finding cites the printed values with file and place, so that anybody can check it.",
        )
        verdicts = Counter(link.verdict for link in self.report.links)
        if verdicts:
            listed = LocalizedText(
                "; ".join(f"{written_number(n).id} {LINK_NAMES[v].id}" for v, n in verdicts.items()),
                "; ".join(f"{written_number(n).en} {LINK_NAMES[v].en}" for v, n in verdicts.items()),
            )
            yield LocalizedText(
                "Tautan indikator antardokumen: {l}.", "Links of indicators between documents: {l}."
            ).format(l=listed)
        yield _POLICIES[self.report.policy.target_policy]

    def _limits(self) -> Iterator[LocalizedText]:
        yield LIMITED
        missing = self.report.missing_kinds
        if missing:
            names = ", ".join(KIND_NAMES[kind] for kind in missing)
            yield LocalizedText(
                "Tidak disampaikan: {m}. Aturan yang membutuhkannya tidak dinilai.",
                "Not supplied: {m}. Rules that need them were not judged.",
            ).format(m=names)
        graves = sum(problem.severity == "error" for problem in self.report.problems)
        unread = _some(
            (graves, LocalizedText("masalah pada berkas", "problem of the files"), "problems of the files"),
            (
                len(self.report.not_understood),
                LocalizedText("sel atau tabel yang tidak dipahami", "cell or table not understood"),
                "cells or tables not understood",
            ),
        )
        if unread.id:
            yield LocalizedText(
                "Tidak terbaca: {u}. Semuanya tercantum dalam lampiran dan perlu diperiksa dengan tangan.",
                "Not read: {u}. All are listed in the annex and need a look by hand.",
            ).format(u=unread)
        unjudged = sum(len(aspect.unjudged) for aspect in self.papers.aspects)
        partial = sum(len(aspect.partial) for aspect in self.papers.aspects)
        skipped = _some(
            (unjudged, LocalizedText("aturan sama sekali", "rule at all"), "rules at all"),
            (partial, LocalizedText("aturan pada sebagian hal", "rule on some subjects"), "rules on some subjects"),
        )
        if skipped.id:
            yield LocalizedText(
                "Tidak dapat dinilai: {u} (lihat lampiran). Yang tidak dinilai belum tentu sesuai.",
                "Could not be judged: {u} (see the annex). What was not judged is not thereby in order.",
            ).format(u=skipped)
        waiting = sum(not link.is_settled for link in self.report.links)
        if waiting:
            yield LocalizedText(
                "Masih menunggu konfirmasi: {n}. Tidak ada kesalahan yang didasarkan pada tautan tersebut.",
                "Awaiting confirmation: {n}. No error rests on them.",
            ).format(n=counted(waiting, "tautan indikator", "link between indicators", "links between indicators"))
        if trial := len(self.report.trial):
            yield LocalizedText(
                "{n} tidak dimuat di sini; lihat kertas kerja.", "{n} are left out here; see the working papers."
            ).format(
                n=counted(
                    trial, "temuan aturan yang masih dicoba", "finding of rules on trial", "findings of rules on trial"
                )
            )
        if any(not basis["terverifikasi"] for basis in self._bases()):
            yield LocalizedText(
                "Dasar yang bertanda [belum diverifikasi] belum dicocokkan dengan naskah peraturannya.",
                "A basis marked [not verified] has not been compared with the text of the regulation.",
            )
        yield LocalizedText(
            "Sebab dan akibat tidak dapat diketahui dari dokumen saja dan tidak disimpulkan di sini.",
            "Cause and effect cannot be known from the documents alone and are not concluded here.",
        )

    def _conclusion(self) -> list[LocalizedText]:
        """The conclusion on the whole, of limited assurance."""
        aspects = self.papers.aspects
        by = {c: [a for a in aspects if a.conclusion == c] for c in CONCLUSION_NAMES}
        counts = each_once(
            (
                LocalizedText(f"{len(by[c])} {name.id}", f"{len(by[c])} {name.en}")
                for c, name in CONCLUSION_NAMES.items()
            ),
            ", ",
        )
        said = [
            *([self.report.headline] if self.report.headline else []),
            LocalizedText("Dari {n} yang direviu: {c}.", "Of {n} reviewed: {c}.").format(
                n=counted(len(aspects), "aspek", "aspect", "aspects"), c=counts
            ),
        ]
        for conclusion, sentence in _ON_ASPECTS.items():
            names = [aspect.name for aspect in by[conclusion]]
            if names:
                said.append(sentence.format(a=each_once((_lower(name) for name in names), ", ")))
        if by["in_order"]:
            said.append(OTHERS if by["not_in_order"] or by["insufficient_data"] else ASSURANCE)
        return said

    def _aspect(self, number: int, aspect: Aspect) -> dict[str, Any]:
        return {
            "no": written_number(number),
            "kode": aspect.code,
            "nama": aspect.name,
            "simpulan": CONCLUSION_NAMES[aspect.conclusion],
            "putusan": aspect.conclusion,
            "status": STATUS_NAMES[aspect.status],
            "warna": FILLS[aspect.conclusion],
            "pernyataan": aspect.statement,
            **{_COUNT_KEYS[s]: written_number(aspect.count(s)) for s in SEVERITIES},
            "dinilai": written_number(len(aspect.judged)),
            "sebagian": written_number(len(aspect.partial)),
            "tidak_dinilai": written_number(len(aspect.unjudged)),
            "kelompok": [*self._groups(aspect)],
            "catatan_ringan": [*self._minor(aspect)],
        }

    def _groups(self, aspect: Aspect) -> Iterator[dict[str, Any]]:
        """The findings of an aspect, by severity and rule; questions have a part of their own."""
        grave = [f for f in aspect.findings if f.severity in ("error", "warning")]
        number = 0
        for (_, code), found in groupby(sorted(grave, key=_by_rule), key=_by_rule):
            findings = list(found)
            first = findings[0]
            rows = []
            for finding in findings:
                number += 1
                rows.append({"no": written_number(number), **self._finding(finding)})
            yield {
                "tingkat": SEVERITY_NAMES[first.severity],
                "keparahan": first.severity,
                "aturan": code,
                "kriteria": criterion(first.title, first.basis),
                "judul": first.title,
                "temuan": rows,
            }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "pokok": one_line(finding.subject),
            "kondisi": finding.message,
            "kriteria": criterion(finding.title, finding.basis),
            "rekomendasi": finding.fix,
            "bukti": _proof(finding),
            "keraguan": each_once(finding.doubts),
            "aturan": finding.code,
            "sidik": finding.fingerprint,
        }

    def _minor(self, aspect: Aspect) -> Iterator[dict[str, Any]]:
        infos = [finding for finding in aspect.findings if finding.severity == "info"]
        for code, found in groupby(sorted(infos, key=lambda f: f.code), key=lambda f: f.code):
            findings = list(found)
            yield {
                "aturan": code,
                "judul": findings[0].title,
                "jumlah": written_number(len(findings)),
                "contoh": "; ".join(dict.fromkeys(f"“{one_line(f.subject)}”" for f in findings[:2])),
                "rekomendasi": findings[0].fix,
            }

    def _questions(self) -> Iterator[dict[str, Any]]:
        """What the OPD is asked: the findings that are questions, then the links that await an answer."""
        number = 0
        for finding in self.report.findings:
            if finding.severity == "question":
                number += 1
                yield {"no": written_number(number), "pertanyaan": finding.message, "bukti": _proof(finding), "aturan": finding.code,
                       "pokok": one_line(finding.subject)}  # fmt: skip
        asked = [set(f.indicators) for f in self.report.findings if f.severity == "question"]
        for link in self.report.links:
            if link.is_settled or any({link.left, link.right} <= nodes for nodes in asked):
                continue
            number += 1
            row = self._link(number, link)
            said = LocalizedText(
                "Apakah “{a}” ({da}) indikator yang sama dengan “{b}” ({db})?",
                "Is “{a}” ({da}) the same indicator as “{b}” ({db})?",
            ).format(a=row["kiri"], da=row["dokumen_kiri"], b=row["kanan"], db=row["dokumen_kanan"])
            yield {
                "no": written_number(number),
                "pertanyaan": said,
                "bukti": each_once(link.reasons),
                "aturan": "–",
                "pokok": row["kiri"],
            }

    @property
    def _doubtful(self) -> list[Link]:
        """The links that rest on more than the same name: the open ones first."""
        found = [link for link in self.report.links if link.verdict != "exact"]
        return sorted(found, key=lambda link: link.is_settled)

    def _link(self, number: int, link: Link) -> dict[str, Any]:
        graph = self.papers.graph
        return {
            "no": written_number(number),
            "kiri": one_line(graph.indicators[link.left].name.text),
            "dokumen_kiri": graph.document_of(link.left).name,
            "kanan": one_line(graph.indicators[link.right].name.text),
            "dokumen_kanan": graph.document_of(link.right).name,
            "putusan": LINK_NAMES[link.verdict],
            "kemiripan": written_number(f"{link.score:.1f}"),
            "alasan": each_once(link.reasons),
        }

    def _coverage(self) -> Iterator[dict[str, Any]]:
        for rule in self.report.coverage:
            counts = {key: written_number(rule.counts.get(verdict, 0)) for verdict, key in _VERDICT_KEYS.items()}
            yield {
                "aturan": rule.code,
                "judul": rule.title,
                "keadaan": STATE_NAMES[rule.state],
                "alasan": each_once(rule.missing),
                **counts,
            }

    def _unread(self) -> Iterator[dict[str, Any]]:
        for problem in sorted(self.report.problems, key=lambda p: SEVERITIES.index(p.severity)):
            yield {
                "jenis": SEVERITY_NAMES[problem.severity],
                "berkas": problem.source.file if problem.source else "–",
                "tempat": problem.source.place if problem.source else "",
                "isi": problem.message,
                "alasan": problem.hint or "",
            }
        for missed in self.report.not_understood:
            yield {
                "jenis": LocalizedText("tidak dipahami", "not understood"),
                "berkas": missed.source.file,
                "tempat": missed.source.place,
                "isi": one_line(missed.text)[:LONGEST_PRINT],
                "alasan": missed.reason,
            }


def _proof(finding: Finding) -> LocalizedText:
    """Return the values of a finding on lines; a long list ends with how many more the working papers hold."""
    lines = proof(finding)
    more = LocalizedText("… dan {n} lagi; lihat kertas kerja.", "… and {n} more; see the working papers.")
    rest = len(lines) - MOST_PROOF
    shown = (*lines[:MOST_PROOF], more.format(n=rest)) if rest > 0 else lines
    return each_once(shown, "\n")


def _by_rule(finding: Finding) -> tuple[int, str]:
    return SEVERITIES.index(finding.severity), finding.code


def _lower(name: LocalizedText) -> LocalizedText:
    return LocalizedText(name.id[:1].lower() + name.id[1:], name.en[:1].lower() + name.en[1:])


def _some(*counts: tuple[int, LocalizedText, str]) -> LocalizedText:
    """Return what there is any of, counted."""
    return each_once((counted(n, noun.id, noun.en, plural) for n, noun, plural in counts if n), ", ")


FILLS: dict[Conclusion, str] = {"in_order": "E2F0D9", "not_in_order": "F8D7DA", "insufficient_data": "E7E6E6"}
LONGEST_PRINT = 300  # characters of something that was not understood
_COUNT_KEYS: dict[Severity, str] = {
    "error": "kesalahan", "warning": "peringatan", "question": "pertanyaan", "info": "info",
}  # fmt: skip
_VERDICT_KEYS: dict[Verdict, str] = {
    "fail": "gagal", "pass": "lulus", "not_applicable": "tidak_berlaku", "insufficient_data": "tidak_cukup_data",
    "waived": "dikecualikan", "error": "galat",
}  # fmt: skip
_POLICIES = {
    "ceiling": LocalizedText(
        "Kebijakan target: target Renstra adalah batas atas; melebihinya adalah ketidaksesuaian, di bawahnya ditanyakan.",
        "Target policy: the Renstra target is a ceiling; above it is a discrepancy, below it a question.",
    ),
    "equal": LocalizedText(
        "Kebijakan target: target harus sama dengan target Renstra.",
        "Target policy: targets must equal the Renstra target.",
    ),
    "floor": LocalizedText(
        "Kebijakan target: target Renstra adalah batas bawah; di bawahnya adalah ketidaksesuaian, di atasnya ditanyakan.",
        "Target policy: the Renstra target is a floor; below it is a discrepancy, above it a question.",
    ),
}
LIMITED = LocalizedText(
    "Reviu ini memberikan keyakinan terbatas, bukan keyakinan memadai sebagaimana audit: yang diperiksa adalah keselarasan isi dokumen yang disampaikan, bukan kebenaran realisasi, kewajaran target atau kecukupan logika penjenjangan.",
    "This review gives limited assurance, not the reasonable assurance of an audit: what was checked is whether the documents supplied agree, not whether results are true, targets reasonable or the logic of the cascade sufficient.",
)
OTHERS = LocalizedText(
    "Atas aspek lainnya, berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "On the other aspects, under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
)
_ON_ASPECTS: dict[Conclusion, LocalizedText] = {
    "not_in_order": LocalizedText(
        "Terdapat ketidaksesuaian pada {a}; lihat uraian hasil reviu.",
        "There are discrepancies in {a}; see the results in detail.",
    ),
    "insufficient_data": LocalizedText(
        "Kami tidak memberikan simpulan atas {a}, karena data tidak cukup.",
        "We do not conclude on {a}, for want of data.",
    ),
}
ASSURANCE = LocalizedText(
    "Berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "Under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
)


def _by_hand(check: ManualCheck) -> LocalizedText:
    return LocalizedText("{c} {t}: {a}", "{c} {t}: {a}").format(c=check.code, t=check.title, a=check.instruction)


BY_HAND = (
    LocalizedText("Sebab dan akibat setiap temuan, berdasarkan bukti dari perangkat daerah.", "Cause and effect of each finding, from evidence of the OPD."),
    LocalizedText("Kewajaran target: dapat dicapai, menantang dan realistis.", "Whether targets are achievable, challenging and realistic."),
    LocalizedText("Kecukupan logika penjenjangan kinerja dari tujuan sampai sub kegiatan.", "Whether the logic of the cascade holds from tujuan down to sub kegiatan."),
    LocalizedText("Definisi operasional, rumus dan sumber data indikator kinerja utama.", "Operational definition, formula and data source of the key indicators."),
    LocalizedText("Keabsahan dokumen: pengesahan, tanda tangan, dan apakah versi yang diperiksa adalah versi yang berlaku.", "Validity of the documents: adoption, signatures, and whether the version checked is the one in force."),
    LocalizedText("Halaman, sel dan tabel yang tercantum sebagai tidak terbaca.", "The pages, cells and tables listed as not read."),
)  # fmt: skip
TEXTS = {
    "judul": LocalizedText("CATATAN HASIL REVIU", "REVIEW NOTE"),
    "subjudul": LocalizedText("KESELARASAN DOKUMEN PERENCANAAN KINERJA", "CONSISTENCY OF PERFORMANCE PLANNING DOCUMENTS"),
    "kop": LocalizedText("[Kop naskah dinas: ganti di templat]", "[Letterhead: replace in the template]"),
    "konsep": LocalizedText(
        "Konsep yang disusun dengan cascade dari dokumen; simpulan ditetapkan oleh pereviu.",
        "Draft made by cascade from the documents; the reviewer decides on the conclusions.",
    ),
    "tahun": LocalizedText("TAHUN", "YEAR"),
    "identitas": LocalizedText("IDENTITAS", "IDENTITY"),
    "nomor": LocalizedText("Nomor", "Number"),
    "perangkat_daerah": LocalizedText("Perangkat daerah", "OPD (regional office)"),
    "tahun_reviu": LocalizedText("Tahun yang direviu", "Year under review"),
    "tanggal": LocalizedText("Tanggal pemeriksaan", "Date of the check"),
    "alat": LocalizedText("Alat bantu", "Tool"),
    "pereviu": LocalizedText("Pereviu", "Reviewer"),
    "isian": LocalizedText("(diisi pereviu)", "(for the reviewer)"),
    "dasar": LocalizedText("DASAR", "BASIS"),
    "ruang_lingkup": LocalizedText("RUANG LINGKUP DAN DOKUMEN YANG DIREVIU", "SCOPE AND DOCUMENTS REVIEWED"),
    "lingkup": LocalizedText(
        "Ruang lingkup reviu adalah keselarasan dokumen berikut. Sidik SHA-256 memastikan berkas mana yang diperiksa.",
        "The scope is the consistency of the following documents. The SHA-256 digest tells which file was checked.",
    ),
    "metode": LocalizedText("METODE DAN BATAS REVIU", "METHOD AND LIMITS"),
    "batas": LocalizedText("Batas reviu", "Limits"),
    "simpulan": LocalizedText("SIMPULAN", "CONCLUSION"),
    "uraian": LocalizedText("URAIAN HASIL REVIU", "RESULTS IN DETAIL"),
    "pertanyaan": LocalizedText("PERTANYAAN KEPADA PERANGKAT DAERAH", "QUESTIONS TO THE OPD"),
    "dikecualikan": LocalizedText("TEMUAN YANG DIKECUALIKAN", "WAIVED FINDINGS"),
    "tanda_tangan": LocalizedText("TANGGAPAN DAN PENGESAHAN", "RESPONSE AND SIGNATURES"),
    "tanggapan": LocalizedText("Tanggapan perangkat daerah", "Response of the OPD"),
    "tim": LocalizedText("Tim reviu", "Review team"),
    "nama": LocalizedText("Nama", "Name"),
    "peran": LocalizedText("Peran", "Role"),
    "paraf": LocalizedText("Tanda tangan", "Signature"),
    "lampiran": LocalizedText("LAMPIRAN", "ANNEX"),
    "lampiran_tautan": LocalizedText("Tautan indikator yang bergantung pada kemiripan nama atau konfirmasi", "Links that rest on similar names or on confirmation"),
    "lampiran_cakupan": LocalizedText("Cakupan aturan", "Rule coverage"),
    "lampiran_tidak_terbaca": LocalizedText("Yang tidak terbaca atau tidak dipahami", "What was not read or not understood"),
    "lampiran_manual": LocalizedText("Yang perlu diperiksa dengan tangan", "What needs a look by hand"),
    "tidak_ada": LocalizedText("Tidak ada.", "None."),
    "no": LocalizedText("No", "No"),
    "dokumen": LocalizedText("Dokumen", "Document"),
    "versi": LocalizedText("Versi", "Version"),
    "berkas": LocalizedText("Berkas dan sidik SHA-256", "File and SHA-256 digest"),
    "ditandatangani": LocalizedText("Ditandatangani", "Signed"),
    "indikator": LocalizedText("Indikator", "Indicators"),
    "aspek": LocalizedText("Aspek", "Aspect"),
    "kesalahan": LocalizedText("Kesalahan", "Errors"),
    "peringatan": LocalizedText("Peringatan", "Warnings"),
    "pertanyaan_kolom": LocalizedText("Pertanyaan", "Questions"),
    "dinilai": LocalizedText("Aturan dinilai", "Rules judged"),
    "tidak_dinilai": LocalizedText("Tidak dinilai", "Not judged"),
    "simpulan_kolom": LocalizedText("Simpulan", "Conclusion"),
    "kondisi": LocalizedText("Kondisi", "Condition"),
    "kriteria": LocalizedText("Kriteria", "Criterion"),
    "bukti": LocalizedText("Bukti", "Evidence"),
    "rekomendasi": LocalizedText("Rekomendasi", "Recommendation"),
    "catatan_ringan": LocalizedText("Catatan ringan", "Minor notes"),
    "misalnya": LocalizedText("misalnya", "such as"),
    "jawaban": LocalizedText("Jawaban", "Answer"),
    "pertanyaan_satu": LocalizedText("Pertanyaan", "Question"),
    "indikator_satu": LocalizedText("Indikator", "Indicator"),
    "dianggap_sama": LocalizedText("Dianggap sama dengan", "Held to be the same as"),
    "putusan": LocalizedText("Putusan", "Verdict"),
    "aturan": LocalizedText("Aturan", "Rule"),
    "keadaan": LocalizedText("Keadaan", "State"),
    "gagal": LocalizedText("Gagal", "Failed"),
    "lulus": LocalizedText("Lulus", "Passed"),
    "tidak_cukup_data": LocalizedText("Tidak cukup data", "Not enough data"),
    "alasan": LocalizedText("Mengapa tidak dinilai", "Why not judged"),
    "alasan_kecuali": LocalizedText("Alasan", "Reason"),
    "oleh": LocalizedText("Oleh", "By"),
    "jenis": LocalizedText("Jenis", "Kind"),
    "tempat": LocalizedText("Berkas dan tempat", "File and place"),
    "isi": LocalizedText("Isi", "Text"),
    "saran": LocalizedText("Alasan atau saran", "Reason or hint"),
    "halaman": LocalizedText("Halaman", "Page"),
    "dari": LocalizedText("dari", "of"),
}  # fmt: skip
