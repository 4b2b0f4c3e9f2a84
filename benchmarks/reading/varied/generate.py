"""Write the varied set: documents of invented offices in many layouts, each with the truth of its rows.

    generate.py OUTDIR [NAME …] [--set second]

See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import actions
import agreements
import others
import pdf
import renja
import renstra
import traps
from layout import Document, Line, Table
from office_files import write_docx, write_ods, write_xlsx
from plain import write_csv, write_html, write_txt
from second import documents as second

WRITERS = {"pdf": pdf.write, "xlsx": write_xlsx, "docx": write_docx, "ods": write_ods, "html": write_html, "csv": write_csv, "txt": write_txt}
MAKERS = [*renstra.DOCUMENTS, *renja.DOCUMENTS, *agreements.DOCUMENTS, *actions.DOCUMENTS, *others.DOCUMENTS, *traps.DOCUMENTS]
SETS = {"first": (MAKERS, WRITERS), "second": (second.MAKERS, WRITERS | second.WRITERS)}


def truth_lines(document: Document, file: str) -> list[str]:
    """Write the document's facts, then one printed row a line."""
    rows = []
    for part in document.parts:
        if isinstance(part, Line):
            rows += part.truth
        elif isinstance(part, Table):
            rows += [said for each in part.body for said in each.truth]
    fact = {"file": file, **document.facts, "complete": True, "group": document.group or document.suffix}
    return [json.dumps(each, ensure_ascii=False) for each in ({"document": fact}, *rows)]


def main() -> None:
    """Write all documents, or those that are named."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("outdir", type=Path)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--set", choices=list(SETS), default="first")
    given = arguments.parse_args()
    makers, writers = SETS[given.set]
    (given.outdir / "docs").mkdir(parents=True, exist_ok=True)
    (given.outdir / "truth").mkdir(exist_ok=True)
    for make in makers:
        document = make()
        if given.names and document.name not in given.names:
            continue
        file = f"{document.name}.{document.suffix}"
        writers[document.suffix](document, given.outdir / "docs" / file)
        lines = truth_lines(document, file)
        (given.outdir / "truth" / f"{document.name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{file:44} {len(lines) - 1:>3} rows")


if __name__ == "__main__":
    main()
