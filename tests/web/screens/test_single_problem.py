"""One problem: what its page says, the decisions on it, the note, and two people at once; by requests."""

import datetime
import re
from dataclasses import replace
from html import unescape

import pytest
from brought_files import small_files
from workbench import INCONSISTENT, client_of, workspace_with

from cascade.decisions.decision_file import FindingVerdict
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.recording import record
from cascade.reports.followup import FollowUp, VanishedFinding
from cascade.reports.formats.json import render
from cascade.reports.schema import ReportFile
from cascade.web.problems.listing import every_problem

pytestmark = pytest.mark.slow

LIST = f"/berkas/{INCONSISTENT}/masalah"
NOW = datetime.datetime.now(datetime.UTC)


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


def judged(client):
    """Return the dossier, judged under what is decided now."""
    dossier = client.workbench.dossier(INCONSISTENT)
    dossier.wait(120)
    dossier.judge()
    assert dossier.wait(120)
    return dossier


def write_small(parent):
    """Return a workspace of small documents, in a dossier of the name that the addresses of these tests have."""
    folder = parent / "kerja"
    (folder / INCONSISTENT).mkdir(parents=True)
    for file, content in small_files():
        (folder / INCONSISTENT / file).write_bytes(content)
    return folder


def problems_of(client):
    return every_problem(client.workbench.dossier(INCONSISTENT).checked)


def linmas(client):
    return next(each for each in problems_of(client) if each.subject == "Persentase Linmas terbina")


def address(problem):
    return f"{LIST}/{problem.findings[0].fingerprint}"


def folder_of(client):
    return client.workbench.dossier(INCONSISTENT).folder


def log_of(client):
    return DecisionLog.read(folder_of(client))


def decide(client, problem, status=303, **said):
    page = client.get(address(problem))
    given = {"id": re.search(r'name="id" value="(\w+)"><input type="hidden" name="dilihat"', page)[1]}
    given["dilihat"] = re.search(r'name="dilihat" value="([^"]*)"', page)[1]
    return client.post(f"{address(problem)}/putuskan", status, **{**given, **said})


def test_the_page_says_what_the_report_says_and_leads_to_every_place(client):
    problem = linmas(client)
    page = unescape(client.get(address(problem)))

    assert problem.message.id in page
    assert "Yang perlu dilakukan" in page
    assert "Indikator ini di setiap dokumen" in page
    for change in problem.changes:
        assert change.wanted in page
    assert f"Dikatakan oleh {len(problem.findings)} temuan aturan" in page
    assert all(finding.fingerprint in page for finding in problem.findings)
    assert "Dasar:" in page
    assert "Aturan TRI-01 dalam kata-kata" in page
    assert "Keyakinan" in page
    assert "Masalah lain pada unit ini" in page
    assert re.search(rf'href="/berkas/{INCONSISTENT}/dokumen/[0-9a-f-]+[^"]*#sel"', page)
    assert f'<img src="/berkas/{INCONSISTENT}/potongan/' in page


def test_a_finding_inside_a_problem_leads_to_its_page(client):
    problem = linmas(client)

    assert problem.subject in client.get(f"{LIST}/{problem.findings[-1].fingerprint}")
    client.get(f"{LIST}/0000000000000000", 404)


def test_next_and_previous_stay_inside_the_filter(client):
    warnings = [each for each in problems_of(client) if each.severity == "warning"]
    page = client.get(f"{address(warnings[1])}?tingkat=warning")

    assert re.search(r'rel="prev" href="([^"]+)"', page)[1] == f"{address(warnings[0])}?tingkat=warning"
    assert re.search(r'rel="next" href="([^"]+)"', page)[1] == f"{address(warnings[2])}?tingkat=warning"
    assert f"2 dari {len(warnings)}" in page
    assert 'rel="prev"' not in client.get(f"{address(warnings[0])}?tingkat=warning")


def test_a_decision_covers_all_findings_shows_at_once_and_leads_to_the_next(client):
    problem, problems = linmas(client), problems_of(client)
    after = problems[problem.number]
    answer = decide(client, problem, putusan="tetapkan")

    assert answer.headers["location"].startswith(address(after))
    events = log_of(client).events
    assert {event.subject.key for event in events} == {finding.fingerprint for finding in problem.findings}
    assert {(event.verb, event.actor) for event in events} == {("confirm", "Ani")}
    assert len({event.batch for event in events}) == 1
    page = client.get(address(problem))
    assert "Ditetapkan oleh Ani" in page
    assert "Ditetapkan: Persentase Linmas terbina" in client.get(answer.headers["location"])


def test_a_waiver_has_its_reason_and_end_and_stays_on_the_list(client):
    problem = linmas(client)
    decide(client, problem, putusan="kecualikan", alasan="menunggu Perubahan Renstra", sampai="31 Desember 2099")

    waivers = log_of(client).decisions.waivers
    assert {(each.reason, each.until.isoformat()) for each in waivers} == {("menunggu Perubahan Renstra", "2099-12-31")}
    assert len(waivers) == len(problem.findings)
    dossier = judged(client)
    assert problem.subject not in {each.subject for each in dossier.checked.report.main_problems}
    assert problem.subject in client.get(f"{LIST}?keputusan=waived")
    assert problem.subject not in client.get(f"{LIST}?keputusan=open")
    assert "menunggu Perubahan Renstra" in client.get(address(problem))


