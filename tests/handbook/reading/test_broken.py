"""Whatever slips when somebody writes, the author is told where, or the handbook is as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breaking import Break, breaks, loads, written
from places import GOLDEN


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("broken") / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    return root


@pytest.mark.slow
@settings(max_examples=150, derandomize=True, database=None)
@given(how=breaks, which=st.integers(0, 10_000))
def test_a_slip_in_a_small_handbook_is_told_or_harmless(
    how: Break, which: int, small: Path
) -> None:
    files = written(small)
    path = files[which % len(files)]
    sound = path.read_text("utf-8")
    try:
        path.write_text(how.of(sound), "utf-8")
        loads(small)
    finally:
        path.write_text(sound, "utf-8")
