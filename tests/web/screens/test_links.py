import datetime
import re

import pytest
from review_dossier import BOTH, FARMERS, THEIRS, VILLAGE, write_dossier, write_twins, written
from workbench import HOST, client_of

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.recording import undo
from cascade.web.links.desk import desk_of

pytestmark = pytest.mark.slow

DOSSIER, BASE = "dinas uji", "/berkas/dinas%20uji/tautan"
NOW = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)


@pytest.fixture(params=[write_dossier])
def client(tmp_path, request):
    workspace = tmp_path / "kerja"
    workspace.mkdir()
    folder = request.param(workspace)
    with client_of(workspace) as opened:
        opened.folder, opened.dossier = folder, opened.checked(folder.name)
        yield opened


twins = pytest.mark.parametrize("client", [write_twins], indirect=True)


def keys(text):
    return re.findall(r'data-(?:card|next)="(\w+)"', text)


def shown(text):
    """The card that is not hidden."""
    return text[text.index("<article") : text.index("</article>")]


def answer(client, value, key, path=BASE, **fields):
    return client.post(f"{path}/jawab", jawaban=value, tautan=key, **fields)


def by_script(client, path, **fields):
    csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', client.http.get("/").text)[1]
    headers = {"origin": HOST, "x-kartu": "1"}
    return client.http.post(f"{BASE}/{path}", data={"csrf": csrf, **fields}, headers=headers, follow_redirects=False)


def preview_of_identical(client, base):
    """The page on which the first question that others repeat is answered together with them."""
    cards = (client.get(f"{base}?kartu={key}") for key in keys(client.get(base)))
    return client.get(next(found[1] for card in cards if (found := re.search(r'href="([^"]+/sama)"', card))))


def settle(client):
    client.dossier.wait(60)
    return client.get(BASE)


def test_the_card_shows_both_rows_and_marks_the_words_that_differ(client):
    card = shown(client.get(BASE))

    assert FARMERS in card
    assert "<mark>tepat</mark>" in card
    for said in ("Renstra 2025–2026", "Perjanjian Kinerja 2026", "Penyuluhan", "satuan sama", "62,9", "PLF-02"):
        assert said in card
    assert ">65<" in card[card.index("<details class") :]
    assert ">65<" not in card[: card.index("<details class")]


def test_an_answer_is_written_at_once_and_the_next_card_is_shown(client):
    first, *rest = keys(client.get(BASE))

    sent = answer(client, "sama", first, alasan="lihat  lampiran")

    assert sent.headers["location"] == BASE
    assert written(client.folder) == [(FARMERS, THEIRS, "confirmed")]
    assert DecisionLog.read(client.folder).events[0].reason == "lihat lampiran"
    assert keys(client.get(BASE))[0] == rest[0]


def test_an_answer_counts_before_anything_was_judged_anew(client, monkeypatch):
    monkeypatch.setattr(client.dossier, "judge", lambda: None)
    monkeypatch.setattr(client.dossier, "look", lambda: None)
    first, *rest = keys(client.get(BASE))

    answer(client, "beda", first)
    text = client.get(BASE)

    assert keys(text) == rest
    assert "Beda" in text[text.index("data-recent") :]
    assert "data-unjudged" in text


def test_the_last_act_is_undone_and_its_card_comes_back(client):
    first = keys(client.get(BASE))[0]
    answer(client, "sama", first, id="b1")
    settle(client)

    back = client.post(f"{BASE}/urungkan", of="b1", id="u1").headers["location"]
    assert keys(client.get(back.removeprefix(HOST)))[0] == first
    assert written(client.folder) == []
    assert keys(settle(client))[0] == first


def test_a_form_that_is_sent_twice_answers_once(client):
    first = keys(client.get(BASE))[0]
    for _ in range(2):
        answer(client, "sama", first, id="b1")
    for _ in range(2):
        client.post(f"{BASE}/urungkan", of="b1", id="u1")

    assert [event.id for event in DecisionLog.read(client.folder).events] == ["b1", "u1"]


