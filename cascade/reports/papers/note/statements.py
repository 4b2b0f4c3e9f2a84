"""Say how the letter opens, what was reviewed and how, what it concludes, what limits that, and what it asks for.

Working papers go in; sentences come out. The assurance is limited and never positive beyond what was judged; cause and
effect are never concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cascade.model import KIND_NAMES
from cascade.model.i18n import LocalizedText, joined, same, written_date
from cascade.reports.papers.aspects import Aspect
from cascade.reports.papers.note.letter import office_of
from cascade.reports.papers.wording import counted, each_once, lower_initial
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_of

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
    "Atas {a}, berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "On {a}, under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
)
ASSURANCE = LocalizedText(
    "Berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "Under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
)
_NOT_CONCLUDED = LocalizedText(
    "Kami tidak memberikan simpulan atas {a}, karena data tidak cukup.", "We do not conclude on {a}, for want of data."
)
_OPENING = LocalizedText(
    "Sehubungan dengan dokumen perencanaan kinerja {o} tahun {y} yang disampaikan kepada kami, dengan ini kami sampaikan catatan hasil reviu atas keselarasannya. Kertas kerja reviu terlampir ({f}).",
    "We have reviewed the consistency of the performance planning documents of {o} for {y} that were supplied to us, and hereby send you our note. The working paper is attached ({f}).",
)
_IN_PAPER = LocalizedText(
    "Di dalamnya dimuat bukti, dasar dan tempat setiap masalah, dengan nomor yang sama.",
    "It has the evidence, basis and place of each problem under the same number.",
)
_METHOD = LocalizedText(
    "Dokumen tersebut dibandingkan satu dengan yang lain dengan bantuan aplikasi {v} dan dinilai dengan {n} pada tanggal {d}.",
    "These documents were compared with each other with the help of {v} and judged by {n} on {d}.",
)
_ANSWER = LocalizedText(
    "Kami mohon Saudara memperbaiki dokumen sesuai dengan saran di atas, atau menyampaikan tanggapan pada kolom kuning kertas kerja, dan mengirimkannya kembali kepada kami{d}.",
    "Please correct the documents as advised above, or answer in the yellow cells of the working paper, and send it back to us{d}.",
)
_NOT_JUDGED = LocalizedText(
    "Tidak dapat dinilai: {u}; rinciannya pada kertas kerja. Yang tidak dinilai belum tentu sesuai.",
    "Could not be judged: {u}; the working paper has the details. What was not judged is not thereby in order.",
)
_NOT_JUDGED_FOR = LocalizedText(
    "Tidak dapat dinilai: {u}, antara lain karena tidak disampaikan {d}; rinciannya pada kertas kerja. Yang tidak dinilai belum tentu sesuai.",
    "Could not be judged: {u}, among other reasons for want of {d}; the working paper has the details. What was not judged is not thereby in order.",
)
_WITHIN = LocalizedText(
    " paling lambat {n} hari kerja sejak surat ini diterima", " within {n} working days of receiving this letter"
)
_THANKS = LocalizedText(
    "Demikian kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
    "We thank you for your attention and cooperation.",
)


def opening(papers: Workpapers, working_paper: str) -> LocalizedText:
    """Return the sentence with which the letter opens; it names the working paper that comes with it."""
    sentence = _OPENING.format(o=office_of(papers), y=papers.years or "–", f=working_paper)
    return sentence + _IN_PAPER if papers.report.main_problems else sentence


def method(report: Report) -> LocalizedText:
    """Return how the documents were compared and judged."""
    rules = counted(len(report.coverage), "aturan tertulis", "written rule", "written rules")
    done = _METHOD.format(v=f"cascade {report.version}", n=rules, d=written_date(report.created))
    return done + _POLICIES[report.policy.target_policy]


def closing(papers: Workpapers) -> list[LocalizedText]:
    """Return what the office is asked to do, and the thanks; a dossier without problems asks for nothing."""
    report, days = papers.report, papers.report.policy.letter.reply_days
    within = _WITHIN.format(n=days) if days else LocalizedText("", "")
    is_asked = report.main_problems or any(not link.is_settled for link in report.links)
    return [*([_ANSWER.format(d=within)] if is_asked else []), _THANKS]


def limits(papers: Workpapers) -> Iterator[LocalizedText]:
    """Yield what limits the review."""
    yield LIMITED
    yield from _unsupplied(papers.report)
    yield from _unread(papers.report)
    yield from _unjudged(papers)
    yield from _unconfirmed(papers.report)


def conclusion(papers: Workpapers) -> list[LocalizedText]:
    """Return the conclusion on the whole, the same sentence as in every report, and what it does not cover."""
    told = {aspect_of(problem.findings[0].code) for problem in papers.report.main_problems}
    quiet = [aspect for aspect in papers.aspects if aspect.code not in told]
    in_order = [aspect for aspect in quiet if aspect.conclusion not in ("not_in_order", "insufficient_data")]
    open_ones = [aspect for aspect in quiet if aspect.conclusion == "insufficient_data"]
    sentences = [papers.report.conclusion.sentence]
    if in_order:
        sentences.append((OTHERS if told or open_ones else ASSURANCE).format(a=_named(in_order)))
    if open_ones:
        sentences.append(_NOT_CONCLUDED.format(a=_named(open_ones)))
    return sentences


def minor_notes(report: Report) -> LocalizedText:
    """Return how many minor notes the working paper holds; nothing where it holds none."""
    notes = report.count("info")
    if not notes:
        return LocalizedText("", "")
    return LocalizedText(
        "Di samping itu terdapat {n} yang tidak memengaruhi simpulan; lihat kertas kerja.",
        "There are also {n} that do not bear on the conclusion; see the working paper.",
    ).format(n=counted(notes, "catatan ringan", "minor note", "minor notes"))


def listed(names: Iterable[LocalizedText]) -> LocalizedText:
    """Return names as a sentence lists them: a, b dan c."""
    texts = list(names)
    first = joined(texts[:-1], ", ")
    return (
        LocalizedText(f"{first.id} dan {texts[-1].id}", f"{first.en} and {texts[-1].en}")
        if texts[1:]
        else joined(texts)
    )


def _named(aspects: Iterable[Aspect]) -> LocalizedText:
    return listed(lower_initial(aspect.name) for aspect in aspects)


def _unsupplied(report: Report) -> Iterator[LocalizedText]:
    if report.missing_kinds:
        names = listed(same(KIND_NAMES[kind]) for kind in report.missing_kinds)
        yield LocalizedText(
            "Tidak disampaikan: {m}. Aturan yang membutuhkannya tidak dinilai.",
            "Not supplied: {m}. Rules that need them were not judged.",
        ).format(m=names)


def _unread(report: Report) -> Iterator[LocalizedText]:
    problems = sum(problem.severity == "error" for problem in report.problems)
    unread = _those_there_are(
        (problems, LocalizedText("masalah pada berkas", "problem of the files"), "problems of the files"),
        (
            len(report.not_understood),
            LocalizedText("sel atau tabel yang tidak dipahami", "cell or table not understood"),
            "cells or tables not understood",
        ),
    )
    if unread.id:
        yield LocalizedText(
            "Tidak terbaca: {u}. Semuanya tercantum pada kertas kerja dan perlu diperiksa dengan tangan.",
            "Not read: {u}. All are listed in the working paper and need a look by hand.",
        ).format(u=unread)


def _unjudged(papers: Workpapers) -> Iterator[LocalizedText]:
    unjudged = {rule.code for aspect in papers.aspects for rule in aspect.unjudged}
    partial = sum(len(aspect.partial) for aspect in papers.aspects)
    skipped = _those_there_are(
        (len(unjudged), LocalizedText("aturan sama sekali", "rule at all"), "rules at all"),
        (partial, LocalizedText("aturan pada sebagian hal", "rule on some subjects"), "rules on some subjects"),
    )
    if skipped.id:
        absent = _absent(papers.report, unjudged)
        yield (_NOT_JUDGED_FOR if absent else _NOT_JUDGED).format(u=skipped, d=listed(map(same, absent)))


def _absent(report: Report, codes: set[str]) -> list[str]:
    """Return the documents for want of which some rules were not judged."""
    present = {document.kind for document in report.documents}
    needs = dict.fromkeys(need for rule in report.rules if rule.code in codes for need in rule.needs)
    absent = (need for need in needs if not present & set(need) and set(need) <= set(KIND_NAMES))
    return ["/".join(KIND_NAMES[kind] for kind in need) for need in absent]


def _unconfirmed(report: Report) -> Iterator[LocalizedText]:
    waiting = sum(not link.is_settled for link in report.links)
    if waiting:
        yield LocalizedText(
            "Masih menunggu konfirmasi: {n}. Tidak ada kesalahan yang didasarkan pada tautan tersebut.",
            "Awaiting confirmation: {n}. No error rests on them.",
        ).format(n=counted(waiting, "tautan indikator", "link between indicators", "links between indicators"))


def _those_there_are(*counts: tuple[int, LocalizedText, str]) -> LocalizedText:
    """Return what there is any of, counted."""
    return each_once((counted(n, noun.id, noun.en, plural) for n, noun, plural in counts if n), ", ")
