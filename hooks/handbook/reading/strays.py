"""Refuses files that are not the handbook's: what lies in docs/ is published, as it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from handbook.reading.filenames import visible
from handbook.reading.located import LINK
from handbook.reading.problems import Problem

# What each folder may hold, by the ending of the file.
_HOLDS = {
    "docs/assets/css": {".css"},
    "docs/assets/js": {".js"},
    "docs/assets/img": {".svg", ".png", ".jpg", ".webp"},
    "docs/assets": set[str](),
    "docs": {".md"},
    "data": {".yml", ".yaml", ".txt"},  # the reader has a cure of its own for .yaml
}
# How a picture begins, by the ending of its file.
_BEGINS = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".webp": b"RIFF"}
_ACTIVE = {"script", "foreignObject", "iframe", "image", "animate", "set", "handler"}
_MOST = 400_000  # bytes of a picture: more, and readers with a telephone pay for it


def strays(root: Path) -> Iterator[Problem]:
    """Everything below docs/, data/ and overrides/ of `root` that must not be there.

    Those are links, which lead out of the repository, files that nothing here is made of, such as a
    private note, and pictures that are not what their name says or that hold a script.
    """
    for top in ("docs", "data", "overrides"):
        for folder, folders, files in os.walk(root / top):
            for path in visible(Path(folder, name) for name in (*folders, *files)):
                name = path.relative_to(root).as_posix()
                if path.is_symlink():
                    yield Problem(name, 1, "file", LINK)
                elif path.is_file() and top in _HOLDS and (fault := _fault(path, name)):
                    yield Problem(name, 1, "file", fault)


def _fault(path: Path, name: str) -> str:
    """What is wrong with a file, and the cure; or nothing."""
    place = next(each for each in _HOLDS if name.startswith(f"{each}/"))
    ending = path.suffix.lower()  # capitals are told of as a name
    if ending not in _HOLDS[place]:
        allowed = ", ".join(sorted(_HOLDS[place])) or "no files of its own"
        return f"does not belong here: {place}/ holds {allowed}. Move it out of the repository."
    if place != "docs/assets/img":
        return ""
    content = path.read_bytes()
    if ending == ".svg":
        return _drawing_fault(content)
    if not content.startswith(_BEGINS[ending]):
        return f"is no {ending.removeprefix('.')} picture, whatever its name says. Save it as one."
    if len(content) > _MOST:
        return f"has {len(content) // 1000} kB and may have {_MOST // 1000}. Make it smaller."
    return ""


def _drawing_fault(content: bytes) -> str:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return "declares a document type. Remove it: an SVG needs none."
    try:
        drawing = Xml.fromstring(content)
    except Xml.ParseError as error:
        return f"is no SVG ({error}). Save it as one."
    for element in drawing.iter():
        tag = str(element.tag).rpartition("}")[2]
        links = [value for key, value in element.attrib.items() if key.endswith("href")]
        acts = [key for key in element.attrib if re.fullmatch("on[a-z]+", key)]
        if tag in _ACTIVE or acts or any(not link.startswith("#") for link in links):
            what = (acts or [tag])[0]
            return f"does something: it has «{what}». Keep shapes and texts alone."
    return ""
