"""The journal in the replica: one chain per device, the readable payload in a table of its own."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from hattingen_desk.adapters.store import rows, schema, writing
from hattingen_desk.application.ports import Actor, Clock
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.journal import CHAIN_START, Action, JournalEntry, canonical, chain, digest

_entry, _payload = schema.journal_entry, schema.journal_payload
_COLUMNS = [_entry.c[name] for name in rows.ENTRY_COLUMNS]
_READ = select(*_COLUMNS, _payload.c.salt, _payload.c.payload).join_from(
    _entry, _payload, _payload.c.entry_seq == _entry.c.seq, isouter=True
)
_LAST = (
    select(_entry.c.sequence, _entry.c.chain)
    .where(_entry.c.device == bindparam("device"))
    .order_by(_entry.c.sequence.desc())
    .limit(1)
)
_ADD, _ADD_PAYLOAD = _entry.insert(), _payload.insert()
_CHUNK = 1000


class SqlJournal:
    """Implements the port Journal."""

    def __init__(self, connection: Connection, actor: Actor, clock: Clock) -> None:
        self._connection = connection
        self._actor = actor
        self._clock = clock
        self._last: tuple[int, str] | None = None

    def append(
        self, action: Action, object_kind: str, object_id: str, bucket: str, payload: Mapping[str, object]
    ) -> None:
        """Chain an entry onto this device's last one."""
        sequence, previous = self._last or self._read_last()
        salt = secrets.token_hex(16)
        # through microseconds and back: the chain covers the time exactly as it will be read
        at = rows.to_moment(rows.to_microseconds(self._clock.now()))
        entry = JournalEntry(
            id=new_id(), sequence=sequence + 1, at=at, actor=self._actor.login, device=self._actor.device,
            action=action, object_kind=str(object_kind), object_id=object_id, bucket=bucket,
            digest=digest(salt, payload), chain="", salt=salt, payload=payload,
        )  # fmt: skip
        chained = replace(entry, chain=chain(previous, entry))
        self._write(chained, canonical(payload))
        self._last = chained.sequence, chained.chain

    def _read_last(self) -> tuple[int, str]:
        """Return where this device's chain ends. Read once: nobody else writes while this transaction is open."""
        last = self._connection.execute(_LAST, {"device": self._actor.device}).first()
        return (0, CHAIN_START) if last is None else (last.sequence, last.chain)

    def entries(self) -> Iterator[JournalEntry]:
        """Yield all entries, device by device in the order of their chains, reading a thousand at a time."""
        device, sequence = "", 0
        while True:
            behind = (_entry.c.device > device) | ((_entry.c.device == device) & (_entry.c.sequence > sequence))
            page = _READ.where(behind).order_by(_entry.c.device, _entry.c.sequence).limit(_CHUNK)
            found = [rows.entry_from(row[:-2], row[-2], row[-1]) for row in self._connection.execute(page)]
            if not found:
                return
            yield from found
            device, sequence = found[-1].device, found[-1].sequence

    def of_objects(self, object_ids: Sequence[str], *, actions: Sequence[Action] | None = None) -> list[JournalEntry]:
        """Return the entries of these objects, newest first."""
        wanted = _READ.where(_entry.c.object_id.in_(list(object_ids)))
        if actions is not None:
            wanted = wanted.where(_entry.c.action.in_([action.value for action in actions]))
        found = self._connection.execute(wanted.order_by(_entry.c.seq.desc()))
        return [rows.entry_from(row[:-2], row[-2], row[-1]) for row in found]

    def _write(self, entry: JournalEntry, payload: str) -> None:
        result = self._connection.execute(
            _ADD,
            {
                "id": entry.id, "bucket": entry.bucket, "device": entry.device, "sequence": entry.sequence,
                "at": rows.to_microseconds(entry.at), "actor": entry.actor, "action": entry.action.value,
                "object_kind": entry.object_kind, "object_id": entry.object_id, "digest": entry.digest,
                "chain": entry.chain,
            },
        )  # fmt: skip
        self._connection.execute(
            _ADD_PAYLOAD,
            {"entry_seq": writing.given_key(result), "salt": entry.salt, "payload": payload},
        )
