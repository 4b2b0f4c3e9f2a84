"""Keep what invented offices plan, as indented lines.

T tujuan, S sasaran: `name`; P program, K kegiatan, B sub kegiatan: `code | name`, for B also the pagu of the first year in millions.
A line with `-` is an indicator of the one above: `name | unit | course`, the course `from:to`, one value for all years, or `B>BB>A`.
Codes and names of programs, kegiatan and sub kegiatan follow the national nomenclature; figures are invented.
"""

SECRETARIAT = """
P X.XX.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
- Persentase penunjang urusan perangkat daerah berjalan sesuai standar | % | 92:100
K X.XX.01.2.01 | Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
- Persentase dokumen perencanaan, penganggaran dan evaluasi yang disusun tepat waktu | % | 100
B X.XX.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | 18.5
- Jumlah Dokumen Perencanaan Perangkat Daerah | Dokumen | 4
B X.XX.01.2.01.0006 | Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD | 12.2
- Jumlah Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD dan Laporan Hasil Koordinasi Penyusunannya | Laporan | 5
K X.XX.01.2.02 | Administrasi Keuangan Perangkat Daerah
- Persentase layanan administrasi keuangan yang terpenuhi | % | 100
B X.XX.01.2.02.0001 | Penyediaan Gaji dan Tunjangan ASN | 3214.6
- Jumlah Orang yang Menerima Gaji dan Tunjangan ASN | Orang/bulan | 41:44
K X.XX.01.2.06 | Administrasi Umum Perangkat Daerah
- Persentase kebutuhan administrasi umum yang dipenuhi | % | 95:100
B X.XX.01.2.06.0002 | Penyediaan Peralatan dan Perlengkapan Kantor | 64.3
- Jumlah Paket Peralatan dan Perlengkapan Kantor yang Disediakan | Paket | 6:9
B X.XX.01.2.06.0009 | Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD | 186.4
- Jumlah Laporan Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD | Laporan | 12
K X.XX.01.2.08 | Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah
- Persentase jasa penunjang yang tersedia | % | 100
B X.XX.01.2.08.0002 | Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik | 97.75
- Jumlah Laporan Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik yang Disediakan | Laporan | 12
B X.XX.01.2.08.0004 | Penyediaan Jasa Pelayanan Umum Kantor | 288.9
- Jumlah Laporan Penyediaan Jasa Pelayanan Umum Kantor yang Disediakan | Laporan | 12
K X.XX.01.2.09 | Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah
- Persentase barang milik daerah dalam kondisi baik | % | 78:90
B X.XX.01.2.09.0002 | Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak dan Perizinan Kendaraan Dinas Operasional atau Lapangan | 143.25
- Jumlah Kendaraan Dinas Operasional atau Lapangan yang Dipelihara dan Dibayarkan Pajak dan Perizinannya | Unit | 11:14
"""

FISHERY = """
T Meningkatnya kesejahteraan pelaku usaha kelautan dan perikanan
- Nilai Tukar Nelayan | Indeks | 103,20:108,45
S Meningkatnya produksi perikanan tangkap dan budidaya
- Produksi perikanan tangkap | Ton | 21.450:26.800
- Produksi perikanan budidaya | Ton | 8.120:11.370
S Meningkatnya nilai tambah hasil perikanan
- Persentase pertumbuhan volume olahan hasil perikanan | % | 3,25:5,75
- Angka konsumsi ikan | Kg/kapita/tahun | 54,6:61,1
P 3.25.03 | PROGRAM PENGELOLAAN PERIKANAN TANGKAP
- Persentase kenaikan produksi perikanan tangkap | % | 2,5:4,5
- Cakupan bina kelompok nelayan | % | 38:62
K 3.25.03.2.01 | Pengelolaan Penangkapan Ikan di Wilayah Sungai, Danau, Waduk, Rawa, dan Genangan Air Lainnya yang Dapat Diusahakan dalam 1 (Satu) Daerah Kabupaten/Kota
- Jumlah sarana dan prasarana penangkapan ikan yang dikelola | Unit | 42:70
B 3.25.03.2.01.0002 | Penyediaan Prasarana Usaha Perikanan Tangkap | 1250
- Jumlah Prasarana Usaha Perikanan Tangkap yang Tersedia | Unit | 3:6
B 3.25.03.2.01.0004 | Penyediaan Sarana Usaha Perikanan Tangkap | 2145.5
- Jumlah Sarana Usaha Perikanan Tangkap yang Terjamin dan Tersedia | Unit | 120:180
K 3.25.03.2.02 | Pemberdayaan Nelayan Kecil dalam Daerah Kabupaten/Kota
- Persentase kelompok usaha bersama nelayan yang naik kelas | % | 12:30
B 3.25.03.2.02.0001 | Pengembangan Kapasitas Nelayan Kecil | 312.4
- Jumlah Nelayan Kecil yang Meningkat Kapasitasnya | Orang | 150:240
P 3.25.04 | PROGRAM PENGELOLAAN PERIKANAN BUDIDAYA
- Persentase kenaikan produksi perikanan budidaya | % | 4:7,5
K 3.25.04.2.02 | Pemberdayaan Pembudi Daya Ikan Kecil
- Jumlah kelompok pembudi daya ikan kecil yang diberdayakan | Kelompok | 18:33
B 3.25.04.2.02.0002 | Pendampingan, Kemudahan Akses Ilmu Pengetahuan, Teknologi dan Informasi | 221.15
- Jumlah Pembudi Daya Ikan Kecil yang Memperoleh Pendampingan dan Kemudahan Akses | Orang | 90:165
K 3.25.04.2.04 | Pengelolaan Pembudidayaan Ikan
- Jumlah benih ikan yang dihasilkan balai benih | Ekor | 1.200.000:1.850.000
B 3.25.04.2.04.0001 | Penyediaan Data dan Informasi Pembudidayaan Ikan | 45
- Jumlah Data dan Informasi Pembudidayaan Ikan yang Tersedia | Dokumen | 1
B 3.25.04.2.04.0003 | Penjaminan Ketersediaan Sarana Pembudidayaan Ikan | 1674.25
- Jumlah Sarana Pembudidayaan Ikan yang Terjamin Ketersediaannya | Unit | 24:48
P 3.25.06 | PROGRAM PENGOLAHAN DAN PEMASARAN HASIL PERIKANAN
- Volume produk olahan hasil perikanan | Ton | 612,5:940
K 3.25.06.2.02 | Pembinaan Mutu dan Keamanan Hasil Perikanan bagi Usaha Pengolahan dan Pemasaran Skala Mikro dan Kecil
- Jumlah unit pengolahan ikan yang dibina | Unit | 20:35
B 3.25.06.2.02.0002 | Pelaksanaan Bimbingan dan Penerapan Persyaratan atau Standar pada Usaha Pengolahan dan Pemasaran Skala Mikro dan Kecil | 264.8
- Jumlah Pelaku Usaha yang Menerapkan Persyaratan atau Standar | Pelaku Usaha | 25:45
"""

