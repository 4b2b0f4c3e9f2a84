"""Lay out strategic plans (Renstra) of other offices: other orders of columns, pictures, misprinted years, headers cut in two."""

from __future__ import annotations

from common import facts, goal_truth, mid, paragraph, right, shared_pagu, titles
from layout import Break, Cell, Document, Line, Row, Table, cell, head, row
from plans import Element, Plan, budget_line, by_year, grow, rupiah, truth
from second.offices import CIVIL, DIGITAL, LABOUR, REVENUE, ROADS, SCHOOLS, SOCIAL, VILLAGES
from second.press import Pictured
from second.tools import amounts_of, measured, pairs, sasaran_of, total_row


def _goal_label(element: Element) -> str:
    return f"{element.level.title()}: {element.name}"


def lombok() -> Document:
    """Indicators stand before what they measure; vertical rules only; a division merged downwards at the left; narrow numbered columns."""
    plan = grow(ROADS, range(2022, 2027), 201)
    years = plan.years
    goal_header = head(
        [Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("Capaian 2021", rows=2), Cell("Target Jangka Menengah", cols=5), Cell("Tujuan / Sasaran yang diukur", rows=2)],
        list(map(str, years)),
        fill=None,
    )
    goal_body = []
    for element, k, each in measured(plan.goals):
        name = [Cell(_goal_label(element), rows=len(element.indicators))] if k == 0 else []
        goal_body.append(row(each.name, mid(each.unit), mid(each.baseline), *(mid(each.targets[y]) for y in years), *name, truth=[goal_truth(each, element, years, baseline=each.baseline)]))
    header = head(
        [
            Cell("Pengampu", rows=2, align="c"),
            Cell("Indikator Kinerja Program/ Kegiatan/ Sub Kegiatan", rows=2),
            Cell("Satuan", rows=2),
            Cell("Kondisi Awal (2021)", rows=2),
            Cell("Target Kinerja Tahun", cols=5),
            Cell("Program / Kegiatan / Sub Kegiatan", cols=2, rows=2),
            Cell("Kerangka Pendanaan (Rp)", cols=5),
        ],
        [*map(str, years), *map(str, years)],
        [f"({n})" for n in range(1, 17)],
        fill=None,
    )
    owners = {"1.03.01": "Sekretariat", "1.03.02": "Bidang Sumber Daya Air", "1.03.03": "Bidang Cipta Karya", "1.03.10": "Bidang Bina Marga"}
    body: list[Row] = []
    for program in plan.programs:
        rows = list(measured(program.walk()))
        for n, (element, k, each) in enumerate(rows):
            amounts = amounts_of(element, years)
            left = [Cell(owners[program.code], rows=len(rows))] if n == 0 else []
            names = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
            money = [right(amounts[y] if k == 0 else "") for y in years]
            said = truth(each, element, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False))
            body.append(row(*left, each.name, mid(each.unit), mid(each.baseline), *(mid(each.targets[y]) for y in years), *names, *money, truth=[said]))
    body.append(total_row(plan, years, [*map(cell, ["", Cell("Jumlah kebutuhan pendanaan", bold=True), *[""] * 9])], gap=False))
    table = Table([42, 104, 36, 36, *[33] * 5, 62, 116, *[63] * 5], header, body, rules="columns", split=True, size=6.4)
    parts = [
        *titles("BAB IV TUJUAN DAN SASARAN", "Rencana Strategis Dinas Pekerjaan Umum dan Penataan Ruang", "Kabupaten Lombok Timur Tahun 2021-2026"),
        Line("Tabel 4.1 Indikator Tujuan dan Sasaran", size=9),
        Table([150, 44, 40, *[38] * 5, 130], goal_header, goal_body, rules="columns", size=7.5),
        Break(wide=True),
        Line("Tabel 6.1 Indikator Kinerja Program, Kegiatan dan Sub Kegiatan beserta Kerangka Pendanaan", size=9),
        table,
    ]
    fact = facts("renstra", "Dinas Pekerjaan Umum dan Penataan Ruang", "Kabupaten Lombok Timur", years=years)
    return Document("renstra-pupr-2021", "pdf", fact, parts, paper=(609, 935), font="Times", footer="Renstra Dinas PUPR Kab. Lombok Timur 2021-2026      {n}", options={"first_page": 57})


