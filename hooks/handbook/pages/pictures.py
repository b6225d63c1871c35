"""Photographs and drawings: what they show in words, who made them, and the files they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree as Xml

from PIL import Image, UnidentifiedImageError
from pydantic import AfterValidator

from handbook.pages.sources import address
from handbook.reading.filenames import visible
from handbook.reading.problems import Problem, nearest
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Fault

FOLDER = Path("docs/assets/img")
OURS = frozenset({"mark.svg"})  # what the site itself shows
LONGEST_ALT = 250  # characters: whoever listens cannot pause in it, or go back

_ENDINGS = re.compile(r"\.(png|jpe?g|webp|svg|gif)$", re.IGNORECASE)
_PLACE = 0x8825  # where Exif says on which spot of the earth a photograph was taken


class Picture(Item):
    """A picture in `file`, below docs/assets/img/, what it shows, and whose it is.

    `alt` says in words what is seen, to whoever does not see it. A picture that tells nothing is
    `decorative` and has none. `caption` stands below it. `by` made it; `licence` lets us show it.
    """

    id: Id
    file: str
    alt: Text | None = None
    decorative: bool = False
    caption: Text | None = None
    by: str
    licence: str
    url: Annotated[str, AfterValidator(address)] | None = None

    def faults(self) -> Iterator[Fault]:
        if self.alt is None and not self.decorative:
            yield (
                ("id",),
                "has no alt. Say in every language what is seen, or write decorative: true.",
            )
        if self.alt and self.decorative:
            yield ("decorative",), "is true, and alt says what is seen. Keep one of them."
        for code, text in self.alt.root.items() if self.alt else ():
            if _ENDINGS.search(text):
                yield ("alt", code), f"«{text}» is the name of a file. Say what is seen."
            if self.caption and text == self.caption[code]:
                yield ("alt", code), "says what the caption says. Say what is seen."
            if len(text) > LONGEST_ALT:
                said = f"has {len(text)} characters. Use at most {LONGEST_ALT}, and tell the rest"
                yield ("alt", code), f"{said} in the text."

    def faults_with(self, root: Path) -> Iterator[Fault]:
        """What is wrong with its file in the handbook below `root`."""
        path = root / FOLDER / self.file
        if not path.is_file():
            there = [each.name for each in visible((root / FOLDER).glob("*"))]
            yield ("file",), f"there is no {FOLDER}/{self.file}. {nearest(self.file, there)}"
        elif size(path) is None:
            yield ("file",), "cannot be read as a picture. Save it again; an SVG needs a viewBox."
        elif tells_place(path):
            yield ("file",), "tells where on earth it was taken. Save it without its metadata."


def unlisted(root: Path, pictures: Iterable[Picture]) -> Iterator[Problem]:
    """Every file among the pictures that none of `pictures` lies in: nobody says what it shows."""
    known = OURS | {picture.file for picture in pictures}
    for path in visible((root / FOLDER).glob("*")):
        if path.is_file() and path.name not in known:
            message = (
                "is no picture that data/pictures/ has. Write data/pictures/<id>.yml, which says "
                "what it shows, or delete it: CONTRIBUTING.md shows how."
            )
            yield Problem(path.relative_to(root).as_posix(), 1, "file", message)


def size(path: Path) -> tuple[int, int] | None:
    """The width and height of the picture at `path` in pixels; None where it cannot be read."""
    return _size(path, path.stat().st_mtime_ns)


def tells_place(path: Path) -> bool:
    """Whether the photograph at `path` says where it was taken."""
    if path.suffix == ".svg":
        return False
    with Image.open(path) as image:
        return bool(image.getexif().get_ifd(_PLACE))


@lru_cache
def _size(path: Path, _changed: int) -> tuple[int, int] | None:
    try:
        if path.suffix != ".svg":
            with Image.open(path) as image:
                image.load()
                return image.size
        box = Xml.parse(path).getroot().get("viewBox", "")
        width, height = (float(number) for number in re.split(r"[\s,]+", box.strip())[2:])
        return (round(width), round(height)) if width > 0 and height > 0 else None
    except (OSError, UnidentifiedImageError, Xml.ParseError, ValueError, SyntaxError):
        return None