WOMEN = """
T Terwujudnya kesetaraan gender dan perlindungan perempuan serta anak
- Indeks Pembangunan Gender | Indeks | 94,15:95,80
- Indeks Perlindungan Anak | Indeks | 62,04:67,50
S Meningkatnya pemberdayaan perempuan dalam pembangunan
- Indeks Pemberdayaan Gender | Indeks | 71,33:74,90
S Menurunnya kekerasan terhadap perempuan dan anak
- Rasio kekerasan terhadap perempuan per 100.000 penduduk perempuan | Rasio | 14,2:9,5
- Persentase anak korban kekerasan yang ditangani | % | 100
S Terkendalinya laju pertumbuhan penduduk
- Angka kelahiran total (TFR) | Anak per wanita | 2,41:2,15
- Prevalensi kontrasepsi modern (mCPR) | % | 58,4:63,0
P 2.08.02 | PROGRAM PENGARUSUTAMAAN GENDER DAN PEMBERDAYAAN PEREMPUAN
- Persentase perangkat daerah yang menyusun anggaran responsif gender | % | 40:80
K 2.08.02.2.01 | Pelembagaan Pengarusutamaan Gender (PUG) pada Lembaga Pemerintah Kewenangan Kabupaten/Kota
- Jumlah lembaga pemerintah yang melembagakan PUG | Lembaga | 18:34
B 2.08.02.2.01.0007 | Koordinasi dan Sinkronisasi Pelaksanaan PUG Kewenangan Kabupaten/Kota | 84.6
- Jumlah laporan hasil koordinasi dan sinkronisasi penyelenggaraan PUG | Laporan | 2
B 2.08.02.2.01.0016 | Bimbingan Teknis dan Pendampingan Penyelenggaraan PUG bagi Perangkat Daerah Tingkat Kab/Kota | 132.9
- Jumlah SDM Perangkat Daerah Kab/Kota yang mendapatkan bimbingan teknis dan pendampingan | Orang | 60:110
P 2.08.03 | PROGRAM PERLINDUNGAN PEREMPUAN
- Persentase perempuan korban kekerasan yang memperoleh layanan komprehensif | % | 90:100
K 2.08.03.2.01 | Pencegahan Kekerasan Terhadap Perempuan Lingkup Daerah Kabupaten/Kota
- Jumlah kecamatan yang memiliki mekanisme pencegahan kekerasan | Kecamatan | 3:5
B 2.08.03.2.01.0010 | Penyusunan Kebijakan Pencegahan Kekerasan terhadap Perempuan Kewenangan Kab/Kota | 58.25
- Jumlah kebijakan pencegahan kekerasan terhadap perempuan yang disusun | Kebijakan | 1
P 2.14.03 | PROGRAM PEMBINAAN KELUARGA BERENCANA (KB)
- Persentase kebutuhan ber-KB yang tidak terpenuhi (unmet need) | % | 13,9:9,8
K 2.14.03.2.02 | Pendayagunaan Tenaga Penyuluh KB/Petugas Lapangan KB (PKB/PLKB)
- Persentase penyuluh KB yang aktif | % | 85:96
B 2.14.03.2.02.0003 | Penggerakan Kader Institusi Masyarakat Pedesaan (IMP) | 412.7
- Jumlah Kader Institusi Masyarakat Pedesaan yang Digerakkan | Orang | 250:310
K 2.14.03.2.03 | Pengendalian dan Pendistribusian Kebutuhan Alat dan Obat Kontrasepsi serta Pelaksanaan Pelayanan KB di Daerah Kabupaten/Kota
- Jumlah peserta KB baru yang dilayani | Akseptor | 1.850:2.400
B 2.14.03.2.03.0006 | Peningkatan Kesertaan Penggunaan Metode Kontrasepsi Jangka Panjang (MKJP) | 376.35
- Jumlah Peserta Metode Kontrasepsi Jangka Panjang | Peserta | 620:905
"""

