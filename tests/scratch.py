"""Does a developer's task in a copy of the handbook, and knows what DEVELOPING.md says of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from places import ROOT, TESTS

COPIED = (
    *("data", "docs", "hooks", "overrides", "serving", "tests"),
    *("mkdocs.yml", "CONTRIBUTING.md", "pyproject.toml", "requirements.lock", "make_site.py"),
)
LEFT_OUT = shutil.ignore_patterns("vendor", "browser", "sheets", "__pycache__", ".*")


def tasks() -> dict[str, dict[str, Any]]:
    """What tests/tasks/*.yml do, by the task's name in DEVELOPING.md and then by file.

    A file is a text where it is new, or a list of texts (`old`), each with what takes its place.
    """
    files = sorted((TESTS / "tasks").glob("*.yml"))
    return {
        name: changed
        for file in files
        for name, changed in yaml.safe_load(file.read_text("utf-8")).items()
    }


def promised() -> dict[str, tuple[int, list[str]]]:
    """The table in DEVELOPING.md: for each task, at most how many files it takes, and which."""
    table = (ROOT / "DEVELOPING.md").read_text("utf-8").partition("<!-- tasks -->\n")[2]
    rows = [line.strip("| ").split(" | ") for line in table.partition("\n\n")[0].splitlines()[2:]]
    return {name: (int(most), re.findall(r"`([^`]+)`", files)) for name, most, files in rows}


def is_named(file: str, names: list[str]) -> bool:
    """Whether `file` is one of `names`, in which <a word> stands for any name."""
    patterns = (re.sub(r"<[^>]+>", "[^/]+", re.escape(name)) for name in names)
    return any(re.fullmatch(pattern, file) for pattern in patterns)


def copy(folder: Path) -> Path:
    """Copies the handbook into `folder`, and gives the folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def changed(task: str, folder: Path) -> dict[str, str]:
    """The files of a task with the text that each has in `folder` when the task is done."""
    texts = {}
    for name, changes in tasks()[task].items():
        file = folder / name
        if isinstance(changes, str):
            assert not file.exists(), f"{name} is there already"
            texts[name] = changes
            continue
        texts[name] = file.read_text("utf-8")
        for change in changes:
            assert texts[name].count(change["old"]) == 1, f"{name} has «{change['old']}» once"
            texts[name] = texts[name].replace(change["old"], change["new"])
    return texts


def done(task: str, folder: Path) -> Path:
    """A copy of the handbook in `folder` in which the task is done."""
    for name, text in changed(task, copy(folder)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def run(folder: Path, *command: str) -> str:
    """What Python prints in the copy, with the copy's own code; it binds no books."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "hooks"), "BOOKS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def run_tests(folder: Path, *which: str) -> None:
    """Runs these fast tests of the copy."""
    run(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not site", *which)
