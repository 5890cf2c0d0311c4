"""The keyboard map of UX chapter 5: written down once, and what every page has of it."""
