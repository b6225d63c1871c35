"""The typeface in which a reader's own words appear in a PDF's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from handbook.downloads.documents.typeset import FONTS

FONT = FONTS / "HandbookSans-Field.ttf"
# What the font is called in a field. Under this name PDFium (Chrome, Edge) asks it for each letter.
# Under another it asks an 8-bit font of the machine for č, ł, ễ, Ж, – and •, and draws another
# letter or none (CPDF_BAFontMap::GetWordFontIndex). We know no program that the name misleads.
RESOURCE = "Wingdings"
_NAME = "/HandbookSans-Field"
_CODES = range(0x10000)
_SHORT = 3  # a run of equal widths that is listed one by one
# Signs from here on are written by codes that are no letter's (surrogates of empty planes), for
# their own are two letters to pdf.js, see `_widths`.
_SIGNS, _MOVED = 0x2000, 0xD900
_BYTE_ORDER_MARK = 0xFEFF  # PDF/UA-1 forbids it in a ToUnicode table (7.21.7)
# Room above and below, in thousandths of an em: with less, PDFium cuts the accents of Ấ and Ẳ.
_ASCENT, _DESCENT, _CAPITALS = 1024, -400, 660


@dataclass(frozen=True)
class _Letter:
    unicode: int
    glyph: int
    width: int  # in thousandths of an em


@cache
def _font() -> Any:
    return TTFont(FONT)


@cache
def _letters() -> dict[int, _Letter]:
    """Each letter by its code in the PDF, in order."""
    number, widths = _font().getReverseGlyphMap(), _font()["hmtx"]
    moved = count(_MOVED)
    letters = {}
    for unicode, name in sorted(_font().getBestCmap().items()):
        stays = unicode < _SIGNS or unicode == _BYTE_ORDER_MARK
        width = round(widths[name][0] * _scale())
        letters[unicode if stays else next(moved)] = _Letter(unicode, number[name], width)
    return dict(sorted(letters.items()))


def _scale() -> float:
    return 1000 / int(_font()["head"].unitsPerEm)


def embed(pdf: Pdf) -> pikepdf.Object:
    """The font as an object of `pdf`, embedded, with widths and its letters as Unicode.

    A letter is written by its UTF-16 code. PDFium does so too where the font lacks a letter, which
    then is an empty box; were numbers of glyphs written, it would be another letter.
    """
    letters = _letters()
    glyphs = (letters[code].glyph if code in letters else 0 for code in _CODES)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(_NAME),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        DW=_box(),
        W=_widths(),
        CIDToGIDMap=Stream(pdf, b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)),
        FontDescriptor=_descriptor(pdf),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(_NAME),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=Stream(pdf, _to_unicode()),
        )
    )


def _descriptor(pdf: Pdf) -> pikepdf.Object:
    head, raw = _font()["head"], FONT.read_bytes()
    file = Stream(pdf, raw)
    file.Length1 = len(raw)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(_NAME),
            Flags=4,  # letters beyond the standard Latin set, ISO 32000-1 table 123
            FontBBox=Array([round(side * _scale()) for side in box]),
            ItalicAngle=0,
            Ascent=_ASCENT,
            Descent=_DESCENT,
            CapHeight=_CAPITALS,
            StemV=80,
            FontFile2=file,
        )
    )


def _box() -> int:
    """The width of the box that stands for a letter which the font lacks."""
    return int(_font()["hmtx"][".notdef"][0] * _scale())


def _widths() -> Array:
    """The width of each code that is not as wide as a box (ISO 32000-1, 9.7.4.3).

    To know whether a line fits, pdf.js measures it before it is written by codes, and takes each
    two letters for one code: «Ri» for 0x5269. Where such a code is no letter of the font, it is as
    wide as the first of the two and another as wide as most, small or capital as the first is.
    """
    letters = _letters()
    small, capital = letters[ord("o")].width, letters[ord("O")].width
    widths: dict[int, int] = {}
    for first in range(0x20, 0x100):
        second = capital if chr(first).isupper() else small
        both = (letters[first].width if first in letters else small) + second
        widths |= dict.fromkeys(range(first << 8, first + 1 << 8), both)
    widths |= {code: letter.width for code, letter in letters.items()}
    return Array(_listed(widths))


def _listed(widths: Mapping[int, int]) -> list[Any]:
    """Widths by code as a font has them: «first last width», or «first [width …]» of each."""
    rows: list[list[int]] = []  # first and last code, and their width
    for code, width in sorted(widths.items()):
        if rows and rows[-1][1:] == [code - 1, width]:
            rows[-1][1] = code
        else:
            rows.append([code, code, width])
    listed: list[Any] = []
    last = None
    for first, end, width in rows:
        if end - first > _SHORT:
            listed += [first, end, width]
            last = None
            continue
        if first - 1 != last:
            listed += [first, Array()]
        listed[-1].extend([width] * (end - first + 1))
        last = end
    return listed


def _to_unicode() -> bytes:
    """The table that lets a reader copy, search and read aloud what is typed.

    The engines search it backwards for how a typed letter is written.
    """
    rows: list[list[int]] = []  # first and last code, and the first letter
    for code, letter in _letters().items():
        if code == _BYTE_ORDER_MARK:
            continue
        if rows and _follows(code, letter.unicode, *rows[-1]):
            rows[-1][1] = code
        else:
            rows.append([code, code, letter.unicode])
    lines = ["<{:04X}> <{:04X}> <{:04X}>".format(*row) for row in rows]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # 100 at most
    body = "\n".join(
        f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
        "/CMapName /Letters def /CMapType 2 def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _follows(code: int, unicode: int, first: int, last: int, start: int) -> bool:
    """Whether a letter goes on with a row of them; no row leaves its 256 codes (9.10.3)."""
    return (
        code == last + 1 and unicode == start + code - first and bool(code % 256 and unicode % 256)
    )
