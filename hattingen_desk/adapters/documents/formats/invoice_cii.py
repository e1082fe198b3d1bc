"""Invoices in UN/CEFACT CII (XRechnung, Factur-X, ZUGFeRD 2) and its predecessor of ZUGFeRD 1."""

from hattingen_desk.adapters.documents.draft import one_line
from hattingen_desk.adapters.documents.formats.invoice import Invoice, Line, Party
from hattingen_desk.adapters.documents.formats.invoice_parts import binary, compact, currency_amount
from hattingen_desk.adapters.documents.formats.xml_paths import node, nodes, text, texts
from hattingen_desk.adapters.documents.safe_xml import Element
from hattingen_desk.domain.content import Attachment

_TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
_AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
_DELIVERY = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery"
_SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
_SUMMATION = "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
_LINE_AGREEMENT = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement"
_LINE_DELIVERY = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery"
_LINE_SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement"
_LINE_SUMMATION = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"


def invoice_from_cii(root: Element) -> Invoice:
    """Return what a cross industry invoice says."""
    document = node(root, "ExchangedDocument|HeaderExchangedDocument")
    trade = node(root, _TRADE)
    agreement, delivery, settlement = node(trade, _AGREEMENT), node(trade, _DELIVERY), node(trade, _SETTLEMENT)
    totals = node(settlement, _SUMMATION)
    currency = text(settlement, "InvoiceCurrencyCode")
    means = list(nodes(settlement, "SpecifiedTradeSettlementPaymentMeans"))
    period = node(settlement, "BillingSpecifiedPeriod")
    return Invoice(
        number=text(document, "ID"),
        type_code=text(document, "TypeCode"),
        issued=_date(document, "IssueDateTime"),
        due=_date(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime"),
        delivered=compact(
            _date(period, "StartDateTime") or _date(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime"),
            _date(period, "EndDateTime"),
        ),
        currency=currency,
        buyer_reference=text(agreement, "BuyerReference"),
        references=_references(agreement, settlement),
        seller=_party(node(agreement, "SellerTradeParty")),
        buyer=_party(node(agreement, "BuyerTradeParty")),
        payee=_party(node(settlement, "PayeeTradeParty")),
        means=compact(*(text(each, "TypeCode") for each in means)),
        accounts=_accounts(settlement, means),
        terms=tuple(texts(settlement, "SpecifiedTradePaymentTerms/Description")),
        notes=tuple(texts(document, "IncludedNote/Content")),
        lines=tuple(_line(each) for each in nodes(trade, "IncludedSupplyChainTradeLineItem")),
        allowances=_allowances(settlement),
        taxes=tuple(
            (
                text(each, "RateApplicablePercent|ApplicablePercent"),
                text(each, "BasisAmount"),
                text(each, "CalculatedAmount"),
            )
            for each in nodes(settlement, "ApplicableTradeTax")
        ),
        totals=(
            ("Summe der Positionen", text(totals, "LineTotalAmount")),
            ("Nettobetrag", text(totals, "TaxBasisTotalAmount")),
            ("Umsatzsteuer", currency_amount(nodes(totals, "TaxTotalAmount"), currency)),
            ("Bruttobetrag", text(totals, "GrandTotalAmount")),
            ("Vorausbezahlt", text(totals, "TotalPrepaidAmount")),
            ("Zahlbetrag", text(totals, "DuePayableAmount")),
        ),
        attachments=tuple(_attachments(agreement)),
    )


def _date(start: Element | None, path: str) -> str:
    """Return a date as ISO: format 102 is ``20260301``."""
    raw = text(start, f"{path}/DateTimeString|DateTime") or text(start, path)
    digits = raw[:8]
    if len(digits) == 8 and digits.isdigit():
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return raw[:10]


def _references(agreement: Element | None, settlement: Element | None) -> tuple[tuple[str, str], ...]:
    number = "IssuerAssignedID|ID"
    return (
        ("Bestellnummer", text(agreement, f"BuyerOrderReferencedDocument/{number}")),
        ("Auftragsnummer", text(agreement, f"SellerOrderReferencedDocument/{number}")),
        ("Vertragsnummer", text(agreement, f"ContractReferencedDocument/{number}")),
        ("Projekt", text(agreement, "SpecifiedProcuringProject/ID")),
        ("Buchungsreferenz", text(settlement, "ReceivableSpecifiedTradeAccountingAccount/ID")),
        ("Frühere Rechnung", text(settlement, f"InvoiceReferencedDocument/{number}")),
    )


def _party(party: Element | None) -> Party:
    city = f"{text(party, 'PostalTradeAddress/PostcodeCode')} {text(party, 'PostalTradeAddress/CityName')}".strip()
    return Party(
        names=compact(text(party, "Name"), text(party, "SpecifiedLegalOrganization/TradingBusinessName")),
        address=compact(
            text(party, "PostalTradeAddress/LineOne"),
            text(party, "PostalTradeAddress/LineTwo"),
            text(party, "PostalTradeAddress/LineThree"),
            city,
        ),
        numbers=compact(
            *texts(party, "SpecifiedTaxRegistration/ID"),
            *texts(party, "SpecifiedLegalOrganization/ID"),
            *texts(party, "ID"),
            *texts(party, "GlobalID"),
        ),
        contact=compact(
            text(party, "DefinedTradeContact/PersonName"),
            text(party, "DefinedTradeContact/DepartmentName"),
            text(party, "DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber"),
            text(party, "DefinedTradeContact/EmailURIUniversalCommunication/URIID"),
        ),
    )


def _accounts(settlement: Element | None, means: list[Element]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in means:
        found += [
            ("IBAN", text(each, "PayeePartyCreditorFinancialAccount/IBANID|ProprietaryID")),
            ("Kontoinhaber", text(each, "PayeePartyCreditorFinancialAccount/AccountName")),
            ("BIC", text(each, "PayeeSpecifiedCreditorFinancialInstitution/BICID")),
            ("IBAN der Lastschrift", text(each, "PayerPartyDebtorFinancialAccount/IBANID")),
        ]
    found.append(("Verwendungszweck", text(settlement, "PaymentReference")))
    found.append(("Mandatsreferenz", text(settlement, "SpecifiedTradePaymentTerms/DirectDebitMandateID")))
    return tuple(dict.fromkeys(found))


def _allowances(settlement: Element | None) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            text(each, "Reason") or ("Zuschlag" if text(each, "ChargeIndicator/Indicator") == "true" else "Nachlass"),
            text(each, "ActualAmount"),
        )
        for each in nodes(settlement, "SpecifiedTradeAllowanceCharge")
    )


def _line(line: Element) -> Line:
    quantity = node(line, f"{_LINE_DELIVERY}/BilledQuantity")
    return Line(
        number=text(line, "AssociatedDocumentLineDocument/LineID"),
        name=text(line, "SpecifiedTradeProduct/Name"),
        details=(
            *texts(line, "SpecifiedTradeProduct/Description"),
            *texts(line, "AssociatedDocumentLineDocument/IncludedNote/Content"),
        ),
        quantity=text(line, f"{_LINE_DELIVERY}/BilledQuantity"),
        unit=quantity.get("unitCode", "") if quantity is not None else "",
        price=text(line, f"{_LINE_AGREEMENT}/NetPriceProductTradePrice/ChargeAmount"),
        amount=text(line, f"{_LINE_SETTLEMENT}/{_LINE_SUMMATION}/LineTotalAmount"),
    )


def _attachments(agreement: Element | None) -> list[Attachment]:
    found = []
    for reference in nodes(agreement, "AdditionalReferencedDocument"):
        embedded = node(reference, "AttachmentBinaryObject")
        if embedded is not None:
            found.append(binary(embedded, one_line(text(reference, "IssuerAssignedID|ID"))))
    return found
