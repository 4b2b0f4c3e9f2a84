"""Write documents, values and their addresses in the canonical form.

Understood documents go in; mappings ready for JSON or YAML come out, with values as printed and parsed, each with its source. What a
document lacks is left out, what its table prints blank is null. The shape is published and fixed.
"""

from __future__ import annotations

from cascade.model import (
    LEVEL_CHAIN,
    AppliedCorrection,
    Document,
    Element,
    FileAccount,
    Indicator,
    Label,
    NotUnderstood,
    Party,
    Problem,
    Quantity,
    Source,
    TableAccount,
    TableProof,
    Total,
)
from cascade.model.i18n import Language

JsonObject = dict[str, object]


def from_document(document: Document) -> JsonObject:
    """Return the canonical form of a document, values as printed and parsed, each with its source."""
    elements = {element.id: element for element in document.elements}
    return _filled(
        {
            "id": document.id,
            "kind": document.kind,
            "file": document.file,
            "sha256": document.sha256,
            "title": _text(document.title),
            "opd": _text(document.opd),
            "year": document.year,
            "years": list(document.years),
            "phase": document.phase,
            "signed": document.signed.value.isoformat() if document.signed else None,
            "signed_place": document.signed_place,
            "owner": _party(document.owner),
            "superior": _party(document.superior),
            "elements": [_element(element) for element in document.elements],
            "indicators": [_indicator(each, _names_up_from(each.element, elements)) for each in document.indicators],
            "totals": [_total(total) for total in document.totals],
            "proofs": [_proof(proof) for proof in document.proofs],
            "notes": [
                _filled({"text": note.text, "author": note.author, "source": source_to_json(note.source)})
                for note in document.notes
            ],
            "headings": [heading.text for heading in document.headings],
            "regulations": [regulation.text for regulation in document.regulations],
            "columns": [column.text for column in document.columns],
        }
    )


def _names_up_from(element_id: str | None, elements: dict[str, Element]) -> list[str]:
    """Return the name of an element and of those above it."""
    names: list[str] = []
    while element_id in elements and len(names) < len(LEVEL_CHAIN):
        names.append(elements[element_id].name.text)
        element_id = elements[element_id].parent
    return names


def _element(element: Element) -> JsonObject:
    return _filled(
        {
            "id": element.id,
            "level": element.level,
            "name": element.name.text,
            "code": _text(element.code),
            "parent": element.parent,
            "work_unit": _text(element.work_unit),
            "pagu": {year: value_to_json(quantity) for year, quantity in element.pagu.items()},
            "end_pagu": value_to_json(element.end_pagu),
            "pagu_quarters": [value_to_json(quarter) for quarter in element.pagu_quarters or ()],
            "funds": _text(element.funds),
            "statements": [statement.text for statement in element.statements],
            "level_proved": element.level_proved or None,
            "sources": [source_to_json(element.name.source)],
        }
    )


def _proof(proof: TableProof) -> JsonObject:
    return _filled(
        {
            "elements": list(proof.elements),
            "completeness": proof.completeness,
            "sums_held": proof.sums_held,
            "failed": [
                _filled(
                    {
                        "element": each.element,
                        "verdict": each.verdict,
                        "differences": {year: str(difference) for year, difference in each.differences.items()},
                        "pages": list(each.pages or ()),
                        "other": each.other,
                    }
                )
                for each in proof.failed
            ],
            "orphans": list(proof.orphans),
            "units": list(proof.units),
        }
    )


def _total(total: Total) -> JsonObject:
    end_pagu = value_to_json(total.end_pagu)
    return {
        "name": total.name.text,
        "pagu": {year: value_to_json(quantity) for year, quantity in total.pagu.items()},
        **({"end_pagu": end_pagu} if end_pagu else {}),
        "elements": list(total.elements),
        "sources": [source_to_json(total.name.source)],
    }


