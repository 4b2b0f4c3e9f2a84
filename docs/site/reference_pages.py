"""Write the pages of the command line and of the JSON Schemas from the program itself.

A language goes in; Markdown comes out. Help texts that say both languages, `Indonesia. / English.`, are told in one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markdown_text import shown
from typer._click.core import Command, Context
from typer.core import TyperGroup
from typer.main import get_command

from cascade.cli.app import app
from cascade.cli.schemas import SCHEMAS, json_schema, schema_id
from cascade.model.i18n import Language, LocalizedText

_WORDS = {
    "commands": LocalizedText("Perintah", "Commands"),
    "commands_head": LocalizedText(
        "Dibuat dari program itu sendiri. Semua perintah dimulai dengan `cascade`; `cascade PERINTAH --help` menampilkan yang sama di terminal. "
        "Kode keluar: 0 tidak ada temuan pada tingkat `--fail-on`, 1 ada temuan atau ada berkas yang tidak terbaca, 2 tidak dapat dijalankan.",
        "Made from the program itself. Every command begins with `cascade`; `cascade COMMAND --help` shows the same in a terminal. "
        "Exit codes: 0 nothing at or above `--fail-on`, 1 findings or a file that could not be read, 2 could not run.",
    ),
    "option": LocalizedText("Pilihan", "Option"),
    "meaning": LocalizedText("Gunanya", "Meaning"),
    "default": LocalizedText("bawaan", "default"),
    "schemas": LocalizedText("JSON dan JSON Schema", "JSON and JSON Schemas"),
    "key": LocalizedText("Kunci", "Key"),
    "what": LocalizedText("Isi", "Content"),
    "required": LocalizedText("wajib", "required"),
}
_SCHEMAS_HEAD = LocalizedText(
    """Yang dibaca dan ditulis cascade sebagai JSON atau YAML mempunyai JSON Schema (draft 2020-12). `cascade schema NAMA` mencetaknya.

Setiap skema bernama tetap: `$id`-nya `urn:cascade-sakip:schema:NAMA:1`. Angka di belakang hanya naik bila sebuah kunci berganti arti atau hilang; kunci baru boleh datang kapan saja,
maka program yang membaca `laporan.json` melewati kunci yang tidak dikenalnya.

Di penyunting yang mengenal JSON Schema (VS Code dengan ekstensi YAML), simpan skemanya di samping berkas dan tulis pada baris pertama:

```yaml
# yaml-language-server: $schema=berkas.schema.json
```

`cascade rules new` melakukannya sendiri untuk aturan baru.
""",
    """What cascade reads and writes as JSON or YAML has a JSON Schema (draft 2020-12), which `cascade schema NAME` prints.

Every schema has a lasting name: its `$id` is `urn:cascade-sakip:schema:NAME:1`. The number at the end rises only when a key changes its meaning or disappears; new keys may come at any
time, so that a program which reads `laporan.json` passes over keys that it does not know.

In an editor that knows JSON Schema (VS Code with its YAML extension) put the schema beside the file and write on its first line:

```yaml
# yaml-language-server: $schema=berkas.schema.json
```

`cascade rules new` does so by itself for a new rule.
""",
)


def schema_files() -> dict[str, str]:
    """Return the schemas as files, to download."""
    return {
        f"skema/{name}.schema.json": json.dumps(json_schema(name), ensure_ascii=False, indent=1) for name in SCHEMAS
    }


def schemas_page(language: Language) -> str:
    """Return the page of the JSON Schemas."""
    lines = [f"# {_say('schemas', language)}", "", _SCHEMAS_HEAD.say(language)]
    for name, (_, about) in SCHEMAS.items():
        schema = json_schema(name)
        lines += [f"## {name}", "", f"{about.say(language)}.", ""]
        lines += [f"`{schema_id(name)}` · [{name}.schema.json](skema/{name}.schema.json)", ""]
        lines += [f"| {_say('key', language)} | {_say('what', language)} |", "|---|---|"]
        lines += [*_keys(schema, language), ""]
    return "\n".join(lines)


def _keys(schema: dict[str, object], language: Language) -> Iterator[str]:
    properties, required = schema.get("properties"), schema.get("required") or ()
    assert isinstance(properties, dict)
    for key, value in properties.items():
        must = f" ({_say('required', language)})" if key in required else ""  # type: ignore[operator]
        yield f"| `{key}`{must} | {_kind_of(value)} |"


def _kind_of(value: dict[str, object]) -> str:
    """Return the type of a key in the words of JSON Schema."""
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "enum" in value or "const" in value:
        listed = value.get("enum") or [value["const"]]
        return ", ".join(f"`{each}`" for each in listed)  # type: ignore[attr-defined]
    if isinstance(either := value.get("anyOf"), list):
        return " · ".join(_kind_of(each) for each in either if each.get("type") != "null")
    if value.get("type") == "array" and isinstance(items := value.get("items"), dict):
        return f"array: {_kind_of(items)}"
    return str(value.get("type") or "–")


def commands_page(language: Language) -> str:
    """Return the page of all commands with their options."""
    lines = [f"# {_say('commands', language)}", "", _say("commands_head", language), ""]
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    return "\n".join([*lines, *_commands(root, Context(root, info_name="cascade"), language), ""])


def _commands(group: TyperGroup, context: Context, language: Language) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = Context(command, parent=context, info_name=name)
        if isinstance(command, TyperGroup):
            yield from _commands(command, inner, language)
        else:
            yield from _command(command, inner, language)


def _command(command: Command, context: Context, language: Language) -> Iterator[str]:
    usage = " ".join(
        [context.command_path, *(word for each in command.params for word in each.get_usage_pieces(context))]
    )
    yield from (f"## {context.command_path}", "", _in(command.help or "", language), "", "```sh", usage, "```", "")
    records = [each.get_help_record(context) for each in command.params]
    if records:
        yield from (f"| {_say('option', language)} | {_say('meaning', language)} |", "|---|---|")
        yield from (_row(*record, language) for record in records if record)
    yield ""


def _row(name: str, help_text: str, language: Language) -> str:
    """Return one option; typer writes what it takes by itself behind the text, in brackets."""
    told, bracket, more = help_text.partition("  [")
    default = (
        more.rstrip("]")
        .replace("default: ", _say("default", language) + ": ")
        .replace("required", _say("required", language))
    )
    tail = f" ({shown(default)})" if bracket else ""
    return f"| `{name.replace('|', '/')}` | {_in(told, language)}{tail} |"


def _in(text: str, language: Language) -> str:
    """Return a help text in one language; one that says no other is told as it is."""
    indonesian, separator, english = " ".join(text.split()).partition(" / ")
    told = english if language == "en" and separator else indonesian
    return shown(told)


def _say(word: str, language: Language) -> str:
    return _WORDS[word].say(language)
