"""A type of field is added to forms in a few files, and is then shown on the page and on paper."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from places import ROOT

TASKS: Any = yaml.safe_load(Path(__file__).with_name("form-field.yml").read_text("utf-8"))
COPIED = ("data", "docs", "hooks", "overrides", "tests", "CONTRIBUTING.md", "pyproject.toml")


def done(task: str, folder: Path) -> Path:
    """A copy of the handbook in which the task is done."""
    for name in COPIED:
        left_out = shutil.ignore_patterns("vendor", "browser", "__pycache__")
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, folder / name)
    for name, changes in TASKS[task]["files"].items():
        text = (folder / name).read_text("utf-8")
        for change in changes:
            assert text.count(change["old"]) == 1, f"{name}: «{change['old']}» stands there once"
            text = text.replace(change["old"], change["new"])
        (folder / name).write_text(text, "utf-8")
    return folder


def run(folder: Path, *command: str) -> str:
    """What Python prints in the copy, with the copy's own code."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def shown(folder: Path) -> Any:
    """The invented form of the copy: its page, the fields of its PDF, the controls of its Word."""
    fast = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not site")
    run(folder, *fast, "tests/handbook/forms/test_forms.py", "-k", "every_type_of_field or unknown")
    return json.loads(run(folder, "tests/tasks/show_form.py"))


def test_an_e_mail_address_can_be_asked_for(tmp_path: Path) -> None:
    form = shown(done("a one-line type", tmp_path))
    assert '<label class="form__label" for="sample-mail">E-post</label>' in form["page"]
    box = form["page"].partition('<input class="form__box" type="email" id="sample-mail"')[2]
    assert 'data-wrong="Feltet «{label}» trenger en e-postadresse' in box.partition(">")[0]
    assert form["pdf"]["mail"] == ["/Tx", []]
    assert form["word"]["mail"] == ["text", []]


def test_a_list_that_opens_can_be_asked_for(tmp_path: Path) -> None:
    form = shown(done("a new control", tmp_path))
    box = form["page"].partition('<select class="form__drop" id="sample-place"')[2]
    assert '<option value="oslo">I Oslo</option>' in box.partition("</select>")[0]
    assert form["pdf"]["place"] == ["/Ch", ["I Oslo", "I Deatnu"]]
    assert form["word"]["place"] == ["dropDownList", ["I Oslo", "I Deatnu"]]


@pytest.mark.parametrize("task", TASKS)
def test_the_task_touches_no_more_files_than_the_house_promises(task: str) -> None:
    assert len(TASKS[task]["files"]) <= TASKS[task]["at_most"]
