"""An invented town hall: records, letters and follow-ups that a clerk would recognise, for demonstration and tests."""
