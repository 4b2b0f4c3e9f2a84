"""Lay out yearly work plans (Renja) of eight offices."""

from __future__ import annotations

from common import facts, goal_truth, mid, paragraph, right, shared_pagu, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, Truth, cell, head, row
from offices import DISTRICT, ENVIRONMENT, FARMING, HEALTH, LIBRARY, POLITICS, TRADE, WOMEN
from plans import Element, Plan, budget_line, by_year, grow, rupiah, truth
from renstra import code_cells


def _two_years(element: Element, plan: Plan, style: str = "id") -> tuple[dict[int, str], tuple[str, str]]:
    amounts = {y: rupiah(element.pagu[y], style) for y in plan.years}
    return amounts, (amounts[plan.years[0]], amounts[plan.years[1]])


def _ahead(year: int) -> Truth:
    return {"optional_years": [str(year + 1)]}


def balikpapan() -> Document:
    """The print of SIPD: three groups of indicators and of targets, code in five cells, urusan rows with sums, forward estimate."""
    plan = grow(ENVIRONMENT, range(2025, 2027), 21)
    year, after = plan.years
    group = ("program", "sub_kegiatan", "kegiatan")
    header = head(
        [
            Cell("Kode", cols=5, rows=3),
            Cell("Urusan/ Bidang Urusan/Program/ Kegiatan/ Sub Kegiatan", rows=3),
            Cell("Indikator Kinerja", cols=3, rows=2),
            Cell(f"Rencana Tahun {year}", cols=6),
            Cell("Catatan Penting", rows=3),
            Cell(f"Prakiraan Maju Rencana Tahun {after}", cols=2, rows=2),
        ],
        [Cell("Lokasi Output Kegiatan", rows=2), Cell("Target Capaian Kinerja", cols=3), Cell("Pagu Indikatif (Rp.)", rows=2), Cell("Sumber Dana", rows=2)],
        ["Capaian Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan", "Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan", "Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif (Rp.)"],
    )
    total, ahead = rupiah(plan.total(year), "id00"), rupiah(plan.total(after), "id00")
    body = []
    for code, name in ((("2", "", "", "", ""), "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"), (("2", "11", "", "", ""), "URUSAN PEMERINTAHAN BIDANG LINGKUNGAN HIDUP")):
        body.append(row(*map(mid, code), Cell(name, bold=True), *[""] * 7, right(total, bold=True), "", "", "", right(ahead, bold=True)))
    for element in plan.spending():
        amounts, (now, later) = _two_years(element, plan, "id00")
        size = len(element.indicators)
        bold = element.level != "sub_kegiatan"
        for k, each in enumerate(element.indicators):
            values = {y: f"{each.targets[y]} {each.unit}" for y in plan.years}
            names = [cell(each.name if level == element.level else "") for level in group]
            targets = [mid(values[year] if level == element.level else "") for level in group]
            place = "Kota Balikpapan, Semua Kecamatan, Semua Kelurahan" if element.level == "sub_kegiatan" else ""
            source = "PENDAPATAN ASLI DAERAH (PAD)" if element.level == "sub_kegiatan" else ""
            first: list[Cell] = [*code_cells(element.code), Cell(element.name, bold=bold)] if k == 0 else [cell("") for _ in range(6)]
            money = (Cell(now, rows=size, align="r", bold=bold), Cell(later, rows=size, align="r", bold=bold)) if k == 0 else ()
            body.append(
                row(
                    *first, *names, place, *targets, *money[:1], source, "", mid(values[after]), *money[1:],
                    truth=[truth(each, element, targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=True), **_ahead(year))],
                )
            )  # fmt: skip
    body.append(
        row(Cell("JUMLAH", cols=13, align="c", bold=True), right(total, bold=True), "", "", "", right(ahead, bold=True), truth=[budget_line(None, {year: total, after: ahead}, **_ahead(year))])
    )
    table = Table([10, 12, 12, 18, 20, 84, 62, 62, 62, 48, 42, 42, 42, 62, 44, 30, 42, 62], header, body, split=True, size=7)
    parts = [
        *titles("RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH TAHUN 2025", "DAN PRAKIRAAN MAJU TAHUN 2026", "KOTA BALIKPAPAN", size=10),
        Line("Nama Perangkat Daerah : DINAS LINGKUNGAN HIDUP", size=9),
        table,
    ]
    return Document(
        "renja-lingkungan-2025",
        "pdf",
        facts("renja", "Dinas Lingkungan Hidup", "Kota Balikpapan", year=year),
        parts,
        wide=True,
        paper=(609, 935),
        footer="Dicetak oleh SIPD-RI, 21/10/2024 13.05 - Halaman {n}",
    )


