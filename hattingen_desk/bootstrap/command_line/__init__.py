"""The command line for IT, scripts and tests: a stable contract."""
