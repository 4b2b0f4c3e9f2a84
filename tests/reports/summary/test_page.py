"""The page of several dossiers shows each of them and stands alone."""

from __future__ import annotations

from golden_reports import DOSSIERS
from lxml import html as lxml_html
from several_dossiers import shipped_summary

from cascade.reports.summary import page


def test_the_page_shows_every_dossier_and_aspect_and_needs_nothing_else():
    tree = lxml_html.fromstring(page.render(shipped_summary(), "id"))
    head, *rows = tree.xpath("//tr")

    assert len(head) == 1 + 3 + 1 + len(shipped_summary().aspects) + 1
    assert [row.xpath("string(th/small)").split(" ")[0].strip() for row in rows] == ["rusak", *DOSSIERS]
    assert not tree.xpath("//script|//link|//img|//b")
    assert tree.xpath("//a/@href") == ["laporan.html", "laporan.html"]


def test_the_same_dossiers_give_the_same_page():
    assert page.render(shipped_summary(), "en") == page.render(shipped_summary(), "en")
