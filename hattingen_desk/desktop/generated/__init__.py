"""Widgets compiled from ui/ by `make ui`; never edited by hand."""
