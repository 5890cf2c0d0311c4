"""The form of the step a case stands at (UX chapter 3.4)."""
