"""The docstring of a test is the document that it reads."""

from __future__ import annotations

import pytest
from papers import loaded

from cascade.model import Document
from cascade.reading import ReadFile, read_file


@pytest.fixture
def result(request: pytest.FixtureRequest) -> ReadFile:
    """What is understood of the document in the test's docstring."""
    return read_file(loaded(request.function.__doc__))


@pytest.fixture
def document(result: ReadFile) -> Document:
    """The one document of the test's docstring."""
    [only] = result.documents
    return only
