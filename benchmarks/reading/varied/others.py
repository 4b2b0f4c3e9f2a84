"""Lay out lists of key indicators (IKU), budget forms (DPA), and four documents that are no plan."""

from __future__ import annotations

from common import considerations, facts, indicators_of, letterhead, mid, paragraph, right, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, Truth, head, row
from offices import DISASTER, DISTRICT, ENVIRONMENT, FARMING, FISHERY, HEALTH, TRADE, TRANSPORT, WOMEN
from plans import Element, by_year, grow, number, rupiah, truth


def bengkulu_iku() -> Document:
    """A decree in Word with laws in its considerations and an annex with targets of five years."""
    plan = grow(TRANSPORT, range(2022, 2027), 51)
    years = plan.years
    header = head(
        [Cell("NO", rows=2), Cell("SASARAN STRATEGIS / SASARAN PROGRAM", rows=2), Cell("INDIKATOR KINERJA UTAMA", rows=2), Cell("SATUAN", rows=2), Cell("TARGET", cols=5), Cell("SUMBER DATA", rows=2)],
        list(map(str, years)),
    )
    body = []
    for n, (element, each) in enumerate(indicators_of([*plan.goals, *plan.spending("program")]), 1):
        said = truth(each, element, level="iku", code=None, targets=by_year(each.targets))
        body.append(row(mid(str(n)), element.name, each.name, mid(each.unit), *(mid(each.targets[y]) for y in years), "Bidang LLAJ", truth=[said]))
    parts = [
        *letterhead("Pemerintah Provinsi Bengkulu", ["Dinas Perhubungan"], "Jalan Batang Hari Nomor 108 Padang Harapan, Bengkulu 38225"),
        *titles(
            "KEPUTUSAN KEPALA DINAS PERHUBUNGAN PROVINSI BENGKULU",
            "NOMOR: 060/117/DISHUB/2022",
            "TENTANG",
            "INDIKATOR KINERJA UTAMA (IKU) DINAS PERHUBUNGAN PROVINSI BENGKULU TAHUN 2022-2026",
            size=10,
        ),
        paragraph("Menimbang : bahwa untuk melaksanakan Pasal 3 Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 perlu menetapkan Indikator Kinerja Utama;"),
        *considerations("Peraturan Daerah Provinsi Bengkulu Nomor 5 Tahun 2021 tentang Rencana Pembangunan Jangka Menengah Daerah Tahun 2021-2026;"),
        paragraph("MEMUTUSKAN: Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran."),
        *signature("Ditetapkan di Bengkulu, pada tanggal 7 Maret 2022", "KEPALA DINAS PERHUBUNGAN", "Ir. RUSLAN EFFENDI, MT"),
        Break(wide=True),
        Line("LAMPIRAN KEPUTUSAN KEPALA DINAS PERHUBUNGAN NOMOR 060/117/DISHUB/2022", size=8),
        Table([24, 170, 180, 60, *[45] * 5, 70], header, body, size=8),
    ]
    return Document("iku-perhubungan-2022", "docx", facts("iku", "Dinas Perhubungan", "Provinsi Bengkulu", years=years, signed="2022-03-07"), parts)


def wakatobi_iku() -> Document:
    """A decree as PDF without any target: reason, formula, source and owner of each indicator."""
    plan = grow(FISHERY, range(2022, 2027), 52, secretariat=False)
    header = head(["No", "Sasaran", "Indikator Kinerja Utama", "Satuan", "Alasan Pemilihan", "Formulasi Pengukuran", "Sumber Data", "Penanggung Jawab"])
    body = []
    for n, (element, each) in enumerate(indicators_of([*plan.goals, *plan.spending("program")]), 1):
        formula = f"{each.name} tahun n dibagi {each.name.lower()} tahun n-1 dikali 100" if each.unit == "%" else "Hasil perhitungan resmi dalam satu tahun"
        said = truth(each, element, level="iku", code=None)
        body.append(
            row(
                mid(str(n)),
                element.name,
                each.name,
                mid(each.unit),
                "Mencerminkan kinerja pelayanan perangkat daerah",
                formula,
                "Laporan Statistik Perikanan",
                "Bidang Perikanan Tangkap",
                truth=[said],
            )
        )
    parts = [
        *letterhead("Pemerintah Kabupaten Wakatobi", ["Dinas Kelautan dan Perikanan"], "Kompleks Perkantoran Motika, Wangi-Wangi"),
        *titles("INDIKATOR KINERJA UTAMA", "DINAS KELAUTAN DAN PERIKANAN KABUPATEN WAKATOBI", "TAHUN 2022-2026", size=11),
        *considerations(),
        Table([20, 80, 80, 44, 80, 100, 60, 60], header, body, repeat="none", split=True, size=9),
        *signature("Wangi-Wangi, 12 April 2022", "Kepala Dinas", "LA ODE SAFIUDDIN, S.Pi., M.Si"),
    ]
    return Document("iku-kelautan-2022", "pdf", facts("iku", "Dinas Kelautan dan Perikanan", "Kabupaten Wakatobi", years=plan.years), parts, font="Times")


