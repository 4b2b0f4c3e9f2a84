"""Read a dossier together with all that it is judged by: settings, nomenclature, rules, weights.

Paths and options go in, one record comes out; judging it again under other decisions opens no file. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cascade.linking import weights as linking_weights
from cascade.linking.weights import Weights
from cascade.model import PLAN_KINDS, Document
from cascade.pipeline.dossier import Dossier, read
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, as_paths, dossier_folder, no_progress
from cascade.reading.canonical import CanonicalDocument
from cascade.rules.rule_set import RuleSelection, RuleSet, read_rule_set
from cascade.settings import policy
from cascade.settings.nomenclature import Nomenclature, read_nomenclature
from cascade.settings.policy import Policy


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier as read, with all that it is judged by."""

    dossier: Dossier
    settings: Policy
    settings_files: tuple[Path, ...]
    nomenclature: Nomenclature | None
    rule_set: RuleSet
    weights: Weights | None

    @property
    def not_due(self) -> frozenset[str]:
        """The kinds of documents that need not be there yet."""
        profile = self.rule_set.profile
        return frozenset(profile.not_due if profile else ())

    @property
    def planning_year(self) -> int | None:
        """The year whose calendar and policies count."""
        return planning_year(self.dossier.documents, self.settings)


def prepare(paths: PathOrPaths, options: CheckOptions | None = None, progress: Progress = no_progress) -> Prepared:
    """Read a dossier, one folder or some files, with its settings and the rules.

    Raises:
        CascadeError: the folder does not exist, or a settings or rule file is wrong.
    """
    options = options or CheckOptions()
    paths = as_paths(paths)
    folder = dossier_folder(paths)
    settings, settings_files = policy.read(folder, options.region)
    nomenclature = _nomenclature(options.nomenclature, folder, settings)
    selection = RuleSelection(options.rules, options.select, options.ignore, options.profile)
    rule_set = read_rule_set(selection, settings.rules)
    weights = read_weights(options.weights, folder, settings)
    dossier = read(paths, options, progress, settings=settings)
    of_year = settings.for_year(planning_year(dossier.documents, settings))
    return Prepared(dossier, of_year, settings_files, nomenclature, rule_set, weights)


def planning_year(documents: Iterable[Document | CanonicalDocument], settings: Policy) -> int | None:
    """Return the year whose calendar and policies count: that of the newest yearly document."""
    years = [document.year for document in documents if document.kind not in PLAN_KINDS and document.year]
    return settings.year or max(years, default=None)


def _nomenclature(path: Path | None, folder: Path | None, settings: Policy) -> Nomenclature | None:
    if path is not None:
        return read_nomenclature(path)
    if settings.nomenclature and folder is not None:
        return read_nomenclature(folder / settings.nomenclature)
    return None


def read_weights(path: Path | None, folder: Path | None, settings: Policy) -> Weights | None:
    """Return the weights that are given for linking: by an option, else by `berkas.yaml`."""
    if path is None and settings.weights and folder is not None:
        path = folder / settings.weights
    return linking_weights.read_weights(path) if path is not None else None
