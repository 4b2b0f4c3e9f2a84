"""Lay out performance agreements (Perjanjian Kinerja) and yearly performance plans (RKT)."""

from __future__ import annotations

from common import facts, goal_truth, indicators_of, letterhead, mid, paragraph, right, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, head, row
from offices import DISASTER, ENVIRONMENT, FARMING, FISHERY, LIBRARY, POLITICS, TRANSPORT, WOMEN
from plans import Plan, budget_line, by_year, grow, rupiah, truth

PROMISE = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.",
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi.",
)


def statement(first: tuple[str, str], second: tuple[str, str]) -> list[Line]:
    """Print the promise of the first party to the second."""
    lines = [paragraph(PROMISE[0])]
    for (name, role), party in ((first, "PERTAMA"), (second, "KEDUA")):
        lines += [Line(f"Nama      : {name}", size=9, indent=20), Line(f"Jabatan   : {role}", size=9, indent=20), Line(f"Selanjutnya disebut PIHAK {party}", size=9, indent=20)]
    return [*lines, paragraph(PROMISE[1]), paragraph(PROMISE[2])]


def numbered_goals(plan: Plan, year: int, unit_first: bool) -> list[Row]:
    """Lay out sasaran, merged down over their indicators, with unit and target."""
    body = []
    for n, element in enumerate((e for e in plan.goals if e.level == "sasaran"), 1):
        size = len(element.indicators)
        for k, each in enumerate(element.indicators):
            first = [mid(str(n), rows=size), Cell(element.name, rows=size)] if k == 0 else []
            pair = [mid(each.unit), mid(each.targets[year])]
            body.append(row(*first, each.name, *(pair if unit_first else pair[::-1]), truth=[goal_truth(each, element, [year])]))
    return body


def outcome_rows(plan: Plan, year: int, *levels: str) -> list[Row]:
    """Lay out programs with their indicator, as agreements of heads of office often add them."""
    body = []
    for element, each in indicators_of(plan.spending(*levels or ("program",))):
        name = f"Kegiatan {element.name}" if element.level == "kegiatan" else element.name
        said = truth(each, element, code=None, targets={str(year): each.targets[year]}) | {"element": name}
        body.append(row("", name, each.name, mid(each.unit), mid(each.targets[year]), truth=[said]))
    return body


