"""Ask a person for the name under which decisions are written down."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.text.printable import one_line, printable
from cascade.web.asking import workbench_of
from cascade.web.forms import Form, write
from cascade.web.pages import address, page

LONGEST_NAME = 120


def show(request: Request) -> Response:
    """Show the form."""
    return page(request, "person.html.j2", {"back": own_path(request.query_params.get("kembali", ""))})


def keep(request: Request, form: Form) -> Response:
    """Keep the name."""
    name = one_line(printable(form.text("nama")))
    if not 2 <= len(name) <= LONGEST_NAME:
        raise CascadeError(_NO_NAME, _NO_NAME_HINT)
    workbench_of(request).rename_actor(name)
    path, _, query = form.text("kembali").partition("?")
    back = address(own_path(unquote(path)))
    return RedirectResponse(f"{back}?{urlencode(parse_qsl(query))}" if query else back, status_code=303)


def own_path(path: str) -> str:
    """Return a path of this server; the first page for anything that leads elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


ROUTES = [Route("/nama", show), write("/nama", keep, "keep_name")]

_NO_NAME = LocalizedText("Nama harus 2 sampai 120 huruf.", "A name has 2 to 120 letters.")
_NO_NAME_HINT = LocalizedText("Tulis nama yang dikenal di kantor.", "Give the name by which the office knows you.")
