"""Mails of every make give the text people read and every real attachment."""

import base64
import email
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from hattingen_desk.adapters.documents.reading import read
from hattingen_desk.domain.content import Content, FileKind
from tests.integration.documents import samples

HEAD = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Betreff\r\n"


def mail(body: bytes, head: bytes = HEAD) -> Content:
    return read(head + body, "a.eml")


def names(content: Content) -> list[str]:
    return [attachment.file_name for attachment in content.attachments]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (b"Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe_aus?= =?utf-8?Q?_Hattingen?=", "Grüße aus Hattingen"),
        (b"Subject: =?iso-8859-1?B?R3L832U=?= an alle", "Grüße an alle"),
        # one letter cut in two between the words, as many programs do
        (b"Subject: =?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=", "Grüße"),
        ("Subject: Grüße roh".encode(), "Grüße roh"),
        ("Subject: Grüße roh".encode("cp1252"), "Grüße roh"),
        (b"Subject: =?unbekannt?Q?Gr=FC=DFe?=", "Grüße"),
        (b"Subject: =?utf-8?Q?abgebrochen", "=?utf-8?Q?abgebrochen"),
        (b"Subject: zwei\r\n Zeilen", "zwei Zeilen"),
        (b"X-Mailer: y", ""),
    ],
)
def test_a_subject_is_read_as_people_meant_it(head: bytes, title: str) -> None:
    content = read(b"From: a@example.org\r\n" + head + b"\r\nDate: x\r\n\r\nText", "a.eml")
    assert content.kind is FileKind.MAIL
    assert content.title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n",
            b"Gr=C3=BC=C3=9F=\r\ne",
        ),
        (b"Content-Type: text/plain; charset=iso-8859-1\r\n", "Grüße".encode("latin-1")),
        (b"Content-Type: text/plain; charset=us-ascii\r\n", "Grüße".encode()),
        (b"Content-Type: text/plain; charset=gibtsnicht\r\n", "Grüße".encode()),
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n", base64.b64encode("Grüße".encode())),
        (b"Content-Type: text/html; charset=utf-8\r\n", "<p>Gr&uuml;ße</p>".encode()),
        (b"Content-Type: text/html\r\n", '<meta charset="windows-1252"><b>Grüße</b>'.encode("cp1252")),
        (b"", "Grüße".encode()),
        (b"Content-Type: kaputt;;;\r\n", "Grüße".encode()),
    ],
)
def test_a_body_is_read_in_the_encoding_it_really_has(head: bytes, body: bytes) -> None:
    assert mail(head + b"\r\n" + body).text.splitlines()[-1] == "Grüße"


def test_head_and_time_stand_above_the_text() -> None:
    content = read(samples.mail(), "a.eml")
    assert content.sender == "Jörg Weiß <joerg@example.org>"
    assert content.sent_at == "2026-03-03T14:05:00+01:00"
    lines = content.text.splitlines()
    assert lines[:4] == [
        "Von: Jörg Weiß <joerg@example.org>",
        "An: post@hattingen.example",
        "Datum: 03.03.2026 14:05",
        f"Betreff: Anfrage: {samples.SENTENCE}",
    ]


