"""Links between small documents."""

from __future__ import annotations

from documents_as_text import canonical

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.decisions import Decisions, LinkAnswer, LinkDecision
from cascade.linking.matcher import link_dossier
from cascade.linking.name_lookup import IndicatorReference
from cascade.model import Document, Link, Problem

VILLAGES, VILLAGES_AND_TOWNS = "Persentase desa tertib", "Persentase desa/kelurahan tertib"


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


def village_decision(verdict: LinkAnswer, right: str = VILLAGES_AND_TOWNS) -> Decisions:
    """The decision of a person on the indicators of `village_pair`."""
    return Decisions(
        (
            LinkDecision(
                left=IndicatorReference(document="renstra", name=VILLAGES),
                right=IndicatorReference(document="perjanjian_kinerja", name=right),
                verdict=verdict,
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
