"""Keep what the invented offices of the second set plan; `offices.py` of the first set tells the form of the lines."""

ROADS = """
T Meningkatnya kualitas infrastruktur dasar wilayah
- Indeks Kualitas Layanan Infrastruktur | Indeks | 61,20:72,50
S Meningkatnya kemantapan jalan dan jembatan kabupaten
- Persentase panjang jalan kabupaten dalam kondisi mantap | % | 68,4:79,9
- Persentase jembatan kabupaten dalam kondisi baik | % | 71:84
S Meningkatnya layanan irigasi dan air minum
- Rasio luas daerah irigasi kewenangan kabupaten yang dilayani jaringan irigasi | % | 58,25:66,75
- Persentase rumah tangga berakses air minum layak | % | 84,1:95,0
P 1.03.02 | PROGRAM PENGELOLAAN SUMBER DAYA AIR (SDA)
- Persentase jaringan irigasi dalam kondisi baik | % | 54:66
K 1.03.02.2.02 | Pengembangan dan Pengelolaan Sistem Irigasi Primer dan Sekunder pada Daerah Irigasi yang Luasnya di bawah 1000 Ha dalam 1 (Satu) Daerah Kabupaten/Kota
- Luas layanan irigasi yang dikelola | Ha | 4.120:4.980
B 1.03.02.2.02.0014 | Rehabilitasi Jaringan Irigasi Permukaan | 3180
- Panjang Jaringan Irigasi Permukaan yang Direhabilitasi | Km | 6,5:9,5
B 1.03.02.2.02.0021 | Operasi dan Pemeliharaan Jaringan Irigasi Permukaan | 914.2
- Panjang Jaringan Irigasi Permukaan yang Dioperasikan dan Dipelihara | Km | 118:136
P 1.03.03 | PROGRAM PENGELOLAAN DAN PENGEMBANGAN SISTEM PENYEDIAAN AIR MINUM
- Persentase rumah tangga yang terlayani SPAM jaringan perpipaan | % | 36,5:48,0
K 1.03.03.2.01 | Pengelolaan dan Pengembangan Sistem Penyediaan Air Minum (SPAM) di Daerah Kabupaten/Kota
- Jumlah desa yang memperoleh layanan SPAM | Desa | 9:17
B 1.03.03.2.01.0012 | Perluasan SPAM Jaringan Perpipaan di Kawasan Perdesaan | 4260.5
- Jumlah SR yang Terlayani Melalui Perluasan SPAM Jaringan Perpipaan | SR | 640:1.050
B 1.03.03.2.01.0017 | Pembinaan dan Pengawasan terhadap Tata Kelola SPAM | 88.5
- Jumlah Laporan Pembinaan dan Pengawasan terhadap Tata Kelola SPAM | Laporan | 2
P 1.03.10 | PROGRAM PENYELENGGARAAN JALAN
- Tingkat kemantapan jalan kabupaten | % | 68,4:79,9
- Persentase jembatan yang dipelihara | % | 40:60
K 1.03.10.2.01 | Penyelenggaraan Jalan Kabupaten/Kota
- Panjang jalan kabupaten yang ditangani | Km | 42,8:61,3
B 1.03.10.2.01.0006 | Rekonstruksi Jalan | 18450
- Panjang Jalan yang Direkonstruksi | Km | 8,4:12,6
B 1.03.10.2.01.0011 | Pemeliharaan Rutin Jalan | 5275
- Panjang Jalan yang Dilakukan Pemeliharaan Secara Rutin | Km | 34:52
B 1.03.10.2.01.0014 | Pembangunan Jembatan | 7330.75
- Panjang Jembatan yang Dibangun | Meter | 36:64
"""

