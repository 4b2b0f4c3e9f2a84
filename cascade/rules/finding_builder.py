"""What does a fail say, and what does it rest on?

A rule and the row that it fails on go in; the finding comes out: its words, evidence and places, how the rule came to it,
what the region decided, its doubts and confidence, and the fingerprint that it keeps from run to run. Judges nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cascade.graph.cascade_graph import NodeId
from cascade.model import (
    FLOW,
    KIND_NAMES,
    Dated,
    Document,
    Evidence,
    Finding,
    Label,
    Quantity,
    Setting,
    Severity,
    Source,
    Traced,
    TracePart,
    Unknown,
)
from cascade.model.i18n import LocalizedText, joined, ranges, same
from cascade.rules.language.expression import Expression
from cascade.rules.language.types import Quarters, Value, is_missing
from cascade.rules.loader import Case, Rule, Template
from cascade.rules.selectors import Row
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate import CopyRecord, NamesRecord
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.element_group import PrintsRecord
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.policy_record import PolicyRecord
from cascade.rules.vocabulary.registry import LinkRecord
from cascade.rules.vocabulary.table import BlockRecord, TableRecord
from cascade.settings.policy import SettingValue
from cascade.text.normalize import is_known, normalized

ASSUMED_DIRECTION = 0.8  # confidence of a finding whose direction no word of the name tells
GUESSED_TABLE = 0.6  # confidence of a finding on a table whose columns no rules part
UNSURE = 0.2  # share of the indicators of a document
OF_NUMBERS = ("value_mismatch", "target_blank", "below_baseline", "not_monotone", "out_of_range", "quarter")  # kinds
CARRIED_VALUE = 0.95  # confidence of a finding that uses a value printed for several rows

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FROM_PICTURE = LocalizedText(
    "Dibaca dari gambar: angka, huruf atau baris dapat salah terbaca; cocokkan dengan cetakannya.",
    "Read from a picture: figures, letters or rows may be misread; check it against the print.",
)
_NUMBERS_FROM_PICTURE = LocalizedText(
    "Angkanya dibaca dari gambar, dua kali dan sama (keyakinan {c} %); cocokkan hal. {p} dengan cetakannya.",
    "Its numbers were read from a picture, twice and the same (confidence {c} %); check p. {p} against the print.",
)
_WITHOUT_RULES = LocalizedText(
    "Dibaca dari tabel tanpa garis: kolom atau baris dapat salah terbaca; cocokkan dengan cetakannya.",
    "Read from a table without rules: columns or rows may be misread; check it against the print.",
)
_MAY_BE_MISSED = LocalizedText(
    "{d} dibaca dari gambar atau tabel tanpa garis: barisnya dapat terlewat; cocokkan dengan cetakannya.",
    "{d} was read from pictures or tables without rules: a row may have been missed; check it against the print.",
)


def finding_of(rule: Rule, row: Row, world: EvaluationContext, doubt: LocalizedText | None) -> Finding:
    """Return the finding of a rule that fails on a row; a `doubt` makes it a question."""
    case = next((c for c in rule.cases if c.when.evaluate(row.scope) is True), None)
    severity: Severity = (case and case.severity) or world.policy.severities.get(rule.code, rule.severity)
    record = row.scope[rule.select[0].alias]
    evidence = _evidence(rule, row, case)
    unsure, is_open = _reading_doubt(rule, row, evidence, world)
    if doubt is not None or (is_open and severity in ("error", "warning")):
        severity = "question"
    doubts = tuple(d for d in (doubt, unsure, *_link_doubts(row), _direction_doubt(rule, row)) if d)
    subject = subject_of(record)
    indicators = tuple(dict.fromkeys(n for r in row.scope.values() for n in _indicator_nodes(r)))
    return Finding(
        code=rule.code,
        kind=rule.kind,
        severity=severity,
        confidence=_confidence(rule, row, evidence),
        subject=subject,
        title=rule.title,
        message=_begun(_say(_choose(rule, case, "message"), row)),
        note=_say(_choose(rule, case, "note"), row),
        fix=_say(_choose(rule, case, "fix"), row),
        basis=rule.basis,
        fingerprint=fingerprint(rule, row, world),
        cause=_cause(world, rule, record, indicators),
        evidence=evidence,
        places=_places(evidence, record),
        doubts=doubts,
        indicators=indicators,
        elements=_element_nodes(record),
        trace=_trace(rule, row, case),
        links=(*row.links, *([record.link] if isinstance(record, LinkRecord) and not row.links else [])),
        settings=tuple(_settings(rule, row, world, case)),
        trial=rule.trial,
        equal=_equal(rule, row),
    )


def fingerprint(rule: Rule, row: Row, world: EvaluationContext) -> str:
    """Return what a rule's verdict on a row is known by in the next run: rule, subject, year and partners, no page and no value."""
    record = row.scope[rule.select[0].alias]
    return _digest(rule.code, _identity(world, record), _year(record), *_partners(world, row, record))


