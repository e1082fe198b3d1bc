"""Short paths of local names through an XML tree: ``Party/PostalAddress/CityName``, ``A|B`` for either."""

from collections.abc import Iterator

from hattingen_desk.adapters.documents.draft import one_line
from hattingen_desk.adapters.documents.safe_xml import Element, local_name


def nodes(start: Element | None, path: str) -> Iterator[Element]:
    """Yield the elements at ``path`` below ``start`` in document order."""
    if start is None:
        return
    step, _, rest = path.partition("/")
    names = step.split("|")
    for child in start:
        if local_name(child) in names:
            if rest:
                yield from nodes(child, rest)
            else:
                yield child


def node(start: Element | None, path: str) -> Element | None:
    """Return the first element at ``path``, None if there is none."""
    return next(nodes(start, path), None)


def texts(start: Element | None, path: str) -> list[str]:
    """Return the non-empty texts at ``path``, each on one line."""
    return [text for each in nodes(start, path) if (text := one_line(each.text or ""))]


def text(start: Element | None, path: str) -> str:
    """Return the first non-empty text at ``path``, else an empty string."""
    return next(iter(texts(start, path)), "")