SOCIAL = """
T Meningkatnya keberfungsian sosial penduduk miskin dan rentan
- Persentase Pemerlu Pelayanan Kesejahteraan Sosial (PPKS) yang berfungsi sosialnya | % | 22,5:38,0
S Meningkatnya cakupan perlindungan dan rehabilitasi sosial
- Persentase PPKS yang memperoleh rehabilitasi sosial dasar | % | 64:88
- Persentase keluarga penerima manfaat yang graduasi | % | 1,75:4,25
S Meningkatnya peran potensi sumber kesejahteraan sosial
- Persentase PSKS yang aktif | % | 47:63
P 1.06.02 | PROGRAM PEMBERDAYAAN SOSIAL
- Persentase Potensi Sumber Kesejahteraan Sosial yang diberdayakan | % | 41:59
K 1.06.02.2.03 | Pengembangan Potensi Sumber Kesejahteraan Sosial Daerah Kabupaten/Kota
- Jumlah PSKS yang meningkat kapasitasnya | Orang | 210:330
B 1.06.02.2.03.0001 | Peningkatan Kemampuan Potensi Pekerja Sosial Masyarakat Kewenangan Kabupaten/Kota | 146.8
- Jumlah Pekerja Sosial Masyarakat Kewenangan Kabupaten/Kota yang Meningkat Kapasitasnya | Orang | 60:96
B 1.06.02.2.03.0004 | Peningkatan Kemampuan Potensi Sumber Kesejahteraan Sosial Kelembagaan Masyarakat Kewenangan Kabupaten/Kota | 211.3
- Jumlah Lembaga Kesejahteraan Sosial Kewenangan Kabupaten/Kota yang Meningkat Kapasitasnya | Lembaga | 14:22
P 1.06.04 | PROGRAM REHABILITASI SOSIAL
- Persentase penyandang disabilitas terlantar yang terpenuhi kebutuhan dasarnya di luar panti | % | 72:100
- Persentase lanjut usia terlantar yang terpenuhi kebutuhan dasarnya di luar panti | % | 70:100
K 1.06.04.2.01 | Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar, Anak Terlantar, Lanjut Usia Terlantar, serta Gelandangan Pengemis di Luar Panti Sosial
- Jumlah PPKS yang dilayani di luar panti | Orang | 480:720
B 1.06.04.2.01.0003 | Penyediaan Alat Bantu | 265.4
- Jumlah Orang yang Menerima Alat Bantu | Orang | 75:120
B 1.06.04.2.01.0010 | Pemberian Layanan Data dan Pengaduan | 97.15
- Jumlah Orang yang Mendapatkan Layanan Data dan Pengaduan | Orang | 900:1.450
P 1.06.05 | PROGRAM PERLINDUNGAN DAN JAMINAN SOSIAL
- Persentase data terpadu kesejahteraan sosial yang dimutakhirkan | % | 85:98
K 1.06.05.2.02 | Pengelolaan Data Fakir Miskin Cakupan Daerah Kabupaten/Kota
- Persentase desa/kelurahan yang menyampaikan pemutakhiran data | % | 90:100
B 1.06.05.2.02.0001 | Pendataan Fakir Miskin Cakupan Daerah Kabupaten/Kota | 318.6
- Jumlah Keluarga Fakir Miskin Cakupan Daerah Kabupaten/Kota yang Didata | Keluarga | 21.500:24.900
B 1.06.05.2.02.0003 | Fasilitasi Bantuan Sosial Kesejahteraan Keluarga | 1422
- Jumlah Keluarga yang Mendapatkan Fasilitasi Bantuan Sosial Kesejahteraan Keluarga | Keluarga | 1.200:1.640
"""

SCHOOLS = """
T Meningkatnya mutu dan pemerataan pendidikan
- Rata-rata Lama Sekolah | Tahun | 8,71:9,34
- Harapan Lama Sekolah | Tahun | 12,90:13,42
S Meningkatnya akses pendidikan anak usia dini dan pendidikan dasar
- Angka Partisipasi Sekolah usia 5-6 tahun | % | 71,4:86,2
- Angka Partisipasi Sekolah usia 7-15 tahun | % | 96,3:99,1
S Meningkatnya mutu pembelajaran
- Persentase satuan pendidikan dengan capaian literasi minimum | % | 52:71
- Persentase satuan pendidikan dengan capaian numerasi minimum | % | 46:67
P 1.01.02 | PROGRAM PENGELOLAAN PENDIDIKAN
- Persentase satuan pendidikan yang memenuhi sarana prasarana minimum | % | 55:74
- Persentase sekolah dasar terakreditasi minimal B | % | 82:93
K 1.01.02.2.01 | Pengelolaan Pendidikan Sekolah Dasar
- Persentase ruang kelas SD dalam kondisi baik | % | 66:80
B 1.01.02.2.01.0001 | Pembangunan Unit Sekolah Baru (USB) | 2410
- Jumlah Unit Sekolah Baru (USB) yang Dibangun | Unit | 1:2
B 1.01.02.2.01.0026 | Pengadaan Perlengkapan Peserta Didik | 1180.6
- Jumlah Paket Perlengkapan Peserta Didik yang Tersedia | Paket | 1.500:2.300
K 1.01.02.2.02 | Pengelolaan Pendidikan Sekolah Menengah Pertama
- Persentase ruang kelas SMP dalam kondisi baik | % | 70:83
B 1.01.02.2.02.0010 | Rehabilitasi Sedang/Berat Ruang Kelas Sekolah | 3365.25
- Jumlah Ruang Kelas Sekolah yang Telah Direhabilitasi Sedang/Berat | Ruang | 18:30
K 1.01.02.2.03 | Pengelolaan Pendidikan Anak Usia Dini (PAUD)
- Persentase lembaga PAUD terakreditasi | % | 48:69
B 1.01.02.2.03.0014 | Penyelenggaraan Proses Belajar PAUD | 640
- Jumlah Satuan PAUD yang Menyelenggarakan Proses Belajar | Lembaga | 212:238
P 1.01.04 | PROGRAM PENDIDIK DAN TENAGA KEPENDIDIKAN
- Persentase guru bersertifikat pendidik | % | 58:75
K 1.01.04.2.01 | Pemerataan Kuantitas dan Kualitas Pendidik dan Tenaga Kependidikan bagi Satuan Pendidikan Dasar, PAUD, dan Pendidikan Nonformal/Kesetaraan
- Persentase satuan pendidikan dengan kecukupan guru | % | 63:82
B 1.01.04.2.01.0001 | Perhitungan dan Pemetaan Pendidik dan Tenaga Kependidikan Satuan Pendidikan Dasar, PAUD, dan Pendidikan Nonformal/Kesetaraan | 92.7
- Jumlah Dokumen Hasil Perhitungan dan Pemetaan Pendidik dan Tenaga Kependidikan | Dokumen | 1
"""