# How the rule came to it


def _trace(rule: Rule, row: Row, case: Case | None) -> tuple[Traced, ...]:
    """Return every part of the conditions with its value; names of records and fixed values explain themselves."""
    asked: list[tuple[TracePart, Expression]] = [("assert", rule.condition)]
    if rule.when is not None:
        asked.insert(0, ("when", rule.when))
    if case is not None:
        asked.append(("case", case.when))
    return tuple(
        Traced(part, depth, step.text, _answer(value), step.label if step.kind == "path" else None, _source(value))
        for part, expression in asked
        for depth, step in expression.root.walk()
        if step.kind in ("path", "operation") and isinstance(value := step.evaluate(row.scope), _SHOWN)
    )


_SHOWN = (
    bool,
    int,
    str,
    tuple,
    frozenset,
    dict,
    type(None),
    Decimal,
    Quantity,
    Label,
    Dated,
    Quarters,
    LocalizedText,
    Unknown,
)
_TRUTH = {True: LocalizedText("benar", "true"), False: LocalizedText("salah", "false")}


def _answer(value: Any) -> LocalizedText:
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, Unknown):
        return LocalizedText("tidak dapat dinilai: {r}", "cannot be judged: {r}").format(r=value.reason)
    return _shown(value)


def _source(value: Any) -> Source | None:
    return value.source if isinstance(value, Quantity | Label | Dated | Quarters) else None


def _settings(rule: Rule, row: Row, world: EvaluationContext, case: Case | None) -> Iterator[Setting]:
    """Yield the choices that the verdict rests on, with their origin."""
    policy = world.policy
    read = [
        *rule.condition.operands,
        *(rule.when.operands if rule.when else ()),
        *(o for c in rule.cases for o in c.when.operands),
    ]
    paths = {operand.text: operand for operand in read}
    for operand in paths.values():
        record = row.scope[operand.alias]
        name = operand.text.removeprefix(f"{operand.alias}.")
        if isinstance(record, PolicyRecord) and (stand := policy.stand(name)):
            yield _setting(operand.label, stand)
        if isinstance(record, IndicatorRecord):
            yield from _settings_of(record, name, operand.label, world)
    if (stand := policy.stand("severities", rule.code)) and not (case and case.severity):
        yield _setting(LocalizedText("tingkat temuan", "severity"), stand)


def _settings_of(
    record: IndicatorRecord, name: str, label: LocalizedText, world: EvaluationContext
) -> Iterator[Setting]:
    policy, printed = world.policy, record.printed.name.text
    if name == "direction" and (stated := policy.stated_name("directions", printed)):
        yield from (_setting(label, stand) for stand in [policy.stand("directions", stated)] if stand)
    if name in ("annual", "quarter_aggregation") and (stated := policy.stated_name("quarter_aggregations", printed)):
        label = LocalizedText("cara membaca triwulan", "how the quarters are read")
        yield from (_setting(label, stand) for stand in [policy.stand("quarter_aggregations", stated)] if stand)
    if name.startswith("event.quarters") and (event := record.event()) is not None:
        origin = event.event.origin
        yield Setting(
            LocalizedText("kalender", "calendar"), f"{event.name()}: {event.quarters()}", origin.said, event.where
        )


def _setting(name: LocalizedText, stand: SettingValue) -> Setting:
    return Setting(name, str(stand.value), stand.origin.said, stand.origin.source)


def _choose(rule: Rule, case: Case | None, part: str) -> Template:
    template: Template = (getattr(case, part) if case else None) or getattr(rule, part)
    return template


def _say(template: Template, row: Row) -> LocalizedText:
    # Positional names: a placeholder such as `renstra.targets[aksi.year]` means something else to str.format.
    pieces = {f"p{i}": _shown(expression.evaluate(row.scope)) for i, (_, expression) in enumerate(template.parts)}
    text = template.phrase
    for i, (name, _) in enumerate(template.parts):
        text = LocalizedText(
            text.id.replace("{" + name + "}", f"{{p{i}}}"), text.en.replace("{" + name + "}", f"{{p{i}}}")
        )
    return text.format(**pieces)


