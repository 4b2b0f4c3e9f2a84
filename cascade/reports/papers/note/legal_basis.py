"""Name the law behind the findings of a review, as a letter cites it.

Main problems go in; each regulation comes out once, under its full name, with its articles. What reviewers do is no law and
is never named; whether an article was read in the regulation itself is said once, not beside each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cascade.advice.main_problem import MainProblem
from cascade.model import Basis
from cascade.model.i18n import LocalizedText, same
from cascade.reports.papers.note.statements import listed
from cascade.reports.papers.note.values import NoteRow

_NAMES = {
    "UU": LocalizedText("Undang-Undang", "Law"),
    "PP": LocalizedText("Peraturan Pemerintah", "Government Regulation"),
    "Perpres": LocalizedText("Peraturan Presiden", "Presidential Regulation"),
    "Permendagri": LocalizedText("Peraturan Menteri Dalam Negeri", "Regulation of the Minister of Home Affairs"),
    "PermenPAN-RB": LocalizedText(
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Regulation of the Minister of Administrative and Bureaucratic Reform",
    ),
    "Kepmendagri": LocalizedText("Keputusan Menteri Dalam Negeri", "Decision of the Minister of Home Affairs"),
}
_CITED = re.compile(rf"({'|'.join(_NAMES)}) (\S+)/(\d{{4}})")
_UNREAD = LocalizedText(
    "*) Pasal pada angka {a} belum seluruhnya dicocokkan dengan naskah peraturannya.",
    "*) Not all articles under {a} have been compared with the text of the regulation.",
)


def laws_behind(problems: Iterable[MainProblem]) -> list[Basis]:
    """Return the articles behind some problems, in order, each once."""
    cited = {basis for problem in problems for finding in problem.findings for basis in finding.basis}
    return sorted((basis for basis in cited if not basis.is_practice), key=_rank)


def _rank(basis: Basis) -> tuple[int, str, str, str]:
    """Return where an article stands: laws before the regulations and decisions below them."""
    kind = basis.instrument.partition(" ")[0]
    rank = list(_NAMES).index(kind) if kind in _NAMES else len(_NAMES)
    return rank, basis.instrument, basis.article or "", basis.part


def instruments(articles: Iterable[Basis]) -> Iterator[NoteRow]:
    """Yield each regulation once, with its articles as they go on behind its name."""
    for instrument, group in groupby(articles, key=lambda basis: basis.instrument):
        cited = tuple(group)
        yield {
            "nama": full_name(instrument),
            "singkatan": instrument,
            "pasal": _told([basis.article for basis in cited if basis.article]),
            "terverifikasi": all(basis.verified for basis in cited),
        }


def footnote(instruments: Sequence[NoteRow]) -> LocalizedText:
    """Return what is said of the articles that nobody has read, by the numbers of their regulations; nothing where all were."""
    unread = [same(str(number)) for number, each in enumerate(instruments, 1) if not each["terverifikasi"]]
    return _UNREAD.format(a=listed(unread)) if unread else same("")


def full_name(instrument: str) -> LocalizedText:
    """Return a regulation as a letter names it: “PP 8/2008” is “Peraturan Pemerintah Nomor 8 Tahun 2008”."""
    match = _CITED.fullmatch(instrument)
    if match is None:
        return same(instrument)
    name = _NAMES[match[1]]
    return LocalizedText(f"{name.id} Nomor {match[2]} Tahun {match[3]}", f"{name.en} {match[2]} of {match[3]}")


def _told(articles: Sequence[str]) -> str:
    """Return articles in a row; one says again only what differs from the one before, and the word before that."""
    told, before = [], list[str]()
    for article in dict.fromkeys(articles):
        words = article.split()
        shared = next((n for n, pair in enumerate(zip(words, before, strict=False)) if pair[0] != pair[1]), 0)
        told.append(" ".join(words[max(shared - 1, 0) :]))
        before = words
    mark = ": " if told and told[0][:1].isupper() else ", "
    return mark + "; ".join(told) if told else ""
