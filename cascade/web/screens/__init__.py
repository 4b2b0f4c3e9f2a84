"""Show the screens of the workbench, one module a screen, each with its `ROUTES`, found by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """Return the routes of all screens."""
    found: list[BaseRoute] = []
    for module in sorted(each.name for each in pkgutil.iter_modules(__path__)):
        found += importlib.import_module(f"{__name__}.{module}").ROUTES
    return found