def pulang_pisau() -> Document:
    """T-C.33 in one piece: place merged down over pages, only the lowest header line on later pages, totals of bidang urusan."""
    plan = grow(LIBRARY, range(2024, 2026), 22)
    year, after = plan.years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", rows=2),
            Cell("Indikator Kinerja Program/Kegiatan", rows=2),
            Cell(f"Rencana Tahun {year}", cols=4),
            Cell("Catatan Penting", rows=2),
            Cell(f"Prakiraan Maju Rencana Tahun {after}", cols=2),
        ],
        ["Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif", "Sumber Dana", "Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif"],
        [f"({n})" for n in range(1, 11)],
    )
    body: list[Row] = []
    for bidang, name in (("2.23", "PERPUSTAKAAN"), ("2.24", "KEARSIPAN")):
        programs = [p for p in plan.programs if p.code.startswith(bidang)]
        sums = [rupiah(sum(p.pagu[y] for p in programs)) for y in plan.years]
        body.append(row(bidang, Cell(f"URUSAN PEMERINTAHAN BIDANG {name}", bold=True), "", "", "", right(sums[0], bold=True), "", "", "", right(sums[1], bold=True)))
        for program in programs:
            size = sum(len(e.indicators) for e in program.walk())
            for element in program.walk():
                amounts, (now, later) = _two_years(element, plan)
                for k, each in enumerate(element.indicators):
                    values = {y: f"{each.targets[y]} {each.unit}" for y in plan.years}
                    first = k == 0
                    place = [Cell("Kabupaten Pulang Pisau", rows=size)] if element is program and first else []
                    source = [Cell("DAU", rows=size)] if element is program and first else []
                    names = (element.code, Cell(element.name, bold=element.level == "program")) if first else ("", "")
                    said = truth(each, element, targets=by_year(values), unit_in_target=True, **shared_pagu(k, amounts, merged=False), **_ahead(year))
                    body.append(row(*names, each.name, *place, mid(values[year]), right(now if first else ""), *source, "", mid(values[after]), right(later if first else ""), truth=[said]))
    sums = {y: rupiah(plan.total(y)) for y in plan.years}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(sums[year], bold=True), "", "", "", right(sums[after], bold=True), truth=[budget_line(None, sums, **_ahead(year))]))
    parts = [
        *titles("Tabel T-C.33", "Rumusan Rencana Program dan Kegiatan Dinas Perpustakaan dan Kearsipan", f"Tahun {year} dan Prakiraan Maju Tahun {after}", "Kabupaten Pulang Pisau", size=10),
        Table([66, 120, 110, 50, 56, 74, 38, 44, 56, 74], header, body, repeat="last", size=9),
        *signature("Pulang Pisau, 12 Juli 2023", "Kepala Dinas Perpustakaan dan Kearsipan", "Dra. HERLINA TUNJUNG, M.Si"),
    ]
    return Document("renja-perpustakaan-2024", "pdf", facts("renja", "Dinas Perpustakaan dan Kearsipan", "Kabupaten Pulang Pisau", year=year), parts, wide=True, footer="- {n} -", font="Times")


