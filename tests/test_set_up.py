"""Setting up mends what was interrupted, and says what is in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import set_up
import yaml

from places import GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "set-up.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_is_in_the_way_is_named_for_what_it_is(case: dict[str, str]) -> None:
    assert case["cure"] in set_up.cure(case["said"])


def test_an_environment_that_was_interrupted_is_not_taken_for_whole(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    assert not set_up.has_pip(python)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    assert python.exists()
    assert not set_up.has_pip(python)


def test_authors_do_not_install_what_only_tests_need() -> None:
    locks = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
    writing, testing = (set(set_up.packages(lock.read_text("utf-8"))) for lock in locks)
    assert writing < testing
    assert not {"pytest", "playwright", "mypy"} & writing
    versions = [
        {line.split(" ")[0] for line in lock.read_text("utf-8").splitlines() if "==" in line}
        for lock in locks
    ]
    assert versions[0] <= versions[1]