def test_an_answer_sent_again_is_known_by_its_id_even_where_the_file_words_it_otherwise(client):
    first = keys(client.get(BASE))[0]
    answer(client, "sama", first, id="b1")
    file = client.folder / DECISIONS_FILE
    file.write_text(
        file.read_text("utf-8").replace("left:", "x:").replace("right:", "left:").replace("x:", "right:"), "utf-8"
    )
    settle(client)

    assert by_script(client, "jawab", jawaban="sama", tautan=first, id="b1").status_code == 200
    assert [event.id for event in DecisionLog.read(client.folder).events] == ["b1"]


def test_an_id_is_not_taken_for_another_answer_or_for_one_that_was_undone(client):
    first = keys(client.get(BASE))[0]
    answer(client, "sama", first, id="b1")

    other = by_script(client, "jawab", jawaban="beda", tautan=first, id="b1")
    by_script(client, "urungkan", of="b1", id="u1")
    again = by_script(client, "jawab", jawaban="sama", tautan=first, id="b1")

    assert [each.status_code for each in (other, again)] == [409, 409]
    assert "sudah dipakai" in other.text
    assert "sudah dipakai" in again.text


def test_what_somebody_answered_meanwhile_is_refused_with_a_sentence(client, monkeypatch):
    monkeypatch.setattr(client.dossier, "judge", lambda: None)
    monkeypatch.setattr(client.dossier, "look", lambda: None)
    first = keys(client.get(BASE))[0]
    answer(client, "sama", first, id="b1")

    refused = by_script(client, "jawab", jawaban="beda", tautan=first, id="b2")

    assert refused.status_code == 409
    assert "sudah dijawab (Ani)" in refused.text
    assert written(client.folder) == [(FARMERS, THEIRS, "confirmed")]


def test_a_skipped_question_comes_back_by_undo_or_when_asked_for(client):
    first, *rest = keys(client.get(BASE))

    answer(client, "lewati", first)
    text = client.get(BASE)
    assert keys(text) == rest
    assert "Dilewati" in text
    client.post(f"{BASE}/urungkan", of=f"lewat-{first}")
    assert keys(client.get(BASE))[0] == first
    answer(client, "lewati", first)
    client.post(f"{BASE}/lewati")

    assert len(keys(client.get(BASE))) == 3
    assert written(client.folder) == []


def test_the_terminal_and_the_page_share_what_is_decided(client):
    first = keys(client.get(BASE))[0]
    answer(client, "sama", first, id="b1")
    settle(client)
    undo(client.folder, "b1", "Budi", NOW)
    client.dossier._looked = 0

    assert first in keys(client.get(BASE))


def test_each_question_names_those_that_follow(client):
    _, second, third = keys(client.get(BASE))

    assert keys(client.get(f"{BASE}?kartu={second}")) == [second, third]
    assert keys(client.get(f"{BASE}?kartu={third}")) == [third]


def test_the_script_gets_the_question_that_it_shows_and_what_can_be_undone(client):
    first, _, third = keys(client.get(BASE))

    part = by_script(client, "jawab", jawaban="sama", tautan=first, id="b1", kartu=third).text

    assert keys(part) == [third]
    assert 'value="b1"' in part


def test_everything_is_judged_once_the_answers_pause(client, monkeypatch):
    monkeypatch.setattr("cascade.web.open_dossier.PAUSE", 0.3)
    number = client.dossier.checked.number
    for key in keys(client.get(BASE)):
        by_script(client, "jawab", jawaban="sama", tautan=key)

    for _ in range(100):
        part = client.http.get(BASE, headers={"x-kartu": "1"}).text
        if "data-unjudged" not in part:
            break
        client.dossier.wait(0.1)

    assert client.dossier.checked.number == number + 1
    assert 'data-now="left">0<' in part


def test_exact_consequences_are_worked_out_when_asked_for(client):
    first = keys(client.get(BASE))[0]

    text = shown(client.get(f"{BASE}?kartu={first}&akibat=1"))

    assert "65 melebihi target Renstra 60" in text
    assert "ADA-01" in text