LABOUR = """
T Menurunnya pengangguran
- Tingkat Pengangguran Terbuka | % | 7,68:5,90
S Meningkatnya kompetensi dan penempatan tenaga kerja
- Persentase pencari kerja terdaftar yang ditempatkan | % | 41,5:56,0
- Persentase lulusan pelatihan yang terserap dunia usaha | % | 52:70
S Terciptanya hubungan industrial yang harmonis
- Persentase perselisihan hubungan industrial yang diselesaikan di luar pengadilan | % | 78:90
P 2.07.03 | PROGRAM PELATIHAN KERJA DAN PRODUKTIVITAS TENAGA KERJA
- Persentase tenaga kerja yang bersertifikat kompetensi | % | 31:48
K 2.07.03.2.01 | Pelaksanaan Pelatihan berdasarkan Unit Kompetensi
- Jumlah peserta pelatihan yang lulus uji kompetensi | Orang | 320:560
B 2.07.03.2.01.0001 | Proses Pelaksanaan Pendidikan dan Pelatihan Keterampilan bagi Pencari Kerja berdasarkan Klaster Kompetensi | 1615.5
- Jumlah Tenaga Kerja yang Mendapat Pelatihan Berbasis Kompetensi | Orang | 352:600
B 2.07.03.2.01.0003 | Pengadaan Sarana Pelatihan Kerja Kabupaten/Kota | 470
- Jumlah Sarana Pelatihan Kerja Kabupaten/Kota yang Tersedia | Unit | 12:20
P 2.07.04 | PROGRAM PENEMPATAN TENAGA KERJA
- Persentase lowongan kerja yang terisi | % | 62:77
K 2.07.04.2.03 | Pengelolaan Informasi Pasar Kerja
- Jumlah perusahaan yang menyampaikan lowongan | Perusahaan | 140:225
B 2.07.04.2.03.0002 | Job Fair/Bursa Kerja | 286.4
- Jumlah Pencari Kerja yang Mendapatkan Fasilitas Job Fair/Bursa Kerja | Orang | 2.500:3.900
P 2.07.05 | PROGRAM HUBUNGAN INDUSTRIAL
- Persentase perusahaan yang memiliki peraturan perusahaan atau perjanjian kerja bersama | % | 44:61
K 2.07.05.2.02 | Pencegahan dan Penyelesaian Perselisihan Hubungan Industrial, Mogok Kerja dan Penutupan Perusahaan di Daerah Kabupaten/Kota
- Persentase perselisihan yang dimediasi | % | 100
B 2.07.05.2.02.0001 | Pencegahan Perselisihan Hubungan Industrial, Mogok Kerja, dan Penutupan Perusahaan yang Berakibat/Berdampak pada Kepentingan di 1 (Satu) Daerah Kabupaten/Kota | 133.9
- Jumlah Perusahaan yang Melakukan Pencegahan Perselisihan Hubungan Industrial | Perusahaan | 36:52
"""

