"""The report tells an author what to look at next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook import library
from handbook.desk.report import report


def test_the_report_names_hard_pages_long_sentences_gaps_and_reviews(root: Path) -> None:
    page = root / "docs/nb/index.md"
    text = page.read_text("utf-8").replace("covers: [part-one]", "covers: []")
    page.write_text(f"{text}\n{'ord ' * 26}.\n", "utf-8")
    lines = report(library.load(root), date(2027, 11, 1)).splitlines()
    hardest = next(at for at, line in enumerate(lines) if line.startswith("Pages, hardest"))
    assert lines[hardest + 1].endswith(" index")  # the page with the long sentence
    assert any("docs/nb/index.md" in line and "26 words" in line for line in lines)
    assert "  part-one" in lines
    assert any("docs/nb/first.md:6: review_by" in line for line in lines)


def test_a_handbook_in_order_leaves_little_to_report(root: Path) -> None:
    lines = report(library.load(root), date(2026, 11, 21)).splitlines()
    assert "Sentences of more than 25 words: 0" in lines
    assert "Sections of the sources that no page tells: 0" in lines
    assert "Pages to review: 0" in lines
