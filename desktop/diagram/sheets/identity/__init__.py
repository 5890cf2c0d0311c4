"""The first sheets of an SOP: its identity block in the official form, or a title sheet."""
