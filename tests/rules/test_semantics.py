"""What the rules mean, worked by hand from rows of the Rencana Aksi Gumelar 2022 and from the forms around it."""

from __future__ import annotations

import pytest
from documents_as_text import canonical

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.rules.evaluator import evaluate
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy

RULES = {rule.code: rule for rule in read_rules(shipped_rules())}


def judged(*documents, codes, **choices):
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    return evaluate(tuple(RULES[code] for code in codes), EvaluationContext(graph, policy.policy_from(choices)))


def verdicts(*documents, codes, **choices):
    """What each rule says: the severity of its finding, or the verdict that it came to."""
    findings, coverage = judged(*documents, codes=codes, **choices)
    said = {finding.code: finding.severity for finding in findings}
    return {c.code: said.get(c.code) or next((v for v, n in c.counts.items() if n), "nothing") for c in coverage}


def paper(kind, *rows, level="sub_kegiatan", **more):
    years = {"years": [2021, 2022, 2023]} if kind == "renstra" else {"year": 2022}
    return canonical(kind, [{"level": level, **row} for row in rows], **{**years, **more})


def row(name, unit, **more):
    return {"name": name, **({"unit": unit} if unit is not None else {}), **more}


# The quarters as the document prints them, the target that Renja or PK has, and what TRI-01 and TRI-02 say.
PASS, NONE, ASK, WRONG, OPEN = "pass", "not_applicable", "question", "error", "insufficient_data"
SEED = [
    ("Indeks Kepuasan Masyarakat (IKM)", "", "- - - 84", "84,00", PASS, NONE),
    ("Indeks Kepuasan Masyarakat (IKM)", "", "- - - 84", "82,50", WRONG, NONE),
    ("Persentase Linmas terbina", "", "25% 50% 75% 90%", "90%", PASS, NONE),
    ("Persentase Linmas terbina", "", "25% 50% 75% 90%", "95%", WRONG, NONE),
    ("Presentase Realisasi PBB", "%", "25% 50% 75% 100%", "100%", PASS, NONE),
    ("Jumlah Pemohon pelayanan non perizinan yang dilayani", "%", "100% 100% 100% 100%", "100%", PASS, NONE),
    ("Jumlah Pemohon pelayanan non perizinan yang dilayani", "%", "100% 100% 100% 100%", "90%", WRONG, NONE),
    ("Jumlah Alat listrik dan elektronik yang tersedia", "Bulan", "3 3 3 3", "12 bulan", NONE, PASS),
    ("Jumlah Alat listrik dan elektronik yang tersedia", "Bulan", "3 3 3 3", "3 bulan", NONE, ASK),
    ("Jumlah ASN yang terbayarkan gajinya", "orang", "10 10 10 10", "10 orang", PASS, NONE),
    ("Jumlah ASN yang terbayarkan gajinya", "orang", "10 10 10 10", "40 orang", ASK, NONE),
    ("Jumlah ASN yang terbayarkan gajinya", "orang", "10 10 10 10", "12 orang", WRONG, NONE),
    ("Jumlah Rapat koordinasi FKUB", "Kegiatan", "3 3 3 3", "12 kegiatan", NONE, PASS),
    ("Jumlah Rapat koordinasi FKUB", "Kegiatan", "3 3 3 3", "12 kali", NONE, OPEN),
    ("Jumlah Unsur yang bersinergi", "lembaga", "0 6 0 6", "12 lembaga", NONE, PASS),
    ("Jumlah Unsur yang bersinergi", "lembaga", "0 6 0 6", "6 lembaga", NONE, ASK),
    ("Jumlah Peralatan kantor yang dipelihara", "unit", "3 3 5 3", "14 unit", NONE, PASS),
    ("Jumlah Peralatan kantor yang dipelihara", "unit", "3 3 5 3", "12 unit", NONE, WRONG),
    ("Jumlah Lembaga dalam Forum Musyawarah Perencanaan Pembangunan di Desa", "orang", "250 - - -", "250", PASS, NONE),
    ("Jumlah Lembaga dalam Forum Musyawarah Perencanaan Pembangunan di Desa", "orang", "250 - - -", "300", WRONG, NONE),
    ("Jumlah desa yang difasilitasi Pemilihan Kepala Desa", "Desa", "- - - 1", "1 desa", PASS, NONE),
    ("Frekuensi Pembinaan dan Pengawasan APBDes", "kegiatan", "1 - 1 -", "2 kegiatan", NONE, PASS),
]


@pytest.mark.parametrize(("name", "unit", "quarters", "target", "tri_01", "tri_02"), SEED)
def test_a_row_of_the_seed_is_held_against_the_years_target(name, unit, quarters, target, tri_01, tri_02):
    aksi = paper("rencana_aksi", row(name, unit, quarters=quarters.split()))
    renja = paper("renja", row(name, None, target=target))

    assert verdicts(aksi, renja, codes=("TRI-01", "TRI-02")) == {"TRI-01": tri_01, "TRI-02": tri_02}


