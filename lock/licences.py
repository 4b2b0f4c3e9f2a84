"""Write the licences of all that is installed with cascade, or of what builds and tests it, and refuse those that must not be.

    python lock/licences.py            # writes docs/licences.md
    python lock/licences.py --check    # says what is refused, and whether the page is true

Packages and versions come from the locks, licences from what the installed packages say of themselves; what is not installed
here in its locked version keeps the licence that the page has. Downloads nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path

from locked_packages import BUILD_LOCK, LOCKS, ROOT, LockedPackage, read_lock
from packaging.utils import canonicalize_name

PAGE = "docs/licences.md"
PERMITTED = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD-Advertising-Acknowledgement",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Zlib",
    ]
)
PERMITTED_FOR = {"docxtpl": "LGPL-2.1-only"}  # used as it is, as a package of its own that anybody can replace

SPELLINGS = {
    "3-clause bsd license": "BSD-3-Clause",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit licence": "MIT",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
FAMILIES = ("BSD", "BSD License")  # tell no licence; nothing beside a BSD licence that is told
# Read by a person in the files of packages that say too little; counts only while they say just this.
READ_IN_FILES = {
    ("axe-playwright-python", ""): "MIT AND MPL-2.0",  # axe-core lies inside
    ("colorama", "BSD License"): "BSD-3-Clause",
    ("jinja2", "BSD License"): "BSD-3-Clause",
    ("omegaconf", "BSD License"): "BSD-3-Clause",
    ("partd", "BSD"): "BSD-3-Clause",
    ("pypdfium2", "BSD-3-Clause, Apache-2.0, dependency licenses"): "BSD-3-Clause AND Apache-2.0",
    ("xlrd", "BSD / BSD License"): "BSD-3-Clause AND BSD-Advertising-Acknowledgement",
    ("xlwt", "BSD / BSD License"): "BSD-3-Clause AND BSD-Advertising-Acknowledgement",
    ("zict", "BSD / BSD License"): "BSD-3-Clause",
}
ONLY_ELSEWHERE = {
    "colorama": "BSD License",  # Windows
    "httpx2-jsfetch": "BSD-3-Clause",  # Python in a browser
}  # what packages say that are not installed where the page is made
# What licence files that speak of the GPL are about; read by a person.
INSIDE = {
    "et-xmlfile": "nothing: the licence of Python speaks of the GPL",
    "lxml": "libiconv (LGPL-2.1-or-later) in some wheels",
    "numpy": "libgfortran (GPL-3.0-or-later WITH GCC-exception-3.1, which lets any program use it), libquadmath (LGPL-2.1-or-later)",
    "onnxruntime": "nothing: Mbed TLS is used under Apache-2.0, the MPL of Eigen speaks of the GPL",
    "opencv-python-headless": "FFmpeg (LGPL-2.1-or-later), libgfortran (GPL-3.0-or-later WITH GCC-exception-3.1), libquadmath (LGPL-2.1-or-later)",
    "pikepdf": "libgcc and libstdc++ (GPL-3.0-or-later WITH GCC-exception-3.1) in some wheels",
    "pillow": "nothing: FreeType is used under the FTL, of XZ only what is in the public domain",
    "pyarrow": "nothing: the exceptions of LLVM speak of the GPLv2",
    "pypdfium2": "libgcc and libstdc++ (GPL-3.0-or-later WITH GCC-exception-3.1) in wheels for musl; ICU is built with scripts whose exception frees the result",
    "shapely": "GEOS (LGPL-2.1-or-later)",
    "typing-extensions": "nothing: the licence of Python speaks of the GPL",
}

_HEAD = """# Lisensi / licences