def test_attachments_keep_their_bytes_and_their_names() -> None:
    content = read(samples.mail(), "a.eml")
    assert [(each.file_name, each.data) for each in content.attachments] == [("Bescheid für Müller.pdf", samples.pdf())]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b"attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf"),
        (b'attachment; filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?="', "Grüße.pdf"),
        ('attachment; filename="Grüße.pdf"'.encode(), "Grüße.pdf"),
        (b"attachment; filename*0=Gr; filename*1=uesse.pdf", "Gruesse.pdf"),
        (b"attachment", "Anlage 1.pdf"),
        (b"attachment; filename=", "Anlage 1.pdf"),
    ],
)
def test_an_attachment_s_name_is_found_however_it_is_written(disposition: bytes, name: str) -> None:
    part = b"Content-Type: application/pdf\r\nContent-Disposition: " + disposition + b"\r\n\r\n%PDF-1.4"
    content = mail(b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n' + part + b"\r\n--x--\r\n")
    assert names(content) == [name]


def test_of_two_alternatives_the_plain_text_is_taken_unless_it_says_nothing() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content("Der ganze Text in einfacher Form.\n")
    message.add_alternative("<p>Der ganze Text in <b>schöner</b> Form.</p>", subtype="html")
    text = read(message.as_bytes(), "a.eml").text
    assert "einfacher" in text
    assert "schöner" not in text

    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content("Bitte HTML einschalten.\n")
    message.add_alternative(f"<p>{'Der eigentliche Text. ' * 20}</p>", subtype="html")
    text = read(message.as_bytes(), "a.eml").text
    assert "eigentliche" in text
    assert "einschalten" not in text


def test_an_attachment_inside_an_alternative_is_kept() -> None:
    body = (
        b'Content-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\n\r\nText\r\n--a\r\n'
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>Text</p>\r\n--b\r\n"
        b"Content-Type: application/pdf; name=Plan.pdf\r\n\r\n%PDF-1.4\r\n--b--\r\n--a--\r\n"
    )
    assert names(mail(body)) == ["Plan.pdf"]


def test_a_mail_inside_a_mail_is_an_attachment_as_it_stood_there() -> None:
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "innen@example.org", "Innere Grüße " + "sehr lang " * 12
    inner.set_content("Text innen\n")
    raw = inner.as_bytes()
    body = b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n' + raw
    content = mail(body + b"\r\n--x--\r\n")
    assert content.attachments[0].file_name.startswith("Innere Grüße")
    assert content.attachments[0].file_name.endswith(".eml")
    assert content.attachments[0].data.rstrip(b"\r\n") == raw.rstrip(b"\r\n")
    assert "Text innen" not in content.text
    assert read(content.attachments[0].data, "b.eml").kind is FileKind.MAIL


def test_logos_in_the_text_stay_in_the_mail_but_photos_and_files_come_out() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content("<p>Text <img src='cid:logo'></p>", subtype="html")
    message.add_related(samples.picture(), "image", "png", cid="<logo>")
    message.add_related(bytes(100_000), "image", "jpeg", cid="<foto>", filename="Foto.jpg")
    message.add_attachment(samples.picture(), "image", "png", filename="Plan.png")
    content = read(message.as_bytes(), "a.eml")
    assert sorted(names(content)) == ["Foto.jpg", "Plan.png"]
    assert any("Kleine Bilder" in remark for remark in content.remarks)


def test_a_signed_mail_is_read_and_its_signature_left_in_it() -> None:
    body = (
        b'Content-Type: multipart/signed; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/plain\r\n\r\nSigniert\r\n--x\r\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nAAAA\r\n--x--\r\n"
    )
    content = mail(body)
    assert "Signiert" in content.text
    assert content.attachments == ()
    assert any("signiert" in remark for remark in content.remarks)


def test_an_encrypted_mail_says_so() -> None:
    head = b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nAAAA"
    content = mail(head)
    assert any("verschlüsselt" in remark for remark in content.remarks)
    assert names(content) == ["smime.p7m"]


@pytest.mark.parametrize(
    "body",
    [
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nDer Text bricht ab',
        b"Content-Type: multipart/mixed\r\n\r\nDer Text bricht ab",
        b'Content-Type: multipart/mixed; boundary="fehlt"\r\n\r\nDer Text bricht ab',
    ],
)
def test_a_broken_structure_gives_what_is_there_and_says_so(body: bytes) -> None:
    content = mail(body)
    assert not content.quarantined
    assert "Der Text bricht ab" in content.text
    assert any("fehlerhaft aufgebaut" in remark for remark in content.remarks)


def test_what_mailbox_files_put_in_front_does_not_hide_a_mail() -> None:
    for prefix in (
        b"\xef\xbb\xbf",
        b"\r\n\r\n",
        b"From a@example.org Tue Mar  3 14:05:00 2026\r\n",
        b">From x y z\r\n",
    ):
        content = read(prefix + HEAD + b"\r\nText", "a")
        assert (content.kind, content.title) == (FileKind.MAIL, "Betreff")


def test_a_letter_that_talks_of_a_subject_is_no_mail() -> None:
    content = read(b"Betreff: Antrag\nDate: morgen\n\nSehr geehrte Damen und Herren", "notiz.txt")
    assert content.kind is FileKind.TEXT


def test_thousands_of_parts_end_in_a_bounded_number_of_attachments() -> None:
    part = b"--x\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4\r\n"
    content = mail(b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + part * 3000 + b"--x--\r\n")
    assert len(content.attachments) == 1000
    assert any("mehr Anlagen" in remark for remark in content.remarks)


def test_what_is_read_is_what_the_standard_library_reads() -> None:
    """An oracle: for a well-formed mail the modern parser of the standard library finds the same."""
    from email.policy import default

    oracle = email.message_from_bytes(samples.mail(), policy=default)
    content = read(samples.mail(), "a.eml")
    body = oracle.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() in content.text
    assert [part.get_filename() for part in oracle.iter_attachments()] == names(content)
