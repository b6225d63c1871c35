"""Writes the slides of a session as a PowerPoint file, to show and to change.

Every slide has a title and a body, in this order, so that a screen reader reads them as an eye
does. There are no pictures. The file rests on two layouts of python-pptx's own template.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from lxml.etree import SubElement
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from handbook.downloads.decks import Deck, Face
from handbook.downloads.documents.parts import saved
from handbook.reading.languages import Language

_WIDE, _HIGH = Mm(338.7), Mm(190.5)
_MARGIN, _INSIDE = Mm(20), Mm(298.7)
_FIRST, _OTHERS = 3, 1  # layouts: a title with two bodies, and with one
# the colours of docs/assets/css/handbook.css
_Colour: Any = RGBColor
_GREEN, _INK, _PAPER = map(_Colour.from_string, ("1D4D4F", "1F2A2C", "FBF8F2"))
# Where each placeholder of a layout stands: from the left, from above, wide, high.
_PLACES = {
    _FIRST: {
        0: (_MARGIN, Mm(24), _INSIDE, Mm(46)),
        1: (_MARGIN, Mm(76), _INSIDE, Mm(64)),
        2: (_MARGIN, Mm(146), _INSIDE, Mm(18)),
    },
    _OTHERS: {
        0: (_MARGIN, Mm(14), _INSIDE, Mm(36)),
        1: (_MARGIN, Mm(56), _INSIDE, Mm(106)),
    },
}
_FOOT = (_MARGIN, Mm(174), _INSIDE, Mm(10))


def write(deck: Deck, language: Language, words: Mapping[str, str]) -> bytes:
    """`deck` as a .pptx, the same bytes every time; on the first slide is room for a name."""
    show: Any = Presentation()  # python-pptx has no types
    show.slide_width, show.slide_height = _WIDE, _HIGH
    ground = show.slide_master.background.fill
    ground.solid()
    ground.fore_color.rgb = _PAPER
    _lay_out(show, words)
    _describe(show, deck, language, words)
    foot = words["deck_foot"].format(
        site=words["site_name"], date=language.date(deck.date), address=deck.address
    )
    for number, face in enumerate(deck.slides):
        own = foot if number else f"{foot}\n{words['taken_terms']}"
        _put(show, face, own, language, is_first=not number)
    return saved(show)


def _lay_out(show: Any, words: Mapping[str, str]) -> None:
    """Keeps the two layouts that are used, and gives them the shape and look of the handbook."""
    for number, layout in [*enumerate(show.slide_layouts)]:
        if number not in _PLACES:
            show.slide_layouts.remove(layout)
            continue
        for place in [*layout.placeholders]:
            at = _PLACES[number].get(place.placeholder_format.idx)
            if at:
                place.left, place.top, place.width, place.height = at
            else:
                place._element.getparent().remove(place._element)
        if number == _FIRST:
            layout.placeholders[2].text_frame.text = words["deck_service"]


def _describe(show: Any, deck: Deck, language: Language, words: Mapping[str, str]) -> None:
    core = show.core_properties
    core.title, core.author = deck.title, words["site_name"]
    core.last_modified_by, core.language = words["site_name"], language.locale
    core.subject = words["deck_subject"]
    core.comments = f"{words['taken_terms']} · {words['taken_newest']}"
    core.created = core.modified = datetime.combine(deck.date, time())
    core.revision = 1


def _put(show: Any, face: Face, foot: str, language: Language, *, is_first: bool) -> None:
    layouts = {layout.name: layout for layout in show.slide_layouts}
    slide = show.slides.add_slide(layouts["Two Content" if is_first else "Title and Content"])
    title = slide.shapes.title.text_frame
    title.text, title.word_wrap, title.vertical_anchor = face.title, True, MSO_ANCHOR.BOTTOM
    _set(title.paragraphs, 40 if is_first else 34, _GREEN, bold=True)
    body = slide.placeholders[1].text_frame
    body.text = "\n".join(face.lines)
    _set(body.paragraphs, 24, _INK)
    if face.ask:  # a case is told, not listed
        asked = body.add_paragraph()
        asked.text = face.ask
        _set([asked], 26, _GREEN, bold=True)
        for each in body.paragraphs:
            SubElement(each._p.get_or_add_pPr(), qn("a:buNone"))
            each._p.pPr.set("marL", "0")
            each._p.pPr.set("indent", "0")
    below = slide.shapes.add_textbox(*_FOOT)
    below.name, below.text_frame.text, below.text_frame.word_wrap = "Foot", foot, True
    _set(below.text_frame.paragraphs, 12, _INK)
    slide.notes_slide.notes_text_frame.text = face.notes
    for frame in (title, body, below.text_frame, slide.notes_slide.notes_text_frame):
        for run in (run for each in frame.paragraphs for run in each.runs):
            run._r.get_or_add_rPr().set("lang", language.locale)


def _set(paragraphs: Any, size: int, colour: RGBColor, *, bold: bool = False) -> None:
    for each in paragraphs:
        each.alignment, each.space_after = PP_ALIGN.LEFT, Pt(10)
        each.font.size, each.font.bold, each.font.color.rgb = Pt(size), bold, colour
