"""The short form of `benchmarks/workbench/links.py kills`: nothing is lost or written twice, whenever the server dies."""

import pytest
from many_questions import write_questions
from scripted_reviewer import Reviewer, Server, compared, opened

pytestmark = pytest.mark.kill

KILLS = 5  # and five more in test_a_killed_server


def test_no_decision_is_lost_or_written_twice_whenever_the_server_is_killed(browser, tmp_path):
    dossier = write_questions(tmp_path / "meja" / "banyak", 30)
    server = Server(dossier.parent)
    reviewer = Reviewer(opened(browser, server, "banyak"))
    killer = server.killed_at_random(KILLS, 3, lambda: len(reviewer.told), 5)
    try:
        while server.kills < KILLS:
            reviewer.work(10, seed=server.kills)
        killer.join()
        reviewer.wait_saved()
        result = compared(dossier, reviewer)
    finally:
        server.stops.set()
        killer.join()
        reviewer.page.context.close()
        server.kill()

    assert result.is_clean, result
    assert server.kills == KILLS
    assert len(reviewer.told) >= KILLS
