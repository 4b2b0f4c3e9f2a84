"""Say how the review was done, what limits it, and what it concludes.

Working papers go in; sentences come out. The assurance is limited and never positive beyond what was judged; cause and
effect are never concluded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cascade.model import KIND_NAMES, LINK_STATUS_NAMES
from cascade.model.i18n import LocalizedText, written_number
from cascade.reports.papers.aspects import CONCLUSION_NAMES, Conclusion
from cascade.reports.papers.wording import UNVERIFIED, counted, each_once, lower_initial
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.report import Report

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
BY_PRACTICE = LocalizedText(
    "Aturan berikut tidak bersandar pada peraturan, melainkan pada praktik pemeriksaan atau catatan reviu: {c}.",
    "The following rules rest on no regulation but on what reviewers do or have noted: {c}.",
)
LIMITED = LocalizedText(
    "Reviu ini memberikan keyakinan terbatas, bukan keyakinan memadai sebagaimana audit: yang diperiksa adalah keselarasan isi dokumen yang disampaikan, bukan kebenaran realisasi, kewajaran target atau kecukupan logika penjenjangan.",
    "This review gives limited assurance, not the reasonable assurance of an audit: what was checked is whether the documents supplied agree, not whether results are true, targets reasonable or the logic of the cascade sufficient.",
)
OTHERS = LocalizedText(
    "Atas aspek lainnya, berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "On the other aspects, under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
)
ASSURANCE = LocalizedText(
    "Berdasarkan aturan yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa dokumen perencanaan tersebut tidak selaras.",
    "Under the rules that could be judged, nothing came to our attention that causes us to believe that these planning documents are not aligned.",
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


def method(report: Report) -> Iterator[LocalizedText]:
    """Yield how the documents were compared and judged."""
    yield LocalizedText(
        "Dokumen yang disampaikan dibaca dan dibandingkan satu dengan yang lain dengan bantuan aplikasi {v}: indikator yang sama ditautkan menurut namanya, lalu setiap indikator, unsur dan dokumen dinilai dengan {n}.",
        "The documents supplied were read and compared with each other with the help of {v}: the same indicators were linked by their names, then each indicator, element and document was judged by {n}.",
    ).format(
        v=f"cascade {report.version}",
        n=counted(len(report.coverage), "aturan tertulis", "written rule", "written rules"),
    )
    yield LocalizedText(
        "Setiap temuan menyebut nilai yang tercetak beserta berkas dan tempatnya, sehingga dapat diperiksa kembali oleh siapa pun.",
        "Each finding cites the printed values with file and place, so that anybody can check it.",
    )
    verdicts = Counter(link.verdict for link in report.links)
    if verdicts:
        listed = LocalizedText(
            "; ".join(f"{written_number(n).id} {LINK_STATUS_NAMES[v].id}" for v, n in verdicts.items()),
            "; ".join(f"{written_number(n).en} {LINK_STATUS_NAMES[v].en}" for v, n in verdicts.items()),
        )
        yield LocalizedText(
            "Tautan indikator antardokumen: {l}.", "Links of indicators between documents: {l}."
        ).format(l=listed)
    yield _POLICIES[report.policy.target_policy]


def read_of(articles: int, unread: int) -> LocalizedText:
    """Return how many of the cited articles of a regulation nobody has read."""
    count = counted(articles, "bagian dikutip", "part cited", "parts cited")
    if unread == articles:
        return LocalizedText("– {n} {u}", "– {n} {u}").format(n=count, u=UNVERIFIED)
    if not unread:
        return LocalizedText("– {n}, dibaca pada naskahnya", "– {n}, read in the text itself").format(n=count)
    return LocalizedText("– {n}, {m} di antaranya {u}", "– {n}, {m} of them {u}").format(
        n=count, m=written_number(unread), u=UNVERIFIED
    )


def by_practice(papers: Workpapers) -> list[LocalizedText]:
    """Return the rules that rest on no regulation at all, in a sentence."""
    bases = ((code, papers.basis.get(code, ())) for code in papers.judging)
    codes = ", ".join(code for code, cited in bases if cited and all(basis.is_practice for basis in cited))
    return [BY_PRACTICE.format(c=codes)] if codes else []


def limits(papers: Workpapers, *, unverified: bool) -> Iterator[LocalizedText]:
    """Yield what limits the review; `unverified` tells that some basis has not been read by anybody."""
    yield LIMITED
    yield from _unsupplied(papers.report)
    yield from _unread(papers.report)
    yield from _unjudged(papers)
    yield from _unconfirmed(papers.report)
    yield from _on_trial(papers.report)
    if unverified:
        yield LocalizedText(
            "Dasar yang bertanda [belum diverifikasi] belum dicocokkan dengan naskah peraturannya.",
            "A basis marked [not verified] has not been compared with the text of the regulation.",
        )
    yield LocalizedText(
        "Sebab dan akibat tidak dapat diketahui dari dokumen saja dan tidak disimpulkan di sini.",
        "Cause and effect cannot be known from the documents alone and are not concluded here.",
    )


def conclusion(papers: Workpapers) -> list[LocalizedText]:
    """Return the conclusion on the whole, of limited assurance."""
    aspects = papers.aspects
    by_conclusion = {each: [a for a in aspects if a.conclusion == each] for each in CONCLUSION_NAMES}
    counts = each_once(
        (
            LocalizedText(f"{len(by_conclusion[each])} {name.id}", f"{len(by_conclusion[each])} {name.en}")
            for each, name in CONCLUSION_NAMES.items()
        ),
        ", ",
    )
    sentences = [
        *([papers.report.headline] if papers.report.headline else []),
        LocalizedText("Dari {n} yang direviu: {c}.", "Of {n} reviewed: {c}.").format(
            n=counted(len(aspects), "aspek", "aspect", "aspects"), c=counts
        ),
    ]
    for each, sentence in _ON_ASPECTS.items():
        names = [aspect.name for aspect in by_conclusion[each]]
        if names:
            sentences.append(sentence.format(a=each_once((lower_initial(name) for name in names), ", ")))
    if by_conclusion["in_order"] or by_conclusion["with_notes"]:
        others = by_conclusion["not_in_order"] or by_conclusion["insufficient_data"]
        sentences.append(OTHERS if others else ASSURANCE)
    return sentences


def _unsupplied(report: Report) -> Iterator[LocalizedText]:
    if report.missing_kinds:
        names = ", ".join(KIND_NAMES[kind] for kind in report.missing_kinds)
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
            "Tidak terbaca: {u}. Semuanya tercantum dalam lampiran dan perlu diperiksa dengan tangan.",
            "Not read: {u}. All are listed in the annex and need a look by hand.",
        ).format(u=unread)


def _unjudged(papers: Workpapers) -> Iterator[LocalizedText]:
    unjudged = sum(len(aspect.unjudged) for aspect in papers.aspects)
    partial = sum(len(aspect.partial) for aspect in papers.aspects)
    skipped = _those_there_are(
        (unjudged, LocalizedText("aturan sama sekali", "rule at all"), "rules at all"),
        (partial, LocalizedText("aturan pada sebagian hal", "rule on some subjects"), "rules on some subjects"),
    )
    if skipped.id:
        yield LocalizedText(
            "Tidak dapat dinilai: {u} (lihat lampiran). Yang tidak dinilai belum tentu sesuai.",
            "Could not be judged: {u} (see the annex). What was not judged is not thereby in order.",
        ).format(u=skipped)


def _unconfirmed(report: Report) -> Iterator[LocalizedText]:
    waiting = sum(not link.is_settled for link in report.links)
    if waiting:
        yield LocalizedText(
            "Masih menunggu konfirmasi: {n}. Tidak ada kesalahan yang didasarkan pada tautan tersebut.",
            "Awaiting confirmation: {n}. No error rests on them.",
        ).format(n=counted(waiting, "tautan indikator", "link between indicators", "links between indicators"))


def _on_trial(report: Report) -> Iterator[LocalizedText]:
    if trial := len(report.trial):
        yield LocalizedText(
            "{n} tidak dimuat di sini; lihat kertas kerja.", "{n} are left out here; see the working papers."
        ).format(
            n=counted(
                trial, "temuan aturan yang masih dicoba", "finding of rules on trial", "findings of rules on trial"
            )
        )


def _those_there_are(*counts: tuple[int, LocalizedText, str]) -> LocalizedText:
    """Return what there is any of, counted."""
    return each_once((counted(n, noun.id, noun.en, plural) for n, noun, plural in counts if n), ", ")
