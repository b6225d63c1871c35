"""A Word file as texts with slots between them, which docs/assets/js/office.js fills in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

# A text as it stands; the text of a value, `t`; or pieces `of`, for `each` row of values, or only
# `if` all of these names have a value or one `lacks` it.
Piece = str | dict[str, Any]

_MARK = re.compile(r"<\?(each|if|lacks|end)(?: ([\w ]*))?\?>|\{(\w+)\}")
_LINK = re.compile(r'<Relationship [^>]*Target="\{(\w+)\}"[^>]*/>')


def around(elements: Sequence[Any], kind: str, names: Sequence[str]) -> None:
    """Marks `elements`, which stand side by side, as those of a slot of this kind for `names`."""
    if names:
        elements[0].addprevious(etree.ProcessingInstruction(kind, " ".join(names)))
        elements[-1].addnext(etree.ProcessingInstruction("end"))


def names_in(text: str) -> list[str]:
    """The {names} in a text, each once."""
    return list(dict.fromkeys(re.findall(r"\{(\w+)\}", text)))


def parts(document: bytes) -> dict[str, list[Piece]]:
    """The parts of a .docx by path: what `around` marked, and every {name} in them, is a slot."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    return {path: _pieces(_LINK.sub(_linked, text)) for path, text in texts.items()}


def _linked(found: re.Match[str]) -> str:
    """A link that is left out of the file while nobody knows where it leads."""
    return f"<?if {found[1]}?>{found[0]}<?end?>"


def _pieces(xml: str) -> list[Piece]:
    marks = _MARK.finditer(xml)
    found, _ = _until_end(xml, 0, marks)
    return found


def _until_end(xml: str, at: int, marks: Iterator[re.Match[str]]) -> tuple[list[Piece], int]:
    """The pieces from `at` to the end of the slot that is open, and where what follows begins."""
    found: list[Piece] = []
    for mark in marks:
        found.append(xml[at : mark.start()])
        kind, names, text = mark.groups()
        at = mark.end()
        if kind == "end":
            return found, at
        if text:
            found.append({"t": text})
            continue
        inner, at = _until_end(xml, at, marks)
        found.append({kind: names if kind == "each" else names.split(), "of": inner})
    return [*found, xml[at:]], len(xml)
