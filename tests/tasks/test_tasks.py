"""Each task of DEVELOPING.md takes the files that its table names, and what is added works."""

from __future__ import annotations

from pathlib import Path

import pytest

from places import ROOT
from scratch import changed, done, is_named, promised, run_tests, tasks

CONTENT = ("data/", "docs/nb/", "docs/en/")  # what authors write; words of the interface count
TASKS = tasks()
WITH_TESTS = [name for name, files in TASKS.items() if any("/test_" in file for file in files)]


def counted(task: str) -> list[str]:
    """The files of a task, apart from content."""
    return [
        file for file in TASKS[task] if file == "data/interface.yml" or not file.startswith(CONTENT)
    ]


def test_every_task_of_the_table_is_done_here() -> None:
    assert TASKS.keys() == promised().keys()


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_the_files_that_are_named_for_it(task: str) -> None:
    most, names = promised()[task]
    files = counted(task)
    assert not [file for file in files if not is_named(file, names)]
    assert len(files) <= most


@pytest.mark.parametrize("task", TASKS)
def test_a_task_fits_the_files_as_they_are(task: str) -> None:
    assert changed(task, ROOT).keys() == TASKS[task].keys()


@pytest.mark.slow
@pytest.mark.parametrize("task", WITH_TESTS)
def test_what_is_added_does_what_its_own_test_says(task: str, tmp_path: Path) -> None:
    run_tests(done(task, tmp_path), *(file for file in TASKS[task] if "/test_" in file))
