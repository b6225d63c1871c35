"""A figure in a question is one that the handbook knows, or one that its author calls made up."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from authoring import lines_told
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "quiznumbers.yml").read_text("utf-8"))
NOTHING = dict.fromkeys(CODES, "…")


def handbook(case: dict[str, Any], root: Path) -> Path:
    """A sound handbook at `root` with the words of `case` in it."""
    shutil.copytree(GOLDEN / "handbook", root)
    for code, words in case.get("reads", {}).items():
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + f"\n{words}\n", "utf-8")
    for code, words in case.get("elsewhere", {}).items():
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + f"\n## Else {{ #else }}\n\n{words}\n", "utf-8")
    states = case.get("states", NOTHING)
    comparison = {"topic": NOTHING, "kit": NOTHING, "today": states, "sources": ["a-study"]}
    (root / "data/comparisons").mkdir()
    (root / "data/comparisons/wait.yml").write_text(json.dumps({"id": "wait", **comparison}))
    quiz = root / "data/quizzes/first.yml"
    lines = quiz.read_text("utf-8").splitlines()
    for name, written in (("asks", "ask: "), ("answers", "text: "), ("because", "why: ")):
        if name in case:
            place = next(place for place, line in enumerate(lines) if written in line)
            before, _, after = lines[place].partition(written)
            said = yaml.safe_dump(case[name], default_flow_style=True, allow_unicode=True).strip()
            lines[place] = before + written + said + after[after.index("}") + 1 :]
    options = next(place for place, line in enumerate(lines) if line.endswith("options:"))
    lines.insert(options, f"  {case.get('adds', '# nothing more')}")
    quiz.write_text("\n".join(lines), "utf-8")
    return root


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_author_is_told_which_number_nothing_vouches_for(
    case: dict[str, Any], tmp_path: Path
) -> None:
    assert lines_told(handbook(case, tmp_path / "handbook")) == case["says"]
