"""Lay out agreements (PK), yearly targets (RKT) and key indicators (IKU) of other offices."""

from __future__ import annotations

from common import considerations, facts, goal_truth, letterhead, mid, paragraph, right, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, head, row
from plans import budget_line, by_year, grow, rupiah, truth
from second.offices import AUDIT, ORDER, SOCIAL, STAFF, TOURISM, VILLAGES
from second.tools import amounts_of, measured, money_rows, only, sasaran_of

PROMISE = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
    "Pihak Pertama pada tahun ini berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan.",
)


def _statement(first: str, second: str) -> list[Line]:
    return [paragraph(PROMISE[0]), paragraph(first), paragraph(second), paragraph(PROMISE[1])]


def cianjur() -> Document:
    """The agreement of a secretary (eselon III) in Word: program and kegiatan, the unit in brackets behind the target, the budget below."""
    plan = grow(STAFF, range(2024, 2025), 261)
    year = 2024
    chosen = [e for e in plan.programs[0].walk() if e.level != "sub_kegiatan"]
    body = []
    for n, (element, _, each) in enumerate(measured(chosen), 1):
        said = truth(each, element, code=None, targets={str(year): f"{each.targets[year]} ({each.unit})"}, unit_in_target=True)
        body.append(
            row(
                mid(str(n)),
                f"Terlaksananya {element.name}",
                each.name,
                mid(f"{each.targets[year]} ({each.unit})"),
                truth=[said | {"element": f"Terlaksananya {element.name}", "level_alt": ["sasaran"]}],
            )
        )
    money = money_rows([e for e in chosen if e.level == "kegiatan"], year, "rp-", "APBD", "Total")
    office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    parts = [
        *letterhead("Pemerintah Kabupaten Cianjur", ["Badan Kepegawaian dan Pengembangan", "Sumber Daya Manusia"], "Jalan Raya Bandung Nomor 88, Cianjur"),
        *titles(f"PERJANJIAN KINERJA TAHUN {year}", "SEKRETARIS BADAN"),
        *_statement(
            "Nama : ASEP KURNIA, S.Sos., M.M.   Jabatan : Sekretaris   selanjutnya disebut PIHAK PERTAMA", "Nama : Dr. H. DADAN SUPARMAN   Jabatan : Kepala Badan   selanjutnya disebut PIHAK KEDUA"
        ),
        Break(),
        Line(f"LAMPIRAN PERJANJIAN KINERJA TAHUN {year}", bold=True, align="c"),
        Table([24, 190, 210, 80], head(["NO", "SASARAN PROGRAM/KEGIATAN", "INDIKATOR KINERJA", "TARGET"], ["(1)", "(2)", "(3)", "(4)"]), body, size=9),
        Line(""),
        Table([24, 300, 120, 60], head(["NO", "KEGIATAN", "ANGGARAN", "KET."]), money, size=9),
        *signature("Cianjur, 4 Januari 2024", "Sekretaris", "ASEP KURNIA, S.Sos., M.M."),
    ]
    return Document("pk-sekretaris-bkpsdm-2024", "docx", facts("perjanjian_kinerja", office, "Kabupaten Cianjur", year=year, signed="2024-01-04"), parts)


