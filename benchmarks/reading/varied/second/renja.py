"""Lay out yearly work plans (Renja) of other offices."""

from __future__ import annotations

from common import facts, goal_truth, mid, paragraph, right, shared_pagu, titles
from layout import Break, Cell, Document, Line, Row, Table, Truth, cell, head, row
from plans import Element, Plan, budget_line, by_year, grow, rupiah, truth
from second.offices import BRANCHES, CIVIL, DIGITAL, FOREST, ORDER, SOCIAL, STAFF, TOURISM, VILLAGES
from second.tools import amounts_of, measured, only, sasaran_of


def _later(*years: int) -> Truth:
    return {"optional_years": [str(year) for year in years]}


def kulon_progo() -> Document:
    """Tabel 4.1 after Permendagri 14/2026: end of the Renstra, realisation, estimate, plan, priorities, target groups and forward estimate."""
    plan = grow(ORDER, range(2025, 2031), 221)
    year, after, end = 2027, 2028, 2030
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Urusan/Bidang Urusan/Program/ Kegiatan/Subkegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target Akhir Renstra PD (2030)", rows=2),
            Cell("Realisasi Capaian Kinerja Tahun 2025", rows=2),
            Cell("Prakiraan Capaian Tahun 2026", rows=2),
            Cell("Rencana Tahun 2027", cols=4),
            Cell("Dukungan terhadap Prioritas", cols=2),
            Cell("Kelompok Sasaran", rows=2),
            Cell("Prakiraan Maju Rencana Tahun 2028", cols=2),
        ],
        ["Target", "Pagu Indikatif (Rp)", "Lokasi", "Sumber Dana", "Nasional", "Daerah", "Target", "Pagu Indikatif (Rp)"],
        [f"({n})" for n in range(1, 17)],
        fill="E7E6E6",
    )
    total, ahead = rupiah(plan.total(year)), rupiah(plan.total(after))
    body = []
    for code, name in (("1", "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR"), ("1.05", "KETENTERAMAN DAN KETERTIBAN UMUM SERTA PERLINDUNGAN MASYARAKAT")):
        body.append(row(code, Cell(name, bold=True), *[""] * 6, right(total, bold=True), *[""] * 6, right(ahead, bold=True)))
    for element, k, each in measured(plan.spending()):
        amounts, lowest = amounts_of(element, (year, after)), element.level == "sub_kegiatan"
        first = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
        known = [mid(each.targets[y]) for y in (end, 2025, 2026)]
        money = (right(amounts[year]), right(amounts[after])) if k == 0 else ("", "")
        more = ["Kab. Kulon Progo", "PAD"] if lowest else ["", ""]
        goals = ["PN 7", "Prioritas 3", "Masyarakat"] if lowest else ["", "", ""]
        said = truth(each, element, targets=only(each.targets, year, 2026, after, end), **shared_pagu(k, amounts, merged=False), **_later(2026, after, end))
        body.append(row(*first, each.name, mid(each.unit), *known, mid(each.targets[year]), money[0], *more, *goals, mid(each.targets[after]), money[1], truth=[said]))
    last = [Cell("JUMLAH", cols=8, bold=True, align="c"), right(total, bold=True), *map(cell, [""] * 6), right(ahead, bold=True)]
    body.append(row(*last, truth=[budget_line(None, {year: total, after: ahead}, **_later(after))]))
    parts = [
        *titles("BAB IV RENCANA KERJA DAN PENDANAAN", "RENCANA KERJA SATUAN POLISI PAMONG PRAJA KABUPATEN KULON PROGO TAHUN 2027", size=10),
        paragraph("Disusun dengan pedoman Peraturan Menteri Dalam Negeri Nomor 14 Tahun 2026."),
        Line("Tabel 4.1 Rencana Program, Kegiatan, dan Subkegiatan Tahun 2027 serta Prakiraan Maju Tahun 2028", size=9, align="c"),
        Table([58, 104, 96, 38, 40, 44, 42, 40, 62, 40, 30, 36, 38, 44, 40, 62], header, body, size=6.2, repeat="last"),
    ]
    fact = facts("renja", "Satuan Polisi Pamong Praja", "Kabupaten Kulon Progo", year=2027)
    return Document("renja-satpolpp-2027", "pdf", fact, parts, wide=True, paper=(609, 935), footer="Renja Satpol PP Tahun 2027 | {n}", options={"watermark": "RANCANGAN AKHIR"})


