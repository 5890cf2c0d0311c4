"""A small sound SOP, and ways to spoil it."""

from copy import deepcopy
from typing import Any

from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from

Plain = dict[str, Any]

SMALL: Plain = {
    "id": "small",
    "title": "Izin Kecil",
    "lanes": [
        {
            "id": "applicant",
            "label": "Pemohon",
            "roles": ["pemohon"],
            "recorded_by": ["front_office"],
        },
        {"id": "counter", "label": "Loket", "roles": ["front_office"]},
        {"id": "head", "label": "Kadis", "roles": ["kepala_dinas"]},
    ],
    "rows": [
        {
            "number": "1",
            "activity": "Mengajukan permohonan",
            "symbols": [{"lane": "applicant", "kind": "start", "intake": 1, "next": [{"to": "2"}]}],
        },
        {
            "number": "2",
            "activity": "Memeriksa berkas",
            "time": {"text": "5 menit", "amount": 5, "unit": "minute"},
            "symbols": [
                {
                    "lane": "counter",
                    "kind": "decision",
                    "intake": 1,
                    "next": [
                        {"to": "3", "label": "Ya", "outcome": "complete"},
                        {"to": "1", "label": "Tidak", "outcome": "incomplete"},
                    ],
                    "reaches": "received",
                }
            ],
        },
        {
            "number": "3",
            "activity": "Memutuskan",
            "symbols": [
                {
                    "lane": "head",
                    "kind": "decision",
                    "next": [
                        {"to": "4", "label": "Ya", "outcome": "yes", "result": "approve"},
                        {"to": "4", "label": "Tidak", "outcome": "no", "result": "refuse"},
                    ],
                    "form": ["signature"],
                    "reaches": "approved",
                }
            ],
        },
        {
            "number": "4",
            "activity": "Menyerahkan",
            "symbols": [
                {"lane": "counter", "kind": "end", "form": ["handover"], "reaches": "handed_over"}
            ],
        },
    ],
}


def small_plain() -> Plain:
    """Give a copy that may be spoilt."""
    return deepcopy(SMALL)


def symbol_of(plain: Plain, row: int) -> Plain:
    """Find the first symbol of a row, counted from 1."""
    found: Plain = plain["rows"][row - 1]["symbols"][0]
    return found


def small() -> Sop:
    """Give the sound SOP."""
    return sop_from(small_plain())
