"""A Word document gets new values as tracked changes, which accepted give the new text and rejected the old one."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from annotated_copies import changed
from docx.oxml.ns import qn
from golden_reports import NOW

from cascade.model import Source
from cascade.reports.annotators.docx import places_of
from cascade.reports.revisers import Revision
from cascade.reports.revisers.docx import revise

pytestmark = pytest.mark.usefixtures("nothing_left")


def document(*runs: str, line: str = "Gumelar, 10 Januari 2021") -> bytes:
    made = docx.Document()
    made.add_paragraph(line)
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Indikator", "Target"
    for number, text in enumerate(runs):
        table.cell(1, 1).paragraphs[0].add_run(text).bold = number == 0
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def cell(old: str, new: str) -> Revision:
    return Revision(Source("uji", table=1, row=2, column=2), old, new, "")


def texts(content: bytes, key=(1, 2, 2)) -> tuple[str, str]:
    """The text with all changes accepted, and with all of them rejected."""
    element = places_of(docx.Document(BytesIO(content)))[key]
    accepted = [t.text for t in element.iter(qn("w:t"))]
    inserted = [t for ins in element.iter(qn("w:ins")) for t in ins.iter(qn("w:t"))]
    rejected = [t.text for t in element.iter(qn("w:t"), qn("w:delText")) if t not in inserted]
    return "".join(accepted), "".join(rejected)


@pytest.mark.parametrize(
    ("runs", "old", "new", "accepted"),
    [
        (("95%",), "95%", "85%", "85%"),
        (("9", "5", "%"), "95%", "85%", "85%"),
        (("Sebesar 9", "5% pada", " TR IV"), "95%", "85%", "Sebesar 85% pada TR IV"),
        ((), "", "85%", "85%"),
        (("-",), "", "85%", "85%"),
    ],
)
def test_a_value_is_marked_as_deleted_and_the_new_one_as_inserted(runs, old, new, accepted):
    before = document(*runs)
    result = revise(before, (cell(old, new),), NOW)

    assert not result.refused
    assert texts(result.content) == (accepted, "".join(runs))
    marks = docx.Document(BytesIO(result.content)).element.iter(qn("w:ins"), qn("w:del"))
    assert {mark.get(qn("w:author")) for mark in marks} == {"cascade"}
    assert changed(before, result.content) == {"word/document.xml"}


def test_the_new_value_has_the_letters_of_the_old_one():
    result = revise(document("95", "%"), (cell("95%", "85%"),), NOW)
    [inserted] = docx.Document(BytesIO(result.content)).element.iter(qn("w:ins"))
    assert inserted[0].rPr.b.val


def test_a_line_outside_tables_is_changed_too():
    revision = Revision(Source("uji", row=1), "10 Januari 2021", "10 Januari 2022", "")
    result = revise(document("95%"), (revision,), NOW)
    assert texts(result.content, (None, 1, None))[0] == "Gumelar, 10 Januari 2022"


@pytest.mark.parametrize(
    ("runs", "revision"),
    [
        (("95%",), cell("90%", "85%")),
        (("12 dari 12",), cell("12", "10")),
        (("95%",), cell("", "85%")),
        (("95%",), Revision(Source("uji", table=3, row=2, column=2), "95%", "85%", "")),
    ],
)
def test_a_value_that_does_not_stand_there_once_is_not_written_and_said(runs, revision):
    result = revise(document(*runs), (revision,), NOW)
    assert list(result.refused) == [revision]
    assert texts(result.content) == ("".join(runs), "".join(runs))


def test_what_word_computes_is_not_overwritten():
    made = docx.Document(BytesIO(document()))
    run = made.tables[0].cell(1, 1).paragraphs[0].add_run("95%")
    run._r.addprevious(run._r.makeelement(qn("w:fldSimple"), {}))
    stream = BytesIO()
    made.save(stream)
    result = revise(stream.getvalue(), (cell("95%", "85%"),), NOW)
    assert [reason.id for reason in result.refused.values()] == ["teksnya dihitung oleh Word (field)"]
