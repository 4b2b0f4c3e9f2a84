"""Run the command line: arguments in, exit code out.

The exit code is 0 when clean, 1 for findings at or above the threshold, 2 when a command could not run. Commands are
found by walking `commands/`; only the one that was asked for is imported, a help page imports all that it lists.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import signal
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from types import FrameType, ModuleType
from typing import Annotated

import typer
from rich.console import Console
from typer._click.core import Command, Context
from typer._click.exceptions import NoArgsIsHelpError, UsageError
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup

from cascade import __version__
from cascade.cli import commands, completion
from cascade.cli.errors import misused, not_usable, unknown_command
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.terminal_text import plain
from cascade.safe_io.temporary_folder import remove_left_behind
from cascade.safe_io.worker_pool import collect_garbage_rarely

INTERRUPTED = 130  # the exit code of what Ctrl-C ended


def main() -> None:
    """Run the command line; every error that a person can mend is one message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    collect_garbage_rarely()
    _stop_in_order()
    remove_left_behind()
    try:
        completion.be_ready()
        code = app(standalone_mode=False, prog_name=completion.PROGRAM, complete_var=completion.VARIABLE)
        if code == INTERRUPTED:  # typer says it so
            raise KeyboardInterrupt
        sys.exit(code)
    except CascadeError as error:
        _refuse(error)
    except NoArgsIsHelpError as error:
        sys.exit(str(error))
    except UsageError as error:
        _refuse(misused(error))
    except OSError as error:
        if error.filename is None:
            raise  # whoever read our output is gone
        _refuse(not_usable(error))
    except (typer.Abort, KeyboardInterrupt, EOFError):
        Console(stderr=True).print(LocalizedText("Dihentikan.", "Stopped.").say(_asked_language()))
        sys.exit(INTERRUPTED)


def _stop_in_order() -> None:
    """Let a closed window and the end of the session stop a run as Ctrl-C does, with nothing left behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in ("SIGTERM", "SIGHUP", "SIGINT"):  # once is enough: what is left to do is tidying up
        if hasattr(signal, each):
            signal.signal(getattr(signal, each), signal.SIG_IGN)
    raise KeyboardInterrupt


def _refuse(error: CascadeError) -> None:
    message = f"[bold red]cascade:[/] {plain(error.say(_asked_language()))}"
    Console(stderr=True).print(message, highlight=False, soft_wrap=True)
    sys.exit(2)


def _asked_language() -> Language:
    """The language on the command line, for errors that are raised before or while it is parsed."""
    given = " ".join(sys.argv[1:]).replace("--lang=", "--lang ").split()
    return "en" if "en" in [b for a, b in pairwise(given) if a == "--lang"] else "id"


def _show_version(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        print(f"cascade {__version__}")  # noqa: T201  # the version is the output
        raise typer.Exit


def _show_completion(context: typer.Context, value: bool) -> None:
    completion.show(value and not context.resilient_parsing, sys.argv[1:])


def _install_completion(context: typer.Context, value: bool) -> None:
    completion.install(value and not context.resilient_parsing, sys.argv[1:], lambda text: text.say(_asked_language()))


_ALIASES = {"buka": "serve"}
_HELP_WORDS = {
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


def _localized_help(page: str) -> str:
    """Return a help page whose own English words are in the language that was asked for."""
    for english, indonesian in _HELP_WORDS.items() if _asked_language() == "id" else ():
        page = page.replace(english, indonesian)
    return page


class _Command(TyperCommand):
    def get_help(self, ctx: Context) -> str:
        return _localized_help(super().get_help(ctx))


class _CommandFolder(TyperGroup):
    """A group whose commands are the modules of a folder, each imported when it is asked for."""

    folder: ModuleType = commands

    def get_help(self, ctx: Context) -> str:
        return _localized_help(super().get_help(ctx))

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the modules, and the other names that some go by."""
        names = [module.name for module in pkgutil.iter_modules(self.folder.__path__)]
        return sorted([*names, *(other for other, name in _ALIASES.items() if name in names)])

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that was typed; refuse one that there is not."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise unknown_command(args[0], known, ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin with what was typed, importing none; options after a hyphen."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        return [CompletionItem(name, help=completion.about(self._module(name))) for name in names]

    def _module(self, command: str) -> str:
        return f"{self.folder.__name__}.{_ALIASES.get(command, command)}"

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return the command of a module, the group of a folder, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(self._module(cmd_name))
        if hasattr(module, "__path__"):
            inner = type("_InnerFolder", (_CommandFolder,), {"folder": module})
            return _named(_group(module.HELP, inner), cmd_name)
        return _single(module.run, cmd_name)


@cache
def _single(run: Callable[..., None], name: str) -> Command:
    application = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    application.command(name, cls=_Command)(run)
    return _named(application, name)


def _group(about: str, folder: type[_CommandFolder]) -> typer.Typer:
    group = typer.Typer(
        cls=folder,
        help=about,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},  # which the commands below take over
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    group.callback()(lambda: None)
    return group


def _named(application: typer.Typer, name: str) -> Command:
    command = typer.main.get_command(application)
    command.name = name
    return command


app = _group(
    "Periksa keselarasan Renstra, Renja, Perjanjian Kinerja dan Rencana Aksi. / Check planning documents.",
    _CommandFolder,
)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Versi. / Version.")
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=_install_completion,
            is_eager=True,
            help="Pasang pelengkap Tab; boleh dengan nama shell. / Install completion: bash, zsh, fish, powershell.",
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=_show_completion,
            is_eager=True,
            help="Tampilkan skrip pelengkap Tab. / Print the script of completion.",
        ),
    ] = False,
) -> None:
    pass