CIVIL = """
T Terwujudnya tertib administrasi kependudukan
- Indeks Kepuasan Masyarakat | Nilai | 84,10:89,75
S Meningkatnya kepemilikan dokumen kependudukan
- Cakupan kepemilikan KTP elektronik | % | 97,85:99,60
- Cakupan kepemilikan akta kelahiran anak usia 0-18 tahun | % | 95,2:99,0
- Cakupan kepemilikan Kartu Identitas Anak (KIA) | % | 48:74
P 2.12.02 | PROGRAM PENDAFTARAN PENDUDUK
- Persentase penduduk yang memiliki KTP elektronik | % | 97,85:99,60
K 2.12.02.2.01 | Pelayanan Pendaftaran Penduduk
- Persentase permohonan pendaftaran penduduk yang diselesaikan tepat waktu | % | 92:98
B 2.12.02.2.01.0002 | Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pendaftaran Penduduk | 412.25
- Jumlah Dokumen Kependudukan yang Diterbitkan atas Pendaftaran Penduduk | Dokumen | 62.000:71.500
P 2.12.03 | PROGRAM PENCATATAN SIPIL
- Persentase peristiwa penting yang dicatatkan | % | 90:97
K 2.12.03.2.01 | Pelayanan Pencatatan Sipil
- Persentase akta pencatatan sipil yang terbit tepat waktu | % | 93:99
B 2.12.03.2.01.0001 | Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pelaporan Peristiwa Penting | 187.5
- Jumlah Dokumen Pencatatan Sipil yang Diterbitkan atas Pelaporan Peristiwa Penting | Dokumen | 8.400:9.900
P 2.12.04 | PROGRAM PENGELOLAAN INFORMASI ADMINISTRASI KEPENDUDUKAN
- Persentase perangkat daerah yang memanfaatkan data kependudukan | % | 35:70
K 2.12.04.2.03 | Penyelenggaraan Pengelolaan Informasi Administrasi Kependudukan
- Jumlah perjanjian kerja sama pemanfaatan data | Dokumen | 7:14
B 2.12.04.2.03.0004 | Fasilitasi Terkait Pengelolaan Informasi Administrasi Kependudukan | 94.6
- Jumlah Laporan Hasil Fasilitasi Terkait Pengelolaan Informasi Administrasi Kependudukan | Laporan | 4
"""

DIGITAL = """
T Meningkatnya kualitas penyelenggaraan pemerintahan digital
- Indeks Sistem Pemerintahan Berbasis Elektronik (SPBE) | Indeks | 2,87:3,65
S Meningkatnya keterbukaan informasi publik
- Nilai Keterbukaan Informasi Publik | Nilai | 78,30:92,10
S Meningkatnya layanan aplikasi dan keamanan informasi
- Persentase layanan publik yang diselenggarakan secara daring dan terintegrasi | % | 34:68
- Indeks Keamanan Informasi (KAMI) | Indeks | 312:540
P 2.16.02 | PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK
- Persentase konten informasi publik yang dipublikasikan sesuai strategi komunikasi | % | 70:92
K 2.16.02.2.01 | Pengelolaan Informasi dan Komunikasi Publik Pemerintah Daerah Kabupaten/Kota
- Jumlah kanal komunikasi publik yang dikelola | Kanal | 6:10
B 2.16.02.2.01.0006 | Pelayanan Informasi Publik | 174.2
- Jumlah Dokumen Hasil Pelayanan Informasi Publik | Dokumen | 12
B 2.16.02.2.01.0010 | Kemitraan dengan Pemangku Kepentingan | 655
- Jumlah Media dan Lembaga yang Menjadi Mitra Komunikasi | Media | 24:36
P 2.16.03 | PROGRAM APLIKASI INFORMATIKA
- Persentase perangkat daerah yang terhubung jaringan intra pemerintah | % | 76:100
K 2.16.03.2.02 | Pengelolaan e-government di Lingkup Pemerintah Daerah Kabupaten/Kota
- Jumlah aplikasi yang terintegrasi | Aplikasi | 9:26
B 2.16.03.2.02.0008 | Pengembangan Aplikasi dan Proses Bisnis Pemerintahan Berbasis Elektronik | 890.4
- Jumlah Aplikasi dan Proses Bisnis Pemerintahan Berbasis Elektronik yang Dikembangkan | Aplikasi | 3:7
B 2.16.03.2.02.0014 | Penyelenggaraan Sistem Jaringan Intra Pemerintah Daerah | 1337
- Jumlah Perangkat Daerah yang Terhubung dengan Jaringan Intra Pemerintah Daerah | Perangkat Daerah | 38:50
"""