DISASTER = """
T Meningkatnya ketangguhan daerah terhadap bencana
- Indeks Ketahanan Daerah | Indeks | 0,52:0,71
S Menurunnya risiko bencana
- Indeks Risiko Bencana | Indeks | 148,30:124,60
S Meningkatnya kualitas penanganan darurat bencana
- Waktu tanggap (response time) penanganan darurat | Menit | 45:25
- Persentase korban bencana yang ditangani sesuai standar pelayanan minimal | % | 100
P 1.05.03 | PROGRAM PENANGGULANGAN BENCANA
- Persentase desa/nagari tangguh bencana | % | 18,29:42,68
- Persentase penanganan pascabencana tepat waktu | % | 70:90
K 1.05.03.2.01 | Pelayanan Informasi Rawan Bencana Kabupaten/Kota
- Persentase penduduk di kawasan rawan bencana yang memperoleh informasi | % | 35:75
B 1.05.03.2.01.0007 | Sosialisasi, Komunikasi, Informasi dan Edukasi (KIE) Rawan Bencana Kabupaten/Kota (Per Jenis Ancaman Bencana) | 176.85
- Jumlah warga negara di kawasan rawan bencana yang memperoleh sosialisasi, komunikasi, informasi dan edukasi | Orang | 1.500:3.250
B 1.05.03.2.01.0008 | Penyusunan Kajian Risiko Bencana Kabupaten/Kota | 240
- Jumlah dokumen Kajian Risiko Bencana yang dinyatakan sah/legal | Dokumen | 1
K 1.05.03.2.02 | Pelayanan Pencegahan dan Kesiapsiagaan Terhadap Bencana
- Persentase aparatur dan warga yang mengikuti pencegahan dan kesiapsiagaan | % | 40:80
B 1.05.03.2.02.0005 | Pengendalian Operasi dan Penyediaan Sarana Prasarana Kesiapsiagaan terhadap Bencana Kabupaten/Kota | 688.4
- Jumlah sarana prasarana kesiapsiagaan yang tersedia | Unit | 14:28
B 1.05.03.2.02.0013 | Pengelolaan Risiko Bencana Kabupaten/Kota | 97.5
- Jumlah kegiatan penyelesaian akar masalah risiko bencana yang tertangani | Kegiatan | 4:8
K 1.05.03.2.03 | Pelayanan Penyelamatan dan Evakuasi Korban Bencana
- Persentase korban bencana yang dievakuasi | % | 100
B 1.05.03.2.03.0001 | Respon Cepat Kejadian Luar Biasa Penyakit/Wabah Zoonosis Prioritas | 41.3
- Jumlah laporan respon cepat yang disusun | Laporan | 2
B 1.05.03.2.03.0002 | Pencarian, Pertolongan dan Evakuasi Korban Bencana Kabupaten/Kota | 534.95
- Jumlah korban bencana yang berhasil dicari, ditolong dan dievakuasi | Orang | 200
K 1.05.03.2.04 | Penataan Sistem Dasar Penanggulangan Bencana
- Jumlah dokumen sistem dasar penanggulangan bencana yang ditata | Dokumen | 2:4
B 1.05.03.2.04.0002 | Penguatan Kelembagaan Bencana Kabupaten/Kota | 126.2
- Jumlah kelembagaan kebencanaan yang dikuatkan | Lembaga | 6:14
"""

