"""Word counts, criteria and evidence as working papers cite them.

Numbers, rules and findings go in; phrases in both languages come out. A basis that nobody has read is always marked so.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.model import Basis, Finding, Source
from cascade.model.i18n import LocalizedText, joined, same, written_number
from cascade.reports.evidence import EvidenceLine, evidence_lines
from cascade.text.printable import one_line

MOST_PLACES = 4
UNVERIFIED = LocalizedText("[belum diverifikasi]", "[not verified]")


def counted(number: int, indonesian: str, singular: str, plural: str) -> LocalizedText:
    """Return a number with its noun."""
    return written_number(number) + LocalizedText(indonesian, singular if number == 1 else plural)


def counted_rules(number: int) -> LocalizedText:
    """Return a number of rules."""
    return counted(number, "aturan", "rule", "rules")


def each_once(phrases: Iterable[LocalizedText], mark: str = "; ") -> LocalizedText:
    """Return some phrases as one, none of them twice."""
    return joined(dict.fromkeys(phrases), mark)


def lower_initial(name: LocalizedText) -> LocalizedText:
    """Return a name as it stands inside a sentence."""
    return LocalizedText(name.id[:1].lower() + name.id[1:], name.en[:1].lower() + name.en[1:])


def criterion(title: LocalizedText, basis: Iterable[Basis]) -> LocalizedText:
    """Return what should be: the rule and where it comes from.

    An article that nobody has read says so; what reviewers do is no basis in law, and is told apart.
    """
    cited = tuple(basis)
    laws = each_once(basis_name(each) for each in cited if not each.is_practice)
    practices = each_once(basis_name(each) for each in cited if each.is_practice)
    sentences = [
        title,
        *([LocalizedText("Dasar: {b}", "Basis: {b}").format(b=laws)] if laws.id else []),
        *([LocalizedText("Bukan peraturan: {b}", "No regulation: {b}").format(b=practices)] if practices.id else []),
    ]
    return joined(sentences, ". ")


def basis_name(basis: Basis) -> LocalizedText:
    """Return the name of a basis as it is cited."""
    name = same(", ".join(part for part in (basis.instrument, basis.article, basis.part) if part))
    return name if basis.verified or basis.is_practice else name + UNVERIFIED


def evidence_text(line: EvidenceLine) -> LocalizedText:
    """Return the values of one printed row with their place."""
    document = f"{line.document} –" if line.document else ""
    values = [
        LocalizedText("{l}: {v}", "{l}: {v}").format(l=label, v=LocalizedText(one_line(value.id), one_line(value.en)))
        for label, value in line.values
    ]
    text = same(document) + each_once(values, "; ")
    return text + place_of(line.source) if line.source else text


def place_of(source: Source) -> LocalizedText:
    """Return an address in brackets."""
    return LocalizedText(f"({source.say('id')})", f"({source.say('en')})")


def evidence_texts(finding: Finding) -> tuple[LocalizedText, ...]:
    """Return the values of a finding with their places; where it has none, the places."""
    lines = [evidence_text(line) for line in evidence_lines(finding.evidence)]
    if not lines:
        lines = [LocalizedText(place.say("id"), place.say("en")) for place in finding.places[:MOST_PLACES]]
    return tuple(dict.fromkeys(lines))
