"""Find the documents of a dossier that stand in each other's way.

Documents go in; out come the kinds of which nobody can tell which one is in force (two Renstra of one period, two PK of one
official; choosing one silently would make wrong findings), documents of another OPD, and whether a plan has given way to
another. Chooses none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.model import KIND_NAMES, PLAN_KINDS, Document, Problem
from cascade.model.i18n import LocalizedText
from cascade.text.normalize import normalized, same_text

ONE_IN_FORCE = ("renstra", "renja", "iku", "perjanjian_kinerja")  # of these one is in force; of a PK, one per official
MIN_SHARED_INDICATORS = (
    0.5  # share of its indicators that makes a PK without a position another version of the other one
)


def find_conflicting_kinds(documents: tuple[Document, ...]) -> tuple[set[str], tuple[Problem, ...]]:
    """Find kinds of which two documents cover one period and phase: no one can tell which is in force."""
    plans = {document.file for document in documents if document.kind == "renstra"}
    is_in_plan = {document.id: document.file in plans for document in documents}
    kinds: set[str] = set()
    problems = []
    for i, first in enumerate(documents):
        for second in documents[i + 1 :]:
            same_period = (first.kind, first.years, first.edition) == (second.kind, second.years, second.edition)
            if first.kind == "iku" and is_in_plan[first.id] != is_in_plan[second.id]:
                continue  # the IKU of an office and the list of them in its Renstra stand side by side
            if (
                first.kind in ONE_IN_FORCE
                and same_period
                and _opd(first) == _opd(second)
                and _have_one_owner(first, second)
            ):
                kinds.add(first.kind)
                problems.append(_conflict(first, second))
    return kinds, tuple(problems)


def _conflict(first: Document, second: Document) -> Problem:
    return Problem(
        "error",
        LocalizedText(
            "Dua {k} untuk periode yang sama: {a} dan {b}. Tidak diketahui mana yang berlaku; aturan yang membutuhkan {k} tidak dinilai.",
            "Two {k} for the same period: {a} and {b}. It is not known which is in force; rules that need {k} are not judged.",
        ).format(k=KIND_NAMES[first.kind], a=first.id, b=second.id),
        LocalizedText(
            "Keluarkan salah satunya, atau tandai di berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
            "Take one out, or mark it in berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
        ).format(b=second.file),
        second.source,
    )


def _have_one_owner(first: Document, second: Document) -> bool:
    """Tell whether two documents are of one official; where that is not printed, their indicators tell."""
    for part in ("position", "name"):
        owners = [normalized(label.text) for d in (first, second) if d.owner and (label := getattr(d.owner, part))]
        if len(owners) == 2:
            return owners[0] == owners[1]
    if first.kind != "perjanjian_kinerja":
        return True
    first_names, second_names = (
        {normalized(indicator.name.text) for indicator in d.indicators} for d in (first, second)
    )
    return bool(first_names & second_names) and len(first_names & second_names) >= MIN_SHARED_INDICATORS * min(
        len(first_names), len(second_names)
    )


def _opd(document: Document) -> str:
    return document.opd.text.casefold() if document.opd else ""


def documents_of_other_opd(documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    """Tell which documents name another OPD than the first one does."""
    named = [document for document in documents if document.opd]
    others = (
        Problem(
            "warning",
            LocalizedText(
                "Perangkat daerah berbeda: “{a}” ({fa}) dan “{b}” ({fb}).",
                "Different OPD: “{a}” ({fa}) and “{b}” ({fb}).",
            ).format(a=named[0].opd, fa=named[0].file, b=document.opd, fb=document.file),
            LocalizedText("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
            document.opd.source if document.opd else None,
        )
        for document in named[1:]
        if document.opd and named[0].opd and not same_text(named[0].opd.text, document.opd.text)
    )
    return tuple({problem.message: problem for problem in others}.values())  # one file may hold several documents


def share_years(one: Document, other: Document) -> bool:
    """Tell whether two documents are of the same years: an annual one is of those for which a plan prints values too."""
    if not one.years or not other.years or set(one.years) & set(other.years):
        return True
    plan, annual = (one, other) if one.kind in PLAN_KINDS else (other, one)
    is_pair = plan.kind in PLAN_KINDS and annual.kind not in PLAN_KINDS
    return is_pair and any(plan.plans_for(year) for year in annual.years if year > plan.years[-1])


def is_superseded(plan: Document, other: Document, documents: Iterable[Document]) -> bool:
    """Tell whether a plan has given way to another of its kind for the years of a document.

    Its perubahan replaces it for the years that the perubahan covers, the plan of the next period for the
    years that it does not cover itself.
    """
    if plan.kind not in PLAN_KINDS or other.kind == plan.kind:
        return False
    years = set(other.years or ([other.year] if other.year else []))
    for rival in documents:
        if rival is plan or rival.kind != plan.kind or not years <= set(rival.years or years):
            continue
        amended = (plan.edition, rival.edition) == ("murni", "perubahan")
        if amended or (years and plan.years and not years & set(plan.years)):
            return True
    return False