ORDER = """
T Terwujudnya ketenteraman dan ketertiban umum
- Persentase gangguan trantibum yang dapat diselesaikan | % | 88:97
S Meningkatnya kepatuhan terhadap peraturan daerah
- Persentase pelanggaran Perda dan Perkada yang ditindaklanjuti | % | 82:95
S Meningkatnya layanan penanggulangan kebakaran
- Tingkat waktu tanggap daerah layanan wilayah manajemen kebakaran | Menit | 18:13
P 1.05.02 | PROGRAM PENINGKATAN KETENTERAMAN DAN KETERTIBAN UMUM
- Cakupan patroli siaga ketertiban umum dan ketenteraman masyarakat | % | 66:85
- Rasio anggota Satlinmas per 10.000 penduduk | Rasio | 41,2:48,6
K 1.05.02.2.01 | Penanganan Gangguan Ketenteraman dan Ketertiban Umum dalam 1 (Satu) Daerah Kabupaten/Kota
- Jumlah gangguan trantibum yang ditangani | Kasus | 64:88
B 1.05.02.2.01.0002 | Penindakan atas Gangguan Ketenteraman dan Ketertiban Umum Berdasarkan Perda dan Perkada Melalui Penertiban dan Penanganan Unjuk Rasa dan Kerusuhan Massa | 428.7
- Jumlah Laporan Penindakan atas Gangguan Ketenteraman dan Ketertiban Umum | Laporan | 24:36
B 1.05.02.2.01.0005 | Peningkatan Kapasitas SDM Satuan Polisi Pamong Praja dan Satuan Perlindungan Masyarakat | 156.3
- Jumlah SDM Satuan Polisi Pamong Praja dan Satuan Perlindungan Masyarakat yang Ditingkatkan Kapasitasnya | Orang | 120:180
K 1.05.02.2.02 | Penegakan Peraturan Daerah Kabupaten/Kota dan Peraturan Bupati/Wali Kota
- Persentase pelanggaran yang diproses yustisi | % | 60:80
B 1.05.02.2.02.0003 | Penanganan atas Pelanggaran Peraturan Daerah dan Peraturan Bupati/Wali Kota | 203.45
- Jumlah Laporan Penanganan atas Pelanggaran Peraturan Daerah dan Peraturan Bupati/Wali Kota | Laporan | 12
P 1.05.04 | PROGRAM PENCEGAHAN, PENANGGULANGAN, PENYELAMATAN KEBAKARAN DAN PENYELAMATAN NON KEBAKARAN
- Persentase kejadian kebakaran yang tertangani dalam waktu tanggap | % | 74:90
K 1.05.04.2.01 | Pencegahan, Pengendalian, Pemadaman, Penyelamatan, dan Penanganan Bahan Berbahaya dan Beracun Kebakaran dalam Daerah Kabupaten/Kota
- Jumlah kejadian kebakaran yang ditangani | Kejadian | 52:40
B 1.05.04.2.01.0002 | Pemadaman dan Pengendalian Kebakaran dalam Daerah Kabupaten/Kota | 761
- Jumlah Dokumen Pemadaman dan Pengendalian Kebakaran dalam Daerah Kabupaten/Kota | Dokumen | 12
"""

TOURISM = """
T Meningkatnya kontribusi pariwisata bagi perekonomian daerah
- Kontribusi sektor pariwisata terhadap PDRB | % | 3,12:4,60
S Meningkatnya kunjungan wisatawan
- Jumlah kunjungan wisatawan nusantara | Orang | 214.000:310.500
- Rata-rata lama tinggal wisatawan | Hari | 1,8:2,6
P 3.26.02 | PROGRAM PENINGKATAN DAYA TARIK DESTINASI PARIWISATA
- Persentase destinasi wisata yang memenuhi standar | % | 28:55
K 3.26.02.2.02 | Pengelolaan Kawasan Strategis Pariwisata Kabupaten/Kota
- Jumlah kawasan strategis pariwisata yang dikelola | Kawasan | 3:6
B 3.26.02.2.02.0005 | Pengadaan/Pemeliharaan/Rehabilitasi Sarana dan Prasarana dalam Pengelolaan Kawasan Strategis Pariwisata Kabupaten/Kota | 1748.2
- Jumlah Unit Sarana dan Prasarana yang Diadakan, Dipelihara, dan Direhabilitasi | Unit | 7:12
K 3.26.02.2.03 | Pengelolaan Destinasi Pariwisata Kabupaten/Kota
- Jumlah desa wisata yang naik kelas | Desa | 2:6
B 3.26.02.2.03.0009 | Pemberdayaan Masyarakat dalam Pengelolaan Destinasi Pariwisata Kabupaten/Kota | 326.85
- Jumlah Orang yang Diberdayakan dalam Pengelolaan Destinasi Pariwisata | Orang | 90:150
P 3.26.03 | PROGRAM PEMASARAN PARIWISATA
- Persentase pertumbuhan kunjungan wisatawan | % | 6,5:9,5
K 3.26.03.2.01 | Pemasaran Pariwisata Dalam dan Luar Negeri Daya Tarik, Destinasi dan Kawasan Strategis Pariwisata Kabupaten/Kota
- Jumlah media pemasaran pariwisata yang dimanfaatkan | Media | 5:11
B 3.26.03.2.01.0004 | Peningkatan Kerja Sama dan Kemitraan Pariwisata Dalam dan Luar Negeri | 268
- Jumlah Dokumen Kerja Sama dan Kemitraan Pariwisata Dalam dan Luar Negeri | Dokumen | 3:5
P 3.26.05 | PROGRAM PENGEMBANGAN SUMBER DAYA PARIWISATA DAN EKONOMI KREATIF
- Persentase pelaku ekonomi kreatif yang bersertifikat | % | 15:34
K 3.26.05.2.01 | Pelaksanaan Peningkatan Kapasitas Sumber Daya Manusia Pariwisata dan Ekonomi Kreatif Tingkat Dasar
- Jumlah SDM pariwisata yang dilatih | Orang | 120:200
B 3.26.05.2.01.0006 | Pelatihan Dasar SDM Kepariwisataan bagi Masyarakat, Guru dan Pelajar | 194.4
- Jumlah Orang yang Mengikuti Pelatihan Dasar SDM Kepariwisataan | Orang | 120:200
"""

