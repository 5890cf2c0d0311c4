"""Event bytes, ids, seals, signatures and keys; the one package that knows `cryptography`."""