ENVIRONMENT = """
T Meningkatnya kualitas lingkungan hidup
- Indeks Kualitas Lingkungan Hidup | Indeks | 66,40:70,85
S Menurunnya beban pencemaran lingkungan
- Indeks Kualitas Air | Indeks | 54,17:58,33
- Indeks Kualitas Udara | Indeks | 86,92:89,05
S Meningkatnya pengelolaan sampah perkotaan
- Persentase sampah yang tertangani | % | 74:82
- Persentase pengurangan sampah di sumber | % | 22:30
P 2.11.03 | PROGRAM PENGENDALIAN PENCEMARAN DAN/ATAU KERUSAKAN LINGKUNGAN HIDUP
- Persentase titik pantau yang memenuhi baku mutu | % | 61:79
K 2.11.03.2.01 | Pencegahan Pencemaran dan/atau Kerusakan Lingkungan Hidup Kabupaten/Kota
- Jumlah lokasi pemantauan kualitas lingkungan | Lokasi | 24:36
B 2.11.03.2.01.0001 | Koordinasi, Sinkronisasi, dan Pelaksanaan Pencegahan Pencemaran Lingkungan Hidup Dilaksanakan Terhadap Media Tanah, Air, Udara, dan Laut | 486.15
- Jumlah Dokumen Hasil Koordinasi, Sinkronisasi dan Pelaksanaan Pencegahan Pencemaran Lingkungan Hidup | Dokumen | 4
B 2.11.03.2.01.0003 | Pengelolaan Laboratorium Lingkungan Hidup Kabupaten/Kota | 915.6
- Jumlah Sampel yang Diuji pada Laboratorium Lingkungan Hidup | Sampel | 480:720
P 2.11.04 | PROGRAM PENGELOLAAN KEANEKARAGAMAN HAYATI (KEHATI)
- Luas ruang terbuka hijau yang dikelola | Ha | 112,75:140,5
K 2.11.04.2.01 | Pengelolaan Keanekaragaman Hayati Kabupaten/Kota
- Jumlah taman keanekaragaman hayati yang dikelola | Taman | 2:4
B 2.11.04.2.01.0005 | Pengelolaan Ruang Terbuka Hijau (RTH) | 3820.45
- Luas RTH yang Dikelola Kabupaten/Kota | Ha | 112,75:140,5
P 2.11.11 | PROGRAM PENGELOLAAN PERSAMPAHAN
- Cakupan layanan persampahan | % | 70:88
- Jumlah timbulan sampah yang terkurangi | Ton/tahun | 18.600:27.900
K 2.11.11.2.01 | Pengelolaan Sampah
- Persentase sarana persampahan berfungsi baik | % | 80:94
B 2.11.11.2.01.0004 | Penanganan Sampah dengan Melakukan Pemilahan, Pengumpulan, Pengangkutan, Pengolahan, dan Pemrosesan Akhir Sampah di TPA/TPST/SPA Kabupaten/Kota | 14870.75
- Jumlah Sampah yang Tertangani di TPA/TPST/SPA | Ton | 96.500:104.000
B 2.11.11.2.01.0007 | Peningkatan Peran Serta Masyarakat dalam Pengelolaan Persampahan | 517.3
- Jumlah Kelompok Masyarakat yang Ditingkatkan Perannya | Kelompok | 35:60
B 2.11.11.2.01.0011 | Penyediaan Sarana dan Prasarana Pengelolaan Persampahan di TPA/TPST/SPA Kabupaten/Kota | 2764.9
- Jumlah Sarana dan Prasarana Pengelolaan Persampahan yang Disediakan | Unit | 9:16
"""

DISTRICT = """
T Meningkatnya kualitas pelayanan publik di wilayah kecamatan
- Indeks Kepuasan Masyarakat | Nilai | 82,10:87,50
S Meningkatnya kinerja penyelenggaraan pemerintahan kecamatan
- Nilai SAKIP Kecamatan | Predikat | B>BB>BB>A
- Persentase kelurahan dengan tata kelola baik | % | 60:100
S Meningkatnya partisipasi masyarakat dalam pembangunan
- Persentase usulan musrenbang yang terakomodasi | % | 30:45
P 7.01.02 | PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK
- Persentase layanan kecamatan yang sesuai standar pelayanan | % | 85:100
K 7.01.02.2.01 | Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan
- Jumlah kegiatan pemerintahan yang dikoordinasikan | Kegiatan | 12
B 7.01.02.2.01.0003 | Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan | 74.2
- Jumlah Dokumen Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan | Dokumen | 4
P 7.01.03 | PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN
- Persentase lembaga kemasyarakatan yang aktif | % | 70:90
K 7.01.03.2.02 | Kegiatan Pemberdayaan Kelurahan
- Jumlah kelurahan yang melaksanakan pemberdayaan | Kelurahan | 5
B 7.01.03.2.02.0001 | Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Kelurahan | 45.6
- Jumlah Lembaga Kemasyarakatan yang Berpartisipasi dalam Forum Musyawarah Perencanaan Pembangunan di Kelurahan | Lembaga | 25:30
B 7.01.03.2.02.0002 | Pembangunan Sarana dan Prasarana Kelurahan | 1000
- Jumlah Sarana dan Prasarana Kelurahan yang Terbangun | Unit | 10:15
B 7.01.03.2.02.0003 | Pemberdayaan Masyarakat di Kelurahan | 312.75
- Jumlah Pokmas dan Ormas yang Melaksanakan Pemberdayaan Masyarakat di Kelurahan | Pokmas/Ormas | 15:20
P 7.01.04 | PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM
- Persentase gangguan ketenteraman dan ketertiban yang diselesaikan | % | 90:98
K 7.01.04.2.01 | Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum
- Jumlah laporan koordinasi ketenteraman dan ketertiban umum | Laporan | 12
B 7.01.04.2.01.0001 | Sinergitas dengan Kepolisian Negara Republik Indonesia, Tentara Nasional Indonesia dan Instansi Vertikal di Wilayah Kecamatan | 61.4
- Jumlah Laporan Hasil Sinergitas dengan Kepolisian Negara Republik Indonesia, Tentara Nasional Indonesia dan Instansi Vertikal | Laporan | 12
"""

