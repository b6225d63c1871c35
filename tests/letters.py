"""What people write in a PDF, letter by letter, and how the font of its fields draws it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pikepdf
import typst
import yaml
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from documents import Filled, widgets
from handbook.downloads.documents.acroform import add_fields
from handbook.downloads.documents.controls import Control
from handbook.downloads.documents.font import FONT
from handbook.downloads.documents.typeset import FONTS
from places import GOLDEN, TESTS

GIVEN: dict[str, Any] = yaml.safe_load((GOLDEN / "alphabets.yml").read_text("utf-8"))
FOREIGN: Mapping[str, str] = GIVEN["without"]
UNKNOWN = "\u0378"  # stands for no letter, so no font has it
SCALE = 4  # dots a point when a sheet is drawn
_ENOUGH = 7  # letters that stand in a box in the size of its own
_SPECK = 8  # dots; that of an i has 20
_FINE = 4  # the font's own drawing is made larger and shrunk, so that no hinting moves its edges


def alphabet(name: str) -> list[str]:
    """The small and capital letters of an alphabet of the cases."""
    both = (
        form for letter in GIVEN["alphabets"][name].strip() for form in (letter, letter.upper())
    )
    return list(dict.fromkeys(form for form in both if len(form) == 1))


def taken_apart(letter: str) -> list[str]:
    """The other ways to write a letter with marks: each mark after it, or the last alone."""
    apart = unicodedata.normalize("NFD", letter)
    half = unicodedata.normalize("NFC", apart[:-1]) + apart[-1]
    return list(dict.fromkeys(form for form in (apart, half) if form != letter))


def _block(first: int, last: int) -> list[str]:
    codes = map(chr, range(first, last + 1))
    return [sign for sign in codes if unicodedata.category(sign)[0] in "LS"]


def _cases() -> Iterator[tuple[str, list[str]]]:
    for name in GIVEN["alphabets"]:
        yield name, alphabet(name)
        if apart := [form for letter in alphabet(name) for form in taken_apart(letter)]:
            yield f"{name}, taken apart", apart
    for name, (first, last) in GIVEN["blocks"].items():
        yield name, _block(first, last)
    yield "Signs", list(GIVEN["signs"])


def _joined(letters: Sequence[str]) -> list[str]:
    starts = range(0, len(letters), _ENOUGH)
    return ["".join(letters[start : start + _ENOUGH]) for start in starts]


# What is written, a field each, by the name of its case.
CASES = {name: _joined(letters) for name, letters in _cases()} | {
    "Pasted": GIVEN["pasted"],
    "Spaces": [f"a{sign}b" for sign in GIVEN["spaces"]],
    "Unseen": ["ab", *(f"a{sign}b" for sign in GIVEN["unseen"])],
}
WRITTEN = sorted({text for texts in CASES.values() for text in texts})


def sheet_of_fields(number: int) -> bytes:
    """A PDF with as many fields, made as a form's; their names count from 0."""
    typeset = typst.compile(
        TESTS / "letters.typ",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"fields": str(number)},
        timestamp=0,
    )
    names = map(str, range(number))
    return add_fields(typeset, {name: Control(name, "line", name) for name in names})


def filled_in(texts: Sequence[str]) -> Filled:
    """A sheet with each text written in a field, sign by sign, in PDFium."""
    filled = Filled(sheet_of_fields(len(texts)), SCALE)
    for number, text in enumerate(texts):
        filled.write(str(number), text)
    return filled


# What an engine draws, and what the font does; nothing where the engine writes nothing.
_Pictures = tuple[Image.Image, Image.Image | None]


