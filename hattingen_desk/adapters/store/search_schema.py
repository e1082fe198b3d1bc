"""The full-text tables beside the schema's own: local only, rebuilt from the texts at any time.

``search_text`` is the word index over folded text, without a copy of it; its row id is the object's ``seq``.
``search_part`` holds the trigrams of the vocabulary; its row id is the word's id.
"""

SEARCH_TEXT = (
    "CREATE VIRTUAL TABLE search_text USING fts5(head, body, scope, content='', contentless_delete=1, "
    "prefix='1 2', tokenize='unicode61 remove_diacritics 0')"
)
SEARCH_PART = (
    "CREATE VIRTUAL TABLE search_part USING fts5(word, content='', contentless_delete=1, detail=none, "
    "tokenize='trigram case_sensitive 1')"
)
SEARCH_COUNT = "CREATE VIRTUAL TABLE search_count USING fts5vocab(search_text, row)"
SEARCH_TABLES = (SEARCH_TEXT, SEARCH_PART, SEARCH_COUNT)
