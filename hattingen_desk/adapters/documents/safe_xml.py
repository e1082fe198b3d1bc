"""XML from strangers: no DTD is ever loaded, no entity ever resolved; a file that brings its own is refused."""

from typing import Any, cast
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element as Element

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import UnreadableError

__all__ = ["Element", "attribute", "local_name", "parse_xml", "refuse_own_definitions"]

# document types of the W3C, named by countless harmless SVG and XHTML files; they are not loaded either
_HARMLESS_TYPES = ("http://www.w3.org/", "https://www.w3.org/", "about:legacy-compat")
_CHUNK = 64 * 1024
_SMALL = 8 * limits.MIB


class _PrologSeenError(Exception):
    """The root element begins; what comes before it has been seen."""


def refuse_own_definitions(data: bytes) -> None:
    """Raise UnreadableError if the XML in ``data`` declares entities or names a DTD other than the W3C's."""
    if b"<!D" not in data and b"<\x00!\x00D" not in data and b"\x00<\x00!\x00D" not in data:
        return
    hostile = False

    def on_type(_name: str, system_id: str | None, _public_id: str | None, has_subset: int) -> None:
        nonlocal hostile
        hostile = hostile or bool(has_subset) or not (system_id or _HARMLESS_TYPES[0]).startswith(_HARMLESS_TYPES)

    def on_root(_name: str, _attributes: object) -> None:
        raise _PrologSeenError

    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = on_type
    parser.StartElementHandler = on_root
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
    except _PrologSeenError:
        pass
    except expat.ExpatError:
        # an encoding expat does not know or broken XML: with a document type in it, better safe than sorry
        hostile = True
    if hostile:
        raise UnreadableError(remarks.HOSTILE_XML)


def parse_xml(data: bytes, *, recover: bool = False) -> Element:
    """Return the root of the XML in ``data``. Raises UnreadableError if hostile, etree.XMLSyntaxError if broken.

    ``recover``: take what can be had of broken XML; may still raise when there is nothing.
    """
    refuse_own_definitions(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        # libxml2's own bounds (depth 256, 10 MB a text) are right for small files; embedded pictures need more
        huge_tree=len(data) > _SMALL,
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableError(remarks.DAMAGED)
    own = root.getroottree().docinfo.internalDTD
    if own is not None and any(True for _ in cast("Any", own).iterentities()):
        raise UnreadableError(remarks.HOSTILE_XML)  # in an encoding the look at the prolog did not know
    return root


def local_name(node: Any) -> str:  # noqa: ANN401 - lxml yields elements, comments and instructions alike
    """Return the name of an element without its namespace, empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """Return the attribute of this local name in whatever namespace, empty if there is none."""
    value = node.get(name)
    if value is not None:
        return str(value)
    ending = "}" + name
    return next((str(value) for key, value in node.attrib.items() if str(key).endswith(ending)), "")