FOREST = """
T Meningkatnya kelestarian dan manfaat ekonomi hutan
- Indeks Kualitas Tutupan Lahan | Indeks | 62,15:65,80
S Menurunnya laju kerusakan hutan
- Laju deforestasi | Ha/tahun | 5.840:3.120
P 3.28.03 | PROGRAM PENGELOLAAN HUTAN
- Persentase kawasan hutan yang dikelola lestari | % | 44:58
K 3.28.03.1.01 | Pelaksanaan Perlindungan Hutan di Hutan Lindung dan Hutan Produksi
- Luas kawasan hutan yang diamankan dari gangguan | Ha | 18.500:26.400
B 3.28.03.1.01.0002 | Pencegahan dan Pembatasan Kerusakan Kawasan Hutan | 385.6
- Luas Kawasan Hutan yang Dicegah dan Dibatasi Kerusakannya | Ha | 4.200:6.100
B 3.28.03.1.01.0005 | Pengendalian Kebakaran Hutan dan Lahan | 512.9
- Jumlah Laporan Pengendalian Kebakaran Hutan dan Lahan | Laporan | 4
P 3.28.05 | PROGRAM PENDIDIKAN DAN PELATIHAN, PENYULUHAN DAN PEMBERDAYAAN MASYARAKAT DI BIDANG KEHUTANAN
- Persentase kelompok tani hutan yang naik kelas | % | 9:21
K 3.28.05.1.01 | Pelaksanaan Penyuluhan Kehutanan Provinsi dan Pemberdayaan Masyarakat di Bidang Kehutanan
- Jumlah kelompok tani hutan yang dibina | Kelompok | 16:30
B 3.28.05.1.01.0003 | Penguatan dan Pendampingan Kelembagaan Kelompok Tani Hutan | 148.75
- Jumlah Kelompok Tani Hutan yang Mendapat Penguatan dan Pendampingan | Kelompok | 16:30
"""

AUDIT = """
T Meningkatnya tata kelola pemerintahan yang akuntabel
- Opini BPK atas laporan keuangan daerah | Opini | WTP
- Nilai Reformasi Birokrasi | Nilai | 61,40:74,25
S Meningkatnya kualitas pengawasan intern
- Level Maturitas Sistem Pengendalian Intern Pemerintah (SPIP) | Level | 2>3
- Kapabilitas Aparat Pengawasan Intern Pemerintah (APIP) | Level | 2>3
- Persentase rekomendasi hasil pemeriksaan yang ditindaklanjuti | % | 79,5:91,0
P 6.01.02 | PROGRAM PENYELENGGARAAN PENGAWASAN
- Persentase perangkat daerah yang menindaklanjuti hasil pengawasan tepat waktu | % | 70:90
K 6.01.02.2.01 | Penyelenggaraan Pengawasan Internal
- Persentase program kerja pengawasan tahunan yang dilaksanakan | % | 95:100
B 6.01.02.2.01.0001 | Pengawasan Kinerja Pemerintah Daerah | 344.1
- Jumlah Laporan Hasil Pengawasan Kinerja Pemerintah Daerah | Laporan | 16:24
B 6.01.02.2.01.0004 | Pengawasan Desa | 271.6
- Jumlah Laporan Hasil Pengawasan Desa | Laporan | 28:40
K 6.01.02.2.02 | Penyelenggaraan Pengawasan dengan Tujuan Tertentu
- Persentase pengaduan masyarakat yang ditangani | % | 100
B 6.01.02.2.02.0002 | Pengawasan dengan Tujuan Tertentu | 186
- Jumlah Laporan Hasil Pengawasan dengan Tujuan Tertentu | Laporan | 8:12
P 6.01.03 | PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI
- Persentase perangkat daerah dengan nilai SAKIP minimal B | % | 58:86
K 6.01.03.2.02 | Pendampingan dan Asistensi
- Jumlah perangkat daerah yang didampingi | Perangkat Daerah | 12:26
B 6.01.03.2.02.0003 | Koordinasi, Monitoring dan Evaluasi serta Verifikasi Pencegahan dan Pemberantasan Korupsi | 128.35
- Jumlah Laporan Hasil Koordinasi, Monitoring dan Evaluasi serta Verifikasi Pencegahan dan Pemberantasan Korupsi | Laporan | 4
"""

