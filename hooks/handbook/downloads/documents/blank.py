"""An empty Word file: the template of python-docx without the 800 kB that no document here uses."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml.ns import qn

# What the handbook's documents are written in, by id. What these build on stays too.
_STYLES = (
    *("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "ListBullet"),
    *("Heading1", "Heading2", "Heading3", "Heading4", "Header", "Footer"),
)
# A second copy of all styles, for Word 2010; a picture of an empty page; bibliography settings.
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml")
_ON = tuple(map(qn, ("w:basedOn", "w:next", "w:link")))


def blank() -> Any:
    """A new document with an empty page."""
    document: Any = Document()  # python-docx has no types
    for links in (document.part.rels, document.part.package.rels):
        for key in [key for key, link in links.items() if link.reltype.endswith(_UNUSED)]:
            del links[key]
    styles = document.styles.element
    by_id = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
    kept, waiting = set[str](), list(_STYLES)
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in kept:
            kept.add(name)
            waiting += [each.get(qn("w:val")) for each in by_id[name] if each.tag in _ON]
    for name in by_id.keys() - kept:
        styles.remove(by_id[name])
    for element in styles.iter():  # white space between elements is half of the file
        if not (element.text or "").strip():
            element.text = None
        element.tail = None
    return document