class Drawn:
    """A sheet of fields as it was saved with a text written in each, and as an engine draws it.

    One that `composes` puts letters together with their marks before it writes them. A letter may
    stand `off` by so many dots, as a browser's does, which places each on a dot.
    """

    def __init__(
        self,
        saved: bytes,
        sheets: Sequence[Image.Image],
        *,
        composes: bool = False,
        off: int = 1,
    ) -> None:
        self._off = off
        self._fields: dict[str, _Pictures] = {}
        with pikepdf.open(io.BytesIO(saved)) as pdf:
            pages: list[Any] = [page.objgen for page in pdf.pages]
            for _, widget in widgets(pdf):
                text = str(widget.V)
                read = unicodedata.normalize("NFC", text) if composes else text
                sheet = sheets[pages.index(widget.P.objgen)]
                self._fields[text] = _field(widget, read, sheet)

    @classmethod
    def by_pdfium(cls, filled: Filled, *, composes: bool = False) -> Drawn:
        sheets = [filled.sheet(number) for number in range(len(filled.sheets))]
        return cls(filled.saved(), sheets, composes=composes)

    @property
    def kept(self) -> list[str]:
        """The values of the fields."""
        return sorted(self._fields)

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Those of `texts` that are not drawn as the font itself draws them."""
        return [text for text in texts if lacks(text) or not self._same(*self._fields[text])]

    def same(self, one: str, other: str) -> bool:
        """Whether two texts look the same."""
        return self._same(self._fields[one][0], self._fields[other][0])

    def ink(self, text: str) -> int:
        """How many black dots a text has."""
        return sum(self._fields[text][0].histogram()[:128])

    def _same(self, one: Image.Image, other: Image.Image | None) -> bool:
        """Whether no more than a speck of either picture stands apart from the other's ink."""
        if other is None:
            return False
        return max(_apart(one, other, self._off), _apart(other, one, self._off)) < _SPECK


def lacks(text: str) -> set[str]:
    """The signs of `text` that the font of the fields does not have."""
    return {sign for sign in text if ord(sign) not in _widths()}


def look_alike(letters: Sequence[str]) -> list[str]:
    """The letters that the font draws as it draws one before them."""
    seen: dict[bytes, str] = {}
    size = (12 * SCALE, 20 * SCALE)
    pictures = [(letter, _draw(letter, 10, (SCALE, 14 * SCALE), size)) for letter in letters]
    return [
        letter + seen[drawn]
        for letter, picture in pictures
        if seen.setdefault(drawn := picture.tobytes(), letter) != letter
    ]


def _field(widget: Any, text: str, sheet: Image.Image) -> _Pictures:
    """What is drawn in a field, and `text` as the font draws it there."""
    left, low, right, high = (float(side) * SCALE for side in widget.Rect)
    top, bottom = round(sheet.height - high), round(sheet.height - low)
    drawn = sheet.crop((round(left), top, round(right), bottom))
    written = widget.AP.N.read_bytes() if "/AP" in widget else b""
    size, place = re.search(rb"(\S+) Tf", written), re.search(rb"(\S+) (\S+) Td", written)
    if not (size and place):
        return drawn, None
    points, across, up = (float(each) for each in (*size.groups(), *place.groups()))
    start = left - round(left) + across * SCALE, sheet.height - low - up * SCALE - top
    return drawn, _draw(text, points, start, drawn.size)


def _draw(text: str, points: float, at: tuple[float, float], size: tuple[int, int]) -> Image.Image:
    """`text` by the font itself, from `at` on, in a picture of `size` dots."""
    large = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 255)
    font, (across, down) = _font(points), (place * _FINE for place in at)
    for sign in text:
        ImageDraw.Draw(large).text((across, down), sign, fill=0, font=font, anchor="ls")
        across += _widths().get(ord(sign), 0) * font.size
    return large.reduce(_FINE)


@cache
def _font(points: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, points * SCALE * _FINE, layout_engine=ImageFont.Layout.BASIC)


@cache
def _widths() -> dict[int, float]:
    """The width of each letter of the font, as a part of its size."""
    font: Any = TTFont(FONT)
    units = font["head"].unitsPerEm
    return {code: font["hmtx"][name][0] / units for code, name in font.getBestCmap().items()}


def _apart(black: Image.Image, near: Image.Image, off: int) -> int:
    """How many black dots of a picture have not even a grey one near them in the other."""
    grown = ImageOps.invert(near.filter(ImageFilter.MinFilter(2 * off + 1)))
    return sum(ImageChops.lighter(black, grown).histogram()[:96])
