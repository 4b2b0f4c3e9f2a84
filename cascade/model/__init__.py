"""Hold the records that every stage passes on: what is printed, where it stands, what it claims, what was found.

Frozen records without behaviour of their own; nothing in here reads, links or judges. What to know of values:

* No value travels without its `Source`, and no number is ever a float: a `Quantity` is exact and keeps what is printed.
* Blank, dash and `0` are three different things; a column that does not exist is a fourth (None, or no entry).
* `30.000` keeps both readings until the document's own decimal mark, a column of whole rupiah or the number that a
  spreadsheet stores settles it. While it is ambiguous, comparing it is `Unknown` and no rule fails on it.
* A value of a spreadsheet is what its number format shows, since that is what gets signed.
* A number that was read from a picture with a confidence below `SURE_CONFIDENCE`, or that two readings of a file tell
  differently, is ambiguous as well; a blank in a table without rules may be printed all the same (`blanks_are_unsure`).
* Answers are three: true, false and `Unknown`, which carries its reason and has no truth value.
* Errors of documents are `Problem`s of the report; a `CascadeError` is raised only when a person has to change
  something before the run can go on.
* Severity says how bad a finding is, `confidence` how sure; a fuzzy link or an assumed direction lowers the latter only.
"""

from __future__ import annotations

from cascade.model.account import READ_STATE_NAMES, AppliedCorrection, FileAccount, ReadState, TableAccount
from cascade.model.findings import (
    STATE_NAMES,
    VERDICT_NAMES,
    VERDICTS,
    AppliedSetting,
    Basis,
    Change,
    Confirmation,
    CoverageState,
    Evidence,
    Finding,
    RuleCoverage,
    TracePart,
    TraceStep,
    Verdict,
    WaivedFinding,
)
from cascade.model.links import LINK_COUNT_NAMES, LINK_STATUS_EXPLANATIONS, LINK_STATUS_NAMES, Link, LinkStatus
from cascade.model.loaded_file import Cell, Grid, Line, LoadedFile, Note
from cascade.model.planning import (
    CASCADE_ORDER,
    IKU_DETAILS,
    KIND_NAMES,
    LEVEL_CHAIN,
    LEVEL_NAMES,
    LEVELS,
    OUTCOME_LEVELS,
    PHASE_NAMES,
    PLAN_KINDS,
    QUARTER_NAMES,
    Direction,
    Document,
    Element,
    FailedSum,
    Indicator,
    Party,
    Phase,
    QuarterAggregation,
    SumVerdict,
    TableCompleteness,
    TableProof,
    Total,
)
from cascade.model.problems import SEVERITIES, SEVERITY_NAMES, IgnoredFile, NotUnderstood, Problem, Severity
from cascade.model.values import (
    SURE_CONFIDENCE,
    CorrectedPart,
    HandCorrection,
    Label,
    PrintedDate,
    Quantity,
    QuantityKind,
    Source,
    Unknown,
)

__all__ = [
    "CASCADE_ORDER",
    "IKU_DETAILS",
    "KIND_NAMES",
    "LEVELS",
    "LEVEL_CHAIN",
    "LEVEL_NAMES",
    "LINK_COUNT_NAMES",
    "LINK_STATUS_EXPLANATIONS",
    "LINK_STATUS_NAMES",
    "OUTCOME_LEVELS",
    "PHASE_NAMES",
    "PLAN_KINDS",
    "QUARTER_NAMES",
    "READ_STATE_NAMES",
    "SEVERITIES",
    "SEVERITY_NAMES",
    "STATE_NAMES",
    "SURE_CONFIDENCE",
    "VERDICTS",
    "VERDICT_NAMES",
    "AppliedCorrection",
    "AppliedSetting",
    "Basis",
    "Cell",
    "Change",
    "Confirmation",
    "CorrectedPart",
    "CoverageState",
    "Direction",
    "Document",
    "Element",
    "Evidence",
    "FailedSum",
    "FileAccount",
    "Finding",
    "Grid",
    "HandCorrection",
    "IgnoredFile",
    "Indicator",
    "Label",
    "Line",
    "Link",
    "LinkStatus",
    "LoadedFile",
    "NotUnderstood",
    "Note",
    "Party",
    "Phase",
    "PrintedDate",
    "Problem",
    "Quantity",
    "QuantityKind",
    "QuarterAggregation",
    "ReadState",
    "RuleCoverage",
    "Severity",
    "Source",
    "SumVerdict",
    "TableAccount",
    "TableCompleteness",
    "TableProof",
    "Total",
    "TracePart",
    "TraceStep",
    "Unknown",
    "Verdict",
    "WaivedFinding",
]
