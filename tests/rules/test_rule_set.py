"""Which rules are run, under whose policy: region packs, profiles, --select, rules on trial, the baseline."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml
from reading_here import ReadingHere

from cascade.model.errors import CascadeError, SettingsError
from cascade.pipeline.check import check as check_dossier
from cascade.pipeline.options import CheckOptions
from cascade.rules import examples
from cascade.rules.loader import read_rules
from cascade.rules.rule_set import RuleSelection, read_rule_set
from cascade.settings import policy

ROOT = Path(__file__).parents[2]


def check(paths, *, asked=RuleSelection(), **options):  # noqa: B008  # frozen
    selection = {"rules": asked.folders, "select": asked.select, "ignore": asked.ignore, "profile": asked.profile}
    return check_dossier(paths, CheckOptions(cache=ReadingHere(), **selection, **options))


REGION = ROOT / "rules" / "regions" / "kabupaten-contoh"
RULE = """\
code: PLF-91
title: {id: Target paling sedikit 90, en: The target is at least 90}
kind: out_of_range
severity: error
basis: [{instrument: uji}]
select: {pk: indicator of perjanjian_kinerja}
when: pk.target is not None
assert: pk.target >= 90
message: {id: "Target {pk.target}.", en: "The target is {pk.target}."}
note: {id: terlalu rendah, en: too low}
fix: {id: Naikkan., en: Raise it.}
examples: [{title: x, given: {}, expect: {}}]
"""
LINMAS = {"name": "Persentase Linmas terbina", "unit": "%", "level": "sasaran"}


def dossier(folder: Path, berkas: str = "", year: int = 2025, **targets: str) -> Path:
    folder.mkdir(exist_ok=True)
    common = {"opd": "Kecamatan Uji"}
    values = {"renstra": "95%", "pk": "90%", **targets}
    plan = {**common, "kind": "renstra", "years": [2024, 2025, 2026]}
    plan["indicators"] = [{**LINMAS, "targets": dict.fromkeys(plan["years"], values["renstra"])}]
    pk = {**common, "kind": "perjanjian_kinerja", "year": year, "indicators": [{**LINMAS, "target": values["pk"]}]}
    for name, data in (("renstra", plan), ("pk", pk)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data), "utf-8")
    if berkas:
        (folder / "berkas.yaml").write_text(berkas, "utf-8")
    return folder


def region(tmp_path: Path, text: str) -> Path:
    pack = tmp_path / "daerah"
    pack.mkdir(exist_ok=True)
    (pack / "daerah.yaml").write_text(text, "utf-8")
    return pack


def pk_finding(report):
    return next(finding for finding in report.findings if finding.code == "PLF-02")


# Region packs


@pytest.mark.slow
def test_the_shipped_region_pack_overrides_policy_calendar_and_a_severity_and_adds_a_rule(tmp_path):
    report = check([dossier(tmp_path / "d")], region=REGION)

    assert (report.policy.target_policy, report.policy.severities) == ("equal", {"NOM-05": "warning"})
    assert report.policy.event_of("Jumlah peserta musrenbang desa").quarters == (3,)
    assert report.policy.event_of("Pelaksanaan festival desa").quarters == (4,)
    assert "PLF-90" in {rule.code for rule in report.rules}
    assert report.policy_files == ("daerah.yaml",)
    assert {rule.pack for rule in report.rules} >= {"kabupaten-contoh"}


def test_the_rules_of_the_shipped_region_pack_do_what_their_examples_say():
    assert [result.failures for result in examples.run_examples(read_rules(REGION / "rules")) if result.failures] == []


def test_a_policy_counts_for_the_planning_years_that_it_names(tmp_path):
    severities = {
        year: pk_finding(check([dossier(tmp_path / str(year), year=year)], region=REGION)).severity
        for year in (2024, 2025)
    }

    assert severities == {2024: "question", 2025: "error"}  # below the Renstra: ceiling until 2024, equal from 2025


def test_berkas_overrides_the_region_and_the_region_what_is_built_in(tmp_path):
    pack = region(
        tmp_path,
        "name: X\ntarget_policy: floor\nseverities: {PLF-02: info, NOM-05: error}\noff: {ADA-02: tidak dipakai}\n",
    )
    (tmp_path / "cascade.yaml").write_text("", "utf-8")  # the office keeps the pack
    folder = dossier(tmp_path / "d", f"region: {pack}\nseverities: {{PLF-02: warning}}\noff: {{ADA-02: false}}\n")
    choices = check([folder]).policy

    assert choices.target_policy == "floor"
    assert choices.severities == {"PLF-02": "warning", "NOM-05": "error"}
    assert choices.off == {}
    assert [stand.value for stand in choices.history["severities.PLF-02"]] == ["info", "warning"]


def test_a_finding_names_who_decided_the_policy_that_it_rests_on(tmp_path):
    [setting] = pk_finding(check([dossier(tmp_path / "d")], region=REGION)).settings

    assert (setting.value, setting.source.file, setting.source.row) == ("equal", "daerah.yaml", 10)
    assert "Inspektorat Kabupaten Contoh; Surat Edaran Inspektur 3/2025; tahun 2025–…" in setting.origin.id


def test_what_a_region_does_not_say_of_an_entry_it_says_for_all():
    stand = policy.read(None, REGION)[0].setting("severities", "NOM-05")

    assert (stand.origin.owner, stand.origin.reference) == (
        "Bappeda Kabupaten Contoh",
        "Peraturan Bupati Contoh 12/2024",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("target_policy: equal\n", ("daerah.yaml", "name", "wajib diisi")),
        ("name: X\nopd: Y\n", ("baris 2", "opd", "kunci tidak dikenal")),
        ("name: X\ntarget_policy:\n  - {value: atap}\n", ("baris 3", "target_policy", "'ceiling'")),
        ("name: X\ntarget_policy:\n  - {value: equal, form: 2025}\n", ("baris 3", "form", "Maksud Anda “from”?")),
        ("name: X\ntarget_policy:\n  - {value: equal, from: 2026, until: 2025}\n", ("baris 3", "from (2026) setelah until (2025)")),
        ("name: X\nseverities: {PLF-01: gawat}\n", ("baris 2", "severities.PLF-01", "'error'")),
        ("name: X\ncalendar: [{event: pesta, quarters: [1]}]\n", ("baris 2", "acara tidak dikenal")),
    ],
)  # fmt: skip
def test_a_mistake_in_a_region_pack_is_told_with_line_key_and_suggestion(tmp_path, text, parts):
    with pytest.raises(SettingsError) as caught:
        policy.read(None, region(tmp_path, text))

    assert all(part in caught.value.say("id") for part in parts), caught.value.say("id")


def test_a_region_pack_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CascadeError, match="no region pack"):
        policy.read(None, tmp_path / "tidak-ada")


def test_a_severity_of_a_rule_that_does_not_exist_is_reported_at_its_line(tmp_path):
    pack = region(tmp_path, "name: X\nseverities:\n  PLF-00: info\n")
    [problem] = [p for p in check([dossier(tmp_path / "d")], region=pack).problems if "PLF-00" in p.message.id]

    assert (problem.source.file, problem.source.row) == ("daerah.yaml", 3)


# Selecting, profiles, trial


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (RuleSelection(select=("plf-02",)), {"PLF-02"}),
        (RuleSelection(select=("KAL-0",), ignore=("lengkap",)), {"KAL-01", "KAL-02"}),
        (RuleSelection(select=("KAL-01", "PLF-02", "TRI-01"), ignore=("TRI",)), {"KAL-01", "PLF-02"}),
    ],
)
def test_rules_are_selected_by_code_beginning_and_pack_and_the_others_are_counted(asked, codes):
    book = read_rule_set(asked)

    assert {rule.code for rule in book.rules} == codes
    assert len(book.not_run) + len(codes) == len(read_rule_set().rules)
    assert {rule.code for rule in read_rule_set(RuleSelection(select=("inti",))).rules} >= codes


def test_a_pattern_that_fits_no_rule_is_refused_with_a_suggestion():
    with pytest.raises(CascadeError) as caught:
        read_rule_set(RuleSelection(ignore=("PLG",)))

    assert "--ignore" in caught.value.say("id")
    assert "Maksud Anda" in caught.value.say("id")


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "rules" / "profiles").glob("*.yaml")))
def test_every_shipped_profile_opens_a_report(tmp_path, name):
    report = check([dossier(tmp_path / "d")], asked=RuleSelection(profile=name))

    assert report.rules
    assert (report.headline is None) is (report.profile.verdict is None)


def test_a_profile_is_a_file_and_an_unknown_one_is_refused(tmp_path):
    path = tmp_path / "hanya-kal.yaml"
    path.write_text("name: hanya-kal\ntitle: {id: a, en: b}\nselect: [KAL]\nnot_due: [renjaa]\n", "utf-8")

    with pytest.raises(CascadeError, match="lengkap"):
        read_rule_set(RuleSelection(profile="lengkp"))
    with pytest.raises(SettingsError, match="line 4"):
        read_rule_set(RuleSelection(profile=str(path)))


def draft(folder: Path, pk: str = "95%", **more) -> Path:
    """A dossier before the PK is signed; `more` are further indicators of the Renja, or files to leave out."""
    dossier(folder, pk=pk)
    renja = {
        "opd": "Kecamatan Uji",
        "kind": "renja",
        "year": 2025,
        "indicators": [{**LINMAS, "target": more.get("renja", "95%")}],
    }
    (folder / "renja.yaml").write_text(yaml.safe_dump(renja), "utf-8")
    return folder


def signing(folder: Path):
    return check([folder], asked=RuleSelection(profile="pra-pk"))


@pytest.mark.parametrize(("target", "headline"), [("95%", "SIAP DITANDATANGANI"), ("99%", "BELUM SIAP DITANDATANGANI")])
def test_before_the_pk_is_signed_a_missing_rencana_aksi_is_silent_and_the_report_opens_with_one_answer(tmp_path, target, headline):  # fmt: skip
    report = signing(draft(tmp_path / "d", pk=target))

    assert report.headline.id == headline
    assert "rencana_aksi" not in report.missing_kinds
    assert not [reason for rule in report.coverage for reason in rule.missing if "Rencana Aksi" in reason.id]


def test_a_draft_in_order_is_ready_and_nothing_is_asked_about_what_is_not_due(tmp_path):
    report = signing(draft(tmp_path / "d"))

    assert (report.headline.id, report.changes, report.fails("error")) == ("SIAP DITANDATANGANI", (), False)
    assert not [finding for finding in report.findings if "Rencana Aksi" in finding.message.id]


@pytest.mark.parametrize(
    ("target", "answer"),
    [("95%", "SUDAH DITANDATANGANI; tidak ada yang harus diubah"), ("99%", "SUDAH DITANDATANGANI; perlu PK perubahan")],
)
def test_of_a_signed_pk_nothing_is_said_about_signing_it(tmp_path, target, answer):
    folder = draft(tmp_path / "d", pk=target)
    pk = yaml.safe_load((folder / "pk.yaml").read_text("utf-8"))
    (folder / "pk.yaml").write_text(yaml.safe_dump({**pk, "signed": "2025-01-06"}), "utf-8")

    assert signing(folder).headline.id == answer


def test_ready_says_beside_it_what_stands_and_what_was_not_judged(tmp_path):
    said = signing(draft(tmp_path / "d")).conclusion.sentence.id

    assert said.startswith("SIAP DITANDATANGANI: ")
    assert "aturan tidak dapat dinilai" in said


def test_a_document_that_is_not_due_is_told_as_such_and_never_as_there(tmp_path):
    report = signing(draft(tmp_path / "d"))

    assert report.not_due == ("rencana_aksi", "lkjip")
    assert "rencana_aksi" not in {document.kind for document in report.documents}


def test_before_signing_the_value_to_retype_comes_first_and_the_missing_document_last(tmp_path):
    folder = draft(tmp_path / "d", pk="99%")
    pk = yaml.safe_load((folder / "pk.yaml").read_text("utf-8"))
    pk["indicators"].append({"name": "Nilai SAKIP Kecamatan", "level": "sasaran", "target": "70"})
    (folder / "pk.yaml").write_text(yaml.safe_dump(pk), "utf-8")
    (folder / "renja.yaml").unlink()
    report = signing(folder)

    required = [change for change in report.changes if change.required]
    assert [change.effort for change in required] == ["retype", "row", "document"]
    first = required[0]
    assert (first.codes, first.printed.id, first.source.file) == (("PLF-02",), "target 99%", "pk.yaml")
    assert first.wanted.id.startswith("95% (seperti Renstra 2024–2026")
    assert "Renja" in required[-1].printed.id
    assert report.fails("error")


def test_one_cell_is_told_once_and_a_target_left_blank_cannot_be_signed(tmp_path):
    folder = draft(tmp_path / "d")
    pk = yaml.safe_load((folder / "pk.yaml").read_text("utf-8"))
    pk["indicators"][0] |= {"unit": "Desa", "target": ""}
    (folder / "pk.yaml").write_text(yaml.safe_dump(pk), "utf-8")
    report = signing(folder)

    assert [codes for change in report.changes if "LKP-02" in (codes := change.codes) and change.required]
    cells = [(change.source, change.effort in ("retype", "reword")) for change in report.changes]
    assert len(set(cells)) == len(cells)


def test_a_value_is_never_told_to_follow_one_that_is_itself_to_be_changed(tmp_path):
    report = signing(draft(tmp_path / "d", pk="99%", renja="97%"))

    wanted = {change.source.file: change.wanted.id[:3] for change in report.changes if change.effort == "retype"}
    assert set(wanted.values()) == {"95%"}


@pytest.mark.parametrize("missing", ["renstra.yaml", "renja.yaml"])
def test_what_cannot_be_judged_is_never_ready_to_be_signed(tmp_path, missing):
    folder = draft(tmp_path / "d")
    (folder / missing).unlink()

    assert signing(folder).headline.id == "BELUM SIAP DITANDATANGANI"


def test_an_open_link_of_the_draft_stands_in_the_way_until_it_is_answered(tmp_path):
    folder = draft(tmp_path / "d")
    pk = yaml.safe_load((folder / "pk.yaml").read_text("utf-8"))
    pk["indicators"][0]["name"] = "Persentase Linmas aktif terbina"
    (folder / "pk.yaml").write_text(yaml.safe_dump(pk), "utf-8")
    report = signing(folder)

    assert "answer" in [change.effort for change in report.changes if change.required]
    assert report.headline.id == "BELUM SIAP DITANDATANGANI"


@pytest.mark.parametrize("name", ["terminal", "html", "md", "json"])
def test_every_report_opens_with_the_answer_and_the_cells_to_change(tmp_path, name):
    from cascade.reports.formats import reporter

    text = reporter(name).render(signing(draft(tmp_path / "d", pk="99%")), "id")

    assert text.index("BELUM SIAP DITANDATANGANI") < text.index("95% (seperti") < text.rindex("PLF-02")


def test_a_rule_on_trial_is_told_apart_and_never_fails_a_run(tmp_path):
    for status in ("", "status: coba\n"):
        (tmp_path / "PLF-91-x.yaml").write_text(RULE.replace("basis:", f"{status}basis:"), "utf-8")
        asked = RuleSelection((tmp_path / "PLF-91-x.yaml",), select=("PLF-91",))
        report = check([dossier(tmp_path / "d", pk="80%")], asked=asked)

        assert report.fails("error") is not bool(status)
        assert [f.code for f in (report.trial if status else report.findings)] == ["PLF-91"]


def test_a_rule_without_anything_to_ask_is_listed_as_dormant(tmp_path):
    report = check([dossier(tmp_path / "d")], asked=RuleSelection(select=("NOM-06", "PLF-02")))

    assert [rule.code for rule in report.idle_rules] == ["NOM-06"]


# The baseline


def baseline(tmp_path: Path, **targets: str) -> Path:
    from cascade.reports.formats import json as json_reporter

    path = tmp_path / "dasar.json"
    path.write_text(json_reporter.render(check([dossier(tmp_path / "d", **targets)]), "id"), "utf-8")
    return path


def test_only_what_the_baseline_does_not_have_fails_a_run(tmp_path):
    old = baseline(tmp_path, pk="99%")
    again = check([tmp_path / "d"], baseline=old)

    assert [f.known for f in again.findings if f.code == "PLF-02"] == [True]
    assert (again.fails("error"), check([tmp_path / "d"]).fails("error")) == (False, True)


def test_a_finding_that_has_become_graver_is_new(tmp_path):
    old = baseline(tmp_path, pk="90%")  # below the Renstra: a question

    assert check([dossier(tmp_path / "d", pk="99%")], baseline=old).fails("error")


def test_what_is_solved_leaves_the_baseline_and_what_could_not_be_judged_stays(tmp_path):
    old = baseline(tmp_path, pk="99%")
    solved = check([dossier(tmp_path / "d", pk="95%")], baseline=old)
    (tmp_path / "d" / "renstra.yaml").unlink()
    unjudged = check([tmp_path / "d"], baseline=old)

    [fingerprint] = [e["fingerprint"] for e in json.loads(old.read_text("utf-8"))["findings"] if e["code"] == "PLF-02"]
    assert fingerprint in solved.resolved
    assert fingerprint not in unjudged.resolved


# Waivers


def waivers(tmp_path: Path, *entries: str, asked: RuleSelection = RuleSelection()):  # noqa: B008  # frozen
    folder = dossier(tmp_path / "d", pk="99%")
    fingerprint = pk_finding(check([folder])).fingerprint
    text = "waivers:\n" + "".join(f"  - {entry.replace('F', fingerprint)}\n" for entry in entries)
    (folder / "keputusan.yaml").write_text(text, "utf-8")
    report = check([folder], now=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC), asked=asked)
    return report, [p for p in report.problems if p.source and p.source.file == "keputusan.yaml"]


def test_a_waiver_with_reason_owner_and_end_takes_the_finding_out_and_is_counted(tmp_path):
    report, problems = waivers(tmp_path, "{fingerprint: F, reason: PK sedang diubah, by: Irban I, until: 2026-06-30}")

    assert problems == []
    assert [(w.finding.code, w.reason, w.by) for w in report.waived] == [("PLF-02", "PK sedang diubah", "Irban I")]
    assert not report.fails("error")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("entries", "severity", "said"),
    [
        (["{fingerprint: F, reason: lama, by: Irban I, until: 2026-02-28}"], "warning", "PLF-02 “Persentase Linmas terbina” (Irban I): sudah kedaluwarsa (2026-02-28)"),
        (["{fingerprint: '0123456789abcdef', reason: lama, by: Irban I}"], "warning", "tidak cocok dengan temuan mana pun"),
        (["{fingerprint: F, reason: lama, until: 2027-01-01}"], "warning", "tanpa by"),
        (["{fingerprint: F, reason: lama, by: Irban I, on: 2026-02-01}"], "info", "tanpa until; berlaku sampai 2026-12-31"),
        (["{fingerprint: F, reason: satu, by: A, until: 2027-01-01}", "{fingerprint: F, reason: dua, by: A, until: 2027-01-01}"], "warning", "dua kali"),
    ],
)  # fmt: skip
def test_a_waiver_that_does_nothing_or_has_no_owner_or_end_is_reported_at_its_line(tmp_path, entries, severity, said):
    _, [problem] = waivers(tmp_path, *entries)

    assert problem.severity == severity
    assert said in problem.message.id
    assert problem.source.row == 2


def test_an_expired_waiver_lets_the_finding_count_again(tmp_path):
    report, _ = waivers(tmp_path, "{fingerprint: F, reason: lama, by: Irban I, until: 2026-02-28}")

    assert report.fails("error")


def test_a_run_of_some_rules_blames_no_waiver(tmp_path):
    _, problems = waivers(
        tmp_path, "{fingerprint: F, reason: lama, by: A, until: 2027-01-01}", asked=RuleSelection(select=("KAL",))
    )

    assert problems == []


def test_a_waiver_needs_a_reason(tmp_path):
    with pytest.raises(SettingsError, match=r"waivers\.0\.reason"):
        waivers(tmp_path, "{fingerprint: F, reason: ''}")


def test_a_region_pack_can_be_given_where_rules_are_asked_for():
    assert {rule.code for rule in read_rules(REGION)} == {"PLF-90"}
