"""Rows of a Renstra that say which table prints them, on which page."""

from __future__ import annotations

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Document
from cascade.reading.canonical import to_document


def at(table: int, page: int | None = None, row: int = 3) -> list[dict[str, object]]:
    """The source of a row."""
    return [{"file": "r.pdf", "table": table, "page": page or table * 10, "row": row}]


def plan(elements: list[dict], indicators: list[dict], **more) -> Document:
    """A Renstra of 2025–2029 named `r`; its rows say where they stand by `sources`."""
    data = {"kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026, 2027, 2028, 2029], **more}
    return to_document({**data, "elements": elements, "indicators": indicators}, "r", "r.pdf")[0]


def graph_of(elements: list[dict], indicators: list[dict], **more) -> CascadeGraph:
    """The graph of one Renstra."""
    return CascadeGraph([plan(elements, indicators, **more)])
