"""Makes HandbookSans-Field.ttf, in which a reader's own words appear in a PDF; see README.md.

python make_field_font.py NotoSans_400Regular.ttf SourceSans3-Regular.ttf
"""

# fontTools has types for the half of it.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

MADE = Path(__file__).with_name("HandbookSans-Field.ttf")
UNITS = 250  # an em; no eye tells it from 1000, and the file is a tenth smaller
NOTO_EM = 230  # then Noto's small letters are as high as those of the sheet
# From Noto Sans: all of Latin, Cyrillic and modern Greek, the marks that go with them, and signs.
LETTERS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x253, 0x257), (0x259, 0x259), (0x25B, 0x25B), (0x260, 0x263),
    (0x268, 0x269), (0x272, 0x272), (0x289, 0x28B), (0x292, 0x292), (0x2B9, 0x2BF), (0x2C6, 0x2DD),
    (0x300, 0x315), (0x31B, 0x31B), (0x323, 0x331), (0x384, 0x3CE), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x2000, 0x200B), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044),
    (0x205F, 0x205F), (0x2070, 0x208E), (0x20A6, 0x20AC), (0x20B4, 0x20B4), (0x20B8, 0x20BE),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2150, 0x215E), (0xA78B, 0xA78C), (0xFB00, 0xFB04),
)  # fmt: skip
SIGNS = "←↑→↓↔⇒−∙√≈≠≤≥■□▪▫▶►○●◦☐☑✓✔✗"  # from Source Sans
# Word writes its bullets and arrows with codes of its own. Noto has an apostrophe for the sign of
# Skolt Sámi, which is a prime.
LIKE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0d8": "►",
    "\u3000": "\u2003",
    "ʹ": "′",
}
# Signs that change how others are written, and are not seen themselves.
UNSEEN = chain(
    (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF),
    range(0x200B, 0x2010),
    range(0x2028, 0x202F),
    range(0x2060, 0x2070),
    range(0xFE00, 0xFE10),
)
BESIDE = {0x31B: 0, 0x328: -110}  # the horn and the ogonek stand at the right of a letter
RAISED, TONE_RAISED, TONE_ASIDE = 100, 150, 100
TONES = {0x300: -TONE_ASIDE, 0x301: TONE_ASIDE, 0x303: 0, 0x309: TONE_ASIDE // 2}


def cut(path: str, codes: Iterable[int], em: int) -> Any:
    """The font with the letters of `codes` alone, its em `em` units of ours."""
    font: Any = TTFont(path, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "gasp", "meta"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    scale_upem(font, em)
    font["head"].unitsPerEm = UNITS
    return font


def stand_marks_over_letters(font: Any) -> None:
    """Puts each accent over the letter before it, in thousandths of an em.

    The typeface has them anywhere, and places them by its GPOS table, which no program that fills
    in forms reads. One place must do for small letters and capitals, and for a tone over a letter
    that has an accent already, as Vietnamese keyboards on Windows write it: a little high.
    """
    for code, name in sorted(font.getBestCmap().items()):
        if not 0x300 <= code <= 0x36F:
            continue
        own = font["glyf"][name]
        middle = (own.xMin + own.xMax) * 500 / UNITS
        above = own.yMin * 1000 / UNITS > 400 and code not in BESIDE
        up = (TONE_RAISED if code in TONES else RAISED) if above else 0
        across = BESIDE.get(code, -268 + TONES.get(code, 0)) - middle
        _add(font, code, name, round(across * UNITS / 1000), round(up * UNITS / 1000))


def _add(font: Any, code: int, name: str, across: int, up: int) -> None:
    part: Any = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, across, up, 0
    moved: Any = Glyph()
    moved.numberOfContours, moved.components = -1, [part]
    own = f"moved{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), own])
    font["glyf"][own] = moved
    moved.recalcBounds(font["glyf"])
    font["hmtx"][own] = 0, moved.xMin  # FreeType moves a glyph to its left side bearing
    _call(font, code, own)


def _call(font: Any, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        table.cmap[code] = name


def _name(font: Any) -> None:
    font["name"].names = []
    for number, text in {
        0: "© 2022 The Noto Project Authors, © 2023 Adobe. Noto Sans and Source Sans 3, changed.",
        1: "Handbook Sans Field",
        2: "Regular",
        4: "Handbook Sans Field",
        6: "HandbookSans-Field",
        13: "SIL Open Font License, Version 1.1",
    }.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def main(noto: str, source: str) -> None:
    letters = cut(noto, [code for low, high in LETTERS for code in range(low, high + 1)], NOTO_EM)
    stand_marks_over_letters(letters)
    parts = letters, cut(source, map(ord, SIGNS), UNITS)
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/{number}.ttf" for number in range(len(parts))]
        for part, file in zip(parts, files, strict=True):
            part.save(file)
        font: Any = Merger().merge(files)
    font["cmap"].tables = [
        table for table in font["cmap"].tables if (table.platformID, table.platEncID) == (3, 1)
    ]
    for sign, like in LIKE.items():
        _call(font, ord(sign), font.getBestCmap()[ord(like)])
    for code in UNSEEN:
        _call(font, code, font.getBestCmap()[0x200B])
    _name(font)
    font["post"].formatType = 3.0  # names of glyphs serve nobody
    font["head"].created = font["head"].modified = letters["head"].created
    font.recalcTimestamp = False
    font.save(MADE)


if __name__ == "__main__":
    main(*sys.argv[1:])
