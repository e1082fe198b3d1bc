"""Office files are zip packages with clock times inside; here they become repeatable."""

import io
import re
import zipfile
from collections.abc import Mapping

from hattingen_desk.adapters.reports.letters import FIXED_MOMENT

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ZIP_MOMENT = (FIXED_MOMENT.year, FIXED_MOMENT.month, FIXED_MOMENT.day, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def write_package(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip package of ``members`` in their order, each stamped with the fixed moment."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, member in members.items():
            info = zipfile.ZipInfo(name, _ZIP_MOMENT)
            info.create_system = 3  # the same bytes on Windows and Linux
            written.writestr(info, member, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def repeatable_package(data: bytes) -> bytes:
    """Return the package ``data`` with the same members and every time stamp set to the fixed moment."""
    stamp = FIXED_MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            member = source.read(name)
            members[name] = _CLOCK.sub(rb"\g<1>" + stamp + rb"\g<2>", member) if name == "docProps/core.xml" else member
    return write_package(members)