def merauke_iku() -> Document:
    """A workbook: base year, five years and end of period; formula between name and unit."""
    plan = grow(TRADE, range(2025, 2030), 53, secretariat=False)
    years = plan.years
    header = head(
        [
            Cell("No", rows=2),
            Cell("Tujuan/Sasaran/Program", rows=2),
            Cell("Indikator Kinerja Utama", rows=2),
            Cell("Definisi Operasional/Formulasi", rows=2),
            Cell("Satuan", rows=2),
            Cell("Kondisi Awal 2024", rows=2),
            Cell("Target", cols=5),
            Cell("Kondisi Akhir", rows=2),
        ],
        list(map(str, years)),
    )
    body = []
    for n, (element, each) in enumerate(indicators_of([*plan.goals, *plan.spending("program")]), 1):
        said = truth(each, element, level="iku", code=None, baseline=each.baseline, targets=by_year(each.targets))
        body.append(
            row(
                mid(str(n)),
                element.name,
                each.name,
                f"Capaian {each.name.lower()} pada akhir tahun",
                mid(each.unit),
                mid(each.baseline),
                *(mid(each.targets[y]) for y in years),
                mid(each.targets[years[-1]]),
                truth=[said],
            )
        )
    office = "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian dan Perdagangan"
    parts = [*titles("PENETAPAN INDIKATOR KINERJA UTAMA (IKU)", office.upper(), "KABUPATEN MERAUKE"), Table([26, 190, 190, 190, 70, 60, *[50] * 5, 60], header, body, size=8)]
    return Document("iku-koperindag-2025", "xlsx", facts("iku", office, "Kabupaten Merauke", years=years), parts, options={"sheet": "IKU 2025-2029"})


def _form_rows(program: Element, activity: Element, sub: Element, year: int) -> tuple[list[tuple[str, str, str]], list[Truth]]:
    lines, said = [], []
    amount = rupiah(sub.pagu[year], "rp")
    for label, element in (("Capaian Program", program), ("Masukan", sub), ("Keluaran", sub), ("Hasil", activity)):
        if label == "Masukan":
            lines.append((label, "Dana yang dibutuhkan", amount))
            said.append(truth(None, sub) | {"indicator": "Dana yang dibutuhkan", "ignore": True})
            continue
        each = element.indicators[0]
        value = f"{each.targets[year]} {each.unit}"
        lines.append((label, each.name, value))
        optional = {"pagu": {str(year): amount}, "pagu_optional": True} if element is sub else {}
        alternatives = {} if element is sub else {"pagu_alt": {str(year): amount}}
        said.append(
            truth(each, element, targets={str(year): value}, unit_in_target=True, block=label, level_alt=["kegiatan", "program"] if label != "Keluaran" else ["kegiatan"], **optional, **alternatives)
        )
    return lines, said


