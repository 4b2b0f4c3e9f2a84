"""Open the workbench in the browser, by its Indonesian name."""

from __future__ import annotations

from cascade.cli.commands.serve import run

__all__ = ["run"]
