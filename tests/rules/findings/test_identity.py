from __future__ import annotations

import pytest
from documents_as_text import canonical
from judged_documents import LINMAS, RISING, RULE, aksi, judged, pk, renstra, rule, shipped


def test_the_fingerprint_survives_re_paging_and_spelling():
    def fingerprint(name, page):
        [finding], _ = judged(
            pk({**LINMAS, "name": name, "target": "95%"}), aksi({**RISING, "name": name, "sources": [{"page": page}]})
        )
        return finding.fingerprint

    assert fingerprint("Persentase Linmas terbina", 3) == fingerprint("Prosentase LINMAS  terbina", 9)


def test_findings_on_the_same_indicator_share_a_cause():
    other = rule(RULE.replace("ZZZ-01", "ZZZ-03"))

    findings, _ = judged(pk({**LINMAS, "target": "95%"}), aksi(RISING), rules=(rule(), other))

    assert len({f.cause for f in findings}) == 1
    assert len({f.fingerprint for f in findings}) == 2


def test_the_same_indicator_of_two_officials_gives_two_findings():
    plan = renstra({**LINMAS, "targets": {2025: "85%"}})
    first = pk({**LINMAS, "target": "90%"}, id="pk1", owner={"position": "Camat"})
    second = pk({**LINMAS, "target": "95%"}, id="pk2", owner={"position": "Sekretaris Kecamatan"})

    alone, _ = judged(plan, first, rules=shipped("PLF-02"))
    both, _ = judged(plan, first, second, rules=shipped("PLF-02"))

    assert len(alone) == 1
    assert len({finding.fingerprint for finding in both}) == 2


def test_one_row_held_against_the_pk_of_two_officials_gives_two_findings():
    row = {"name": "Jumlah dokumen perencanaan", "unit": "dokumen"}
    parties = [pk({**row, "target": n}, id=n, owner={"position": f"Kepala Seksi {n}"}) for n in ("5", "7")]

    findings, _ = judged(*parties, aksi({**row, "quarters": list("3333")}), rules=shipped("TRI-02"))

    assert [finding.message.id.split()[-1].rstrip(".") for finding in findings] == ["5", "7"]


def pagu(name, level, amount, parent=None):
    return {"id": f"{name} {parent}", "name": name, "level": level, "parent": parent, "pagu": {2025: amount}}


@pytest.mark.parametrize(("level", "findings"), [("program", 2), ("sasaran", 1)])
def test_elements_of_one_name_are_told_apart_by_the_program_above_and_not_by_the_sasaran(level, findings):
    above = [pagu(name, level, "100.000.000") for name in ("Satu", "Dua")]
    middle = [pagu("Administrasi Umum", "kegiatan", "100.000.000", e["id"]) for e in above]
    below = [pagu("Sub", "sub_kegiatan", "90.000.000", e["id"]) for e in middle]

    found, _ = judged(canonical("renja", [], year=2025, elements=[*above, *middle, *below]), rules=shipped("PGU-03"))

    assert len({finding.fingerprint for finding in found}) == len(found) == findings
