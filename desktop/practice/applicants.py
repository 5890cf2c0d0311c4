"""Who comes to the counter of the practice office, and with what business."""

from collections.abc import Iterator
from itertools import cycle

VILLAGES = ("Sidikalang", "Batang Beruh", "Panji", "Sumbul", "Tigalingga", "Parongil", "Silalahi")
TRADES = (
    ("Warung Kopi Simpang", "56303"),
    ("Toko Kelontong Berkat", "47112"),
    ("Bengkel Motor Jaya", "45407"),
    ("Kilang Kopi Dairi", "10761"),
    ("Rumah Makan Uli", "56101"),
    ("Penjahit Ulos Tao", "14120"),
    ("Keripik Sambal Taruli", "10794"),
    ("Apotek Sehat Bersama", "47721"),
    ("Pangkas Rambut Horas", "96111"),
    ("Depot Air Minum Bening", "11052"),
)
PEOPLE = (
    ("Siti Nurbaya Simanjuntak", "470890", "female"),
    ("Togar Lumban Gaol", "120382", "male"),
    ("Maria Ulfa Berutu", "510791", "female"),
    ("Jumadi Angkat", "030479", "male"),
    ("Ernawati Kudadiri", "660485", "female"),
    ("Rahmat Solin", "250688", "male"),
    ("Netty Sihotang", "440293", "female"),
    ("Poltak Nainggolan", "170575", "male"),
    ("Dormauli Sitanggang", "581180", "female"),
    ("Binsar Padang", "091069", "male"),
    ("Yohana Ujung", "631196", "female"),
    ("Kardi Maibang", "210884", "male"),
)


def applicants() -> Iterator[dict[str, str]]:
    """Give one applicant after the other, without end, each with a business and a number."""
    trades = cycle(TRADES)
    for count, (name, born, sex) in enumerate(cycle(PEOPLE), 1):
        trade, kbli = next(trades)
        village = VILLAGES[count % len(VILLAGES)]
        address = f"Jl. Sisingamangaraja No. {count}, {village}"
        yield {
            "applicant.kind": "person",
            "applicant.nik": f"121101{born}{count:04}",
            "applicant.name": name,
            "applicant.sex": sex,
            "applicant.address": address,
            "applicant.village": village,
            "applicant.phone": f"08126000{count:04}",
            "business.name": f"{trade} {village}",
            "business.kbli": kbli,
            "business.kbli_edition": "2020",
            "business.address": address,
            "business.scale": "micro",
        }
