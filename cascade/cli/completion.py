"""Complete what is typed at a shell: commands, options and their values.

The shell asks by an environment variable; `typer` answers it and has the scripts of bash, zsh, fish and PowerShell. Here is
how they come to where a shell finds them, in the words of our users. Imports no command.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import textwrap
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import typer
from typer import _completion_shared as scripts
from typer._completion_classes import completion_init

from cascade.cli.output import console
from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText

PROGRAM, VARIABLE = "cascade", "_CASCADE_COMPLETE"
SHELLS = tuple(str(shell) for shell in scripts.Shells)
_SHORT = 70
POWERSHELLS = ("powershell", "pwsh")
# PowerShell runs no profile under these, and they are not ours to change.
_PROFILES_NOT_RUN = ("Restricted", "AllSigned")


def one_of(*names: str) -> Callable[[str], list[str]]:
    """Return what completes an option that takes one of some names."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def be_ready() -> None:
    """Know the shells that may ask."""
    completion_init()


def about(module: str) -> str:
    """Return in a few words what a command does, as its source says it; importing them all takes seconds."""
    spec = find_spec(module)
    source = getattr(spec and spec.loader, "get_source", lambda _: None)(module)
    for node in ast.parse(source or "").body:
        if isinstance(node, ast.FunctionDef) and node.name == "run":
            return _few_words(ast.get_docstring(node) or "")
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HELP":
            return _few_words(str(ast.literal_eval(node.value)))
    return ""


def _few_words(told: str) -> str:
    """Return the Indonesian half of a help text, short enough to stay in one line of 80 columns: zsh and PowerShell take lines apart."""
    return textwrap.shorten(told.partition("\n")[0].partition(" / ")[0], _SHORT, placeholder=" …")


def show(asked: bool, typed: list[str]) -> None:
    """Print the script of a shell."""
    if asked:
        sys.stdout.write(_script(_shell(typed)) + "\n")
        raise typer.Exit


def install(asked: bool, typed: list[str], say: Callable[[LocalizedText], str]) -> None:
    """Put the script of a shell where it finds it, and say where that is."""
    if not asked:
        return
    shell = _shell(typed)
    hint = LocalizedText("", "")
    try:
        if shell in POWERSHELLS:
            path, hint = _into_the_profile(shell)
        else:
            _, path = scripts.install(shell, PROGRAM, VARIABLE)
    except OSError as error:
        failed = LocalizedText("Pelengkap {s} tidak terpasang ({r}).", "Completion of {s} was not installed ({r}).")
        raise CascadeError(failed.format(s=shell, r=os_error_reason(error)), _BY_HAND.format(s=shell)) from error
    done = LocalizedText(
        "Pelengkap {s} ditulis ke {p}. Buka terminal baru, lalu tekan Tab setelah “cascade ”.",
        "Completion of {s} written to {p}. Open a new terminal and press Tab after “cascade ”.",
    )
    console().print(say(done.format(s=shell, p=path) + hint), highlight=False, soft_wrap=True, markup=False)
    raise typer.Exit


def _shell(typed: list[str]) -> str:
    """Return the shell that was named, or the one that began this command."""
    named = next((word for word in typed if not word.startswith("-") and word not in ("id", "en")), None)
    shell = named or scripts._get_shell_name() or ""
    if shell in SHELLS:
        return shell
    unknown = LocalizedText("Tidak ada pelengkap untuk shell “{s}”.", "There is no completion for the shell “{s}”.")
    known = LocalizedText("Sebut salah satu: {k}.", "Name one of: {k}.").format(k=", ".join(SHELLS))
    raise CascadeError(unknown.format(s=shell or "?"), known)


def _script(shell: str) -> str:
    return scripts.get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell)


def _into_the_profile(shell: str) -> tuple[Path, LocalizedText]:
    """Add the script to the profile of PowerShell, once; say what the user has to allow where no profile is run."""
    asked = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE; Get-ExecutionPolicy"
    run = subprocess.run([shell, "-NoProfile", "-Command", asked], capture_output=True, check=False)
    profile, _, policy = run.stdout.decode("utf-8-sig", "replace").strip().partition("\n")
    if not profile:
        message = LocalizedText("{s} tidak menyebut letak profilnya.", "{s} does not say where its profile is.")
        raise CascadeError(message.format(s=shell), _BY_HAND.format(s=shell))
    path = Path(profile.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    script = _script(shell)
    if not path.exists() or script.encode() not in path.read_bytes().replace(b"\r\n", b"\n"):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{script}\n")
    return path, _ALLOW if policy.strip() in _PROFILES_NOT_RUN else LocalizedText("", "")


_BY_HAND = LocalizedText(
    "Tulis sendiri keluaran cascade --show-completion {s} ke berkas awal shell itu.",
    "Put what cascade --show-completion {s} prints into the start file of that shell.",
)
_ALLOW = LocalizedText(
    "PowerShell di komputer ini tidak menjalankan profil; untuk mengizinkannya: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned.",
    "PowerShell runs no profile on this computer; to allow it: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned.",
)
