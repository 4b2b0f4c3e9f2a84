"""Link the indicators of a dossier, or of two files, without judging them.

Decisions of a person that lie in the folder are obeyed. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cascade.decisions.decision_file import Decisions
from cascade.decisions.decision_log import read_decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_documents
from cascade.linking.weights import Weights
from cascade.model import Document, Link, Problem
from cascade.pipeline.dossier import nothing_read, read
from cascade.pipeline.judgement import link_dossier_documents
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, as_paths, dossier_folder, no_progress
from cascade.pipeline.preparation import read_weights
from cascade.reports.masking import mask_records
from cascade.reports.report import mask_graph
from cascade.settings import policy
from cascade.settings.policy import Policy


@dataclass(frozen=True, slots=True)
class LinkedDossier:
    """Documents as one graph with its links, under the decisions of a person, and what could not be read."""

    graph: CascadeGraph
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    decisions: Decisions


def mask_linked(linked: LinkedDossier) -> LinkedDossier:
    """Return linked documents without the numbers of persons; decisions stay, since they name indicators as printed."""
    links, problems = mask_records(linked.links), mask_records(linked.problems)
    return replace(linked, graph=mask_graph(linked.graph), links=links, problems=problems)


def link(paths: PathOrPaths, options: CheckOptions | None = None, progress: Progress = no_progress) -> LinkedDossier:
    """Link all documents of a dossier, one folder or several files.

    Args:
        paths: One folder, or several files.
        options: Its `weights`, `region`, `thorough` and `ocr_seconds` count.
        progress: Called with a sentence at each step.

    Returns:
        The links with `left`, `right` (ids in `graph.indicators`), `verdict` and `reasons`; those that await an answer
        have the verdict `needs_confirmation`.

    Raises:
        CascadeError: nothing can be read, or a settings file or `keputusan.yaml` is wrong.

    >>> import cascade
    >>> linked = cascade.link("documents/kecamatan-gumelar-2022")
    >>> sorted({link.verdict for link in linked.links})
    ['exact', 'needs_confirmation']
    """
    options = options or CheckOptions()
    paths = as_paths(paths)
    folder = dossier_folder(paths)
    decisions = read_decisions(folder)
    settings, _ = policy.read(folder, options.region, paths[0])
    dossier = read(paths, options, progress, settings=settings)
    linked = link_dossier_documents(dossier, decisions, read_weights(options.weights, settings))
    problems = (*dossier.problems, *linked.problems)
    return LinkedDossier(linked.graph, linked.graph.links(), problems, decisions)


def link_files(left: Path, right: Path, progress: Progress = no_progress, weights: Path | None = None) -> LinkedDossier:
    """Link the indicators of two files, whatever they are; ids of the left begin with L, of the right with R."""
    sides = [read(path, progress=progress) for path in (left, right)]
    for side in sides:
        if not side.documents:
            raise nothing_read(side)
    linked = link_versions(sides[0].documents, sides[1].documents, read_weights(weights, Policy()))
    return replace(linked, problems=tuple(problem for side in sides for problem in side.problems))


def link_versions(left: Sequence[Document], right: Sequence[Document], weights: Weights | None = None) -> LinkedDossier:
    """Link the indicators of documents that were read already; ids of the left begin with L, of the right with R."""
    lefts, rights = (
        [replace(document, id=f"{letter}{number}") for number, document in enumerate(side)]
        for letter, side in (("L", left), ("R", right))
    )
    graph = CascadeGraph([*lefts, *rights])
    links = link_documents(graph, lefts, rights, weights=weights)
    return LinkedDossier(graph, links, (), Decisions())
