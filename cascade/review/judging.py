"""Say of findings, in the name of a person, that he stands behind them or that they are none.

Findings and what a person said of them go in; the verdicts for `keputusan.yaml` come out, or one sentence on what is lacking. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.decisions.decision_file import SHORTEST_REASON, FindingAnswer, FindingVerdict
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.review.waiving import AcceptedFinding
from cascade.text.printable import one_line


def verdicts_for(
    findings: Iterable[AcceptedFinding], answer: FindingAnswer, reason: str, by: str
) -> tuple[FindingVerdict, ...]:
    """Return a verdict on each finding.

    Raises:
        CascadeError: the name is lacking, or a reason of three letters where it is a false alarm.
    """
    if not by:
        raise CascadeError(_NO_NAME, _NO_NAME_HINT)
    if len(reason) < SHORTEST_REASON and (reason or answer == "false_alarm"):
        raise CascadeError(_NO_REASON, _NO_REASON_HINT)
    return tuple(
        FindingVerdict(
            fingerprint=finding.fingerprint,
            rule=finding.code,
            verdict=answer,
            reason=reason or None,
            by=by,
            about=f"{finding.code} {one_line(finding.subject)}",
        )
        for finding in findings
    )


_NO_NAME = LocalizedText("Keputusan tanpa nama tidak dicatat.", "A decision without a name is not written down.")
_NO_NAME_HINT = LocalizedText(
    "Tulis siapa yang memutuskan: kolom “Dikecualikan oleh”, atau --by NAMA.",
    "Say who decides: the column “Waived by”, or --by NAME.",
)
_NO_REASON = LocalizedText(
    "Bukan temuan: tulis alasannya, sedikitnya tiga huruf.", "A false alarm needs a reason of three letters or more."
)
_NO_REASON_HINT = LocalizedText(
    "Tulis alasannya: kolom “Alasan bila dikecualikan”, atau --reason ALASAN.",
    "Say why: the column “Reason if waived”, or --reason TEXT.",
)
