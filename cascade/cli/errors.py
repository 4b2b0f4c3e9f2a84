"""Say in the user's language what is wrong with a command as it was typed.

The one place that tells the errors of typer apart, by their classes and attributes, never by their English
messages; `app` catches them. The classes live in a private module of typer, so its version is pinned below the next minor one.
"""

from __future__ import annotations

from typer._click.core import Context
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io.inside_folder import shortened
from cascade.safe_io.yaml_reader import did_you_mean

_ARGUMENTS = {
    "paths": LocalizedText("folder atau berkas", "a folder or files"),
    "files": LocalizedText("berkas", "a file"),
    "file": LocalizedText("berkas", "a file"),
    "folder": LocalizedText("folder", "a folder"),
    "code": LocalizedText("kode aturan", "the code of a rule"),
    "report": LocalizedText("laporan.json", "laporan.json"),
    "fingerprint": LocalizedText("sidik temuan", "the fingerprint of a finding"),
    "old": LocalizedText("laporan atau dokumen yang lama", "the old report or document"),
    "root": LocalizedText("folder berisi berkas-berkas", "the folder of the dossiers"),
    "output": LocalizedText("--output FOLDER", "--output FOLDER"),
    "out": LocalizedText("folder hasil", "the output folder"),
    "scheduler": LocalizedText("alamat penjadwal", "the address of the scheduler"),
    "sql": LocalizedText("pertanyaan SQL", "the SQL question"),
    "new": LocalizedText("laporan atau dokumen yang baru", "the new report or document"),
}


def not_usable(error: OSError) -> CascadeError:
    """Return what to tell of a path that the system refuses, such as one with a name that is too long."""
    message = LocalizedText("{p}: tidak dapat dipakai ({r}).", "{p}: cannot be used ({r}).")
    return CascadeError(message.format(p=shortened(str(error.filename)), r=os_error_reason(error)))


def misused(error: UsageError) -> CascadeError:
    """Return what to tell whoever typed a command that cannot be run."""
    choices = _choices(error.ctx)
    if isinstance(error, NoSuchOption):
        near = ", ".join(error.possibilities or ())
        guess = LocalizedText("Maksud Anda {n}?", "Did you mean {n}?").format(n=near) if near else LocalizedText("", "")
        unknown = LocalizedText("Pilihan {o} tidak dikenal.", "There is no option {o}.")
        return CascadeError(unknown.format(o=error.option_name), guess + choices)
    if isinstance(error, MissingParameter):
        name = str(error.param.name if error.param else "")
        what = _ARGUMENTS.get(name, LocalizedText(name, name))
        return CascadeError(LocalizedText("Belum disebut: {w}.", "Missing: {w}.").format(w=what), choices)
    if isinstance(error, BadOptionUsage | BadParameter):
        message = LocalizedText("{o}: nilainya tidak ada atau tidak sah.", "{o}: its value is missing or not valid.")
        return CascadeError(message.format(o=_option(error)), choices)
    message = LocalizedText("Perintah tidak dapat dijalankan: {m}", "The command cannot be run: {m}")
    return CascadeError(message.format(m=error.format_message()), choices)


def _option(error: BadOptionUsage | BadParameter) -> str:
    """Return the option or argument whose value is wrong, as it is typed."""
    if isinstance(error, BadOptionUsage):
        return error.option_name
    if error.param is None:
        return str(error.param_hint or "")
    return max(error.param.opts, key=len)


def unknown_command(name: str, known: list[str], context: Context) -> CascadeError:
    """Return what to tell whoever typed a command that does not exist."""
    message = LocalizedText("Perintah “{c}” tidak ada.", "There is no command “{c}”.").format(c=name)
    return CascadeError(message, did_you_mean(name, known) + _choices(context))


def _choices(context: Context | None) -> LocalizedText:
    command = context.command_path if context else "cascade"
    return LocalizedText("Pilihannya: {c} --help", "The choices: {c} --help").format(c=command)
