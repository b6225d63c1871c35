"""Does as an author does who begins something, and mends what she is led to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from handbook import library
from handbook.desk import new
from handbook.reading.problems import Problem, Problems
from places import CODES, GOLDEN

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "new.yml").read_text("utf-8"))
ROUNDS = 5  # more than this, and an author loses heart


def told(root: Path) -> tuple[Problem, ...]:
    """What the author is told of the handbook below `root`."""
    try:
        library.load(root)
    except Problems as error:
        return error.problems
    return ()


def lines_told(root: Path) -> list[str]:
    """The same as the author reads it."""
    return [str(problem) for problem in told(root)]


def begin(root: Path, case: dict[str, Any]) -> None:
    """Begins what a case asks for, and lets a page show it in every language."""
    assert new.tell(root, [case["make"]]) == 0
    for code in CODES if "shown" in case else ():
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + f"\n```{case['shown']}\n```\n", "utf-8")


def finish(root: Path, case: dict[str, Any]) -> None:
    """Mends the lines that the author is led to, and no others, until nothing is told."""
    for _ in range(ROUNDS):
        places = {(problem.file, problem.line): problem for problem in told(root)}
        for place in sorted(places, reverse=True):  # a line that is removed moves those below it
            _mend(root, places[place], case.get("answers", {}))


def _mend(root: Path, problem: Problem, answers: dict[str, str]) -> None:
    file = root / problem.file
    lines = file.read_text("utf-8").splitlines(keepends=True)
    line = lines[problem.line - 1]
    assert "todo" in line.casefold(), f"nothing is missing there: {problem}"
    for old, answer in answers.items():
        line = line.replace(old, answer)
    lines[problem.line - 1] = line.replace("TODO ", "")
    file.write_text("".join(lines), "utf-8")