def kulon_progo() -> Document:
    """The scanned agreement of a head of section (eselon IV): sub kegiatan with numbers and units apart, the budget in a box of its own."""
    plan = grow(ORDER, range(2023, 2024), 262, secretariat=False)
    year = 2023
    activity = plan.programs[0].parts[0]
    chosen = [activity, *activity.parts]
    label = {"kegiatan": "Kegiatan: ", "sub_kegiatan": "Sub Kegiatan: "}
    body = []
    for n, (element, _, each) in enumerate(measured(chosen), 1):
        name = label[element.level] + element.name
        said = truth(each, element, code=None, targets=only(each.targets, year)) | {"element": name}
        body.append(row(mid(f"{n}."), name, each.name, mid(each.targets[year]), mid(each.unit), truth=[said]))
    office = "Satuan Polisi Pamong Praja"
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2023", "KEPALA SEKSI OPERASI DAN PENGENDALIAN", "SATUAN POLISI PAMONG PRAJA KABUPATEN KULON PROGO"),
        *_statement("Nama: SUPRIYANTO, S.IP   Jabatan: Kepala Seksi Operasi dan Pengendalian", "Nama: Drs. WARSITO   Jabatan: Kepala Bidang Ketertiban Umum"),
        Line("", size=6),
        Table([26, 190, 170, 60, 66], head(["No.", "Sasaran", "Indikator Kinerja", "Target", "Satuan"], fill=None), body, size=9.5),
        Line("", size=10),
        Table([26, 330, 130], head(["No.", "Sub Kegiatan", "Anggaran (Rp)"], fill=None), money_rows(activity.parts, year, "id"), size=9.5),
        *signature("Wates, 9 Januari 2023", "Kepala Seksi", "SUPRIYANTO, S.IP"),
    ]
    fact = facts("perjanjian_kinerja", office, "Kabupaten Kulon Progo", year=year, signed="2023-01-09")
    return Document("pk-seksi-satpolpp-2023", "pdf", fact, parts, font="Times", scan={"seed": 262, "skew": 0.8, "noise": 9, "dpi": 200}, group="scan")


