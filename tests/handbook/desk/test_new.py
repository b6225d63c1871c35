"""What `make new` begins stands in its places, and the author is led to all that is missing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from authoring import CASES, begin, finish, told
from handbook.desk import new
from handbook.pages.kinds import KINDS
from places import CODES, GOLDEN

MENU = """nav:
  - index.md
  - first.md
  - paths:
      - paths/reader.md
# what comes after the menu
"""


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["make"])
def test_what_is_begun_stands_in_every_place_and_language_where_it_belongs(
    case: dict[str, Any], root: Path
) -> None:
    before = texts(root)
    assert new.tell(root, [case["make"]]) == 0
    changed = [file for file, text in texts(root).items() if before.get(file) != text]
    assert sorted(changed) == sorted(case["files"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["make"])
def test_an_author_is_led_to_everything_that_is_missing_and_is_then_done(
    case: dict[str, Any], root: Path
) -> None:
    begin(root, case)
    assert told(root), "nothing unfinished is published"
    finish(root, case)
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


def test_a_menu_that_is_not_in_rows_is_told_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("nav: [index.md, first.md]\n", "utf-8")
    before = texts(root)
    assert new.tell(root, ["page=my-page"]) == 1
    assert "mkdocs.yml has no menu in rows" in capsys.readouterr().out
    assert texts(root) == before


@pytest.mark.parametrize("written", ["", "- a\n- [b]\n", "id: a\n"])
def test_an_entry_is_begun_in_a_list_whatever_else_stands_in_it(written: str, root: Path) -> None:
    file = root / "data/sources.yml"
    file.write_text(written, "utf-8")
    assert new.tell(root, ["source=my-source"]) == 0
    assert file.read_text("utf-8").startswith(written)
    assert told(root)


def test_a_folder_that_cannot_be_written_in_is_told_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / "data/quizzes")
    (root / "data/quizzes").write_text("a file where a folder belongs", "utf-8")
    assert new.tell(root, ["quiz=my-quiz"]) == 1
    assert "data/quizzes" in capsys.readouterr().out


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
