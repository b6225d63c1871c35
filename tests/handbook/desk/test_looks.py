"""The report counts the text and lists what a person should look at, and no more than that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handbook import library
from handbook.desk.report import report
from places import CODES

SAID = "Hun ringer tre bedrifter hver uke og skriver ned svaret. "
CASES = {
    "a document that is named": ("nb", "Alle kan, ifølge KIT.", "«ifølge KIT»: State the norm"),
    "a person who is named": ("nb", "Alle kan, ifølge lederen.", ""),
    "a contrast that comes twice": (
        "nb",
        "Ring, ikke skriv. Gå, ikke løp.",
        ": 2 times, in lines ",
    ),
    "a contrast that comes once": ("nb", "Ring, ikke skriv.", ""),
}


def told(root: Path) -> list[str]:
    return report(library.load(root), date(2026, 11, 21)).splitlines()


@pytest.mark.parametrize("case", CASES)
def test_the_report_lists(case: str, root: Path) -> None:
    code, text, says = CASES[case]
    page = root / f"docs/{code}/first.md"
    page.write_text(f"{page.read_text('utf-8')}\n{text}\n", "utf-8")
    found = [line for line in told(root) if line.startswith(f"  docs/{code}/first.md")]
    assert any(says in line for line in found) if says else not found, found


def test_a_sentence_that_stands_on_two_pages_is_told_with_both(root: Path) -> None:
    for name in ("first", "index"):
        page = root / f"docs/nb/{name}.md"
        page.write_text(f"{page.read_text('utf-8')}\n{SAID}\n", "utf-8")
    [line] = [line for line in told(root) if "tre bedrifter hver uke" in line]
    assert "docs/nb/first.md:" in line
    assert "docs/nb/index.md:" in line


@pytest.mark.parametrize(
    "text",
    [
        f"## Før du går {{ #checklist }}\n\n- {SAID}",
        "Si: «Kan jeg stikke innom igjen om en måned og se på det sammen?»",
        "- [Ring tre bedrifter hver uke og skriv ned det de svarer](first.md)",
    ],
)
def test_a_step_a_reply_and_a_link_may_stand_on_two_pages(root: Path, text: str) -> None:
    for name in (f"{code}/{page}" for code in CODES for page in ("first", "index")):
        page = root / f"docs/{name}.md"
        page.write_text(f"{page.read_text('utf-8')}\n{text}\n", "utf-8")
    lines = told(root)
    start = next(at for at, line in enumerate(lines) if line.startswith("Sentences of 8"))
    assert lines[start].endswith(": 0"), lines[start:]


def test_a_chapter_counts_what_its_pages_count(root: Path) -> None:
    lines = told(root)
    first = next(at for at, line in enumerate(lines) if line.startswith("Pages, hardest first"))
    for code in CODES:
        chapters, pages = (
            {row[-1]: int(row[1]) for row in map(str.split, part) if row[:1] == [code]}
            for part in (lines[:first], lines[first:])
        )
        assert chapters["all"] == sum(pages.values())
        assert chapters["paths"] == sum(count for name, count in pages.items() if "paths/" in name)