def _relevant(plan: Plan, years: list[int]) -> Table:
    n = len(years)
    header = head(
        [
            Cell("NSPK DAN SASARAN RPJMD YANG RELEVAN", rows=2),
            Cell("TUJUAN", rows=2),
            Cell("SASARAN", rows=2),
            Cell("INDIKATOR", rows=2),
            Cell("SATUAN", rows=2),
            Cell("BASELINE 2024", rows=2),
            Cell("TARGET TAHUN", cols=n),
            Cell("KET.", rows=2),
        ],
        list(map(str, years)),
        [f"({k:02})" for k in range(1, n + 8)],
        fill="1F4E78",
    )
    rows = list(measured(plan.goals))
    body = []
    for number, (element, k, each) in enumerate(rows):
        size = len(element.indicators)
        cells = [Cell("Sasaran RPJMD: Menurunnya kemiskinan dan meningkatnya perlindungan sosial", rows=len(rows))] if number == 0 else []
        cells += [Cell(element.name if element.level == level else "", rows=size) for level in ("tujuan", "sasaran")] if k == 0 else []
        body.append(row(*cells, each.name, mid(each.unit), mid(each.baseline), *(mid(each.targets[y]) for y in years), "", truth=[goal_truth(each, element, years, baseline=each.baseline)]))
    return Table([88, 84, 84, 104, 34, 42, *[36] * n, 28], header, body, size=7)


def _formulated(plan: Plan) -> Table:
    header = head(["SASARAN PD", "OUTCOME", "OUTPUT", "INDIKATOR", "PROGRAM/KEGIATAN/SUBKEGIATAN", "KET."], fill="1F4E78")
    body = []
    for program in plan.programs[1:]:
        for element in program.walk():
            outcome = f"Meningkatnya {element.name.removeprefix('PROGRAM ').lower()}" if element is program else ""
            output = f"Terlaksananya {element.name[0].lower()}{element.name[1:]}" if element.level == "kegiatan" else ""
            each = element.indicators[0]
            said = truth(each, element) | {"unit": None, "ignore": True}
            body.append(row("", outcome, output, each.name, f"{element.code} {element.name}", "", truth=[said]))
    return Table([60, 110, 110, 120, 160, 28], header, body, size=7)


