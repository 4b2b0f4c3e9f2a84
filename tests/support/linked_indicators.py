"""Links between small documents."""

from __future__ import annotations

from collections.abc import Iterable

from documents_as_text import canonical

from cascade.decisions.decision_file import Decisions, LinkAnswer, LinkDecision
from cascade.decisions.name_lookup import IndicatorReference
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.model import Document, Link, Problem

VILLAGES, VILLAGES_AND_TOWNS = "Persentase desa tertib", "Persentase desa/kelurahan tertib"
VILLAGE, BOTH = "Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi"


def links_of(*documents: Document, decisions: Decisions | None = None) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The links of a dossier, and the problems of its decisions."""
    return link_dossier(CascadeGraph(documents), decisions or Decisions())


def link_between(left: dict, right: dict, level: str = "sasaran") -> Link | None:
    """The link between the single indicators of a Renstra and a PK, or None."""
    found, _ = links_of(
        canonical("renstra", [{"level": level, **left}], years=[2024, 2025]),
        canonical("perjanjian_kinerja", [{"level": level, **right}], year=2025),
    )
    return found[0] if found else None


def village_decision(answer: LinkAnswer, right: str = VILLAGES_AND_TOWNS) -> Decisions:
    """The decision of a person on the indicators of `village_pair`."""
    return Decisions(
        (
            LinkDecision(
                left=IndicatorReference(document="renstra", name=VILLAGES),
                right=IndicatorReference(document="perjanjian_kinerja", name=right),
                verdict=answer,
                by="Inspektur Pembantu",
            ),
        )
    )


def village_pair() -> tuple[Document, Document]:
    """A Renstra and a PK whose only indicators may be one: a question."""
    return (
        canonical("renstra", [{"name": VILLAGES, "level": "sasaran"}], years=[2025]),
        canonical("perjanjian_kinerja", [{"name": VILLAGES_AND_TOWNS, "level": "sasaran"}], year=2025),
    )


def renstra(*names: str | dict, **more: object) -> Document:
    """A Renstra of 2025 and 2026 with these indicators of a sasaran, by name or as rows."""
    return canonical("renstra", sasaran_rows(names), years=[2025, 2026], **more)


def pk(*names: str | dict, **more: object) -> Document:
    """A Perjanjian Kinerja of 2026 with these indicators of a sasaran, by name or as rows."""
    return canonical("perjanjian_kinerja", sasaran_rows(names), **{"year": 2026, **more})


def sasaran_rows(names: Iterable[str | dict]) -> list[dict]:
    """Rows of indicators of a sasaran."""
    return [{"level": "sasaran", **(name if isinstance(name, dict) else {"name": name})} for name in names]


def decision(left: str | dict, right: str | dict, answer: LinkAnswer = "confirmed", **more: object) -> LinkDecision:
    """What a person said of an indicator of the Renstra and one of the PK, by name or with what stands around it."""
    sides = {"left": ("renstra", left), "right": ("perjanjian_kinerja", right)}
    named = {
        side: IndicatorReference(document=kind, **(given if isinstance(given, dict) else {"name": given}))
        for side, (kind, given) in sides.items()
    }
    return LinkDecision(**named, verdict=answer, **more)
