"""Lay out documents around single traps: a header begun on the page before, units that repeat codes, a cover with another year, months."""

from __future__ import annotations

from common import facts, goal_truth, mid, paragraph, right, shared_pagu, titles
from layout import Break, Cell, Document, Line, Picture, Row, Table, Truth, cell, head, row
from offices import FISHERY, HEALTH, LIBRARY, POLITICS, TRADE, TRANSPORT
from plans import budget_line, by_year, grow, rupiah, truth
from renja import by_total


def klungkung() -> Document:
    """A header whose upper band ends one page and whose lower lines begin the next; a heading cut by a rule; goals without rules; photos and a chart between."""
    plan = grow(POLITICS, range(2023, 2027), 61)
    years = plan.years
    widths = [84, 118, 112, 44, 40, *[40, 74] * 4]
    upper = Table(widths, head(["", "", "", "", "", Cell("TARGET KINERJA DAN KERANGKA PENDANAAN", cols=8)]), [], size=7)
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Program, Kegiatan dan Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Data Awal 2022", rows=2),
            *(each for y in years for each in ("T", f"ahun {y}")),
        ],
        ["Target", "Rp"] * 4,
    )
    body: list[Row] = []
    for program in plan.programs:
        for element in program.walk():
            amounts = {y: rupiah(element.pagu[y]) for y in years}
            for k, each in enumerate(element.indicators):
                size = len(element.indicators)
                cells: list[Cell | str] = [Cell(element.code, rows=size), Cell(element.name, rows=size, bold=element.level == "program")] if k == 0 else []
                cells += [each.name, mid(each.unit), mid(each.baseline)]
                for y in years:
                    cells += [mid(each.targets[y]), right(amounts[y]) if k == 0 else ""]
                body.append(row(*cells, truth=[truth(each, element, baseline=each.baseline, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False))]))
    total = {y: rupiah(plan.total(y)) for y in years}
    body.append(row("", Cell("Jumlah", bold=True), "", "", "", *(each for y in years for each in (cell(""), right(total[y], bold=True))), truth=[budget_line(None, total)]))
    goal_header = [row(Cell("Tujuan/Sasaran", bold=True), Cell("Indikator", bold=True), Cell("Satuan", bold=True), *(Cell(str(y), bold=True, align="c") for y in years))]
    goal_body = []
    for element in plan.goals:
        for k, each in enumerate(element.indicators):
            name = f"{element.level.title()}: {element.name}" if k == 0 else ""
            goal_body.append(row(name, each.name, each.unit, *(mid(each.targets[y]) for y in years), truth=[goal_truth(each, element, years)]))
    parts = [
        *titles("RENCANA STRATEGIS", "BADAN KESATUAN BANGSA DAN POLITIK KABUPATEN KLUNGKUNG", "TAHUN 2023 - 2026"),
        paragraph("Tabel 4.1 Tujuan dan sasaran jangka menengah sebagai berikut:"),
        Table([170, 150, 50, 36, 36, 36, 36], goal_header, goal_body, rules="none", size=8),
        Picture(360, 220, seed=61, kind="photo"),
        Line("Gambar 4.1 Forum Kewaspadaan Dini Masyarakat", size=8, align="c"),
        Break(wide=True),
        Line("Gambar 4.2 Perkembangan Indeks Kerukunan Umat Beragama 2018-2022", size=9, align="c"),
        Picture(640, 415, seed=62, kind="chart"),
        paragraph("Program, kegiatan dan sub kegiatan beserta pendanaannya disajikan pada Tabel 6.1 berikut ini."),
        Line("Tabel 6.1 Program, Kegiatan, Sub Kegiatan dan Pendanaan", size=9, align="c"),
        upper,
        Break(),
        Table(widths, header, body, repeat="none", split=True, size=7.4),
    ]
    fact = facts("renstra", "Badan Kesatuan Bangsa dan Politik", "Kabupaten Klungkung", years=years)
    return Document("renstra-kesbangpol-2023", "pdf", fact, parts, footer="Renstra 2023-2026 Bakesbangpol   hal. {n}", options={"first_page": 60})


