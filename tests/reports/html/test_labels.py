"""The words of the page."""

from __future__ import annotations

from page_reports import RENSTRA, graph

from cascade.model import (
    LINK_STATUS_NAMES,
    STATE_NAMES,
)
from cascade.reports.html.labels import COUNTED, WORDS, level_label


def test_the_words_of_the_page_all_exist_in_both_languages() -> None:
    phrases = [
        *WORDS.values(),
        *STATE_NAMES.values(),
        *LINK_STATUS_NAMES.values(),
        *(p for pair in COUNTED.values() for p in pair),
    ]
    assert all(phrase.id and phrase.en for phrase in phrases)


def test_the_level_of_an_indicator_is_said_as_such_and_of_an_element_as_a_column():
    built = graph(RENSTRA)

    assert level_label(built, "renstra#linmas").id == "Indikator sasaran"
    assert level_label(built, "renstra#p").id == "Program"
    assert level_label(built, "renstra#tiada") is None
