"""Load rules and settings for a script.

Folders go in; the rules in the order of their codes come out, or the settings that count for a dossier. Reads no document
and judges nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.rule import Rule
from cascade.settings import policy
from cascade.settings.policy import Policy


def load_rules(*folders: str | os.PathLike[str]) -> tuple[Rule, ...]:
    """Load the shipped rules and those of further folders or files, in the order of their codes.

    Raises:
        CascadeError: a rule cannot be loaded, with file, line, key and reason, or two rules have one code.

    >>> import cascade
    >>> rules = {rule.code: rule for rule in cascade.load_rules()}
    >>> rules["TRI-01"].severity, rules["TRI-01"].pack
    ('error', 'inti')
    """
    return read_rules(shipped_rules(), *map(Path, folders))


def load_settings(
    folder: str | os.PathLike[str] | None = None,
    region: str | os.PathLike[str] | None = None,
    year: int | None = None,
) -> Policy:
    """Load what counts for a dossier: the built-in policies, those of a region pack, of `cascade.yaml` above it, of its `berkas.yaml`.

    Args:
        folder: A dossier; without it what counts anywhere.
        region: The folder of a region pack, or its `daerah.yaml`; else the one that `berkas.yaml` names.
        year: The planning year, for choices that hold in some years only; else that of `berkas.yaml`.

    Raises:
        CascadeError: a settings file is wrong, with file, line, key and reason.

    >>> import cascade
    >>> cascade.load_settings("documents/kecamatan-gumelar-2022").opd
    'Kecamatan Gumelar'
    """
    settings, _ = policy.read(Path(folder) if folder else None, Path(region) if region else None)
    return settings.for_year(year or settings.year)