def test_a_false_alarm_needs_a_reason_and_leaves_the_findings(client):
    problem = linmas(client)
    refused = decide(client, problem, 400, putusan="bukan-temuan", alasan="")
    assert "tanpa alasan tidak dicatat" in refused.text
    assert not log_of(client).events

    decide(client, problem, putusan="bukan-temuan", alasan="satuan memang orang")
    dossier = judged(client)

    assert {each.finding.subject for each in dossier.checked.report.false_alarms} == {problem.subject}
    assert problem.subject in client.get(f"{LIST}?keputusan=false_alarm")


def test_what_was_typed_is_still_there_when_a_day_is_wrong(client):
    answer = decide(client, linmas(client), 400, putusan="kecualikan", alasan="diterima pimpinan", sampai="1-1-2001")

    assert "sudah berakhir" in answer.text
    assert 'value="diterima pimpinan"' in answer.text
    assert 'value="1-1-2001"' in answer.text


def test_a_region_that_wants_a_second_name_gets_it(tmp_path):
    folder = write_small(tmp_path)
    (folder / INCONSISTENT / "berkas.yaml").write_text("waivers:\n  second_for_errors: true\n", "utf-8")
    with client_of(folder) as client:
        client.checked(INCONSISTENT)
        problem = linmas(client)
        assert "Disetujui oleh (orang kedua)" in client.get(address(problem))
        refused = decide(client, problem, 400, putusan="kecualikan", alasan="disepakati")
        assert "orang kedua" in refused.text
        decide(client, problem, putusan="kecualikan", alasan="disepakati", kedua="Budi")

        assert {each.second for each in log_of(client).decisions.waivers} == {"Budi"}
        assert "disetujui Budi" in client.get(address(problem))


def test_undo_takes_back_what_is_decided_on_this_problem_alone(client):
    first, second = problems_of(client)[:2]
    decide(client, first, putusan="tetapkan")
    decide(client, second, putusan="tetapkan")
    answer = client.post(f"{address(first)}/urungkan", id="u2")

    assert answer.headers["location"].startswith(address(first))
    assert "Tetapkan <kbd>T</kbd>" in client.get(address(first))
    assert "Ditetapkan oleh Ani" in client.get(address(second))
    assert "sudah diurungkan" in client.get(address(first))


def test_the_key_for_undo_takes_back_the_last_decision_then_the_one_before(client):
    problems = problems_of(client)[:3]
    for problem in problems:
        decide(client, problem, putusan="tetapkan")
    for number, problem in enumerate(reversed(problems)):
        page = client.get(address(problems[0]))
        name = re.search(r'name="of" value="([^"]+)"', page)[1]
        answer = client.post(f"{LIST}/urungkan", of=name, ke="masalah", id=f"u{number}x")
        assert answer.headers["location"].startswith(address(problem))

    assert not re.search(r'name="of" value="[^"]', client.get(address(problems[0])))


def test_sent_twice_it_is_written_once(client):
    problem = linmas(client)
    decide(client, problem, putusan="tetapkan", id="form1", dilihat="")
    once = log_of(client).dump()
    client.post(f"{address(problem)}/putuskan", putusan="tetapkan", id="form1", dilihat="")

    assert log_of(client).dump() == once


def test_a_decision_that_somebody_made_meanwhile_is_shown_and_not_overwritten(client):
    problem = linmas(client)
    finding = problem.findings[0]
    other = FindingVerdict(fingerprint=finding.fingerprint, verdict="false_alarm", reason="salah baca", by="Budi")
    record(folder_of(client), [other], NOW)

    answer = client.post(f"{address(problem)}/putuskan", 409, putusan="tetapkan", id="form2", dilihat="")

    assert "sudah ada keputusan lain" in answer.text
    assert "Budi" in answer.text
    assert "salah baca" in answer.text
    assert {event.actor for event in log_of(client).events} == {"Budi"}


def test_an_undo_that_somebody_made_meanwhile_is_noticed_too(client):
    problem = linmas(client)
    decide(client, problem, putusan="tetapkan")
    seen = re.search(r"([\w,-]+)", ",".join(sorted(event.id for event in log_of(client).events)))[1]
    client.post(f"{address(problem)}/urungkan", id="u9")

    answer = client.post(f"{address(problem)}/putuskan", 409, putusan="tetapkan", id="form3", dilihat=seen)

    assert "diurungkan" in answer.text


