"""docs/licences.md tells the truth, and what is under GPL does not get in, however a package states it."""

from __future__ import annotations

import shutil
from email.message import Message
from importlib.metadata import distributions
from pathlib import PurePosixPath

import licences
import pytest
from licences import INSIDE, PERMITTED, PERMITTED_FOR, Row, is_permitted, refusals, spdx, stated_licence
from locked_packages import ROOT
from packaging.utils import canonicalize_name

BSD, GPL, MIT = (
    f"License :: OSI Approved :: {name}"
    for name in ("BSD License", "GNU General Public License v3 (GPLv3)", "MIT License")
)


class Package:
    """What is installed of a package, as far as licences ask."""

    def __init__(self, *, expression="", words="", classifiers=(), files=None):
        self.metadata = Message()
        for key, values in (("License-Expression", [expression]), ("License", [words]), ("Classifier", classifiers)):
            for value in filter(None, values):
                self.metadata[key] = value
        self.version = "1.0"
        self.files = [PurePosixPath(path) for path in files or ()]
        self.locate_file = lambda path: path


def rows() -> tuple[list[Row], list[Row]]:
    installed = {canonicalize_name(each.name): each for each in distributions()}
    return licences.table_rows(ROOT, installed, licences.known_licences(ROOT / licences.PAGE))


def test_the_page_is_what_is_locked_and_installed():
    assert licences.page_text(*rows()) == (ROOT / licences.PAGE).read_text("utf-8")


def test_nothing_that_is_installed_with_cascade_is_under_a_refused_licence():
    product, tools = rows()

    assert list(refusals(product)) == []
    assert all(row.licence for row in (*product, *tools))
    assert {"docxtpl", "onnxruntime", "starlette"} <= {row.name for row in product}
    assert {"pytest", "ruff", "hatchling", "fpdf2"} <= {row.name for row in tools}
    assert [row.name for row in product if "GPL" in row.licence] == ["docxtpl"]


@pytest.mark.slow
def test_what_is_installed_here_has_no_licence_file_that_nobody_read():
    installed = {canonicalize_name(each.name): each for each in distributions()}

    assert list(licences.unread_inside(rows()[0], installed)) == []
    assert set(INSIDE) <= {row.name for row in rows()[0]}


def test_no_gpl_is_permitted_but_that_of_docxtpl():
    assert [name for name in PERMITTED if "GPL" in name] == []
    assert PERMITTED_FOR == {"docxtpl": "LGPL-2.1-only"}


@pytest.mark.parametrize(
    ("package", "licence"),
    [
        (Package(expression="MIT", words="see LICENSE"), "MIT"),
        (Package(words="MIT"), "MIT"),
        (Package(words="MIT License", classifiers=[MIT]), "MIT"),
        (Package(classifiers=[MIT, "License :: OSI Approved"]), "MIT"),
        (Package(words="Copyright (c) Somebody\n\nPermission is hereby granted", classifiers=[MIT]), "MIT"),
        (Package(words="UNKNOWN", classifiers=[MIT]), "MIT"),
        (Package(words="BSD-3-Clause", classifiers=[BSD]), "BSD-3-Clause"),
        (Package(words="Apache 2.0", classifiers=["License :: OSI Approved :: Apache Software License"]), "Apache-2.0"),
        (Package(words="LGPL-2.1-only"), "LGPL-2.1-only"),
        (Package(classifiers=[BSD]), "BSD License"),
        (Package(classifiers=[GPL]), "GNU General Public License v3 (GPLv3)"),
        (Package(words="MIT", classifiers=[GPL]), "MIT / GNU General Public License v3 (GPLv3)"),
        (Package(), ""),
    ],
)
def test_a_licence_is_read_from_expression_words_and_classifiers(package, licence):
    assert spdx("some-package", stated_licence(package)) == licence


@pytest.mark.parametrize(
    ("expression", "permitted"),
    [
        ("MIT", True),
        ("MIT AND Apache-2.0", True),
        ("GPL-3.0-only OR MIT", True),
        ("(GPL-2.0-only OR MIT) AND BSD-3-Clause", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR Apache-2.0) AND (AGPL-3.0-only AND ISC)", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("BSD License", False),
        ("MIT / GNU General Public License v3 (GPLv3)", False),
        ("", False),
    ],
)
def test_an_expression_is_permitted_where_some_way_needs_no_refused_licence(expression, permitted):
    assert is_permitted(expression) is permitted


def test_a_refusal_names_the_package_and_what_it_says():
    table = [
        Row("quick-sort", "1.0", "GPL-3.0-only", "extras"),
        Row("silent", "2.0", "", "always"),
        Row("docxtpl", "0.20", "LGPL-2.1-only", "always"),
        Row("other", "1.0", "LGPL-2.1-only", "always"),
    ]

    gpl, silent, lgpl = refusals(table)

    assert gpl.startswith("quick-sort 1.0 says “GPL-3.0-only”, which is not permitted")
    assert silent.startswith("silent 2.0 does not say its licence")
    assert lgpl.startswith("other 1.0 says “LGPL-2.1-only”")


def test_what_a_person_read_counts_only_while_the_package_says_the_same():
    assert spdx("jinja2", "BSD License") == "BSD-3-Clause"
    assert not is_permitted(spdx("jinja2", "GNU General Public License v3 (GPLv3)"))


def test_a_licence_file_that_speaks_of_the_gpl_has_to_be_read(tmp_path):
    text = tmp_path / "LICENSE"
    text.write_text("This wheel holds libfast, under the GNU Lesser General Public License.", "utf-8")
    row = Row("fast", "1.0", "MIT", "always")

    (said,) = licences.unread_inside([row], {"fast": Package(expression="MIT", files=[text])})

    assert said.startswith("fast 1.0 has a licence file that speaks of the GPL")


def test_a_page_that_is_not_true_fails(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "lock", tmp_path / "lock")
    page = tmp_path / licences.PAGE
    page.parent.mkdir()
    page.write_text((ROOT / licences.PAGE).read_text("utf-8").replace("| rich |", "| poor |"), "utf-8")
    monkeypatch.setattr(licences, "ROOT", tmp_path)

    assert licences.main(["--check"]) == 1
    assert "docs/licences.md is not what is locked and installed; run `make licences`." in capsys.readouterr().out
