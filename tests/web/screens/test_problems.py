"""The list of problems and decisions on many of them, by requests."""

import re
import time
from dataclasses import replace

import pytest
from workbench import INCONSISTENT, client_of, workspace_with

from cascade.decisions.decision_log import DecisionLog
from cascade.web.problems.listing import every_problem

pytestmark = pytest.mark.slow

LIST = f"/berkas/{INCONSISTENT}/masalah"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    with client_of(workspace_with(tmp_path_factory.mktemp("kerja"), INCONSISTENT)) as client:
        client.checked(INCONSISTENT)
        yield client


@pytest.fixture
def client(opened):
    """The workbench over a dossier that was checked, and of which nothing is decided."""
    dossier = opened.workbench.dossier(INCONSISTENT)
    dossier.wait(120)
    (dossier.folder / "keputusan.yaml").unlink(missing_ok=True)
    opened.workbench.rename_actor("Ani")
    return opened


def titles(page):
    return re.findall(r'<a class="title"[^>]*>(?:<span class="soft">\d+\.</span> )?([^<]+)</a>', page)


def facet(page, label):
    """Return value → number of one filter."""
    part = re.search(rf"<summary>{label}</summary>(.*?)</details>", page, re.S)
    pairs = re.findall(r'class="label">([^<]+)</span> <span class="count">(\d+)<', part[1]) if part else []
    return {name: int(number) for name, number in pairs}


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def log_of(client):
    return DecisionLog.read(client.workbench.dossier(INCONSISTENT).folder)


def decide_all(client, query, **said):
    preview = client.get(f"{LIST}/bersama?{query}")
    fields = {name: hidden(preview, name) for name in ("id", "isi")}
    asked = dict(each.split("=") for each in query.split("&") if each)
    return client.post(f"{LIST}/bersama", **asked, **fields, **said), fields


def test_every_problem_is_listed_with_what_was_not_judged_told_beside_it(client):
    problems = every_problem(client.workbench.dossier(INCONSISTENT).checked)
    page = client.get(LIST)

    assert len(titles(page)) == len(problems)
    assert "13 aturan tidak dapat dinilai" in page
    assert f"{len(problems)} belum diputuskan" in page


def test_the_number_beside_a_value_is_what_choosing_it_shows(client):
    for label, name in (("Tingkat", "tingkat"), ("Aspek", "aspek"), ("Aturan", "aturan"), ("Dokumen", "dokumen")):
        everything = client.get(LIST)
        links = re.findall(
            rf'href="([^"]*[?&;]{name}=[^"]*)"[^>]*><span aria-hidden="true">☐</span> <span class="label">([^<]+)',
            everything,
        )
        assert links, label
        for address, value in links[:3]:
            shown = client.get(address.replace("&amp;", "&"))
            assert len(titles(shown)) == facet(everything, label)[value]
            assert facet(shown, label) == facet(everything, label), "a filter does not count itself"


def test_filters_narrow_each_other_and_can_be_taken_back(client):
    both = client.get(f"{LIST}?tingkat=error&aspek=TRI")
    only = client.get(f"{LIST}?tingkat=error")

    assert 0 < len(titles(both)) < len(titles(only))
    assert facet(both, "Aturan").items() != facet(only, "Aturan").items()
    assert "tampilkan semua" in both


def test_search_finds_names_codes_and_values_of_every_word(client):
    assert titles(client.get(f"{LIST}?cari=linmas+terbina")) == ["Persentase Linmas terbina"]
    assert all("KAL-02" in part for part in client.get(f"{LIST}?cari=kal-02").split("data-row")[1:])
    assert "Tidak ada masalah yang cocok" in client.get(f"{LIST}?cari=tidakadakatainisama+sekali")


@pytest.mark.parametrize(
    ("group", "heading"), [("aspek", "Target triwulan"), ("dokumen", "Renstra 2019–2023"), ("unsur", "Tanpa unsur")]
)
def test_groups_keep_every_problem_under_a_heading_with_its_number(client, group, heading):
    page = client.get(f"{LIST}?kelompok={group}")
    numbers = [int(each) for each in re.findall(r'<h2>[^<]+ <span class="soft small">(\d+)</span>', page)]

    assert heading in page
    assert sum(numbers) == len(titles(page)) == len(titles(client.get(LIST)))


def test_a_query_that_means_nothing_shows_everything(client):
    assert len(titles(client.get(f"{LIST}?per=7&halaman=999&kelompok=x&halaman=-1"))) == len(titles(client.get(LIST)))
    assert titles(client.get(f"{LIST}?tingkat=<script>")) == []


