"""Sections that stand closed are taken out of a page whole, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook.pages.page import read_page
from handbook.showing.apparatus import Part, parts
from places import CODES, GOLDEN

PAGE = "\n## Gjør { #do }\n\nTekst.\n\n## Skala { #scale }\n\nMål.\n\n## Fra { #origin }\n\nDer.\n"
DO = '<h2 id="begin">Begynn</h2>\n<form>\n  <h2 id="scale-of-it">Av data</h2>\n</form>\n'
SCALE = '<h2 id="scale">Skala</h2>\n<div>\n  <h2 id="aims">Av data</h2>\n</div>\n'
SOURCES = '<h2 data-odd id="sources">Kilder</h2>\n<ol></ol>'


def test_a_page_falls_into_what_is_open_and_what_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "docs" / CODES[0] / "first.md"
    file.parent.mkdir(parents=True)
    shutil.copy(GOLDEN / "handbook" / "docs" / CODES[0] / "first.md", file)
    file.write_text(file.read_text("utf-8") + PAGE, "utf-8")
    text = read_page(file, tmp_path, CODES[0], source=True)
    html = f'<p>Først.</p>\n{DO}{SCALE}<h2 id="origin">Herfra</h2>\n<p>Der.</p>\n{SOURCES}'
    aims = '\n<div>\n  <h2 id="aims">Av data</h2>\n</div>\n'
    assert parts(html, text, {"scale", "origin", "aims"}) == [
        Part("<p>Først.</p>\n"),
        Part(DO, "begin"),
        Part(aims, "scale", '<h2 id="scale">Skala</h2>'),
        Part("\n<p>Der.</p>\n", "origin", '<h2 id="origin">Herfra</h2>'),
        Part(SOURCES, "sources"),
    ]
    assert parts("<p>Alt.</p>", text, {"scale"}) == [Part("<p>Alt.</p>")]
