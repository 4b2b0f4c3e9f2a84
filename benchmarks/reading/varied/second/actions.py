"""Lay out action plans (Rencana Aksi) of other offices: running sums, months, pairs of target and money."""

from __future__ import annotations

from common import facts, mid, right, shared_pagu, signature, titles
from layout import Cell, Document, Line, Row, Table, Truth, cell, head, row
from plans import Element, Indicator, budget_line, grow, rupiah, truth
from second.offices import AUDIT, CIVIL, DIGITAL, ROADS, SCHOOLS, SOCIAL, STAFF
from second.tools import amounts_of, measured, only, sasaran_of
from traps import _running as running


def _told(each: Indicator, element: Element, quarters: list[str], **more: object) -> Truth:
    return truth(each, element, code=None, quarters=quarters, **more)


def lombok() -> Document:
    """Targets run up to the end of each quarter; units stand upright in the header; vertical rules; three levels by indent."""
    plan = grow(ROADS, range(2024, 2025), 281)
    year = 2024
    header = head(
        [
            Cell("No", rows=2),
            Cell("Sasaran / Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Indiktor Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target 2024", rows=2),
            Cell("Target Kumulatif s.d. Akhir Triwulan", cols=4),
            Cell("Pagu (Rp)", rows=2),
            Cell("Penanggung Jawab", rows=2),
        ],
        ["TW I", "TW II", "TW III", "TW IV"],
        fill="DDEBF7",
    )
    for n in (3, 4):
        header[0].cells[n].align = "u"
    body: list[Row] = []
    indents = {"sasaran": 0, "program": 0, "kegiatan": 1, "sub_kegiatan": 2}
    for n, (element, k, each) in enumerate(measured([*sasaran_of(plan), *plan.spending()]), 1):
        amounts = amounts_of(element, [year]) if element.pagu else {}
        name = ("Sasaran: " if element.level == "sasaran" else "") + element.name
        quarters = running(each.quarters, each.targets[year], each.unit)
        names = Cell(name if k == 0 else "", indent=indents[element.level], bold=element.level in ("sasaran", "program"))
        money = right(amounts[year]) if amounts and k == 0 else ""
        said = _told(each, element, quarters, targets=only(each.targets, year), **(shared_pagu(k, amounts, merged=False) if amounts else {})) | {"element": name}
        body.append(row(mid(str(n)), names, each.name, mid(each.unit), mid(each.targets[year]), *map(mid, quarters), money, "Kepala Bidang" if k == 0 else "", truth=[said]))
    total = rupiah(plan.total(year))
    body.append(row("", Cell("JUMLAH", bold=True), *[""] * 7, right(total, bold=True), "", truth=[budget_line(None, {year: total})]))
    parts = [
        *titles("RENCANA AKSI PENCAPAIAN TARGET KINERJA TAHUN 2024", "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG KABUPATEN LOMBOK TIMUR"),
        Table([22, 190, 170, 44, 44, 40, 40, 40, 44, 76, 60], header, body, rules="columns", size=7),
        *signature("Selong, 19 Januari 2024", "Kepala Dinas", "H. LALU AHMAD DEWANTO, S.T."),
    ]
    fact = facts("rencana_aksi", "Dinas Pekerjaan Umum dan Penataan Ruang", "Kabupaten Lombok Timur", year=year)
    return Document("renaksi-pupr-2024", "pdf", fact, parts, wide=True, paper=(609, 935))


def _months(quarters: list[str], unit: str) -> list[list[str]]:
    """Spread each quarter over its three months, all in the last one where it cannot be divided."""
    laid = []
    for value in quarters:
        plain = value.replace(".", "")
        third = int(plain) // 3 if unit != "%" and plain.isdigit() and int(plain) % 3 == 0 else 0
        laid.append([str(third)] * 3 if third else ["", "", value])
    return laid


