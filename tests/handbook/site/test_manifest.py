"""What others build on the handbook finds every page, tool and file in handbook.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook.downloads.platforms import Material
from handbook.library import Library
from handbook.site import manifest
from handbook.site.downloads import Download

DAY = date(2026, 11, 30)


@pytest.fixture
def files(small: Library) -> list[Download]:
    """A file of the same item in each language."""
    item = Material("first", "Det første", (), {}, "", DAY)
    contents = zip(small.languages, (b"bok", b"book"), strict=True)
    return [
        Download("gift", item, item.title, DAY, language.code, content)
        for language, content in contents
    ]


def listed(library: Library, downloads: Sequence[Download] = ()) -> dict[str, Any]:
    """handbook.json as others read it."""
    about = manifest.files_about(library, downloads)
    read: dict[str, Any] = json.loads(manifest.manifest(library, downloads, about))
    return read


def test_a_page_is_listed_with_its_facts_and_every_language(small: Library) -> None:
    assert listed(small)["pages"][0] == {
        "id": "first",
        "kind": "model",
        "roles": ["reader"],
        "covers": [],
        "sources": ["a-study"],
        "minutes": 1,
        "questions": 1,
        "nb": {"url": "first/", "title": "Det første"},
        "en": {"url": "en/first/", "title": "The first"},
    }


def test_a_quiz_is_listed_with_its_questions_and_the_page_it_stands_on(small: Library) -> None:
    assert listed(small)["quizzes"] == [
        {"id": "first", "questions": 1, "nb": {"page": "first/"}, "en": {"page": "en/first/"}}
    ]


def test_a_third_language_is_listed_like_the_others(in_three_languages: Library) -> None:
    found = listed(in_three_languages)
    assert [each["code"] for each in found["languages"]] == ["nb", "en", "se"]
    assert found["pages"][0]["se"] == {"url": "se/first/", "title": "The first"}
    assert found["quizzes"][0]["se"] == {"page": "se/first/"}


def test_a_download_is_listed_with_size_and_checksum_in_each_language(
    small: Library, files: list[Download]
) -> None:
    book, sums, *_ = listed(small, files)["downloads"]
    assert book["id"] == "gift-first"
    assert book["nb"] == {
        "file": "downloads/ips-gift-first-nb.txt",
        "bytes": 3,
        "sha256": hashlib.sha256(b"bok").hexdigest(),
    }
    assert sums["id"] == "checksums"
    assert sums["nb"] == sums["en"]


def test_a_site_without_downloads_promises_only_what_tells_of_itself(small: Library) -> None:
    found = [each["id"] for each in listed(small)["downloads"]]
    assert found == ["checksums", "notices", "sbom"]


def test_the_checksums_hold_for_the_files_as_they_are_published(
    small: Library, files: list[Download], tmp_path: Path
) -> None:
    for each in files:
        (tmp_path / each.address).parent.mkdir(exist_ok=True)
        (tmp_path / each.address).write_bytes(each.content)
    manifest.write(tmp_path, small, files, [])
    lines = (tmp_path / manifest.CHECKSUMS).read_text("utf-8").splitlines()
    told = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    assert told == {
        each.address.removeprefix("downloads/"): hashlib.sha256(each.content).hexdigest()
        for each in files
    }
    found = json.loads((tmp_path / "handbook.json").read_text("utf-8"))
    own = next(each for each in found["downloads"] if each["id"] == "checksums")["nb"]
    written = (tmp_path / own["file"]).read_bytes()
    assert (own["bytes"], own["sha256"]) == (len(written), hashlib.sha256(written).hexdigest())


def test_keys_are_sorted_and_letters_stay_letters(small: Library) -> None:
    text = manifest.manifest(small, (), {})
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, indent=1) + "\n"
    assert "Norsk bokmål" in text
