"""The one road from a click to an action and back, and what happens when it fails."""
