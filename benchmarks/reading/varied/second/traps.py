"""Lay out what is no plan: evaluation, cascading, monitoring, report. Nothing in them may be read as planned."""

from __future__ import annotations

from common import facts, mid, paragraph, right, titles
from layout import Cell, Document, Line, Row, Table, head, row
from plans import grow, rupiah
from second.offices import CIVIL, LABOUR, ROADS, TOURISM
from second.tools import measured, sasaran_of

GROUP = "bukan rencana"


def lombok() -> Document:
    """An evaluation of a Renstra: targets, realisation and ratio of three years."""
    plan = grow(ROADS, range(2022, 2025), 301, secretariat=False)
    years = plan.years
    header = head(
        [
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target Renstra", cols=3),
            Cell("Realisasi Capaian", cols=3),
            Cell("Rasio Capaian (%)", cols=3),
            Cell("Faktor Penghambat", rows=2),
        ],
        [str(y) for y in years] * 3,
    )
    body = []
    for _, _, each in measured([*plan.goals, *plan.spending()]):
        targets = [mid(each.targets[y]) for y in years]
        done = [mid(t) for t in (each.baseline, *(each.targets[y] for y in years[:-1]))]
        body.append(row(each.name, mid(each.unit), *targets, *done, mid("96,4"), mid("97,9"), mid("98,8"), "Keterbatasan anggaran"))
    parts = [
        *titles("EVALUASI HASIL PELAKSANAAN RENSTRA SAMPAI DENGAN TAHUN 2024", "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG KABUPATEN LOMBOK TIMUR"),
        Table([190, 46, *[48] * 9, 120], header, body, size=7.5),
    ]
    fact = facts("evaluasi", "Dinas Pekerjaan Umum dan Penataan Ruang", "Kabupaten Lombok Timur", year=2024)
    return Document("evaluasi-renstra-pupr-2024", "pdf", fact, parts, wide=True, footer="{n}", group=GROUP)


def batam() -> Document:
    """A cascading chart as boxes: what each official answers for, level below level."""
    plan = grow(LABOUR, range(2025, 2026), 302, secretariat=False)
    goal = plan.goals[0]
    n = len(plan.programs)
    body: list[Row] = [row(Cell("", align="x", cols=2), Cell(f"KEPALA DINAS\n{goal.name}\nIndikator: {goal.indicators[0].name}", align="c", bold=True), Cell("", align="x", cols=2))]
    body.append(Row([Cell("", align="x", cols=n * 2 - 1)]))

    def line(texts: list[str]) -> None:
        cells: list[Cell] = []
        for text in texts:
            cells += [Cell(text, align="c"), Cell("", align="x")]
        body.append(Row(cells[:-1]))
        body.append(Row([Cell("", align="x", cols=n * 2 - 1)]))

    line([f"KEPALA BIDANG\nSasaran: meningkatnya {p.name.removeprefix('PROGRAM ').lower()}\nIndikator: {p.indicators[0].name}" for p in plan.programs])
    line([f"KETUA TIM\n{p.parts[0].name}\nIndikator: {p.parts[0].indicators[0].name}" for p in plan.programs])
    line([f"PELAKSANA\n{p.parts[0].parts[0].name}\nIndikator: {p.parts[0].parts[0].indicators[0].name}" for p in plan.programs])
    parts = [*titles("POHON KINERJA (CASCADING)", "DINAS TENAGA KERJA KOTA BATAM TAHUN 2025"), Table([200, 30, 200, 30, 200], [], body, size=8)]
    return Document("cascading-tenagakerja-2025", "pdf", facts("cascading", "Dinas Tenaga Kerja", "Kota Batam", year=2025), parts, wide=True, group=GROUP)


def toraja() -> Document:
    """A monitoring page of an application: progress of each package in percent."""
    plan = grow(TOURISM, range(2024, 2025), 303, secretariat=False)
    header = head(
        [Cell("Sub Kegiatan", rows=2), Cell("Pagu", rows=2), Cell("Realisasi Keuangan", cols=2), Cell("Realisasi Fisik (%)", cols=2), Cell("Kendala", rows=2)], ["Rp", "%", "Bulan Lalu", "Bulan Ini"]
    )
    body = []
    for each in plan.spending("sub_kegiatan"):
        amount = each.pagu[2024]
        body.append(row(each.name, rupiah(amount, "rp"), rupiah(amount * 62 // 100, "rp"), "62,00", "58,10", "64,75", "Proses pengadaan"))
    parts = [*titles("Monitoring Realisasi Fisik dan Keuangan s.d. September 2024", "Dinas Pariwisata Kabupaten Toraja Utara"), Table([1] * 7, header, body)]
    return Document("monitoring-pariwisata-2024", "html", facts("monitoring", "Dinas Pariwisata", "Kabupaten Toraja Utara", year=2024), parts, options={"title": "Monev"}, group=GROUP)


def madiun() -> Document:
    """A report (LKjIP) in Word: target, realisation and achievement, compared with the year before and the end of the Renstra."""
    plan = grow(CIVIL, range(2023, 2025), 304)
    header = head(
        [Cell("No", rows=2), Cell("Indikator Kinerja", rows=2), Cell("Realisasi 2022", rows=2), Cell("2023", cols=3), Cell("Target Akhir Renstra", rows=2), Cell("Tingkat Kemajuan (%)", rows=2)],
        ["Target", "Realisasi", "Capaian"],
    )
    body = []
    for n, (_, _, each) in enumerate(measured([*sasaran_of(plan), *plan.spending("program")]), 1):
        body.append(row(mid(str(n)), f"{each.name} ({each.unit})", mid(each.baseline), mid(each.targets[2023]), mid(each.targets[2023]), mid("100,00 %"), mid(each.targets[2024]), mid("98,20")))
    money = [row(p.name, right(rupiah(p.pagu[2023])), right(rupiah(p.pagu[2023] * 96 // 100)), mid("96,00")) for p in plan.programs]
    parts = [
        *titles("LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA MADIUN", size=13),
        paragraph("BAB III AKUNTABILITAS KINERJA. Capaian kinerja diukur dengan membandingkan realisasi terhadap target dalam Perjanjian Kinerja Tahun 2023."),
        Table([24, 190, 60, 60, 60, 60, 70, 70], header, body, size=8),
        Line("Realisasi Anggaran", bold=True),
        Table([220, 90, 90, 60], head(["Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"]), money, size=8),
    ]
    fact = facts("lkjip", "Dinas Kependudukan dan Pencatatan Sipil", "Kota Madiun", year=2023)
    return Document("lkjip-dukcapil-2023", "docx", fact, parts, group=GROUP)


DOCUMENTS = (lombok, batam, toraja, madiun)
