"""CONTRIBUTING.md is so: its commands are there, its examples load, its tables are true."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml

from authoring import told
from handbook.__main__ import main
from handbook.desk import new, schemas
from handbook.figures.figure import Figure
from handbook.forms.computed import Rule
from handbook.library import COMPONENTS
from handbook.pages.page import PageFacts
from handbook.reading.located import parse, validate
from handbook.reading.text import Text
from places import CODES, GOLDEN, ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = [text.replace("\n   ", "\n") for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)]


def test_all_that_can_be_begun_is_told_by_its_command() -> None:
    commands = re.findall(r"^make new (.*)$", GUIDE, re.MULTILINE)
    assert commands == [f"{each.kind}={each.example}" for each in new.recipes().values()]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m handbook ([a-z]+)", GUIDE))))
def test_a_command_is_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert command in capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`make ([a-z]+)[ `]", GUIDE))))
def test_what_make_is_asked_is_in_its_list(command: str) -> None:
    assert f"\n{command}:" in (ROOT / "Makefile").read_text("utf-8")


def test_the_facts_of_the_example_page_are_in_order() -> None:
    _, facts, body = EXAMPLES[0].split("---\n")
    page = validate(parse(facts, "page.md"), PageFacts, CODES)
    assert page.kind == "principle"
    assert body.strip().endswith("{ #title }")


def test_the_example_of_a_text_stands_in_every_language() -> None:
    assert validate(parse(EXAMPLES[1], "text.yml"), Text, CODES, ("label",))["en"] == "Telephone"


def test_the_table_of_components_has_words_that_there_are_and_where_their_data_lie() -> None:
    table = GUIDE.partition("| Fence | Data | Shows |\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[1:]]
    words = {word for row in rows for word in re.findall(r"`([\w-]+)`", row[0])}
    assert words <= set(COMPONENTS)
    handbooks = (ROOT, GOLDEN / "handbook")  # of some things there is none yet but in the small one
    for place in re.findall(r"data/[\w/.-]+", "".join(row[1] for row in rows)):
        assert any((each / place.rstrip("/")).exists() for each in handbooks), place
    shown = next(row[2] for row in rows if row[0] == "`figure`")
    kinds = schemas.schema(Figure, ())["properties"]["drawing"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == sorted(re.findall(r"`([\w-]+)`", shown.partition("`kind` is")[2]))


def test_every_rule_of_a_computed_field_is_named() -> None:
    row = next(line for line in GUIDE.splitlines() if line.startswith("| `computed`"))
    rules = get_args(Rule.model_fields["does"].annotation)
    assert rules
    assert [rule for rule in rules if f"`{rule}`" not in row] == []


def test_the_nearest_file_is_copied_changed_and_shown(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    folder = root / "data/comparisons"
    folder.mkdir()
    for name in ("one", "two"):
        item = yaml.safe_load((ROOT / "data/comparisons/time-limit.yml").read_text("utf-8"))
        item |= {"id": name, "topic": dict.fromkeys(CODES, name), "sources": ["a-study"]}
        (folder / f"{name}.yml").write_text(yaml.safe_dump(item, allow_unicode=True), "utf-8")
    for code in CODES:
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + "\n```then-now\none\ntwo\n```\n", "utf-8")
    assert not told(root)
