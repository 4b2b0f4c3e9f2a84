"""Describe a rule as it is written: the YAML file of a rule, checked key by key.

The keys of a YAML file go in; a checked `RuleFile` comes out, and the JSON Schema of such files. Conditions and words are
still plain text here: compiles nothing.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from cascade.model import Basis, Severity
from cascade.model.i18n import LocalizedText

FaultKind = Literal[
    "value_mismatch", "series_shift", "unit_mismatch", "missing_in", "direction", "not_monotone", "out_of_range",
    "target_blank", "pagu_sum", "below_baseline", "copied_series", "unit_vs_name", "number_format", "duplicate", "code",
    "wording", "quarter", "calendar", "identity", "quality", "other",
]  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class TwoLanguages(_Strict):
    """A text in Indonesian and, if it shall be read in English, in English; else the Indonesian one is said."""

    id: str
    en: str | None = None

    def localized(self) -> LocalizedText:
        """Return the text as it is written."""
        return LocalizedText(self.id, self.id if self.en is None else self.en)

    def in_one_line(self) -> LocalizedText:
        """Return the text without the line breaks of the file."""
        text = self.localized()
        return LocalizedText(" ".join(text.id.split()), " ".join(text.en.split()))


class CaseFile(_Strict):
    """A fail that is a different matter: other severity, other words."""

    when: str
    severity: Severity | None = None
    message: TwoLanguages | None = None
    note: TwoLanguages | None = None
    fix: TwoLanguages | None = None


class ChangeFile(_Strict):
    """A printed value to change, and what to write there; without `to` only a person can tell.

    `choice` marks a value that is one of several that would do, so that somebody has to agree.
    """

    cell: str
    to: str | None = None
    choice: bool = False


class BasisFile(_Strict):
    """Where the rule comes from; `quote` is what the article says."""

    instrument: str
    part: str = ""
    article: str | None = None
    quote: str = ""
    verified: bool = False

    def basis(self) -> Basis:
        """Return the basis as findings cite it."""
        return Basis(self.instrument, self.part, self.article, self.verified, self.quote)


class ExampleFile(_Strict):
    """A rule's own test; `unread` are the pages of its documents that nobody could read."""

    title: str
    given: dict[str, object]
    expect: dict[str, object]
    policy: dict[str, object] = Field(default_factory=dict)
    nomenclature: list[dict[str, str]] | None = None
    unread: dict[str, list[int]] = Field(default_factory=dict)

    def document(self, kind: str) -> dict[str, object]:
        """Return a given document as canonical data; a bare list is its indicators."""
        given = self.given[kind]
        return dict(given) if isinstance(given, dict) else {"indicators": given}


class RuleFile(_Strict):
    """One rule as it is written."""

    code: str = Field(pattern=r"^[A-Z]{3}-\d{2}$")
    title: TwoLanguages
    kind: FaultKind
    severity: Severity
    status: Literal["coba"] | None = None
    confidence: float = Field(default=1.0, gt=0, le=1)
    basis: list[BasisFile] = Field(min_length=1)
    select: dict[str, str] = Field(min_length=1)
    needs: list[str] = Field(default_factory=list)
    rests_on: list[str] | None = None
    when: str | None = None
    assert_: str = Field(alias="assert")
    message: TwoLanguages
    note: TwoLanguages
    fix: TwoLanguages
    change: ChangeFile | list[ChangeFile] | None = None
    cases: list[CaseFile] = Field(default_factory=list)
    examples: list[ExampleFile] = Field(min_length=1)