STAFF = """
T Meningkatnya profesionalitas aparatur
- Indeks Profesionalitas ASN | Indeks | 58,75:76,40
S Meningkatnya kualitas manajemen kepegawaian
- Indeks Sistem Merit | Nilai | 217:312
- Persentase jabatan yang terisi sesuai kompetensi | % | 68:86
P 5.03.02 | PROGRAM KEPEGAWAIAN DAERAH
- Persentase layanan administrasi kepegawaian yang selesai tepat waktu | % | 86:96
K 5.03.02.2.01 | Pengadaan, Pemberhentian dan Informasi Kepegawaian ASN
- Persentase data ASN yang mutakhir | % | 80:97
B 5.03.02.2.01.0004 | Koordinasi Pelaksanaan Administrasi Pemberhentian | 62.4
- Jumlah Dokumen Hasil Koordinasi Pelaksanaan Administrasi Pemberhentian | Dokumen | 160:190
B 5.03.02.2.01.0008 | Pengelolaan Sistem Informasi Kepegawaian | 214.9
- Jumlah Dokumen Pengelolaan Sistem Informasi Kepegawaian | Dokumen | 4
K 5.03.02.2.02 | Mutasi dan Promosi ASN
- Jumlah ASN yang naik pangkat tepat waktu | Orang | 410:520
B 5.03.02.2.02.0003 | Pengelolaan Promosi ASN | 308
- Jumlah Dokumen Pengelolaan Promosi ASN | Dokumen | 3
P 5.04.02 | PROGRAM PENGEMBANGAN SUMBER DAYA MANUSIA
- Persentase ASN yang mengikuti pengembangan kompetensi 20 jam pelajaran | % | 37:72
K 5.04.02.2.01 | Pengembangan Kompetensi Teknis
- Jumlah ASN yang lulus pelatihan teknis | Orang | 140:260
B 5.04.02.2.01.0003 | Penyelenggaraan Pengembangan Kompetensi Teknis Umum, Inti, dan Pilihan bagi Jabatan Administrasi Penyelenggara Urusan Pemerintahan Konkuren | 733.2
- Jumlah ASN yang Mengikuti Pengembangan Kompetensi Teknis | Orang | 160:280
"""

VILLAGES = """
T Meningkatnya kemandirian kampung
- Indeks Desa | Indeks | 58,90:67,35
S Meningkatnya tata kelola pemerintahan kampung
- Persentase kampung yang menyampaikan laporan keuangan tepat waktu | % | 61:88
P 2.13.02 | PROGRAM PENATAAN DESA
- Persentase kampung dengan batas wilayah yang ditetapkan | % | 12:36
K 2.13.02.2.01 | Penyelenggaraan Penataan Desa
- Jumlah kampung yang ditata | Kampung | 8:20
B 2.13.02.2.01.0004 | Fasilitasi Tata Wilayah Desa | 281.5
- Jumlah Dokumen Hasil Fasilitasi Tata Wilayah Desa | Dokumen | 8:20
P 2.13.04 | PROGRAM ADMINISTRASI PEMERINTAHAN DESA
- Persentase aparatur kampung yang kompeten | % | 43:70
- Persentase kampung yang APBKam-nya ditetapkan tepat waktu | % | 55:90
K 2.13.04.2.01 | Pembinaan dan Pengawasan Penyelenggaraan Administrasi Pemerintahan Desa
- Jumlah kampung yang dibina administrasinya | Kampung | 139
B 2.13.04.2.01.0005 | Fasilitasi Pengelolaan Keuangan Desa | 395
- Jumlah Dokumen Hasil Fasilitasi Pengelolaan Keuangan Desa | Dokumen | 139
B 2.13.04.2.01.0013 | Pembinaan Peningkatan Kapasitas Aparatur Pemerintah Desa | 644.75
- Jumlah Aparatur Pemerintah Desa yang Mengikuti Pembinaan Peningkatan Kapasitas | Orang | 278:417
P 2.13.05 | PROGRAM PEMBERDAYAAN LEMBAGA KEMASYARAKATAN, LEMBAGA ADAT DAN MASYARAKAT HUKUM ADAT
- Persentase lembaga kemasyarakatan kampung yang aktif | % | 38:60
K 2.13.05.2.01 | Pemberdayaan Lembaga Kemasyarakatan yang Bergerak di Bidang Pemberdayaan Desa dan Lembaga Adat Tingkat Daerah Kabupaten/Kota serta Pemberdayaan Masyarakat Hukum Adat
- Jumlah lembaga kemasyarakatan yang dibina | Lembaga | 42:80
B 2.13.05.2.01.0009 | Fasilitasi Tim Penggerak PKK dalam Penyelenggaraan Gerakan Pemberdayaan Masyarakat dan Kesejahteraan Keluarga | 510.2
- Jumlah Dokumen Hasil Fasilitasi Tim Penggerak PKK | Dokumen | 2
"""

