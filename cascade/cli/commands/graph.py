"""Export the cascading graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import networkx as nx
import typer

from cascade.cli.completion import one_of
from cascade.cli.options import Lang, Personal, language_of, require_choice
from cascade.cli.output import print_problems, progress
from cascade.pipeline.link import link, mask_linked
from cascade.reading.canonical import json_text
from cascade.text.printable import one_line, printable

FORMATS = ("graphml", "json", "mermaid")


def run(
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / A dossier.")],
    format_: Annotated[
        str, typer.Option("--format", help="graphml, json, mermaid.", autocompletion=one_of(*FORMATS))
    ] = "json",
    lang: Lang = "id",
    personal: Personal = False,
) -> None:
    """Ekspor graf cascading (unsur, indikator, tautan). / Export the cascading graph."""
    language = language_of(lang)
    require_choice("--format", format_, FORMATS)
    with progress(language) as report_progress:
        linked = link(folder, progress=report_progress)
    linked = linked if personal else mask_linked(linked)
    plain = linked.graph.plain()
    for _, data in plain.nodes(data=True):
        data.update({key: printable(value) for key, value in data.items() if isinstance(value, str)})
    if format_ == "graphml":
        sys.stdout.write(printable("\n".join(nx.generate_graphml(_for_graphml(plain))) + "\n"))
    elif format_ == "json":
        sys.stdout.write(json_text(nx.node_link_data(plain, edges="edges")))
    else:
        sys.stdout.write(printable(_mermaid(plain)))
    print_problems(linked.problems, language)


def _for_graphml(plain: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the graph with the labels that Gephi shows, and an id for each edge: it drops a second edge of one id."""
    labelled: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in plain.nodes(data=True):
        labelled.add_node(node, label=data["name"], **data)
    for number, (a, b, data) in enumerate(plain.edges(data=True), 1):
        labelled.add_edge(a, b, key=f"e{number}", label=data["type"], **data)
    return labelled


# Mermaid knows no backslash: what would end a label or begin an entity, a directive or a tag has its own names there
_ENTITIES = str.maketrans({
    '"': "#quot;", "#": "#35;", "&": "#amp;", "`": "#96;", "%": "#37;", "\\": "#92;", "<": "‹", ">": "›",
})  # fmt: skip


def _mermaid(plain: nx.MultiDiGraph[str]) -> str:
    names = {node: f"n{number}" for number, node in enumerate(plain.nodes)}
    lines = ["flowchart LR"]
    for node, data in plain.nodes(data=True):
        text = f"{data.get('level') or data.get('kind')}: {one_line(data['name'])[:80]}"
        lines.append(f'  {names[node]}["{text.translate(_ENTITIES)}"]')
    arrows = {"parent": "-->", "measures": "-.->", "link": "<-->", "holds": "-->", "copy": "-.-"}
    for a, b, data in plain.edges(data=True):
        if data["type"] != "holds" or (plain.nodes[b]["type"] == "element" and not plain.in_degree(b) > 1):
            lines.append(f"  {names[a]} {arrows[data['type']]} {names[b]}")
    return "\n".join(lines) + "\n"