HEALTH = """
T Meningkatnya derajat kesehatan masyarakat
- Usia Harapan Hidup | Tahun | 65,12:66,40
S Menurunnya angka kematian ibu dan bayi
- Angka Kematian Ibu per 100.000 kelahiran hidup | Per 100.000 KH | 142:98
- Angka Kematian Bayi per 1.000 kelahiran hidup | Per 1.000 KH | 9,4:6,8
S Meningkatnya status gizi masyarakat
- Prevalensi stunting pada balita | % | 27,6:16,0
P 1.02.02 | PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT
- Persentase fasilitas kesehatan terakreditasi paripurna | % | 20:55
- Cakupan pelayanan kesehatan sesuai SPM | % | 82:100
K 1.02.02.2.01 | Penyediaan Fasilitas Pelayanan Kesehatan untuk UKM dan UKP Kewenangan Daerah Kabupaten/Kota
- Persentase puskesmas dengan sarana, prasarana dan alat sesuai standar | % | 48:76
B 1.02.02.2.01.0006 | Pembangunan Puskesmas | 6250
- Jumlah Puskesmas yang Dibangun | Unit | 1
B 1.02.02.2.01.0023 | Pengadaan Obat, Bahan Habis Pakai, Bahan Medis Habis Pakai, Vaksin, Makanan dan Minuman di Fasilitas Kesehatan | 4818.35
- Jumlah Obat, Bahan Habis Pakai, Bahan Medis Habis Pakai, Vaksin, Makanan dan Minuman yang Disediakan | Paket | 8:12
K 1.02.02.2.02 | Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota
- Persentase capaian SPM bidang kesehatan | % | 85:100
B 1.02.02.2.02.0001 | Pengelolaan Pelayanan Kesehatan Ibu Hamil | 624.9
- Jumlah Ibu Hamil yang Mendapatkan Pelayanan Kesehatan Sesuai Standar | Orang | 5.812:6.105
B 1.02.02.2.02.0002 | Pengelolaan Pelayanan Kesehatan Ibu Bersalin | 418.75
- Jumlah Ibu Bersalin yang Mendapatkan Pelayanan Kesehatan Sesuai Standar | Orang | 5.540:5.830
B 1.02.02.2.02.0015 | Pengelolaan Pelayanan Kesehatan Gizi Masyarakat | 896.2
- Jumlah Dokumen Hasil Pengelolaan Pelayanan Kesehatan Gizi Masyarakat | Dokumen | 24
B 1.02.02.2.02.0025 | Pelayanan Kesehatan Penyakit Menular dan Tidak Menular | 512.45
- Jumlah Dokumen Hasil Pelayanan Kesehatan Penyakit Menular dan Tidak Menular | Dokumen | 12
P 1.02.03 | PROGRAM PENINGKATAN KAPASITAS SUMBER DAYA MANUSIA KESEHATAN
- Persentase puskesmas dengan sembilan jenis tenaga kesehatan | % | 33:71
K 1.02.03.2.02 | Perencanaan Kebutuhan dan Pendayagunaan Sumber Daya Manusia Kesehatan untuk UKP dan UKM di Wilayah Kabupaten/Kota
- Jumlah tenaga kesehatan yang didayagunakan | Orang | 310:388
B 1.02.03.2.02.0002 | Pemenuhan Kebutuhan Sumber Daya Manusia Kesehatan Sesuai Standar | 1733.6
- Jumlah Sumber Daya Manusia Kesehatan yang Memenuhi Standar di Fasilitas Pelayanan Kesehatan | Orang | 64:92
P 1.02.05 | PROGRAM PEMBERDAYAAN MASYARAKAT BIDANG KESEHATAN
- Persentase rumah tangga ber-PHBS | % | 52,5:68
K 1.02.05.2.03 | Pengembangan dan Pelaksanaan Upaya Kesehatan Bersumber Daya Masyarakat (UKBM) Tingkat Daerah Kabupaten/Kota
- Persentase posyandu aktif | % | 66:84
B 1.02.05.2.03.0001 | Bimbingan Teknis dan Supervisi Pengembangan dan Pelaksanaan Upaya Kesehatan Bersumber Daya Masyarakat (UKBM) | 287.3
- Jumlah Dokumen Hasil Bimbingan Teknis dan Supervisi UKBM | Dokumen | 12
"""

