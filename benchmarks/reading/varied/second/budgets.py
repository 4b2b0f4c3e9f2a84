"""Lay out budget forms (DPA): headers printed over themselves, boxes side by side."""

from __future__ import annotations

from common import facts, mid, paragraph, right, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, Truth, head, row
from plans import Element, grow, rupiah, truth
from second.offices import REVENUE, SOCIAL
from second.press import Overprinted

Chain = tuple[Element, Element, Element]


def _structure(element: Element, year: int, style: str = "rp", paid: bool = False) -> Truth:
    amount = {str(year): rupiah(element.pagu[year], style)} if paid else {}
    return {"page": None, "table": "struktur", "level": element.level, "code": element.code, "element": element.name, "pagu": amount}


def _measures(chain: Chain, year: int, style: str, labels: tuple[str, str, str, str]) -> list[tuple[str, str, str, Truth]]:
    """Tell label, measure, value and truth of the four lines of a form: outcome of the program, money, output, result."""
    program, activity, sub = chain
    made = []
    amount = {str(year): rupiah(sub.pagu[year], style)}
    for label, element in zip(labels, (program, sub, sub, activity), strict=True):
        if label == labels[1]:
            made.append((label, "Jumlah dana", amount[str(year)], truth(None, sub) | {"indicator": "Jumlah dana", "ignore": True}))
            continue
        each = element.indicators[0]
        value = f"{each.targets[year]} {each.unit}"
        more = {"pagu": amount, "pagu_optional": True, "level_alt": ["kegiatan"]} if element is sub else {"pagu_alt": amount, "level_alt": ["program", "kegiatan"]}
        made.append((label, each.name, value, truth(each, element, targets={str(year): value}, unit_in_target=True, block=label, **more)))
    return made


def _account_rows(amount: int) -> list[Row]:
    """Lay many accounts, so that the form goes on over pages; they are no plan."""
    names = [
        ("5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor"),
        ("5.1.02.01.01.0025", "Belanja Alat/Bahan untuk Kegiatan Kantor-Kertas dan Cover"),
        ("5.1.02.01.01.0026", "Belanja Alat/Bahan untuk Kegiatan Kantor-Bahan Cetak"),
        ("5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat"),
        ("5.1.02.02.01.0003", "Honorarium Narasumber atau Pembahas, Moderator, Pembawa Acara, dan Panitia"),
        ("5.1.02.02.01.0026", "Belanja Jasa Tenaga Administrasi"),
        ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa"),
        ("5.1.02.04.01.0003", "Belanja Perjalanan Dinas Dalam Kota"),
    ]
    share = amount // len(names) // 1000 * 1000
    rows = [row("5", Cell("BELANJA DAERAH", bold=True), "", "", "", "", right(rupiah(amount, "rp")))]
    for n, (code, name) in enumerate(names):
        part = share if n else amount - share * (len(names) - 1)
        rows.append(row(code, Cell(name, bold=True), "", "", "", "", right(rupiah(part, "rp"))))
        rows.append(row("", "[#] Kebutuhan Triwulan I s.d. IV", "", "", "", "", right(rupiah(part, "rp"))))
        for month in ("Paket A", "Paket B"):
            half = part // 2 if month == "Paket A" else part - part // 2
            rows.append(row("", f"{month}\nSpesifikasi: sesuai standar harga satuan", mid("1 Paket"), mid("Paket"), right(rupiah(half)), mid("0"), right(rupiah(half, "rp"))))
    return rows


