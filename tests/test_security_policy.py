"""SECURITY.md is found, speaks Indonesian first, and invents no address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POLICY = (ROOT / "SECURITY.md").read_text("utf-8")


def test_the_readme_leads_to_it_in_both_languages():
    indonesian, english = (ROOT / "README.md").read_text("utf-8").split('<a id="english"></a>')

    assert "(SECURITY.md)" in indonesian
    assert "(SECURITY.md)" in english


def test_it_speaks_indonesian_first_and_names_no_address():
    assert POLICY.index("Melaporkan celah") < POLICY.index("Report a weakness")
    assert re.findall(r"\S+@\S+|\w+://\S+|www\.\S+", POLICY) == []


@pytest.mark.parametrize("said", ["Supported", "untrusted", "Trusted", "limits of memory", "network", "Not promised"])
def test_it_says_what_is_supported_and_who_is_trusted(said):
    assert said in POLICY


def test_its_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", POLICY)

    assert [target for target in targets if not (ROOT / target).exists()] == []
