"""What the Word files look like: the sheet, and headings in a font of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

FONT = "Calibri"


def sheet(document: Any, side: int, end: int) -> None:
    """Lays the file on A4 with margins `side` at the left and right, `end` at the top and foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = side
    section.top_margin = section.bottom_margin = end


def headings(styles: Any, sizes: Sequence[int]) -> None:
    """Writes the headings from the first level on in `sizes` points, the second with a line."""
    for level, size in enumerate(sizes, 1):
        style = styles[f"Heading {level}"]
        head(style, size)
        style.paragraph_format.space_before = Pt(0 if level == 1 else size - 4)
        style.paragraph_format.space_after = Pt(3)
    frame(styles["Heading 2"], "bottom", space=1)


def head(style: Any, size: int) -> None:
    """Writes a heading style in the file's own font, black, `size` points high."""
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb, style.font.italic = RGBColor(0, 0, 0), False
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]  # the theme's font would win over the one named here


def frame(style: Any, *sides: str, space: int) -> None:
    """Draws a line on `sides` of the paragraphs of a style, `space` points away from them."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="000000"/>' for side in sides
    )
    # Word refuses a file whose parts stand in another order than its schema's
    style.element.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
    )
