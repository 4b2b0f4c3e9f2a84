"""Lay out strategic plans (Renstra) of eight offices."""

from __future__ import annotations

from common import facts, goal_truth, mid, paragraph, right, shared_pagu, titles, with_unit
from layout import Break, Cell, Document, Line, Row, Table, cell, head, row
from offices import DISASTER, DISTRICT, FISHERY, HEALTH, LIBRARY, TRADE, TRANSPORT, WOMEN
from plans import Element, Plan, budget_line, by_year, grow, rupiah, truth


def code_cells(code: str, size: int = 5) -> list[Cell]:
    """Print each part of a code in a cell of its own: 3 | 25 | 03 | 2.01 | 0004."""
    parts = code.split(".")
    cut = [*parts[:3], ".".join(parts[3:5]) if len(parts) > 3 else "", parts[5] if len(parts) > 5 else ""]
    return [mid(each) for each in cut[:size]]


def goals_by_ordinal(plan: Plan, size: float = 8) -> Table:
    """Lay out tujuan and sasaran side by side; years are only counted, 1 to n."""
    n = len(plan.years)
    header = head(
        [Cell("No.", rows=2), Cell("TUJUAN", rows=2), Cell("SASARAN", rows=2), Cell("INDIKATOR TUJUAN/SASARAN", rows=2), Cell("TARGET KINERJA TUJUAN/SASARAN PADA TAHUN KE-", cols=n)],
        [str(k) for k in range(1, n + 1)],
        [f"({k})" for k in range(1, 5 + n)],
    )
    body = []
    for number, element in enumerate(plan.goals, 1):
        for k, each in enumerate(element.indicators):
            first = (
                [mid(str(number), rows=len(element.indicators)), *(Cell(element.name if element.level == level else "", rows=len(element.indicators)) for level in ("tujuan", "sasaran"))]
                if k == 0
                else []
            )
            text = f"{each.name} ({each.unit})"
            body.append(row(*first, text, *(mid(each.targets[y]) for y in plan.years), truth=[goal_truth(each, element, plan.years)]))
    return Table([22, 110, 110, 130, *[40] * n], header, body, size=size)


def wakatobi() -> Document:
    """T-C.27 over many pages: codes in five cells, three header lines printed once, rows cut by pages, units inside targets."""
    plan = grow(FISHERY, range(2022, 2027), 11)
    years = plan.years
    band = [Cell(f"Tahun-{k} ({y})", cols=2) for k, y in enumerate(years, 1)]
    header = head(
        [
            Cell("Kode", cols=5, rows=3),
            Cell("Program, Kegiatan dan Sub Kegiatan", rows=3),
            Cell("Indikator Kinerja Program (outcome), Kegiatan (output) dan Sub Kegiatan", rows=3),
            Cell("Data Capaian pada Tahun Awal Perencanaan", rows=3),
            Cell("Target Kinerja Program dan Kerangka Pendanaan", cols=10),
            Cell("Kondisi Kinerja pada akhir periode Renstra", cols=2, rows=2),
            Cell("Unit Kerja Penanggung jawab", rows=3),
        ],
        band,
        ["Target", "Rp"] * 6,
    )
    body = [row(mid("3"), mid("25"), "", "", "", Cell("URUSAN PEMERINTAHAN BIDANG KELAUTAN DAN PERIKANAN", bold=True, cols=16))]
    for element in plan.spending():
        amounts = {y: rupiah(element.pagu[y]) for y in years}
        bold = element.level == "program"
        for k, each in enumerate(element.indicators):
            values = with_unit(each, years)
            cells: list[Cell | str] = [*code_cells(element.code), Cell(element.name, bold=bold)] if k == 0 else ["", "", "", "", "", ""]
            cells += [each.name, mid(f"{each.baseline} {each.unit}")]
            for y in years:
                cells += [mid(values[y]), right(amounts[y] if k == 0 else "")]
            cells += [mid(values[years[-1]]), right(rupiah(sum(element.pagu.values())) if k == 0 else ""), "Dinas Kelautan dan Perikanan"]
            body.append(row(*cells, truth=[truth(each, element, baseline=f"{each.baseline} {each.unit}", targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=False))]))
    total = {y: rupiah(plan.total(y)) for y in years}
    last: list[Cell] = []
    for y in years:
        last += [cell(""), right(total[y], bold=True)]
    body.append(row(Cell("JUMLAH", cols=8, bold=True, align="c"), *last, "", right(rupiah(sum(map(plan.total, years))), bold=True), "", truth=[budget_line(None, total)]))
    table = Table([11, 13, 13, 19, 20, 92, 92, 42, *[40, 62] * 6, 48], header, body, repeat="none", split=True, size=6.6)
    parts = [
        *titles("BAB IV", "TUJUAN DAN SASARAN", "RENCANA STRATEGIS DINAS KELAUTAN DAN PERIKANAN KABUPATEN WAKATOBI TAHUN 2022-2026"),
        paragraph("Tujuan dan sasaran jangka menengah disusun mengacu pada RPJMD Kabupaten Wakatobi dan Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017."),
        Line("Tabel T-C.25 Tujuan dan Sasaran Jangka Menengah Pelayanan Dinas Kelautan dan Perikanan", size=9, align="c"),
        goals_by_ordinal(plan),
        Break(wide=True),
        Line("Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan Dinas Kelautan dan Perikanan Kabupaten Wakatobi", size=9, align="c", bold=True),
        table,
    ]
    fact = facts("renstra", "Dinas Kelautan dan Perikanan", "Kabupaten Wakatobi", years=years)
    return Document("renstra-kelautan-2022", "pdf", fact, parts, paper=(609, 935), footer="Renstra Dinas Kelautan dan Perikanan Tahun 2022-2026 | IV-{n}", options={"first_page": 46})


