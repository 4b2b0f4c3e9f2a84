"""Fill in the templates of the workbench: every value escaped, every text in the language of the person.

A request, the name of a template and values go in, a page comes out. Texts stand in the templates in both languages, `t("Berkas",
"Dossiers")`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cascade import __version__
from cascade.model import KIND_NAMES, SEVERITIES, SEVERITY_NAMES, Source
from cascade.model.i18n import LANGUAGES, Language, LocalizedText, written_date, written_number
from cascade.reading.loaders import MAX_BYTES
from cascade.settings.time_zones import local_time
from cascade.text.printable import printable
from cascade.web.forms import MOST_BYTES, MOST_FILES

LANGUAGE_COOKIE = "bahasa"
_LIMITS = {"files": MOST_FILES, "bytes": MOST_BYTES, "file_bytes": MAX_BYTES}  # of what is brought at once
SEVERITY_SIGNS = {"error": "×", "warning": "!", "question": "?", "info": "i"}


def language_of(request: Request) -> Language:
    """Return the language that a person has chosen, else that of the server."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    default: Language = request.app.state.language
    return next((each for each in LANGUAGES if each == asked), default)


def page(request: Request, template: str, values: Mapping[str, object] | None = None, status: int = 200) -> Response:
    """Return a filled-in page; `?lang=` is remembered."""
    language = language_of(request)
    session = request.scope.get("session_secret", "")
    text = (
        _environment(language)
        .get_template(template)
        .render(
            request=request,
            language=language,
            other_language=next(each for each in LANGUAGES if each != language),
            csrf=request.app.state.access.csrf_token(session),
            actor=request.app.state.workbench.actor,
            notice=request.query_params.get("kata", ""),
            **(values or {}),
        )
    )
    answer = HTMLResponse(text, status_code=status)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=365 * 86400, samesite="lax", httponly=True)
    return answer


def go_to(path: str, **query: object) -> Response:
    """Return the way to another page after something was done."""
    return RedirectResponse(address(path, **query), status_code=303)


def address(path: str, **query: object) -> str:
    """Return the address of a path, whose parts may hold any letter, with a query of what is not empty."""
    asked = {name: value for name, value in query.items() if value not in ("", None)}
    return quote(path) + (f"?{urlencode(asked, doseq=True)}" if asked else "")


@cache
def _environment(language: Language) -> Environment:
    """Return what fills in the templates of one language."""

    def printed(value: object) -> object:
        if isinstance(value, LocalizedText | Source):
            value = value.say(language)
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    def text(indonesian: str, english: str, **values: object) -> str:
        return LocalizedText(indonesian, english).format(**values).say(language)

    @pass_context
    def with_query(context: Context, **changes: object) -> str:
        """Return the address of this page with some parts of its query changed; an empty value takes one away."""
        request: Request = context["request"]
        query: dict[str, object] = {}
        for name in request.query_params:
            query[name] = request.query_params.getlist(name)
        query |= changes
        for name in ("lang", "kata"):
            if name not in changes:
                query.pop(name, None)
        return address(request.url.path, **query)

    environment = Environment(
        # the pieces of the HTML report, `html_parts.j2`, are used here too
        loader=ChoiceLoader([PackageLoader("cascade.web"), PackageLoader("cascade.reports", "formats")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "say": printed,
        "date": _date,
        "day": lambda day: written_date(day).say(language),
        "number": written_number,
    }
    environment.globals |= {
        "t": text, "address": address, "with_query": with_query, "version": __version__, "kinds": KIND_NAMES,
        "limits": _LIMITS, "severities": SEVERITIES, "severity_names": SEVERITY_NAMES, "signs": SEVERITY_SIGNS, "static": _static,
    }  # fmt: skip
    return environment


def _date(moment: datetime.datetime, zone: str = "WIB") -> LocalizedText:
    local = local_time(moment, zone)  # type: ignore[arg-type]
    day = written_date(local)
    return LocalizedText(f"{day.id} pukul {local:%H.%M}", f"{day.en}, {local:%H:%M}")


@cache
def _static(name: str) -> str:
    """Return the address of a static file; it changes with the version, so that browsers may keep the file."""
    size = len(files("cascade.web").joinpath("static", name).read_bytes())
    return f"/static/{name}?v={__version__}-{size}"