def _toraja_rows(program: Element, year: int, after: int) -> list[Row]:
    body = []
    for element, k, each in measured(program.walk()):
        amounts = amounts_of(element, (year, after), "rp")
        names = [element.code, Cell(element.name, bold=element is program)] if k == 0 else ["", ""]
        values = {y: f"{each.targets[y]} {each.unit}" for y in (year, after)}
        said = truth(each, element, targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=False), **_later(after))
        place = "Kab. Toraja Utara" if element.level == "sub_kegiatan" else ""
        money = [right(amounts[y] if k == 0 else "") for y in (year, after)]
        body.append(row(*names, each.name, place, mid(values[year]), money[0], "DAU", mid(values[after]), money[1], truth=[said]))
    return body


def toraja() -> Document:
    """A Word file whose matrix falls into several tables: one a program, headers only above some; the goals stand in a table inside a table."""
    plan = grow(TOURISM, range(2024, 2026), 222, secretariat=False)
    year, after = plan.years
    header = [Cell("KODE", rows=2), Cell("PROGRAM/KEGIATAN/SUB KEGIATAN", rows=2), Cell("INDIKATOR KINERJA", rows=2), Cell(f"RENCANA TAHUN {year}", cols=4), Cell(f"PRAKIRAAN MAJU {after}", cols=2)]
    lower = ["LOKASI", "TARGET", "PAGU INDIKATIF", "SUMBER DANA", "TARGET", "PAGU INDIKATIF"]
    widths = [74, 130, 120, 60, 60, 84, 44, 60, 84]
    goal_body = []
    for n, (element, k, each) in enumerate(measured(sasaran_of(plan)), 1):
        said = goal_truth(each, element, [year])
        goal_body.append(row(mid(str(n)), element.name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year]), truth=[said]))
    goals = Table([24, 200, 200, 60, 60], head(["No", "Sasaran", "Indikator Sasaran", "Satuan", f"Target {year}"]), goal_body, size=9)
    parts: list[Line | Table | Break] = [
        *titles("RENCANA KERJA (RENJA)", "DINAS PARIWISATA KABUPATEN TORAJA UTARA", f"TAHUN {year}"),
        Line("3.1 Tujuan dan Sasaran Renja", bold=True),
        goals,
        Line("3.2 Program, Kegiatan dan Sub Kegiatan", bold=True),
    ]
    for n, program in enumerate(plan.programs):
        if n == 1:
            parts.append(Line("(lanjutan)", size=8))
        if n == 2:
            parts.append(Break())
        made = head([Cell(one.text, one.cols, one.rows) for one in header], lower) if n != 1 else []
        parts.append(Table(widths, made, _toraja_rows(program, year, after), size=7, repeat="none"))
    total = {y: rupiah(plan.total(y), "rp") for y in plan.years}
    last = row("", Cell("JUMLAH", bold=True), "", "", "", right(total[year]), "", "", right(total[after]), truth=[budget_line(None, total, **_later(after))])
    parts[-1].body.append(last)
    fact = facts("renja", "Dinas Pariwisata", "Kabupaten Toraja Utara", year=year)
    return Document("renja-pariwisata-2024", "docx", fact, parts, wide=True, options={"nested": [0]})


