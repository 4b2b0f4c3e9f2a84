"""One process at a time changes a file that several people share, and none is locked out by one that died."""

from __future__ import annotations

import subprocess
import sys

import pytest
from commandline import ROOT

from cascade.safe_io import yaml_reader
from cascade.safe_io.file_lock import locked

WRITER = """
import sys
from pathlib import Path
from cascade.safe_io.yaml_editor import change_text
from cascade.safe_io.yaml_lists import appended
for number in range(int(sys.argv[3])):
    entry = {"who": sys.argv[2], "number": number}
    change_text(Path(sys.argv[1]), lambda text: appended(text or "# kepala\\n", "links", [entry], "k.yaml").text)
"""
HOLDER = """
import sys, time
from pathlib import Path
from cascade.safe_io.file_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_answers_of_processes_that_write_at_once_are_all_kept(tmp_path):
    path = tmp_path / "keputusan.yaml"
    writers = [started(WRITER, path, name, 40) for name in ("Ani", "Budi", "Cici")]

    for writer in writers:
        writer.communicate(timeout=120)

    assert [writer.returncode for writer in writers] == [0, 0, 0]
    written = [(each["who"], each["number"]) for each in yaml_reader.read(path).data["links"]]
    assert sorted(written) == [(name, number) for name in ("Ani", "Budi", "Cici") for number in range(40)]
    assert [each.name for each in tmp_path.iterdir()] == ["keputusan.yaml"]


def test_a_held_lock_is_waited_for_and_that_of_a_killed_process_is_none(tmp_path):
    path = tmp_path / "k.yaml"
    with started(HOLDER, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(TimeoutError), locked(path, patience=0.2):
            pass
        holder.kill()
        holder.wait()
    assert [each.name for each in tmp_path.iterdir()] == [".k.yaml.lock"]  # what it left behind

    with locked(path, patience=5):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "lain").write_text("isi", "utf-8")
    try:
        (tmp_path / ".k.yaml.lock").symlink_to("lain")
    except OSError:
        pytest.skip("this system makes no links")

    if sys.platform != "win32":
        with pytest.raises(OSError, match="lock"), locked(tmp_path / "k.yaml", patience=0.2):
            pass
    assert (tmp_path / "lain").read_text("utf-8") == "isi"
