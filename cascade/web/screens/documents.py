"""Show the files of a dossier and what was read of each page."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.web.asking import frame, with_checked
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import page
from cascade.web.places import file_keys


def show_list(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show all files."""
    return page(request, "documents.html.j2", {**frame(dossier, "documents"), "files": list(file_keys(checked))})


def show_page(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show one page of a file."""
    name = next((name for key, name in file_keys(checked) if key == request.path_params["file"]), None)
    if name is None:
        raise HTTPException(404)
    return page(request, "document_page.html.j2", {**frame(dossier, "documents"), "file": name})


ROUTES = [
    Route("/berkas/{dossier}/dokumen", with_checked(show_list)),
    Route("/berkas/{dossier}/dokumen/{file}", with_checked(show_page)),
    Route("/berkas/{dossier}/dokumen/{file}/{page:int}", with_checked(show_page)),
]
