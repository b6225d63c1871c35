"""Authors are told what stands in the way of somebody who reads in a hard hour."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook import library
from handbook.desk import hard_hour
from handbook.pages.kinds import KINDS
from places import CODES, GOLDEN

FIRST = f"docs/{CODES[0]}/first.md"
SUMMARY = "summary: Fire ord står her."
DATED = "reviewed: 2026-11-21\nreview_by: 2027-11-21"
SITUATION = """# Han kommer ikke { #title }

> «Hei, hvor er du?»

## Si dette { #say }

Si det rolig.

## Gjør dette { #do }

Vent.

## Spør { #ask }

Spør teamet.
"""


def told(tmp_path: Path, kind: str, text: str) -> list[str]:
    """What is told of a page of `kind` that says `text`."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root, dirs_exist_ok=True)
    for code in CODES:
        whole = f"kind: {kind}\nroles: []\n{SUMMARY}\n{DATED}"
        facts = whole if code == CODES[0] else SUMMARY
        page = root / "docs" / code / "short.md"
        page.write_text(f"---\n{facts}\n---\n\n{text}", "utf-8")
    found = hard_hour.faults(library.load(root))
    return [str(each) for each in found if f"docs/{CODES[0]}/" in str(each)]


def test_a_short_page_that_speaks_at_once_is_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "situation", SITUATION) == []
    assert told(tmp_path, "participant", "# Du velger { #title }\n\nDu kan si nei.\n") == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "wanted"),
    [
        ("situation", "Vent.", "Vent. " * 210, ":1: length: has 231 words, and 210 is most."),
        ("situation", "> «Hei, hvor er du?»", "Hei.", ":1: what to say: is missing: write a line"),
        (
            "situation",
            "> «Hei",
            "Ord. " * 40 + "\n\n> «Hei",
            ":13: what to say: comes after 47 words: write a line that begins with >",
        ),
        ("participant", "Vent.", "Rettighetsinformasjon utleveres skriftlig. " * 9, ":1: readabil"),
        ("participant", "Vent.", "Vent.[^a-study]", ":19: footnote: «a-study» is a mark of a sou"),
    ],
    ids=["long", "nothing to say", "late to say", "hard words", "a mark"],
)
def test_what_stands_in_the_way_is_told_at_its_line(
    tmp_path: Path, kind: str, old: str, new: str, wanted: str
) -> None:
    found = told(tmp_path, kind, SITUATION.replace(old, new))
    assert len(found) == 1
    assert wanted in found[0]


def test_a_long_page_of_another_kind_is_no_fault(tmp_path: Path) -> None:
    assert KINDS["practice"].words is None
    assert told(tmp_path, "practice", SITUATION.replace("Vent.", "Vent. " * 500)) == []
