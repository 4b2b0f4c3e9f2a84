"""No two things on the page have the same id."""

from cascade.reports.html.ids import PageIds


def test_the_same_thing_has_the_same_id_and_another_of_like_name_another():
    ids = PageIds()

    assert ids.of("aturan", "PLF 01") == ids.of("aturan", "PLF 01") == "aturan-PLF-01"
    assert ids.of("aturan", "PLF-01") == "aturan-PLF-01-2"
    assert ids.new("aturan", "PLF 01") == "aturan-PLF-01-3"
    assert ids.of("kartu", "…") == "kartu-x"