def kalteng() -> Document:
    """The forestry office of a province: its branches (KPH) repeat the same codes and names; sums of each branch; narrow numbered columns."""
    years = range(2023, 2025)
    year, after = years
    units = ["UPT KPHP KAHAYAN HILIR", "UPT KPHP MENTAYA TENGAH SERUYAN HILIR", "UPT KPHL KAPUAS KAHAYAN"]
    main = grow(FOREST, years, 223)
    blocks = [("DINAS KEHUTANAN (INDUK)", main.programs[:1])] + [(unit, grow(FOREST, years, 2230 + n, secretariat=False).programs) for n, unit in enumerate(units)]
    header = head(
        [
            Cell("KODE", rows=2),
            Cell("UNIT KERJA / PROGRAM / KEGIATAN / SUB KEGIATAN", rows=2),
            Cell("TOLAK UKUR KINERJAA", rows=2),
            Cell(f"TAHUN {year}", cols=3),
            Cell(f"PRAKIRAAN MAJU {after}", cols=2),
            Cell("JENIS KEGIATAN", rows=2),
        ],
        ["TARGET", "SATUAN", "PAGU (Rp.)", "TARGET", "PAGU (Rp.)"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        fill="C6E0B4",
    )
    body: list[Row] = []
    for unit, programs in blocks:
        sums = [rupiah(sum(p.pagu[y] for p in programs), "id00") for y in years]
        body.append(row("", Cell(unit, bold=True, fill="FFFF99"), "", "", "", right(sums[0], bold=True), "", right(sums[1], bold=True), ""))
        for element, k, each in measured([e for p in programs for e in p.walk()]):
            amounts = amounts_of(element, years, "id00")
            names = [element.code, Cell(element.name, indent=("program", "kegiatan", "sub_kegiatan").index(element.level))] if k == 0 else ["", ""]
            money = [right(amounts[y] if k == 0 else "") for y in years]
            said = truth(each, element, targets=by_year(each.targets), block=unit, **shared_pagu(k, amounts, merged=False), **_later(after))
            body.append(row(*names, each.name, mid(each.targets[year]), mid(each.unit), money[0], mid(each.targets[after]), money[1], "Lanjutan" if k == 0 else "", truth=[said]))
    total = {y: rupiah(sum(p.pagu[y] for _, programs in blocks for p in programs), "id00") for y in years}
    body.append(row("", Cell("TOTAL DINAS", bold=True), "", "", "", right(total[year], bold=True), "", right(total[after], bold=True), "", truth=[budget_line(None, total, **_later(after))]))
    parts = [*titles("RENCANA KERJA DINAS KEHUTANAN PROVINSI KALIMANTAN TENGAH", f"TAHUN ANGGARAN {year}"), Table([70, 190, 170, 50, 56, 88, 50, 88, 50], header, body, size=7, repeat="last")]
    fact = facts("renja", "Dinas Kehutanan", "Provinsi Kalimantan Tengah", year=year)
    return Document("renja-kehutanan-2023", "pdf", fact, parts, wide=True, font="Times", footer="Dinas Kehutanan Prov. Kalteng, Renja 2023, hlm {n}")


def _beside(plan: Plan, year: int, after: int) -> Table:
    header = head(["No", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", f"Target {year}", Cell("", fill="FFFFFF"), "Kode", "Program/Kegiatan", f"Pagu {year} (Rp)", f"Perkiraan {after} (Rp)"])
    right_side = plan.spending("program", "kegiatan")
    body = []
    label = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": "Sub Kegiatan "}
    for n, (element, k, each) in enumerate(measured(plan.spending())):
        name = label[element.level] + element.name
        amount = {year: rupiah(element.pagu[year]), after: rupiah(element.pagu[after])}
        alt = {"pagu_alt": by_year(amount)}
        said = [truth(each, element, code=None, targets=only(each.targets, year), **alt) | {"element": name}]
        cells: list[Cell | str] = [mid(str(n + 1)), name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year]), ""]
        if n < len(right_side):
            other = right_side[n]
            money = {y: rupiah(other.pagu[y]) for y in (year, after)}
            cells += [other.code, Cell(other.name, bold=other.level == "program"), *(right(money[y], number=other.pagu[y], pattern="#,##0") for y in (year, after))]
            said.append(budget_line(other, money, coded=True, **_later(after)))
        elif n == len(right_side):
            money = {y: rupiah(plan.total(y)) for y in (year, after)}
            cells += ["", Cell("Jumlah", bold=True), *(right(money[y], number=plan.total(y), pattern="#,##0") for y in (year, after))]
            said.append(budget_line(None, money, **_later(after)))
        else:
            cells += [Cell("", cols=4)]
        body.append(row(*cells, truth=said))
    return Table([30, 230, 230, 60, 60, 16, 80, 230, 100, 100], header, body, size=9)


def cianjur() -> Document:
    """A workbook with two tables side by side on one sheet and two below each other on another."""
    plan = grow(STAFF, range(2025, 2027), 224, secretariat=False)
    year, after = plan.years
    goal_body = []
    for element, k, each in measured(plan.goals):
        goal_body.append(row(element.level.title() if k == 0 else "", element.name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year]), truth=[goal_truth(each, element, [year])]))
    service = grow(STAFF, range(2025, 2026), 2240, secretariat=False).programs[1]
    unit_body = []
    for element, k, each in measured(service.walk()):
        amount = amounts_of(element, [year])
        names = [element.code, element.name] if k == 0 else ["", ""]
        said = truth(each, element, targets=only(each.targets, year), block="UPTD Penilaian Kompetensi", **shared_pagu(k, amount, merged=False))
        unit_body.append(row(*names, each.name, mid(f"{each.targets[year]}"), mid(each.unit), right(amount[year], number=element.pagu[year], pattern="#,##0"), truth=[said]))
    office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    parts = [
        *titles(f"RENCANA KERJA {office.upper()}", f"KABUPATEN CIANJUR TAHUN {year}"),
        _beside(plan, year, after),
        Break(title="Sasaran & UPTD"),
        Line("A. TUJUAN DAN SASARAN", bold=True),
        Table([60, 260, 230, 70, 70, 100], head(["Uraian", "Rumusan", "Indikator", "Satuan", f"Target {year}", ""]), [Row([*one.cells, cell("")], one.truth) for one in goal_body], size=9),
        Line(""),
        Line(""),
        Line("B. UPTD PENILAIAN KOMPETENSI", bold=True),
        Table([60, 260, 230, 70, 70, 100], head(["Kode", "Program/Kegiatan/Sub Kegiatan", "Tolok Ukur", "Target", "Satuan", f"Anggaran {year}"]), unit_body, size=9),
    ]
    options = {"sheet": "Renja 2025", "bare": {"Renja 2025": ["F"]}, "merge_titles": False}
    return Document("renja-bkpsdm-2025", "xlsx", facts("renja", office, "Kabupaten Cianjur", year=year), parts, options=options)


