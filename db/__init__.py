"""The database file. The only package that knows peewee and SQLite; rows never leave it."""