def bengkulu() -> Document:
    """A Word file: promise, then sasaran and programs with targets, then programs with amounts and a total."""
    plan = grow(TRANSPORT, range(2024, 2025), 31)
    year = plan.years[0]
    header = head(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"], ["(1)", "(2)", "(3)", "(4)", "(5)"])
    money = [row(mid(str(n)), p.name, right(rupiah(p.pagu[year], "rp-")), "APBD Provinsi", truth=[budget_line(p, {year: rupiah(p.pagu[year], "rp-")})]) for n, p in enumerate(plan.programs, 1)]
    total = rupiah(plan.total(year), "rp-")
    money.append(row(Cell("JUMLAH", cols=2, bold=True), right(total, bold=True), "", truth=[budget_line(None, {year: total})]))
    programs = head(["No", "Program / Kegiatan", "Indikator Kinerja Program / Kegiatan", "Satuan", "Target"])
    parts = [
        *titles("PEMERINTAH PROVINSI BENGKULU", "PERJANJIAN KINERJA TAHUN 2024"),
        *statement(("Ir. RUSLAN EFFENDI, MT", "Kepala Dinas Perhubungan Provinsi Bengkulu"), ("Dr. H. SYAFRUDIN NOOR", "Gubernur Bengkulu")),
        *signature("Bengkulu, 15 Januari 2024", "Pihak Pertama,", "Ir. RUSLAN EFFENDI, MT"),
        Break(),
        *titles("LAMPIRAN PERJANJIAN KINERJA TAHUN 2024", "DINAS PERHUBUNGAN PROVINSI BENGKULU"),
        Table([24, 150, 170, 60, 60], header, numbered_goals(plan, year, unit_first=True), size=9),
        Line(""),
        Table([24, 150, 170, 60, 60], programs, outcome_rows(plan, year, "program", "kegiatan"), size=9),
        Line(""),
        Table([24, 250, 120, 80], head(["No", "Program", "Anggaran", "Keterangan"]), money, size=9),
    ]
    return Document("pk-perhubungan-2024", "docx", facts("perjanjian_kinerja", "Dinas Perhubungan", "Provinsi Bengkulu", year=year, signed="2024-01-15"), parts)


def ambon() -> Document:
    """A PDF whose letterhead breaks a name with commas over three lines; the list of programs has no rules."""
    plan = grow(WOMEN, range(2023, 2024), 32)
    year = plan.years[0]
    header = head(["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "TARGET", "SATUAN"])
    lines: list[Row] = [row(Cell("Program", bold=True), "", Cell("Anggaran", bold=True), Cell("Ket.", bold=True))]
    for n, p in enumerate(plan.programs, 1):
        amount = rupiah(p.pagu[year], "en00")
        lines.append(row(f"{n}. {p.name.title()}", "Rp.", right(amount), "APBD", truth=[budget_line(p, {year: amount})]))
    total = rupiah(plan.total(year), "en00")
    lines.append(row("", "Rp.", right(total, bold=True), "", truth=[budget_line(None, {year: total})]))
    office = ("Dinas Pemberdayaan Perempuan, Perlindungan Anak,", "Pengendalian Penduduk", "dan Keluarga Berencana")
    parts = [
        *letterhead("Pemerintah Kota Ambon", office, "Jalan Sultan Hairun Nomor 1, Telepon (0911) 352013 Kode Pos 97126"),
        *titles("PERJANJIAN KINERJA TAHUN 2023"),
        *statement(("Dr. MEGGY LEKATOMPESSY, M.Si", "Kepala Dinas"), ("Drs. BODEWIN WATTIMENA", "Penjabat Wali Kota Ambon")),
        *signature("Ambon, 27 Januari 2023", "PIHAK PERTAMA", "Dr. MEGGY LEKATOMPESSY, M.Si"),
        Break(),
        *titles("PERJANJIAN KINERJA TAHUN 2023", "DINAS PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK, PENGENDALIAN PENDUDUK DAN KELUARGA BERENCANA", size=10),
        Table([24, 160, 190, 60, 70], header, numbered_goals(plan, year, unit_first=False), size=9),
        Line(""),
        Table([24, 160, 190, 70, 60], head(["NO", "SASARAN PROGRAM", "INDIKATOR PROGRAM", "SATUAN", "TARGET"]), outcome_rows(plan, year), size=9),
        Line(""),
        Table([290, 24, 110, 60], [], lines, rules="none", size=9),
    ]
    fact = facts("perjanjian_kinerja", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana", "Kota Ambon", year=year, signed="2023-01-27")
    return Document("pk-dp3appkb-2023", "pdf", fact, parts)


def agam() -> Document:
    """A scanned agreement; amounts with two decimals."""
    plan = grow(DISASTER, range(2022, 2023), 33)
    year = plan.years[0]
    money = [row(mid(str(n)), p.name, right(rupiah(p.pagu[year], "id00")), "APBD", truth=[budget_line(p, {year: rupiah(p.pagu[year], "id00")})]) for n, p in enumerate(plan.programs, 1)]
    total = rupiah(plan.total(year), "id00")
    money.append(row(Cell("Jumlah", cols=2, bold=True, align="c"), right(total, bold=True), "", truth=[budget_line(None, {year: total})]))
    both = [*numbered_goals(plan, year, unit_first=True)]
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2022", "BADAN PENANGGULANGAN BENCANA DAERAH", "KABUPATEN AGAM", size=12),
        Table([26, 150, 170, 70, 60], head(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"]), both, size=10),
        Line(""),
        Table([26, 150, 170, 70, 60], head(["No", "Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target"]), _programs_and_activities(plan, year), size=9.5),
        Line(""),
        Table([26, 250, 120, 70], head(["No", "Program", "Anggaran (Rp)", "Keterangan"]), money, size=10),
        *signature("Lubuk Basung, 17 Januari 2022", "Kepala Pelaksana BPBD", "Drs. HASNUL ARIFIN"),
    ]
    return Document(
        "pk-bpbd-2022",
        "pdf",
        facts("perjanjian_kinerja", "Badan Penanggulangan Bencana Daerah", "Kabupaten Agam", year=year, signed="2022-01-17"),
        parts,
        scan={"seed": 33, "skew": 0.8, "noise": 9, "dpi": 200},
        group="scan",
    )


def _programs_and_activities(plan: Plan, year: int) -> list[Row]:
    body = []
    for p, program in enumerate(plan.programs, 1):
        for k, element in enumerate([program, *program.parts][:5]):
            each = element.indicators[0]
            label = "Program" if k == 0 else "Kegiatan"
            name = element.name.replace("PROGRAM ", "") if k == 0 else element.name
            said = truth(each, element, code=None, targets={str(year): each.targets[year]})
            body.append(row(str(p) if k == 0 else "", Cell(f"{label} {name}", bold=k == 0), each.name, mid(each.unit), mid(each.targets[year]), truth=[said | {"element": f"{label} {name}"}]))
    return body


def bangka() -> Document:
    """What copying a page leaves: plain text in columns of blanks."""
    plan = grow(LIBRARY, range(2021, 2022), 34)
    year = plan.years[0]
    body = []
    for n, (element, each) in enumerate(indicators_of([*[g for g in plan.goals if g.level == "sasaran"], *plan.spending("program", "kegiatan")]), 1):
        name = f"Kegiatan {element.name}" if element.level == "kegiatan" else element.name
        said = truth(each, element, code=None, targets={str(year): each.targets[year]}) | {"element": name}
        body.append(row(f"{n}.", name, each.name, each.unit, each.targets[year], truth=[said]))
        body.append(row("", "", "", "", ""))
    money = [row(f"{n}.", p.name, right(rupiah(p.pagu[year], "rp")), "APBD", truth=[budget_line(p, {year: rupiah(p.pagu[year], "rp")})]) for n, p in enumerate(plan.programs, 1)]
    total = rupiah(plan.total(year), "rp")
    money.append(row("", "Jumlah", right(total), "", truth=[budget_line(None, {year: total})]))
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2021", "DINAS PERPUSTAKAAN DAN KEARSIPAN", "KABUPATEN BANGKA"),
        Table([4, 34, 42, 12, 10], [row("NO", "SASARAN/PROGRAM/KEGIATAN", "INDIKATOR KINERJA", "SATUAN", "TARGET")], body),
        Line(""),
        Table([4, 60, 22, 12], [row("NO", "PROGRAM", right("ANGGARAN"), "KET")], money),
        Line(""),
        Line("Sungailiat, 25 Januari 2021", align="r"),
        Line("Kepala Dinas Perpustakaan dan Kearsipan Kabupaten Bangka", align="r"),
        Line("H. ASYRAF SURYADIN, S.E., M.M.", align="r"),
    ]
    return Document(
        "pk-perpustakaan-2021", "txt", facts("perjanjian_kinerja", "Dinas Perpustakaan dan Kearsipan", "Kabupaten Bangka", year=year, signed="2021-01-25"), parts, options={"characters": 108}
    )


def wakatobi() -> Document:
    """The agreement of a head of division: sasaran program and kegiatan, quarters as plain roman numbers, kegiatan with amounts."""
    plan = grow(FISHERY, range(2024, 2025), 35, secretariat=False)
    year = plan.years[0]
    header = head(
        [Cell("No", rows=2), Cell("Sasaran Program/Kegiatan", rows=2), Cell("Indikator Kinerja", rows=2), Cell("Satuan", rows=2), Cell("Target Tahunan", rows=2), Cell("Target Triwulan", cols=4)],
        ["I", "II", "III", "IV"],
    )
    body = []
    wanted = [e for e in plan.spending("program", "kegiatan") if not e.code.startswith("3.25.06")]
    for n, element in enumerate(wanted, 1):
        name = f"{'Program' if element.level == 'program' else 'Kegiatan'} {element.name.removeprefix('PROGRAM ').title() if element.level == 'program' else element.name}"
        for k, each in enumerate(element.indicators):
            first = (mid(str(n)), Cell(name, bold=element.level == "program")) if k == 0 else ("", "")
            said = truth(each, element, code=None, targets={str(year): each.targets[year]}, quarters=each.quarters)
            body.append(row(*first, each.name, mid(each.unit), mid(each.targets[year]), *map(mid, each.quarters), truth=[said | {"element": name}]))
    money = []
    kept = [e for e in wanted if e.level == "kegiatan"]
    for n, element in enumerate(kept, 1):
        money.append(row(mid(str(n)), element.name, right(rupiah(element.pagu[year], "rp")), "DAK" if n == 1 else "APBD", truth=[budget_line(element, {year: rupiah(element.pagu[year], "rp")})]))
    total = rupiah(sum(e.pagu[year] for e in kept), "rp")
    money.append(row("", Cell("Jumlah Anggaran", bold=True), right(total, bold=True), "", truth=[budget_line(None, {year: total})]))
    parts = [
        *titles("PERJANJIAN KINERJA TAHUN 2024", "KEPALA BIDANG PERIKANAN TANGKAP DAN BUDIDAYA", "DINAS KELAUTAN DAN PERIKANAN KABUPATEN WAKATOBI"),
        Table([22, 130, 130, 54, 50, 40, 40, 40, 40], header, body, size=8),
        Line(""),
        Table([22, 330, 100, 60], head(["No", "Kegiatan", "Anggaran", "Sumber"]), money, size=8),
        *signature("Wangi-Wangi, 8 Januari 2024", "Kepala Bidang Perikanan Tangkap dan Budidaya", "LA ODE HAMID, S.Pi"),
    ]
    return Document("pk-bidang-kelautan-2024", "pdf", facts("perjanjian_kinerja", "Dinas Kelautan dan Perikanan", "Kabupaten Wakatobi", year=year, signed="2024-01-08"), parts, font="Times")


def singkawang() -> Document:
    """A revised agreement as a workbook: semula and menjadi for targets and amounts, on two sheets."""
    plan = grow(POLITICS, range(2022, 2024), 36)
    before, year = plan.years
    header = head([Cell("NO", rows=2), Cell("SASARAN/PROGRAM/KEGIATAN", rows=2), Cell("INDIKATOR KINERJA", rows=2), Cell("SATUAN", rows=2), Cell("TARGET", cols=2)], ["SEMULA", "MENJADI"])
    body = []
    for n, (element, each) in enumerate(indicators_of([*plan.goals, *plan.spending("program", "kegiatan")]), 1):
        said = truth(each, element, code=None, targets={str(year): each.targets[year]}, before={"target": each.targets[before]})
        name = f"{element.level.title()}: {element.name}" if element.level != "program" else element.name
        said |= {"element": name}
        body.append(row(mid(str(n)), name, each.name, mid(each.unit), mid(each.targets[before]), mid(each.targets[year]), truth=[said]))
    money = []
    for n, p in enumerate(plan.programs, 1):
        cells = [right(rupiah(p.pagu[y]), number=p.pagu[y], pattern='"Rp"#,##0') for y in plan.years]
        money.append(row(mid(str(n)), p.name, *cells, "APBD-P", truth=[budget_line(p, {year: rupiah(p.pagu[year])})]))
    cells = [right(rupiah(plan.total(y)), number=plan.total(y), pattern='"Rp"#,##0') for y in plan.years]
    money.append(row(Cell("JUMLAH", cols=2, bold=True), *cells, "", truth=[budget_line(None, {year: rupiah(plan.total(year))})]))
    parts = [
        *titles("PERJANJIAN KINERJA PERUBAHAN TAHUN 2023", "BADAN KESATUAN BANGSA DAN POLITIK", "KOTA SINGKAWANG"),
        Table([26, 230, 230, 70, 70, 70], header, body, size=9),
        Break(title="Anggaran"),
        Line("ANGGARAN PERJANJIAN KINERJA PERUBAHAN TAHUN 2023", bold=True),
        Table([26, 330, 110, 110, 70], head(["No", "Program", "Semula", "Menjadi", "Ket"]), money, size=9),
        Line("Singkawang, 3 Oktober 2023", align="r"),
    ]
    fact = facts("perjanjian_kinerja", "Badan Kesatuan Bangsa dan Politik", "Kota Singkawang", year=year, phase="perubahan", signed="2023-10-03")
    return Document("pk-perubahan-kesbangpol-2023", "xlsx", fact, parts, options={"sheet": "Kinerja"})


def balikpapan_rkt() -> Document:
    """A yearly plan (RKT): sasaran with indicator and target beside the programs that serve it."""
    plan = grow(ENVIRONMENT, range(2022, 2023), 37)
    year = plan.years[0]
    header = head(
        [Cell("SASARAN", cols=2), Cell("TARGET", rows=2), Cell("SATUAN", rows=2), Cell("PROGRAM", rows=2), Cell("KEGIATAN", cols=4), Cell("ANGGARAN (Rp)", rows=2)],
        ["URAIAN", "INDIKATOR", "URAIAN", "INDIKATOR", "SATUAN", "TARGET"],
    )
    sasaran = [e for e in plan.goals if e.level == "sasaran"]
    goals = indicators_of(sasaran)
    activities = [(p, a) for p in plan.programs for a in p.parts]
    body = []
    for n in range(max(len(goals), len(activities))):
        said, cells = [], []
        if n < len(goals):
            element, each = goals[n]
            cells += [Cell(element.name, rows=len(element.indicators))] if each is element.indicators[0] else []
            cells += [each.name, mid(each.targets[year]), mid(each.unit)]
            said.append(goal_truth(each, element, [year]))
        else:
            cells += ["", "", "", ""]
        if n < len(activities):
            program, activity = activities[n]
            each = activity.indicators[0]
            amount = rupiah(activity.pagu[year])
            cells += [program.name if activity is program.parts[0] else "", activity.name, each.name, mid(each.unit), mid(each.targets[year]), right(amount)]
            said.append(truth(each, activity, code=None, targets={str(year): each.targets[year]}, pagu={str(year): amount}))
        else:
            cells += [""] * 6
        body.append(row(*cells, truth=said))
    total = rupiah(plan.total(year))
    body.append(row(Cell("JUMLAH", cols=9, bold=True), right(total, bold=True), truth=[budget_line(None, {year: total})]))
    parts = [
        *titles("RENCANA KINERJA TAHUNAN", "DINAS LINGKUNGAN HIDUP KOTA BALIKPAPAN", "TAHUN 2022"),
        Table([90, 90, 40, 44, 90, 100, 90, 44, 40, 80], header, body, size=7.5),
        *signature("Balikpapan, Januari 2022", "Kepala Dinas Lingkungan Hidup", "SUDIRMAN DJAYALAKSANA"),
    ]
    return Document("rkt-lingkungan-2022", "pdf", facts("rkt", "Dinas Lingkungan Hidup", "Kota Balikpapan", year=year), parts, wide=True)


def jambi_rkt() -> Document:
    """A yearly plan (RKT) in Word: one column of names, level by bold, and the words Program and Kegiatan."""
    plan = grow(FARMING, range(2020, 2021), 38)
    year = plan.years[0]
    header = head(["No", "Sasaran / Program / Kegiatan", "Indikator Kinerja", "Satuan", "Target", "Pagu Anggaran"])
    body = []
    for n, element in enumerate((e for e in plan.goals if e.level == "sasaran"), 1):
        for k, each in enumerate(element.indicators):
            name = Cell(f"Sasaran {n}: {element.name}" if k == 0 else "", bold=True, fill="F2F2F2")
            body.append(row(mid(str(n)) if k == 0 else "", name, each.name, mid(each.unit), mid(each.targets[year]), "", truth=[goal_truth(each, element, [year])]))
    for element in plan.spending("program", "kegiatan"):
        program = element.level == "program"
        name = f"Program {element.name.removeprefix('PROGRAM ').title()}" if program else f"Kegiatan {element.name}"
        amount = {year: rupiah(element.pagu[year], "rp")}
        for k, each in enumerate(element.indicators):
            said = truth(each, element, code=None, targets={str(year): each.targets[year]}, **_once(k, amount))
            body.append(
                row(
                    "",
                    Cell(name if k == 0 else "", bold=program, indent=0 if program else 1),
                    each.name,
                    mid(each.unit),
                    mid(each.targets[year]),
                    right(amount[year] if k == 0 else ""),
                    truth=[said | {"element": name}],
                )
            )
    total = {year: rupiah(plan.total(year), "rp")}
    body.append(row("", Cell("JUMLAH", bold=True), "", "", "", right(total[year], bold=True), truth=[budget_line(None, total)]))
    office = "Dinas Tanaman Pangan, Hortikultura dan Peternakan"
    parts = [
        *titles("RENCANA KINERJA TAHUNAN (RKT)", f"{office.upper()} PROVINSI JAMBI", "TAHUN ANGGARAN 2020"),
        paragraph("RKT disusun sesuai Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014."),
        Table([24, 190, 150, 60, 54, 90], header, body, size=8),
    ]
    return Document("rkt-pertanian-2020", "docx", facts("rkt", office, "Provinsi Jambi", year=year), parts)


def _once(n: int, amounts: dict[int, str]) -> dict[str, object]:
    return {"pagu": by_year(amounts)} if n == 0 else {"pagu": {}, "pagu_alt": by_year(amounts)}


DOCUMENTS = (bengkulu, ambon, agam, bangka, wakatobi, singkawang, balikpapan_rkt, jambi_rkt)