def test_one_finding_says_how_the_quarters_were_read_never_two():
    for name, unit, quarters, target, tri_01, tri_02 in SEED:
        aksi = paper("rencana_aksi", row(name, unit, quarters=quarters.split()))
        findings, _ = judged(aksi, paper("renja", row(name, None, target=target)), codes=("TRI-01", "TRI-02"))

        assert len(findings) == (1 if {tri_01, tri_02} & {WRONG, ASK} else 0), name


# What is missing


@pytest.mark.parametrize(
    ("given", "tri_06", "tri_01"),
    [
        ({}, NONE, NONE),  # no such columns
        ({"quarters": [None, None, None, None]}, WRONG, NONE),  # columns, all blank
        ({"quarters": ["-", "-", "-", "-"]}, WRONG, NONE),
        ({"quarters": ["0", "0", "0", "0"]}, PASS, WRONG),  # zero is a target
        ({"quarters": ["", "", "90%", ""]}, PASS, PASS),  # the filled quarter, wherever it stands
    ],
)
def test_absent_blank_dash_and_zero_are_four_different_things(given, tri_06, tri_01):
    aksi = paper("rencana_aksi", row("Persentase Linmas terbina", "%", **given))
    pk = paper("perjanjian_kinerja", row("Persentase Linmas terbina", "%", target="90%"))

    assert verdicts(aksi, pk, codes=("TRI-06", "TRI-01")) == {"TRI-06": tri_06, "TRI-01": tri_01}


# Direction, grades, units, scale of a percentage: PLF-02, the PK against the Renstra


@pytest.mark.parametrize(
    ("name", "renstra", "pk", "said"),
    [
        ("Indeks Kepuasan Masyarakat", "82,50", "84", WRONG),
        ("Indeks Kepuasan Masyarakat", "84", "82,50", ASK),
        ("Angka kemiskinan", "9,1", "8,4", WRONG),  # lower is better: 8,4 promises more
        ("Angka kemiskinan", "8,4", "9,1", ASK),
        ("Persentase penurunan stunting", "10%", "12%", WRONG),  # a fall that is measured goes up
        ("Persentase penurunan stunting", "12%", "10%", ASK),
        ("Nilai SAKIP", "BB", "A", WRONG),
        ("Nilai SAKIP", "A", "BB", ASK),
        ("Nilai SAKIP", "A", "A", PASS),
        ("Nilai SAKIP", "BB", "72", OPEN),  # a grade and a score
        ("Opini BPK", "WTP", "WDP", ASK),
        ("Jumlah rapat", "12 kali", "12 dokumen", OPEN),
        ("Indeks SPBE", "2,6 indeks", "2,6 poin", PASS),
        ("Persentase desa aktif", "85 persen", "85%", PASS),
        ("Persentase desa aktif", "85%", "0,85", OPEN),  # 0,85 or 85 per cent?
        ("Persentase desa aktif", "0,85", "0,85", PASS),
        ("Persentase desa aktif", "85,00", "85", PASS),
        ("Jumlah wisatawan", "30.000", "30000", OPEN),  # thirty thousand or thirty?
        ("Waktu respon", "≤ 15 menit", "≤ 10 menit", WRONG),
        ("Rata-rata lama sekolah", "7-8", "9", WRONG),
        ("Rata-rata lama sekolah", "7-8", "7,5", OPEN),
    ],
)
def test_a_target_is_held_against_the_renstra(name, renstra, pk, said):
    plan = paper("renstra", row(name, None, targets={2022: renstra}), level="sasaran")
    promise = paper("perjanjian_kinerja", row(name, None, target=pk), level="sasaran")

    assert verdicts(plan, promise, codes=("PLF-02",))["PLF-02"] == said


@pytest.mark.parametrize(
    ("target_policy", "above", "below"), [("ceiling", WRONG, ASK), ("equal", WRONG, WRONG), ("floor", ASK, WRONG)]
)
def test_the_target_policy_decides_which_side_is_wrong(target_policy, above, below):
    plan = paper("renstra", row("Nilai SAKIP", None, targets={2022: "70"}), level="sasaran")
    said = [
        verdicts(plan, paper("perjanjian_kinerja", row("Nilai SAKIP", None, target=t), level="sasaran"), codes=("PLF-02",), target_policy=target_policy)["PLF-02"]
        for t in ("72", "68")
    ]  # fmt: skip

    assert said == [above, below]


# Years and phases

LINMAS = ("Persentase Linmas terbina", "%")
CUMULATIVE = ["25%", "50%", "75%", "90%"]


