"""What others build on the handbook finds every page, tool and file in handbook.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from handbook.library import Library
from handbook.site import manifest

BOOK = {
    "downloads/ips-handbook-pdf-nb.pdf": b"bok",
    "downloads/ips-handbook-pdf-en.pdf": b"book",
    "downloads/notes.txt": b"no id",
}


def listed(library: Library, downloads: dict[str, bytes] | None = None) -> dict[str, Any]:
    """handbook.json as others read it."""
    read: dict[str, Any] = json.loads(manifest.manifest(library, downloads or {}))
    return read


def test_a_page_is_listed_with_its_facts_and_every_language(small: Library) -> None:
    assert listed(small)["pages"][0] == {
        "id": "first",
        "kind": "model",
        "roles": ["reader"],
        "covers": [],
        "sources": ["a-study"],
        "minutes": 2,
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


def test_a_download_is_listed_with_size_and_checksum_in_each_language(small: Library) -> None:
    book, sums = listed(small, BOOK)["downloads"]
    assert book["id"] == "handbook-pdf"
    assert book["nb"] == {
        "file": "downloads/ips-handbook-pdf-nb.pdf",
        "bytes": 3,
        "sha256": hashlib.sha256(b"bok").hexdigest(),
    }
    assert sums["id"] == "checksums"
    assert sums["nb"] == sums["en"]


def test_a_site_without_downloads_promises_none(small: Library) -> None:
    assert listed(small)["downloads"] == []


def test_the_checksums_hold_for_the_files_as_they_are_published(
    small: Library, tmp_path: Path
) -> None:
    for address, content in BOOK.items():
        file = tmp_path / address
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    manifest.write(tmp_path, small)
    lines = (tmp_path / manifest.CHECKSUMS).read_text("utf-8").splitlines()
    told = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    assert told == {
        address.removeprefix("downloads/"): hashlib.sha256(content).hexdigest()
        for address, content in BOOK.items()
    }
    found = json.loads((tmp_path / "handbook.json").read_text("utf-8"))
    own = next(each for each in found["downloads"] if each["id"] == "checksums")["nb"]
    written = (tmp_path / own["file"]).read_bytes()
    assert (own["bytes"], own["sha256"]) == (len(written), hashlib.sha256(written).hexdigest())


def test_keys_are_sorted_and_letters_stay_letters(small: Library) -> None:
    text = manifest.manifest(small, {})
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, indent=1) + "\n"
    assert "Norsk bokmål" in text
