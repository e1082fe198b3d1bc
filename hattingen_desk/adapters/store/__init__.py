"""The encrypted replica: SQLite under SQLCipher, its word index and its encrypted files.

Reading (catalogue, search) is plain SQL on the driver; SQLAlchemy writes and is loaded with the first write, because
loading it takes longer than showing the first list.
"""
