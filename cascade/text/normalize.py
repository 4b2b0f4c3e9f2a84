"""When are two names the same text?

Names, units and codes as printed go in; comparable forms come out: spelling variants, abbreviations,
words broken by narrow columns, unit tails, head words, and the words in which two names differ.
Never decides whether two indicators are the same one: that is linking. The word lists are `words.yaml` and
`known-words.txt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?:\s+|(?=[^\W\d]))|[-–•*]\s+|\(?[a-z][.)]\s+)", re.I)
_UNIT_TAIL = re.compile(r"\s*\(([^()]{1,40})\)\s*$")
_UNIT_TWICE = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")  # "Persentase (%)"
_YEAR_TAIL = re.compile(r"[\s\"”]+(?:pada\s+)?(?:tahun|thn\.?|th\.?)\s+20\d\d[\s\W]*$", re.I)
_BASIS = re.compile(r"(?<=\w) per (?:\d[\d.,]*|seribu|seratus ribu|satu juta)\b.*$")
# Prefixes stand before the letters that they can stand before: pen-duduk, never pe-duduk.
_DERIVED = re.compile(
    r"(?:di|ke|se|ber|ter|per|memper|diper|keber|keter|(?:me|pe)(?=[lrmnwy])|[mp]em(?=[bpfv])|[mp]en(?=[cdjtz])|[mp]eng(?=[aeioughk]))?"
    r"(?P<root>[a-z]{4,}?)(?:nya|kan|an|i)?$"
)
_LIST = re.compile(r"(?:[\w/-]+,\s+)+[\w/-]+,?\s+(?:dan|atau|serta|&)\s+[\w/-]+", re.I)
_GLUED_ACRONYM = re.compile(r"\b([A-Z]{2,})([a-z]{2,})\b")
SHORT_WORD = 4  # letters
_TYPED_YEAR = re.compile(r"\s(t[a-z ]{2,6})\s20\d\d\W*$")
_KEPT = ("non", "per", "i", "v", "x")  # stand alone before a word
GLUED, LONGEST_GLUED = 8, 60  # letters of an unknown word that may be two; no two words of the field are longer
SLIP_LENGTH = 8  # letters from which a word one letter away from a word of the field is a slip
MISSPELT = 60  # likeness (0 to 100) of a spelling that is a slip, not another word for the same
_NAME_HEADS = frozenset(("indikator", "sasaran", "tujuan", "program", "kegiatan"))
_VALUE_HEADS = frozenset(("target", "pagu", "anggaran", "triwulan", "tr", "tw"))
_SIDE_HEADS = frozenset(("no", "nomor", "kode", "satuan", "sat"))
_HEADING_WORDS = (  # of which the headings of a table of targets consist, and no line of prose
    _NAME_HEADS
    | _VALUE_HEADS
    | _SIDE_HEADS
    | frozenset(
        re.findall(
            r"\w+",
            """
    strategis uraian urusan bidang sub kinerja utama outcome output rp tahun indikatif kondisi awal akhir baseline rencana prakiraan
    maju lokasi sumber dana data keterangan ket dan pada per setiap ke i ii iii iv perangkat daerah opd pd penanggung jawab definisi
    operasional formulasi rumus perhitungan penjelasan alasan volume tolok ukur hasil keluaran capaian realisasi base line nspk rpjmd
    relevan renstra catatan penting kelompok pengukuran kebutuhan kerangka pendanaan penerima manfaat
""",
        )
    )
    | frozenset(map(str, (*range(1, 21), *range(2018, 2041))))
)
_ANY_HEADING = "|".join(sorted(_HEADING_WORDS, key=len, reverse=True))
_HEADING_LINE = re.compile(  # letters alone are parts of words that a narrow column breaks: N | o
    rf"[\W_]*(?:(?:{_ANY_HEADING}|[^\W\d_]{{1,2}})(?:[\W_]+|$))+", re.I
)
_HEAD = re.compile(
    rf"\b({'|'.join(_NAME_HEADS | _VALUE_HEADS | _SIDE_HEADS)}|rencana|prakiraan|tahun|kondisi|baseline|uraian|20\d\d)\b",
    re.I,
)
LEAST_HEADINGS = 3
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+(?:[.,]\d+)*|%")


@cache
def words() -> dict[str, Any]:
    """Return the word lists."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(files("cascade.text").joinpath("words.yaml").read_text("utf-8"), loader)
    return loaded