def _begun(said: LocalizedText) -> LocalizedText:
    """Return a sentence with a capital, where it begins with a placeholder such as the level."""
    return LocalizedText(said.id[:1].upper() + said.id[1:], said.en[:1].upper() + said.en[1:])


def _shown(value: Any) -> LocalizedText:
    if isinstance(value, LocalizedText):
        return value
    if isinstance(value, Unknown) or is_missing(value):
        return LocalizedText("(kosong)", "(blank)")
    if isinstance(value, dict):
        said = [(_key(key), _shown(item)) for key, item in value.items()]
        return LocalizedText(
            "; ".join(f"{k.id}: {p.id}" for k, p in said), "; ".join(f"{k.en}: {p.en}" for k, p in said)
        )
    if isinstance(value, tuple | frozenset | list):
        items = tuple(dict.fromkeys(_shown(item) for item in value))
        return joined(items, ", ")
    return same(" ".join(str(value).split()))


def _key(key: Any) -> LocalizedText:
    return key if isinstance(key, LocalizedText) else same(str(key))


def values_of(rule: Rule, row: Row) -> str:
    """Return the values that the message of a rule prints."""
    values = [expression.evaluate(row.scope) for _, expression in rule.message.parts]
    shown = [value.raw for value in values if isinstance(value, Quantity) and not value.is_missing]
    return f"({' ↔ '.join(shown)})" if shown else ""


def _evidence(rule: Rule, row: Row, case: Case | None) -> tuple[Evidence, ...]:
    operands = {o.text: o for o in rule.condition.operands}
    for template in (_choose(rule, case, "message"), _choose(rule, case, "note")):
        for _, expression in template.parts:
            operands.update({o.text: o for o in expression.operands})
    found: dict[tuple[str, Source | None, str], Evidence] = {}
    for operand in operands.values():
        value = operand.evaluate(row.scope)
        owner = row.scope[operand.alias]
        entries: list[tuple[LocalizedText, Value]]
        if isinstance(owner, IndicatorRecord) and operand.text == f"{operand.alias}.annual":
            entries = [(r.label, r.value) for r in owner.readings[:2]] or [(operand.label, value)]
        elif isinstance(value, dict):
            entries = [
                (LocalizedText(f"{operand.label.id} {k}", f"{operand.label.en} {k}"), item) for k, item in value.items()
            ]
        elif isinstance(value, tuple):
            entries = [(operand.label, item) for item in value]
        else:
            entries = [(_indexed(operand.label, operand.text, row, operand.evaluate), value)]
        for label, item in entries:
            source = item.source if isinstance(item, Quantity | Label | Dated | Quarters) else None
            if source is not None:
                shown = _shown(item).id if not is_missing(item) else ""
                document = _document_name(owner, operand.text, source)
                found.setdefault((shown, source, label.id), Evidence(label, shown or "(kosong)", source, document))
    return tuple(found.values())


def _equal(rule: Rule, row: Row) -> tuple[Evidence, Evidence] | None:
    """Return the two prints that a rule wants to be the same, first the one whose document follows the other's."""
    if rule.condition.root.equated is None:
        return None
    prints = []
    for operand in rule.condition.root.equated:
        value, owner = operand.evaluate(row.scope), row.scope[operand.alias]
        home = _home(owner, operand.text)
        if not isinstance(value, Quantity | Label | Dated) or value.source is None or home is None:
            return None
        shown = _shown(value).id if not is_missing(value) else "(kosong)"
        name = _document_name(owner, operand.text, value.source)
        label = _indexed(operand.label, operand.text, row, operand.evaluate)
        prints.append((FLOW.index(home.kind), Evidence(label, shown, value.source, name)))
    (first, one), (second, other) = prints
    return (other, one) if second > first else (one, other)


def _home(owner: Any, path: str) -> Document | None:
    """Return the document whose print an operand is."""
    if isinstance(owner, LinkRecord):
        owner = owner.right() if ".right" in path else owner.left()
    if isinstance(owner, CopyRecord):
        owner = owner.second() if ".second" in path else owner.first()
    return getattr(owner, "home", None)


def _indexed(label: LocalizedText, path: str, row: Row, run: Any) -> LocalizedText:
    if not path.endswith("]"):
        return label
    years = {record.home.year for record in row.scope.values() if isinstance(record, IndicatorRecord)} - {None}
    year = f" {min(years)}" if years else ""  # type: ignore[type-var]
    return LocalizedText(label.id + year, label.en + year)


