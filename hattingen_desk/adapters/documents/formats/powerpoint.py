"""Presentations: the slides in their order with tables, diagrams and notes."""

from hattingen_desk.adapters.documents.draft import Draft
from hattingen_desk.adapters.documents.formats.office import OfficeFile
from hattingen_desk.adapters.documents.formats.office_text import OfficeText
from hattingen_desk.adapters.documents.safe_xml import local_name

_SLIDE, _NOTES, _DIAGRAM, _COMMENTS = ".slide+xml", ".notesSlide+xml", ".diagramData+xml", ".comments+xml"


def add_powerpoint(file: OfficeFile, draft: Draft) -> None:
    """Add the text of a presentation."""
    text = OfficeText(draft.add)
    slides = _in_order(file)
    for number, slide in enumerate(slides, start=1):
        if draft.full:
            return
        root = file.root(slide)
        if root is None:
            continue
        draft.line(f"Folie {number}")
        text.collect(root)
        related = set(file.relations(slide).values())
        for part in file.parts(_NOTES) + file.parts(_DIAGRAM) + file.parts(_COMMENTS):
            inner = file.root(part) if part in related else None
            if inner is not None:
                text.collect(inner)
        draft.line("")


def _in_order(file: OfficeFile) -> list[str]:
    """Return the slides as the presentation orders them; those it does not name follow."""
    known = file.parts(_SLIDE)
    ordered: list[str] = []
    for part in file.parts(".main+xml") or ["ppt/presentation.xml"]:
        root = file.root(part)
        targets = file.relations(part)
        for node in root.iter() if root is not None else ():
            if local_name(node) == "sldId":
                # two attributes are called id: the plain one is a number, the relationship's has a namespace
                keys = [str(value) for key, value in node.attrib.items() if str(key).endswith("}id")]
                ordered.extend(targets[key] for key in keys if key in targets)
    seen = dict.fromkeys(part for part in ordered if part in file.package)
    return [*seen, *(part for part in known if part not in seen)]