def test_one_decision_on_a_filter_takes_a_preview_and_one_undo(client):
    before = titles(client.get(f"{LIST}?tingkat=warning"))
    preview = client.get(f"{LIST}/bersama?tingkat=warning")
    assert f"Putuskan {len(before)} masalah bersama" in preview
    assert set(titles(preview)) == set(before[:10])

    answer, _ = decide_all(
        client, "tingkat=warning", putusan="kecualikan", alasan="disepakati rapat", sampai="31-12-2099"
    )

    assert answer.headers["location"].startswith(f"{LIST}?tingkat=warning")
    events = [event for event in log_of(client).events if event.in_force]
    assert {event.verb for event in events} == {"waive"}
    assert len({event.batch for event in events}) == 1
    assert facet(client.get(LIST), "Keputusan")["dikecualikan"] == len(before)
    page = client.get(LIST)
    client.post(f"{LIST}/urungkan", of=hidden(page, "of"), id="u1")
    assert not any(event.in_force for event in log_of(client).events if event.verb == "waive")
    assert "dikecualikan" not in facet(client.get(LIST), "Keputusan")


def test_many_at_once_never_touch_what_was_decided_already(client):
    decide_all(client, "aturan=KAL-02", putusan="bukan-temuan", alasan="dokumen bertanggal lain")
    first = {event.subject.key for event in log_of(client).events}
    preview = client.get(f"{LIST}/bersama?tingkat=error")
    decide_all(client, "tingkat=error", putusan="tetapkan")

    assert "1 masalah pada saringan ini sudah diputuskan" in preview
    later = [event for event in log_of(client).events if event.verb == "confirm"]
    assert later
    assert not {event.subject.key for event in later} & first


def test_sent_twice_it_is_written_once(client):
    _, fields = decide_all(client, "aturan=KAL-02", putusan="tetapkan")
    once = log_of(client).dump()
    client.post(f"{LIST}/bersama", aturan="KAL-02", putusan="tetapkan", **fields)

    assert log_of(client).dump() == once


def test_a_list_that_changed_since_the_preview_is_shown_again(client):
    preview = client.get(f"{LIST}/bersama?tingkat=error")
    decide_all(client, "aturan=KAL-02", putusan="tetapkan")

    answer = client.post(
        f"{LIST}/bersama", 400, tingkat="error", putusan="tetapkan", id="x1", isi=hidden(preview, "isi")
    )

    assert "berubah sejak Anda melihatnya" in answer.text
    assert len([event for event in log_of(client).events if event.verb == "confirm"]) == 1


def test_a_reason_that_is_lacking_is_asked_for_and_nothing_is_written(client):
    preview = client.get(f"{LIST}/bersama?tingkat=warning")
    answer = client.post(
        f"{LIST}/bersama", 400, tingkat="warning", putusan="bukan-temuan", id="x2", isi=hidden(preview, "isi")
    )

    assert "tanpa alasan tidak dicatat" in answer.text
    assert not log_of(client).events


def test_only_what_was_picked_is_decided(client):
    picked = re.findall(r'name="pilih" value="([0-9a-f]+)"', client.get(LIST))[3:5]
    preview = client.get(f"{LIST}/bersama?pilih={picked[0]}&pilih={picked[1]}")
    assert "Putuskan 2 masalah bersama" in preview
    client.post(f"{LIST}/bersama", pilih=picked, putusan="tetapkan", id="x3", isi=hidden(preview, "isi"))

    assert facet(client.get(LIST), "Keputusan")["ditetapkan"] == 2


def test_without_a_name_nothing_is_written_and_the_name_is_asked_for(client):
    client.workbench.rename_actor("")
    preview = client.get(f"{LIST}/bersama?tingkat=error")
    answer = client.post(f"{LIST}/bersama", tingkat="error", putusan="tetapkan", id="x4", isi=hidden(preview, "isi"))

    assert "Tulis nama Anda dahulu" in preview
    assert answer.headers["location"].startswith("/nama?kembali=")
    back = client.post("/nama", nama="Ani", kembali=f"{LIST}/bersama?tingkat=error&tingkat=warning")
    assert back.headers["location"] == f"{LIST}/bersama?tingkat=error&tingkat=warning"
    assert not log_of(client).events


def test_five_thousand_problems_are_shown_within_two_seconds(client):
    dossier = client.workbench.dossier(INCONSISTENT)
    dossier.judge()  # under what is decided now, so that no page begins to judge the many
    assert dossier.wait(120)
    before, problems = dossier.checked, every_problem(dossier.checked)
    many = []
    for number in range(5_000):
        like = problems[number % len(problems)]
        findings = tuple(replace(f, fingerprint=f"{number:04}{f.fingerprint[:12]}", joined=()) for f in like.findings)
        many.append(replace(like, number=number + 1, findings=findings))
    everything = tuple(finding for each in many for finding in each.findings)
    report = replace(before.report, main_problems=tuple(many), findings=everything)
    dossier.checked = replace(before, report=report, judgement=replace(before.judgement, findings=everything))
    try:
        for query in (
            "?per=200",
            "?tingkat=error&kelompok=unsur&cari=persentase",
            f"/{many[4_000].findings[0].fingerprint}?kelompok=aspek",
        ):
            began = time.process_time()
            page = client.get(LIST + query)
            assert time.process_time() - began < 2, query
        assert "4001." in page
        assert len(titles(client.get(f"{LIST}?per=200&halaman=25"))) == 200
    finally:
        dossier.checked = before
