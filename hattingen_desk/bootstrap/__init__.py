"""Composition root: settings, wiring, the window's entry and the command line."""