@twins
def test_identical_pairs_are_answered_together_after_a_preview(client):
    base = "/berkas/kembar/tautan"
    preview = preview_of_identical(client, base)
    asked = re.findall(r'name="tautan" value="(\w+)"', preview)
    assert "3 pertanyaan yang sama persis" in preview
    assert preview.count(VILLAGE) == 3

    for _ in range(2):
        answer(client, "beda", asked, base, id="b1")

    assert [each[2] for each in written(client.folder)] == ["rejected"] * 3
    assert "(3×)" in client.get(base)
    client.post(f"{base}/urungkan", of="b1", id="u1")
    assert written(client.folder) == []


@twins
def test_what_was_answered_since_the_preview_is_not_answered_again(client, monkeypatch):
    monkeypatch.setattr(client.dossier, "judge", lambda: None)  # judged anew, the other questions may be settled
    base = "/berkas/kembar/tautan"
    preview = preview_of_identical(client, base)
    asked = re.findall(r'name="tautan" value="(\w+)"', preview)

    answer(client, "sama", asked[0], base)
    answer(client, "beda", asked, base)

    assert [each[2] for each in written(client.folder)] == ["confirmed", "rejected", "rejected"]


def test_questions_are_filtered_by_documents_level_and_what_waits(client):
    everything = keys(client.get(BASE))

    of_documents = client.get(f"{BASE}?dok=renstra.json+%2F+aksi.json")
    assert len(keys(of_documents)) == 1
    assert BOTH.split()[1] in shown(of_documents)
    assert keys(client.get(f"{BASE}?jenjang=program")) == everything[:1]
    assert len(keys(client.get(f"{BASE}?menunggu=1"))) < 3
    nothing = client.get(f"{BASE}?jenjang=tujuan")
    assert "Tidak ada pertanyaan lagi pada pilihan ini" in nothing
    sent = answer(client, "sama", everything[0], saring="jenjang=program")
    assert sent.headers["location"] == f"{BASE}?jenjang=program"


def test_all_links_are_listed_searched_and_reopened(client):
    first = keys(client.get(BASE))[0]
    answer(client, "beda", first, id="b1")
    text = client.get(f"{BASE}/semua?status=rejected")
    assert FARMERS in text
    assert VILLAGE not in text
    assert "Ani" in text

    sent = client.post(f"{BASE}/urungkan", of="b1", kembali="semua", saring="cari=tani&status=rejected&hal=1")

    assert sent.headers["location"] == f"{BASE}/semua?cari=tani&status=rejected&hal=1"
    assert FARMERS in client.get(f"{BASE}/semua?cari=tani&status=open")
    assert "Tidak ada tautan seperti itu" in client.get(f"{BASE}/semua?cari=zzz")


@twins
def test_an_automatic_link_can_be_rejected(client):
    base = "/berkas/kembar/tautan"
    row = re.search(r'<li id="b-(\w+)">', client.get(f"{base}/semua?status=automatic"))[1]

    answer(client, "beda", row, base, kembali="semua")

    assert f"b-{row}" in client.get(f"{base}/semua?status=rejected")
    client.dossier.wait(60)
    assert f"b-{row}" in client.get(f"{base}/semua?status=rejected")


def test_who_has_no_name_is_asked_for_it_first(tmp_path):
    workspace = tmp_path / "kerja"
    workspace.mkdir()
    folder = write_dossier(workspace)
    with client_of(workspace, actor="") as client:
        client.checked(DOSSIER)
        first = keys(client.get(BASE))[0]

        assert answer(client, "sama", first).headers["location"].startswith("/nama?kembali=")
        assert by_script(client, "jawab", jawaban="sama", tautan=first).status_code == 303

    assert written(folder) == []


def test_a_question_that_is_gone_is_one_sentence(client):
    for fields in ({"tautan": "0" * 12}, {}, {"tautan": keys(client.get(BASE))[0], "of": "x", "jawaban": "pilih-x"}):
        refused = by_script(client, "jawab", **{"jawaban": "sama", **fields})

        assert refused.status_code == 409
        assert "tidak ada lagi" in refused.text
    assert by_script(client, "urungkan", of="x", id="u1").status_code == 409


def test_the_desk_is_forgotten_with_its_dossier(client):
    assert desk_of(client.dossier) is desk_of(client.dossier)
