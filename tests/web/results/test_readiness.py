from cascade.model import Source
from cascade.model.i18n import same
from cascade.reports.corrections import Correction
from cascade.reports.followup import FollowUp, VanishedFinding
from cascade.reports.schema import ChangeEntry, FindingEntry
from cascade.web.results.readiness import DoneStep, Readiness, Step, _gone, _matched


def before(*fingerprints, cell="B2", document="Renja 2022", **changed):
    said = {
        "effort": "retype", "required": True, "subject": "Nilai SAKIP", "printed": "target 70", "wanted": "72",
        "document": document, "source": {"file": "renja.xlsx", "sheet": "A", "cell": cell} if cell else None,
        "fingerprints": list(fingerprints), **changed,
    }  # fmt: skip
    return ChangeEntry.model_validate(said)


def now(*fingerprints, cell="B2", document="Renja 2022", **changed):
    said = {
        "effort": "retype", "required": True, "subject": "Nilai SAKIP", "printed": same("target 70"), "wanted": same("72"),
        "document": document, "source": Source("renja.xlsx", sheet="A", cell=cell) if cell else None,
        "fingerprints": fingerprints, **changed,
    }  # fmt: skip
    return Correction(**said)


def vanished(fingerprint, status):
    finding = FindingEntry.model_construct(fingerprint=fingerprint)
    return VanishedFinding(finding, status)


def test_what_a_finding_asks_for_at_the_same_place_is_the_same_thing_to_do():
    known, left = _matched([before("a"), before("b", cell="C3")], [now("b", cell="C3")])

    assert known == {0}
    assert [each.fingerprints for each in left] == [["a"]]


def test_of_two_cells_of_one_finding_the_one_that_is_still_there_is_found_by_its_place():
    _, left = _matched([before("a", cell="B2"), before("a", cell="B3")], [now("a", cell="B3")])

    assert [each.source.cell for each in left] == ["B2"]


def test_rows_that_moved_are_still_the_same_but_another_document_is_not():
    assert _matched([before("a", cell="B2")], [now("a", cell="B9")])[0] == {0}
    assert _matched([before("a")], [now("a", document="Renstra 2019–2023")])[0] == set()


def test_a_document_that_is_missing_has_no_finding_and_is_known_by_its_words():
    gone = {"cell": None, "document": None, "effort": "document", "subject": "IKU"}

    assert _matched([before(**gone)], [now(**gone)])[0] == {0}
    assert _matched([before(**gone)], [now(**{**gone, "subject": "Renja"})])[0] == set()


def test_what_nobody_could_judge_or_was_waived_is_not_done():
    changes = [before("a"), before("b"), before("c"), before("d")]
    follow_up = FollowUp(None, gone=(vanished("b", "not_judged"), vanished("c", "waived"), vanished("d", "solved")))

    gone = list(_gone(changes, follow_up))

    assert [each.is_done for each in gone] == [True, False, False, True]
    assert [each.is_waived for each in gone] == [False, False, True, False]


def test_only_what_is_required_is_counted():
    steps = (Step(1, now("a"), False), Step(2, now("b"), True), Step(3, now("c", required=False), False))
    gone = (DoneStep(before("d"), True, False), DoneStep(before("e", required=False), True, False))
    ready = Readiness(None, steps, gone, None)

    assert (ready.done, len(ready.required), ready.new, ready.total) == (1, 2, 1, 3)
    assert len(ready.advised) == 1
