from functools import partial

from cascade.text import memo
from cascade.text.memo import let_go, memoized
from cascade.text.normalize import normalized


def counted(most=None):
    asked = []

    @partial(memoized, most=most)
    def answer(text):
        asked.append(text)
        return text.upper()

    return answer, asked


def test_an_answer_is_remembered_until_more_than_enough_are_kept():
    answer, asked = counted()
    for _ in range(2):
        assert [answer(text) for text in ("a", "b")] == ["A", "B"]
    let_go()
    answer("a")
    assert asked == ["a", "b"]

    let_go(1)
    answer("a")
    assert asked == ["a", "b", "a"]


def test_of_some_only_those_asked_for_last_are_remembered():
    answer, asked = counted(most=1)
    for text in "aba":
        answer(text)

    assert asked == ["a", "b", "a"]


def test_the_words_of_many_dossiers_are_not_all_kept():
    kept = []
    for dossier in range(20):
        let_go(100)
        for number in range(60):
            normalized(f"Indikator {number} dari dinas {dossier}")
        kept.append(sum(each.cache_info().currsize for each in memo._memos))

    assert max(kept[5:]) <= max(kept[:5]) + 100