LIBRARY = """
T Meningkatnya budaya literasi masyarakat
- Indeks Pembangunan Literasi Masyarakat | Indeks | 61,5:74,2
S Meningkatnya kegemaran membaca masyarakat
- Tingkat Kegemaran Membaca | Nilai | 63,20:72,75
S Meningkatnya tertib arsip perangkat daerah
- Nilai hasil pengawasan kearsipan | Nilai | 64:80
P 2.23.02 | PROGRAM PEMBINAAN PERPUSTAKAAN
- Persentase perpustakaan yang dibina sesuai standar nasional | % | 15:35
- Rata-rata kunjungan perpustakaan per hari | Orang/hari | 85:140
K 2.23.02.2.01 | Pengelolaan Perpustakaan Tingkat Daerah Kabupaten/Kota
- Jumlah perpustakaan yang dikelola | Perpustakaan | 40:64
B 2.23.02.2.01.0004 | Pembinaan Perpustakaan pada Satuan Pendidikan Dasar di Seluruh Wilayah Kabupaten/Kota Sesuai dengan Standar Nasional Perpustakaan | 116.4
- Jumlah Perpustakaan pada Satuan Pendidikan Dasar yang Dibina | Perpustakaan | 30:45
B 2.23.02.2.01.0011 | Pengembangan Perpustakaan di Tingkat Daerah Kabupaten/Kota | 231.85
- Jumlah Perpustakaan yang Dikembangkan di Tingkat Daerah Kabupaten/Kota | Perpustakaan | 4:8
K 2.23.02.2.02 | Pembudayaan Gemar Membaca Tingkat Daerah Kabupaten/Kota
- Jumlah kegiatan pembudayaan gemar membaca | Kegiatan | 6:10
B 2.23.02.2.02.0001 | Sosialisasi Budaya Baca dan Literasi pada Satuan Pendidikan Dasar dan Pendidikan Khusus serta Masyarakat | 142.05
- Jumlah Orang yang Mengikuti Sosialisasi Budaya Baca dan Literasi | Orang | 400:650
P 2.24.02 | PROGRAM PENGELOLAAN ARSIP
- Persentase arsip dinamis yang dikelola sesuai kaidah | % | 55:78
K 2.24.02.2.01 | Pengelolaan Arsip Dinamis Daerah Kabupaten/Kota
- Jumlah perangkat daerah yang tertib arsip | Perangkat Daerah | 14:28
B 2.24.02.2.01.0001 | Penciptaan dan Penggunaan Arsip Dinamis | 63.2
- Jumlah Arsip Dinamis yang Diciptakan dan Digunakan | Berkas | 900:1.500
K 2.24.02.2.02 | Pengelolaan Arsip Statis Daerah Kabupaten/Kota
- Jumlah arsip statis yang diakuisisi | Arsip | 110:190
B 2.24.02.2.02.0001 | Akuisisi, Pengolahan, Preservasi, dan Akses Arsip Statis | 77.15
- Jumlah Arsip Statis yang Diakuisisi, Diolah, Dipreservasi dan Dapat Diakses | Arsip | 110:190
"""

TRANSPORT = """
T Meningkatnya konektivitas dan keselamatan transportasi daerah
- Indeks konektivitas wilayah | Indeks | 0,61:0,74
S Meningkatnya pelayanan angkutan jalan
- Rasio trayek angkutan umum yang terlayani | % | 58:77
- Indeks kepuasan pengguna angkutan | Nilai | 78,4:83,9
S Menurunnya kecelakaan lalu lintas di ruas kewenangan daerah
- Persentase penurunan kejadian kecelakaan lalu lintas | % | 4:10
P 2.15.02 | PROGRAM PENYELENGGARAAN LALU LINTAS DAN ANGKUTAN JALAN (LLAJ)
- Persentase perlengkapan jalan yang terpasang | % | 46,2:68,9
- Kinerja lalu lintas (V/C ratio) | Rasio | 0,68:0,55
K 2.15.02.1.02 | Penyediaan Perlengkapan Jalan di Jalan Provinsi
- Jumlah perlengkapan jalan yang disediakan | Unit | 640:820
B 2.15.02.1.02.0001 | Pembangunan Prasarana Jalan di Jalan Provinsi | 3425.8
- Jumlah Prasarana Jalan yang Terbangun di Jalan Provinsi | Unit | 210:280
B 2.15.02.1.02.0003 | Rehabilitasi dan Pemeliharaan Perlengkapan Jalan | 1118.65
- Jumlah Perlengkapan Jalan yang Direhabilitasi dan Dipelihara | Unit | 430:540
K 2.15.02.1.05 | Pelaksanaan Manajemen dan Rekayasa Lalu Lintas untuk Jaringan Jalan Provinsi
- Jumlah ruas jalan yang ditata | Ruas | 6:10
B 2.15.02.1.05.0002 | Penataan Manajemen dan Rekayasa Lalu Lintas untuk Jaringan Jalan Provinsi | 452.4
- Jumlah Dokumen Penataan Manajemen dan Rekayasa Lalu Lintas | Dokumen | 2:4
P 2.15.03 | PROGRAM PENGELOLAAN PELAYARAN
- Persentase pelabuhan pengumpan yang berfungsi | % | 50:100
K 2.15.03.1.10 | Pembangunan, Penerbitan Izin Pembangunan dan Pengoperasian Pelabuhan Pengumpan Regional
- Jumlah pelabuhan yang dibangun dan dioperasikan | Lokasi | 1:2
B 2.15.03.1.10.0004 | Pengoperasian dan Pemeliharaan Pelabuhan Pengumpan Regional | 986.25
- Jumlah Pelabuhan Pengumpan Regional yang Dioperasikan dan Dipelihara | Unit | 2
"""