def _document_name(owner: Any, path: str, source: Source) -> str | None:
    """Name the document that prints a value, with its file where two have one name; None for a settings file."""
    if not hasattr(owner, "world"):
        return None
    documents = owner.world.graph.documents
    printing = [document for document in documents if document.file == source.file]
    if not printing:
        return None
    home = _home(owner, path)
    document = home if home is not None and home in printing else printing[0]
    alike = [other for other in documents if other.name == document.name]
    return document.name if len(alike) == 1 else f"{document.name} ({document.file})"


def _places(evidence: tuple[Evidence, ...], record: Any) -> tuple[Source, ...]:
    own = _own_source(record)
    sources = [e.source for e in evidence if e.source is not None]
    if isinstance(record, BlockRecord):
        graph = record.world.graph
        sources += [graph.indicators[node].name.source for pair in record.pairs for node in pair]
    return tuple(dict.fromkeys([*([own] if own else []), *sources]))


def _own_source(record: Any) -> Source | None:
    if isinstance(record, DocumentRecord):
        return record.home.title.source if record.home.title else record.home.source
    name = _name(record)
    return name.source if name else None


def subject_of(record: Any) -> str:
    """Return what a record is about, as it is printed."""
    name = _name(record)
    return " ".join(name.text.split()) if name else str(record.home.name)


def _name(record: Any) -> Label | None:
    """Return the printed name of what a row is about; a document has none."""
    if isinstance(record, LinkRecord):
        return record.world.graph.indicators[record.link.left].name
    if isinstance(record, CopyRecord):
        return record.world.graph.indicators[record.nodes[0]].name
    if isinstance(record, BlockRecord):
        return record.world.graph.indicators[record.pairs[0][0]].name
    return (
        record.printed.name
        if isinstance(record, IndicatorRecord | ElementRecord | PrintsRecord | NamesRecord)
        else None
    )


def _element_nodes(record: Any) -> tuple[NodeId, ...]:
    if isinstance(record, PrintsRecord):
        return record.group.nodes
    return (record.node,) if isinstance(record, ElementRecord | BlockRecord) else ()


def _indicator_nodes(record: Any) -> tuple[NodeId, ...]:
    if isinstance(record, IndicatorRecord):
        return (record.node,)
    if isinstance(record, LinkRecord):
        return (record.link.left, record.link.right)
    if isinstance(record, CopyRecord | NamesRecord):
        return record.nodes
    if isinstance(record, BlockRecord):
        return tuple(node for pair in record.pairs for node in pair)
    return ()


def _identity(world: EvaluationContext, record: Any) -> str:
    """Name the subject so that re-paging, copies and small changes of spelling leave it the same."""
    if isinstance(record, LinkRecord) and record.link.is_settled:
        return world.graph.shared_identity(record.link.left)
    if isinstance(record, LinkRecord):
        first = world.graph.question_of(record.link)[0]
        return "|".join(sorted((world.graph.identity(first.left), world.graph.identity(first.right))))
    if isinstance(record, CopyRecord):
        return f"{_identity(world, record.first())}|{record.field_name}"
    if isinstance(record, TableRecord):
        return f"{world.graph.identity(record.home.id)}|{world.graph.identity(record.node)}"
    if isinstance(record, BlockRecord):
        return "|".join(normalized(top.text) for top in (record.first(), record.second()))
    return world.graph.identity(record.node)


def _partners(world: EvaluationContext, row: Row, record: Any) -> tuple[str, ...]:
    """Name the indicators on the other side where the subject is linked to several of their kind: two officials' PK."""
    if not isinstance(record, IndicatorRecord):
        return ()
    others = [other for other in row.scope.values() if isinstance(other, IndicatorRecord) and other is not record]
    if not others:
        return ()
    linked = Counter(world.graph.document_of(other).kind for other, _ in world.graph.links_of(record.node))
    return tuple(_identity(world, other) for other in others if linked[other.home.kind] > 1)


def _year(record: Any) -> str:
    return str(record.for_year) if isinstance(record, ElementRecord) else ""


def _cause(world: EvaluationContext, rule: Rule, record: Any, indicators: tuple[NodeId, ...]) -> str:
    if indicators and not isinstance(record, BlockRecord):
        node = world.graph.cause_of(indicators[0])
        return _digest(_identity(world, IndicatorRecord(world, node)))
    if isinstance(record, ElementRecord | PrintsRecord):
        return _digest("element", normalized(record.printed.name.text), _year(record))
    return _digest(rule.code, _identity(world, record), _year(record))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _link_doubts(row: Row) -> Iterator[LocalizedText]:
    for link in row.links:
        if link.verdict == "auto":
            reasons = joined(link.reasons)
            yield LocalizedText(
                "Tautan nama otomatis, kemiripan {s}: {r}.", "Automatic link by name, score {s}: {r}."
            ).format(s=round(link.score), r=reasons)


