"""Read the profiles that say how each kind of table looks.

The YAML files of the folder `profiles` go in, one for each document kind and variant, found by walking it; wordings that many of
them share stand in `headings.yaml` and are named in braces. Checked records come out, read once. Looks at no grid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from cascade.reading.tables.table import TableForm
from cascade.safe_io import yaml_reader


class Block(BaseModel):
    """A run of columns about one indicator per row: the elements that it may measure, and its fields.

    Patterns are regular expressions on the header of a column, read from top to bottom: the texts of
    its header cells joined by " > ", without years and quarters; `#2` marks the second column under one
    merged header cell.
    """

    model_config = ConfigDict(extra="forbid")
    elements: dict[str, str] = {}
    fields: dict[str, str] = {}
    level: str | None = None


class Profile(BaseModel):
    """How one kind of table looks.

    `needs` names fields and elements (`a|b`: one of them; `1.indicator`: of that block), `unless_header` a header that only
    another kind of table has, `unless_title` a title that only another kind of document has, `unless_cover` a cover of one. `context`
    tells where such a table may stand: anywhere, under its `title` (which its own header may be), or also after a table of its kind.
    `is_list` marks a table that lists elements, and indicators without values, in any order of columns. `skip` tells the
    rows, by the text they begin with, that hold no indicator of performance; `sections` the level of the rows below a row that
    prints nothing but such a heading; `per_quarter` tables whose target is that of the quarter in their title.
    """

    model_config = ConfigDict(extra="forbid")
    name: str
    kind: str
    about: str = ""
    title: str = ""
    context: Literal["any", "title", "kind"] = "any"
    needs: list[str]
    unless_header: str = "(?!)"
    is_list: bool = False
    skip: str = "(?!)"
    sections: dict[str, str] = {}
    per_quarter: bool = False
    unless_title: str = "(?!)"
    unless_cover: str = "(?!)"
    blocks: list[Block]
    ignore: str = "^$"

    def __hash__(self) -> int:
        """Profiles have names of their own."""
        return hash(self.name)

    @property
    def form(self) -> TableForm:
        """What a table of this profile says of its rows."""
        return TableForm(
            self.kind,
            self.name,
            self.about,
            tuple(block.level for block in self.blocks),
            self.is_list,
            self.per_quarter,
            self.skip,
            tuple(self.sections.items()),
        )


@cache
def profiles() -> tuple[Profile, ...]:
    """Return all profiles."""
    folder = files("cascade.reading.tables").joinpath("profiles")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(
        yaml_reader.parse(_with_wordings(folder.joinpath(name).read_text("utf-8"), _shared_wordings()), name).validate(
            Profile
        )
        for name in names
    )


@cache
def _shared_wordings() -> Mapping[str, str]:
    """Return the wordings that profiles share (`headings.yaml`)."""
    found: dict[str, str] = {}
    text = files("cascade.reading.tables").joinpath("headings.yaml").read_text("utf-8")
    for name, pattern in yaml_reader.parse(text, "headings.yaml").data.items():
        found[name] = f"(?:{_with_wordings(pattern, found)})"
    return found


def _with_wordings(text: str, wordings: Mapping[str, str]) -> str:
    """Return a text with each wording in place of its name in braces."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: wordings[match[1]], text)
