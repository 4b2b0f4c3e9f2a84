"""Read Indonesian planning documents, link their indicators, and judge them by declared rules.

For scripts: `check` gives the whole report, `read`, `link` and `compare` the steps before it; nothing is written. Names are
imported when they are used, so that `import cascade` costs nothing.

>>> import cascade
>>> report = cascade.check("documents/kecamatan-contoh-selaras")
>>> [finding.code for finding in report.findings if finding.severity == "error"]
[]
"""

from importlib import import_module

__version__ = "0.2.0"
TYPE_CHECKING = False  # as typing has it, which would take longer to import than all of this

if TYPE_CHECKING:
    from cascade.model import Document, Finding, Link
    from cascade.model.errors import CascadeError
    from cascade.pipeline.check import check
    from cascade.pipeline.compare import compare
    from cascade.pipeline.dossier import read
    from cascade.pipeline.link import link
    from cascade.pipeline.load import load_rules, load_settings
    from cascade.pipeline.options import CheckOptions
    from cascade.reports.report import Report
    from cascade.rules.rule import Rule

_HOMES = {
    "check": "cascade.pipeline.check",
    "read": "cascade.pipeline.dossier",
    "link": "cascade.pipeline.link",
    "compare": "cascade.pipeline.compare",
    "load_rules": "cascade.pipeline.load",
    "load_settings": "cascade.pipeline.load",
    "CheckOptions": "cascade.pipeline.options",
    "Report": "cascade.reports.report",
    "Finding": "cascade.model",
    "Document": "cascade.model",
    "Link": "cascade.model",
    "Rule": "cascade.rules.rule",
    "CascadeError": "cascade.model.errors",
}

__all__ = [
    "CascadeError",
    "CheckOptions",
    "Document",
    "Finding",
    "Link",
    "Report",
    "Rule",
    "check",
    "compare",
    "link",
    "load_rules",
    "load_settings",
    "read",
]


def __getattr__(name: str) -> object:
    """Import a name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cascade' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
