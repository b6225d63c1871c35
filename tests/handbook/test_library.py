"""An author who makes a fault reads where it is and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from authoring import lines_told
from handbook import library
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "library.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_author_is_told(case: dict[str, object], tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    if "in" in case:
        file = root / str(case["in"])
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text("utf-8") if file.exists() else ""
        wanted = str(case.get("replace", ""))
        assert wanted in before, f"the case replaces «{wanted}», which is not there"
        file.write_text(
            before.replace(wanted, str(case["by"]), 1) if wanted else str(case["by"]), "utf-8"
        )
    lines, says = lines_told(root), [str(line) for line in case["says"]]  # type: ignore[attr-defined]
    if "only" in case:
        assert set(says[: int(str(case["only"]))]) <= set(lines)
    else:
        assert lines == says


def test_a_file_that_is_not_utf8_gets_a_sentence(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    page = root / "docs/nb/first.md"
    page.write_bytes(page.read_text("utf-8").encode("latin-1"))
    assert lines_told(root) == [
        "docs/nb/first.md:1: file: is not UTF-8 text. Save it again with the encoding UTF-8."
    ]


def test_an_invisible_mark_at_the_start_of_a_file_does_no_harm(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    page = root / "docs/nb/first.md"
    page.write_text(page.read_text("utf-8"), "utf-8-sig")
    assert lines_told(root) == []


def test_a_component_that_cannot_be_shown_stops_the_build(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    components = root / "overrides" / "components"
    components.mkdir(parents=True)
    (components / "quiz.html").write_text("{{ item.qestions }}", "utf-8")
    read = library.load(root)
    templates, place = Templates(read), Place("first", read.languages[0])
    quiz = next(
        fence
        for fence in fences.superfences(templates, place, ValueError)
        if fence["name"] == "quiz"
    )
    with pytest.raises(ValueError, match=r"first \(nb\): the component «quiz» cannot be shown"):
        quiz["format"]("first", "quiz")


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    for name in ("data/quizzes/first.yml", "data/paths/reader.yml"):
        file = root / name
        file.write_text(file.read_text("utf-8") + "surplus: yes\n", "utf-8")
    assert [line.partition(":")[0] for line in lines_told(root)] == [
        "data/paths/reader.yml",
        "data/quizzes/first.yml",
    ]


def test_the_handbook_itself_is_sound(read: library.Library) -> None:
    assert len(read.languages) >= 2
    assert read.pages["index"].facts.kind == "home"


def test_a_page_takes_a_minute_for_200_words_and_its_questions_are_told_beside_it(
    tmp_path: Path,
) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    page = root / "docs/nb/first.md"
    page.write_text(page.read_text("utf-8") + "\nord " * 300, "utf-8")
    read = library.load(root)
    assert read.minutes(read.pages["first"]) == 2
    assert read.questions(read.pages["first"]) == 1
    assert read.minutes(read.pages["index"]) == 1
    assert read.questions(read.pages["index"]) == 0


def test_what_a_page_shows_from_data_takes_time_to_read_as_well(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "data/comparisons").mkdir()
    (root / "data/comparisons/then.yml").write_text(
        "id: then\ntopic: {nb: Emne, en: Topic}\nkit: {nb: " + "ord " * 300 + ", en: word}\n"
        "today: {nb: " + "ord " * 300 + ", en: word}\nsources: [a-study]\n",
        "utf-8",
    )
    for code in CODES:
        page = root / f"docs/{code}/first.md"
        page.write_text(page.read_text("utf-8") + "\n```then-now\nthen\n```\n", "utf-8")
    read = library.load(root)
    assert read.minutes(read.pages["first"]) == 4


def test_what_stands_closed_takes_no_time(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    for code in CODES:
        page = root / f"docs/{code}/first.md"
        text = page.read_text("utf-8").replace("kind: model", "kind: practice")
        page.write_text(text + "\n## Herfra { #origin }\n\n" + "ord " * 300 + "\n", "utf-8")
    read = library.load(root)
    assert read.minutes(read.pages["first"]) == 1
