"""Draw bars as SVG that stands inside a page: no script, no picture, no font of its own.

Labelled amounts go in; one `<svg>` comes out, with its numbers beside the bars. Colours are those of the page's style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

WIDTH, LABEL, ROW, BAR = 760, 290, 24, 15
_NUMBERS = 90  # width beside the longest bar
_LONGEST = 40  # letters of a label


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its label, its parts by their class in the style sheet, and what stands beside it."""

    label: str
    parts: tuple[tuple[str, int], ...]
    says: str


def bars(title: str, lines: Sequence[Bar], longest: int | None = None) -> Markup:
    """Return a chart of bars below each other; `longest` is what the widest one stands for."""
    most = max(longest or max((sum(n for _, n in line.parts) for line in lines), default=0), 1)
    height = ROW * len(lines) + 4
    drawn = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{escape(title)}">'
    ]
    for number, line in enumerate(lines):
        top = number * ROW + 2
        shown = line.label if len(line.label) <= _LONGEST else f"{line.label[: _LONGEST - 1]}…"
        drawn.append(
            f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(shown)}<title>{escape(line.label)}</title></text>'
        )
        at = LABEL
        for kind, amount in line.parts:
            width = amount * (WIDTH - LABEL - _NUMBERS) // most
            if amount:
                drawn.append(f'<rect class="{kind}" x="{at}" y="{top + 1}" width="{max(width, 1)}" height="{BAR}"/>')
            at += max(width, 1) if amount else 0
        drawn.append(f'<text class="n" x="{at + 6}" y="{top + 13}">{escape(line.says)}</text>')
    return Markup("\n".join([*drawn, "</svg>"]))