def jayapura() -> Document:
    """The page of an application: the level as a word in a column, values with their units, header printed again before the last program."""
    plan = grow(VILLAGES, range(2025, 2027), 225)
    year, after = plan.years
    header = head(
        [
            Cell("Tingkat", rows=2),
            Cell("Kode", rows=2),
            Cell("Nomenklatur", rows=2),
            Cell("Indikator", rows=2),
            Cell(f"Rencana {year}", cols=2),
            Cell("Sumber Dana", rows=2),
            Cell(f"Prakiraan Maju {after}", cols=2),
        ],
        ["Target", "Pagu (Rp)", "Target", "Pagu (Rp)"],
    )
    words = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
    body: list[Row] = []
    for program in plan.programs:
        if program is plan.programs[-1]:
            body += [Row([Cell(one.text, one.cols, one.rows, bold=True) for one in line.cells]) for line in header]
        for element, k, each in measured(program.walk()):
            amounts, size = amounts_of(element, plan.years), len(element.indicators)
            values = {y: f"{each.targets[y]} {each.unit}" for y in plan.years}
            names = [Cell(words[element.level], rows=size), Cell(element.code, rows=size), Cell(element.name, rows=size)] if k == 0 else []
            source = [Cell("Otsus" if element.level == "sub_kegiatan" else "", rows=size)] if k == 0 else []
            money = [[right(amounts[y], rows=size)] if k == 0 else [] for y in plan.years]
            said = truth(each, element, targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=True), **_later(after))
            body.append(row(*names, each.name, values[year], *money[0], *source, values[after], *money[1], truth=[said]))
    total = {y: rupiah(plan.total(y)) for y in plan.years}
    body.append(row(Cell("Total", cols=5, bold=True), right(total[year]), "", "", right(total[after]), truth=[budget_line(None, total, **_later(after))]))
    parts = [
        *titles("Rencana Kerja Perangkat Daerah Tahun 2025", "Dinas Pemberdayaan Masyarakat dan Kampung", "Pemerintah Kabupaten Jayapura"),
        Table([1] * 9, header, body),
        Line("Status: Renja Akhir. Diunduh 12/09/2024 14:21"),
    ]
    office = "Dinas Pemberdayaan Masyarakat dan Kampung"
    return Document("renja-dpmk-2025", "html", facts("renja", office, "Kabupaten Jayapura", year=year), parts, options={"title": "Renja 2025"})