@cache
def rarity() -> dict[str, float]:
    """Return how rare the words of official names are (`known-words.txt`), in natural logarithms."""
    return {word: int(tenths) / 10 for tenths, *listed in _listed() if tenths != "-" for word in listed}


@cache
def _listed() -> list[list[str]]:
    lines = files("cascade.text").joinpath("known-words.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


@cache
def known_words() -> frozenset[str]:
    """Return the words of the field: those of `known-words.txt` and those of the word lists."""
    return official_words() | {word for tenths, *listed in _listed() if tenths == "-" for word in listed}


@cache
def official_words() -> frozenset[str]:
    """Return the words of official names and of the word lists."""
    groups = words()
    named = [text for group in ("changing", "counted", "unit_sorts", "heads") for text in _texts(groups[group])]
    forms = [*groups["spelling"], *groups["light_words"], *groups["one_sided"], *groups["units"], *groups["synonyms"]]
    return frozenset(" ".join([*rarity(), *named, *forms]).split())


@cache
def is_known(word: str) -> bool:
    """Tell whether this is a word of the field, or one made from its root: obat, pengobatan."""
    if word in known_words():
        return True
    match = _DERIVED.match(word)
    return match is not None and match["root"] in known_words()


def _texts(group: Any) -> list[str]:
    entries = group.values() if isinstance(group, dict) else group
    return [text for entry in entries for text in entry]


@cache
def _spelling() -> dict[str, str]:
    return {variant: form for form, variants in words()["spelling"].items() for variant in variants}


@cache
def spellings(word: str) -> tuple[str, ...]:
    """Return the longer spellings of a word beside the one that we compare with."""
    return tuple(variant for variant in words()["spelling"].get(word, ()) if len(variant) > 4)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {variant: form for form, variants in words()["phrases"].items() for variant in variants}
    longest_first = sorted(forms, key=lambda variant: (-len(variant), variant))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), forms


@cache
def _units() -> dict[str, str]:
    return {variant: form for form, variants in words()["units"].items() for variant in [*variants, form]}


