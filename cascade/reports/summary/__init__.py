"""Sum up several dossiers in one page and one workbook: aspects by dossier, the worst dossier first."""

from cascade.reports.summary.results import (
    SEVERITY_NAMES,
    SHOWN,
    WORDS,
    AspectResult,
    DossierResult,
    Summary,
    as_data,
    dossier_result,
    folder_names,
    summarize,
)

__all__ = [
    "SEVERITY_NAMES",
    "SHOWN",
    "WORDS",
    "AspectResult",
    "DossierResult",
    "Summary",
    "as_data",
    "dossier_result",
    "folder_names",
    "summarize",
]