def _funded(plan: Plan, years: list[int]) -> Table:
    header = head(
        [
            Cell("KODE", rows=2),
            Cell("BIDANG URUSAN/PROGRAM/ KEGIATAN/SUBKEGIATAN", rows=2),
            Cell("OUTCOME/ OUTPUT", rows=2),
            Cell("INDIKATOR OUTCOME/OUTPUT", rows=2),
            Cell("SATUAN", rows=2),
            Cell("BASELINE 2024", rows=2),
            *(Cell(f"TAHUN {y}", cols=2) for y in years),
        ],
        ["TARGET", "PAGU (RP RIBU)"] * len(years),
        fill="1F4E78",
    )
    body = [row("1.06", Cell("URUSAN PEMERINTAHAN BIDANG SOSIAL", bold=True, cols=17))]
    for element, k, each in measured(plan.spending()):
        amounts = {y: rupiah(element.pagu[y] // 1000) for y in years}
        size, word = len(element.indicators), "Meningkatnya" if element.level == "program" else "Terlaksananya"
        names = [Cell(element.code, rows=size), Cell(element.name, rows=size, bold=element.level == "program")] if k == 0 else []
        names += [Cell(f"{word} {element.name.removeprefix('PROGRAM ').lower()}", rows=size)] if k == 0 else []
        said = truth(each, element, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True))
        body.append(row(*names, each.name, mid(each.unit), mid(each.baseline), *pairs(each.targets, amounts, k == 0, size), truth=[said]))
    total = {y: rupiah(plan.total(y) // 1000) for y in years}
    money = [one for y in years for one in (cell(""), right(total[y], bold=True))]
    body.append(row(Cell("JUMLAH", cols=6, bold=True, align="c"), *money, truth=[budget_line(None, total)]))
    return Table([54, 96, 84, 90, 34, 34, *[32, 42] * 6], header, body, split=True, size=6)


def purbalingga() -> Document:
    """Inmendagri 2/2025 in words of the office's own: Tabel 4.2 to 4.6, six years, outcome beside the name, amounts in thousands."""
    plan = grow(SOCIAL, range(2025, 2031), 202, grain=1000)
    years = plan.years
    header = head([Cell("NO", rows=2), Cell("INDIKATOR KINERJA UTAMA", rows=2), Cell("SATUAN", rows=2), Cell("TARGET TAHUN", cols=6), Cell("KET.", rows=2)], list(map(str, years)), fill="1F4E78")
    key = []
    for n, (element, _, each) in enumerate(measured(sasaran_of(plan)), 1):
        said = goal_truth(each, element, years) | {"level": "iku", "element": None}
        key.append(row(mid(str(n)), each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), "", truth=[said]))
    important = [row(mid(str(n)), p.name, a.parts[0].name, "Prioritas Bupati") for n, (p, a) in enumerate(((p, p.parts[0]) for p in plan.programs[1:]), 1)]
    parts = [
        *titles("BAB IV", "PROGRAM, KEGIATAN, SUBKEGIATAN, DAN KINERJA PENYELENGGARAAN BIDANG URUSAN", "DINAS SOSIAL KABUPATEN PURBALINGGA TAHUN 2025-2029", size=10),
        paragraph("Rumusan berikut mengikuti Instruksi Menteri Dalam Negeri Nomor 2 Tahun 2025. Kolom tahun 2030 menjadi dasar Renja masa transisi."),
        Line("Tabel 4.2 Perumusan Tujuan dan Sasaran Renstra Dinas Sosial", size=9),
        _relevant(plan, years),
        Break(),
        Line("Tabel 4.3 Perumusan Program, Kegiatan dan Subkegiatan", size=9),
        _formulated(plan),
        Break(),
        Line("Tabel 4.4 Target dan Pagu Indikatif Program/Kegiatan/Subkegiatan", size=9),
        Line("(Pagu dalam ribuan rupiah)", size=8),
        _funded(plan, years),
        Break(),
        Line("Tabel 4.5 Subkegiatan yang Mendukung Program Prioritas Daerah", size=9),
        Table([24, 220, 260, 90], head(["NO", "PROGRAM PRIORITAS", "SUBKEGIATAN", "KET."], fill="1F4E78"), important, size=8),
        Line("Tabel 4.6 Penetapan IKU Perangkat Daerah", size=9),
        Table([24, 240, 50, *[46] * 6, 40], header, key, size=8),
    ]
    return Document("renstra-sosial-2025", "pdf", facts("renstra", "Dinas Sosial", "Kabupaten Purbalingga", years=years), parts, wide=True, paper=(609, 935), footer="IV - {n}")


def _program_table(program: Element, years: list[int], picture: bool) -> Table:
    header = head(
        [Cell("Kode", rows=2), Cell("Program/Kegiatan/Sub Kegiatan", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), *(Cell(str(y), cols=2) for y in years)],
        ["Target", "Rp"] * len(years),
        fill="E2EFDA",
    )
    body = []
    for element, k, each in measured(program.walk()):
        amounts = amounts_of(element, years)
        names = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
        said = truth(each, element, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False))
        body.append(row(*names, each.name, mid(each.unit), *pairs(each.targets, amounts, k == 0), truth=[said]))
    widths = [62, 108, 104, 40, *[36, 62] * len(years)]
    return Pictured(widths, header, body, size=7.4) if picture else Table(widths, header, body, size=7.4)


def asahan() -> Document:
    """Some tables are pasted as pictures between digital ones, program by program."""
    plan = grow(SCHOOLS, range(2022, 2027), 203)
    years = plan.years
    goal_header = head([Cell("No", rows=2), Cell("Tujuan/Sasaran", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("Target pada Tahun", cols=5)], list(map(str, years)), fill="E2EFDA")
    goal_body = []
    for n, element in enumerate(plan.goals, 1):
        for k, each in enumerate(element.indicators):
            names = [mid(str(n)), _goal_label(element)] if k == 0 else ["", ""]
            goal_body.append(row(*names, each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    goals = Table([24, 200, 220, 50, *[46] * 5], goal_header, goal_body, size=8)
    parts = [
        *titles("RENCANA STRATEGIS DINAS PENDIDIKAN KABUPATEN ASAHAN", "TAHUN 2021-2026"),
        Line("Tabel 4.1 Tujuan dan Sasaran Jangka Menengah Dinas Pendidikan", size=9),
        Pictured(goals.widths, goals.header, goals.body, size=8, dpi=160),
        paragraph("Program dan kegiatan untuk mencapai sasaran tersebut disajikan menurut program pada tabel-tabel berikut."),
    ]
    for n, program in enumerate(plan.programs, 1):
        parts += [Break(), Line(f"Tabel 6.{n} Rencana Pendanaan {program.name.title()}", size=9), _program_table(program, years, picture=n != 2)]
    total = {y: rupiah(plan.total(y)) for y in years}
    totals = [row(Cell("Jumlah seluruh program", bold=True), *(right(total[y], bold=True) for y in years), truth=[budget_line(None, total)])]
    parts += [Line("Rekapitulasi pendanaan", size=9), Table([200, *[90] * 5], head(["Uraian", *map(str, years)]), totals, size=8)]
    fact = facts("renstra", "Dinas Pendidikan", "Kabupaten Asahan", years=years)
    return Document("renstra-pendidikan-2021", "pdf", fact, parts, wide=True, paper=(609, 935), footer="Dinas Pendidikan Kab. Asahan | {n}", group="gambar")


def batam() -> Document:
    """A year is misprinted in the header: 2025, 2026, 2026, 2028, 2029. What stands below the second and third is doubtful."""
    plan = grow(LABOUR, range(2025, 2030), 204)
    years = plan.years
    shown = ["2025", "2026", "2026", "2028", "2029"]
    header = head(
        [Cell("NO", rows=2), Cell("URAIAN", rows=2), Cell("INDIKATOR KINERJA", rows=2), Cell("SATUAN", rows=2), *(Cell(y, cols=2) for y in shown), Cell("LOKASI", rows=2)],
        ["VOLUME", "ANGGARAN"] * 5,
        fill="F4B084",
    )
    body: list[Row] = []
    for p, program in enumerate(plan.programs, 1):
        for element, k, each in measured(program.walk()):
            label = {"program": "", "kegiatan": "Kegiatan: ", "sub_kegiatan": "Sub Kegiatan: "}[element.level]
            amounts, size = amounts_of(element, years), len(element.indicators)
            names = [mid(str(p) if element is program else "", rows=size), Cell(label + element.name, rows=size, bold=element is program)] if k == 0 else []
            said = truth(each, element, code=None, targets=by_year(each.targets), optional_years=["2026", "2027"], **shared_pagu(k, amounts, merged=True))
            place = [Cell("Batam", rows=size)] if k == 0 else []
            body.append(row(*names, each.name, mid(each.unit), *pairs(each.targets, amounts, k == 0, size), *place, truth=[said | {"element": label + element.name}]))
    last = total_row(plan, years, [Cell("T O T A L", cols=4, bold=True, align="c")], 1)
    last.truth[0]["optional_years"] = ["2026", "2027"]
    body.append(last)
    goal_header = head(["TUJUAN/SASARAN", "INDIKATOR", "SATUAN", *map(str, years)], fill="F4B084")
    goal_body = []
    for element in plan.goals:
        goal_body.append(row(Cell(f"{element.level.upper()} : {element.name}", cols=8, bold=True)))
        for each in element.indicators:
            goal_body.append(row("", each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    parts = [
        *titles("RENSTRA DINAS TENAGA KERJA KOTA BATAM 2025-2029"),
        Line("1. Tujuan dan Sasaran", size=10, bold=True),
        Table([60, 190, 44, *[44] * 5], goal_header, goal_body, size=8),
        Break(wide=True),
        Line("2. Program, Kegiatan dan Sub Kegiatan beserta Anggaran (Rp)", size=10, bold=True),
        Table([22, 130, 120, 46, *[40, 66] * 5, 34], header, body, size=6.8),
    ]
    return Document("renstra-tenagakerja-2025", "pdf", facts("renstra", "Dinas Tenaga Kerja", "Kota Batam", years=years), parts, footer="{n}")


def kutai() -> Document:
    """The upper band of a header ends one page; a heading is cut by a rule; later pages print no header; roman levels."""
    plan = grow(DIGITAL, range(2022, 2027), 205)
    years = plan.years
    widths = [34, 124, 116, 44, 42, *[40, 66] * 5]
    upper = head(["NO.", "PROGRAM, KEGIATAN DAN", "INDIKATOR", "SATUAN", "DATA", Cell("CAPAIAN KINERJA YANG DIREN", cols=4), Cell("CANAKAN DAN PENDANAANNYA", cols=6)], fill="FFD966")
    lower = head(["", "SUB KEGIATAN", "KINERJA", "", "2021", *(Cell(str(y), cols=2) for y in years)], ["", "", "", "", "", *["Target", "Rp."] * 5], fill="FFD966")
    body: list[Row] = []
    for p, program in enumerate(plan.programs):
        count = {"kegiatan": 0, "sub_kegiatan": 0}
        for element, k, each in measured(program.walk()):
            if k == 0 and element is not program:
                count[element.level] += 1
                count["sub_kegiatan"] = 0 if element.level == "kegiatan" else count["sub_kegiatan"]
            roman = ("I", "II", "III")[p]
            number = {"program": roman, "kegiatan": f"{roman}.{count['kegiatan']}", "sub_kegiatan": f"{roman}.{count['kegiatan']}.{count['sub_kegiatan']}"}[element.level]
            amounts = amounts_of(element, years)
            names = [number, Cell(element.name, bold=element is program)] if k == 0 else ["", ""]
            said = truth(each, element, code=None, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False))
            body.append(row(*names, each.name, mid(each.unit), mid(each.baseline), *pairs(each.targets, amounts, k == 0), truth=[said]))
    body.append(total_row(plan, years, [cell(""), Cell("Jumlah", bold=True), *map(cell, ["", "", ""])]))
    goal_header = head(["No.", "Uraian", "Indikator", "Satuan", *(f"Th. {y}" for y in years)], fill="FFD966")
    goal_body = []
    for n, (element, k, each) in enumerate(measured(plan.goals), 1):
        goal_body.append(row(mid(f"{n}."), _goal_label(element) if k == 0 else "", each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    filler = "Arah kebijakan pelayanan komunikasi dan informatika menitikberatkan pada pemerataan akses informasi, keterpaduan aplikasi dan keamanan informasi. "
    parts = [
        *titles("DINAS KOMUNIKASI DAN INFORMATIKA", "KABUPATEN KUTAI KARTANEGARA", "RENCANA STRATEGIS 2021-2026"),
        Line("Tabel 4.1 Tujuan, Sasaran dan Targetnya", size=9),
        Table([24, 230, 230, 50, *[48] * 5], goal_header, goal_body, rules="rows", size=8),
        *[paragraph(filler * 4) for _ in range(8)],
        Line("Tabel 6.1 Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan", size=9),
        Table(widths, upper, [], size=6.8),
        Break(),
        Table(widths, lower, body, repeat="none", split=True, size=6.8),
    ]
    fact = facts("renstra", "Dinas Komunikasi dan Informatika", "Kabupaten Kutai Kartanegara", years=years)
    return Document("renstra-kominfo-2021", "pdf", fact, parts, wide=True, paper=(609, 935), footer="Renstra Diskominfo 2021-2026 - hal. {n}")


def madiun() -> Document:
    """A workbook: goals on one sheet, programs on another with bands between, hidden columns of an older version, amounts as numbers."""
    plan = grow(CIVIL, range(2024, 2027), 206)
    years = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Indikator", rows=2),
            Cell("Target Lama (draf)", cols=3),
            Cell("Satuan", rows=2),
            Cell("Target", cols=3),
            Cell("Pagu (Rp)", cols=3),
        ],
        [str(y) for y in years] * 3,
        fill="D9E1F2",
    )
    body = []
    for program in plan.programs:
        body.append(row(Cell(f"BIDANG: {'SEKRETARIAT' if program.code == '2.12.01' else program.name.removeprefix('PROGRAM ')}", cols=13, bold=True, fill="FFF2CC")))
        for element, k, each in measured(program.walk()):
            amounts, size = amounts_of(element, years), len(element.indicators)
            names = [Cell(element.code, rows=size), Cell(element.name, rows=size, bold=element is program)] if k == 0 else []
            money = [Cell(amounts[y], rows=size, align="r", number=element.pagu[y], pattern="#,##0") for y in years] if k == 0 else []
            old = [mid(each.baseline) for _ in years]
            said = truth(each, element, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True))
            body.append(row(*names, each.name, *old, mid(each.unit), *(mid(each.targets[y]) for y in years), *money, truth=[said]))
    total = {y: rupiah(plan.total(y)) for y in years}
    body.append(row(Cell("TOTAL", cols=10, bold=True), *(right(total[y], number=plan.total(y), pattern="#,##0", bold=True) for y in years), truth=[budget_line(None, total)]))
    goal_header = head(["No", "Tujuan", "Sasaran", "Indikator", "Satuan", "Awal", *map(str, years)], fill="D9E1F2")
    goal_body = []
    for n, (element, k, each) in enumerate(measured(plan.goals), 1):
        names = [element.name if element.level == level and k == 0 else "" for level in ("tujuan", "sasaran")]
        values = [mid(each.baseline), *(mid(each.targets[y]) for y in years)]
        goal_body.append(row(mid(str(n)), *names, each.name, mid(each.unit), *values, truth=[goal_truth(each, element, years, baseline=each.baseline)]))
    parts = [
        *titles("RENSTRA 2024-2026", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA MADIUN"),
        Table([30, 160, 160, 200, 60, 60, 60, 60, 60], goal_header, goal_body, size=9),
        Break(title="Matrik Program"),
        Line("Dinas Kependudukan dan Pencatatan Sipil Kota Madiun", bold=True),
        Line("Matrik Program, Kegiatan, Sub Kegiatan Renstra 2024-2026"),
        Line(""),
        Table([90, 230, 230, 50, 50, 50, 70, 60, 60, 60, 100, 100, 100], header, body, size=9),
    ]
    fact = facts("renstra", "Dinas Kependudukan dan Pencatatan Sipil", "Kota Madiun", years=years)
    return Document("renstra-dukcapil-2024", "xlsx", fact, parts, options={"sheet": "Tujuan", "hidden": {"Matrik Program": ["D", "E", "F"]}})


def jayapura() -> Document:
    """Tujuan, sasaran, program, kegiatan and sub kegiatan in one table, the level as a letter; years are only counted; no lines between rows."""
    plan = grow(VILLAGES, range(2025, 2030), 207, grain=10_000)
    years = plan.years
    header = head(
        [
            Cell("T/S/P/ K/SK", rows=2),
            Cell("URAIAN", rows=2),
            Cell("INDIKATOR", rows=2),
            Cell("SAT.", rows=2),
            Cell("KONDISI AWAL 2024", rows=2),
            Cell("TARGET TAHUN KE-", cols=5),
            Cell("KEBUTUHAN DANA TAHUN KE- (JUTA RUPIAH)", cols=5),
        ],
        [*(str(n) for n in range(1, 6)), *(str(n) for n in range(1, 6))],
        fill="E2EFDA",
    )
    letters = {"tujuan": "T", "sasaran": "S", "program": "P", "kegiatan": "K", "sub_kegiatan": "SK"}
    body: list[Row] = []
    for n, (element, k, each) in enumerate(measured([*plan.goals, *plan.spending()])):
        amounts = {y: f"{element.pagu[y] / 1e6:.2f}".replace(".", ",") for y in years} if element.pagu else {}
        fill = "F2F2F2" if n % 2 else None
        names = [mid(letters[element.level] if k == 0 else "", fill=fill), Cell(element.name if k == 0 else "", bold=element.level in ("tujuan", "sasaran", "program"), fill=fill)]
        values = [Cell(each.name, fill=fill), mid(each.unit, fill=fill), mid(each.baseline, fill=fill), *(mid(each.targets[y], fill=fill) for y in years)]
        money = [right(amounts.get(y, "") if k == 0 else "", fill=fill) for y in years]
        more = shared_pagu(k, amounts, merged=False) if amounts else {}
        body.append(row(*names, *values, *money, truth=[truth(each, element, code=None, baseline=each.baseline, targets=by_year(each.targets), **more)]))
    total = {y: f"{plan.total(y) / 1e6:.2f}".replace(".", ",") for y in years}
    body.append(row("", Cell("JUMLAH", bold=True), *[""] * 8, *(right(total[y], bold=True) for y in years), truth=[budget_line(None, total)]))
    parts = [
        *titles("RENCANA STRATEGIS DINAS PEMBERDAYAAN MASYARAKAT DAN KAMPUNG", "KABUPATEN JAYAPURA TAHUN 2025-2029"),
        Line("Keterangan: T = Tujuan, S = Sasaran, P = Program, K = Kegiatan, SK = Sub Kegiatan. Tahun ke-1 = 2025, tahun ke-5 = 2029.", size=8),
        Table([26, 150, 150, 40, 40, *[36] * 5, *[48] * 5], header, body, rules="frame", size=7),
    ]
    fact = facts("renstra", "Dinas Pemberdayaan Masyarakat dan Kampung", "Kabupaten Jayapura", years=years)
    return Document("renstra-dpmk-2025", "pdf", fact, parts, wide=True, paper=(609, 935), footer="DPMK Kab. Jayapura - {n}")


def palembang() -> Document:
    """A Word file with pairs K and Rp for each year and for the end of the period, bidang urusan above, unit inside the target."""
    plan = grow(REVENUE, range(2024, 2027), 208)
    years = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Bidang Urusan/ Program/ Kegiatan/ Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja Program (Outcome) dan Kegiatan (Output)", rows=2),
            Cell("Kondisi Awal RPD (2023)", rows=2),
            *(Cell(f"Tahun {y}", cols=2) for y in years),
            Cell("Kondisi Kinerja pada Akhir Periode RPD", cols=2),
        ],
        ["K", "Rp"] * 4,
    )
    body = [row("5.02", Cell("KEUANGAN", bold=True), *[""] * 10)]
    for element, k, each in measured(plan.spending()):
        amounts = amounts_of(element, years)
        values = {y: f"{each.targets[y]} {each.unit}" for y in years}
        names = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
        last = [mid(values[years[-1]]), right(rupiah(sum(element.pagu.values())) if k == 0 else "")]
        said = truth(each, element, baseline=f"{each.baseline} {each.unit}", targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=False))
        body.append(row(*names, each.name, mid(f"{each.baseline} {each.unit}"), *pairs(values, amounts, k == 0), *last, truth=[said]))
    whole = right(rupiah(sum(map(plan.total, years))), bold=True)
    total = {y: rupiah(plan.total(y)) for y in years}
    money = [one for y in years for one in (cell(""), right(total[y], bold=True))]
    body.append(row("", Cell("JUMLAH", bold=True), "", "", *money, "", whole, truth=[budget_line(None, total)]))
    goal_body = []
    for element, k, each in measured(plan.goals):
        name = [Cell(_goal_label(element), rows=len(element.indicators))] if k == 0 else []
        goal_body.append(row(*name, f"{each.name} ({each.unit})", mid(each.baseline), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years, baseline=each.baseline)]))
    parts = [
        *titles("RENCANA STRATEGIS TAHUN 2024-2026", "BADAN PENDAPATAN DAERAH KOTA PALEMBANG"),
        Line("Tabel 4.1 Tujuan dan Sasaran", size=9),
        Table([210, 180, 60, 60, 60, 60], head(["Tujuan/Sasaran", "Indikator", "Tahun 2023", *(f"Tahun {y}" for y in years)]), goal_body, size=9),
        Break(wide=True),
        Line("Tabel 5.1 Rencana Program dan Kegiatan serta Pendanaan", size=9),
        Table([64, 120, 120, 54, *[54, 74] * 4], header, body, size=7),
    ]
    return Document("renstra-pendapatan-2024", "docx", facts("renstra", "Badan Pendapatan Daerah", "Kota Palembang", years=years), parts)


DOCUMENTS = (lombok, purbalingga, asahan, batam, kutai, madiun, jayapura, palembang)