TRADE = """
T Meningkatnya pertumbuhan ekonomi sektor koperasi, usaha kecil, industri dan perdagangan
- Laju pertumbuhan PDRB sektor perdagangan | % | 4,85:6,10
S Meningkatnya kualitas koperasi dan usaha mikro
- Persentase koperasi aktif | % | 54,3:66,0
- Persentase usaha mikro yang naik kelas menjadi usaha kecil | % | 2,1:4,4
S Meningkatnya daya saing industri kecil
- Persentase pertumbuhan industri kecil dan menengah | % | 3,0:5,5
P 2.17.03 | PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI
- Persentase koperasi yang diperiksa dan diawasi | % | 20:44
K 2.17.03.2.01 | Pemeriksaan dan Pengawasan Koperasi, Koperasi Simpan Pinjam/Unit Simpan Pinjam Koperasi yang Wilayah Keanggotaannya dalam Daerah Kabupaten/Kota
- Jumlah koperasi yang diperiksa | Unit Usaha | 30:55
B 2.17.03.2.01.0001 | Pengawasan Kekuatan, Kesehatan, Kemandirian, Ketangguhan, serta Akuntabilitas Koperasi Kewenangan Kabupaten/Kota | 118.7
- Jumlah Koperasi yang Diawasi Kekuatan, Kesehatan, Kemandirian, Ketangguhan, serta Akuntabilitasnya | Unit Usaha | 30:55
P 2.17.07 | PROGRAM PEMBERDAYAAN USAHA MENENGAH, USAHA KECIL, DAN USAHA MIKRO (UMKM)
- Persentase usaha mikro yang diberdayakan | % | 11:23
- Jumlah wirausaha baru | Orang | 40:75
K 2.17.07.2.01 | Pemberdayaan Usaha Mikro yang Dilakukan Melalui Pendataan, Kemitraan, Kemudahan Perizinan, Penguatan Kelembagaan dan Koordinasi dengan Para Pemangku Kepentingan
- Jumlah usaha mikro yang diberdayakan | Unit Usaha | 240:410
B 2.17.07.2.01.0002 | Pemberdayaan Melalui Kemitraan Usaha Mikro | 203.55
- Jumlah Unit Usaha yang Menjalin Kemitraan Usaha Mikro | Unit Usaha | 45:80
B 2.17.07.2.01.0003 | Fasilitasi Kemudahan Perizinan Usaha Mikro | 87.1
- Jumlah Usaha Mikro yang Difasilitasi Kemudahan Perizinannya | Unit Usaha | 120:210
P 3.30.03 | PROGRAM PENINGKATAN SARANA DISTRIBUSI PERDAGANGAN
- Persentase pasar rakyat dalam kondisi layak | % | 45:72
K 3.30.03.2.01 | Pembangunan dan Pengelolaan Sarana Distribusi Perdagangan
- Jumlah sarana distribusi perdagangan yang dikelola | Unit | 7:11
B 3.30.03.2.01.0001 | Penyediaan Sarana Distribusi Perdagangan | 2890
- Jumlah Sarana Distribusi Perdagangan yang Disediakan | Unit | 2:3
P 3.31.02 | PROGRAM PERENCANAAN DAN PEMBANGUNAN INDUSTRI
- Jumlah sentra industri kecil yang berkembang | Sentra | 5:9
K 3.31.02.2.01 | Penyusunan, Penerapan, dan Evaluasi Rencana Pembangunan Industri Kabupaten/Kota
- Persentase rencana pembangunan industri yang diterapkan | % | 30:75
B 3.31.02.2.01.0003 | Koordinasi, Sinkronisasi, dan Pelaksanaan Pemberdayaan Industri dan Peran Serta Masyarakat | 334.95
- Jumlah Dokumen Koordinasi, Sinkronisasi, dan Pelaksanaan Pemberdayaan Industri dan Peran Serta Masyarakat | Dokumen | 3
"""

