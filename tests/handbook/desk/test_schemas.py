"""Editors know the data: its schemas pass what is right in it, and tell an author's mistakes."""

from __future__ import annotations

import json
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from handbook.__main__ import main
from handbook.desk import schemas
from handbook.library import Library
from places import GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "schemas.yml").read_text("utf-8"))
FILES = {written: kind for _, written, kind in schemas.kinds()}
NOT_WRITTEN_BY_HAND = {"data/translations.yml", "data/editions.yml"}
_TAG = "tag:yaml.org,2002:"


class _Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML 1.2 as editors do: `no` is a word, and so is a date."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for _name, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~\0"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", "-+.0123456789"),
):
    _Editor.add_implicit_resolver(_TAG + _name, re.compile(f"^({_pattern})$"), list(_first))


def told(written: str, text: str, read: Library) -> list[str]:
    """What an editor underlines in `text`, a file of the kind that `written` names."""
    checks = FormatChecker(["date"])
    validator = Draft7Validator(
        schemas.schema(FILES[written], read.languages), format_checker=checks
    )
    errors = validator.iter_errors(yaml.load(text, _Editor))
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in errors]


@pytest.mark.parametrize("written", FILES)
def test_every_file_of_the_handbook_is_right_to_an_editor(written: str, read: Library) -> None:
    wrong = {
        path.name: lines
        for path in sorted(ROOT.glob(written))
        if (lines := told(written, path.read_text("utf-8"), read))
    }
    assert not wrong


def test_every_file_that_authors_write_has_a_schema() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml")}
    lacking = [
        file
        for file in files - NOT_WRITTEN_BY_HAND
        if not any(fnmatch(file, each) for each in FILES)
    ]
    assert not lacking


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["mistake"])
def test_an_editor_underlines_the_mistake(case: dict[str, str], read: Library) -> None:
    text = (ROOT / case["file"]).read_text("utf-8")
    assert case["old"] in text, f"{case['file']} has no «{case['old']}» any more"
    written = next(each for each in FILES if fnmatch(case["file"], each))
    assert told(written, text.replace(case["old"], case["new"], 1), read) == case["says"].split(
        "\n"
    )


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings of VS Code in a folder that has languages and nothing else."""
    (tmp_path / "data").mkdir()
    shutil.copy(GOLDEN / "handbook/data/languages.yml", tmp_path / "data")
    settings = tmp_path / schemas.SETTINGS
    settings.parent.mkdir()
    return settings


def test_vs_code_is_told_of_the_schemas_and_keeps_what_it_had(
    settings: Path, tmp_path: Path
) -> None:
    settings.write_text('{"editor.rulers": [100], "yaml.schemas": {"mine.json": "x.yml"}}', "utf-8")
    assert main(["--root", str(tmp_path), "schemas"]) == 0
    written = json.loads(settings.read_text("utf-8"))
    assert written["editor.rulers"] == [100]
    assert written["yaml.schemas"].pop("mine.json") == "x.yml"
    assert written["yaml.schemas"][".cache/schemas/quizzes.json"] == "data/quizzes/*.yml"
    for file in written["yaml.schemas"]:
        Draft7Validator.check_schema(json.loads((tmp_path / file).read_text("utf-8")))


def test_settings_that_cannot_be_read_are_left_as_they_are(
    settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text("{\n  // mine\n}", "utf-8")
    assert main(["--root", str(tmp_path), "schemas"]) == 1
    assert ".vscode/settings.json:2: this is not plain JSON" in capsys.readouterr().out
    assert settings.read_text("utf-8") == "{\n  // mine\n}"