def palembang() -> Document:
    """The form of SIPD for several sub kegiatan; after the first, headers are printed over themselves and into the first row."""
    plan = grow(REVENUE, range(2025, 2026), 241, secretariat=False)
    year = 2025
    parts: list[Line | Table | Break] = []
    chains = [(p, a, s) for p in plan.programs for a in p.parts for s in a.parts]
    for n, chain in enumerate(chains):
        program, activity, sub = chain
        parts += [Break()] if n else []
        parts += [
            *titles("DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", size=10),
            Line("Formulir DPA-RINCIAN BELANJA SKPD", size=8, align="r"),
            Line(f"Pemerintahan Kota Palembang Tahun Anggaran {year}", size=9, align="c"),
            Line(f"Nomor DPA : DPA/A.1/5.02.0.00.0.00.02.0000/{n + 1:03}/{year}", size=8),
        ]
        fields = [
            ("Urusan Pemerintahan", "5 UNSUR PENUNJANG URUSAN PEMERINTAHAN", None),
            ("Bidang Urusan", "5.02 KEUANGAN", None),
            ("Organisasi", "5.02.0.00.0.00.02.0000 Badan Pendapatan Daerah", None),
            ("Program", f"{program.code} {program.name}", program),
            ("Kegiatan", f"{activity.code} {activity.name}", activity),
            ("Sub Kegiatan", f"{sub.code} {sub.name}", sub),
            ("Sumber Pendanaan", "PENDAPATAN ASLI DAERAH (PAD)", None),
            ("Waktu Pelaksanaan", "Januari s.d. Desember", None),
            (f"Alokasi {year}", rupiah(sub.pagu[year], "rp"), None),
        ]
        form = [row(Cell(a, bold=True), ":", b, truth=[_structure(e, year, paid=e is sub)] if e else []) for a, b, e in fields]
        parts.append(Table([100, 10, 405], [], form, rules="none", size=8))
        top = head([Cell("Indikator & Tolok Ukur Kinerja Kegiatan", cols=3)], ["Indikator", "Tolok Ukur Kinerja", "Target Kinerja"], fill=None)
        block = [row(label, text, value, truth=[said]) for label, text, value, said in _measures(chain, year, "rp", ("Capaian Kegiatan", "Masukan", "Keluaran", "Hasil"))]
        parts.append(Overprinted([85, 320, 110], top, block, size=7.5, over=2, always=n > 0))
        header = head([Cell("Kode Rekening", rows=2), Cell("Uraian", rows=2), Cell("Rincian Perhitungan", cols=4), Cell("Jumlah (Rp)", rows=2)], ["Koefisien", "Satuan", "Harga", "PPN"])
        parts.append(Overprinted([80, 190, 45, 40, 62, 24, 74], header, _account_rows(sub.pagu[year]), size=7.5, over=3))
    parts += signature("Palembang, 2 Januari 2025", "Pejabat Pengelola Keuangan Daerah", "H. ARMAN HASYIM, S.E., M.Si.")
    fact = facts("dpa", "Badan Pendapatan Daerah", "Kota Palembang", year=year)
    return Document("dpa-pendapatan-2025", "pdf", fact, parts, footer="Dicetak oleh SIPD pada 02/01/2025 08:14     Halaman {n}")


def ende() -> Document:
    """A budget form of an older application: what is measured and its target stand in two boxes side by side with a gap between."""
    plan = grow(SOCIAL, range(2024, 2025), 242, secretariat=False)
    year = 2024
    parts: list[Line | Table | Break] = []
    chains = [(p, a, s) for p in plan.programs for a in p.parts for s in a.parts][1:5]
    for n, chain in enumerate(chains):
        program, activity, sub = chain
        parts += [Break()] if n == 2 else ([Line("", size=14)] if n else [])
        parts += [
            Line("PEMERINTAH KABUPATEN ENDE", bold=True, size=11, align="c"),
            Line(f"DPA - SUB KEGIATAN SKPD  TAHUN ANGGARAN {year}", bold=True, size=10, align="c"),
            paragraph("SKPD : 1.06.0.00.0.00.01.0000 - Dinas Sosial"),
            Line(f"Program : {program.code} - {program.name}", size=9, truth=[_structure(program, year)]),
            Line(f"Kegiatan : {activity.code} - {activity.name}", size=9, truth=[_structure(activity, year)]),
            Line(f"Sub Kegiatan : {sub.code} - {sub.name}", size=9, truth=[_structure(sub, year, "rp-", paid=True)]),
            Line(f"Pagu Sub Kegiatan : {rupiah(sub.pagu[year], 'rp-')}", size=9),
        ]
        gap = Cell("", align="x")
        body = [row(Cell("Tolok Ukur Kinerja", bold=True, align="c", cols=2), gap, Cell("Target Kinerja", bold=True, align="c"))]
        for label, text, value, said in _measures(chain, year, "rp-", ("Capaian Program", "Masukan", "Keluaran", "Hasil")):
            body.append(row(Cell(label, bold=True), text, Cell("", align="x"), mid(value), truth=[said]))
        parts.append(Table([80, 285, 20, 130], [], body, size=8.5))
    fact = facts("dpa", "Dinas Sosial", "Kabupaten Ende", year=year)
    return Document("dpa-sosial-2024", "pdf", fact, parts, font="Courier")


DOCUMENTS = (palembang, ende)