def madiun() -> Document:
    """A workbook by months, three months and the sum of the quarter side by side; hidden columns of remarks."""
    plan = grow(CIVIL, range(2025, 2026), 282, secretariat=False)
    year = 2025
    names = [["Jan", "Feb", "Mar"], ["Apr", "Mei", "Jun"], ["Jul", "Agt", "Sep"], ["Okt", "Nov", "Des"]]
    header = head(
        [
            Cell("No", rows=2),
            Cell("Program/Kegiatan/Sub Kegiatan", rows=2),
            Cell("Indikator", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target 2025", rows=2),
            Cell("Catatan Operator", rows=2),
            *(Cell(f"Triwulan {roman}", cols=4) for roman in ("I", "II", "III", "IV")),
        ],
        [one for months, roman in zip(names, ("I", "II", "III", "IV"), strict=True) for one in (*months, f"TW {roman}")],
        fill="C9DAF8",
    )
    body = []
    label = {"program": "", "kegiatan": "Kegiatan: ", "sub_kegiatan": "Sub Kegiatan: "}
    for n, (element, k, each) in enumerate(measured(plan.spending()), 1):
        name = label[element.level] + element.name
        spread = [one for months, value in zip(_months(each.quarters, each.unit), each.quarters, strict=True) for one in (*map(mid, months), mid(value, bold=True))]
        said = _told(each, element, each.quarters, targets=only(each.targets, year)) | {"element": name}
        body.append(row(mid(str(n)), Cell(name if k == 0 else "", bold=element.level == "program"), each.name, mid(each.unit), mid(each.targets[year]), "cek", *spread, truth=[said]))
    parts = [
        Line("RENCANA AKSI KINERJA TAHUN 2025", bold=True, size=12),
        Line("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA MADIUN", bold=True, size=12),
        Line(""),
        Table([26, 230, 230, 60, 70, 60, *[40, 40, 40, 54] * 4], header, body, size=8),
    ]
    fact = facts("rencana_aksi", "Dinas Kependudukan dan Pencatatan Sipil", "Kota Madiun", year=year)
    return Document("renaksi-dukcapil-2025", "xlsx", fact, parts, options={"sheet": "RENAKSI", "hidden": {"RENAKSI": ["F"]}})


def _cash(element: Element, year: int) -> list[int]:
    """Spread an amount over the quarters so that it adds up level by level."""
    if element.parts:
        return [sum(each) for each in zip(*(_cash(part, year) for part in element.parts), strict=True)]
    amount = element.pagu[year]
    shares = [amount * part // 100 // 1000 * 1000 for part in (15, 30, 35)]
    return [*shares, amount - sum(shares)]


def purbalingga() -> Document:
    """Target and money side by side for each quarter, rows over pages, only the lowest header line repeated."""
    plan = grow(SOCIAL, range(2023, 2024), 283)
    year = 2023
    header = head(
        [
            Cell("KODE", rows=2),
            Cell("PROGRAM / KEGIATAN / SUB KEGIATAN", rows=2),
            Cell("INDIKATOR KINERJA", rows=2),
            Cell("SATUAN", rows=2),
            Cell("TAHUN 2023", cols=2),
            *(Cell(f"TRIWULAN {roman}", cols=2) for roman in ("I", "II", "III", "IV")),
        ],
        ["TARGET", "PAGU"] + ["TARGET", "ANGGARAN"] * 4,
        [str(n) for n in range(1, 15)],
        fill="F8CBAD",
    )
    body = []
    for element, k, each in measured(plan.spending()):
        money = [right(rupiah(share) if k == 0 else "") for share in _cash(element, year)]
        laid = [one for q, paid in zip(each.quarters, money, strict=True) for one in (mid(q), paid)]
        amounts = amounts_of(element, [year])
        names = [element.code, Cell(element.name, bold=element.level == "program")] if k == 0 else ["", ""]
        said = truth(each, element, targets=only(each.targets, year), quarters=each.quarters, **shared_pagu(k, amounts, merged=False))
        body.append(row(*names, each.name, mid(each.unit), mid(each.targets[year]), right(amounts[year] if k == 0 else ""), *laid, truth=[said]))
    total = rupiah(plan.total(year))
    sums = [sum(each) for each in zip(*(_cash(p, year) for p in plan.programs), strict=True)]
    paid = [one for each in sums for one in (cell(""), right(rupiah(each), bold=True))]
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(total, bold=True), *paid, truth=[budget_line(None, {year: total})]))
    parts = [
        *titles("RENCANA AKSI DAN ANGGARAN KAS TAHUN 2023", "DINAS SOSIAL KABUPATEN PURBALINGGA"),
        Table([66, 118, 110, 40, 36, 66, *[34, 62] * 4], header, body, size=6.8, repeat="last", split=True),
        *signature("Purbalingga, 30 Januari 2023", "Kepala Dinas Sosial", "Drs. SUPARTO, M.M."),
    ]
    return Document("renaksi-sosial-2023", "pdf", facts("rencana_aksi", "Dinas Sosial", "Kabupaten Purbalingga", year=year), parts, wide=True, paper=(595.3, 860))


