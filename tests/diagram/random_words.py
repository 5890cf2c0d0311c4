"""Words that offices write into their tables, long and short, for SOPs drawn from a seed."""

from random import Random

from desktop.domain.sop.model import Unit

ACTIVITIES = (
    "Menerima berkas permohonan",
    "Memeriksa kelengkapan dan keabsahan persyaratan yang diajukan oleh pemohon",
    "Meneruskan kepada Kepala Bidang untuk diverifikasi",
    "jika lengkap dilanjutkan ke proses berikutnya, jika tidak dikembalikan",
    "Menginput data ke https://oss.go.id/portal/perizinan-berusaha.non-perizinan/2026?jenis=mikro",
    "Melakukan pemeriksaan/peninjauan lapangan bersama Tim Teknis",
    "menandatangani Berita Acara Pemeriksaan (BAP)",
    "Mencetak konsep SK",
    "Pertanggungjawaban",
    "a. menghitung retribusi;\nb. menerbitkan SKRD;\nc. menagih",
    "Selesai",
)
PAPERS = (
    "Berkas permohonan",
    "Komputer, printer, ATK",
    "KTP/NPWP/NIB",
    "Kendaraan Dinas Operasional",
    "https://sicantik.go.id/unduh/formulir_permohonan_izin_penyelenggaraan_reklame_2026.pdf",
    "Draf Izin yang belum disetujui",
    "Surat Pernyataan Kesanggupan Pengelolaan dan Pemantauan Lingkungan Hidup (SPPL)",
    "Lembar kendali",
    "Tanda Terima",
    "Izin",
)
NOTES = (
    "Senin - Jumat 08.00 - 15.30 WIB",
    "Data ditolak jika NIK tidak sesuai",
    "SOP Surat Masuk",
    "cek dokumen",
    "Bila berhalangan diwakilkan (a.n.)",
)
LABELS = (
    "Ya",
    "Tidak",
    "lengkap",
    "Belum lengkap",
    "valid",
    "Online",
    "Offline",
    "Administratif",
    "Risiko menengah tinggi",
    "Rekomendasi ditolak karena tata ruang",
)
WORDS_IN_SYMBOLS = ("Mulai", "Selesai", "Langsung ke Kantor", "Via Email", "Jenis?", "Arsip", "A")
LANES = (
    "Pemohon",
    "Front Office",
    "Back Office/Kasi",
    "Tim Teknis",
    "Kepala Bidang Perizinan Terkait",
    "Sekretaris",
    "Kadis",
    "Arsip",
    "FO/Petugas Loker 4 (pengambilan & legalisasi)",
    "Kasubbag Umum dan Kepegawaian",
    "Dalaks",
    "Admin OSS",
    "Penanggungjawab",
    "BO",
)
TIMES = {
    "": (0, Unit.NONE),
    "-": (0, Unit.NONE),
    "15 menit": (15, Unit.MINUTE),
    "2 Jam": (2, Unit.HOUR),
    "3 (tiga) hari kerja": (3, Unit.WORKING_DAY),
    "Sesuai NSPK": (0, Unit.BY_RULE),
    "Disesuaikan dengan Standar Pelayanan masing-masing izin": (0, Unit.BY_RULE),
}
TITLES = (
    ("number", 0.1, ("No", "NO.", "Nomor")),
    ("activity", 0.0, ("Kegiatan", "Uraian Prosedur", "KEGIATAN")),
    ("performers", 0.05, ("Pelaksana", "PELAKSANA")),
    ("standard", 0.05, ("Mutu Baku", "BAKU MUTU")),
    ("requirements", 0.07, ("Kelengkapan", "Persyaratan/ Kelengkapan")),
    ("time", 0.07, ("Waktu",)),
    ("output", 0.07, ("Output", "Keluaran")),
    ("note", 0.3, ("Ket.", "KET", "Keterangan")),
)
"""Key of the heading, how often the table has none, and what it may be called."""


def sentence(rng: Random, pool: tuple[str, ...], least: int, most: int) -> str:
    return ", ".join(rng.choices(pool, k=rng.randint(least, most)))
