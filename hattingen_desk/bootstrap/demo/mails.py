"""E-mails as a mailbox exports them (.eml), with or without an attachment."""

from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from hattingen_desk.bootstrap.demo.model import Bytes

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "png": "image/png",
}


def write_mail(
    sender: str, recipient: str, subject: str, body: str, sent_on: date, attachments: tuple[tuple[str, Bytes], ...]
) -> bytes:
    """Return a mail. ``attachments`` are file names with what writes them; the same mail gives the same bytes."""
    mark = sha256(f"{sender}{recipient}{subject}{body}{sent_on}".encode()).hexdigest()
    message = EmailMessage(policy=SMTP.clone(max_line_length=400))
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = subject
    minute = int(mark[:4], 16)
    sent_at = datetime.combine(sent_on, time(7 + minute % 10, minute % 60), ZoneInfo("Europe/Berlin"))
    message["Date"] = format_datetime(sent_at)
    message["Message-ID"] = f"<{mark[:24]}@example.org>"
    message.set_content(body, cte="quoted-printable")
    for name, data in attachments:
        main, _, sub = _TYPES[name.rpartition(".")[2]].partition("/")
        message.add_attachment(data(), maintype=main, subtype=sub, filename=name)
    if attachments:
        message.set_boundary(f"=_{mark[24:48]}")
    return message.as_bytes()
