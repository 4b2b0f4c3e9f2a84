"""Labelled pairs to learn weights from."""

from __future__ import annotations

from cascade.linking.labelled_pairs import LabelledIndicator, LabelledPair

OBJECTS = ["jalan lingkungan", "embung desa", "rumah layak huni", "perpustakaan sekolah", "pasar rakyat", "taman kota",
           "gedung olahraga", "balai pertemuan", "saluran irigasi", "kapal perikanan", "kandang ternak", "alat kesehatan"]  # fmt: skip


def training_pairs() -> list[LabelledPair]:
    """True pairs that differ in a broken word, false ones that differ in one word; twelve dossiers."""
    found = []
    for number, thing in enumerate(OBJECTS):
        other = OBJECTS[(number + 1) % len(OBJECTS)]
        for verb in ("dibangun", "diawasi"):
            left = LabelledIndicator(name=f"Jumlah {thing[:-1]} {thing[-1]} yang {verb} pemerintah daerah", unit="Unit")
            true = LabelledIndicator(name=f"Jumlah {thing} yang {verb} pemerintah daerah", unit="Unit")
            false = LabelledIndicator(name=f"Jumlah {other} yang {verb} pemerintah daerah", unit="Unit")
            found.append(LabelledPair(left=left, right=true, same=True, group=f"berkas {number}"))
            found.append(LabelledPair(left=left, right=false, same=False, group=f"berkas {number}"))
    return found


def json_line(pair: LabelledPair) -> str:
    """A pair as one line of a file of pairs."""
    return pair.model_dump_json(exclude_none=True)
