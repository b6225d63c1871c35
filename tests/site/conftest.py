"""The built site as tests read it: its pages and what it promises to the outside."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import crawl
from crawl import Document
from places import GOLDEN, ROOT

NAV = """
nav:
  - index.md
  - first.md
  - paths:
      - paths/reader.md
"""


@pytest.fixture(scope="session")
def manifest(site: Path) -> dict[str, Any]:
    """handbook.json of the built site."""
    found: dict[str, Any] = json.loads((site / "handbook.json").read_text("utf-8"))
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small handbook with the templates, scripts and styles of this one, built in seconds."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    for name in ("hooks", "overrides", "docs/assets", "serving"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=ignored, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "interface.yml", root / "data")
    shutil.copy(ROOT / "make_site.py", root)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    before, after = config.index("\nnav:"), config.index("\nmarkdown_extensions:")
    (root / "mkdocs.yml").write_text(config[:before] + NAV + config[after:], "utf-8")
    return root


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every HTML file of the built site by its address; a folder's page has the folder's."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = crawl.read(file, address)
    return found


@pytest.fixture(scope="session")
def pages(documents: dict[str, Document]) -> dict[str, Document]:
    """Every page of the handbook: all but the 404 page."""
    return {address: each for address, each in documents.items() if address != "404.html"}