def belu() -> Document:
    """A revised plan as a workbook: before, after and the difference; shares kept as numbers with a percent format."""
    plan = grow(TRADE, range(2022, 2024), 23, secretariat=True)
    before, year = plan.years
    header = head(
        [Cell("KODE", rows=2), Cell("URAIAN", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("TARGET", cols=2), Cell("PAGU INDIKATIF (Rp)", cols=3), Cell("LOKASI", rows=2)],
        ["SEBELUM PERUBAHAN", "SESUDAH PERUBAHAN", "SEBELUM PERUBAHAN", "SESUDAH PERUBAHAN", "BERTAMBAH/ (BERKURANG)"],
    )
    body = []

    def value(text: str, unit: str) -> Cell:
        if unit != "%":
            return mid(text)
        share = float(text.replace(",", ".")) / 100
        return mid(text + "%", number=round(share, 6), pattern="0.00%" if "," in text else "0%")

    for element in plan.spending():
        old, new = element.pagu[before], element.pagu[year]
        for k, each in enumerate(element.indicators):
            one, two = value(each.targets[before], each.unit), value(each.targets[year], each.unit)
            money = [right(rupiah(n), number=n, pattern="#,##0") if k == 0 else "" for n in (old, new, new - old)]
            names = (element.code, Cell(element.name, bold=element.level == "program")) if k == 0 else ("", "")
            said = truth(each, element, targets={str(year): two.text}, before={"target": one.text}, **shared_pagu(k, {year: rupiah(new)}, merged=False))
            body.append(row(*names, each.name, mid(each.unit), one, two, *money, "Kab. Belu" if k == 0 else "", truth=[said]))
    sums = [plan.total(before), plan.total(year)]
    sums.append(sums[1] - sums[0])
    body.append(row(Cell("JUMLAH", cols=6, bold=True, align="c"), *(right(rupiah(n), number=n, pattern="#,##0", bold=True) for n in sums), "", truth=[budget_line(None, {year: rupiah(sums[1])})]))
    office = "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian dan Perdagangan"
    parts = [*titles("RENCANA KERJA PERUBAHAN", office.upper(), "KABUPATEN BELU TAHUN ANGGARAN 2023"), Table([110, 220, 220, 60, 70, 70, 90, 90, 90, 60], header, body)]
    fact = facts("renja", office, "Kabupaten Belu", year=year, phase="perubahan")
    return Document("renja-perubahan-koperindag-2023", "xlsx", fact, parts, options={"sheet": "Renja P 2023", "empty_rows": 2})


def singkawang() -> Document:
    """A Word file with three pairs of Tolok Ukur and Target; program and kegiatan merged down beside their sub kegiatan."""
    plan = grow(POLITICS, range(2022, 2023), 24)
    year = plan.years[0]
    header = head(
        [
            Cell("No", rows=2),
            Cell("Program", rows=2),
            Cell("Capaian Program", cols=2),
            Cell("Kegiatan", rows=2),
            Cell("Hasil Kegiatan", cols=2),
            Cell("Sub Kegiatan", rows=2),
            Cell("Keluaran Sub Kegiatan", cols=2),
            Cell("Pagu (Rp)", rows=2),
        ],
        ["Tolok Ukur", "Target", "Tolok Ukur", "Target", "Tolok Ukur", "Target"],
    )
    body = []

    def pair(element: Element) -> tuple[str, str]:
        each = element.indicators[0]
        return each.name, f"{each.targets[year]} {each.unit}"

    def told(element: Element, amount: bool) -> Truth:
        values = {year: pair(element)[1]}
        return truth(element.indicators[0], element, code=None, targets=by_year(values), unit_in_target=True, pagu={str(year): rupiah(element.pagu[year])} if amount else {})

    for n, program in enumerate(plan.programs, 1):
        subs = [(activity, sub) for activity in program.parts for sub in activity.parts]
        for k, (activity, sub) in enumerate(subs):
            cells: list[Cell | str] = []
            said = []
            if k == 0:
                size = len(subs)
                cells += [mid(str(n), rows=size), Cell(program.name, rows=size, bold=True), *(Cell(text, rows=size) for text in pair(program))]
                said.append(told(program, amount=False))
            if sub is activity.parts[0]:
                cells += [Cell(text, rows=len(activity.parts)) for text in (activity.name, *pair(activity))]
                said.append(told(activity, amount=False))
            cells += [sub.name, *pair(sub), right(rupiah(sub.pagu[year]))]
            body.append(row(*cells, truth=[*said, told(sub, amount=True)]))
    total = {year: rupiah(plan.total(year))}
    body.append(row(Cell("T O T A L", cols=10, bold=True, align="c"), right(total[year], bold=True), truth=[budget_line(None, total)]))
    parts = [
        *titles("RENCANA KERJA (RENJA) TAHUN 2022", "BADAN KESATUAN BANGSA DAN POLITIK KOTA SINGKAWANG"),
        paragraph("Renja ini merupakan penjabaran Renstra Tahun 2018-2022 dan berpedoman pada Peraturan Wali Kota Singkawang Nomor 34 Tahun 2021."),
        Table([20, 90, 80, 44, 90, 80, 44, 100, 90, 50, 70], header, body, size=6.5),
    ]
    return Document("renja-kesbangpol-2022", "docx", facts("renja", "Badan Kesatuan Bangsa dan Politik", "Kota Singkawang", year=year), parts, wide=True)


def jambi() -> Document:
    """A CSV export with a title line, one row an indicator, names of columns as a program writes them."""
    plan = grow(FARMING, range(2023, 2025), 25)
    year, after = plan.years
    header = [row("kode", "uraian", "tolok_ukur_kinerja", "satuan", f"target_{year}", f"pagu_{year}", f"prakiraan_maju_target_{after}", f"prakiraan_maju_pagu_{after}", "sumber_dana")]
    body = []
    for element in plan.spending():
        amounts = {y: rupiah(element.pagu[y], "plain") for y in plan.years}
        for k, each in enumerate(element.indicators):
            money = amounts if k == 0 else dict.fromkeys(plan.years, "")
            said = truth(each, element, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=False), **_ahead(year))
            body.append(
                row(
                    element.code,
                    element.name,
                    each.name,
                    each.unit,
                    each.targets[year],
                    money[year],
                    each.targets[after],
                    money[after],
                    "APBD" if element.level == "sub_kegiatan" else "",
                    truth=[said],
                )
            )
    office = "Dinas Tanaman Pangan, Hortikultura dan Peternakan"
    parts = [Line(f"Rencana Kerja {office} Provinsi Jambi Tahun {year}"), Line(""), Table([1] * 9, header, body)]
    return Document("renja-pertanian-2023", "csv", facts("renja", office, "Provinsi Jambi", year=year), parts)


