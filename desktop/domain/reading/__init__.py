"""The parts of which `case.py` and `office.py` make their reading of the ledger."""