def banggai() -> Document:
    """Blocks of UPTD that repeat the codes of the office; codes under KODE KLASIFIKASI BELANJA; a table goes on under the next unit's title without header."""
    years = range(2022, 2024)
    year, after = years
    header = head(
        [
            Cell("KODE KLASIFIKASI BELANJA", rows=2),
            Cell("URAIAN", rows=2),
            Cell("INDIKATOR", rows=2),
            Cell(f"TAHUN {year}", cols=2),
            Cell("UNIT KERJA", rows=2),
            Cell(f"PRAKIRAAN MAJU {after}", cols=2),
        ],
        ["TARGET", "PAGU INDIKATIF", "TARGET", "PAGU INDIKATIF"],
    )
    units = ("DINAS KESEHATAN", "UPTD PUSKESMAS LUWUK", "UPTD PUSKESMAS TOILI", "RSUD LUWUK")
    parts: list[Line | Table | Break | Picture] = [*titles("RENCANA KERJA DINAS KESEHATAN", "KABUPATEN BANGGAI TAHUN 2022", size=12)]
    sums = dict.fromkeys(years, 0)
    widths = [88, 150, 130, 66, 78, 70, 66, 78]
    for n, unit in enumerate(units):
        plan = grow(HEALTH, years, 620 + n, secretariat=False)
        activities = [a for a in plan.programs[0].parts if n == 0 or a.code.endswith("2.02")]
        program = plan.programs[0]
        program.pagu = {y: sum(a.pagu[y] for a in activities) for y in years}
        body = []
        for element in [program, *(e for a in activities for e in a.walk())]:
            amounts = {y: rupiah(element.pagu[y], "en00") for y in years}
            bold = element.level != "sub_kegiatan"
            for k, each in enumerate(element.indicators):
                values = {y: f"{each.targets[y]} {each.unit}" for y in years}
                names = (element.code, Cell(element.name, bold=bold)) if k == 0 else ("", "")
                money = [right(amounts[y] if k == 0 else "", bold=bold) for y in years]
                said = truth(each, element, targets=by_year(values), unit_in_target=True, block=unit, **shared_pagu(k, amounts, merged=False), optional_years=[str(after)])
                body.append(row(*names, each.name, mid(values[year]), money[0], unit.title() if n else "Dinas", mid(values[after]), money[1], truth=[said]))
        part = {y: program.pagu[y] for y in years}
        sums = {y: sums[y] + part[y] for y in years}
        body.append(row("", Cell(f"JUMLAH {unit}", bold=True), "", "", right(rupiah(part[year], "en00"), bold=True), "", "", right(rupiah(part[after], "en00"), bold=True)))
        parts += [Line(f"UNIT : {unit}", bold=True, size=9), Table(widths, header if n == 0 else [], body, repeat="none", size=8)]
    ends = {y: rupiah(sums[y], "en00") for y in years}
    parts.append(
        Table(
            widths,
            [],
            [row("", Cell("JUMLAH TOTAL", bold=True), "", "", right(ends[year], bold=True), "", "", right(ends[after], bold=True), truth=[budget_line(None, ends, optional_years=[str(after)])])],
            size=8,
        )
    )
    return Document("renja-kesehatan-uptd-2022", "pdf", facts("renja", "Dinas Kesehatan", "Kabupaten Banggai", year=year), parts, wide=True, paper=(609, 935), footer="dicetak : 12-09-2021 / {n}")


