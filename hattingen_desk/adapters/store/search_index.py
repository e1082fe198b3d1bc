"""Finding: what a query stands for in the word index, and the newest hits of it."""

import re
from collections.abc import Sequence
from datetime import date as day_type
from typing import Any

from hattingen_desk.adapters.store import vocabulary
from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.readers import Readers
from hattingen_desk.adapters.store.search_writer import scope_token
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.search import HitKind, Query, Term

STEMMED_LENGTH = 6
"""Words from this length on are also looked up by their stem."""

STEM_LENGTH = 5
"""Shorter stems say too little (five letters already make *Müller* match *Sperrmüll*)."""

SNIPPET_SOURCE = 64_000
"""Characters of a text that are looked through for a snippet."""

_RAW_WORD = re.compile(r"[^\W_]+")

_HITS = """
SELECT record.seq, record.id, 'record', record.reference, record.title, record.id, record.plan, record.opened_on, NULL
FROM record WHERE record.seq IN ({marks})
UNION ALL
SELECT "case".seq, "case".id, 'case', record.reference, "case".title, record.id, record.title, "case".opened_on, NULL
FROM "case" JOIN record ON record.id = "case".record_id WHERE "case".seq IN ({marks})
UNION ALL
SELECT document.seq, document.id, 'document', coalesce(record.reference, ''), document.title,
  coalesce(record.id, ''),
  CASE WHEN record.id IS NULL THEN iif(document.quarantined, 'Zu klären', 'Scan-Eingang')
       WHEN "case".id IS NOT NULL THEN record.title || ' · ' || "case".title ELSE record.title END,
  document.received_on, document_version.kind
FROM document JOIN document_version ON document_version.id = document.current_version_id
LEFT JOIN record ON record.id = document.record_id LEFT JOIN "case" ON "case".id = document.case_id
WHERE document.seq IN ({marks})
"""


