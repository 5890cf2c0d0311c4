"""EVERYTHING ON THE SCREEN. The only package that knows PySide6; asks and acts through actions."""
