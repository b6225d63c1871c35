"""A kind of page is one row: its pages are held to it and shown by it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.pages.kinds import KINDS
from places import ROOT
from scratch import done, run

# The page «first» of the small handbook as a story: what it is held to and shown with.
SAYS = """
from pathlib import Path
from handbook import library
from handbook.reading.problems import Problems

root = Path("tests/golden/handbook")
try:
    library.load(root)
except Problems as problems:
    print(problems)
for code in ("nb", "en"):
    page = root / f"docs/{code}/first.md"
    sections = "\\n## Før { #before }\\n\\n## Etter { #after }\\n"
    page.write_text(page.read_text("utf-8") + sections, "utf-8")
print(library.load(root).pages["first"].kind)
"""


@pytest.mark.slow
def test_pages_of_a_new_kind_are_held_to_its_row(tmp_path: Path) -> None:
    folder = done("a kind of page", tmp_path)
    page = folder / "tests/golden/handbook/docs/nb/first.md"
    page.write_text(page.read_text("utf-8").replace("kind: model", "kind: story"), "utf-8")
    told, kind = run(folder, "-c", SAYS).splitlines()
    assert told.startswith(
        "docs/nb/first.md:1: headings: a page of kind story has the sections before, after"
    )
    assert "is_timed=True, is_ticked=False" in kind


def test_contributors_are_told_of_every_kind() -> None:
    line = re.search(r"# (.*)\n   kind: principle", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert line
    assert line[1].split() == list(KINDS)
