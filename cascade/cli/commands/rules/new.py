"""Write the skeleton of a rule, asking where nothing was said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import Lang, in_words, language_of, require_choice
from cascade.cli.output import console
from cascade.cli.schemas import json_schema
from cascade.model.errors import CascadeError, RuleError
from cascade.model.i18n import Language, LocalizedText
from cascade.reading.canonical import json_text
from cascade.reports.terminal_text import plain
from cascade.rules import examples, scaffold
from cascade.rules.loader import compile_rule, read_rules, shipped_rules
from cascade.safe_io import yaml_reader
from cascade.safe_io.atomic_file import replace_file, unwritable_error

SCHEMA = "aturan.schema.json"  # beside the rule: editors take the names of its keys from there

_KINDS = ", ".join(scaffold.KINDS)


def run(
    code: Annotated[
        str | None,
        typer.Argument(
            help="Kode, mis. TRI-90; tanpa kode akan ditanyakan. / Its code, such as TRI-90; asked for where it is missing."
        ),
    ] = None,
    folder: Annotated[Path, typer.Option("--folder", help="Folder aturan. / Folder of the rules.")] = Path(
        "rules/lokal"
    ),
    title: Annotated[str | None, typer.Option("--title", help="Judul aturan. / Title of the rule.")] = None,
    about: Annotated[
        str, typer.Option("--about", help=f"Apa yang diperiksa: {_KINDS}. / What is checked: {_KINDS}.")
    ] = "target",
    lang: Lang = "id",
) -> None:
    """Tulis kerangka aturan baru. / Write the skeleton of a new rule."""
    language = language_of(lang)
    require_choice("--about", about, tuple(scaffold.KINDS))
    own_rules = [folder] if any(folder.glob("*.yaml")) else []
    taken = {rule.code: rule.path for rule in read_rules(shipped_rules(), *own_rules)}
    note = ""
    if code is None:
        note = typer.prompt(in_words("Catatan reviu yang menjadi aturan", "The note that becomes a rule", language))
        about = _ask_about(language)
        free = scaffold.free_code(about, taken)
        asked = in_words("Kode; Enter untuk yang diusulkan", "Code; Enter takes the proposed one", language)
        code = str(typer.prompt(asked, default=free)).strip()
        while problem := _code_problem(code, taken):
            typer.echo(problem.say(language), err=True)
            code = str(typer.prompt(asked, default=free)).strip()
        asked = in_words("Judul; Enter bila sama dengan catatan", "Title; Enter if it is the note", language)
        title = title or typer.prompt(asked, default=note, show_default=False)
    elif problem := _code_problem(code, taken):
        raise problem
    title = title or LocalizedText("Judul aturan", "Title of the rule").say(language)
    path = folder / f"{code.upper()}-{'-'.join(re.findall(r'[a-z0-9]+', title.lower())[:8])}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / SCHEMA, json_text(json_schema("rule")).encode("utf-8"))
        text = _proposed(code.upper(), title, note, about)
        replace_file(path, f"# yaml-language-server: $schema={SCHEMA}\n{text}".encode())
    except OSError as error:
        raise unwritable_error(folder, error) from error
    message = LocalizedText(
        "{p} ditulis. Ubah, lalu: cascade rules test {f}; lihat juga cascade rules vocabulary. Pakai: cascade check FOLDER --rules {f}",
        "{p} written. Edit it, then: cascade rules test {f}; see also cascade rules vocabulary. Use it: cascade check FOLDER --rules {f}",
    )
    console().print(plain(message.format(p=path, f=folder).say(language)), highlight=False, soft_wrap=True)


def _proposed(code: str, title: str, note: str, about: str) -> str:
    """Return a rule with a condition that fits the answers; where its examples do not hold, the plain one."""
    text = scaffold.skeleton(code, title, note, about)
    try:
        rule = compile_rule(yaml_reader.parse(text, code, RuleError))
    except RuleError:
        return scaffold.skeleton(code, title, note, about, fits=False)
    holds = not any(result.failures for result in examples.run_examples((rule,)))
    return text if holds else scaffold.skeleton(code, title, note, about, fits=False)


def _ask_about(language: Language) -> str:
    for number, name in enumerate(scaffold.KINDS.values(), 1):
        typer.echo(f"  {number}  {name.say(language)}", err=True)
    numbers = {str(number): kind for number, kind in enumerate(scaffold.KINDS, 1)}
    asked = in_words("Apa yang diperiksa (nomor)", "What is checked (number)", language)
    while (chosen := str(typer.prompt(asked)).strip()) not in numbers:
        message = LocalizedText("“{c}”: ketik satu nomor, 1 sampai {n}.", "“{c}”: type one number, 1 to {n}.")
        typer.echo(message.format(c=chosen, n=len(numbers)).say(language), err=True)
    return numbers[chosen]


def _code_problem(code: str, taken: dict[str, str]) -> CascadeError | None:
    if not re.fullmatch(r"[A-Z]{3}-\d{2}", code.upper()):
        return CascadeError(
            LocalizedText("Kode “{c}” tidak sah.", "The code “{c}” is not valid.").format(c=code),
            LocalizedText(
                "Tiga huruf, tanda hubung, dua angka: TRI-90.", "Three letters, a hyphen, two digits: TRI-90."
            ),
        )
    if code.upper() in taken:
        message = LocalizedText("Kode {c} sudah dipakai: {p}.", "The code {c} is taken: {p}.")
        return CascadeError(message.format(c=code.upper(), p=taken[code.upper()]))
    return None
