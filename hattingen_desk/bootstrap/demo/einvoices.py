"""The same invoices as structured e-invoices (XRechnung 3.0)."""

from xml.sax.saxutils import escape

from hattingen_desk.bootstrap.demo.invoices import Invoice, Item
from hattingen_desk.bootstrap.demo.money import Cents

_UNIT_CODES = {"Stück": "H87", "Std.": "HUR", "pauschal": "LS", "m": "MTR", "m²": "MTK", "Monat": "MON", "km": "KMT"}


def write_invoice_xml(invoice: Invoice) -> bytes:
    """Return the invoice as XRechnung 3.0 in UBL syntax (EN 16931; BT-10 is the Leitweg-ID)."""
    lines = "".join(_xml_line(invoice, number, item) for number, item in enumerate(invoice.items, 1))
    return _xml_head(invoice).encode() + _xml_sums(invoice).encode() + lines.encode() + b"</ubl:Invoice>\n"


def _xml_head(invoice: Invoice) -> str:
    supplier = invoice.supplier
    postcode, _, town = supplier.city.partition(" ")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
 <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
 <cbc:ID>{escape(invoice.number)}</cbc:ID>
 <cbc:IssueDate>{invoice.issued_on.isoformat()}</cbc:IssueDate>
 <cbc:DueDate>{invoice.due_on.isoformat()}</cbc:DueDate>
 <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cbc:BuyerReference>{escape(invoice.leitweg_id)}</cbc:BuyerReference>
 <cac:OrderReference><cbc:ID>{escape(invoice.order)}</cbc:ID></cac:OrderReference>
 <cac:AccountingSupplierParty><cac:Party>
  <cbc:EndpointID schemeID="EM">{escape(supplier.mail)}</cbc:EndpointID>
  <cac:PostalAddress><cbc:StreetName>{escape(supplier.street)}</cbc:StreetName><cbc:CityName>{escape(town)}</cbc:CityName><cbc:PostalZone>{postcode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyTaxScheme><cbc:CompanyID>{supplier.vat_id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>{escape(supplier.name)}</cbc:RegistrationName></cac:PartyLegalEntity>
  <cac:Contact><cbc:Name>Buchhaltung</cbc:Name><cbc:Telephone>+49 2324 000000</cbc:Telephone><cbc:ElectronicMail>{escape(supplier.mail)}</cbc:ElectronicMail></cac:Contact>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party>
  <cbc:EndpointID schemeID="EM">rechnung@example.org</cbc:EndpointID>
  <cac:PostalAddress><cbc:StreetName>Rathausplatz 1</cbc:StreetName><cbc:CityName>Hattingen</cbc:CityName><cbc:PostalZone>45525</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>Stadt Hattingen</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingCustomerParty>
 <cac:Delivery><cbc:ActualDeliveryDate>{invoice.issued_on.isoformat()}</cbc:ActualDeliveryDate></cac:Delivery>
 <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>{supplier.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
 <cac:PaymentTerms><cbc:Note>{escape(invoice.terms)}</cbc:Note></cac:PaymentTerms>
"""  # noqa: E501  # one element a line is the shape of the file


def _xml_sums(invoice: Invoice) -> str:
    return f""" <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{invoice.tax_amount:point}</cbc:TaxAmount>
  <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">{invoice.net:point}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">{invoice.tax_amount:point}</cbc:TaxAmount>{_category("TaxCategory", invoice)}</cac:TaxSubtotal>
 </cac:TaxTotal>
 <cac:LegalMonetaryTotal>
  <cbc:LineExtensionAmount currencyID="EUR">{invoice.net:point}</cbc:LineExtensionAmount>
  <cbc:TaxExclusiveAmount currencyID="EUR">{invoice.net:point}</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">{invoice.gross:point}</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount currencyID="EUR">{invoice.gross:point}</cbc:PayableAmount>
 </cac:LegalMonetaryTotal>
"""  # noqa: E501  # one element a line is the shape of the file


def _xml_line(invoice: Invoice, number: int, item: Item) -> str:
    return f""" <cac:InvoiceLine><cbc:ID>{number}</cbc:ID>
  <cbc:InvoicedQuantity unitCode="{_UNIT_CODES[item.unit]}">{item.quantity.normalize():f}</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="EUR">{Cents(item.amount):point}</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>{escape(item.text)}</cbc:Name>{_category("ClassifiedTaxCategory", invoice)}</cac:Item>
  <cac:Price><cbc:PriceAmount currencyID="EUR">{Cents(item.price):point}</cbc:PriceAmount></cac:Price>
 </cac:InvoiceLine>
"""


def _category(name: str, invoice: Invoice) -> str:
    return (
        f"<cac:{name}><cbc:ID>S</cbc:ID><cbc:Percent>{invoice.tax:f}</cbc:Percent>"
        f"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:{name}>"
    )