Dibuat dengan `make licences`, diperiksa oleh CI; jangan disunting. Tidak ada paket yang terpasang bersama cascade berlisensi GPL atau AGPL;
LGPL hanya docxtpl, dan pustaka di dalam berkas beberapa paket yang disebut di bawah tabel pertama.
*Made by `make licences`, checked by CI; do not edit. No package that is installed with cascade is under GPL or AGPL; under LGPL only docxtpl,
and libraries inside the files of some packages, named below the first table.*
Versions are those of `lock/`. cascade itself: Apache-2.0.
"""


@dataclass(frozen=True)
class Row:
    """One package on the page."""

    name: str
    versions: str
    licence: str
    where: str

    def __str__(self) -> str:
        return f"| {self.name} | {self.versions} | {self.licence} | {self.where} |"


def main(arguments: Sequence[str]) -> int:
    """Write or check the page; 0 where nothing is refused."""
    installed = {canonicalize_name(each.name): each for each in distributions()}
    page = ROOT / PAGE
    product, tools = table_rows(ROOT, installed, known_licences(page))
    found = [*refusals(product), *unread_inside(product, installed)]
    if "--check" not in arguments:
        page.write_text(page_text(product, tools), "utf-8", newline="\n")
    elif page.read_text("utf-8") != page_text(product, tools):
        found.append(f"{PAGE} is not what is locked and installed; run `make licences`.")
    for sentence in found:
        print(sentence)
    print(f"{len(product)} packages installed with cascade and {len(tools)} tools looked at, {len(found)} refused.")
    return 1 if found else 0


def table_rows(
    root: Path, installed: Mapping[str, Distribution], known: Mapping[str, str]
) -> tuple[list[Row], list[Row]]:
    """Return the rows of what is installed with cascade, and of what builds and tests it."""
    locks = {name: read_lock(root / "lock" / name) for name in (*LOCKS, BUILD_LOCK)}
    always = {package.name for package in locks["runtime.txt"]}
    extras = {package.name for package in locks["extras.txt"]}

    def row(name: str, packages: Sequence[LockedPackage], where: str) -> Row:
        versions = sorted({package.version for package in packages if package.name == name})
        found = installed.get(name)
        if found and found.version in versions:
            licence = spdx(name, stated_licence(found))
        else:
            licence = known.get(name) or spdx(name, ONLY_ELSEWHERE.get(name, ""))
        return Row(name, ", ".join(versions), licence, where)

    product = [
        row(name, locks["extras.txt"], "always" if name in always else "extras") for name in sorted(always | extras)
    ]
    others = [*locks["dev.txt"], *locks[BUILD_LOCK]]
    build = {package.name for package in locks[BUILD_LOCK]}
    names = sorted({package.name for package in others} - always - extras)
    return product, [row(name, others, "build" if name in build else "development") for name in names]


def stated_licence(distribution: Distribution) -> str:
    """Return what a package says of its licence: an expression, else its words and classifiers, else nothing."""
    metadata = distribution.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    words = str(metadata.get("License") or "").strip()
    classifiers = [text.split(" :: ") for text in metadata.get_all("Classifier") or ()]
    names = [parts[-1] for parts in classifiers if parts[0] == "License" and parts[-1] != "OSI Approved"]
    short = [] if "\n" in words or words.upper() == "UNKNOWN" else [words]  # some print the whole licence here
    said = dict.fromkeys(SPELLINGS.get(text.lower(), text) for text in (*short, *names) if text)
    if any(text.startswith("BSD-") for text in said):
        said = {text: None for text in said if text not in FAMILIES}
    return " / ".join(said)


def spdx(name: str, stated: str) -> str:
    """Return the SPDX expression of what a package states; what is not known stays as it is."""
    return READ_IN_FILES.get((name, stated), stated)


def is_permitted(expression: str, permitted: frozenset[str] = PERMITTED) -> bool:
    """Tell whether an SPDX expression leaves a way to use the package under permitted licences."""
    while inner := re.search(r"\(([^()]*)\)", expression):
        word = next(iter(permitted)) if is_permitted(inner[1], permitted) else "refused"
        expression = expression[: inner.start()] + word + expression[inner.end() :]
    return any(
        all(part.strip() in permitted for part in re.split(r" AND ", way)) for way in re.split(r" OR ", expression)
    )


def refusals(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a sentence for each package whose licence is refused or not known."""
    for row in rows:
        if not is_permitted(row.licence) and PERMITTED_FOR.get(row.name) != row.licence:
            said = f"says “{row.licence}”" if row.licence else "does not say its licence"
            yield f"{row.name} {row.versions} {said}, which is not permitted (lock/licences.py); do without it, or have a person read its licence."


def unread_inside(rows: Sequence[Row], installed: Mapping[str, Distribution]) -> Iterator[str]:
    """Yield a sentence for each package whose licence files speak of the GPL and were read by nobody."""
    for row in rows:
        found = installed.get(row.name)
        is_locked = found and found.version in row.versions.split(", ")
        if found and is_locked and row.name not in {*INSIDE, *PERMITTED_FOR} and _speaks_of_gpl(found):
            yield f"{row.name} {found.version} has a licence file that speaks of the GPL; read what it is about and write it into INSIDE (lock/licences.py)."


def _speaks_of_gpl(distribution: Distribution) -> bool:
    files = [Path(str(distribution.locate_file(path))) for path in distribution.files or () if _is_licence(path)]
    texts = [path.read_text("utf-8", "replace") for path in files if path.is_file()]
    return any(re.search(r"\b[AL]?GPL|GNU\s+(?:\w+\s+)?General\s+Public", text) for text in texts)


def _is_licence(path: PackagePath) -> bool:
    return bool(re.search(r"licen[cs]e|copying|notice", path.as_posix(), re.I)) and path.suffix not in (
        ".py",
        ".pyc",
        ".so",
    )


def known_licences(page: Path) -> dict[str, str]:
    """Return the licences that the page has, by package."""
    text = page.read_text("utf-8") if page.is_file() else ""
    return {m[1]: m[2] for m in re.finditer(r"^\| ([a-z0-9-]+) \| [^|]+ \| ([^|]*) \| [a-z]+ \|$", text, re.M)}


def page_text(product: Sequence[Row], tools: Sequence[Row]) -> str:
    """Return the page."""
    head = "\n| package | version | licence | {} |\n|---|---|---|---|\n"
    inside = [f"| {name} | {text} |" for name, text in INSIDE.items() if name in {row.name for row in product}]
    return "\n".join(
        [
            _HEAD + "\n## Terpasang bersama cascade / installed with cascade\n" + head.format("installed").rstrip("\n"),
            *map(str, product),
            "\nInside their files, under licences of their own, read where a licence file speaks of the GPL:\n",
            "| package | (L)GPL inside |\n|---|---|",
            *inside,
            "\n## Hanya untuk membangun dan menguji / only to build and test\n" + head.format("for").rstrip("\n"),
            *map(str, tools),
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
