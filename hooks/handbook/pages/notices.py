"""What others made and the site passes on, with the terms on which it may."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handbook.reading.text import Id, Item, Text

# As SPDX names them. The text of each stands in data/licences/<its name>.txt.
Licence = Literal["MIT", "Apache-2.0", "MPL-1.1", "0BSD", "W3C-20150513", "OFL-1.1"]


class Notice(Item):
    """One work of somebody else's. `files` are patterns for those of the site that hold it."""

    id: Id
    name: str
    package: str = Field(pattern=r"^(npm|pypi)/\S+$")
    version: str | None = None
    licence: Licence
    copyright: tuple[str, ...] = ()
    url: str = Field(pattern=r"^https://\S+$")
    files: tuple[str, ...] = Field(min_length=1)
    what: Text