def banjarbaru() -> Document:
    """A workbook of a kecamatan and four kelurahan whose blocks carry the same codes, each with its own subtotal."""
    units = ("KECAMATAN BANJARBARU UTARA", "KELURAHAN LOKTABAT UTARA", "KELURAHAN MENTAOS", "KELURAHAN KOMET", "KELURAHAN SUNGAI ULIN")
    years = range(2024, 2026)
    year, after = years
    header = head(
        [
            Cell("Kode", rows=2),
            Cell("Program / Kegiatn / Sub Kegiatan", rows=2),
            Cell("Indikator Kinreja", rows=2),
            Cell(f"Tahun {year}", cols=3),
            Cell(f"Prakiraan Maju {after}", cols=3),
            Cell("Sumber Dana", rows=2),
        ],
        ["Target", "Satuan", "Pagu Indikatif"] * 2,
    )
    body: list[Row] = []
    sums = dict.fromkeys(years, 0)
    for n, unit in enumerate(units):
        plan = grow(DISTRICT, years, 260 + n, secretariat=n == 0)
        programs = [p for p in plan.programs if (p.code == "7.01.03") != (n == 0)]
        body.append(row(Cell(unit, cols=10, bold=True, fill="C6E0B4")))
        for element in [e for p in programs for e in p.walk()]:
            amounts = {y: rupiah(element.pagu[y]) for y in years}
            bold = element.level != "sub_kegiatan"
            for k, each in enumerate(element.indicators):
                cells: list[Cell | str] = [element.code, Cell(element.name, bold=bold)] if k == 0 else ["", ""]
                cells.append(each.name)
                for y in years:
                    cells += [mid(each.targets[y]), mid(each.unit), right(amounts[y], number=element.pagu[y], pattern="#,##0") if k == 0 else ""]
                body.append(
                    row(
                        *cells,
                        "DAU" if element.level == "sub_kegiatan" else "",
                        truth=[truth(each, element, targets=by_year(each.targets), block=unit, **shared_pagu(k, amounts, merged=False), **_ahead(year))],
                    )
                )
        part = {y: sum(p.pagu[y] for p in programs) for y in years}
        sums = {y: sums[y] + part[y] for y in years}
        body.append(
            row(
                "",
                Cell(f"Jumlah {unit.title()}", bold=True),
                "",
                "",
                "",
                right(rupiah(part[year]), number=part[year], pattern="#,##0"),
                "",
                "",
                right(rupiah(part[after]), number=part[after], pattern="#,##0"),
                "",
            )
        )
    body.append(
        row(
            "",
            Cell("TOTAL", bold=True),
            "",
            "",
            "",
            right(rupiah(sums[year]), number=sums[year], pattern="#,##0"),
            "",
            "",
            right(rupiah(sums[after]), number=sums[after], pattern="#,##0"),
            "",
            truth=[budget_line(None, by_total(sums), **_ahead(year))],
        )
    )
    parts = [*titles("RENCANA KERJA KECAMATAN BANJARBARU UTARA", "KOTA BANJARBARU", "TAHUN 2024"), Table([110, 230, 230, 50, 80, 100, 50, 80, 100, 60], header, body)]
    return Document("renja-kecamatan-2024", "xlsx", facts("renja", "Kecamatan Banjarbaru Utara", "Kota Banjarbaru", year=year), parts, options={"sheet": "TC33"})


