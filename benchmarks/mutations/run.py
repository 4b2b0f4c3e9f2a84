"""Plant known faults in dossiers in order and see whether the rules meant for them find them, and nothing else.

    .venv/bin/python benchmarks/mutations/run.py [DOSSIER…] [--each N] [--formats xlsx,docx,pdf] [--seed N] [--misses]

DOSSIER is a folder of documents (XLSX, DOCX) without any finding; the default is the shipped one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

import paper
from faults import FAULTS, Fault, Planting, View
from harmless import HARMLESS

from cascade.decisions.decision_file import Decisions
from cascade.model import Finding, Source
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.preparation import prepare
from cascade.text.normalize import same_text

ROOT = Path(__file__).parents[2]
GRAVE = ("error", "warning")


def judged(folder: Path) -> Judgement:
    """Read and judge a folder with every shipped rule."""
    return judge(prepare(folder), Decisions())


def right_place(finding: Finding, planting: Planting, same_files: bool) -> bool:
    """Tell whether a finding names a planted cell; in another format, whether it speaks of the planted row."""
    if not planting.places:
        return True
    seen = [*finding.places, *(e.source for e in finding.evidence if e.source)]
    if same_files:
        return any(_same_cell(place, at) for place in planting.places for at in seen)
    stems = {Path(place.file).stem for place in planting.places}
    there = any(Path(at.file).stem in stems for at in seen)
    return there and (not planting.name or _speaks_of(finding, planting))


def _same_cell(planted: Source, seen: Source) -> bool:
    if (planted.file, planted.sheet, planted.table) != (seen.file, seen.sheet, seen.table):
        return False
    return planted.row == seen.row or (planted.cell or "?") in (seen.cell or "")


def _speaks_of(finding: Finding, planting: Planting) -> bool:
    texts = [finding.subject, *(e.value for e in finding.evidence)]
    return any(same_text(text, planting.name) for text in texts) or planting.name in finding.message.id


def related(finding: Finding, planting: Planting, fault: Fault, causes: set[str]) -> bool:
    """Tell whether a finding follows from the planted fault: its rule, its cause, its row."""
    if finding.code in (*fault.codes, *fault.also) or finding.cause in causes:
        return True
    seen = [*finding.places, *(e.source for e in finding.evidence if e.source)]
    return any(_same_cell(place, at) for place in planting.places for at in seen) or _speaks_of(finding, planting)


def main() -> int:
    """Run the benchmark and print its table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("dossiers", nargs="*", type=Path, default=[ROOT / "documents" / "kecamatan-contoh-selaras"])
    args.add_argument("--each", type=int, default=2, help="places tried for each kind of fault and format")
    args.add_argument("--formats", default="xlsx")
    args.add_argument("--harmless", type=int, default=10, help="tries of each harmless change")
    args.add_argument("--only", default="", help="kinds of fault whose name holds this")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--misses", action="store_true")
    given = args.parse_args()
    rng, began = random.Random(given.seed), time.perf_counter()
    found: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    noisy: list[tuple[str, str]] = []
    missed: list[str] = []
    by_format: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        for base in given.dossiers:
            clean = judged(base)
            if any(f.severity != "info" for f in clean.findings):
                print(f"{base.name}: not in order, left out", file=sys.stderr)
                continue
            view = View(clean.graph)
            for form in given.formats.split(","):
                plain = work / f"{base.name}-{form}"
                paper.write(base, plain, ())
                _present(plain, form, [path.name for path in base.iterdir()])
                for fault in FAULTS:
                    if given.only not in fault.name:
                        continue
                    sites = list(fault.plant(view))
                    for planting in rng.sample(sites, min(given.each, len(sites))):
                        folder = work / "run"
                        shutil.rmtree(folder, ignore_errors=True)
                        _plant(base, plain, folder, planting, form)
                        findings = judged(folder).findings
                        hits = [f for f in findings if f.code in fault.codes]
                        good = [f for f in hits if right_place(f, planting, form == "xlsx")]
                        where = f"{fault.name} [{form}] {planting.name[:60]}"
                        tried[fault.name] += 1
                        found[fault.name] += bool(hits)
                        placed[fault.name] += bool(good)
                        by_format[form].update(tried=1, found=bool(good))
                        causes = {f.cause for f in good}
                        stray = [f for f in findings if f.severity in GRAVE and not related(f, planting, fault, causes)]
                        if stray:
                            noisy.append((where, "; ".join(f"{f.code} {f.message.id[:90]}" for f in stray)))
                        if not good:
                            said = ", ".join(sorted({f.code for f in findings})) or "nothing"
                            missed.append(f"{where}: {said}")
        silent, changes, loud = _harmless(given, work, rng)
    total = sum(tried.values())
    for fault in FAULTS:
        if tried[fault.name]:
            print(f"{fault.name:50} {'/'.join(fault.codes):16} {placed[fault.name]}/{tried[fault.name]}")
    untried = [fault.name for fault in FAULTS if not tried[fault.name] and given.only in fault.name]
    print(f"kinds {len(tried)}, without a place {len(untried)}: {', '.join(untried)}")
    for form, counts in by_format.items():
        print(f"{form}: {counts['found']}/{counts['tried']}")
    print(
        f"recall {sum(placed.values())}/{total} = {sum(placed.values()) / max(1, total):.3f} (rule fired {sum(found.values())})"
    )
    print(f"runs with unrelated errors or warnings {len(noisy)}/{total} = {len(noisy) / max(1, total):.3f}")
    print(f"silent under harmless changes {silent}/{changes} = {silent / max(1, changes):.3f}")
    print(f"{time.perf_counter() - began:.0f} s")
    if given.misses:
        for line in missed:
            print("missed:", line)
        for where, said in noisy:
            print("unrelated:", where, "→", said)
        for line in loud:
            print("not silent:", line)
    return 0


def _present(folder: Path, form: str, names: list[str]) -> None:
    if form == "pdf":
        paper.as_pdf(folder, [name for name in names if name.endswith((".xlsx", ".docx"))])
    elif form == "docx":
        paper.as_docx(folder, names)


def _plant(base: Path, plain: Path, folder: Path, planting: Planting, form: str) -> None:
    """Write the dossier with the fault; files that the fault does not touch are taken as they were printed before."""
    if form == "xlsx":
        paper.write(base, folder, planting.edits)
        return
    removed = {edit.file for edit in planting.edits if isinstance(edit, paper.Removal)}
    touched = {edit.at.file for edit in planting.edits if isinstance(edit, paper.Edit)}
    paper.write(base, folder, planting.edits, only=touched)
    _present(folder, form, sorted(touched))
    stems = {Path(name).stem for name in touched | removed}
    for path in plain.iterdir():
        if path.stem not in stems and not (folder / path.name).exists():
            shutil.copy(path, folder / path.name)


def _harmless(given: argparse.Namespace, work: Path, rng: random.Random) -> tuple[int, int, list[str]]:
    silent, changes, loud = 0, 0, []
    for base in given.dossiers:
        for name, change in HARMLESS.items():
            for _ in range(given.harmless if not given.only else 0):
                folder = work / "harmless"
                shutil.rmtree(folder, ignore_errors=True)
                paper.write(base, folder, ())
                change(folder, rng)
                said = [f for f in judged(folder).findings if f.severity != "info"]
                changes += 1
                silent += not said
                if said:
                    loud.append(f"{name}: " + "; ".join(f"{f.code} {f.message.id[:100]}" for f in said[:4]))
    return silent, changes, loud


if __name__ == "__main__":
    sys.exit(main())