def _indicator(indicator: Indicator, path: list[str]) -> JsonObject:
    written: JsonObject = _filled(
        {
            "id": indicator.id,
            "level": indicator.level,
            "element": path[0] if path else None,
            "element_id": indicator.element,
            "path": path[1:],
            "code": _text(indicator.code),
            "name": indicator.name.text,
            "targets": {year: value_to_json(quantity) for year, quantity in indicator.targets.items()},
            "pagu": {year: value_to_json(quantity) for year, quantity in indicator.pagu.items()},
            "direction": indicator.direction,
            "quarter_aggregation": indicator.quarter_aggregation,
            "packed": indicator.packed if indicator.packed > 1 else None,
        }
    )
    if indicator.unit is not None:
        written["unit"] = indicator.unit.text or None
    if indicator.baseline is not None:
        written["baseline"] = value_to_json(indicator.baseline)
    if indicator.end_target is not None:
        written["end_target"] = value_to_json(indicator.end_target)
    if indicator.quarters is not None:
        written["quarters"] = [value_to_json(quarter) for quarter in indicator.quarters]
    written |= {name: label.text or None for name, label in indicator.details.items()}
    written["sources"] = [source_to_json(each) for each in indicator.sources]
    return written


def value_to_json(quantity: Quantity | None) -> JsonObject | None:
    """Return one value as printed and parsed; None for a blank cell."""
    if quantity is None or (quantity.is_missing and not quantity.raw):
        return None
    return _filled(
        {
            "raw": quantity.raw,
            "value": str(quantity.value) if quantity.value is not None and quantity.kind != "range" else None,
            "unit": quantity.unit,
            "ambiguous": quantity.ambiguous or None,
            "source": source_to_json(quantity.source) if quantity.source else None,
        }
    )


def problem_to_json(each: Problem, language: Language) -> JsonObject:
    """Return one problem."""
    return {
        "severity": each.severity,
        "message": each.message.say(language),
        "hint": each.hint.say(language) if each.hint else None,
        "source": source_to_json(each.source) if each.source else None,
    }


def not_understood_to_json(each: NotUnderstood, language: Language) -> JsonObject:
    """Return one thing that nothing was made of."""
    return {"text": each.text, "reason": each.reason.say(language), "source": source_to_json(each.source)}


def account_to_json(account: FileAccount, language: Language) -> JsonObject:
    """Return what became of the tables of one file, and the state of each of its pages that holds one."""
    return {
        "file": account.file,
        "tables": [_table_account(table, language) for table in account.tables],
        "pages": [{"page": page, "state": state} for page, state in account.pages.items()],
        **(
            {"corrections": [correction_to_json(c, language) for c in account.corrections]}
            if account.corrections
            else {}
        ),
    }


def correction_to_json(each: AppliedCorrection, language: Language) -> JsonObject:
    """Return one correction of what was read, and what became of it."""
    return _filled(
        {
            "id": each.id,
            "state": each.state,
            "what": each.what,
            "year": each.year,
            "quarter": each.quarter,
            "part": each.part.say(language),
            "subject": each.subject,
            "read": each.read,
            "value": each.value,
            "by": each.by,
            "on": each.on.isoformat() if each.on else None,
            "at": each.at.isoformat() if each.at else None,
            "why": each.why,
            "source": source_to_json(each.source),
        }
    )


def _table_account(table: TableAccount, language: Language) -> JsonObject:
    return {
        "state": table.state,
        "title": table.title,
        "source": source_to_json(table.source),
        "pages": list(table.pages),
        "document": table.document,
        "rows": table.rows,
        "rows_read": table.rows_read,
        "complete": table.complete,
        "pages_missing": list(table.pages_missing),
        "reasons": [reason.say(language) for reason in table.reasons],
        "proof": [proof.say(language) for proof in table.proof],
    }


def source_to_json(at: Source) -> JsonObject:
    """Return an address as the fixed JSON shape writes it."""
    names = ("file", "page", "sheet", "table", "row", "column", "cell", "box", "carried", "guessed", "confidence")
    data: JsonObject = {name: getattr(at, name) for name in names if getattr(at, name) not in (None, False)}
    if at.corrected:
        data["corrected"] = [{"what": c.what, "by": c.by, "read": c.read, "value": c.value} for c in at.corrected]
    return data


def _text(label: Label | None) -> str | None:
    return label.text if label else None


def _party(party: Party | None) -> JsonObject | None:
    return _filled({"name": _text(party.name), "position": _text(party.position)}) if party else None


def _filled(data: JsonObject) -> JsonObject:
    return {key: item for key, item in data.items() if item is not None and item != {} and item != []}
