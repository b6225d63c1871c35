"""A drawing that stands by itself: it looks as it should where no stylesheet reaches it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from lxml import etree

Element = Any  # lxml has no types

_LOOKS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
_SVG = "http://www.w3.org/2000/svg"


def drawing(svg: Element, width: str) -> str:
    """The SVG of a figure of the site, so wide; lengths in it are shares of its width."""
    copy = etree.fromstring(etree.tostring(svg, with_tail=False))
    for element in copy.iter():
        names = [element.tag, *(element.attrib.pop("class", "").split())]
        for name, look in _LOOKS.items():
            if name in names:
                element.attrib.update(look)
    copy.set("width", width)
    # elements of HTML have no namespace, and those of a drawing have one
    drawn: str = etree.tostring(copy, encoding="unicode")
    return drawn.replace("<svg ", f'<svg xmlns="{_SVG}" ')
