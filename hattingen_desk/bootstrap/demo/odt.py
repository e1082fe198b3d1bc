"""A letter as OpenDocument text, as a free office program saves it."""

import io
import zipfile
from xml.sax.saxutils import escape

from hattingen_desk.adapters.reports.letters import Letter

_MIME = "application/vnd.oasis.opendocument.text"
_MOMENT = (2026, 1, 1, 0, 0, 0)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
 <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIME}"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
 <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
 <office:meta><dc:title>{title}</dc:title><dc:language>de-DE</dc:language></office:meta>
</office:document-meta>
"""
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3">
 <office:body><office:text>
{body}
 </office:text></office:body>
</office:document-content>
"""


def write_odt(letter: Letter) -> bytes:
    """Return ``letter`` as an .odt file; the same letter gives the same bytes."""
    parts = [_paragraph("\n".join(letter.sender)), _paragraph("\n".join(letter.recipient))]
    parts += [_paragraph(letter.place_and_date), f'<text:h text:outline-level="1">{escape(letter.subject)}</text:h>']
    parts += [_paragraph(text) for text in letter.paragraphs[:-1]]
    if letter.table:
        parts.append(_table(letter.table))
    parts += [_paragraph(text) for text in (*letter.paragraphs[-1:], letter.signature, *letter.enclosures) if text]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        _member(package, "mimetype", _MIME, zipfile.ZIP_STORED)  # first and uncompressed, so that it can be recognised
        _member(package, "META-INF/manifest.xml", _MANIFEST)
        _member(package, "meta.xml", _META.format(title=escape(letter.subject)))
        _member(package, "content.xml", _CONTENT.format(body="\n".join(parts)))
    return stream.getvalue()


def _member(package: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED) -> None:
    package.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode("utf-8"), method)


def _paragraph(text: str) -> str:
    return "<text:p>" + "<text:line-break/>".join(escape(line) for line in text.split("\n")) + "</text:p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    columns = max(len(row) for row in rows)
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return (
        f'<table:table table:name="Tabelle1"><table:table-column table:number-columns-repeated="{columns}"/>'
        f"{lines}</table:table>"
    )