def kupang() -> Document:
    """A scanned Renja with lines between rows only; the unit is part of the target."""
    plan = grow(SOCIAL, range(2022, 2024), 226, secretariat=False)
    year, after = plan.years
    header = head(
        [Cell("Kode Rekening", rows=2), Cell("Program/Kegiatan/Sub Kegiatan", rows=2), Cell("Indikator", rows=2), Cell(f"Rencana Tahun {year}", cols=3), Cell(f"Perkiraan Maju Tahun {after}", cols=2)],
        ["Lokasi", "Target", "Dana (Rp)", "Target", "Dana (Rp)"],
        fill=None,
    )
    body = []
    for element, k, each in measured(plan.spending()):
        amounts = amounts_of(element, plan.years)
        values = {y: f"{each.targets[y]} {each.unit}" for y in plan.years}
        names = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
        money = [right(amounts[y] if k == 0 else "") for y in plan.years]
        said = truth(each, element, targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=False), **_later(after))
        body.append(row(*names, each.name, "Kota Kupang" if k == 0 else "", mid(values[year]), money[0], mid(values[after]), money[1], truth=[said]))
    total = {y: rupiah(plan.total(y)) for y in plan.years}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(total[year], bold=True), "", right(total[after], bold=True), truth=[budget_line(None, total, **_later(after))]))
    parts = [*titles("RENCANA KERJA TAHUN 2022", "DINAS SOSIAL KOTA KUPANG"), Table([84, 150, 140, 56, 72, 84, 72, 84], header, body, rules="rows", size=8.6)]
    fact = facts("renja", "Dinas Sosial", "Kota Kupang", year=year)
    return Document("renja-sosial-2022", "pdf", fact, parts, wide=True, font="Times", scan={"seed": 226, "skew": 0.6, "noise": 7, "dpi": 200}, group="scan")


def sleman() -> Document:
    """A LibreOffice sheet: capaian and the running year stand before the plan; no prakiraan maju; sasaran above the programs."""
    plan = grow(DIGITAL, range(2022, 2024), 227, secretariat=False)
    before, year = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Sasaran/Program/Kegiatan/Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Realisasi 2021", rows=2),
            Cell("Target 2022", rows=2),
            Cell("Rencana Kerja 2023", cols=2),
            Cell("Bidang", rows=2),
        ],
        ["Target", "Pagu (Rp)"],
    )
    body = []
    for element, k, each in measured([*sasaran_of(plan), *plan.spending()]):
        amounts = amounts_of(element, [year]) if element.pagu else {}
        label = "Sasaran: " if element.level == "sasaran" else ""
        names = [element.code if k == 0 else "", Cell(label + element.name, bold=bool(label)) if k == 0 else ""]
        money = Cell(amounts[year], number=element.pagu[year]) if amounts and k == 0 else ""
        said = truth(each, element, targets=by_year(each.targets), **_later(before), **(shared_pagu(k, amounts, merged=False) if amounts else {}))
        body.append(row(*names, each.name, each.unit, each.baseline, each.targets[before], each.targets[year], money, "IKP" if "Informasi" in element.name else "Aptika", truth=[said]))
    total = {year: rupiah(plan.total(year))}
    body.append(row("", Cell("Jumlah", bold=True), *[""] * 5, Cell(total[year], number=plan.total(year)), "", truth=[budget_line(None, total)]))
    parts = [*titles("RENCANA KERJA TAHUN 2023", "Dinas Komunikasi dan Informatika Kabupaten Sleman"), Table([60] * 9, header, body)]
    fact = facts("renja", "Dinas Komunikasi dan Informatika", "Kabupaten Sleman", year=year)
    return Document("renja-kominfo-2023", "ods", fact, parts, options={"sheet": "Renja"})


