"""Invoices and credit notes in UBL 2.1, as XRechnung binds it."""

import re

from hattingen_desk.adapters.documents.draft import one_line
from hattingen_desk.adapters.documents.formats.invoice import Invoice, Line, Party
from hattingen_desk.adapters.documents.formats.invoice_parts import binary, compact, currency_amount
from hattingen_desk.adapters.documents.formats.xml_paths import node, nodes, text, texts
from hattingen_desk.adapters.documents.safe_xml import Element, local_name
from hattingen_desk.domain.content import Attachment

_NOTE_CODE = re.compile(r"^#[A-Z]{3}#")  # BT-21, written before the note in this syntax


def invoice_from_ubl(root: Element) -> Invoice:
    """Return what a UBL invoice or credit note says."""
    credit = local_name(root) == "CreditNote"
    means = list(nodes(root, "PaymentMeans"))
    totals = node(root, "LegalMonetaryTotal")
    due = text(root, "DueDate") or next((day for each in means if (day := text(each, "PaymentDueDate"))), "")
    return Invoice(
        number=text(root, "ID"),
        type_code=text(root, "InvoiceTypeCode|CreditNoteTypeCode") or ("381" if credit else "380"),
        issued=text(root, "IssueDate"),
        due=due,
        delivered=compact(
            text(root, "InvoicePeriod/StartDate") or text(root, "Delivery/ActualDeliveryDate"),
            text(root, "InvoicePeriod/EndDate"),
        ),
        currency=text(root, "DocumentCurrencyCode"),
        buyer_reference=text(root, "BuyerReference"),
        references=_references(root),
        seller=_party(node(root, "AccountingSupplierParty/Party")),
        buyer=_party(node(root, "AccountingCustomerParty/Party")),
        payee=_party(node(root, "PayeeParty")),
        means=compact(*(text(each, "PaymentMeansCode") for each in means)),
        accounts=_accounts(means),
        terms=tuple(texts(root, "PaymentTerms/Note")),
        notes=tuple(_NOTE_CODE.sub("", note) for note in texts(root, "Note")),
        lines=tuple(_line(each) for each in nodes(root, "InvoiceLine|CreditNoteLine")),
        allowances=_allowances(root),
        taxes=tuple(
            (text(each, "TaxCategory/Percent"), text(each, "TaxableAmount"), text(each, "TaxAmount"))
            for each in nodes(root, "TaxTotal/TaxSubtotal")
        ),
        totals=(
            ("Summe der Positionen", text(totals, "LineExtensionAmount")),
            ("Nettobetrag", text(totals, "TaxExclusiveAmount")),
            ("Umsatzsteuer", currency_amount(nodes(root, "TaxTotal/TaxAmount"), text(root, "DocumentCurrencyCode"))),
            ("Bruttobetrag", text(totals, "TaxInclusiveAmount")),
            ("Vorausbezahlt", text(totals, "PrepaidAmount")),
            ("Zahlbetrag", text(totals, "PayableAmount")),
        ),
        attachments=tuple(_attachments(root)),
    )


def _references(root: Element) -> tuple[tuple[str, str], ...]:
    return (
        ("Bestellnummer", text(root, "OrderReference/ID")),
        ("Auftragsnummer", text(root, "OrderReference/SalesOrderID")),
        ("Vertragsnummer", text(root, "ContractDocumentReference/ID")),
        ("Projekt", text(root, "ProjectReference/ID")),
        ("Vergabe", text(root, "OriginatorDocumentReference/ID")),
        ("Buchungsreferenz", text(root, "AccountingCost")),
        ("Frühere Rechnung", text(root, "BillingReference/InvoiceDocumentReference/ID")),
    )


def _party(party: Element | None) -> Party:
    city = f"{text(party, 'PostalAddress/PostalZone')} {text(party, 'PostalAddress/CityName')}".strip()
    return Party(
        names=compact(text(party, "PartyLegalEntity/RegistrationName"), text(party, "PartyName/Name")),
        address=compact(
            text(party, "PostalAddress/StreetName"),
            text(party, "PostalAddress/AdditionalStreetName"),
            text(party, "PostalAddress/AddressLine/Line"),
            city,
        ),
        numbers=compact(
            *texts(party, "PartyTaxScheme/CompanyID"),
            *texts(party, "PartyLegalEntity/CompanyID"),
            *texts(party, "PartyIdentification/ID"),
        ),
        contact=compact(
            text(party, "Contact/Name"), text(party, "Contact/Telephone"), text(party, "Contact/ElectronicMail")
        ),
    )


def _accounts(means: list[Element]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in means:
        found += [
            ("IBAN", text(each, "PayeeFinancialAccount/ID")),
            ("Kontoinhaber", text(each, "PayeeFinancialAccount/Name")),
            ("BIC", text(each, "PayeeFinancialAccount/FinancialInstitutionBranch/ID")),
            ("Verwendungszweck", text(each, "PaymentID")),
            ("Mandatsreferenz", text(each, "PaymentMandate/ID")),
            ("IBAN der Lastschrift", text(each, "PaymentMandate/PayerFinancialAccount/ID")),
        ]
    return tuple(dict.fromkeys(found))


def _allowances(start: Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            text(each, "AllowanceChargeReason")
            or ("Zuschlag" if text(each, "ChargeIndicator") == "true" else "Nachlass"),
            text(each, "Amount"),
        )
        for each in nodes(start, "AllowanceCharge")
    )


def _line(line: Element) -> Line:
    quantity = node(line, "InvoicedQuantity|CreditedQuantity")
    return Line(
        number=text(line, "ID"),
        name=text(line, "Item/Name"),
        details=(*texts(line, "Item/Description"), *texts(line, "Note")),
        quantity=text(line, "InvoicedQuantity|CreditedQuantity"),
        unit=quantity.get("unitCode", "") if quantity is not None else "",
        price=text(line, "Price/PriceAmount"),
        amount=text(line, "LineExtensionAmount"),
    )


def _attachments(root: Element) -> list[Attachment]:
    found = []
    for reference in nodes(root, "AdditionalDocumentReference"):
        embedded = node(reference, "Attachment/EmbeddedDocumentBinaryObject")
        if embedded is not None:
            found.append(binary(embedded, one_line(text(reference, "ID"))))
    return found