def ambon() -> Document:
    """A workbook without codes: level by fill, bold and indent; targets first, then amounts in millions; a sheet for the goals."""
    plan = grow(WOMEN, range(2022, 2027), 12, secretariat=False, grain=100_000)
    years = plan.years
    office = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    look = {"program": ("9BC2E6", True, 0), "kegiatan": ("DDEBF7", True, 1), "sub_kegiatan": (None, False, 2)}
    header = head(
        [
            Cell("No", rows=2),
            Cell("PROGRAM / KEGIATAN / SUB KEGIATAN", rows=2),
            Cell("TOLOK UKUR KINERJA", rows=2),
            Cell("Satuan", rows=2),
            Cell("Kondisi Awal (2021)", rows=2),
            Cell("TARGET CAPAIAN", cols=5),
            Cell("KEBUTUHAN DANA (Rp Juta)", cols=5),
            Cell("BIDANG PENGAMPU", rows=2),
        ],
        [*map(str, years), *map(str, years)],
    )
    body = []
    count = 0
    for element in plan.spending():
        fill, bold, indent = look[element.level]
        count += element.level == "program"
        amounts = {y: f"{element.pagu[y] / 1e6:.1f}".replace(".", ",") for y in years}
        size = len(element.indicators)
        for k, each in enumerate(element.indicators):
            first = [Cell(str(count) if element.level == "program" else "", rows=size, fill=fill, align="c"), Cell(element.name, rows=size, fill=fill, bold=bold, indent=indent)] if k == 0 else []
            money = [Cell(amounts[y], rows=size, align="r", fill=fill, bold=bold, number=element.pagu[y] / 1e6, pattern="#,##0.0") for y in years] if k == 0 else []
            last = [Cell("Bidang PPA" if "Perempuan" in element.name else "Bidang Dalduk KB", rows=size, fill=fill)] if k == 0 else []
            cells = [*first, Cell(each.name, fill=fill), mid(each.unit, fill=fill), mid(each.baseline, fill=fill), *(mid(each.targets[y], fill=fill) for y in years), *money, *last]
            body.append(row(*cells, truth=[truth(each, element, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True))]))
    goal_header = head(["Tujuan / Sasaran", "Indikator", "Satuan", "Kondisi Awal", *map(str, years), "Kondisi Akhir"])
    goal_body = []
    for element in plan.goals:
        goal_body.append(row(Cell(f"{'TUJUAN' if element.level == 'tujuan' else 'SASARAN'} : {element.name}", cols=10, bold=True, fill="FFF2CC")))
        for each in element.indicators:
            goal_body.append(
                row(
                    "",
                    each.name,
                    mid(each.unit),
                    mid(each.baseline),
                    *(mid(each.targets[y]) for y in years),
                    mid(each.targets[years[-1]]),
                    truth=[goal_truth(each, element, years, baseline=each.baseline)],
                )
            )
    parts = [
        *titles("RENCANA STRATEGIS (RENSTRA) TAHUN 2022 - 2026", office.upper(), "KOTA AMBON"),
        Table([150, 180, 60, 50, *[45] * 5, 50], goal_header, goal_body, size=8),
        Break(title="Program"),
        *titles("RENCANA PROGRAM, KEGIATAN DAN SUB KEGIATAN SERTA PENDANAAN", f"{office} Kota Ambon", "Periode 2022 s.d. 2026"),
        Table([24, 210, 210, 60, 50, *[50] * 5, *[60] * 5, 90], header, body, size=8),
    ]
    return Document("renstra-dp3appkb-2022", "xlsx", facts("renstra", office, "Kota Ambon", years=years), parts, options={"sheet": "Tujuan Sasaran"})


