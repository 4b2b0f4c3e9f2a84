"""Copy the example dossiers, or the sample pack of a region."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import Lang, language_of
from cascade.cli.output import print_message
from cascade.model.i18n import LocalizedText
from cascade.store.examples import copy_into, shipped_dossiers, shipped_regions


def run(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan. / Where to copy them.")] = Path("contoh-cascade"),
    region: Annotated[
        bool,
        typer.Option("--region", help="Paket daerah contoh sebagai gantinya. / The sample pack of a region instead."),
    ] = False,
    lang: Lang = "id",
) -> None:
    """Salin berkas contoh untuk dicoba. / Copy the example dossiers to try."""
    examples = shipped_regions() if region else shipped_dossiers()
    made = copy_into(folder, examples)
    kept = [folder / each.name for each in examples if folder / each.name not in made]
    for message, paths in ((_MADE, made), (_KEPT, kept)):
        if paths:
            print_message(message.format(f=", ".join(map(str, paths))), language_of(lang))
    print_message((_NEXT_REGION if region else _NEXT).format(f=folder / examples[-1].name), language_of(lang))


_MADE = LocalizedText("Disalin: {f}", "Copied: {f}")
_KEPT = LocalizedText("Sudah ada, dibiarkan: {f}", "There already, left as it is: {f}")
_NEXT = LocalizedText('Berikutnya: cascade check "{f}" --open', 'Next: cascade check "{f}" --open')
_NEXT_REGION = LocalizedText(
    'Berikutnya: cascade check FOLDER --region "{f}"', 'Next: cascade check FOLDER --region "{f}"'
)