def squash(text: str) -> str:
    """Return letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def printable(text: str) -> str:
    """Return a text without control characters, which a document could use to steer who shows it.

    Control characters, turns of the direction of writing and halves of characters become blanks.
    """
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def escaped(json_text: str) -> str:
    """Return JSON text in which such characters are written as \\uXXXX, so that nothing of a value is lost."""
    return "\n".join(
        line if line.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in line)
        for line in json_text.split("\n")
    )


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def one_line(text: str) -> str:
    """Return a printed text on one line, without the breaks of its cell."""
    return " ".join(text.split())


def without_bullet(text: str) -> str:
    """Return a name without its leading number or dash."""
    return _BULLET.sub("", one_line(text))


def split_unit(name: str, *, any_tail: bool = False) -> tuple[str, str | None]:
    """Split a trailing bracket that only names the unit: "Cakupan X (%)" → "Cakupan X", "%".

    `any_tail` takes an unlisted text for a unit, where the other names of a table end with one.
    """
    match = _UNIT_TAIL.search(name)
    if match and ((any_tail and not match[1].isupper()) or match[1].strip().casefold() in _units()):
        return name[: match.start()].strip(), match[1].strip()
    return name, None


@cache
def normalized(text: str) -> str:
    """Return the form of a name in which spelling, abbreviation and punctuation no longer matter."""
    name, _ = split_unit(without_bullet(unicodedata.normalize("NFKC", text).replace("\xad", "")))
    name = _GLUED_ACRONYM.sub(_parted_acronym, name)
    folded = _without_typed_year(_YEAR_TAIL.sub("", name).casefold()).replace("&", " dan ").replace("/", " ")
    spelling = _spelling()
    found = [spelling.get(token, token) for token in _unbroken(_unglued(_TOKEN.findall(folded.replace("-", " "))))]
    if "pd" in found and (name.isupper() or not re.search(r"\bPD\b", name)):
        found = _pada(found)
    found = [*map(_phrase_word, found)]
    if found:
        found[0] = _head_spelling(found[0])
    pattern, forms = _phrases()
    return pattern.sub(lambda match: forms[match[0]], " ".join(found))


def _parted_acronym(match: re.Match[str]) -> str:
    """Part an acronym and the word that a line break glued to it: "UMKMyang"; "SKPDnya" and "PNSan" stay whole."""
    word = match[2]
    is_word = word in words()["function_words"] or (len(word) >= SHORT_WORD and word in known_words())
    return f"{match[1]} {word}" if is_word and word != "nya" else match[0]


def _without_typed_year(name: str) -> str:
    """Leave out "Taun 2026"."""
    match = _TYPED_YEAR.search(name)
    is_year = match is not None and OSA.distance(match[1].replace(" ", ""), "tahun", score_cutoff=1) <= 1
    return name[: match.start()] if match and is_year else name


@cache
def _phrase_word(token: str) -> str:
    """Return the word of a phrase that nobody but a slip of it is like: "sekolh" (menengah atas)."""
    if len(token) < 6 or is_known(token):
        return token
    near = [word for word in _words_of_phrases() if OSA.distance(token, word, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else token


@cache
def _words_of_phrases() -> tuple[str, ...]:
    variants = [text.split() for texts in words()["phrases"].values() for text in texts]
    return tuple(sorted({word for variant in variants for word in variant if len(word) > 5}))


def _pada(found: list[str]) -> list[str]:
    """Read "pd" before a word that carries meaning as "pada"; elsewhere it is a perangkat daerah."""
    small = words()["function_words"]
    return ["pada" if a == "pd" and b and b not in small else a for a, b in zip(found, [*found[1:], ""], strict=True)]


def _unglued(found: list[str]) -> list[str]:
    """Part words that a line break glued together: "pembangunanyang" → "pembangunan yang"."""
    return [part for token in found for part in _parted(token)]


@cache
def _parted(token: str) -> tuple[str, ...]:
    """Return the two words of the field that a word unknown to it is made of, one of them small or both long."""
    if not GLUED <= len(token) <= LONGEST_GLUED or is_known(token) or token in _spelling():
        return (token,)
    small, long = {*words()["function_words"]} - {"nya"}, SLIP_LENGTH - 2
    cuts = [(token[:at], token[at:]) for at in range(long, len(token) - 1)]
    ends = [(a, b) for a, b in cuts if (b in small or (len(b) >= long and b in known_words())) and is_known(a)]
    return ends[0] if len(ends) == 1 else (token,)


def _unbroken(found: list[str]) -> list[str]:
    """Join the words that a narrow column broke ("penyelenggaraa n"), where the whole is a word and the parts are not."""
    known, spelling, joins = known_words(), _spelling(), words()["function_words"]
    whole: list[str] = []
    for token in found:
        before = whole[-1] if whole else ""
        joined = before + token
        if (
            before
            and len(joined) > 3
            and (joined in known or joined in spelling)
            and before not in joins
            and before not in _KEPT
            and not (before in known and token in known)
            and not (before in spelling and token in known)
        ):
            whole[-1] = joined
        else:
            whole.append(token)
    return whole


@cache
def _head_spelling(token: str) -> str:
    """Return the head word that a first word is a slip of: "umlah", "%" → "jumlah", "persentase"."""
    if token == "%":
        return "persentase"
    if is_known(token) or len(token) < 4:
        return token
    near = ((OSA.distance(token, head, score_cutoff=2), head) for head in _heads())
    slips = {head: _slips_of_head(token, head) for head in _heads()}
    _, head = min((each for each in near if each[0] <= slips[each[1]]), default=(0, token))
    return _spelling().get(head, head)


def _slips_of_head(token: str, head: str) -> int:
    same = head[0] == token[0]
    if len(token) < 5:
        return int(same)
    return 2 if len(head) > 7 or (len(head) > 5 and same) else 1


@cache
def _heads() -> tuple[str, ...]:
    """Return the longer head words in all spellings."""
    heads = {head for listed in words()["heads"].values() for head in listed}
    spelled = {variant for head in heads for variant in words()["spelling"].get(head, ())}
    return tuple(sorted(head for head in heads | spelled if len(head) > 4))


@cache
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a name that carry meaning, in order, normalised."""
    return tuple(t for t in normalized(text).split() if t not in words()["function_words"])