def buleleng() -> Document:
    """A scanned plan of an inspectorate: sasaran and its indicators only, quarters as Trw. 1 to Trw. 4, steps in words."""
    plan = grow(AUDIT, range(2025, 2026), 284, secretariat=False)
    year = 2025
    header = head(
        [Cell("Sasaran / Program", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("Target 1 Tahun", rows=2), Cell("Rencana Capaian", cols=4), Cell("Langkah yang Dilakukan", rows=2)],
        ["Trw. 1", "Trw. 2", "Trw. 3", "Trw. 4"],
        fill=None,
    )
    body = []
    for element, k, each in measured([*sasaran_of(plan), *plan.spending("program")]):
        name = [Cell(("Sasaran: " if element.level == "sasaran" else "") + element.name, rows=len(element.indicators))] if k == 0 else []
        said = _told(each, element, each.quarters, targets=only(each.targets, year)) | {"element": ("Sasaran: " if element.level == "sasaran" else "") + element.name}
        body.append(row(*name, each.name, mid(each.unit), mid(each.targets[year]), *map(mid, each.quarters), "Koordinasi dan pemantauan", truth=[said]))
    parts = [
        *titles("RENCANA AKSI TAHUN 2025", "INSPEKTORAT DAERAH KABUPATEN BULELENG"),
        Table([150, 170, 46, 56, 48, 48, 48, 48, 120], header, body, size=9.2),
        *signature("Singaraja, 20 Januari 2025", "Inspektur", "I GEDE PUTRA ARYANA"),
    ]
    fact = facts("rencana_aksi", "Inspektorat Daerah", "Kabupaten Buleleng", year=year)
    return Document("renaksi-inspektorat-2025", "pdf", fact, parts, wide=True, scan={"seed": 284, "skew": 0.6, "noise": 8, "dpi": 180}, group="scan")


def sleman() -> Document:
    """A Word file in pieces: a table inside a table for the sasaran, then one table a program whose header only the first one has."""
    plan = grow(DIGITAL, range(2024, 2025), 285, secretariat=False)
    year = 2024
    header = head(
        [Cell("Uraian", rows=2), Cell("Indikator", rows=2), Cell("Satuan", rows=2), Cell("Target", rows=2), Cell("Target per Triwulan", cols=4), Cell("Anggaran (Rp)", rows=2)], ["1", "2", "3", "4"]
    )
    widths = [190, 190, 60, 50, 44, 44, 44, 44, 96]
    goal_body = []
    for element, k, each in measured(sasaran_of(plan)):
        cells = [element.name if k == 0 else "", each.name, mid(each.unit), mid(each.targets[year]), *map(mid, each.quarters)]
        goal_body.append(row(*cells, truth=[_told(each, element, each.quarters, targets=only(each.targets, year))]))
    goals = Table([200, 200, 60, 60, 50, 50, 50, 50], head(["Sasaran", "Indikator Sasaran", "Satuan", "Target 2024", "TW I", "TW II", "TW III", "TW IV"]), goal_body, size=8)
    label = {"program": "", "kegiatan": "Kegiatan: ", "sub_kegiatan": "Sub Kegiatan: "}
    parts: list[Line | Table] = [*titles("RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2024", "DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN SLEMAN"), goals, Line("")]
    for n, program in enumerate(plan.programs):
        body = []
        for element, k, each in measured(program.walk()):
            amounts = amounts_of(element, [year])
            name = label[element.level] + element.name
            said = _told(each, element, each.quarters, targets=only(each.targets, year), **shared_pagu(k, amounts, merged=False)) | {"element": name}
            body.append(
                row(
                    Cell(name if k == 0 else "", bold=element is program),
                    each.name,
                    mid(each.unit),
                    mid(each.targets[year]),
                    *map(mid, each.quarters),
                    right(amounts[year] if k == 0 else ""),
                    truth=[said],
                )
            )
        if program is plan.programs[-1]:
            total = rupiah(plan.total(year))
            body.append(row(Cell("Jumlah", bold=True), *[""] * 7, right(total), truth=[budget_line(None, {year: total})]))
        parts += [Table(widths, header if n == 0 else [], body, size=8, repeat="none"), Line("")]
    fact = facts("rencana_aksi", "Dinas Komunikasi dan Informatika", "Kabupaten Sleman", year=year)
    return Document("renaksi-kominfo-2024", "docx", fact, parts, wide=True, options={"nested": [0]})


def asahan() -> Document:
    """A revised plan as the page of an application: quarters as columns of roman numbers, the words of the level in brackets."""
    plan = grow(SCHOOLS, range(2024, 2025), 286, secretariat=False)
    year = 2024
    header = head(
        [Cell("Kinerja", rows=2), Cell("Indikator", rows=2), Cell("Target Tahunan", rows=2), Cell("Rencana Aksi Triwulan", cols=4), Cell("Anggaran", rows=2), Cell("PIC", rows=2)],
        ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"],
    )
    words = {"sasaran": "Sasaran", "program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
    body = []
    for element, k, each in measured([*sasaran_of(plan), *plan.spending()]):
        amounts = amounts_of(element, [year], "rp") if element.pagu else {}
        size = len(element.indicators)
        name = f"[{words[element.level]}] {element.name}"
        first = [Cell(name, rows=size)] if k == 0 else []
        last = [Cell(amounts.get(year, ""), rows=size), Cell("Kabid", rows=size)] if k == 0 else []
        value = f"{each.targets[year]} {each.unit}"
        more = shared_pagu(k, amounts, merged=True) if amounts else {}
        body.append(row(*first, each.name, value, *each.quarters, *last, truth=[_told(each, element, each.quarters, targets={str(year): value}, unit_in_target=True, **more) | {"element": name}]))
    parts = [*titles("Rencana Aksi Perubahan Tahun 2024", "Dinas Pendidikan", "Kabupaten Asahan"), Table([1] * 9, header, body), Line("Dicetak dari e-Kinerja 3 September 2024")]
    fact = facts("rencana_aksi", "Dinas Pendidikan", "Kabupaten Asahan", year=year, phase="perubahan")
    return Document("renaksi-perubahan-pendidikan-2024", "html", fact, parts, options={"title": "Rencana Aksi Perubahan"})


def cianjur() -> Document:
    """Quarters below each other: four lines an indicator, what is done in each beside its target."""
    plan = grow(STAFF, range(2023, 2024), 287, secretariat=False)
    year = 2023
    header = head(["No", "Sasaran/Program", "Indikator Kinerja", "Satuan", "Target 2023", "Triwulan", "Target Triwulan", "Uraian Rencana Aksi", "Anggaran (Rp)"], fill="DEEAF6")
    body: list[Row] = []
    steps = ("Penyusunan jadwal dan tim", "Pelaksanaan tahap pertama", "Pelaksanaan tahap kedua", "Pelaporan hasil")
    for n, (element, k, each) in enumerate(measured([*sasaran_of(plan), *plan.spending("program")]), 1):
        amounts = amounts_of(element, [year]) if element.pagu else {}
        said = _told(each, element, each.quarters, targets=only(each.targets, year), **(shared_pagu(k, amounts, merged=False) if amounts else {}))
        texts = [mid(str(n)), Cell(element.name, bold=True), Cell(each.name), mid(each.unit), mid(each.targets[year])]
        for one in texts:
            one.rows = 4
        for q, roman in enumerate(("I", "II", "III", "IV")):
            cells = [*texts] if q == 0 else []
            cells += [mid(roman), mid(each.quarters[q]), Cell(steps[q])]
            cells += [right(amounts.get(year, ""), rows=4)] if q == 0 else []
            body.append(row(*cells, truth=[said] if q == 0 else []))
    total = rupiah(plan.total(year))
    body.append(row("", Cell("Jumlah", bold=True), *[""] * 6, right(total, bold=True), truth=[budget_line(None, {year: total})]))
    office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    parts = [
        *titles("RENCANA AKSI TAHUN 2023", office.upper(), "KABUPATEN CIANJUR"),
        Table([24, 140, 150, 46, 52, 46, 60, 150, 80], header, body, size=8),
        *signature("Cianjur, 16 Januari 2023", "Kepala Badan", "Dr. H. DADAN SUPARMAN"),
    ]
    return Document("renaksi-bkpsdm-2023", "pdf", facts("rencana_aksi", office, "Kabupaten Cianjur", year=year), parts, wide=True)


DOCUMENTS = (lombok, madiun, purbalingga, buleleng, sleman, asahan, cianjur)
