"""An account tells the state of each page."""

from __future__ import annotations

from cascade.model import FileAccount, Source, TableAccount

SOURCE = Source("a.pdf")


def test_a_page_has_the_state_of_its_tables_and_lost_rows_count_where_they_stand():
    account = FileAccount(
        "a.pdf",
        (
            TableAccount("read_in_part", SOURCE, pages=(1, 2), complete=False, pages_missing=(2, 3)),
            TableAccount("not_a_target_table", SOURCE, pages=(2, 4)),
            TableAccount("read", SOURCE, pages=(5,)),
            TableAccount("not_read", SOURCE, pages=(5, 6)),
        ),
    )

    assert account.pages == {
        1: "read_in_part",
        2: "not_read",
        4: "not_a_target_table",
        5: "read_in_part",
        6: "not_read",
    }


def test_tables_are_asked_for_by_state():
    read = TableAccount("read", SOURCE)

    assert FileAccount("a.pdf", (read, TableAccount("not_read", SOURCE))).of_state("read", "read_in_part") == (read,)
