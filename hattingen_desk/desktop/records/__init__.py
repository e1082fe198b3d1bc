"""The screen *Akten*: filing plan, records and their documents, preview, and the facts beside them."""
