"""Hold the fixed words of the Catatan Hasil Reviu in both languages: headings and labels by the keys that templates use."""

from __future__ import annotations

from cascade.model.i18n import LocalizedText, same

TEXTS = {
    "judul": LocalizedText("CATATAN HASIL REVIU", "REVIEW NOTE"),
    "nomor": LocalizedText("Nomor", "Number"),
    "sifat": LocalizedText("Sifat", "Nature"),
    "lampiran": LocalizedText("Lampiran", "Enclosed"),
    "hal": LocalizedText("Hal", "Subject"),
    "yth": LocalizedText("Yth.", "To:"),
    "di": LocalizedText("di", ""),
    "di_tempat": LocalizedText("tempat", ""),
    "dokumen": LocalizedText("Dokumen yang direviu", "Documents reviewed"),
    "dokumen_lain": LocalizedText("dokumen lain, menurut lembar Ringkasan kertas kerja.", "more documents, listed on the sheet Summary of the working paper."),
    "ditandatangani": LocalizedText("ditandatangani", "signed"),
    "dasar": LocalizedText("Dasar", "Legal basis"),
    "simpulan": LocalizedText("Simpulan", "Conclusion"),
    "masalah": LocalizedText("Pokok masalah dan saran", "Main problems and advice"),
    "dikecualikan": LocalizedText("Pengecualian dan bukan temuan", "Exceptions and false alarms"),
    "alasan": LocalizedText("dikecualikan karena", "waived because"),
    "bukan_temuan": LocalizedText("bukan temuan, karena", "false alarm, because"),
    "oleh": LocalizedText("oleh", "by"),
    "pengecualian_lain": LocalizedText("pengecualian lain dimuat pada kertas kerja.", "more exceptions are in the working paper."),
    "batas": LocalizedText("Yang tidak dinilai dan batas reviu", "What was not judged, and the limits"),
    "penutup": LocalizedText("Penutup", "Closing"),
    "nip": same("NIP"),
    "tembusan": LocalizedText("Tembusan", "Copies to"),
    "halaman": LocalizedText("Halaman", "Page"),
    "dari": LocalizedText("dari", "of"),
}  # fmt: skip
