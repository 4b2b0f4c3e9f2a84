"""Call a cell by the shortest name that leaves no doubt in its dossier: “PK tabel 2, baris 7”, “Rencana Aksi H63”.

The documents of a dossier go in; the name of a printed value comes out. The year stands with a document only where two of its
kind are there, the sheet only where the document lies on several, or shares its sheet's book with another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import KIND_NAMES, Document, Evidence, Source
from cascade.model.i18n import LocalizedText

_SHORT = {"perjanjian_kinerja": "PK"}


class CellNames:
    """What the documents and cells of one dossier are called."""

    def __init__(self, graph: CascadeGraph):
        kinds = Counter(document.kind for document in graph.documents)
        self._names: dict[tuple[str, str], str] = {}
        sheets: dict[str, set[str | None]] = defaultdict(set)
        for document in graph.documents:
            short = _SHORT.get(document.kind, KIND_NAMES[document.kind])
            self._names[document.file, document.name] = short if kinds[document.kind] == 1 else document.name
            sheets[document.file] |= {source.sheet for source in _sources(document)}
        self._one_sheet = {file for file, found in sheets.items() if len(found - {None}) == 1}

    def document(self, evidence: Evidence) -> str:
        """Return what the document of a print is called; of what no document prints, its file."""
        file = evidence.source.file if evidence.source else ""
        return self._names.get((file, evidence.document or ""), evidence.document or file)

    def place(self, evidence: Evidence) -> LocalizedText:
        """Return the cell in its document."""
        source = evidence.source
        if source is None:
            return LocalizedText("", "")
        if source.cell and source.file in self._one_sheet:
            return LocalizedText(source.cell, source.cell)
        plain = replace(source, carried=False, guessed=False, confidence=None, corrected=())
        return LocalizedText(plain.short("id"), plain.short("en"))

    def cell(self, evidence: Evidence) -> LocalizedText:
        """Return document and cell."""
        return LocalizedText("{d} {p}", "{d} {p}").format(d=self.document(evidence), p=self.place(evidence))


def _sources(document: Document) -> list[Source]:
    return [*(each.name.source for each in document.indicators), *(each.name.source for each in document.elements)]