POLITICS = """
T Terwujudnya stabilitas sosial politik dan kerukunan di daerah
- Indeks Kerukunan Umat Beragama | Indeks | 78,6:83,1
S Meningkatnya wawasan kebangsaan masyarakat
- Persentase konflik sosial yang diselesaikan | % | 100
- Indeks Demokrasi daerah | Indeks | 73,44:79,2
P 8.01.02 | PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN
- Persentase peserta yang memahami ideologi Pancasila dan wawasan kebangsaan | % | 70:88
K 8.01.02.2.01 | Perumusan Kebijakan Teknis dan Pemantapan Pelaksanaan Bidang Ideologi Pancasila dan Karakter Kebangsaan
- Jumlah kegiatan penguatan ideologi yang dilaksanakan | Kegiatan | 4:6
B 8.01.02.2.01.0004 | Pelaksanaan Koordinasi di Bidang Ideologi Wawasan Kebangsaan, Bela Negara, Karakter Bangsa, Pembauran Kebangsaan, Bineka Tunggal Ika dan Sejarah Kebangsaan | 158.9
- Jumlah Orang yang Mengikuti Koordinasi Bidang Ideologi Wawasan Kebangsaan | Orang | 200:320
P 8.01.03 | PROGRAM PENINGKATAN PERAN PARTAI POLITIK DAN LEMBAGA PENDIDIKAN MELALUI PENDIDIKAN POLITIK
- Tingkat partisipasi masyarakat dalam pemilihan | % | 76,5:82
K 8.01.03.2.01 | Perumusan Kebijakan Teknis dan Pemantapan Pelaksanaan Bidang Pendidikan Politik, Etika Budaya Politik
- Persentase partai politik yang menyampaikan laporan bantuan keuangan tepat waktu | % | 80:100
B 8.01.03.2.01.0003 | Pelaksanaan Kebijakan di Bidang Pendidikan Politik, Etika Budaya Politik, Peningkatan Demokrasi, Fasilitasi Kelembagaan Pemerintahan | 1246.35
- Jumlah Partai Politik yang Difasilitasi Bantuan Keuangan | Partai | 10
P 8.01.06 | PROGRAM PENINGKATAN KEWASPADAAN NASIONAL DAN PENINGKATAN KUALITAS DAN FASILITASI PENANGANAN KONFLIK SOSIAL
- Persentase potensi konflik yang dideteksi dini | % | 85:95
K 8.01.06.2.01 | Perumusan Kebijakan Teknis dan Pelaksanaan Pemantapan Kewaspadaan Nasional dan Penanganan Konflik Sosial
- Jumlah laporan deteksi dini | Laporan | 12
B 8.01.06.2.01.0005 | Pelaksanaan Forum Koordinasi Pimpinan Daerah Kabupaten/Kota | 602.7
- Jumlah Dokumen Hasil Pelaksanaan Forum Koordinasi Pimpinan Daerah | Dokumen | 12
"""

FARMING = """
T Meningkatnya produktivitas dan nilai tambah pertanian
- Nilai Tukar Petani | Indeks | 108,3:114,7
S Meningkatnya produksi tanaman pangan dan hortikultura
- Produksi padi | Ton GKG | 356.400:389.250
- Produktivitas jagung | Ku/Ha | 58,75:64,2
S Meningkatnya populasi ternak
- Persentase pertumbuhan populasi sapi potong | % | 1,8:3,2
P 3.27.02 | PROGRAM PENYEDIAAN DAN PENGEMBANGAN SARANA PERTANIAN
- Persentase ketersediaan sarana pertanian | % | 62:81
- Jumlah benih/bibit bermutu yang disalurkan | Ton | 140:210
K 3.27.02.1.01 | Pengawasan Peredaran Sarana Pertanian
- Jumlah kios sarana pertanian yang diawasi | Kios | 85:130
B 3.27.02.1.01.0001 | Pengawasan Sebaran Pupuk, Pestisida, Alsintan, dan Sarana Pendukung Pertanian | 267.3
- Jumlah Laporan Pengawasan Sebaran Pupuk, Pestisida, Alsintan, dan Sarana Pendukung Pertanian | Laporan | 12
K 3.27.02.1.03 | Pengawasan Mutu dan Peredaran Benih Tanaman
- Persentase benih beredar yang bersertifikat | % | 48:70
B 3.27.02.1.03.0002 | Pengujian Mutu Benih Tanaman | 391.85
- Jumlah Sampel Benih yang Diuji Mutunya | Sampel | 600:880
P 3.27.03 | PROGRAM PENYEDIAAN DAN PENGEMBANGAN PRASARANA PERTANIAN
- Indeks pertanaman padi | Indeks | 1,62:1,95
K 3.27.03.1.01 | Penataan Prasarana Pertanian
- Jumlah prasarana pertanian yang ditata | Unit | 25:44
B 3.27.03.1.01.0005 | Pembangunan, Rehabilitasi dan Pemeliharaan Jaringan Irigasi Usaha Tani | 4412.6
- Jumlah Jaringan Irigasi Usaha Tani yang Dibangun, Direhabilitasi dan Dipelihara | Unit | 18:30
P 3.27.07 | PROGRAM PENYULUHAN PERTANIAN
- Persentase kelompok tani yang naik kelas kemampuan | % | 5,5:12
K 3.27.07.1.01 | Penyelenggaraan Penyuluhan Pertanian
- Jumlah kelembagaan penyuluhan yang aktif | Lembaga | 11:17
B 3.27.07.1.01.0002 | Pengembangan Kapasitas Kelembagaan Petani | 723.4
- Jumlah Kelembagaan Petani yang Dikembangkan Kapasitasnya | Poktan | 130:205
"""