def sumba_dpa() -> Document:
    """The budget form of SIPD, one sub kegiatan a page: labels with colons, then the block of indicators, then accounts."""
    plan = grow(HEALTH, range(2024, 2025), 54, secretariat=False)
    year = plan.years[0]
    parts: list[Line | Table | Break] = []
    subs = [(p, a, s) for p in plan.programs for a in p.parts for s in a.parts][2:6]
    for n, (program, activity, sub) in enumerate(subs):
        if n:
            parts.append(Break())
        lines, said = _form_rows(program, activity, sub, year)
        amount = rupiah(sub.pagu[year], "rp")
        parts += [
            *titles("DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", size=11),
            Line(f"Formulir DPA-RINCIAN BELANJA SKPD      Pemerintah Kabupaten Sumba Timur Tahun Anggaran {year}", size=8, align="c"),
            Line(f"Nomor : DPA/A.1/1.02.0.00.0.00.01.0000/001/{year}", size=8),
        ]
        pairs = [
            ("Urusan Pemerintahan", "1 URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR"),
            ("Bidang Urusan", "1.02 URUSAN PEMERINTAHAN BIDANG KESEHATAN"),
            ("Program", f"{program.code} {program.name}"),
            ("Kegiatan", f"{activity.code} {activity.name}"),
            ("Organisasi", "1.02.0.00.0.00.01.0000 DINAS KESEHATAN"),
            ("Unit", "1.02.0.00.0.00.01.0000 DINAS KESEHATAN"),
            ("Sub Kegiatan", f"{sub.code} {sub.name}"),
            ("Lokasi", "Kab. Sumba Timur, Semua Kecamatan, Semua Kelurahan"),
            ("Waktu Pelaksanaan", "Mulai Januari Sampai Desember"),
            (f"Alokasi Tahun {year}", amount),
        ]
        chain = (program, activity, sub)
        form = [row(label, ":", text, truth=[_structure(chain, label, year)] if label in ("Program", "Kegiatan", "Sub Kegiatan") else []) for label, text in pairs]
        parts.append(Table([120, 12, 380], [], form, rules="none", size=8))
        block = [
            row(Cell("Indikator dan Tolok Ukur Kinerja Kegiatan", cols=3, bold=True, align="c")),
            row(Cell("Indikator", bold=True), Cell("Tolok Ukur Kinerja", bold=True), Cell("Target Kinerja", bold=True)),
        ]
        block += [row(label, text, value, truth=[one]) for (label, text, value), one in zip(lines, said, strict=True)]
        parts.append(Table([90, 300, 122], [], block, size=8))
        parts.append(_accounts(sub.pagu[year]))
    parts += signature("Waingapu, 3 Januari 2024", "Pejabat Pengelola Keuangan Daerah", "UMBU NDAMU, S.E.")
    return Document("dpa-kesehatan-2024", "pdf", facts("dpa", "Dinas Kesehatan", "Kabupaten Sumba Timur", year=year), parts, footer="Dicetak tanggal 03/01/2024    Halaman {n} dari 4")


def _structure(chain: tuple[Element, Element, Element], label: str, year: int) -> Truth:
    element = chain[("Program", "Kegiatan", "Sub Kegiatan").index(label)]
    amount = {str(year): rupiah(element.pagu[year], "rp")} if label == "Sub Kegiatan" else {}
    return {"page": None, "table": "struktur", "level": element.level, "code": element.code, "element": element.name, "pagu": amount}


