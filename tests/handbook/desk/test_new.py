"""What `make new` begins stands in its places, and the author is led to all that is missing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import library
from handbook.desk import new
from handbook.pages.kinds import KINDS
from handbook.reading.problems import Problem, Problems
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "new.yml").read_text("utf-8"))
MENU = """nav:
  - index.md
  - first.md
  - paths:
      - paths/reader.md
# what comes after the menu
"""
ROUNDS = 5  # more than this, and an author loses heart


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small handbook, with a menu."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "mkdocs.yml").write_text(MENU, "utf-8")
    return root


def texts(root: Path) -> dict[str, str]:
    """Every file of the handbook with its text."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def told(root: Path) -> tuple[Problem, ...]:
    """What the author is told of the handbook."""
    try:
        library.load(root)
    except Problems as error:
        return error.problems
    return ()


def show(root: Path, fence: str) -> None:
    """Puts what was begun on a page, in every language."""
    for code in CODES:
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + f"\n```{fence}\n```\n", "utf-8")


def mend(root: Path, problem: Problem, answers: dict[str, str]) -> None:
    """Does on the line that the author is led to, and on no other, what an author would do."""
    file = root / problem.file
    lines = file.read_text("utf-8").splitlines(keepends=True)
    line = lines[problem.line - 1]
    assert "todo" in line.casefold(), f"nothing is missing there: {problem}"
    for old, answer in answers.items():
        line = line.replace(old, answer)
    lines[problem.line - 1] = line.replace("TODO ", "")
    file.write_text("".join(lines), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["make"])
def test_an_author_is_led_to_everything_that_is_missing_and_is_then_done(
    case: dict[str, Any], root: Path
) -> None:
    before = texts(root)
    assert new.tell(root, [case["make"]]) == 0
    changed = [file for file, text in texts(root).items() if before.get(file) != text]
    assert sorted(changed) == sorted(case["files"])
    if "shown" in case:
        show(root, case["shown"])
    assert told(root), "nothing unfinished is published"
    for _ in range(ROUNDS):
        places = {(problem.file, problem.line): problem for problem in told(root)}
        for place in sorted(places, reverse=True):  # a line that is removed moves those below it
            mend(root, places[place], case.get("answers", {}))
    assert not told(root)
    assert not [file for file, text in texts(root).items() if "todo" in text.casefold()]


def test_a_page_stands_in_the_menu_after_those_of_its_folder(root: Path) -> None:
    new.tell(root, ["page=my-page", "page=paths/my-path", "page=my-stories/one"])
    assert (root / "mkdocs.yml").read_text("utf-8") == MENU.replace(
        "  - first.md\n", "  - first.md\n  - my-page.md\n"
    ).replace(
        "      - paths/reader.md\n",
        "      - paths/reader.md\n      - paths/my-path.md\n"
        "  - my_stories:\n      - my-stories/one.md\n",
    )
    assert "section_my_stories: {" in (root / "data/interface.yml").read_text("utf-8")


def test_nothing_that_is_there_is_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(root)
    asked = ["page=first", "page=paths/reader", "quiz=first", "source=a-study", "term=openness"]
    for each in asked:
        assert new.tell(root, [each]) == 1
        said = capsys.readouterr().out
        assert "already" in said
        assert said.count("\n") == 1
    assert texts(root) == before


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ([], "make new quiz=my-quiz"),
        (["quizz=x"], "«quizz» cannot be begun like this. Did you mean «quiz»?"),
        (["quiz"], "«» is no name. Use a to z in lower case, digits and hyphens"),
        (["quiz=My Quiz"], "«My Quiz» is no name."),
        (["quiz=a/b"], "«a/b» is no name."),
        (["page=first.md"], "«first.md» is no path of a page, below its language and without .md"),
        ([f"page={CODES[0]}/my-page"], f"«{CODES[0]}/my-page» is no path of a page, below its"),
        (["page=../x"], "«../x» is no path of a page"),
    ],
)
def test_a_wrong_call_is_answered_with_the_cure(
    asked: list[str], says: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(root)
    assert new.tell(root, asked) == 1
    assert says in capsys.readouterr().out
    assert texts(root) == before


def test_a_kind_with_sections_is_begun_with_all_of_them(root: Path) -> None:
    for code in CODES:
        (root / f"docs/{code}/principles").mkdir()
        first = root / f"docs/{code}/first.md"
        page = first.read_text("utf-8").replace("kind: model", "kind: principle")
        (root / f"docs/{code}/principles/one.md").write_text(page, "utf-8")
    new.tell(root, ["page=principles/two"])
    headings = re.findall(
        r"\{ #(.*) \}", (root / f"docs/{CODES[0]}/principles/two.md").read_text("utf-8")
    )
    assert headings == ["title", *KINDS["principle"].sections]


def test_what_comes_next_is_told_with_the_files(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new.tell(root, ["quiz=my-quiz"])
    said = capsys.readouterr().out
    assert said.startswith("Written:\n  data/quizzes/my-quiz.yml\n")
    assert said.endswith("```quiz\nmy-quiz\n```\n\n")
