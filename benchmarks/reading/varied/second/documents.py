"""List the documents of the second set and how they are written."""

from __future__ import annotations

from second import agreements, budgets, files, press, renja, renstra

MAKERS = [*renstra.DOCUMENTS, *renja.DOCUMENTS, *budgets.DOCUMENTS, *agreements.DOCUMENTS]
WRITERS = {"pdf": press.write, "xlsx": files.xlsx, "docx": files.docx}
