"""Hattingen Desk: electronic records for the clerks of a town."""

__version__ = "0.1.0"
