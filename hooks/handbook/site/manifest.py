"""Lists what the built site holds in handbook.json, for links and checks from outside."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.forms.form import Form
from handbook.learning.quizzes import Quiz
from handbook.library import Library
from handbook.reading.languages import Language

CHECKSUMS = "downloads/checksums.txt"

Entry = dict[str, Any]


def write(site: Path, library: Library) -> None:
    """Writes handbook.json and the checksums of what the built `site` offers to download."""
    downloads = read_downloads(site)
    if downloads:
        (site / CHECKSUMS).write_text(checksums(downloads), "utf-8")
    (site / "handbook.json").write_text(manifest(library, downloads), "utf-8")


def manifest(library: Library, downloads: Mapping[str, bytes]) -> str:
    """handbook.json of a site with the files `downloads` (address below the site: contents)."""
    site = _Site(library, downloads)
    whole = {
        "languages": [
            {"code": language.code, "name": language.name, "root": language.root}
            for language in library.languages
        ],
        "pages": list(site.pages()),
        "forms": list(site.items("form", library.forms, _fields, site.documents)),
        "quizzes": list(site.items("quiz", library.quizzes, _questions)),
        "calculators": list(site.items("calculator", library.tools)),
        "figures": list(site.items("figure", library.figures)),
        "downloads": list(site.downloads()),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_downloads(site: Path) -> dict[str, bytes]:
    """Every file below downloads/ of the built `site` by address, but the list of checksums."""
    return {
        address: path.read_bytes()
        for path in sorted((site / "downloads").rglob("*"))
        if path.is_file() and (address := path.relative_to(site).as_posix()) != CHECKSUMS
    }


def checksums(downloads: Mapping[str, bytes]) -> str:
    """One line per file, as `sha256sum --check` reads them in the folder downloads/."""
    return "".join(
        f"{_sha256(content)}  {address.removeprefix('downloads/')}\n"
        for address, content in sorted(downloads.items())
    )


class _Site:
    def __init__(self, library: Library, downloads: Mapping[str, bytes]) -> None:
        self._library, self._files = library, downloads
        codes = "|".join(re.escape(language.code) for language in library.languages)
        self._name = re.compile(rf"downloads/ips-(?P<id>.+)-(?P<code>{codes})\.(?P<kind>\w+)")

    def pages(self) -> Iterator[Entry]:
        """Each page with its facts, its sources and its address and title in every language."""
        source = self._library.languages[0].code
        for page in self._library.pages.values():
            entry: Entry = {
                "id": page.id,
                "kind": page.facts.kind,
                "roles": list(page.facts.roles),
                "covers": list(page.facts.covers),
                "sources": list(page.texts[source].cited),
                "minutes": self._library.minutes(page),
            }
            for language in self._library.languages:
                title = page.texts[language.code].title
                entry[language.code] = {"url": page.address(language.root), "title": title}
            yield entry

    def items(
        self,
        word: str,
        collection: Mapping[str, Any],
        facts: Callable[[Any], Entry] = lambda item: {},
        files: Callable[[str, Language], Entry] = lambda name, language: {},
    ) -> Iterator[Entry]:
        """Each item that a page shows, with the address of that page in every language."""
        for name, item in collection.items():
            page = self._library.page_of(word, name)
            if page is None:
                continue
            entry: Entry = {"id": name, **facts(item)}
            for language in self._library.languages:
                address = page.address(language.root)
                entry[language.code] = {"page": address, **files(name, language)}
            yield entry

    def documents(self, form: str, language: Language) -> Entry:
        """The documents of a form by kind: `{"pdf": address, "docx": address}`."""
        return {
            found["kind"]: address
            for address, found in self._named()
            if (found["id"], found["code"]) == (form, language.code)
        }

    def downloads(self) -> Iterator[Entry]:
        """Each download that is not a form, and the checksums of them all."""
        entries: dict[str, Entry] = {}
        for address, found in self._named():
            if found["id"] not in self._library.forms:
                entry = entries.setdefault(found["id"], {"id": found["id"]})
                entry[found["code"]] = _file(address, self._files[address])
        yield from entries.values()
        if self._files:
            listed = _file(CHECKSUMS, checksums(self._files).encode())
            codes = (language.code for language in self._library.languages)
            yield {"id": "checksums", **dict.fromkeys(codes, listed)}

    def _named(self) -> Iterator[tuple[str, re.Match[str]]]:
        for address in sorted(self._files):
            found = self._name.fullmatch(address)
            if found:
                yield address, found


def _file(address: str, content: bytes) -> Entry:
    return {"file": address, "bytes": len(content), "sha256": _sha256(content)}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _fields(form: Form) -> Entry:
    return {"fields": len(form.entries)}


def _questions(quiz: Quiz) -> Entry:
    return {"questions": len(quiz.questions)}