class SqlSearchIndex:
    """Implements the port SearchIndex."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def find(self, query: Query, *, record_id: str = "", limit: int = 50) -> SearchResult:
        """Return the newest hits: those with the words or their beginnings first, then those with parts of words."""
        if not query.terms or limit < 1:
            return SearchResult(query.text)
        with self._readers.reading() as connection:
            scope = ""
            if record_id:
                row = connection.execute("SELECT seq FROM record WHERE id = ?", (record_id,)).fetchone()
                if row is None:
                    return SearchResult(query.text)
                scope = scope_token(row[0])
            meant = Meaning(connection, query)
            found = _matching(connection, meant.strict, scope, limit + 1)
            if len(found) <= limit and meant.loose is not None and meant.loose != meant.strict:
                more = _matching(connection, meant.loose, scope, limit + 1 + len(found))
                known = set(found)
                found += [seq for seq in more if seq not in known][: limit + 1 - len(found)]
            hits = _hits(connection, found[:limit])
        return SearchResult(query.text, hits, len(found) > limit, meant.capped, meant.parts)

    def texts(self, hits: Sequence[Hit]) -> list[str]:
        """Return the text behind each hit, at most its first ``SNIPPET_SOURCE`` characters."""
        with self._readers.reading() as connection:
            return [_text(connection, hit) for hit in hits]


class Meaning:
    """What a query stands for in the vocabulary as it is now.

    ``strict``: each term as a word or the beginning of one; ``loose``: also inside words. None where nothing can match.
    """

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        self._stems = _stems(query)
        self.capped = False
        self.parts = tuple(dict.fromkeys((*query.parts, *self._stems.values())))
        pairs = [self._term(term) for term in query.terms]
        self.strict = _all_of([strict for strict, _loose in pairs])
        self.loose = _all_of([loose for _strict, loose in pairs])

    def _term(self, term: Term) -> tuple[str | None, str | None]:
        *before, word = [each[: vocabulary.MAX_WORD] for each in term.words]
        lead = f'"{" ".join(before)}" + ' if before else ""
        if len(word) < vocabulary.PART_LENGTH:
            expression = f'{lead}"{word}" *'
            return expression, expression
        expansion = vocabulary.expand(self._connection, word, parts=not before)
        self.capped |= expansion.capped
        beginning, containing = list(expansion.beginning), list(expansion.containing)
        if not before:
            self._add_stem(word, beginning, containing)
        return _any_of(lead, word, beginning), _any_of(lead, word, beginning + containing)

    def _add_stem(self, word: str, beginning: list[str], containing: list[str]) -> None:
        """Add the words the stem stands for, as far as there is room."""
        stem = self._stems.get(word)
        room = vocabulary.MAX_EXPANSION - len(beginning) - len(containing)
        if stem is None or room == 0:
            return
        known = {*beginning, *containing}
        expansion = vocabulary.expand(self._connection, stem)
        fresh = [each for each in (*expansion.beginning, *expansion.containing) if each not in known]
        self.capped |= expansion.capped or len(fresh) > room
        for each in fresh[:room]:
            (beginning if each in expansion.beginning else containing).append(each)


def _any_of(lead: str, word: str, found: list[str]) -> str | None:
    """Return the expression for any of these words behind the ``lead`` of a phrase.

    Words of letters and digits mixed are looked up by their beginning as well: not all are in the vocabulary.
    """
    choices = [f'{lead}"{each}"' for each in found]
    if not word.isalpha() and not word.isdigit():
        choices.append(f'{lead}"{word}" *')
    if not choices:
        return None
    return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"


def _all_of(expressions: list[str | None]) -> str | None:
    known = [each for each in expressions if each is not None]
    return " AND ".join(known) if len(known) == len(expressions) else None


def _stems(query: Query) -> dict[str, str]:
    """Return {folded word: folded stem} for the longer words of a query that have a telling stem."""
    raw = {fold(word): word for word in _RAW_WORD.findall(query.text.lower())}
    single = [term.words[0] for term in query.terms if len(term.words) == 1]
    found = {}
    for word in single:
        typed = raw.get(word, word)
        if len(typed) >= STEMMED_LENGTH and typed.isalpha():
            stem = fold(_stem(typed))
            if len(stem) >= STEM_LENGTH and stem != word:
                found[word] = stem
    return found


def _stem(word: str) -> str:
    """Return the Snowball stem of an unfolded lower-case German word."""
    import snowballstemmer

    stemmer: Any = _stemmers.get("german") or _stemmers.setdefault("german", snowballstemmer.stemmer("german"))
    return str(stemmer.stemWord(word))


_stemmers: dict[str, Any] = {}


def warm_up_stemmer() -> None:
    """Load the stemmer, which takes longer than a search."""
    _stem("verträge")


def _matching(connection: Connection, expression: str | None, scope: str, count: int) -> list[int]:
    if expression is None:
        return []
    match = f'"{scope}" AND {expression}' if scope else expression
    return [
        row[0]
        for row in connection.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT ?", (match, count)
        )
    ]


def _hits(connection: Connection, found: list[int]) -> tuple[Hit, ...]:
    if not found:
        return ()
    statement = _HITS.format(marks=",".join("?" * len(found)))
    by_seq = {row[0]: _hit(row) for row in connection.execute(statement, found * 3)}
    return tuple(by_seq[seq] for seq in found if seq in by_seq)


def _hit(row: Sequence[Any]) -> Hit:
    _seq, id_, kind, reference, title, record_id, context, day, file_kind = row
    return Hit(
        id=id_, kind=HitKind(kind), reference=reference, title=title, record_id=record_id, context=context,
        date=day_type.fromisoformat(day), file_kind=None if file_kind is None else FileKind(file_kind),
    )  # fmt: skip


def _text(connection: Connection, hit: Hit) -> str:
    if hit.kind is HitKind.DOCUMENT:
        row = connection.execute(
            "SELECT substr(document_text.text, 1, ?) FROM document "
            "JOIN document_version ON document_version.id = document.current_version_id "
            "JOIN document_text ON document_text.version_seq = document_version.seq WHERE document.id = ?",
            (SNIPPET_SOURCE, hit.id),
        ).fetchone()
        return "" if row is None else str(row[0])
    if hit.kind is HitKind.RECORD:
        rows = connection.execute(
            "SELECT value FROM record, json_each(record.fields) WHERE record.id = ? AND value <> ''", (hit.id,)
        )
        return " · ".join(str(row[0]) for row in rows)
    return ""
