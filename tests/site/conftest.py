"""The built site as tests read it: its pages and what it promises to the outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import crawl
from crawl import Document


@pytest.fixture(scope="session")
def manifest(site: Path) -> dict[str, Any]:
    """handbook.json of the built site."""
    found: dict[str, Any] = json.loads((site / "handbook.json").read_text("utf-8"))
    return found


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