def _reading_doubt(
    rule: Rule, row: Row, evidence: tuple[Evidence, ...], world: EvaluationContext
) -> tuple[LocalizedText | None, bool]:
    """Return why what a finding rests on may be misread, and whether that leaves no more than a question.

    Where something is missing, the document that should have it too may have been misread.
    """
    sources = [each.source for each in evidence if each.source]
    pictured = [source for source in sources if source.confidence is not None]
    if pictured and not any(source.is_without_rules for source in sources) and _rests_on_numbers(rule, row, world):
        least = min(source.confidence or 0 for source in pictured)
        pages = ranges(sorted({source.page for source in pictured if source.page}))
        return _NUMBERS_FROM_PICTURE.format(c=f"{100 * least:.0f}", p=pages), False
    if pictured:
        return _FROM_PICTURE, True
    if any(source.is_without_rules for source in sources):
        return _WITHOUT_RULES, True
    if rule.kind == "missing_in":
        kinds = {kind for need in rule.needs for kind in need}
        for document in world.graph.documents:
            if document.kind in kinds and world.once(("is read with doubt", document.id), lambda: _has_doubt(document)):  # noqa: B023
                return _MAY_BE_MISSED.format(d=KIND_NAMES.get(document.kind, document.kind)), True
    return None, False


def _rests_on_numbers(rule: Rule, row: Row, world: EvaluationContext) -> bool:
    """Tell whether a fail rests on printed numbers and blanks alone, of rows whose names are read beyond doubt.

    Words that were compared may differ by a misread letter, and a sum or a list by a row that was missed; points and commas
    are hard to tell.
    """
    found = (item for operand in rule.condition.operands for item in _items(operand.evaluate(row.scope)))
    values = [value for value in found if not isinstance(value, int)]  # a year, or what the name says of the measure
    if rule.kind not in OF_NUMBERS or not values or not all(isinstance(value, Quantity) for value in values):
        return False
    graph, records = world.graph, row.scope.values()
    names = [graph.indicators[node].name for record in records for node in _indicator_nodes(record)]
    names += [graph.elements[node].name for record in records for node in _element_nodes(record)]
    return bool(names) and not any(map(_is_doubted, names))


def _items(value: Any) -> tuple[Any, ...]:
    if isinstance(value, dict):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


def _is_doubted(name: Label) -> bool:
    """Tell whether a name was read from a picture with a word that nobody knows, or poorly."""
    if name.source is None or name.source.confidence is None:
        return False
    return name.source.is_unsure or not all(map(is_known, _LONG_WORD.findall(name.text.casefold())))


def _has_doubt(document: Document) -> bool:
    """Tell whether a good part of a document was read from pictures or tables without rules."""
    sources = [indicator.name.source for indicator in document.indicators if indicator.name.source]
    unsure = [source for source in sources if source.confidence is not None or source.is_without_rules]
    return len(unsure) > UNSURE * len(sources)


def _direction_doubt(rule: Rule, row: Row) -> LocalizedText | None:
    if any(record.direction_is_assumed() for record in _directed(rule, row)):
        return LocalizedText("Arah indikator diandaikan naik.", "The indicator's direction is assumed to be up.")
    return None


def _directed(rule: Rule, row: Row) -> Iterator[IndicatorRecord]:
    texts = [rule.condition.text, *(case.when.text for case in rule.cases)]
    for alias, record in row.scope.items():
        if isinstance(record, IndicatorRecord) and any(f"{alias}.direction" in text for text in texts):
            yield record


def _confidence(rule: Rule, row: Row, evidence: tuple[Evidence, ...]) -> float:
    confidence = rule.confidence
    for link in row.links:
        if link.verdict == "auto":
            confidence *= link.score / 100
    if _direction_doubt(rule, row):
        confidence *= ASSUMED_DIRECTION
    confidence *= min(
        (e.source.confidence for e in evidence if e.source and e.source.confidence is not None), default=1
    )
    if any(e.source and e.source.guessed for e in evidence):
        confidence *= GUESSED_TABLE
    if any(e.source and e.source.carried for e in evidence):
        confidence *= CARRIED_VALUE
    return round(confidence, 2)