def same_text(left: str, right: str) -> bool:
    """Tell whether two names are the same but for spelling, abbreviation and function words.

    Words that a narrow column broke ("Penyelenggaraa n") are joined before comparing.
    """
    return "".join(tokens(left)) == "".join(tokens(right)) and not opposed(*map(turning_words, (left, right)))


@cache
def turning_words(text: str) -> frozenset[str]:
    """Return the function words of a name that may turn it round: oleh, terhadap."""
    return frozenset(word for pair in words()["opposed"] for word in pair).intersection(normalized(text).split())


def opposed(left: Collection[str], right: Collection[str]) -> tuple[str, ...]:
    """Return the turning words of two names that turn one of them round: "oleh ↔ terhadap"."""
    ours, theirs = set(left) - set(right), set(right) - set(left)
    pairs = [pair for a, b in words()["opposed"] for pair in ((a, b), (b, a))]
    return tuple(f"{a} ↔ {b}" for a, b in pairs if a in ours and b in theirs)


def with_lists_in_order(text: str) -> str:
    """Return a name with "X, Y dan Z" and "Y, X dan Z" in one order."""
    return _LIST.sub(lambda match: " ".join(sorted(re.findall(r"[\w/-]+", match[0].casefold()))), text)


@cache
def in_order(text: str) -> tuple[str, ...]:
    """Return the words of a name that carry meaning, with "X dan Y" and "Y dan X" in one order."""
    found = normalized(text).split()
    for i in range(1, len(found) - 1):
        if found[i] in ("dan", "atau") and found[i - 1] > found[i + 1]:
            found[i - 1], found[i + 1] = found[i + 1], found[i - 1]
    return tuple(t for t in found if t not in words()["function_words"])


def same_letters(left: str, right: str) -> bool:
    """Tell whether two names are printed with the same letters, case and punctuation aside."""
    return squash(split_unit(without_bullet(left))[0]) == squash(split_unit(without_bullet(right))[0])


@cache
def stem(token: str) -> str:
    """Return a rough root, good enough to hold dilaksanakan, pelaksanaan and terlaksana together."""
    root = re.sub(r"(nya|kan|an|i)$", "", token) if len(token) > 6 else token
    if root in ("pelajar", "belajar"):
        return "ajar"  # the one root before which per- and ber- change
    for prefix in ("memper", "diper", "keber", "meng", "peng", "meny", "peny", "mem", "pem", "men", "pen",
                   "ber", "ter", "per", "di", "ke", "se", "me", "pe"):  # fmt: skip
        if root.startswith(prefix) and len(root) - len(prefix) >= 4:
            return root[len(prefix) :]
    return root


@cache
def is_agent(token: str) -> bool:
    """Tell whether a word names who does something: pelajar, pengelola, pembina."""
    root = stem(token)
    return root != token and token.startswith("pe") and not token.startswith("per") and token.endswith(root)


def head_word(text: str) -> str:
    """Return the first word, normalised: "Prosentase desa …" → "persentase"."""
    first = normalized(text).split()
    return first[0] if first else ""


@cache
def measure(name: str) -> str | None:
    """Return the sort of measure that the head word announces: count, share, index … or None."""
    head = head_word(name)
    return next((sort for sort, heads in words()["heads"].items() if head in heads), None)


def are_kin(left: str | None, right: str | None) -> bool:
    """Tell whether documents take two sorts of measure for each other: Nilai SAKIP, Predikat SAKIP."""
    return any(left in pair and right in pair and left != right for pair in words()["kin"])


