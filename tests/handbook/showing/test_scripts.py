"""A script says what it builds on, and what it builds on is loaded before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.reading.problems import Problems
from handbook.showing.scripts import Scripts

SCRIPTS = {
    "dates": "",
    "answers": "/* builds on: dates */",
    "form": "/** builds on: dates, answers */",
    "sum": "",
    "tool": "",
}


def scripts(root: Path, **others: str) -> Scripts:
    folder = root / "docs/assets/js"
    folder.mkdir(parents=True)
    for name, first in (SCRIPTS | others).items():
        (folder / f"{name}.js").write_text(f"{first}\n/* What it does. */\n", "utf-8")
    return Scripts(root)


def test_what_a_script_builds_on_is_loaded_once_and_before_it(tmp_path: Path) -> None:
    html = '<form data-module="form"><div data-module="answers"></div></form>'
    assert scripts(tmp_path).needed(html) == ["dates.js", "answers.js", "form.js"]


def test_a_tool_may_bear_another_name_and_bring_its_sum(tmp_path: Path) -> None:
    html = '<form data-module="calculator" data-script="tool" data-formula="sum">'
    assert scripts(tmp_path).needed(html) == ["sum.js", "tool.js"]


def test_a_script_that_is_not_there_is_told_with_the_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(Problems) as raised:
        scripts(tmp_path, quiz="/* builds on: dats, answers */")
    assert str(raised.value) == (
        "docs/assets/js/quiz.js:1: builds on: there is no script «dats.js». Did you mean «dates»?"
    )


def test_scripts_that_build_on_each_other_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="goes in a circle: a → b → a"):
        scripts(tmp_path, a="/* builds on: b */", b="/* builds on: a */")


def test_a_component_cannot_ask_for_a_script_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"has no deck\.js"):
        scripts(tmp_path).needed('<div data-module="deck">')