def by_total(sums: dict[int, int]) -> dict[int, str]:
    """Print the sums of years."""
    return {year: rupiah(amount) for year, amount in sums.items()}


def tidore() -> Document:
    """A portrait PDF: year only in the title, roman numbers, several indicators in one cell, amounts in thousands, goals in a table of their own."""
    plan = grow(HEALTH, range(2023, 2024), 27)
    year = plan.years[0]
    header = head(["No.", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Satuan", "Anggaran (Rp. 000)", "Penanggung Jawab"])
    body = []
    romans = ("I", "II", "III", "IV", "V")
    for p, program in enumerate(plan.programs):
        for element in program.walk():
            number = {"program": romans[p], "kegiatan": "", "sub_kegiatan": ""}[element.level]
            if element.level == "kegiatan":
                number = f"{romans[p]}.{program.parts.index(element) + 1}"
            elif element.level == "sub_kegiatan":
                parent = next(a for a in program.parts if element in a.parts)
                number = f"{romans[p]}.{program.parts.index(parent) + 1}.{parent.parts.index(element) + 1}"
            several = len(element.indicators) > 1

            def stack(texts: list[str], several: bool = several) -> str:
                return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)) if several else texts[0]

            amounts = {year: rupiah(element.pagu[year] // 1000)}
            said = [
                truth(each, element, code=number, targets=by_year(each.targets), **shared_pagu(k, amounts, merged=True), **({"cell": True} if several else {}))
                for k, each in enumerate(element.indicators)
            ]
            body.append(
                row(
                    number,
                    Cell(element.name, bold=element.level == "program"),
                    stack([each.name for each in element.indicators]),
                    stack([each.targets[year] for each in element.indicators]),
                    stack([each.unit for each in element.indicators]),
                    right(amounts[year]),
                    "Sekretaris" if p == 0 else "Kabid",
                    truth=said,
                )
            )
    total = {year: rupiah(plan.total(year) // 1000)}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(total[year], bold=True), "", truth=[budget_line(None, total)]))
    goal_header = head(["Tujuan/Sasaran", "Indikator", "Satuan", "Target"])
    goal_body = []
    for element in plan.goals:
        for k, each in enumerate(element.indicators):
            name = [Cell(f"{element.level.title()}: {element.name}", rows=len(element.indicators))] if k == 0 else []
            goal_body.append(row(*name, each.name, mid(each.unit), mid(each.targets[year]), truth=[goal_truth(each, element, plan.years)]))
    parts = [
        *titles("RENCANA KERJA DINAS KESEHATAN", "KOTA TIDORE KEPULAUAN", "TAHUN 2023", size=14),
        paragraph("BAB III  TUJUAN DAN SASARAN"),
        paragraph("Dokumen ini disusun mengacu Peraturan Daerah Nomor 4 Tahun 2021 tentang RPJMD Tahun 2021-2026 dan Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021."),
        Table([150, 170, 70, 60], goal_header, goal_body, size=8.5),
        Break(),
        paragraph("3.3 Program, Kegiatan dan Sub Kegiatan"),
        Table([36, 150, 140, 48, 54, 66, 56], header, body, repeat="none", size=9),
    ]
    return Document(
        "renja-kesehatan-2023", "pdf", facts("renja", "Dinas Kesehatan", "Kota Tidore Kepulauan", year=year), parts, footer="Renja Dinas Kesehatan 2023          {n}", options={"first_page": 18}
    )


def maluku() -> Document:
    """A scanned plan of two pages, header repeated."""
    plan = grow(WOMEN, range(2021, 2023), 28, secretariat=False)
    year, after = plan.years
    header = head(
        [Cell("NO", rows=2), Cell("PROGRAM DAN KEGIATAN", rows=2), Cell("INDIKATOR KINERJA", rows=2), Cell(f"RENCANA TAHUN {year}", cols=3), Cell(f"PRAKIRAAN MAJU {after}", cols=2)],
        ["SATUAN", "TARGET", "DANA (Rp)", "TARGET", "DANA (Rp)"],
    )
    body = []
    for p, program in enumerate(plan.programs, 1):
        numbered = [(str(p), program)]
        for k, activity in enumerate(program.parts, 1):
            numbered += [(f"{p}.{k}", activity), *((f"{p}.{k}.{b}", sub) for b, sub in enumerate(activity.parts, 1))]
        for k, (number, element) in enumerate(numbered):
            amounts, (now, later) = _two_years(element, plan)
            each = element.indicators[0]
            said = truth(each, element, code=number, targets=by_year(each.targets), pagu=by_year(amounts), **_ahead(year))
            body.append(row(number, Cell(element.name, bold=k == 0), each.name, mid(each.unit), mid(each.targets[year]), right(now), mid(each.targets[after]), right(later), truth=[said]))
    sums = {y: rupiah(plan.total(y)) for y in plan.years}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(sums[year], bold=True), "", right(sums[after], bold=True), truth=[budget_line(None, sums, **_ahead(year))]))
    parts = [
        *titles("RENCANA KERJA TAHUN 2021", "DINAS PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK,", "PENGENDALIAN PENDUDUK DAN KELUARGA BERENCANA", "KABUPATEN MALUKU TENGGARA"),
        Table([26, 170, 150, 60, 52, 92, 52, 92], header, body, size=9.5),
    ]
    fact = facts("renja", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana", "Kabupaten Maluku Tenggara", year=year)
    return Document("renja-dp3appkb-2021", "pdf", fact, parts, wide=True, scan={"seed": 28, "skew": 0.7, "noise": 10, "dpi": 200}, group="scan")


DOCUMENTS = (balikpapan, pulang_pisau, belu, singkawang, jambi, banjarbaru, tidore, maluku)