@cache
def without_basis(name: str) -> str:
    """Return a name without what it is counted against: "Angka Kematian Ibu per 100.000 kelahiran hidup"."""
    return _BASIS.sub("", normalized(name))


@lru_cache(maxsize=4096)
def unit_of(printed: str | None) -> str | None:
    """Return the canonical unit of a printed one ("Dok." → "dokumen"), None where nothing is printed."""
    whole = one_line(printed or "").casefold()
    folded = whole.strip(" .()")
    if not folded or folded in "-–—":
        return None
    for form in (whole, folded, folded.replace(" ", ""), *_UNIT_TWICE.sub(r"\1\n\2", whole).split("\n")):
        if form in _units():
            return _units()[form]
    first = _units().get(folded.split()[0], "")
    return first if first in ("dokumen", "laporan") else folded  # "dokumen Renja" counts dokumen; "Rp miliar" is not Rp


def is_known_unit(printed: str) -> bool:
    """Tell whether a text is one of the listed units."""
    return unit_of(printed) in words()["units"]


def head_unit(name: str) -> str | None:
    """Return the unit that the head word implies where none is printed: Persentase → %."""
    unit: str | None = words()["head_units"].get(measure(name) or "")
    return unit


def is_composite(printed: str) -> bool:
    """Tell whether a unit is made of two: orang/bulan, kali per tahun."""
    parts = re.split(r"\s*/\s*|\s+per\s+|-", one_line(printed).casefold().strip(" .()"))
    return len(parts) == 2 and all(is_known_unit(part) for part in parts) and unit_of(printed) != "desa/kelurahan"


