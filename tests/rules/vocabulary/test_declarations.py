from __future__ import annotations

import pytest

from cascade.model import Label, PrintedDate, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.language.types import Quarters
from cascade.rules.vocabulary.context import ElementRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once, function, type_of


@pytest.mark.parametrize(
    ("annotation", "written"),
    [
        (bool, "truth"),
        (int | None, "number"),
        (Quantity | Unknown | None, "number"),
        (str | None, "text"),
        (Label, "text"),
        (LocalizedText, "text"),
        (PrintedDate | None, "date"),
        (Quarters | None, "set"),
        (tuple[Label, ...] | None, "list:text"),
        (dict[int, Quantity | None], "map:number"),
        (dict[str | LocalizedText, Quantity] | None, "map:number"),
        (IndicatorRecord | None, "indicator"),
    ],
)
def test_conditions_see_the_type_of_the_annotation(annotation, written):
    assert str(type_of(annotation)) == written


@pytest.mark.parametrize("annotation", [float, tuple[int, str], Label | Quantity, None, object])
def test_what_conditions_know_no_values_of_is_refused(annotation):
    with pytest.raises(TypeError, match="conditions know no values"):
        type_of(annotation)


class Sheet:
    record = "sheet"


counted: list[object] = []


@attribute("banyaknya baris", "number of rows")
def row_count(sheet: Sheet) -> int | None:
    counted.append(sheet)
    return None


@function("a sheet has so many rows", reads=("row_count",))
def has_rows(sheet: Sheet, number: Quantity, of: ElementRecord) -> bool | Unknown:
    return sheet is not None


def test_an_attribute_is_named_and_typed_by_its_function_alone():
    record, declared = row_count.declaration()

    assert (record, row_count.name, str(declared.type)) == ("sheet", "row_count", "number")
    assert declared.label == LocalizedText("banyaknya baris", "number of rows")


def test_an_attribute_is_computed_once_for_each_record_even_where_it_is_missing():
    counted.clear()
    one, other = Sheet(), Sheet()
    get = row_count.declaration()[1].get

    assert [row_count(one), get(one), get(other)] == [None, None, None]
    assert counted == [one, other]


def test_a_function_of_rules_is_typed_by_its_annotations_and_can_be_called_as_plain_python():
    declared = has_rows.declaration()

    assert (declared.name, [str(each) for each in declared.arguments]) == ("has_rows", ["sheet", "number", "element"])
    assert (str(declared.result), declared.reads) == ("truth", ("row_count",))
    assert has_rows(Sheet(), Quantity("none", ""), None) is True


def test_two_functions_of_one_name_are_kept_apart_on_a_record():
    def first():
        @computed_once
        def answer(sheet: Sheet) -> int:
            return 1

        return answer

    sheet = Sheet()
    row_count(sheet)

    assert first()(sheet) == 1
    assert row_count(sheet) is None
