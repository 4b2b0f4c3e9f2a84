"""List the documents of the second set and how they are written."""

from __future__ import annotations

from second import actions, agreements, budgets, files, press, renja, renstra, traps

MAKERS = [*renstra.DOCUMENTS, *renja.DOCUMENTS, *budgets.DOCUMENTS, *agreements.DOCUMENTS, *actions.DOCUMENTS, *traps.DOCUMENTS]
WRITERS = {"pdf": press.write, "xlsx": files.xlsx, "docx": files.docx}
