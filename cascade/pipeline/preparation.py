"""Read a dossier together with all that it is judged by: settings, nomenclature, rules, weights.

Paths and options go in, one record comes out; judging it again under other decisions opens no file. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cascade.linking import weights as linking_weights
from cascade.linking.weights import Weights
from cascade.model import PLAN_KINDS, Document
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import Dossier, read
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, as_paths, dossier_folder, no_progress
from cascade.reading.canonical import CanonicalDocument
from cascade.rules.rule_set import RuleSelection, RuleSet, profile_names, read_rule_set
from cascade.safe_io.limited_call import read_limited
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings import policy
from cascade.settings.layers import stating_layer
from cascade.settings.nomenclature import Nomenclature, read_nomenclature
from cascade.settings.policy import Policy
from cascade.text.memo import let_go


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier as read, with all that it is judged by."""

    dossier: Dossier
    settings: Policy
    settings_files: tuple[str, ...]
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
    let_go()
    options = options or CheckOptions()
    paths = as_paths(paths)
    folder = dossier_folder(paths)
    settings, settings_files = policy.read(folder, options.region, options.given or paths[0])
    nomenclature_file = options.nomenclature or settings.nomenclature
    nomenclature = read_limited(read_nomenclature, nomenclature_file) if nomenclature_file else None
    profile = options.profile or _stated_profile(settings)
    selection = RuleSelection(options.rules, options.select, options.ignore, profile)
    rule_set = read_rule_set(selection, settings.rules)
    weights = read_weights(options.weights, settings)
    dossier = read(paths, options, progress, settings=settings)
    of_year = settings.for_year(planning_year(dossier.documents, settings))
    return Prepared(dossier, of_year, settings_files, nomenclature, rule_set, weights)


def with_profile(prepared: Prepared, profile: str) -> Prepared:
    """Return what was read, to be judged by the rules of another profile; no document is opened.

    Raises:
        CascadeError: there is no such profile, or a rule cannot be read.
    """
    return replace(prepared, rule_set=read_rule_set(RuleSelection(profile=profile), prepared.settings.rules))


def planning_year(documents: Iterable[Document | CanonicalDocument], settings: Policy) -> int | None:
    """Return the year whose calendar and policies count: that of the newest yearly document."""
    years = [document.year for document in documents if document.kind not in PLAN_KINDS and document.year]
    return settings.year or max(years, default=None)


def _stated_profile(settings: Policy) -> str | None:
    """Return the profile that `cascade.yaml` asks for; refuse one that there is not, with file and line."""
    layer = stating_layer(settings.layers, "profile")
    if layer and settings.profile and not settings.profile.endswith(".yaml"):
        known = profile_names()
        if settings.profile not in known:
            unknown = LocalizedText("profil “{n}” tidak dikenal.", "profile “{n}” is not known.")
            message = unknown.format(n=settings.profile) + did_you_mean(settings.profile, known)
            raise layer.file.error(("profile",), message)
    return settings.profile


def read_weights(path: Path | None, settings: Policy) -> Weights | None:
    """Return the weights that are given for linking: by an option, else by the settings."""
    path = path or settings.weights
    return read_limited(linking_weights.read_weights, path) if path is not None else None
