"""Hold the words of the page in both languages: headings, labels and counted nouns, by name."""

from __future__ import annotations

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import LEVEL_NAMES
from cascade.model.i18n import LocalizedText
from cascade.reports.corrections import ADVISED, REQUIRED
from cascade.reports.reading_account import INTRODUCTION, TITLE

CONFIDENCE = (
    (0.9, LocalizedText("tinggi", "high")),
    (0.7, LocalizedText("sedang", "medium")),
    (0.0, LocalizedText("rendah", "low")),
)
COLUMN_NAMES = {
    "tujuan": LocalizedText("Tujuan", "Tujuan (goal)"),
    "sasaran": LocalizedText("Sasaran", "Sasaran (objective)"),
    "program": LocalizedText("Program", "Program"),
    "kegiatan": LocalizedText("Kegiatan", "Kegiatan (activity)"),
    "sub_kegiatan": LocalizedText("Sub kegiatan", "Sub kegiatan (sub-activity)"),
    "unknown": LocalizedText("Jenjang tidak diketahui", "Level unknown"),
    "indicator": LocalizedText("Indikator", "Indicator"),
}
COUNTED = {
    "problems": (
        LocalizedText("{n} pokok masalah", "{n} main problem"),
        LocalizedText("{n} pokok masalah", "{n} main problems"),
    ),
    "more": (
        LocalizedText("dan {n} pokok masalah lagi", "and {n} more main problem"),
        LocalizedText("dan {n} pokok masalah lagi", "and {n} more main problems"),
    ),
    "told_by": (
        LocalizedText("Dikatakan oleh {n} temuan aturan", "Told by {n} finding of a rule"),
        LocalizedText("Dikatakan oleh {n} temuan aturan", "Told by {n} findings of rules"),
    ),
    "unjudged": (
        LocalizedText("{n} aturan tidak dapat dinilai", "{n} rule could not be judged"),
        LocalizedText("{n} aturan tidak dapat dinilai", "{n} rules could not be judged"),
    ),
    "partly": (
        LocalizedText("{n} aturan hanya dinilai sebagian", "{n} rule was judged only in part"),
        LocalizedText("{n} aturan hanya dinilai sebagian", "{n} rules were judged only in part"),
    ),
    "idle": (
        LocalizedText("{n} aturan tidak berlaku untuk dokumen ini", "{n} rule does not apply to these documents"),
        LocalizedText("{n} aturan tidak berlaku untuk dokumen ini", "{n} rules do not apply to these documents"),
    ),
    "grave": (
        LocalizedText("{n} masalah pada berkas membatasi penilaian", "{n} problem of the files limits the judgement"),
        LocalizedText("{n} masalah pada berkas membatasi penilaian", "{n} problems of the files limit the judgement"),
    ),
    "open": (
        LocalizedText("{n} tautan indikator menunggu konfirmasi", "{n} link between indicators awaits confirmation"),
        LocalizedText("{n} tautan indikator menunggu konfirmasi", "{n} links between indicators await confirmation"),
    ),
    "infos": (
        LocalizedText("{n} catatan ringan (buka untuk membaca)", "{n} minor note (open to read)"),
        LocalizedText("{n} catatan ringan (buka untuk membaca)", "{n} minor notes (open to read)"),
    ),
    "others": (
        LocalizedText("{n} tempat lain", "{n} other place"),
        LocalizedText("{n} tempat lain", "{n} other places"),
    ),
    "settled": (
        LocalizedText("{n} tautan yang sudah pasti (buka untuk membaca)", "{n} settled link (open to read)"),
        LocalizedText("{n} tautan yang sudah pasti (buka untuk membaca)", "{n} settled links (open to read)"),
    ),
    "links_left_out": (
        LocalizedText(
            "{n} tautan lagi tidak dimuat di sini; semuanya ada di laporan.json (--report json).",
            "{n} more link is not listed here; all are in laporan.json (--report json).",
        ),
        LocalizedText(
            "{n} tautan lagi tidak dimuat di sini; semuanya ada di laporan.json (--report json).",
            "{n} more links are not listed here; all are in laporan.json (--report json).",
        ),
    ),
    "rows_left_out": (
        LocalizedText(
            "{n} indikator lagi tidak dimuat di sini (yang bermasalah didahulukan); semuanya ada di kertas-kerja.xlsx (--report xlsx).",
            "{n} more indicator is not shown here (those with a problem come first); all are in kertas-kerja.xlsx (--report xlsx).",
        ),
        LocalizedText(
            "{n} indikator lagi tidak dimuat di sini (yang bermasalah didahulukan); semuanya ada di kertas-kerja.xlsx (--report xlsx).",
            "{n} more indicators are not shown here (those with a problem come first); all are in kertas-kerja.xlsx (--report xlsx).",
        ),
    ),
    "known": (
        LocalizedText("{n} temuan sudah ada di laporan lama", "{n} finding is in the old report too"),
        LocalizedText("{n} temuan sudah ada di laporan lama", "{n} findings are in the old report too"),
    ),
    "trial": (
        LocalizedText("{n} temuan aturan yang masih dicoba", "{n} finding of rules on trial"),
        LocalizedText("{n} temuan aturan yang masih dicoba", "{n} findings of rules on trial"),
    ),
    "not_run": (
        LocalizedText("{n} aturan tidak diminta", "{n} rule was not asked for"),
        LocalizedText("{n} aturan tidak diminta", "{n} rules were not asked for"),
    ),
    "accepted": (
        LocalizedText("{n} temuan dikecualikan", "{n} finding waived"),
        LocalizedText("{n} temuan dikecualikan", "{n} findings waived"),
    ),
    "false_alarms": (
        LocalizedText("{n} bukan temuan", "{n} false alarm"),
        LocalizedText("{n} bukan temuan", "{n} false alarms"),
    ),
    "not_targets": (
        LocalizedText("{n} tabel lain, bukan tabel target", "{n} other table, which plans no targets"),
        LocalizedText("{n} tabel lain, bukan tabel target", "{n} other tables, which plan no targets"),
    ),
    "not_whole": (
        LocalizedText("{n} tabel tidak dibaca, atau hanya sebagian", "{n} table was not read, or only in part"),
        LocalizedText("{n} tabel tidak dibaca, atau hanya sebagian", "{n} tables were not read, or only in part"),
    ),
    "missed": (
        LocalizedText("{n} sel atau tabel yang tidak dipahami", "{n} cell or table that was not understood"),
        LocalizedText("{n} sel atau tabel yang tidak dipahami", "{n} cells or tables that were not understood"),
    ),
    "manual": (
        LocalizedText("{n} hal harus diperiksa manusia", "{n} matter is for a person to check"),
        LocalizedText("{n} hal harus diperiksa manusia", "{n} matters are for a person to check"),
    ),
}
WORDS = {
    "title": LocalizedText("Laporan keselarasan dokumen perencanaan", "Consistency report on planning documents"),
    "skip": LocalizedText("Langsung ke pokok masalah", "Skip to the main problems"),
    "contents": LocalizedText("Isi laporan", "Contents"),
    "summary": LocalizedText("Ringkasan", "Summary"),
    "by_subject": LocalizedText("Pokok masalah", "Main problems"),
    "by_rule": LocalizedText("Temuan per aturan", "Findings by rule"),
    "drawing": LocalizedText("Gambar cascading", "Picture of the cascade"),
    "links": LocalizedText("Tautan", "Links"),
    "coverage": LocalizedText("Cakupan aturan", "Rule coverage"),
    "limits": LocalizedText("Batas dan catatan", "Limits and notes"),
    "dossier": LocalizedText("Folder", "Folder"),
    "opd": LocalizedText("Perangkat daerah", "OPD (regional office)"),
    "years": LocalizedText("Tahun", "Years"),
    "created": LocalizedText("Dibuat", "Created"),
    "aspects": LocalizedText("Kesimpulan per aspek", "Conclusion by aspect"),
    "aspect": LocalizedText("Aspek", "Aspect"),
    "conclusion": LocalizedText("Kesimpulan", "Conclusion"),
    "aspects_text": LocalizedText(
        "Angka: nomor pokok masalah. SESUAI: tidak ada masalah pada yang dinilai. TIDAK CUKUP DATA: belum dapat disimpulkan.",
        "Numbers: the main problems. IN ORDER: no problem in what was judged. NOT ENOUGH DATA: no conclusion yet.",
    ),
    "minor": LocalizedText("Catatan ringan", "Minor notes"),
    "minor_text": LocalizedText(
        "Kebiasaan penulisan, satu baris untuk satu aturan; tidak mengubah kesimpulan.",
        "Habits of writing, one line for each rule; they change no conclusion.",
    ),
    "number": LocalizedText("No.", "No."),
    "problem": LocalizedText("Pokok masalah", "Main problem"),
    "to_do": LocalizedText("Yang perlu dilakukan", "What to do"),
    "cell": LocalizedText("Dokumen dan sel", "Document and cell"),
    "becomes": LocalizedText("menjadi", "becomes"),
    "change": LocalizedText("Tertulis → seharusnya", "It says → it should say"),
    "standing": LocalizedText("Sifat", "Standing"),
    "as_in": LocalizedText("menurut", "as in"),
    "certain": LocalizedText("pasti", "certain"),
    "asked": LocalizedText("bila disetujui", "if agreed"),
    "range": LocalizedText("pilih selnya", "choose the cell"),
    "consequence": LocalizedText("ikut berubah", "follows"),
    "values": LocalizedText("Nilai lain yang terkait", "Other values concerned"),
    "not_due": LocalizedText("Belum diperlukan, dan tidak ada:", "Not due yet, and not there:"),
    "present": LocalizedText("Dokumen yang ada:", "Documents that are there:"),
    "print_rows": LocalizedText(
        "Pada cetakan hanya baris yang berbeda atau bermasalah; gambar, kutipan dan rincian aturan ada di berkas HTML.",
        "On paper only rows that differ or have a problem; pictures, excerpts and details of rules are in the HTML file.",
    ),
    "matrix": LocalizedText("Matriks indikator", "Matrix of indicators"),
    "matrix_text": LocalizedText(
        "Target setiap indikator di setiap dokumen. ≠: berbeda dari dokumen yang lebih tinggi. Batang: triwulan; garis: target setahun.",
        "The target of each indicator in each document. ≠: differs from a higher document. Bars: quarters; line: annual target.",
    ),
    "only_differing": LocalizedText("Hanya yang berbeda atau bermasalah", "Only those that differ or have a problem"),
    "search_matrix": LocalizedText("Cari indikator", "Search for an indicator"),
    "rows_shown": LocalizedText("indikator tampil", "indicators shown"),
    "annual": LocalizedText("target setahun", "annual target"),
    "absent": LocalizedText("tidak tertaut", "not linked"),
    "excerpts": LocalizedText("Kutipan dokumen", "Excerpts of the documents"),
    "excerpts_text": LocalizedText(
        "Baris dan halaman tempat nilai di atas tercetak; sel yang dirujuk dibingkai. Nomor orang ditutup.",
        "The rows and pages on which the values above are printed; the cells meant are framed. Numbers of persons are hidden.",
    ),
    "left_out": LocalizedText("baris di antaranya tidak ditampilkan", "rows in between are left out"),
    "row": LocalizedText("Baris", "Row"),
    "manual": LocalizedText("Diperiksa oleh manusia", "For a person to check"),
    "manual_text": LocalizedText(
        "Hal-hal ini tidak dinilai oleh aturan mana pun; kolom hasil diisi pereviu.",
        "No rule judges these; the reviewer fills in the result.",
    ),
    "ask": LocalizedText("Yang diperiksa", "What to look at"),
    "why_manual": LocalizedText("Mengapa tidak oleh mesin", "Why not by the machine"),
    "result": LocalizedText("Hasil", "Result"),
    "open_line": LocalizedText("☐ belum diperiksa", "☐ not checked yet"),
    "follow_up": LocalizedText("Tindak lanjut", "Follow-up"),
    "since": LocalizedText("Dibandingkan dengan laporan", "Compared with the report of"),
    "before": LocalizedText("Nilai sebelumnya", "Values before"),
    "gone": LocalizedText("Temuan lama yang tidak ada lagi", "Earlier findings that are no longer there"),
    "zoom_in": LocalizedText("Perbesar", "Zoom in"),
    "zoom_out": LocalizedText("Perkecil", "Zoom out"),
    "zoom_fit": LocalizedText("Selebar halaman", "Fit to width"),
    "fold_clean": LocalizedText("Lipat yang tanpa masalah", "Fold what has no problem"),
    "unfold": LocalizedText("Buka semua", "Unfold all"),
    "fold": LocalizedText("Lipat atau buka", "Fold or unfold"),
    "tools": LocalizedText("Alat gambar", "Tools of the picture"),
    "made_with": LocalizedText("Dibuat dengan", "Made with"),
    "documents": LocalizedText("Dokumen yang diperiksa", "Documents checked"),
    "document": LocalizedText("Dokumen", "Document"),
    "file": LocalizedText("Nama berkas", "File"),
    "signed": LocalizedText("Ditandatangani", "Signed"),
    "indicators": LocalizedText("Indikator", "Indicators"),
    "fingerprint_file": LocalizedText("SHA-256", "SHA-256"),
    "missing_kinds": LocalizedText("Tidak ada di berkas ini:", "Missing from this dossier:"),
    "not_all_good": LocalizedText(
        "Yang tidak dinilai belum tentu benar; lihat", "What was not judged is not thereby right; see"
    ),
    "no_findings": LocalizedText("Tidak ada temuan.", "There are no findings."),
    "no_problem": LocalizedText("Tidak ada masalah pada yang dinilai.", "There is no problem in what was judged."),
    "filter": LocalizedText("Saring pokok masalah", "Filter the main problems"),
    "search": LocalizedText("Cari nama, kode atau kata", "Search for a name, code or word"),
    "shown": LocalizedText("pokok masalah tampil", "main problems shown"),
    "cards_intro": LocalizedText(
        "Satu kartu untuk satu pokok masalah, yang terberat lebih dahulu, dengan nomor yang sama di semua bentuk laporan. ≠: berbeda dari dokumen yang disebut.",
        "One card for each main problem, the worst first, by the same number in every form of the report. ≠: differs from the document that is named.",
    ),
    "side_by_side": LocalizedText("Indikator ini di setiap dokumen", "This indicator in each document"),
    "as_printed": LocalizedText("Tercetak", "As printed"),
    "not_here": LocalizedText("tidak tertaut di dokumen ini", "not linked in this document"),
    "no_column": LocalizedText("tidak ada kolomnya", "no such column"),
    "unlike": LocalizedText("berbeda dari", "differs from"),
    "evidence": LocalizedText("Bukti", "Evidence"),
    "doubts": LocalizedText("Keraguan", "Doubts"),
    "note": LocalizedText("Catatan singkat untuk disalin", "Short note to copy"),
    "basis": LocalizedText("Dasar", "Basis"),
    "unverified": LocalizedText("belum diverifikasi", "not verified yet"),
    "confidence": LocalizedText("Keyakinan", "Confidence"),
    "fingerprint": LocalizedText("Sidik temuan", "Fingerprint"),
    "others": LocalizedText("Tempat lain", "Other places"),
    "no_place": LocalizedText("tanpa tempat", "no place"),
    "severity": LocalizedText("Tingkat", "Severity"),
    "subject": LocalizedText("Pokok", "Subject"),
    "finding": LocalizedText("Temuan", "Finding"),
    "place": LocalizedText("Tempat", "Place"),
    "to_coverage": LocalizedText("lihat cakupan aturan ini", "see this rule’s coverage"),
    "legend": LocalizedText("Keterangan tanda", "Legend"),
    "legend_count": LocalizedText("angka: nomor pokok masalah", "number: that of the main problem"),
    "legend_indicator": LocalizedText("kotak bersudut bulat: indikator", "box with round corners: indicator"),
    "picture_of": LocalizedText("Cascading menurut", "The cascade according to"),
    "picture_text": LocalizedText(
        "Dari kiri ke kanan: setiap unsur, unsur di bawahnya, dan indikatornya, menurut urutan cetak.",
        "From left to right: each element, the elements below it and its indicators, in printed order.",
    ),
    "not_drawn": LocalizedText("Terlalu besar untuk digambar:", "Too large for a picture:"),
    "brief_card": LocalizedText(
        "Uraian setiap aturannya ada di laporan.json (--report json).",
        "What each rule found is told in laporan.json (--report json).",
    ),
    "scroll": LocalizedText("Gambar dapat digulir ke samping dan ke bawah.", "The picture scrolls sideways and down."),
    "no_picture": LocalizedText(
        "Tidak ada dokumen dengan unsur atau indikator.", "No document has elements or indicators."
    ),
    "open_links": LocalizedText(
        "Pertanyaan: apakah ini indikator yang sama?", "Question: are these the same indicator?"
    ),
    "answer_sheet": LocalizedText(
        "Untuk menjawab: jalankan cascade link FOLDER --review, atau salin ini ke keputusan.yaml di folder berkas, ganti confirmed dengan rejected di mana tidak sama, lalu jalankan lagi.",
        "To answer: run cascade link FOLDER --review, or copy this to keputusan.yaml in the dossier's folder, change confirmed to rejected where they differ, and run again.",
    ),
    "open_links_text": LocalizedText(
        "Jawab di keputusan.yaml (confirmed atau rejected). Sampai dijawab, tidak ada kesalahan yang didasarkan pada tautan ini.",
        "Answer in keputusan.yaml (confirmed or rejected). Until then no error rests on these links.",
    ),
    "no_open_links": LocalizedText("Tidak ada tautan yang menunggu konfirmasi.", "No link awaits confirmation."),
    "no_links": LocalizedText("Tidak ada tautan antardokumen.", "There are no links between documents."),
    "left": LocalizedText("Indikator", "Indicator"),
    "right": LocalizedText("Dianggap sama dengan", "Held to be the same as"),
    "verdict": LocalizedText("Putusan", "Verdict"),
    "required": REQUIRED,
    "advised": ADVISED,
    "file_and_cell": LocalizedText("Berkas dan sel", "File and cell"),
    "it_says": LocalizedText("Tertulis", "It says"),
    "it_should_say": LocalizedText("Seharusnya", "It should say"),
    "score": LocalizedText("Kemiripan", "Score"),
    "margin": LocalizedText("Jarak ke calon lain", "Margin"),
    "reasons": LocalizedText("Alasan", "Reasons"),
    "runner_up": LocalizedText("Calon berikutnya", "Runner-up"),
    "rule": LocalizedText("Aturan", "Rule"),
    "state": LocalizedText("Keadaan", "State"),
    "why": LocalizedText("Mengapa tidak dinilai", "Why not judged"),
    "coverage_text": LocalizedText(
        "Berapa kali setiap aturan sampai pada putusan mana. Aturan yang tidak dapat dinilai bukan aturan yang lulus.",
        "How often each rule came to which verdict. A rule that could not be judged is not one that passed.",
    ),
    "partial": LocalizedText("sebagian tidak dapat dinilai", "in part not judged"),
    "no_rules": LocalizedText("Tidak ada aturan yang dijalankan.", "No rules were run."),
    "problems": LocalizedText("Masalah pada berkas", "Problems of the files"),
    "no_problems": LocalizedText("Tidak ada.", "None."),
    "hint": LocalizedText("Saran:", "Hint:"),
    "account": TITLE,
    "account_text": INTRODUCTION,
    "table": LocalizedText("Tabel", "Table"),
    "rows_read": LocalizedText("Baris terbaca", "Rows read"),
    "completeness": LocalizedText("Kelengkapan", "Completeness"),
    "missed": LocalizedText("Tidak dipahami (tidak dipakai dalam penilaian)", "Not understood (not used in judging)"),
    "text": LocalizedText("Teks", "Text"),
    "reason": LocalizedText("Alasan", "Reason"),
    "ignored": LocalizedText("Berkas yang tidak dinilai", "Files that were not judged"),
    "notes": LocalizedText("Catatan penelaah di dalam dokumen", "Reviewers’ notes inside the documents"),
    "author": LocalizedText("Oleh", "By"),
    "trial": LocalizedText(
        "Aturan yang masih dicoba (tidak ikut menentukan hasil)", "Rules on trial (they decide nothing)"
    ),
    "waived": LocalizedText("Temuan yang diterima", "Waived findings"),
    "false_alarms": LocalizedText("Bukan temuan", "False alarms"),
    "policy": LocalizedText("Kebijakan yang berlaku", "Policy in force"),
    "policy_built_in": LocalizedText("kebijakan bawaan cascade", "cascade’s built-in policy"),
    "to_top": LocalizedText("Ke atas", "To the top"),
}


def level_label(graph: CascadeGraph, node: NodeId) -> LocalizedText | None:
    """Return how the level of an indicator or element is called, None where it is neither."""
    if node in graph.indicators:
        level = graph.indicators[node].level
        name = LEVEL_NAMES.get(level, level.upper()) if level != "unknown" else ""
        return LocalizedText(f"Indikator {name}".strip(), f"Indicator {name}".strip())
    return COLUMN_NAMES.get(graph.elements[node].level) if node in graph.elements else None
