"""Sound files of every format, built here: what a town hall receives on a good day."""

import base64
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pikepdf
from PIL import Image, ImageDraw

from hattingen_desk.adapters.reports.letters import Letter, write_docx_letter, write_pdf_letter
from hattingen_desk.adapters.reports.scans import write_scan_pdf, write_scan_tiff
from hattingen_desk.adapters.reports.spreadsheets import write_spreadsheet
from tests.integration.documents.compound_files import compound_file, old_word_file, outlook_message

SENTENCE = "Grundstücksgeschäfte der Frau Müller"

LETTER = Letter(
    sender=("Stadt Hattingen", "Rathausplatz 1", "45525 Hattingen"),
    recipient=("Frau", "Anna Müller"),
    place_and_date="Hattingen, 3. März 2026",
    subject="Ihr Antrag vom 1. Februar 2026",
    paragraphs=("Sehr geehrte Frau Müller,", f"es geht um {SENTENCE}.", "Mit freundlichen Grüßen"),
)


def package(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return target.getvalue()


def pdf() -> bytes:
    return write_pdf_letter(LETTER)


def docx() -> bytes:
    return write_docx_letter(LETTER)


def xlsx() -> bytes:
    return write_spreadsheet([["Betreff", "Betrag"], [SENTENCE, 26]])


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word_package(body: str, extra: dict[str, str | bytes] | None = None, *, types: str = "", head: str = "") -> bytes:
    """Return a .docx with this body (the inside of w:body) and further parts."""
    return package(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>{types}</Types>',
            "word/document.xml": f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            **(extra or {}),
        }
    )


def pptx() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.presentationml."
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    slide = '<p:sld xmlns:p="p" xmlns:a="{}"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    return package(
        {
            "[Content_Types].xml": '<Types xmlns="t">'
            f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}presentation.main+xml"/>'
            f'<Override PartName="/ppt/slides/slide1.xml" ContentType="{kind}slide+xml"/>'
            f'<Override PartName="/ppt/slides/slide2.xml" ContentType="{kind}slide+xml"/></Types>',
            "ppt/presentation.xml": f'<p:presentation xmlns:p="p" xmlns:r="{relation}"><p:sldIdLst>'
            '<p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": '<Relationships><Relationship Id="rId1" Target="slides/slide1.xml"/>'
            '<Relationship Id="rId2" Target="slides/slide2.xml"/></Relationships>',
            "ppt/slides/slide1.xml": slide.format(drawing, "zuletzt"),
            "ppt/slides/slide2.xml": slide.format(drawing, SENTENCE),
        }
    )


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODF_NAMES = (
    f'xmlns:office="{OFFICE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def open_document(kind: str, body: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument package; ``kind`` is text, spreadsheet or presentation."""
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF_NAMES}>'
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
            **(extra or {}),
        }
    )


def odt() -> bytes:
    return open_document("text", f"<text:p>{SENTENCE}</text:p>")


def ods() -> bytes:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format(SENTENCE)}{cell.format('26,00')}</table:table-row>"
    return open_document("spreadsheet", f'<table:table table:name="Blatt">{row}</table:table>')


def rtf() -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\title Geheim}}"
        rb"Grundst\'fccksgesch\'e4fte der Frau M\u252?ller\par {\b Zweite} Zeile\par}"
    )


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Jörg Weiß <joerg@example.org>"
    message["To"] = "post@hattingen.example"
    message["Date"] = "Tue, 03 Mar 2026 14:05:00 +0100"
    message["Subject"] = f"Anfrage: {SENTENCE}"
    message.set_content(f"Guten Tag,\n\nes geht um {SENTENCE}.\n")
    message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="Bescheid für Müller.pdf")
    return message.as_bytes()


def outlook() -> bytes:
    return compound_file(
        outlook_message(
            {
                0x0037: f"Anfrage: {SENTENCE}", 0x1000: f"Es geht um {SENTENCE}.", 0x0C1A: "Jörg Weiß",
                0x5D01: "joerg@example.org", 0x0E04: "Poststelle", 0x001A: "IPM.Note",
            },
            [("Bescheid.pdf", pdf())],
            sent=134_170_167_000_000_000,
        )
    )  # fmt: skip