@cache
def slips(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a name that are one letter away from exactly one long word of the field, with that word.

    A word made from the root of another word of the field is none of them: dievakuasi, pembaruan.
    """
    known = known_words()
    long = [word for word in known if len(word) >= SLIP_LENGTH]
    found = []
    for token in _TOKEN.findall(name.casefold()):
        if len(token) < SLIP_LENGTH or is_known(token) or not token.isalpha():
            continue
        if meant := _spelling().get(token):
            if fuzz.ratio(token, meant) >= MISSPELT:
                found.append((token, meant))
            continue
        if stem(token) != token and stem(token) in _known_stems():
            continue
        near = [word for word, *_ in process.extract(token, long, scorer=OSA.distance, score_cutoff=1, limit=2)]
        if len(near) == 1 and stem(near[0]) not in (token, stem(token)):
            found.append((token, near[0]))
    return tuple(found)


@cache
def _known_stems() -> frozenset[str]:
    return frozenset(map(stem, known_words()))


@lru_cache(maxsize=2**12)
def unit_sort(unit: str | None) -> str | None:
    """Return what sort of thing a unit counts (time, people, paper …), None if unknown."""
    canonical = unit_of(unit)
    return next((sort for sort, units in words()["unit_sorts"].items() if canonical in units), None)


def counted_sort(name: str) -> str | None:
    """Return what sort of thing "Jumlah …" counts, by its first noun; None if unknown."""
    if measure(name) != "count":
        return None
    following = tokens(name)[1:2]
    return next((sort for sort, nouns in words()["counted"].items() if following and following[0] in nouns), None)


def counts_things(name: str, unit: str | None) -> bool:
    """Tell whether an indicator counts what comes in whole pieces, by its unit, else by its name: 1.157 orang."""
    return (unit_sort(unit) or counted_sort(name)) in words()["whole_sorts"]


def changed_words(left: str, right: str) -> tuple[str, ...]:
    """Return the words in which two names differ and that change what is measured.

    Each entry reads "desa ↔ kelurahan", or "belum" for a word that only one side has.
    """
    ours, theirs = set(tokens(left)), set(tokens(right))
    return changed_between(ours - theirs, theirs - ours)


def changed_between(left: Collection[str], right: Collection[str]) -> tuple[str, ...]:
    """Return the meaning-changing words among those that only one of two names has."""
    only_left, only_right = set(left), set(right)
    found = []
    left_groups, right_groups = (
        {n for word in only for n in changing_groups(word)} for only in (only_left, only_right)
    )
    for number in sorted(left_groups & right_groups):
        a, b = (sorted(word for word in only if number in changing_groups(word)) for only in (only_left, only_right))
        found.append(f"{'/'.join(a)} ↔ {'/'.join(b)}")
    single = _single()
    found += sorted(t for t in only_left ^ only_right if (t in single or t[0].isdigit()) and not _is_named(t, found))
    return tuple(found)


def changing_groups(word: str) -> tuple[int, ...]:
    """Return the numbers of the groups of meaning-changing words that a word belongs to."""
    return _groups().get(word, ())


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    groups: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(words()["changing"]):
        for word in group:
            groups[word] = (*groups.get(word, ()), number)
    return groups


@cache
def _single() -> frozenset[str]:
    return frozenset([*words()["one_sided"], *words()["roman"]])


def _is_named(token: str, found: list[str]) -> bool:
    return any(token in re.split(r"[ /]", entry) for entry in found)


@cache
def falls(name: str) -> bool:
    """Tell whether a lower value of this indicator is the better one, by its words.

    "Angka kemiskinan" falls, "Persentase penurunan kemiskinan" and "Persentase temuan yang
    ditindaklanjuti" rise. What falls must be what is measured: "Jumlah laporan pengendalian inflasi"
    counts papers.
    """
    spelled = normalized(name).split()
    lists = words()
    if _measures(spelled, lists["always_falling"], lists["durations"]):
        return True
    if not _measures(spelled, lists["falling"], lists["amounts"]):
        return False
    return not _is_resolved(" ".join(spelled)) and not _is_dealt_with(spelled)


def _measures(spelled: list[str], things: list[str], leads: list[str]) -> bool:
    """Tell whether a name begins with one of these things, after words that only say how it is measured."""
    for start in range(len(spelled)):
        rest = f"{' '.join(spelled[start:])} "
        if any(rest.startswith(thing) for thing in things):
            return True
        if spelled[start] not in leads:
            return False
    return False


def _is_resolved(text: str) -> bool:
    """Tell whether a word says that something is done about it, and none before it denies that."""
    return any(re.search(rf"(?<!\bbelum )(?<!\btidak )\b{done}", text) for done in words()["resolved"])


def _is_dealt_with(spelled: list[str]) -> bool:
    """Tell whether what is counted is what something was done with: "korban bencana yang mendapatkan bantuan"."""
    plain = [word for word in spelled if word not in ("telah", "sudah", "dapat")]
    return any(
        before == "yang" and word not in words()["happens"] and stem(word) != word and not word.startswith("pe")
        for before, word in pairwise(plain)
    )


@cache
def is_kept(name: str) -> bool:
    """Tell whether what is counted may be the same things in every quarter: vehicles that are maintained."""
    return any(word in words()["kept"] for word in normalized(name).split())


@cache
def rises(name: str) -> bool:
    """Tell whether a higher value of this indicator is surely the better one, by its words."""
    return not falls(name) and any(f" {w} " in f" {normalized(name)} " for w in words()["rising"])


def mentions(text: str, wanted: str) -> bool:
    """Tell whether a name holds the wanted words, in any spelling."""
    return f" {normalized(wanted)} " in f" {normalized(text)} "


def is_heading(line: str) -> bool:
    """Tell whether a line consists of words that head the columns of tables of targets, one of which heads nothing else."""
    return _HEADING_LINE.fullmatch(line) is not None and _HEAD.search(line) is not None


def headings_end(lines: Sequence[str]) -> int | None:
    """Return after how many lines the headings of a table of targets end, None where no lines consist of such headings."""
    said: set[str] = set()
    for number, line in enumerate(lines):
        if not _HEADING_LINE.fullmatch(line):
            said.clear()
            continue
        said.update(re.findall(r"[^\W_]+", line.casefold()))
        heads = said & (_NAME_HEADS | _VALUE_HEADS | _SIDE_HEADS)
        has_values = heads & _VALUE_HEADS or sum(re.fullmatch(r"20\d\d", word) is not None for word in said) > 1
        if len(heads) >= LEAST_HEADINGS and heads & _NAME_HEADS and has_values:
            return number + 1
    return None
