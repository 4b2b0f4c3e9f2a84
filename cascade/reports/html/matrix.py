"""Lay out the matrix of the page: every indicator once, with its target in each document.

Indicators and the marks of their findings go in; rows come out. Judges nothing: that two targets differ is what the
comparison side by side says.
"""

from __future__ import annotations

from collections.abc import Mapping

from cascade.graph.cascade_graph import NodeId
from cascade.model.i18n import Language
from cascade.reports.html.labels import level_label
from cascade.reports.html.sparkline import described_sparklines
from cascade.reports.html.views import Badge, MatrixCell, MatrixRow
from cascade.reports.papers.comparison import TARGET, SideBySide, Subject


def matrix_row(
    side_by_side: SideBySide, subject: Subject, badges: Mapping[NodeId, Badge], language: Language
) -> MatrixRow:
    """Return the row of one indicator; several prints in one document share a cell."""
    comparison = side_by_side.compare(subject.columns)
    targets = next(row.cells for row in comparison.rows if row.about == TARGET)
    sparks = described_sparklines(comparison, language)
    cells = []
    for document in side_by_side.documents:
        numbers = [number for number, (each, _) in enumerate(subject.columns) if each is document]
        printed = [targets[number] for number in numbers if targets[number] is not None]
        entries = tuple(dict.fromkeys(entry for cell in printed for entry in cell or ()))
        spark = next((sparks[number] for number in numbers if sparks[number]), None)
        cells.append(MatrixCell(entries if printed else None, spark))
    marks = [badge for _, node in subject.columns if node and (badge := badges.get(node))]
    cards = sorted({card.number: card for badge in marks for card in badge.cards}.items())
    badge = Badge(tuple(card for _, card in cards)) if cards else None
    return MatrixRow(subject, level_label(side_by_side.graph, subject.node), tuple(cells), badge)
