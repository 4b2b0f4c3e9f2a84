"""Bring small documents to the workbench, as a form with files does."""

from __future__ import annotations

import json
import re

from small_dossier import AKSI, PK, RENSTRA
from workbench import HOST, Client

DOCUMENTS = {"pk.json": PK, "aksi.json": AKSI, "renstra.json": RENSTRA}


def content_of(name: str, **changes: object) -> bytes:
    """Return a small document, with something changed."""
    return json.dumps({**DOCUMENTS[name], **changes}, ensure_ascii=False).encode()


def small_files(*names: str) -> list[tuple[str, bytes]]:
    """Return the documents of a small dossier."""
    return [(name, content_of(name)) for name in names or DOCUMENTS]


def bring(
    client: Client, path: str, files: list[tuple[str, bytes]], status: int = 303, /, *, field: str = "files", **fields
):
    """Send a form with files."""
    csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', client.http.get("/nama").text)[1]
    answer = client.http.post(
        path,
        data={"csrf": csrf, **fields},
        files=[(field, (name, content)) for name, content in files],
        headers={"origin": HOST},
        follow_redirects=False,
    )
    assert answer.status_code == status, answer.text
    return answer