def test_each_year_is_held_against_its_own_column():
    plan = paper("renstra", row(*LINMAS, targets={2021: "85%", 2022: "90%", 2023: "95%"}))
    last = paper("rencana_aksi", row(*LINMAS, quarters=["20%", "40%", "60%", "85%"]), id="ra21", year=2021)
    this = paper("rencana_aksi", row(*LINMAS, quarters=CUMULATIVE), id="ra22")
    later = paper("rencana_aksi", row(*LINMAS, quarters=CUMULATIVE), id="ra24", year=2024)

    _, [coverage] = judged(plan, last, this, later, codes=("PLF-01",))
    assert (coverage.counts.get("pass"), coverage.counts.get("fail")) == (2, None)


def test_last_years_rencana_aksi_is_never_held_against_this_years_pk():
    last = paper("rencana_aksi", row(*LINMAS, quarters=CUMULATIVE), year=2021)

    assert verdicts(last, paper("perjanjian_kinerja", row(*LINMAS, target="95%")), codes=("TRI-01",)) == {
        "TRI-01": "nothing"
    }


@pytest.mark.parametrize(
    ("phase", "last", "said"), [(None, "90%", PASS), (None, "95%", WRONG), ("perubahan", "95%", PASS), ("perubahan", "90%", WRONG)]
)  # fmt: skip
def test_a_rencana_aksi_is_held_against_the_pk_of_its_phase(phase, last, said):
    first = paper("perjanjian_kinerja", row(*LINMAS, target="90%"), id="murni")
    revised = paper("perjanjian_kinerja", row(*LINMAS, target="95%"), id="ubah", phase="perubahan")
    aksi = paper("rencana_aksi", row(*LINMAS, quarters=[*CUMULATIVE[:3], last]), **({"phase": phase} if phase else {}))

    assert verdicts(first, revised, aksi, codes=("TRI-01",))["TRI-01"] == said


# Sums


def pagu(name, level, amount, parent=None):
    return {"id": name, "name": name, "level": level, "parent": parent, "pagu": {2022: amount}}


@pytest.mark.parametrize(
    ("whole", "parts", "said"),
    [
        ("74.500.000", ("50.000.000", "24.500.000"), PASS),
        ("74.500.000", ("50.000.000", "24.000.000"), WRONG),
        ("74.500.000", ("50.000.000", "-"), NONE),  # one part prints nothing: nobody can add up
    ],
)
def test_pagu_add_up_exactly(whole, parts, said):
    elements = [
        pagu("Program", "program", whole),
        *(pagu(f"Kegiatan {n}", "kegiatan", p, "Program") for n, p in enumerate(parts)),
    ]

    assert verdicts(canonical("renja", [], year=2022, elements=elements), codes=("PGU-03",))["PGU-03"] in (said, OPEN if said == NONE else said)  # fmt: skip


def test_pagu_printed_once_for_several_indicators_are_counted_once():
    """A merged cell belongs to the element; each of its indicators carries the same value."""
    elements = [pagu("Program", "program", "50.000.000"), pagu("Kegiatan", "kegiatan", "50.000.000", "Program")]
    rows = [row(f"Jumlah laporan {n}", "laporan", element="Kegiatan", pagu={2022: "50.000.000"}) for n in "ab"]
    document = canonical("renja", [{"level": "kegiatan", **each} for each in rows], year=2022, elements=elements)

    assert verdicts(document, codes=("PGU-03",))["PGU-03"] == PASS


# The calendar


@pytest.mark.parametrize(
    ("calendar", "quarters", "said"),
    [
        ([], "250 - - -", ASK),  # two customs are known
        ([{"event": "musrenbang_desa", "quarters": [1]}], "250 - - -", PASS),
        ([{"event": "musrenbang_desa", "quarters": [3]}], "250 - - -", "warning"),
        ([{"event": "musrenbang_desa", "quarters": [3], "from": 2023}], "250 - - -", ASK),  # not yet in force in 2022
        ([{"event": "musrenbang_desa", "quarters": [3], "until": 2021}], "250 - - -", ASK),
        ([{"event": "musrenbang_desa", "quarters": [3]}], "50 100 200 250", NONE),
    ],
)
def test_the_reviewers_third_comment_follows_the_calendar_of_the_region(calendar, quarters, said):
    name = (
        "Jumlah Lembaga dan organisasi masyarakat yang terlibat dalam Forum Musyawarah Perencanaan Pembangunan di Desa"
    )
    aksi = paper("rencana_aksi", row(name, "orang", quarters=quarters.split()))
    graph = CascadeGraph([aksi])
    findings, coverage = evaluate(
        (RULES["KAL-01"],), EvaluationContext(graph, policy.policy_from({"calendar": calendar}).for_year(2022))
    )

    assert (findings[0].severity if findings else next(iter(coverage[0].counts))) == said
