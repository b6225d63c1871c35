"""A term's first use leads to the glossary and tells the word that readers meet; all else stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from handbook import library
from handbook.library import Library
from handbook.showing.terms import MOST, Terms
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "terms.yml").read_text("utf-8"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The golden handbook with a page for its glossary."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    told = "kind: look-up\nroles: []\nreviewed: 2026-11-21\nreview_by: 2027-11-21\n"
    for code in CODES:
        facts = told if code == CODES[0] else ""
        text = (
            f"---\n{facts}summary: Words.\n---\n# Ordliste {{ #title }}\n\n```glossary\nall\n```\n"
        )
        (root / f"docs/{code}/glossary.md").write_text(text, "utf-8")
    return root


def linked(root: Path, text: str, title: str = "", code: str = CODES[0]) -> str:
    """`text` as the golden handbook's first page in this language, with what its terms ask for."""
    page = root / f"docs/{code}/first.md"
    if title:
        page.write_text(re.sub(r"(?m)^# .* \{", f"# {title} {{", page.read_text("utf-8")), "utf-8")
    return Terms(read := library.load(root), code).into(text, read.pages["first"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_first_uses_lead_to_the_glossary(case: dict[str, str], root: Path) -> None:
    shown = linked(root, case["text"], case.get("title", ""), case.get("language", CODES[0]))
    assert shown == case.get("becomes", case["text"])


def test_the_glossary_does_not_lead_to_itself(root: Path) -> None:
    read = library.load(root)
    text = "En jobbspesialist ringer."
    assert Terms(read, CODES[0]).into(text, read.pages["glossary"]) == text


def test_a_handbook_without_a_glossary_page_gets_no_links(root: Path) -> None:
    for code in CODES:
        (root / f"docs/{code}/glossary.md").unlink()
    assert linked(root, "En jobbspesialist ringer.") == "En jobbspesialist ringer."


def test_a_page_deeper_down_finds_its_way_to_the_glossary(root: Path) -> None:
    read = library.load(root)
    text = Terms(read, CODES[0]).into("En jobbspesialist.", read.pages["paths/reader"])
    assert "(../glossary.md#employment-specialist)" in text


def test_no_page_of_the_handbook_turns_blue_or_changes_its_words(read: Library) -> None:
    wanted = [term for term in read.glossary.values() if term.link]
    assert 20 <= len(wanted) <= 30
    terms = {each.code: Terms(read, each.code) for each in read.languages}
    for page in read.pages.values():
        for code, text in page.texts.items():
            before = (read.root / text.file).read_text("utf-8").split("---\n", 2)[2]
            after = terms[code].into(before, page)
            assert after.count("{ .term }") <= MOST
            bare = re.sub(r" \(\*[^*]*\*\{ lang=\w+ \}\)", "", after)
            assert re.sub(r"\[([^\]]*)\]\([^)]*\)\{ \.term \}", r"\1", bare) == before