def buleleng() -> Document:
    """An agreement without rules: only lines above and below the header; programs and budget as a plain list."""
    plan = grow(AUDIT, range(2025, 2026), 263)
    year = 2025
    body: list[Row] = []
    for n, (element, k, each) in enumerate(measured(sasaran_of(plan)), 1):
        said = truth(each, element, targets=only(each.targets, year))
        body.append(row(f"{n}", element.name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year]), truth=[said]))
    money = money_rows(plan.programs, year, "rp", label="JUMLAH")
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2025", "INSPEKTORAT DAERAH KABUPATEN BULELENG"),
        *_statement("Nama: I GEDE PUTRA ARYANA   Jabatan: Inspektur", "Nama: dr. NYOMAN SUTJI   Jabatan: Bupati Buleleng"),
        Line("", size=8),
        Table([20, 165, 200, 50, 60], head(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"], fill=None), body, rules="head", size=9),
        Line("", size=8),
        Table([20, 350, 125], head(["No", "Program", "Anggaran"], fill=None), money, rules="none", size=9),
        *signature("Singaraja, 6 Januari 2025", "Inspektur", "I GEDE PUTRA ARYANA"),
    ]
    fact = facts("perjanjian_kinerja", "Inspektorat Daerah", "Kabupaten Buleleng", year=year, signed="2025-01-06")
    return Document("pk-inspektorat-2025", "pdf", fact, parts, font="Times", footer="- {n} -")


def jayapura() -> Document:
    """An agreement as plain text: the indicators of each sasaran below its name, dotted lines to the amounts."""
    plan = grow(VILLAGES, range(2024, 2025), 264)
    year = 2024
    body = []
    for n, (element, _, each) in enumerate(measured([*sasaran_of(plan), *plan.spending("program")]), 1):
        said = truth(each, element, code=None, targets=only(each.targets, year))
        body.append(row(str(n), element.name, each.name, each.targets[year], each.unit, truth=[said]))
        body.append(row("", "", "", "", ""))
    header = [row("No", "Sasaran Strategis / Program", "Indikator Kinerja", "Target", "Satuan")]
    money = money_rows(plan.programs, year, "id", "APBD", "Jumlah Anggaran")
    parts = [
        *titles("PERJANJIAN KINERJA", "DINAS PEMBERDAYAAN MASYARAKAT DAN KAMPUNG KABUPATEN JAYAPURA", "TAHUN 2024"),
        Table([3, 44, 48, 8, 10], header, body),
        Line(""),
        Table([3, 70, 18, 8], [row("No", "Program", right("Anggaran (Rp)"), "Sumber")], money),
        Line(""),
        Line("Sentani, 15 Januari 2024", align="r"),
        Line("Pihak Pertama, ELISA YARUSABRA, S.IP", align="r"),
    ]
    office = "Dinas Pemberdayaan Masyarakat dan Kampung"
    return Document("pk-dpmk-2024", "txt", facts("perjanjian_kinerja", office, "Kabupaten Jayapura", year=year), parts, options={"characters": 125})


def toraja_rkt() -> Document:
    """A yearly plan of targets (RKT): sasaran beside program and kegiatan, each with its own indicator, unit and target."""
    plan = grow(TOURISM, range(2023, 2024), 265, secretariat=False)
    year = 2023
    header = head(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Program/Kegiatan", "Indikator Program/Kegiatan", "Satuan", "Target", "Anggaran (Rp)"], fill="FFE699")
    body: list[Row] = []
    left = list(measured(sasaran_of(plan)))
    for n, (element, _, each) in enumerate(measured(plan.spending("program", "kegiatan"))):
        amount = amounts_of(element, [year], "en")
        cells: list[Cell | str] = ["", "", "", "", ""]
        said = []
        if n < len(left):
            goal, k, one = left[n]
            cells = [mid("1") if k == 0 else "", goal.name if k == 0 else "", one.name, mid(one.unit), mid(one.targets[year])]
            said.append(goal_truth(one, goal, [year]))
        said.append(truth(each, element, code=None, targets=only(each.targets, year), pagu=by_year(amount)))
        body.append(row(*cells, Cell(element.name, bold=element.level == "program"), each.name, mid(each.unit), mid(each.targets[year]), right(amount[year]), truth=said))
    total = rupiah(plan.total(year), "en")
    body.append(row(*[""] * 5, Cell("Jumlah", bold=True), "", "", "", right(total, bold=True)))
    body[-1].truth.append({"page": None, "table": "anggaran", "level": "total", "element": None, "pagu": {str(year): total}})
    parts = [*titles("RENCANA KINERJA TAHUNAN (RKT) TAHUN 2023", "DINAS PARIWISATA KABUPATEN TORAJA UTARA"), Table([22, 100, 110, 40, 50, 150, 120, 48, 44, 76], header, body, size=8)]
    return Document("rkt-pariwisata-2023", "pdf", facts("rkt", "Dinas Pariwisata", "Kabupaten Toraja Utara", year=year), parts, wide=True)


def buleleng_iku() -> Document:
    """A decree on key indicators with formula, source and the one who answers; targets stand last, year by year."""
    plan = grow(AUDIT, range(2023, 2027), 266, secretariat=False)
    years = plan.years
    header = head(
        [Cell("No.", rows=2), Cell("Tujuan/Sasaran Strategis", rows=2), Cell("Indikator Kinerja Utama", rows=2), Cell("Penjelasan", cols=3), Cell("Satuan", rows=2, align="u"), Cell("Target", cols=4)],
        ["Formulasi Perhitungan", "Sumber Data", "Penanggung Jawab", *map(str, years)],
    )
    header[0].cells[4].align = "u"
    body = []
    formulas = {
        "%": "(Jumlah rekomendasi yang ditindaklanjuti : jumlah seluruh rekomendasi) x 100 %",
        "Level": "Hasil penilaian BPKP tahun 2022 s.d. 2026",
        "Opini": "Hasil pemeriksaan BPK RI atas LKPD",
    }
    for n, (element, k, each) in enumerate(measured(plan.goals), 1):
        formula = formulas.get(each.unit, "Hasil evaluasi Kementerian PANRB (skala 0-100)")
        name = Cell(f"{element.level.title()}: {element.name}", rows=len(element.indicators))
        said = truth(each, element, level="iku", targets=by_year(each.targets)) | {"element": f"{element.level.title()}: {element.name}"}
        cells = [mid(f"{n}."), *([name] if k == 0 else []), each.name, formula, "Laporan Hasil Evaluasi", "Inspektur Pembantu", mid(each.unit), *(mid(each.targets[y]) for y in years)]
        body.append(row(*cells, truth=[said]))
    parts = [
        *titles("KEPUTUSAN INSPEKTUR DAERAH KABUPATEN BULELENG", "NOMOR 188.4/021/INSP/2023", "TENTANG PENETAPAN INDIKATOR KINERJA UTAMA TAHUN 2023-2026", size=10),
        *considerations("Peraturan Bupati Buleleng Nomor 12 Tahun 2022 tentang Rencana Pembangunan Daerah Tahun 2023-2026;"),
        *signature("Ditetapkan di Singaraja, 20 Februari 2023", "INSPEKTUR,", "I GEDE PUTRA ARYANA"),
        Break(wide=True),
        Line("Lampiran Keputusan Inspektur Daerah Kabupaten Buleleng Nomor 188.4/021/INSP/2023", size=8),
        Table([24, 130, 130, 160, 80, 80, 26, 36, 36, 36, 36], header, body, size=8),
    ]
    return Document("iku-inspektorat-2023", "pdf", facts("iku", "Inspektorat Daerah", "Kabupaten Buleleng", years=years, signed="2023-02-20"), parts, font="Times")


def kupang_iku() -> Document:
    """A scanned list of key indicators with reason, formula and source but without targets."""
    plan = grow(SOCIAL, range(2021, 2022), 267, secretariat=False)
    header = head(["No", "Sasaran", "Indikator Kinerja Utama (IKU)", "Satuan", "Formula", "Sumber Data"], fill=None)
    body = []
    for n, (element, k, each) in enumerate(measured(sasaran_of(plan)), 1):
        name = [Cell(element.name, rows=len(element.indicators))] if k == 0 else []
        said = truth(each, element, level="iku")
        body.append(row(mid(str(n)), *name, each.name, mid(each.unit), "Jumlah yang dilayani dibagi jumlah seluruhnya dikali 100 persen", "Bidang Rehabilitasi Sosial", truth=[said]))
    parts = [
        *letterhead("Pemerintah Kota Kupang", ["Dinas Sosial"], "Jalan S.K. Lerik, Kelapa Lima, Kupang"),
        *titles("INDIKATOR KINERJA UTAMA (IKU)", "DINAS SOSIAL KOTA KUPANG TAHUN 2021"),
        Table([24, 110, 120, 46, 130, 80], header, body, size=9.5),
        *signature("Kupang, 18 Januari 2021", "Kepala Dinas Sosial", "LODYWYK DJUNGU LAPE"),
    ]
    fact = facts("iku", "Dinas Sosial", "Kota Kupang", year=2021, signed="2021-01-18")
    return Document("iku-sosial-2021", "pdf", fact, parts, scan={"seed": 267, "skew": 0.5, "noise": 8, "dpi": 200}, group="scan")


def toraja() -> Document:
    """An agreement whose programs and budget stand beside the sasaran in one table, with a separate line for the total."""
    plan = grow(TOURISM, range(2025, 2026), 268, secretariat=False)
    year = 2025
    header = head([Cell("NO.", rows=2), Cell("KINERJA UTAMA", cols=4), Cell("PROGRAM PENDUKUNG", cols=2)], ["SASARAN", "INDIKATOR", "SATUAN", "TARGET", "NAMA PROGRAM", "ANGGARAN (Rp)"], fill="D0CECE")
    left = list(measured(sasaran_of(plan)))
    body: list[Row] = []
    for n, program in enumerate(plan.programs):
        amount = {year: rupiah(program.pagu[year], "id00")}
        cells: list[Cell | str] = ["", "", "", "", ""]
        said = [budget_line(program, amount)]
        if n < len(left):
            element, k, each = left[n]
            cells = [mid(f"{n + 1}."), element.name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year])]
            said.insert(0, truth(each, element, targets=only(each.targets, year), pagu_alt=by_year(amount)))
        body.append(row(*cells, program.name, right(amount[year]), truth=said))
    total = rupiah(plan.total(year), "id00")
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2025", "DINAS PARIWISATA KABUPATEN TORAJA UTARA"),
        *_statement("Nama : YORRY LESAWENGAN, S.E.   Jabatan : Kepala Dinas Pariwisata", "Nama : FREDERIK PALIMBONG   Jabatan : Bupati Toraja Utara"),
        Line("", size=6),
        Table([24, 100, 110, 44, 50, 120, 86], header, body, size=8),
        Line(f"Jumlah anggaran seluruh program : Rp {total}", size=9),
        *signature("Rantepao, 21 Januari 2025", "Kepala Dinas", "YORRY LESAWENGAN, S.E."),
    ]
    fact = facts("perjanjian_kinerja", "Dinas Pariwisata", "Kabupaten Toraja Utara", year=year, signed="2025-01-21")
    return Document("pk-pariwisata-2025", "pdf", fact, parts)


DOCUMENTS = (cianjur, kulon_progo, buleleng, jayapura, toraja, toraja_rkt, buleleng_iku, kupang_iku)
