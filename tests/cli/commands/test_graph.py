"""The graph is exported for other programs, whatever a document prints."""

from __future__ import annotations

import io
import re

import networkx as nx
import pytest
from commandline import cascade
from fixable_dossier import write_dossier
from small_dossier import PK, write

from cascade.pipeline.link import link


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_dossier(tmp_path_factory.mktemp("graf") / "uji")


@pytest.mark.parametrize(
    "name", ['Desa "maju"', 'a\\"]; click n0 x', "`tebal` #1;", "%%{init: {}}%%", "<b>&lt;x</b>", "baris\nkedua"]
)
def test_a_label_of_mermaid_is_one_quoted_text_that_holds_nothing_active(tmp_path, name):
    folder = tmp_path / "berkas"
    folder.mkdir()
    write(folder, "pk.json", {**PK, "indicators": [{**PK["indicators"][0], "name": name}]})

    shown = cascade("graph", folder, "--format", "mermaid", cwd=tmp_path).stdout

    labels = [line for line in shown.splitlines()[1:] if "[" in line]
    assert any("#quot;" in line for line in labels) is ('"' in name)
    for line in labels:
        label = re.fullmatch(r' {2}n\d+\["([^"\\`<>%]*)"\]', line)
        assert label
        assert not re.search(r"&|#(?!(?:quot|amp|35|37|92|96);)", label[1])


@pytest.mark.slow
def test_other_programs_read_from_graphml_the_nodes_edges_and_attributes_that_there_are(folder, tmp_path):
    written = cascade("graph", folder, "--format", "graphml", cwd=tmp_path).stdout.encode()

    read = nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    graph = link(folder).graph.plain()
    assert {node: {**data, "label": data["name"]} for node, data in graph.nodes(data=True)} == dict(
        read.nodes(data=True)
    )

    def edges(of: nx.MultiDiGraph) -> list[tuple[str, str, list[tuple[str, object]]]]:
        told = of.edges(data=True)
        return sorted(
            (a, b, sorted((k, v) for k, v in data.items() if k not in ("label", "id"))) for a, b, data in told
        )

    assert edges(read) == edges(graph)
    assert {"type", "verdict", "score"} <= {key for *_, data in read.edges(data=True) for key in data}
    assert read.is_directed()


@pytest.mark.slow
def test_every_edge_of_graphml_has_an_id_of_its_own_and_a_label(folder, tmp_path):
    """Gephi takes two edges of one id for one; without a label it shows bare ids."""
    written = cascade("graph", folder, "--format", "graphml", cwd=tmp_path).stdout
    edges = nx.parse_graphml(written, force_multigraph=True).edges(keys=True, data=True)

    ids = [key for *_, key, _ in edges]
    assert len(ids) == len(set(ids)) == written.count("<edge ")
    assert all(data["label"] == data["type"] for *_, data in edges)