REVENUE = """
T Meningkatnya kemandirian keuangan daerah
- Rasio kemandirian keuangan daerah | % | 18,40:24,75
S Meningkatnya pendapatan asli daerah
- Persentase pertumbuhan PAD | % | 6,25:10,5
P 5.02.04 | PROGRAM PENGELOLAAN PENDAPATAN DAERAH
- Persentase capaian target pajak daerah | % | 97:100
K 5.02.04.2.01 | Kegiatan Pengelolaan Pendapatan Daerah
- Persentase wajib pajak yang membayar tepat waktu | % | 63:78
B 5.02.04.2.01.0002 | Analisa dan Pengembangan Pajak Daerah, serta Penyusunan Kebijakan Pajak Daerah | 276.4
- Jumlah Dokumen Hasil Analisa dan Pengembangan Pajak Daerah, serta Penyusunan Kebijakan Pajak Daerah | Dokumen | 3
B 5.02.04.2.01.0005 | Pendataan dan Pendaftaran Objek Pajak Daerah, Subjek Pajak dan Wajib Pajak Daerah | 591.7
- Jumlah Laporan Pendataan dan Pendaftaran Objek Pajak Daerah, Subjek Pajak dan Wajib Pajak Daerah | Laporan | 12
B 5.02.04.2.01.0009 | Pelayanan dan Konsultasi Pajak Daerah | 132
- Jumlah Wajib Pajak yang Mendapatkan Layanan dan Konsultasi Pajak Daerah | Wajib Pajak | 1.850:2.700
B 5.02.04.2.01.0011 | Penagihan Pajak Daerah | 348.15
- Jumlah Laporan Penagihan Pajak Daerah | Laporan | 12
"""

BRANCHES = """
T Meningkatnya kualitas pendidikan menengah dan khusus
- Angka Partisipasi Kasar pendidikan menengah | % | 88,4:94,2
S Meningkatnya akses dan mutu pendidikan menengah
- Persentase lulusan SMK yang terserap dunia kerja | % | 46:63
P 1.01.02 | PROGRAM PENGELOLAAN PENDIDIKAN
- Persentase SMA/SMK/SLB yang memenuhi standar nasional pendidikan | % | 64:80
K 1.01.02.1.01 | Pengelolaan Pendidikan Sekolah Menengah Atas
- Persentase SMA terakreditasi A | % | 52:66
B 1.01.02.1.01.0017 | Rehabilitasi Sedang/Berat Ruang Kelas Sekolah | 2475
- Jumlah Ruang Kelas Sekolah yang Telah Direhabilitasi Sedang/Berat | Ruang | 14:22
B 1.01.02.1.01.0053 | Pembinaan Minat, Bakat dan Kreativitas Siswa | 288.3
- Jumlah Peserta Didik SMA yang Mengikuti Pembinaan Minat, Bakat dan Kreativitas | Orang | 320:480
K 1.01.02.1.02 | Pengelolaan Pendidikan Sekolah Menengah Kejuruan
- Persentase SMK yang bermitra dengan industri | % | 57:78
B 1.01.02.1.02.0045 | Penyediaan Biaya Personil Peserta Didik Sekolah Menengah Kejuruan | 911.5
- Jumlah Peserta Didik SMK yang Menerima Biaya Personil | Orang | 1.150:1.600
"""