def agam() -> Document:
    """A Word file for three years of transition; levels by roman and decimal numbers."""
    plan = grow(DISASTER, range(2024, 2027), 13, secretariat=True)
    years = plan.years
    header = head(
        [
            Cell("NO.", rows=3),
            Cell("URAIAN", rows=3),
            Cell("INDIKATOR KINERJA", rows=3),
            Cell("SATUAN", rows=3),
            Cell("CAPAIAN 2023", rows=3),
            Cell("TARGET KINERJA DAN PENDANAAN", cols=6),
            Cell("KET.", rows=3),
        ],
        [Cell(f"TAHUN {y}", cols=2) for y in years],
        ["TARGER", "PAGU (Rp.)"] * 3,
    )
    body = []
    for p, program in enumerate(plan.programs):
        numbered: list[tuple[str, Element]] = [(("I", "II", "III")[p], program)]
        for k, activity in enumerate(program.parts, 1):
            numbered.append((f"{('I', 'II', 'III')[p]}.{k}", activity))
            numbered += [(f"{('I', 'II', 'III')[p]}.{k}.{b}", sub) for b, sub in enumerate(activity.parts, 1)]
        for number, element in numbered:
            amounts = {y: rupiah(element.pagu[y], "id00") for y in years}
            size = len(element.indicators)
            for k, each in enumerate(element.indicators):
                cells: list[Cell | str] = [Cell(number, rows=size), Cell(element.name, rows=size)] if k == 0 else []
                cells += [each.name, mid(each.unit), mid(each.baseline)]
                for y in years:
                    cells += [mid(each.targets[y]), *([Cell(amounts[y], rows=size, align="r")] if k == 0 else [])]
                said = truth(each, element, code=None, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True))
                body.append(row(*cells, *([Cell("", rows=size)] if k == 0 else []), truth=[said]))
    total = {y: rupiah(plan.total(y), "id00") for y in years}
    last = [each for y in years for each in (cell(""), right(total[y], bold=True))]
    body.append(row(Cell("TOTAL KEBUTUHAN PENDANAAN", cols=5, bold=True), *last, "", truth=[budget_line(None, total)]))
    goal_header = head([Cell("TUJUAN / SASARAN", rows=2), Cell("INDIKATOR", rows=2), Cell("SATUAN", rows=2), Cell("TARGET TAHUN", cols=3)], list(map(str, years)))
    goal_body = []
    for element in plan.goals:
        for k, each in enumerate(element.indicators):
            name = [Cell(f"{'Tujuan' if element.level == 'tujuan' else 'Sasaran'}: {element.name}", rows=len(element.indicators))] if k == 0 else []
            goal_body.append(row(*name, each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    parts = [
        *titles("RENCANA STRATEGIS TAHUN 2024-2026", "BADAN PENANGGULANGAN BENCANA DAERAH", "KABUPATEN AGAM"),
        paragraph("Renstra Badan Penanggulangan Bencana Daerah disusun berdasarkan Instruksi Menteri Dalam Negeri Nomor 52 Tahun 2022 dan Peraturan Bupati Agam Nomor 9 Tahun 2023."),
        Line("Tabel 4.1 Tujuan dan Sasaran Badan Penanggulangan Bencana Daerah", size=9),
        Table([160, 150, 60, 45, 45, 45], goal_header, goal_body, size=8),
        Break(wide=True),
        Line("Tabel 6.1 Program, Kegiatan dan Sub Kegiatan Badan Penanggulangan Bencana Daerah", size=9),
        Table([34, 150, 150, 52, 48, *[48, 84] * 3, 30], header, body, size=7),
    ]
    return Document("renstra-bpbd-2024", "docx", facts("renstra", "Badan Penanggulangan Bencana Daerah", "Kabupaten Agam", years=years), parts)


def ternate() -> Document:
    """Tabel 4.3 after Inmendagri 2/2025: names and amounts above outcomes; kelurahan blocks repeat the same codes; only the lowest header line goes on."""
    plan = grow(DISTRICT, range(2026, 2031), 14)
    years = plan.years
    units = ("KELURAHAN GAMALAMA", "KELURAHAN MOYA", "KELURAHAN SALAHUDDIN")
    header = head(
        [
            Cell("PROGRAM/ OUTCOME/ KEGIATAN/ SUBKEGIATAN/ OUTPUT", rows=3),
            Cell("INDIKATOR OUTCOME/ OUTPUT", rows=3),
            Cell("BASELINE TAHUN 2025", rows=3),
            Cell("TARGET DAN PAGU INDIKATIF TAHUN", cols=10),
            Cell("PERANGKAT DAERAH", rows=3),
        ],
        [Cell(str(y), cols=2) for y in years],
        ["TARGET", "PAGU"] * 5,
        [f"({n:02})" for n in range(1, 15)],
    )
    body: list[Row] = []

    def block(elements: list[Element], owner: str) -> None:
        for element in elements:
            amounts = {y: rupiah(element.pagu[y]) for y in years}
            money: list[Cell] = []
            for y in years:
                money += [cell(""), right(amounts[y], bold=element.level == "program")]
            body.append(row(Cell(f"{element.code} - {element.name}", cols=2, bold=element.level != "sub_kegiatan"), "", *money, owner))
            for k, each in enumerate(element.indicators):
                statement = "" if k else f"{'Terpenuhinya' if element.level == 'program' else 'Tersedianya'} {element.name.lower()}"
                values: list[Cell] = []
                for y in years:
                    values += [mid(each.targets[y]), cell("")]
                said = truth(
                    each,
                    element,
                    baseline=each.baseline,
                    targets=by_year(each.targets),
                    unit_in_indicator=True,
                    statement=statement,
                    block=owner,
                    pagu=by_year(amounts),
                    **({"pagu_merged": True} if k else {}),
                )
                body.append(row(Cell(statement, indent=2), f"{each.name} ({each.unit})", mid(each.baseline), *values, "", truth=[said]))

    shared = [p for p in plan.programs if p.code == "7.01.03"]
    block([e for p in plan.programs if p not in shared for e in p.walk()], "KECAMATAN TERNATE TENGAH")
    grown = [(unit, grow(DISTRICT, years, 140 + k, secretariat=False)) for k, unit in enumerate(units)]
    for unit, one in grown:
        block([e for p in one.programs if p.code == "7.01.03" for e in p.walk()], unit)
    sums = {y: rupiah(sum(p.pagu[y] for p in plan.programs if p not in shared) + sum(p.pagu[y] for _, one in grown for p in one.programs if p.code == "7.01.03")) for y in years}
    last: list[Cell] = []
    for y in years:
        last += [cell(""), right(sums[y], bold=True)]
    body.append(row(Cell("TOTAL", cols=3, bold=True, align="c"), *last, "", truth=[budget_line(None, sums)]))
    parts = [
        *titles("PEMERINTAH KOTA TERNATE", "RENCANA STRATEGIS KECAMATAN TERNATE TENGAH TAHUN 2025-2029", size=12),
        Line("Tabel 4.3 Rencana Program/Kegiatan/Subkegiatan dan Pendanaan", size=9, align="c"),
        Table([105, 95, 44, *[38, 62] * 5, 62], header, body, repeat="last", size=5.8),
    ]
    fact = facts("renstra", "Kecamatan Ternate Tengah", "Kota Ternate", years=years, note="Period 2025-2029, columns 2026-2030")
    return Document("renstra-kecamatan-2025", "pdf", fact, parts, wide=True, paper=(609, 935), footer="Dicetak oleh SIPD pada 14/08/2025 09:41:07    Halaman {n}")


def bangka() -> Document:
    """A scanned Renstra of four years: goals, then programs and kegiatan by decimal numbers with target and amount."""
    plan = grow(LIBRARY, range(2020, 2024), 15)
    years = plan.years
    header = head([Cell("NO", rows=2), Cell("PROGRAM / KEGIATAN", rows=2), Cell("INDIKATOR", rows=2), Cell("SATUAN", rows=2), *(Cell(str(y), cols=2) for y in years)], ["TARGET", "ANGGARAN (Rp)"] * 4)
    body = []
    numbered = [(f"{n}.{k}" if k else str(n), e) for n, p in enumerate(plan.programs, 1) for k, e in enumerate([p, *p.parts])]
    for number, element in numbered:
        amounts = {y: rupiah(element.pagu[y]) for y in years}
        size = len(element.indicators)
        for k, each in enumerate(element.indicators):
            cells: list[Cell | str] = [mid(number, rows=size), Cell(element.name, rows=size)] if k == 0 else []
            cells += [each.name, mid(each.unit)]
            for y in years:
                cells += [mid(each.targets[y]), *([Cell(amounts[y], rows=size, align="r")] if k == 0 else [])]
            body.append(row(*cells, truth=[truth(each, element, code=None, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True))]))
    total = {y: rupiah(plan.total(y)) for y in years}
    body.append(row(Cell("JUMLAH", cols=4, bold=True, align="c"), *(each for y in years for each in (cell(""), right(total[y], bold=True))), truth=[budget_line(None, total)]))
    goal_header = head([Cell("Tujuan", rows=2), Cell("Sasaran", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("Target Tahun", cols=4)], list(map(str, years)))
    goal_body = []
    for element in plan.goals:
        for each in element.indicators:
            names = [element.name if element.level == level else "" for level in ("tujuan", "sasaran")]
            goal_body.append(row(*names, each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    parts = [
        *titles("RENCANA STRATEGIS TAHUN 2020-2023", "DINAS PERPUSTAKAAN DAN KEARSIPAN KABUPATEN BANGKA"),
        Line("Tabel 4.1 Tujuan dan Sasaran Jangka Menengah", size=10),
        Table([110, 120, 130, 60, 50, 50, 50, 50], goal_header, goal_body, size=9),
        Line("", size=12),
        Line("Tabel 6.1 Rencana Program dan Pendanaan", size=10),
        Table([24, 120, 120, 62, *[50, 82] * 4], header, body, size=8.4),
    ]
    fact = facts("renstra", "Dinas Perpustakaan dan Kearsipan", "Kabupaten Bangka", years=years)
    return Document("renstra-perpustakaan-2020", "pdf", fact, parts, wide=True, scan={"seed": 15, "skew": 0.5, "noise": 7, "dpi": 200}, group="scan")


def merauke() -> Document:
    """A LibreOffice sheet whose indicator stands before the name, whose code stands in the middle, and whose header comes again half-way."""
    plan = grow(TRADE, range(2025, 2030), 16, secretariat=False)
    years = plan.years
    header = head(
        [
            Cell("Indikator Kinerja", rows=2),
            Cell("Sat.", rows=2),
            Cell("Kode Rekening", rows=2),
            Cell("Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Pagu Indikatif (Rp)", cols=5),
            Cell("Besaran Target", cols=5),
        ],
        [*map(str, years), *map(str, years)],
    )
    body: list[Row] = []
    for n, element in enumerate(plan.spending()):
        if n == 11:
            body += [Row([Cell(c.text, c.cols, c.rows, bold=True) for c in line.cells]) for line in header]
        amounts = {y: rupiah(element.pagu[y]) for y in years}
        for k, each in enumerate(element.indicators):
            cells = [each.name, each.unit, element.code if k == 0 else "", element.name if k == 0 else ""]
            cells += [Cell(amounts[y], number=element.pagu[y]) if k == 0 else "" for y in years]
            cells += [each.targets[y] for y in years]
            body.append(row(*cells, truth=[truth(each, element, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False))]))
    total = {y: rupiah(plan.total(y)) for y in years}
    body.append(row("", "", "", Cell("Jumlah seluruhnya", bold=True), *(Cell(total[y], number=plan.total(y)) for y in years), *[""] * 5, truth=[budget_line(None, total)]))
    office = "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian dan Perdagangan"
    parts = [*titles("RENCANA STRATEGIS PERANGKAT DAERAH", f"{office} Kabupaten Merauke", "TAHUN 2025-2029"), Table([60] * 14, header, body)]
    return Document("renstra-koperindag-2025", "ods", facts("renstra", office, "Kabupaten Merauke", years=years), parts, options={"sheet": "Matriks"})


def sumba() -> Document:
    """The page of an application: sasaran, program, kegiatan and sub kegiatan side by side, merged downwards."""
    plan = grow(HEALTH, range(2024, 2027), 17, secretariat=False)
    years = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Program", rows=2),
            Cell("Kegiatan", rows=2),
            Cell("Sub Kegiatan", rows=2),
            Cell("Indikator Sub Kegiatan", rows=2),
            Cell("Satuan", rows=2),
            *(Cell(f"Tahun {y}", cols=2) for y in years),
        ],
        ["Target", "Pagu (Rp)"] * 3,
    )
    body = []
    for program in plan.programs:
        subs = [(activity, sub) for activity in program.parts for sub in activity.parts]
        for n, (activity, sub) in enumerate(subs):
            each = sub.indicators[0]
            amounts = {y: rupiah(sub.pagu[y]) for y in years}
            cells: list[Cell | str] = [sub.code]
            cells += [Cell(program.name, rows=len(subs), bold=True)] if n == 0 else []
            cells += [Cell(activity.name, rows=len(activity.parts))] if sub is activity.parts[0] else []
            cells += [sub.name, each.name, each.unit]
            for y in years:
                cells += [mid(each.targets[y]), right(amounts[y])]
            body.append(row(*cells, truth=[truth(each, sub, targets=by_year(each.targets), pagu=by_year(amounts))]))
    goal_header = head([Cell("Tujuan", rows=2), Cell("Indikator Tujuan", cols=5), Cell("Sasaran", rows=2), Cell("Indikator Sasaran", cols=5)], ["Uraian", "Satuan", *map(str, years)] * 2)
    goal, *targets = plan.goals
    pairs = [(element, each) for element in targets for each in element.indicators]
    goal_body = []
    for n, (element, each) in enumerate(pairs):
        top = goal.indicators[0]
        left = [Cell(t, rows=len(pairs)) for t in (goal.name, top.name, top.unit, *(top.targets[y] for y in years))] if n == 0 else []
        name = [Cell(element.name, rows=len(element.indicators))] if each is element.indicators[0] else []
        said = [goal_truth(top, goal, years)] if n == 0 else []
        goal_body.append(row(*left, *name, each.name, each.unit, *(each.targets[y] for y in years), truth=[*said, goal_truth(each, element, years)]))
    parts = [
        Line("e-Planning Kabupaten Sumba Timur", size=9),
        *titles("Rencana Strategis Dinas Kesehatan Kabupaten Sumba Timur Tahun 2024-2026"),
        Line("Tujuan dan Sasaran", bold=True),
        Table([1] * 12, goal_header, goal_body),
        Line("Program, Kegiatan dan Sub Kegiatan", bold=True),
        Table([1] * 12, header, body),
        Line("Dicetak pada 17 Januari 2025 pukul 10.22 WITA oleh operator_dinkes"),
    ]
    return Document("renstra-kesehatan-2024", "html", facts("renstra", "Dinas Kesehatan", "Kabupaten Sumba Timur", years=years), parts, options={"title": "Cetak Renstra"})


def bengkulu() -> Document:
    """An old form of six years: program and kegiatan only, short codes, amounts in thousands, vertical rules, two of three header lines repeated."""
    plan = grow(TRANSPORT, range(2016, 2022), 18)
    years = plan.years
    header = head(
        [
            Cell("KODE", rows=2),
            Cell("PROGRAM DAN KEGIATAN", rows=2),
            Cell("INDIKOTOR KINERJA", rows=2),
            Cell("SATUAN", rows=2),
            Cell("KONDISI AWAL", rows=2),
            *(Cell(f"TAHUN {y}", cols=2) for y in years),
            Cell("LOKASI", rows=2),
        ],
        ["TARGET", "Rp. 000"] * 6,
    )
    body = []
    for p, program in enumerate(plan.programs):
        for k, element in enumerate([program, *program.parts]):
            code = f"1.07.{15 + p}" + (f".{k:02}" if k else "")
            amounts = {y: rupiah(element.pagu[y] // 1000) for y in years}
            for n, each in enumerate(element.indicators):
                cells: list[Cell | str] = [code if n == 0 else "", Cell(element.name if n == 0 else "", bold=k == 0, indent=min(k, 1)), each.name, mid(each.unit), mid(each.baseline)]
                for y in years:
                    cells += [mid(each.targets[y]), right(amounts[y] if n == 0 else "")]
                said = truth(each, element, code=code, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(n, amounts, merged=False))
                body.append(row(*cells, "Prov. Bengkulu" if n == 0 else "", truth=[said]))
    total = {y: rupiah(plan.total(y) // 1000) for y in years}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", *(each for y in years for each in (cell(""), right(total[y], bold=True))), "", truth=[budget_line(None, total)]))
    goal_header = head(
        [Cell("NO", rows=2), Cell("SASARAN STRATEGIS", rows=2), Cell("INDIKATOR SASARAN", rows=2), Cell("SATUAN", rows=2), Cell("TARGET KINERJA SASARAN PADA TAHUN", cols=6)], list(map(str, years))
    )
    goal_body = []
    for n, element in enumerate(plan.goals[1:], 1):
        for each in element.indicators:
            new = each is element.indicators[0]
            goal_body.append(row(mid(str(n)) if new else "", element.name if new else "", each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    parts = [
        *titles("RENCANA STRATEGIS", "DINAS PERHUBUNGAN PROVINSI BENGKULU", "TAHUN 2016 - 2021"),
        Line("Tabel V.1 Sasaran Strategis dan Target Kinerja", size=9),
        Table([20, 120, 130, 50, *[40] * 6], goal_header, goal_body, rules="columns", size=7.5),
        Break(wide=True),
        Line("Tabel V.2 Rencana Program, Kegiatan, Indikator Kinerja, Kelompok Sasaran dan Pendanaan Indikatif", size=9),
        Line("(dalam ribuan rupiah)", size=8, align="r"),
        Table([40, 100, 95, 38, 36, *[34, 46] * 6, 42], header, body, rules="columns", repeat="last", size=8),
    ]
    fact = facts("renstra", "Dinas Perhubungan", "Provinsi Bengkulu", years=years)
    return Document("renstra-perhubungan-2016", "pdf", fact, parts, footer="{n}")


DOCUMENTS = (wakatobi, ambon, agam, ternate, bangka, merauke, sumba, bengkulu)
