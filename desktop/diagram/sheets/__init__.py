"""AN SOP AS AN OFFICIAL PAPER: identity sheet and flowchart pages. Drawings in, drawings out."""
