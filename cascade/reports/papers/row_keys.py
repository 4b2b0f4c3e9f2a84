"""Name the rows of working papers that a person fills in, so that they are found again.

A main problem or a pair of indicators goes in; a key comes out that sorting, filtering and re-paging leave the same, and that
no other row has. Knows no format.
"""

from __future__ import annotations

import hashlib

from cascade.advice.main_problem import MainProblem
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Document

DIGEST_LENGTH = 16  # hexadecimal digits


def problem_key(problem: MainProblem) -> str:
    """Return the fingerprints of the findings of a main problem, its worst first."""
    return " ".join(dict.fromkeys(finding.fingerprint for finding in problem.findings))


def link_key(graph: CascadeGraph, left: NodeId, right: NodeId) -> str:
    """Return what a pair of indicators is known by: their names and the documents that print them."""
    parts = (part for node in (left, right) for part in (*_document(graph.document_of(node)), graph.identity(node)))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]


def _document(document: Document) -> tuple[str, ...]:
    return document.kind, str(document.year or document.years), document.edition
