"""Authors are told where papers crowd the work, and where a page is long in coming to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook import library
from handbook.desk import task_first
from handbook.pages.kinds import KINDS
from handbook.pages.page import count_words
from handbook.prose.style import styles
from places import CODES, GOLDEN, ROOT

HOUSE = styles(ROOT, CODES)
FIRST = f"docs/{CODES[0]}/first.md"
WHERE = zip(CODES, (14, 10), strict=True)  # the first section in each language, after the facts
NAMED = "KIT sier én ting, IPS-25 en annen.[^a-study]"


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[str]]:
    """What is told of a page of `kind` in which each of `changes` has been made."""

    def of(kind: str, **changes: str) -> list[str]:
        root = tmp_path / "handbook"
        shutil.copytree(GOLDEN / "handbook", root)
        for code in CODES:
            page = root / f"docs/{code}/first.md"
            text = page.read_text("utf-8").replace("kind: model", f"kind: {kind}")
            page.write_text(text + "\n## Herfra { #origin }\n\n" + "KIT. " * 5 + "\n", "utf-8")
        page = root / FIRST
        text = page.read_text("utf-8")
        for old, new in (
            ("Noe er vist.[^a-study]", changes.get("intro")),
            ("summary: Det første.", changes.get("summary")),
            ("## Begynn", changes.get("heading")),
        ):
            text = text.replace(old, new or old)
        page.write_text(text, "utf-8")
        quiz = root / "data/quizzes/first.yml"
        if asked := changes.get("asked"):
            old = next(line for line in quiz.read_text("utf-8").split("\n") if "ask:" in line)
            new = f"{old.partition('ask:')[0]}ask: {{nb: {asked}, en: What?}}"
            quiz.write_text(quiz.read_text("utf-8").replace(old, new), "utf-8")
        return [str(each) for each in task_first.faults(library.load(root), HOUSE)]

    return of


def test_papers_that_are_named_in_sight_more_than_twice_are_told_at_the_third(
    told: Callable[..., list[str]],
) -> None:
    assert told("practice", intro=f"{NAMED}\n\nOg en tredje: IPS-15.") == [
        f"{FIRST}:12: papers: «IPS-15» is one of 3 papers named in sight on this page, with what "
        "it shows; 2 is most. State the norm and cite its source, or move this to a section that "
        "stands closed."
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"summary": "summary: Etter KIT."}, 10),
        ({"asked": "Hva sier KIT?"}, 14),
        ({"heading": "## Begynn med KIT"}, 12),
    ],
    ids=["in the summary", "in a question", "in a heading, which is listed once more"],
)
def test_papers_count_wherever_they_are_read(
    told: Callable[..., list[str]], changes: dict[str, str], line: int
) -> None:
    [found] = told("practice", intro=NAMED, **changes)
    assert found.startswith(f"{FIRST}:{line}: papers: ")


def test_two_papers_are_no_fault_nor_any_number_where_they_are_the_subject(
    told: Callable[..., list[str]], tmp_path: Path
) -> None:
    assert told("practice", intro=NAMED) == []
    shutil.rmtree(tmp_path / "handbook")
    assert told("background", intro=f"{NAMED} {NAMED}") == []


@pytest.mark.parametrize("over", [0, 1])
def test_a_principle_is_told_where_its_first_step_comes_late(tmp_path: Path, over: int) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    kind = KINDS["principle"]
    assert kind.lead
    sections = "\n".join(f"## Om {each} {{ #{each} }}\n\nTekst.\n" for each in kind.sections)
    said = count_words("Det første") * 2  # the title and the summary
    for code in CODES:
        page = root / f"docs/{code}/first.md"
        text = page.read_text("utf-8").replace("kind: model", "kind: principle")
        head, _, rest = text.partition("## ")
        fence = rest.partition("\n")[2]
        intro = "ord " * (kind.lead + over - said - count_words("Noe er vist"))
        sound = sections.replace("{ #practice }\n", "{ #practice }\n" + fence)
        page.write_text(f"{head}{intro}\n\n{sound}", "utf-8")
    quiz = root / "data/quizzes/first.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("section: begin", "section: practice"), "utf-8")
    found = [str(each) for each in task_first.faults(library.load(root), HOUSE)]
    assert [each.partition(": comes after ")[0] for each in found] == (
        [f"docs/{code}/first.md:{line}: heading «Om practice»" for code, line in WHERE]
        if over
        else []
    )
