"""Documents written by the program itself: letters, scans and tables, without Qt and byte for byte repeatable."""