def doc() -> bytes:
    return old_word_file(f"Betreff: {SENTENCE}\r\x13 DATE \\@ \x14 3. März 2026\x15\rZelle\x07\x07Ende")


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200)) -> bytes:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((100, 60, 200, 140), fill="navy")
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def tiff() -> bytes:
    return write_scan_tiff([SENTENCE, "Seite zwei", "Seite drei"])


def scan() -> bytes:
    return write_scan_pdf([SENTENCE])


def html() -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Seite</title><style>p {{}}</style></head><body>"
        f"<h1>Titel</h1><p>{SENTENCE}</p><script>alert('x')</script><ul><li>eins<li>zwei</ul></body></html>"
    ).encode()


def text() -> bytes:
    return SENTENCE.encode("cp1252")


INVOICE_NUMBER = "R-2026-0815"


def invoice() -> bytes:
    embedded = base64.b64encode(b"Stundenzettel").decode()
    basic, aggregate = (
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="{basic}" xmlns:cac="{aggregate}">
<cbc:ID>{INVOICE_NUMBER}</cbc:ID><cbc:IssueDate>2026-03-03</cbc:IssueDate><cbc:DueDate>2026-04-02</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>#AAI#{SENTENCE}</cbc:Note>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerReference>05954016-1-12</cbc:BuyerReference>
<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>
<cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="Stunden.csv">{embedded}\
</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Dachdeckerei Weiß GmbH
</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>
<cbc:ID>DE02120300000000202051</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1234.5</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">7.5</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount>1234.5</cbc:LineExtensionAmount><cac:Item><cbc:Name>Dacharbeiten</cbc:Name></cac:Item>
<cac:Price><cbc:PriceAmount>164.60</cbc:PriceAmount></cac:Price></cac:InvoiceLine></Invoice>""".encode()


def changed_pdf(change: str) -> bytes:
    """Return a PDF with something inside that wants to act, or a password."""
    document = pikepdf.open(io.BytesIO(pdf()))
    action = pikepdf.Dictionary
    protection: pikepdf.Encryption | None = None
    if change == "script":
        document.Root.OpenAction = action(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    elif change == "launch":
        document.pages[0].obj.Annots = pikepdf.Array(
            [
                action(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
                    A=action(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe")),
                )
            ]
        )  # fmt: skip
    elif change == "attachment":
        document.attachments["factur-x.xml"] = pikepdf.AttachedFileSpec(  # type: ignore[call-arg]  # the stubs forget the defaults
            document, invoice(), filename="factur-x.xml"
        )
    elif change == "user password":
        protection = pikepdf.Encryption(user="geheim", owner="geheim")
    elif change == "owner password":
        protection = pikepdf.Encryption(user="", owner="geheim")
    elif change == "form":
        field = action(
            FT=pikepdf.Name.Tx, T=pikepdf.String("name"), TU=pikepdf.String("Familienname"), V=pikepdf.String("Öztürk")
        )
        document.Root.AcroForm = action(Fields=pikepdf.Array([document.make_indirect(field)]))
    target = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.generate if change != "owner password" else pikepdf.ObjectStreamMode.disable
    document.save(target, encryption=protection or False, object_stream_mode=streams)
    return target.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "Brief.pdf": pdf,
    "Brief.docx": docx,
    "Liste.xlsx": xlsx,
    "Vortrag.pptx": pptx,
    "Text.odt": odt,
    "Tabelle.ods": ods,
    "Text.rtf": rtf,
    "Nachricht.eml": mail,
    "Nachricht.msg": outlook,
    "Alt.doc": doc,
    "Bild.png": picture,
    "Scan.tif": tiff,
    "Scan.pdf": scan,
    "Seite.html": html,
    "Rechnung.xml": invoice,
    "Notiz.txt": text,
}