def jawa_barat() -> Document:
    """Branches of the education office of a province, each merged down at the left; dotted rows; the same codes again and again."""
    years = range(2026, 2028)
    year, after = years
    header = head(
        [
            Cell("Unit Kerja", rows=2),
            Cell("Kode", rows=2),
            Cell("Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Renja 2026", cols=3),
            Cell("Prakiraan 2027", cols=2),
        ],
        ["Satuan", "Target", "Anggaran (Rp)", "Target", "Anggaran (Rp)"],
        fill="DDD9C4",
    )
    body: list[Row] = []
    grown = []
    for n, name in enumerate(("Cabang Dinas Pendidikan Wilayah V", "Cabang Dinas Pendidikan Wilayah VI", "Cabang Dinas Pendidikan Wilayah VII")):
        plan = grow(BRANCHES, years, 2280 + n, secretariat=False)
        grown.append(plan)
        rows = list(measured(plan.spending()))
        for k, (element, nth, each) in enumerate(rows):
            amounts = amounts_of(element, years)
            left = [Cell(name, rows=len(rows))] if k == 0 else []
            names = [element.code, Cell(element.name, bold=element.level == "program")] if nth == 0 else ["", ""]
            said = truth(each, element, targets=by_year(each.targets), block=name, **shared_pagu(nth, amounts, merged=False), **_later(after))
            body.append(row(*left, *names, each.name, mid(each.unit), mid(each.targets[year]), right(amounts[year]), mid(each.targets[after]), right(amounts[after]), truth=[said]))
    total = {y: rupiah(sum(plan.total(y) for plan in grown)) for y in years}
    last = [Cell("Jumlah seluruh cabang dinas", cols=6, bold=True), right(total[year], bold=True), "", right(total[after], bold=True)]
    body.append(row(*last, truth=[budget_line(None, total, **_later(after))]))
    parts = [
        *titles("RENCANA KERJA TAHUN 2026", "DINAS PENDIDIKAN PROVINSI JAWA BARAT", "CABANG DINAS PENDIDIKAN WILAYAH V s.d. VII"),
        Table([70, 70, 150, 140, 44, 44, 76, 44, 76], header, body, rules="dots", split=True, size=9.4),
    ]
    fact = facts("renja", "Dinas Pendidikan", "Provinsi Jawa Barat", year=year)
    return Document("renja-cabang-pendidikan-2026", "pdf", fact, parts, wide=True, footer="Halaman {n} | Renja Disdik 2026")


def bitung() -> Document:
    """A scanned Renja of several pages whose header stands on the first page only; the level by capitals and indent."""
    plan = grow(CIVIL, range(2023, 2025), 229)
    year, after = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Urusan/Program/Kegiatan/Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell(f"Rencana Tahun {year}", cols=2),
            Cell(f"Prakiraan Maju {after}", cols=2),
        ],
        ["Target", "Pagu Indikatif (Rp)", "Target", "Pagu Indikatif (Rp)"],
        fill=None,
    )
    sums = [right(rupiah(plan.total(y)), bold=True) for y in plan.years]
    body = [row("2.12", Cell("ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL", bold=True), "", "", "", sums[0], "", sums[1])]
    for element, k, each in measured(plan.spending()):
        amounts = amounts_of(element, plan.years)
        indent = ("program", "kegiatan", "sub_kegiatan").index(element.level)
        names = [element.code, Cell(element.name, bold=indent == 0, indent=indent)] if k == 0 else ["", ""]
        money = [right(amounts[y] if k == 0 else "") for y in plan.years]
        said = truth(each, element, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False), **_later(after))
        body.append(row(*names, each.name, mid(each.unit), mid(each.targets[year]), money[0], mid(each.targets[after]), money[1], truth=[said]))
    total = {y: rupiah(plan.total(y)) for y in plan.years}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(total[year], bold=True), "", right(total[after], bold=True), truth=[budget_line(None, total, **_later(after))]))
    parts = [*titles("RENCANA KERJA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", f"KOTA BITUNG TAHUN {year}"), Table([80, 180, 170, 62, 56, 90, 56, 90], header, body, repeat="none", size=8.8)]
    fact = facts("renja", "Dinas Kependudukan dan Pencatatan Sipil", "Kota Bitung", year=year)
    return Document("renja-dukcapil-2023", "pdf", fact, parts, wide=True, scan={"seed": 229, "skew": 0.5, "noise": 8, "dpi": 190}, group="scan")


DOCUMENTS = (kulon_progo, toraja, kalteng, cianjur, jayapura, kupang, sleman, jawa_barat, bitung)
