"""Give pages of files, and parts of them around a place, as pictures."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.decisions.decision_log import read_decisions
from cascade.model.errors import CascadeError
from cascade.pipeline.page_image.page_picture import SCALES
from cascade.web.asking import dossier_of, workbench_of
from cascade.web.documents.grid_excerpt import grid_excerpt
from cascade.web.documents.library import FileOnDisk, Library
from cascade.web.documents.outcomes import outcomes_of
from cascade.web.documents.page_screen import file_on_disk
from cascade.web.documents.page_view import cell_views, grid_at
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.places import place_in

KEPT = {"cache-control": "private, max-age=31536000, immutable"}
PATIENCE = 20.0  # seconds that a part of a sheet waits for its cells


def show_page(request: Request) -> Response:
    """Return a page of a file."""
    _, _, library, file = _asked(request)
    scale = next((each for each in SCALES if f"{each}" == request.path_params["scale"]), None)
    if scale is None:
        raise HTTPException(404)
    try:
        return Response(
            library.picture(file, request.path_params["page"], scale), media_type="image/webp", headers=KEPT
        )
    except CascadeError as error:
        raise HTTPException(404) from error


def show_part(request: Request) -> Response:
    """Return what is printed around a place: a part of the page, or of the sheet as a grid."""
    dossier, checked, library, file = _asked(request)
    place, number = place_in(request.query_params), request.path_params["page"]
    try:
        if place.box is not None and number:
            return Response(library.picture(file, number, SCALES[0], place.box), media_type="image/webp", headers=KEPT)
        printed = library.print_of(file, PATIENCE)
    except CascadeError as error:
        raise HTTPException(404) from error
    if printed is None or not printed.grids:
        raise HTTPException(404)
    outcomes = outcomes_of(checked, file.to_read.name, read_decisions(dossier.folder).corrections)
    drawn = grid_excerpt(
        cell_views(printed.grids[grid_at(printed, place) - 1], file.to_read.name, outcomes, place, None)
    )
    if drawn is None:
        raise HTTPException(404)
    return Response(drawn, media_type="image/svg+xml", headers={"cache-control": "private, max-age=300"})


def _asked(request: Request) -> tuple[OpenDossier, Checked, Library, FileOnDisk]:
    """Return what a request names; raises `HTTPException` where there is no such file, or it has changed."""
    dossier = dossier_of(request)
    checked = dossier.checked
    file = file_on_disk(checked, request.path_params["file"]) if checked else None
    if checked is None or file is None:
        raise HTTPException(404)
    return dossier, checked, workbench_of(request).library, file


ROUTES = [
    Route("/berkas/{dossier}/halaman/{file}/{page:int}-{scale}.webp", show_page, name="page_picture"),
    Route("/berkas/{dossier}/potongan/{file}/{page:int}", show_part),
]
