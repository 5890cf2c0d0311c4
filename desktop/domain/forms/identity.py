"""Numbers of persons: NIK, family card and NIP (DOMAIN 5.1).

Only a wrong number of digits is an error. What looks doubtful is a warning: the paper in the
applicant's hand wins.
"""

from desktop.domain.forms.digits import (
    is_date,
    is_date_of_some_century,
    of_length,
    unacceptable,
    without_mask,
)
from desktop.domain.forms.problems import Checked, Problem, warning

_PROVINCES = ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96))
PROVINCES = frozenset(str(code) for first, last in _PROVINCES for code in range(first, last + 1))
"""The 38 codes of Kemendagri; those of Papua differ from the statistics office's."""

WOMEN = 40
LAST_MONTH = 12
PPPK_CODES = range(21, 100)


def check_nik(text: str, region: str = "") -> Checked:
    """Check a NIK; `region` is the office's own Kemendagri code (*12.11*), for a hint."""
    number = without_mask(text)
    if problem := of_length(number, "nik_not_digits", "nik_length", 16):
        return unacceptable(text, problem)
    return Checked(number, tuple(_doubts_of_nik(number, without_mask(region))))


def check_family_card(text: str) -> Checked:
    """Check the number of a *Kartu Keluarga*; its date is that of issue, never plus 40."""
    number = without_mask(text)
    if problem := of_length(number, "kk_not_digits", "kk_length", 16):
        return unacceptable(text, problem)
    doubts = []
    if number[:2] not in PROVINCES:
        doubts.append(warning("kk_province", province=number[:2]))
    if not is_date_of_some_century(int(number[6:8]), number[8:10], number[10:12]):
        doubts.append(warning("kk_date", date=number[6:12]))
    if number.endswith("0000"):
        doubts.append(warning("kk_serial"))
    return Checked(number, tuple(doubts))


def check_nip(text: str) -> Checked:
    """Check the NIP of a PNS or PPPK; 17 digits are kept, signed papers print them."""
    number = without_mask(text)
    if problem := of_length(number, "nip_not_digits", "nip_length", 17, 18):
        return unacceptable(text, problem)
    if len(number) == 17:
        return Checked(number, (warning("nip_old_paper", digits=17),))
    return Checked(number, tuple(_doubts_of_nip(number)))


def _doubts_of_nik(number: str, region: str) -> list[Problem]:
    doubts = []
    if number[:2] not in PROVINCES:
        doubts.append(warning("nik_province", province=number[:2]))
    elif region and not number.startswith(region):
        doubts.append(warning("nik_region", found=number[: len(region)], region=region))
    day = int(number[6:8])
    day -= WOMEN if day > WOMEN else 0
    if not is_date_of_some_century(day, number[8:10], number[10:12]):
        doubts.append(warning("nik_birth_date", date=number[6:12]))
    if number.endswith("0000"):
        doubts.append(warning("nik_serial"))
    return doubts


def _doubts_of_nip(number: str) -> list[Problem]:
    birth, start, sex = number[:8], number[8:14], number[14]
    doubts = []
    month = int(start[4:])
    if not is_date(birth[:4], birth[4:6], birth[6:]):
        doubts.append(warning("nip_birth_date", date=birth))
    elif int(start[:4]) - int(birth[:4]) < 18:
        doubts.append(warning("nip_age", birth=birth[:4], start=start[:4]))
    if not (1 <= month <= LAST_MONTH or month in PPPK_CODES):
        doubts.append(warning("nip_start", start=start))
    if sex not in "12":
        doubts.append(warning("nip_sex", sex=sex))
    return doubts