def _accounts(amount: int) -> Table:
    first = amount * 2 // 3 // 1000 * 1000
    body = [
        row("5", Cell("BELANJA DAERAH", bold=True), "", "", right(rupiah(amount, "rp"))),
        row("5.1.02", "Belanja Barang dan Jasa", "", "", right(rupiah(amount, "rp"))),
        row("5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "12 Paket", right(rupiah(first // 12)), right(rupiah(first, "rp"))),
        row("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa", "24 OH", right(rupiah((amount - first) // 24)), right(rupiah(amount - first, "rp"))),
        row(Cell("Jumlah Anggaran Sub Kegiatan", cols=4, align="r", bold=True), right(rupiah(amount, "rp"), bold=True)),
    ]
    return Table([90, 210, 60, 70, 82], head(["Kode Rekening", "Uraian", "Koefisien / Volume", "Harga", "Jumlah"]), body, size=7.5)


def agam_dppa() -> Document:
    """A revised budget form (DPPA) as a workbook: Tolak Ukur, before and after, one sheet a sub kegiatan."""
    plan = grow(DISASTER, range(2022, 2024), 55, secretariat=False)
    before, year = plan.years
    parts: list[Line | Table | Break] = []
    subs = [(p, a, s) for p in plan.programs for a in p.parts for s in a.parts][:5]
    for n, (program, activity, sub) in enumerate(subs):
        if n:
            parts.append(Break(title=sub.code))
        parts += [
            Line("DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH", bold=True, align="c"),
            Line(f"Kabupaten Agam Tahun Anggaran {year}", bold=True, align="c"),
            Line("Organisasi : 1.05.0.00.0.00.03.0000 Badan Penanggulangan Bencana Daerah"),
            Line(f"Program : {program.code} {program.name}", truth=[_structure((program, activity, sub), "Program", year)]),
            Line(f"Kegiatan : {activity.code} {activity.name}", truth=[_structure((program, activity, sub), "Kegiatan", year)]),
            Line(f"Sub Kegiatan : {sub.code} {sub.name}", truth=[_structure((program, activity, sub), "Sub Kegiatan", year) | {"pagu": {}}]),
            Line(f"Jumlah Tahun {year} sebelum perubahan : {rupiah(sub.pagu[before], 'rp')}"),
            Line(f"Jumlah Tahun {year} setelah perubahan : {rupiah(sub.pagu[year], 'rp')}"),
            Line(""),
        ]
        old, _ = _form_rows(program, activity, sub, before)
        new, said = _form_rows(program, activity, sub, year)
        header = head([Cell("Indikator", rows=2), Cell("Sebelum Perubahan", cols=2), Cell("Setelah Perubahan", cols=2)], ["Tolak Ukur Kinerja", "Target Kinerja"] * 2)
        body = [row(label, text, one, text, two, truth=[tell]) for (label, text, one), (_, _, two), tell in zip(old, new, said, strict=True)]
        parts.append(Table([90, 240, 100, 240, 100], header, body, size=8))
    fact = facts("dpa", "Badan Penanggulangan Bencana Daerah", "Kabupaten Agam", year=year, phase="perubahan")
    return Document("dppa-bpbd-2023", "xlsx", fact, parts, options={"sheet": subs[0][2].code, "merge_titles": False})


def jambi_evaluation() -> Document:
    """No plan: an evaluation of a Renja (form E.81) with realisation of each quarter and formulas as column numbers."""
    plan = grow(FARMING, range(2023, 2025), 56)
    year = plan.years[0]
    quarters = [Cell(t, cols=2) for t in ("I", "II", "III", "IV")]
    header = head(
        [
            Cell("No", rows=3),
            Cell("Program/Kegiatan/Sub Kegiatan", rows=3),
            Cell("Indikator Kinerja", rows=3),
            Cell("Target Renstra PD Tahun 2026", cols=2, rows=2),
            Cell("Target Kinerja dan Anggaran Renja Tahun 2023", cols=2, rows=2),
            Cell("Realisasi Kinerja Pada Triwulan", cols=8),
            Cell("Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi", cols=2, rows=2),
            Cell("Tingkat Capaian (%)", cols=2, rows=2),
        ],
        quarters,
        ["K", "Rp"] * 8,
        ["1", "2", "3", *map(str, range(4, 16)), "16 = 8+10+12+14", "17", "18 = 16/6x100", "19"],
    )
    body = []
    for n, (element, each) in enumerate(indicators_of(plan.spending()), 1):
        amount = element.pagu[year]
        shares = [amount * s // 100 for s in (12, 25, 30, 28)]
        done = [text for q, share in zip(each.quarters, shares, strict=True) for text in (mid(q), right(rupiah(share)))]
        body.append(
            row(
                str(n),
                element.name,
                each.name,
                mid(f"{each.targets[2024]} {each.unit}"),
                right(rupiah(amount * 3)),
                mid(f"{each.targets[year]} {each.unit}"),
                right(rupiah(amount)),
                *done,
                mid(each.quarters[3]),
                right(rupiah(sum(shares))),
                mid("96,4"),
                mid("95,0"),
            )
        )
    office = "Dinas Tanaman Pangan, Hortikultura dan Peternakan"
    parts = [
        *titles("EVALUASI TERHADAP HASIL RENCANA KERJA (RENJA) PERANGKAT DAERAH", f"{office} Provinsi Jambi", "Triwulan IV Tahun 2023"),
        Table([26, 200, 200, 60, 90, 60, 90, *[50, 80] * 4, 60, 90, 50, 50], header, body, size=8),
    ]
    return Document("evaluasi-renja-pertanian-2023", "xlsx", facts("evaluasi", office, "Provinsi Jambi", year=year), parts, options={"sheet": "E.81 TW IV"}, group="bukan rencana")


def monitoring() -> Document:
    """No plan: a monitoring sheet of physical and financial progress."""
    plan = grow(ENVIRONMENT, range(2024, 2025), 57)
    year = plan.years[0]
    header = head(
        [
            Cell("No", rows=2),
            Cell("Program / Kegiatan / Sub Kegiatan", rows=2),
            Cell("Pagu Anggaran (Rp)", rows=2),
            Cell("Realisasi Keuangan", cols=2),
            Cell("Realisasi Fisik (%)", rows=2),
            Cell("Sisa Anggaran (Rp)", rows=2),
            Cell("Kendala", rows=2),
            Cell("Tindak Lanjut", rows=2),
        ],
        ["Rp", "%"],
    )
    body = []
    for n, element in enumerate(plan.spending(), 1):
        amount = element.pagu[year]
        spent = amount * (38 + n % 9) // 100
        body.append(
            row(
                str(n),
                Cell(element.name, bold=element.level == "program"),
                right(rupiah(amount)),
                right(rupiah(spent)),
                mid(number(100 * spent / amount, 2)),
                mid(str(45 + n % 7)),
                right(rupiah(amount - spent)),
                "Proses pengadaan" if n % 4 == 0 else "-",
                "Percepatan" if n % 4 == 0 else "-",
            )
        )
    parts = [
        *titles("LAPORAN MONITORING PELAKSANAAN KEGIATAN APBD", "DINAS LINGKUNGAN HIDUP KOTA BALIKPAPAN", "KEADAAN S.D. AKHIR BULAN JUNI 2024"),
        Table([22, 220, 86, 86, 36, 44, 86, 70, 60], header, body, repeat="none", size=8),
        *signature("Balikpapan, 5 Juli 2024", "Kepala Dinas Lingkungan Hidup", "SUDIRMAN DJAYALAKSANA"),
    ]
    return Document("monitoring-lingkungan-2024", "pdf", facts("monitoring", "Dinas Lingkungan Hidup", "Kota Balikpapan", year=year), parts, wide=True, group="bukan rencana")


def cascading() -> Document:
    """No plan: a cascading chart as a table, outcome by outcome with the position that answers for it."""
    plan = grow(WOMEN, range(2024, 2025), 58, secretariat=False)
    header = head(["Ultimate Outcome", "Indikator", "Intermediate Outcome", "Indikator", "Immediate Outcome", "Indikator", "Output", "Indikator", "Jabatan Pengampu"])
    goal = plan.goals[0]
    body: list[Row] = []
    for program in plan.programs:
        for activity in program.parts:
            for sub in activity.parts:
                new = activity is program.parts[0] and sub is activity.parts[0]
                texts = [goal.name, goal.indicators[0].name] if not body else ["", ""]
                texts += [f"Meningkatnya {program.name.removeprefix('PROGRAM ').lower()}", program.indicators[0].name] if new else ["", ""]
                texts += [f"Terlaksananya {activity.name}", activity.indicators[0].name] if sub is activity.parts[0] else ["", ""]
                body.append(row(*texts, sub.name, sub.indicators[0].name, "Kepala Bidang"))
    office = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    parts = [*titles("POHON KINERJA / CASCADING KINERJA", office.upper(), "KOTA AMBON TAHUN 2024"), Table([80] * 8 + [60], header, body, size=7)]
    return Document("cascading-dp3appkb-2024", "docx", facts("cascading", office, "Kota Ambon", year=2024), parts, wide=True, group="bukan rencana")


def lkjip() -> Document:
    """No plan: a report with tables of target, realisation and achievement."""
    plan = grow(DISTRICT, range(2022, 2024), 59)
    year = 2023
    header = head(
        [
            Cell("No", rows=2),
            Cell("Sasaran Strategis", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Realisasi 2022", rows=2),
            Cell("Tahun 2023", cols=3),
            Cell("Kategori", rows=2),
        ],
        ["Target", "Realisasi", "Capaian (%)"],
    )
    body = [
        row(mid(str(n)), e.name, i.name, mid(i.unit), mid(i.baseline), mid(i.targets[year]), mid(i.targets[year]), mid("100,00"), "Sangat Baik")
        for n, (e, i) in enumerate(indicators_of([*plan.goals, *plan.spending("program")]), 1)
    ]
    money = [row(mid(str(n)), p.name, right(rupiah(p.pagu[year])), right(rupiah(p.pagu[year] * 97 // 100)), mid("97,00")) for n, p in enumerate(plan.programs, 1)]
    parts = [
        *titles("LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)", "KECAMATAN TERNATE TENGAH KOTA TERNATE", "TAHUN 2023", size=13),
        paragraph("BAB III AKUNTABILITAS KINERJA. Laporan ini disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 dan Peraturan Menteri PAN dan RB Nomor 53 Tahun 2014."),
        Line("Tabel 3.1 Capaian Kinerja Sasaran Strategis Tahun 2023", size=9),
        Table([20, 110, 120, 46, 50, 44, 50, 50, 56], header, body, size=7.5),
        Line(""),
        Line("Tabel 3.2 Realisasi Anggaran Tahun 2023", size=9),
        Table([20, 230, 90, 90, 60], head(["No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"]), money, size=8),
    ]
    return Document(
        "lkjip-kecamatan-2023",
        "pdf",
        facts("lkjip", "Kecamatan Ternate Tengah", "Kota Ternate", year=year),
        parts,
        footer="LKjIP Kecamatan Ternate Tengah Tahun 2023 | {n}",
        options={"first_page": 21},
        group="bukan rencana",
    )


DOCUMENTS = (bengkulu_iku, wakatobi_iku, merauke_iku, sumba_dpa, agam_dppa, jambi_evaluation, monitoring, cascading, lkjip)
