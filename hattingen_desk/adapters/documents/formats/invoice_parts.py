"""Small things both invoice syntaxes need."""

import base64
import binascii
from collections.abc import Iterable

from hattingen_desk.adapters.documents.draft import one_line
from hattingen_desk.adapters.documents.safe_xml import Element
from hattingen_desk.domain.content import Attachment


def compact(*values: str) -> tuple[str, ...]:
    """Return the non-empty values, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def binary(element: Element, name: str) -> Attachment:
    """Return an embedded document (BT-125); bytes that are no base64 are kept as they stand."""
    encoded = (element.text or "").encode()
    try:
        data = base64.b64decode(encoded)
    except binascii.Error:
        data = encoded
    return Attachment(one_line(element.get("filename", "")) or name or "Anlage", data)


def currency_amount(amounts: Iterable[Element], currency: str) -> str:
    """Return the amount in the invoice's currency: the tax may stand in a second one, too (BT-111)."""
    found = list(amounts)
    fitting = [amount for amount in found if amount.get("currencyID", currency) == currency] or found
    return one_line(fitting[0].text or "") if fitting else ""
