"""What is kept of built pages, so that the next build makes only those that would differ."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from handbook.library import Library
from handbook.site.search import Entry

_HOOKS = Path(__file__).parents[2]
_FOLDERS = ("data", "docs", "overrides")


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was built: what it is made of, and what else the engine knows of it.

    `source` is the hash of its own file, `links` are the anchors it leads to (by page, each with
    the link as it is written), and `entries` are what the search finds of it.
    """

    source: str
    title: str | None
    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]
    entries: tuple[Entry, ...]
    html: str


def hash_of(content: bytes) -> str:
    """The name of `content` among all others."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(library: Library, told: Iterable[str]) -> str:
    """Changes with everything that a page may follow from and that is not its own text.

    That is all of data/, overrides/ and docs/ but the words of the pages; which pages there are,
    and the facts, headings, fences, sources, minutes and questions that others may tell of them;
    our code as it was when this process began, and every library; and what the build is `told`.
    """
    found = hashlib.sha256(repr((code(), *told)).encode())
    pages = {text.file for page in library.pages.values() for text in page.texts.values()}
    for file, content in _files(library.root, _FOLDERS):
        found.update(file.encode() + b"\0")
        if file not in pages:
            found.update(hash_of(content).encode())
    for page in library.pages.values():
        found.update(
            repr((page.id, page.facts, library.minutes(page), library.questions(page))).encode()
        )
        for text in page.texts.values():
            headings = [(each.level, each.text, each.id) for each in text.headings]
            fences = [(each.word, each.body, each.after) for each in text.fences]
            found.update(repr((text.file, text.facts, headings, fences, text.cited)).encode())
    return found.hexdigest()


@cache
def code() -> tuple[object, ...]:
    """Our code and every library, as this process has them: ask first when it begins.

    Python keeps the code that it began with, whatever is saved later.
    """
    libraries = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    files = _files(_HOOKS.parent, [_HOOKS.name])
    return (*((file, hash_of(content)) for file, content in files), *sorted(libraries))


def load(file: Path, fingerprint: str) -> dict[str, BuiltPage]:
    """The pages kept in `file` by their source; none where it is missing, broken or of another."""
    try:
        read = json.loads(file.read_bytes())
        if read["fingerprint"] != fingerprint:
            return {}
        return {name: BuiltPage(**page) for name, page in read["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(file: Path, fingerprint: str, pages: Mapping[str, BuiltPage]) -> None:
    """Keeps `pages` in `file`, whole or not at all."""
    kept = {
        "fingerprint": fingerprint,
        "pages": {name: asdict(page) for name, page in pages.items()},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    unfinished.replace(file)


def _files(root: Path, folders: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(root).as_posix(), path.read_bytes()
