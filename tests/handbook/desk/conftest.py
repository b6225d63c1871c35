"""What the tests of the authors' desk begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from places import GOLDEN, ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The golden handbook with the house rules of the real one."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    shutil.copy(ROOT / "data/style.yml", root / "data/style.yml")
    return root