def tapin() -> Document:
    """A cover that still carries last year while all columns are of the next; a Word file with indents only."""
    plan = grow(LIBRARY, range(2025, 2027), 63)
    year, after = plan.years
    header = head(
        [Cell("Program/Kegiatan/Sub Kegiatan", rows=2), Cell("Tolok Ukur Keberhasilan", rows=2), Cell(f"Rencana Tahun {year}", cols=3), Cell(f"Prakiraan Maju Tahun {after}", cols=2)],
        ["Besaran Target", "Satuan", "Dana (Rp)", "Besaran Target", "Dana (Rp)"],
    )
    body = []
    depth = {"program": 0, "kegiatan": 2, "sub_kegiatan": 4}
    for element in plan.spending():
        amounts = {y: rupiah(element.pagu[y]) for y in plan.years}
        for k, each in enumerate(element.indicators):
            money = [right(amounts[y] if k == 0 else "") for y in plan.years]
            said = truth(each, element, code=None, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False), optional_years=[str(after)])
            body.append(
                row(Cell(element.name if k == 0 else "", indent=depth[element.level]), each.name, mid(each.targets[year]), mid(each.unit), money[0], mid(each.targets[after]), money[1], truth=[said])
            )
    sums = by_total({y: plan.total(y) for y in plan.years})
    body.append(row(Cell("JUMLAH", cols=4), right(sums[year]), "", right(sums[after]), truth=[budget_line(None, sums, optional_years=[str(after)])]))
    parts = [
        *titles("RENCANA KERJA", "DINAS PERPUSTAKAAN DAN KEARSIPAN KABUPATEN TAPIN", "TAHUN 2024", size=14),
        Break(wide=True),
        Line("Rencana Program dan Kegiatan", bold=True),
        Table([200, 180, 60, 70, 90, 60, 90], header, body, size=8),
    ]
    fact = facts("renja", "Dinas Perpustakaan dan Kearsipan", "Kabupaten Tapin", year=year, year_alt=[2024], note="The cover says 2024, the columns 2025 and 2026")
    return Document("renja-perpustakaan-2025", "docx", fact, parts)


def bengkulu() -> Document:
    """A workbook of checkpoints by month (B03 to B12), with a title over the header, empty columns between blocks and percents as numbers."""
    plan = grow(TRANSPORT, range(2025, 2026), 64)
    year = plan.years[0]
    header = head(
        [Cell("RENCANA AKSI TAHUN 2025 - DINAS PERHUBUNGAN PROVINSI BENGKULU", cols=11)],
        [Cell("Kinerja", cols=3), "", Cell("Target Tahun Ini", cols=2), "", Cell("Target Akumulatif sampai dengan Bulan", cols=4)],
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "", "Vol.", "Satuan", "", "B03", "B06", "B09", "B12"],
    )
    body = []
    for element in plan.spending():
        for k, each in enumerate(element.indicators):
            quarters = _running(each.quarters, each.targets[year], each.unit)

            def value(text: str, unit: str = each.unit) -> Cell:
                if unit != "%":
                    return mid(text)
                decimals = len(text.partition(",")[2])
                return mid(f"{text}%", number=round(float(text.replace(",", ".")) / 100, 6), pattern="0%" if decimals == 0 else f"0.{'0' * decimals}%")

            shown = [value(q) for q in quarters]
            goal = value(each.targets[year])
            names = (element.code, Cell(element.name, bold=element.level == "program")) if k == 0 else ("", "")
            said = truth(each, element, targets={str(year): goal.text}, quarters=[one.text for one in shown])
            body.append(row(*names, each.name, "", goal, mid(each.unit), "", *shown, truth=[said]))
    parts: list[Line | Table | Break | Picture] = [Table([100, 230, 230, 12, 60, 70, 12, 60, 60, 60, 60], header, body, size=8)]
    return Document("renaksi-perhubungan-2025", "xlsx", facts("rencana_aksi", "Dinas Perhubungan", "Provinsi Bengkulu", year=year), parts, options={"sheet": "2025"})


def _running(quarters: list[str], last: str, unit: str) -> list[str]:
    """Turn shares of a count into a running sum; leave shares in percent and single values."""
    if unit == "%" or not all(q.replace(".", "").isdigit() for q in quarters) or (len(set(quarters)) == 1 and quarters[0] == last):
        return quarters
    numbers = [int(q.replace(".", "")) for q in quarters]
    return [f"{sum(numbers[: n + 1]):,}".replace(",", ".") for n in range(4)]


