"""Packages: what one computer of the office writes for the others, and reads of theirs.

`FORMAT.md` beside this file says what lies on a stick. `letter` has the types, `home` the
folder, `writing.write_package`, `labels.read_label` and `labels.refuse_foreign`,
`reading.open_package`, `attachments`, `requests`.
"""
