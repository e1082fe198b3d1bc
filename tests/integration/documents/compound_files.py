"""Writes Microsoft compound files (OLE, [MS-CFB] version 3) for tests: Outlook messages and old Word documents."""

import struct
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass
class Storage:
    """A folder of a compound file; its content by name."""

    content: "dict[str, bytes | Storage]" = field(default_factory=dict)


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = 0
    size: int = 0


def compound_file(root: Storage) -> bytes:
    """Return ``root`` as a compound file."""
    entries = [_Entry("Root Entry", 5)]
    _collect(root, 0, entries)
    sectors: list[bytes] = []
    chain: list[int] = []
    mini = b""
    mini_chain: list[int] = []

    def place(data: bytes) -> int:
        count = max(1, -(-len(data) // _SECTOR))
        first = len(sectors)
        for index in range(count):
            sectors.append(data[index * _SECTOR : (index + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            chain.append(first + index + 1 if index < count - 1 else _END)
        return first

    for entry in entries[1:]:
        entry.size = len(entry.data)
        if entry.kind != 2 or not entry.data:
            entry.start = _END if entry.kind == 2 else 0
        elif len(entry.data) >= _CUTOFF:
            entry.start = place(entry.data)
        else:
            count = -(-len(entry.data) // _MINI)
            entry.start = len(mini_chain)
            mini_chain += [entry.start + index + 1 for index in range(count - 1)] + [_END]
            mini += entry.data.ljust(count * _MINI, b"\0")
    entries[0].start, entries[0].size = (place(mini), len(mini)) if mini else (_END, 0)
    mini_fat = struct.pack(f"<{len(mini_chain)}I", *mini_chain)
    mini_fat_start = place(mini_fat.ljust(-(-len(mini_fat) // _SECTOR) * _SECTOR, b"\xff")) if mini_chain else _END
    directory = place(b"".join(_packed(entries, index) for index in range(len(entries))))
    fat_count = 1
    while (len(chain) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    first_fat = len(sectors)
    table = [*chain, *[_FAT] * fat_count]
    packed = struct.pack(f"<{len(table)}I", *table).ljust(fat_count * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16s5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory, 0, _CUTOFF,
        mini_fat_start, -(-len(mini_fat) // _SECTOR), _END, 0,
    )  # fmt: skip
    difat = [first_fat + index for index in range(fat_count)]
    header += struct.pack("<109I", *difat, *[_FREE] * (109 - fat_count))
    return header + b"".join(sectors) + packed


def _collect(storage: Storage, parent: int, entries: list[_Entry]) -> None:
    for name, content in storage.content.items():
        index = len(entries)
        entries[parent].children.append(index)
        if isinstance(content, Storage):
            entries.append(_Entry(name, 1))
            _collect(content, index, entries)
        else:
            entries.append(_Entry(name, 2, content))


def _packed(entries: list[_Entry], index: int) -> bytes:
    """Return a directory entry; siblings form a chain to the right, sorted as the format asks."""
    entry = entries[index]
    child, right = _FREE, _FREE
    if entry.children:
        child = _sorted(entries, entry.children)[0]
    for other in entries:
        if index in other.children:
            row = _sorted(entries, other.children)
            position = row.index(index)
            right = row[position + 1] if position + 1 < len(row) else _FREE
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        name, len(name) + 2, entry.kind, 1, _FREE, right, child, b"", 0, 0, 0, entry.start, entry.size,
    )  # fmt: skip


def _sorted(entries: list[_Entry], children: list[int]) -> list[int]:
    return sorted(children, key=lambda child: (len(entries[child].name), entries[child].name.upper()))


def outlook_message(
    properties: dict[int, str | bytes],
    attachments: "list[tuple[str, bytes] | dict[int, str | bytes]]",
    *,
    sent: int = 0,
    header: int = 32,
    eight_bit: str = "",
) -> Storage:
    """Return a message; ``sent`` are 100 ns since 1601; an attachment that is a dict is a message inside.

    ``eight_bit`` names a code page: then texts are stored in it, as old Outlook does.
    """
    storage = Storage()
    storage.content["__properties_version1.0"] = bytes(header) + struct.pack("<IIQ", 0x00390040, 6, sent)
    _add_properties(storage, properties, eight_bit)
    for number, attachment in enumerate(attachments):
        inner = Storage({"__properties_version1.0": bytes(8)})
        if isinstance(attachment, dict):
            inner.content["__substg1.0_3701000D"] = outlook_message(attachment, [("Innen.txt", b"innen")], header=24)
        else:
            _add_properties(inner, {0x3707: attachment[0], 0x3701: attachment[1]}, eight_bit)
        storage.content[f"__attach_version1.0_#{number:08X}"] = inner
    return storage


def _add_properties(storage: Storage, properties: dict[int, str | bytes], eight_bit: str) -> None:
    for prop, value in properties.items():
        if isinstance(value, bytes):
            storage.content[f"__substg1.0_{prop:04X}0102"] = value
        elif eight_bit:
            storage.content[f"__substg1.0_{prop:04X}001E"] = value.encode(eight_bit)
        else:
            storage.content[f"__substg1.0_{prop:04X}001F"] = value.encode("utf-16-le")


def old_word_file(text: str, *, encrypted: bool = False) -> bytes:
    """Return a .doc with ``text`` in two pieces: the first in eight bits, the rest in sixteen ([MS-DOC])."""
    first, second = text[:10], text[10:]
    body = bytearray(0x800)
    struct.pack_into("<HH", body, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", body, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    narrow_at, wide_at = len(body), len(body) + 64
    body += first.encode("cp1252").ljust(64, b"\0") + second.encode("utf-16-le")
    pieces = struct.pack("<3I", 0, len(first), len(text))
    pieces += struct.pack("<HIH", 0, 0x40000000 | narrow_at * 2, 0) + struct.pack("<HIH", 0, wide_at, 0)
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", body, 0x01A2, 100, len(clx))
    return compound_file(Storage({"WordDocument": bytes(body), "1Table": bytes(100) + clx}))
