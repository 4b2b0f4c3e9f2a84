"""Build the documentation: Indonesian in `build/site`, English in `build/site/en`.

    python docs/site/build_site.py

Puts together what is written for the site (`docs/id`, `docs/en`), what stands elsewhere in the repository and is brought in, and what is
made from the program; has it built strictly, so that a link that leads nowhere is an error; refuses a page that would ask another host for anything.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

import reference_pages
import rule_pages

from cascade.model.i18n import Language, LocalizedText

ROOT = Path(__file__).resolve().parents[2]
DOCS, SITE = ROOT / "docs", ROOT / "build" / "site"
HERE = DOCS / "site"
LANGUAGES: tuple[Language, ...] = ("id", "en")
OTHER_LANGUAGE = LocalizedText("Halaman ini dalam bahasa Inggris.", "This page is in English.")

_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#|urn:)([^)#\s]+)(#[^)\s]*)?\)")


def main() -> None:
    """Build both languages; end with 1 where something is wrong."""
    found = build()
    print(*found, f"{sum(1 for _ in SITE.rglob('*.html'))} pages in {SITE.relative_to(ROOT)}", sep="\n")
    sys.exit(1 if found else 0)


def build() -> list[str]:
    """Build both languages, and return what is wrong with them."""
    shutil.rmtree(SITE, ignore_errors=True)
    for language in LANGUAGES:
        source = ROOT / "build" / "site-source" / language
        shutil.rmtree(source, ignore_errors=True)
        gather(source / "pages", language)
        shutil.copytree(HERE / "theme", source / "theme")
        config = source / "zensical.toml"
        config.write_text(toml_text(settings(language)), "utf-8", newline="\n")
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "-f", str(config)]
        if subprocess.run(command, cwd=source).returncode:
            return [f"docs/{language}: not built"]
        shutil.copytree(source / "site", SITE if language == "id" else SITE / language, dirs_exist_ok=True)
    return list(foreign_requests(SITE))


def gather(folder: Path, language: Language) -> None:
    """Write all pages of one language into a folder, with the pictures and what the browser needs."""
    pages: dict[str, str] = {
        **{name: brought_in(path, name, language) for path, name in brought(language).items()},
        **rule_pages.rule_pages(language),
        "perintah.md": reference_pages.commands_page(language),
        "json.md": reference_pages.schemas_page(language),
        **reference_pages.schema_files(),
    }
    for name in _written(language):
        pages[name] = with_pictures((DOCS / language / name).read_text("utf-8"), language)
    for name, text in pages.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    shutil.copytree(DOCS / "pictures" / language, folder / "gambar")
    shutil.copytree(HERE / "assets", folder / "assets")


def _written(language: Language) -> list[str]:
    """Return the pages that are written for the site."""
    return sorted(path.relative_to(DOCS / language).as_posix() for path in (DOCS / language).rglob("*.md"))


def brought(language: Language) -> dict[str, str]:
    """Return what stands elsewhere in the repository, by its path, and the page that it becomes."""
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    names = {"README.md": "index.md"}
    return {
        "SECURITY.md": "keamanan.md",
        "CHANGELOG.md": "perubahan.md",
        "docs/api.md": "api.md",
        "docs/glossary.md": "istilah.md",
        "docs/licences.md": "lisensi.md",
        "rules/PANDUAN.md": "menulis-aturan.md",
        "docs/ekosistem.md": "alat-lain.md",
        "docs/armada.md": "armada.md",
        "docs/armada-skema.json": "skema/armada.json",
        **{f"docs/decisions/{path.name}": f"keputusan/{names.get(path.name, path.name)}" for path in decisions},
    }


_ENGLISH = ("CHANGELOG.md", "docs/api.md", "docs/decisions/")
_SECOND_PART = re.compile(r'<a id="(?:english|security)"></a>')


def _in_language(text: str, language: Language) -> str:
    """Return the part of a page in this language, where it says both: Indonesian, without the line that leads on, then English."""
    indonesian, *english = _SECOND_PART.split(text, maxsplit=1)
    if language == "en" and english:
        return english[0]
    return re.sub(r"(?m)^\*\[English below\].*\n", "", indonesian)


def brought_in(path: str, name: str, language: Language) -> str:
    """Return a file of the repository as a page: its part in this language, its links led to pages of the site."""
    text = (ROOT / path).read_text("utf-8")
    if not path.endswith(".md"):
        return text
    text = _in_language(text, language)
    written = {f"docs/{language}/{page}": page for page in _written(language)}
    text = _LINK.sub(lambda link: _led(link, path, name, brought(language) | written), text)
    if language == "id" and path.startswith(_ENGLISH):
        heading, _, rest = text.partition("\n")
        text = f'{heading}\n\n!!! note ""\n\n    {OTHER_LANGUAGE.id}\n{rest}'
    return text


def _led(link: re.Match[str], path: str, name: str, pages: Mapping[str, str]) -> str:
    """Return a link between files as one between pages; what has no page is told without a link."""
    target = normpath(f"{PurePosixPath(path).parent}/{link[3]}")
    target = "docs/decisions/README.md" if target == "docs/decisions" else target
    if target == "README.md":
        page = "mulai/index.md"
    elif target in pages:
        page = pages[target]
    else:
        return link[2]
    return f"{link[1]}[{link[2]}]({relpath(page, PurePosixPath(name).parent)}{link[4] or ''})"


def with_pictures(text: str, language: Language) -> str:
    """Return a page whose pictures are those of the site: `../pictures/id/x.webp` lies at `gambar/x.webp`."""
    return re.sub(rf"((?:\.\./)*)\.\./pictures/{language}/", r"\1gambar/", text)


def settings(language: Language) -> dict[str, object]:
    """Return the settings of one language: its own on those that both have."""
    own, shared = (tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")) for name in (language, "shared"))
    merged = _merged(shared, own)
    project = merged["project"]
    assert isinstance(project, dict)
    project |= {"docs_dir": "pages", "site_dir": "site"}
    return merged


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _merged(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def toml_text(data: Mapping[str, object]) -> str:
    """Return settings as TOML."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in data.items())


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_toml(key)} = {_toml(each)}' for key, each in value.items())} }}"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


# What a browser fetches by itself when a page opens; links that a person follows are not among them.
_FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object|input)\b[^>]*?\b(?:src|srcset|data|poster)\s*=\s*[\"']?(?:https?:)?//[^\s\"'>]+"
    r"|<link\b(?![^>]*\brel=[\"']?(?:canonical|alternate|prev|next)\b)[^>]*?\bhref\s*=\s*[\"']?(?:https?:)?//[^\s\"'>]+"
    r"|(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\s\"')]+",
    re.IGNORECASE,
)
_POLICY = "default-src 'self' file: data: blob: 'unsafe-inline'"


def foreign_requests(site: Path) -> Iterator[str]:
    """Yield each place of a built site that would make a browser ask another host, and each page that does not forbid it."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".css", ".svg"):
            text, name = path.read_text("utf-8"), path.relative_to(site).as_posix()
            yield from (f"{name}: {found[0]}" for found in _FETCHED.finditer(text))
            if path.suffix == ".html" and _POLICY not in text:  # what scripts ask for, it refuses
                yield f"{name}: forbids no foreign request"


if __name__ == "__main__":
    main()
