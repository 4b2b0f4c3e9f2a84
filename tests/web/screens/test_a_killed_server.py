"""The short form of `benchmarks/workbench/kills.py`: whenever the server dies, the disk holds what was told, once, and nothing half."""

import pytest
from killed_server import killed_often

KILLS = 5  # and five more in test_links_and_a_killed_server


@pytest.mark.kill
def test_no_decision_is_lost_no_file_is_half_and_no_database_broken_whenever_the_server_is_killed(tmp_path):
    hand = killed_often(tmp_path / "meja", KILLS, seed=5)

    assert hand.found.is_clean, hand.found
    assert hand.server.kills == KILLS
    assert hand.told
