"""Hostile and broken files, built here: what a town hall receives on a bad day."""

import io
import struct
import zipfile
import zlib

from PIL import Image

from tests.integration.documents import samples

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><lolz>&lol9;</lolz>"
).encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
OUTSIDE_DTD = b'<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://example.org/x.dtd"><r a="1">Text</r>'
IN_UTF_16 = OUTSIDE.decode().encode("utf-16")
ATTRIBUTE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y"><!ATTLIST r a CDATA "&x;">]><r>Text</r>'

_DECLARATION = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def word_with_entity() -> bytes:
    return samples.word_package("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=_DECLARATION)


def spreadsheet_with_entity() -> bytes:
    source = zipfile.ZipFile(io.BytesIO(samples.xlsx()))
    members: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    sheet = next(name for name in members if name.startswith("xl/worksheets/"))
    members[sheet] = _DECLARATION.encode() + bytes(members[sheet].split(b"?>", 1)[-1])  # type: ignore[arg-type]
    return samples.package(members)


def open_document_with_entity() -> bytes:
    return samples.package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OUTSIDE})


def drawing_with_entity() -> bytes:
    return OUTSIDE.replace(b"<r>", b'<svg xmlns="http://www.w3.org/2000/svg"><text>').replace(b"</r>", b"</text></svg>")


def zip_bomb() -> bytes:
    """A Word file of 200 KB whose body unpacks to 200 MB."""
    return samples.word_package("<w:p/>" + " " * 200_000_000)


def lying_zip_bomb() -> bytes:
    """The same, but the directory claims that the body is small."""
    data = bytearray(samples.word_package("<w:p/>" + " " * 120_000_000))
    start = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, start + 24, 1000)
    return bytes(data)


def zip_of_many_members() -> bytes:
    return samples.package({f"{number}.txt": b"" for number in range(25_000)})


def nested_zip() -> bytes:
    inner = samples.package({"a.txt": b"x"})
    for _ in range(5):
        inner = samples.package({"innen.zip": inner})
    return inner


def spreadsheet_of_a_million_rows() -> bytes:
    head = '<?xml version="1.0"?><worksheet><sheetData>'
    row = '<row><c t="inlineStr"><is><t>Zeile</t></is></c><c><v>{}</v></c></row>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return samples.package(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>',
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": head
            + "".join(row.format(n) for n in range(1_000_000))
            + "</sheetData></worksheet>",
        }
    )


TEXT_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
)


def pdf_of_pages(count: int, text: str = "Seite") -> bytes:
    """Return a PDF of ``count`` pages that share one content."""
    kids = " ".join(f"{number + 5} 0 R" for number in range(count))
    content = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *[TEXT_PAGE] * count,
    ]
    return pdf_of_objects(objects)


def pdf_of_objects(objects: list[str]) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a correct table."""
    parts, places, position = ["%PDF-1.4\n"], [], len("%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(position)
        part = f"{number} 0 obj\n{body}\nendobj\n"
        parts.append(part)
        position += len(part)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{position}\n%%EOF\n"
    )
    return "".join(parts).encode("latin-1")


def pdf_of_giant_page() -> bytes:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] >>"
    tree = "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>"
    return pdf_of_objects(
        ["<< /Type /Catalog /Pages 2 0 R >>", tree, page.format(2_000_000, 2_000_000), page.format(1, 1_000_000)]
    )


def pdf_of_slow_page() -> bytes:
    """A page that paints itself over and over: a million long curves."""
    content = "0 0 m 100 800 500 0 595 842 c S 595 0 m 100 800 500 0 0 842 c S\n" * 400_000
    return pdf_of_objects(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    )


def pdf_with_cycle() -> bytes:
    return pdf_of_objects(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"])


def picture_bomb() -> bytes:
    """A PNG of 60,000 x 60,000 pixels in a few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def rotated_photo() -> bytes:
    """A JPEG of 40 x 20 pixels whose EXIF says it stands upright (20 x 40)."""
    image = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def deep_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 100_000 + b"tief" + b"}" * 100_000 + b"}"


def deep_xml() -> bytes:
    return b'<?xml version="1.0"?>' + b"<a>" * 100_000 + b"tief" + b"</a>" * 100_000


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + b"tief" + b"</html>"


def deep_mail() -> bytes:
    """A mail inside a mail inside a mail ..., 500 levels."""
    return b"From: a@example.org\nSubject: x\nContent-Type: message/rfc822\n\n" * 500 + b"From: b\nSubject: y\n\ntief\n"


REFUSED: dict[str, tuple[str, bytes]] = {
    # name of the file: a word of its remark, the file
    "leer.pdf": ("leer", b""),
    "lacher.xml": ("DTD", LAUGHS),
    "extern.xml": ("DTD", OUTSIDE),
    "extern-dtd.xml": ("DTD", OUTSIDE_DTD),
    "utf16.xml": ("DTD", IN_UTF_16),
    "attribut.xml": ("DTD", ATTRIBUTE),
    "programm.exe": ("Programm", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)),
    "rechnung.pdf.exe": ("Programm", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)),
    "verknuepfung.lnk": ("Programm", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(100)),
    "skript.js": ("Skript", b"WScript.Shell('calc')"),
    "befehl.bat": ("Skript", b"del /q *.*"),
    "unbekannt.bin": ("Format", bytes(range(256)) * 20),
    "nullen.pdf": ("Format", bytes(5000)),
    "verstuemmelt.pdf": ("beschädigt", b"%PDF-1.7\n" + bytes(range(256)) * 4),
    "abgeschnitten.docx": ("beschädigt", samples.docx()[:1500]),
    "archiv.zip": ("Archiv", samples.package({"a.txt": b"x", "b.txt": b"y"})),
    "kreis.pdf": ("beschädigt", pdf_with_cycle()),
    "bombe.png": ("Millionen", picture_bomb()),
    "kaputt.png": ("beschädigt", samples.picture()[:20]),
    "wurzel.ole": ("beschädigt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "umschlag.p7m": ("S/MIME", b"0\x82\x05\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + bytes(50)),
    "winmail.dat": ("Outlook-Umschlag", b"\x78\x9f\x3e\x22" + bytes(50)),
}
