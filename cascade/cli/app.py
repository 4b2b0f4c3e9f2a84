"""What did the user ask?

The command line: arguments in, exit code out (0 clean, 1 findings at or above the threshold, 2 could not run). It finds the
commands by walking `commands/` and imports only the one that was asked for; a help page imports all that it lists.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import re
import sys
from itertools import pairwise
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

from cascade import __version__
from cascade.cli import commands
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.terminal_text import plain
from cascade.safe_io.worker_pool import collect_garbage_rarely
from cascade.safe_io.yaml_reader import did_you_mean


def main() -> None:
    """Run the command line; every error that a person can mend is one message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    collect_garbage_rarely()
    try:
        sys.exit(app(standalone_mode=False))
    except CascadeError as error:
        _refuse(error)
    except _UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.exit(str(error))
        _refuse(_misused(error))
    except (typer.Abort, KeyboardInterrupt, EOFError):
        Console(stderr=True).print(LocalizedText("Dihentikan.", "Stopped.").say(_asked_language()))
        sys.exit(130)


def _refuse(error: CascadeError) -> None:
    said = f"[bold red]cascade:[/] {plain(error.say(_asked_language()))}"
    Console(stderr=True).print(said, highlight=False, soft_wrap=True)
    sys.exit(2)


_UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def _misused(error: Any) -> CascadeError:
    """Say in both languages what is wrong with the command as it was typed."""
    command = error.ctx.command_path if error.ctx else "cascade"
    hint = LocalizedText("Pilihannya: {c} --help", "The choices: {c} --help").format(c=command)
    option = getattr(error, "option_name", None)
    name = getattr(getattr(error, "param", None), "name", None)
    own = error.format_message()
    if type(error).__name__ == "NoSuchOption":
        near = ", ".join(error.possibilities or ())
        guess = LocalizedText("Maksud Anda {n}?", "Did you mean {n}?").format(n=near) if near else LocalizedText("", "")
        return CascadeError(
            LocalizedText("Pilihan {o} tidak dikenal.", "There is no option {o}.").format(o=option), guess + hint
        )
    if type(error).__name__ == "MissingParameter":
        what = _ARGUMENTS.get(str(name), LocalizedText(str(name), str(name)))
        return CascadeError(LocalizedText("Belum disebut: {w}.", "Missing: {w}.").format(w=what), hint)
    if found := re.match(r"No such command '(.*?)'", own):
        known = list(error.ctx.command.list_commands(error.ctx))
        wrong = LocalizedText("Perintah “{c}” tidak ada.", "There is no command “{c}”.").format(c=found[1])
        return CascadeError(wrong, did_you_mean(found[1], known) + hint)
    if found := re.match(r"Option '(.*?)' requires an argument|Invalid value for '(.*?)'", own):
        return CascadeError(
            LocalizedText("{o}: nilainya tidak ada atau tidak sah.", "{o}: its value is missing or not valid.").format(
                o=found[1] or found[2]
            ),
            hint,
        )
    return CascadeError(
        LocalizedText("Perintah tidak dapat dijalankan: {m}", "The command cannot be run: {m}").format(m=own), hint
    )


_ARGUMENTS = {
    "paths": LocalizedText("folder atau berkas", "a folder or files"),
    "files": LocalizedText("berkas", "a file"),
    "file": LocalizedText("berkas", "a file"),
    "folder": LocalizedText("folder", "a folder"),
    "code": LocalizedText("kode aturan", "the code of a rule"),
}


def _asked_language() -> Language:
    """The language on the command line, for errors that are raised before or while it is parsed."""
    given = " ".join(sys.argv[1:]).replace("--lang=", "--lang ").split()
    return "en" if "en" in [b for a, b in pairwise(given) if a == "--lang"] else "id"


def _version(value: bool) -> None:
    if value:
        print(f"cascade {__version__}")  # noqa: T201  # the version is the output
        raise typer.Exit


class _Spoken:
    """What a help page says in English of its own, in the language that was asked for."""

    def get_help(self, ctx: Any) -> str:
        """Return the page."""
        page: str = super().get_help(ctx)  # type: ignore[misc]  # of the class that it is put before
        for english, indonesian in _HEADINGS.items() if _asked_language() == "id" else ():
            page = page.replace(english, indonesian)
        return page


_HEADINGS = {
    "Usage:": "Pemakaian:",
    "Arguments:": "Argumen:",
    "Options:": "Pilihan:",
    "Commands:": "Perintah:",
    "[OPTIONS]": "[PILIHAN]",
    "COMMAND [ARGS]...": "PERINTAH …",
    "[required]": "[wajib]",
    "[default:": "[bawaan:",
    "Show this message and exit.": "Tampilkan bantuan ini.",
}


class _Command(_Spoken, TyperCommand):
    pass


class _Walked(_Spoken, TyperGroup):
    """A group whose commands are the modules of a folder, each imported when it is asked for."""

    folder: ModuleType = commands

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the modules."""
        return sorted(found.name for found in pkgutil.iter_modules(self.folder.__path__))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a module, the group of a folder, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{self.folder.__name__}.{cmd_name}")
        if hasattr(module, "__path__"):
            walked = type("_Group", (_Walked,), {"folder": module})
            return _command(_group(module.__doc__ or "", walked), cmd_name)
        single = typer.Typer(**_PLAIN)
        single.command(cmd_name, cls=_Command)(module.run)
        return _command(single, cmd_name)


_PLAIN: dict[str, Any] = {"add_completion": False, "pretty_exceptions_enable": False, "rich_markup_mode": None}


def _group(about: str, walked: type[_Walked]) -> typer.Typer:
    group = typer.Typer(cls=walked, help=about, no_args_is_help=True, **_PLAIN)
    group.callback()(lambda: None)
    return group


def _command(of: typer.Typer, name: str) -> Any:
    command = typer.main.get_command(of)
    command.name = name
    return command


app = typer.Typer(
    cls=_Walked,
    help="Periksa keselarasan Renstra, Renja, Perjanjian Kinerja dan Rencana Aksi. / Check planning documents.",
    no_args_is_help=True,
    **_PLAIN,
)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Versi. / Version.")
    ] = False,
) -> None:
    pass
