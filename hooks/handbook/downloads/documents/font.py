"""The typeface in which a reader's own words appear in a PDF's fields."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
from fontTools import subset
from fontTools.agl import UV2AGL
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from handbook.downloads.documents.typeset import FONTS

FONT = FONTS / "HandbookSans-Regular.ttf"
_NAME = "/HandbookSans-Field"

# A field's font has 224 places. WinAnsi fills most of them; these letters of Northern Sámi and
# Polish names take the places that WinAnsi leaves empty or that nobody types in a form.
_MORE = {
    0x7F: "Č", 0x81: "č", 0x8D: "Đ", 0x8F: "đ", 0x90: "Ŋ", 0x9D: "ŋ", 0x88: "Ŧ", 0x98: "ŧ",
    0xA4: "ł", 0xA6: "Ł", 0xAC: "ń", 0xAF: "Ń", 0xB6: "ś", 0xB8: "Ś", 0xA8: "ć", 0xB4: "Ć",
    0x86: "ę", 0x87: "Ę", 0x89: "ą", 0x83: "Ą", 0x9B: "ż", 0x8B: "Ż", 0xAA: "ź", 0xBA: "Ź",
}  # fmt: skip


@cache
def letters() -> dict[int, str]:
    """The letter at each place of the font."""
    places = {place: bytes([place]).decode("cp1252", "ignore") for place in range(32, 256)}
    return {place: letter for place, letter in (places | _MORE).items() if letter}


@cache
def _font_file() -> bytes:
    font: Any = TTFont(FONT, recalcTimestamp=False)  # or every build would differ
    cutter: Any = subset  # fontTools has types for the half of it
    options = cutter.Options(layout_features=[], hinting=False, notdef_outline=True)
    cut = cutter.Subsetter(options)
    cut.populate(text="".join(letters().values()))
    cut.subset(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def embed(pdf: Pdf) -> pikepdf.Object:
    """The font as an object of `pdf`, embedded, with widths and its letters as Unicode."""
    font: Any = TTFont(io.BytesIO(_font_file()))
    scale = 1000 / font["head"].unitsPerEm
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    advance = {place: widths[glyphs[ord(letter)]][0] for place, letter in letters().items()}
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(_NAME),
            FirstChar=32,
            LastChar=255,
            Widths=Array([round(advance.get(place, 0) * scale) for place in range(32, 256)]),
            FontDescriptor=_descriptor(pdf, font, scale),
            Encoding=Dictionary(
                Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=_differences()
            ),
            ToUnicode=Stream(pdf, _to_unicode()),
        )
    )


def _descriptor(pdf: Pdf, font: Any, scale: float) -> pikepdf.Object:
    head, metrics, raw = font["head"], font["OS/2"], _font_file()
    file = Stream(pdf, raw)
    file.Length1 = len(raw)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(_NAME),
            Flags=32,
            FontBBox=Array([round(side * scale) for side in box]),
            ItalicAngle=0,
            Ascent=round(metrics.sTypoAscender * scale),
            Descent=round(metrics.sTypoDescender * scale),
            CapHeight=round(metrics.sCapHeight * scale),
            StemV=80,
            FontFile2=file,
        )
    )


def _differences() -> Array:
    listed: list[Any] = []
    for place, letter in sorted(_MORE.items()):
        listed += [place, Name(f"/{UV2AGL[ord(letter)]}")]
    return Array(listed)


def _to_unicode() -> bytes:
    """The table that lets a reader copy, search and read aloud what is typed."""
    pairs = [f"<{place:02X}> <{ord(letter):04X}>" for place, letter in letters().items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]  # 100 at most
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CMapName /Letters def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
