"""Tell in both languages what is wrong with an expression.

The name of a mistake and its details go in, one sentence comes out; an unknown name is answered with the one that was
probably meant. Finds no mistakes itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.types import Type
from cascade.safe_io.yaml_reader import did_you_mean

_MISTAKES = {
    "too_long": LocalizedText("lebih dari {a} karakter", "longer than {a} characters"),
    "syntax": LocalizedText("bukan ekspresi yang sah ({a})", "not a valid expression ({a})"),
    "comment": LocalizedText("komentar (#) ditulis di luar ekspresi", "a comment (#) belongs outside the expression"),
    "adjacent_texts": LocalizedText(
        "dua teks berdampingan; kurang koma?", "two texts side by side; is a comma missing?"
    ),
    "digits": LocalizedText(
        "angka ditulis dengan paling banyak {a} digit dan titik desimal",
        "a number is written with at most {a} digits and a decimal point",
    ),
    "wrong_type": LocalizedText("harus berupa {a}, tetapi {b}", "must be {a}, but is {b}"),
    "too_deep": LocalizedText("bersarang terlalu dalam", "nested too deeply"),
    "unsupported": LocalizedText("{a} bukan bagian dari bahasa aturan", "{a} is not part of the language"),
    "no_attributes": LocalizedText("{a} tidak mempunyai atribut", "{a} has no attributes"),
    "not_indexable": LocalizedText("{a} tidak dapat diindeks", "{a} cannot be indexed"),
    "index_not_whole": LocalizedText("indeks harus berupa bilangan bulat", "an index must be a whole number"),
    "index_below_one": LocalizedText("urutan dihitung mulai 1", "entries count from 1"),
    "mixed_list": LocalizedText("isi daftar harus satu jenis", "a list must hold one type"),
    "negated": LocalizedText("hanya angka yang dapat dinegatifkan", "only a number can be negated"),
    "branches": LocalizedText(
        "kedua cabang harus sejenis, bukan {a} dan {b}", "both sides must have one type, not {a} and {b}"
    ),
    "is_without_none": LocalizedText("`is` hanya membandingkan dengan None", "`is` compares with None only"),
    "compared_with_none": LocalizedText("gunakan `is None` atau `is not None`", "use `is None` or `is not None`"),
    "contained": LocalizedText("{a} tidak dapat berada di dalam {b}", "{a} cannot be in {b}"),
    "compared": LocalizedText("{a} tidak dapat dibandingkan dengan {b}", "{a} does not compare with {b}"),
    "ordered": LocalizedText("{a} tidak mengurutkan {b}", "{a} does not order {b}"),
    "two_numbers": LocalizedText("{a} memerlukan dua angka", "{a} needs two numbers"),
    "called": LocalizedText(
        "hanya fungsi yang terdaftar yang dapat dipanggil, tanpa kata kunci",
        "only the listed functions can be called, without keywords",
    ),
    "argument_count": LocalizedText("{a} menerima {b} argumen, bukan {c}", "{a} takes {b} argument(s), not {c}"),
    "argument_type": LocalizedText("{a} memerlukan {b}, bukan {c}", "{a} needs {b}, not {c}"),
}
_TYPES = {
    "truth": LocalizedText("syarat (benar atau salah)", "a condition (true or false)"),
    "number": LocalizedText("angka", "a number"),
    "text": LocalizedText("teks", "a text"),
    "set": LocalizedText("himpunan", "a set"),
    "date": LocalizedText("tanggal", "a date"),
    "none": same("None"),
    "collection": LocalizedText("daftar atau himpunan", "a list or a set"),
}
_CONTAINERS = {
    "list": LocalizedText("daftar {a}", "a list of {a}"),
    "map": LocalizedText("{a} per tahun", "{a} by year"),
}
_RECORD = LocalizedText("rekaman {a}", "the record {a}")


def mistake(name: str, *details: object) -> LocalizedText:
    """Return the sentence of a mistake; its placeholders a, b, c stand for the details in turn."""
    return _MISTAKES[name].format(**dict(zip("abc", details, strict=False)))


def describe_type(kind: Type) -> LocalizedText:
    """Name a type with its article: a number, a list of a text, the record indicator."""
    if kind.entry is not None:
        return _CONTAINERS[kind.name].format(a=describe_type(kind.entry))
    return _TYPES.get(kind.name) or _RECORD.format(a=kind.name)


def unknown_name(what: LocalizedText, wrong: str, known: Mapping[str, LocalizedText]) -> LocalizedText:
    """Return the sentence on a name that does not exist.

    Args:
        what: The sort of name: function, attribute of an indicator.
        wrong: The name as written.
        known: The names that exist, with what they are called in a report: somebody may have written a word of that.
    """
    suggestion = did_you_mean(wrong, sorted(known))
    called = [name for name, label in known.items() if wrong.casefold() in label.id.split()]
    if called:
        suggestion = LocalizedText("Maksud Anda {x}?", "Did you mean {x}?").format(
            x=" / ".join(f"“{name}”" for name in called)
        )
    elif not suggestion.id:
        suggestion = LocalizedText("Yang ada: {k}", "There are: {k}").format(k=", ".join(sorted(known)))
    message = LocalizedText("{what} “{wrong}” tidak dikenal.", "unknown {what} “{wrong}”.")
    return message.format(what=what, wrong=wrong) + suggestion
