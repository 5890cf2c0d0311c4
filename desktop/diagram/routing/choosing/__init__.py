"""Which way each connector goes."""