def test_what_was_decided_in_part_says_so_and_only_the_rest_is_decided(client):
    problem = linmas(client)
    record(
        folder_of(client),
        [FindingVerdict(fingerprint=problem.findings[0].fingerprint, verdict="confirmed", by="Budi")],
        NOW,
    )
    page = client.get(address(problem))
    assert "masih menunggu keputusan" in page
    decide(client, problem, putusan="tetapkan")

    mine = [event.subject.key for event in log_of(client).events if event.actor == "Ani"]
    assert sorted(mine) == sorted(each.fingerprint for each in problem.findings[1:])


def test_a_note_is_kept_changed_and_taken_back(client):
    problem = linmas(client)
    note = f"{address(problem)}/catatan"
    client.post(note, id="n1", cause="salah ketik", effect="target berbeda", follow_up="")
    client.post(note, id="n2", cause="", effect="target berbeda", follow_up="perbaiki PK")
    page = client.get(address(problem))

    assert ">target berbeda</textarea>" in page
    assert ">perbaiki PK</textarea>" in page
    assert ">salah ketik</textarea>" not in page
    notes = log_of(client).decisions.notes
    assert [(each.cause, each.effect, each.follow_up) for each in notes] == [(None, "target berbeda", "perbaiki PK")]
    client.post(note, id="n3", cause="", effect="", follow_up="")
    assert not log_of(client).decisions.notes


def test_decisions_on_findings_are_told_without_judging_the_rules_again(client):
    before = judged(client).checked
    decide(client, linmas(client), putusan="tetapkan")
    after = judged(client).checked

    assert after.number > before.number
    assert after.judgement is before.judgement


def test_without_a_name_the_person_is_asked_for_it_and_comes_back(client):
    client.workbench.rename_actor("")
    problem = linmas(client)

    assert "Tulis nama Anda dahulu" in client.get(address(problem))
    answer = client.post(f"{address(problem)}/putuskan", putusan="tetapkan", tingkat="error", id="x", dilihat="")
    assert answer.headers["location"].startswith("/nama?kembali=")
    assert not log_of(client).events


def test_what_is_decided_is_undone_before_it_is_decided_otherwise(client):
    problem = linmas(client)
    decide(client, problem, putusan="tetapkan")
    seen = ",".join(sorted(event.id for event in log_of(client).events))

    answer = client.post(f"{address(problem)}/putuskan", 400, putusan="tetapkan", id="form9", dilihat=seen)

    assert "sudah diputuskan" in answer.text
    assert {event.verb for event in log_of(client).events} == {"confirm"}


def test_what_is_gone_since_the_last_report_is_shown_and_cannot_be_decided(client):
    dossier = judged(client)
    before = dossier.checked
    entry = ReportFile.model_validate_json(render(before.report, "id")).findings[0]
    gone = VanishedFinding(entry.model_copy(update={"fingerprint": "f" * 16}), "solved")
    follow_up = FollowUp(
        NOW, dict.fromkeys((each.fingerprint for each in before.report.findings), "open"), gone=(gone,)
    )
    dossier.checked = replace(before, report=replace(before.report, follow_up=follow_up))
    try:
        page = client.get(f"{LIST}/{'f' * 16}")
        listed = client.get(f"{LIST}?keadaan=solved")
        refused = client.post(f"{LIST}/{'f' * 16}/putuskan", 400, putusan="tetapkan", id="g1", dilihat="")
        unkept = client.post(f"{LIST}/{'f' * 16}/catatan", 400, id="g2", cause="salah ketik")
        english = client.get(f"{LIST}/{'f' * 16}?lang=en")
        client.get(f"{LIST}?lang=id")
    finally:
        dossier.checked = before

    assert "selesai: tidak ada yang perlu diputuskan" in page
    assert entry.evidence[0].value in unescape(page)
    assert "Tetapkan <kbd>T</kbd>" not in page
    assert listed.count("data-row") == 1
    assert "there is nothing to decide" in english
    assert "keputusan tidak dicatat" in refused.text
    assert "catatan tidak disimpan: “salah ketik”" in unkept.text
    assert not log_of(client).events


def test_a_decision_that_is_sent_again_to_a_server_that_has_just_started_is_known(tmp_path):
    folder = write_small(tmp_path)
    with client_of(folder) as first:
        first.checked(INCONSISTENT)
        problem, other = [each for each in problems_of(first) if each.findings][:2]
        decision = {"putusan": "tetapkan", "id": "sama1", "dilihat": ""}
        first.post(f"{address(problem)}/putuskan", **decision)
    with client_of(folder) as second:  # nothing of it is read yet
        second.post(f"{address(problem)}/putuskan", **decision)
        second.post(f"{address(other)}/putuskan", **(decision | {"id": "baru1"}))
        second.post(f"{LIST}/urungkan", of="baru1", id="urung1")
        second.post(f"{LIST}/urungkan", of="baru1", id="urung1")
        log = DecisionLog.read(folder / INCONSISTENT)

    assert [event.verb for event in log.called("sama1")] == ["confirm"] * len(problem.findings)
    assert all(event.in_force for event in log.called("sama1"))
    assert not any(event.in_force for event in log.called("baru1"))
    assert sum(event.verb == "undo" for event in log.events) == 1
