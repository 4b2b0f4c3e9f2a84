"""List the documents of the second set and how they are written."""

from __future__ import annotations

from second import files, press, renja, renstra

MAKERS = [*renstra.DOCUMENTS, *renja.DOCUMENTS]
WRITERS = {"pdf": press.write, "xlsx": files.xlsx, "docx": files.docx}