def belu() -> Document:
    """An agreement whose appendix prints PROGRAM, KEGIATAN and SUB KEGIATAN side by side with target and amount of each sub kegiatan; page two continues under a rule."""
    plan = grow(TRADE, range(2025, 2026), 65)
    year = plan.years[0]
    header = head(
        [Cell("NO", rows=2), Cell("SASARAN PROGRAM", cols=2), Cell("SASARAN KEGIATAN", cols=2), Cell("SASARAN SUB KEGIATAN", cols=4), Cell("ANGGARAN", rows=2)],
        ["PROGRAM", "INDIKATOR & TARGET", "KEGIATAN", "INDIKATOR & TARGET", "SUB KEGIATAN", "INDIKATOR", "TARGET", "SATUAN"],
    )
    body: list[Row] = []
    for n, program in enumerate(plan.programs, 1):
        subs = [(a, s) for a in program.parts for s in a.parts]
        for k, (activity, sub) in enumerate(subs):
            cells: list[Cell | str] = []
            said: list[Truth] = []
            for element, size, new in ((program, len(subs), k == 0), (activity, len(activity.parts), sub is activity.parts[0])):
                if new:
                    each = element.indicators[0]
                    target = f"{each.targets[year]} {each.unit}"
                    cells += [mid(str(n), rows=size)] if element is program else []
                    cells += [Cell(element.name, rows=size), Cell(f"{each.name}: {target}", rows=size)]
                    said.append(truth(each, element, code=None, targets={str(year): target}, unit_in_target=True, indicator_raw=f"{each.name}: {target}"))
            each = sub.indicators[0]
            amount = rupiah(sub.pagu[year], "rp-")
            said.append(truth(each, sub, code=None, targets={str(year): each.targets[year]}, pagu={str(year): amount}))
            body.append(row(*cells, sub.name, each.name, mid(each.targets[year]), mid(each.unit), right(amount), truth=said))
    total = {year: rupiah(plan.total(year), "rp-")}
    body.append(row(Cell("JUMLAH ANGGARAN", cols=9, bold=True), right(total[year], bold=True), truth=[budget_line(None, total)]))
    office = "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian dan Perdagangan"
    parts = [
        *titles("LAMPIRAN PERJANJIAN KINERJA TAHUN 2025", office.upper(), "KABUPATEN BELU", size=11),
        Table([18, 78, 84, 84, 84, 96, 96, 36, 44, 84], header, body, split=True, repeat="none", size=7.4),
    ]
    return Document("pk-koperindag-2025", "pdf", facts("perjanjian_kinerja", office, "Kabupaten Belu", year=year), parts, wide=True)


def wakatobi() -> Document:
    """The page of an application with first and revised targets and amounts; the quarters stand under I to IV."""
    plan = grow(FISHERY, range(2022, 2024), 66, secretariat=False)
    before, year = plan.years
    header = head(
        [
            Cell("No", rows=2),
            Cell("Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Indikator", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target", cols=2),
            Cell("Triwulan (setelah perubahan)", cols=4),
            Cell("Pagu", cols=2),
        ],
        ["Murni", "Perubahan", "I", "II", "III", "IV", "Murni", "Perubahan"],
    )
    body = []
    for n, element in enumerate(plan.spending(), 1):
        for k, each in enumerate(element.indicators):
            quarters = ["-", "-", "-", each.targets[year]]
            amount = rupiah(element.pagu[year])
            money = [right(rupiah(element.pagu[y]) if k == 0 else "") for y in plan.years]
            said = truth(each, element, code=None, targets={str(year): each.targets[year]}, quarters=quarters, before={"target": each.targets[before]}, **shared_pagu(k, {year: amount}, merged=False))
            label = {"program": "", "kegiatan": "Kegiatan: ", "sub_kegiatan": "Sub Kegiatan: "}[element.level]
            body.append(
                row(
                    str(n) if k == 0 else "",
                    Cell(label + element.name if k == 0 else "", bold=element.level == "program"),
                    each.name,
                    each.unit,
                    mid(each.targets[before]),
                    mid(each.targets[year]),
                    *map(mid, quarters),
                    *money,
                    truth=[said | {"element": label + element.name}],
                )
            )
    parts = [
        Line("Rencana Aksi Perubahan Tahun 2023", bold=True),
        Line("Perangkat Daerah: Dinas Kelautan dan Perikanan Kabupaten Wakatobi"),
        Table([1] * 12, header, body),
        Line("Diunduh 09 Oktober 2023"),
    ]
    fact = facts("rencana_aksi", "Dinas Kelautan dan Perikanan", "Kabupaten Wakatobi", year=year, phase="perubahan")
    return Document("renaksi-perubahan-kelautan-2023", "html", fact, parts)


DOCUMENTS = (klungkung, banggai, tapin, bengkulu, belu, wakatobi)
