"""An Office file whose bytes depend on its content alone: without the hours at which its pieces were packed."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from picket.manifest import stamp

_HOURS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def sealed(raw: bytes, made: datetime) -> bytes:
    """The same file, all its hours, and those of the workbooks in it, set to `made`."""
    out, moment = BytesIO(), made.timetuple()[:6]
    with ZipFile(BytesIO(raw)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in given.namelist():
            piece = given.read(name)
            if name.endswith(".xlsx"):
                piece = sealed(piece, made)
            elif name == "docProps/core.xml":
                piece = _HOURS.sub(rb"\g<1>" + stamp(made).encode(), piece)
            info = ZipInfo(name, moment)
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, piece)
    return out.getvalue()
