"""Files in a zip, in the same bytes on any day and any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

# The earliest date a zip file can hold.
_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, str | bytes], stored: Collection[str] = ()) -> bytes:
    """A zip of `files` in their order; those of `stored` stand in it as they are, not packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, on every machine
            package.writestr(entry, content)
    return made.getvalue()
