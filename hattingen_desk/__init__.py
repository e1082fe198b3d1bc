"""Hattingen Desk: electronic records for the clerks of a town."""
