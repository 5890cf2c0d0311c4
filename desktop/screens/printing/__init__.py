"""PAPERS BEFORE THEY ARE PRINTED: the PDF itself is what is shown, saved and sent."""
