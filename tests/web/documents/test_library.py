"""A file is drawn and read once for each of its states; what was half written is made again; a lost process is a sentence."""

from __future__ import annotations

import os
import signal
import time
from unittest.mock import patch

import pytest
from corrected_dossier import spreadsheet
from ruled_pdf import ROWS, paper
from workbench import standing_library

from cascade.model.errors import CascadeError
from cascade.pipeline.file_reading import FileToRead
from cascade.web.documents.library import FileOnDisk, Library
from cascade.web.places import digest_of

pytestmark = pytest.mark.slow


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / ".cascade")
    yield opened
    opened.close()


@pytest.fixture
def standing(library):
    """The library with processes that are ready, whatever test began them."""
    ready = standing_library()
    with patch.multiple(library, painter=ready.painter, reader=ready.reader):
        yield library


def on_disk(path):
    return FileOnDisk(FileToRead(path, path.name), digest_of(path))


def test_pages_and_cells_are_kept_on_disk(library, tmp_path):
    file = on_disk(paper(tmp_path / "iku.pdf", ROWS))
    picture, printed = library.picture(file, 1, 1.5), library.print_of(file, 60)
    assert library.sizes(file) == ((600, 600),)
    library.close()  # nobody draws or reads any more

    again = Library(tmp_path / ".cascade")
    assert again.picture(file, 1, 1.5) == picture
    assert again.print_of(file, 0) == printed
    assert again.sizes(file) == ((600, 600),)
    assert again.painter.process_id is None


def test_cells_that_were_half_written_are_read_again(standing, tmp_path):
    file = on_disk(spreadsheet(tmp_path))
    standing.store.put(file.reading, b'{"grids": [{"na')
    assert standing.print_of(file, 60).grids[0].sheet == "RA"


def test_a_file_that_takes_long_is_not_waited_for(library, tmp_path):
    file = on_disk(spreadsheet(tmp_path))
    assert library.print_of(file, 0) is None  # its process has not even begun
    assert library.print_of(file, 60) is not None


def test_a_file_that_cannot_be_read_or_drawn_is_a_sentence(standing, tmp_path):
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF rusak")
    file = on_disk(tmp_path / "rusak.pdf")
    with pytest.raises(CascadeError):
        standing.print_of(file, 60)
    with pytest.raises(CascadeError):
        standing.picture(file, 1, 1.5)


@pytest.mark.kill
def test_a_killed_process_costs_one_answer(library, tmp_path):
    file = on_disk(paper(tmp_path / "iku.pdf", ROWS, ROWS))
    library.picture(file, 1, 1.5)
    os.kill(library.painter.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    time.sleep(0.2)
    assert library.picture(file, 2, 1.5)
