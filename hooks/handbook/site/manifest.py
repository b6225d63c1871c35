"""Lists what the built site holds in handbook.json, for links and checks from outside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handbook.forms.form import Form
from handbook.learning.quizzes import Quiz
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.site import supply
from handbook.site.downloads import Download
from handbook.site.offline import Archive

CHECKSUMS = "downloads/checksums.txt"

Entry = dict[str, Any]


def write(
    site: Path, library: Library, downloads: Sequence[Download], archives: Sequence[Archive] = ()
) -> None:
    """Writes handbook.json, and of what the built `site` with its files to take along is made."""
    about = files_about(library, [*downloads, *archives])
    for address, text in about.values():
        (site / address).parent.mkdir(exist_ok=True)
        (site / address).write_text(text, "utf-8")
    (site / "handbook.json").write_text(manifest(library, downloads, about, archives), "utf-8")


def files_about(
    library: Library, downloads: Sequence[Download | Archive]
) -> dict[str, tuple[str, str]]:
    """The files that tell what is in the site, by id: the address and the text of each."""
    return {
        "checksums": (CHECKSUMS, checksums(downloads)),
        "notices": (supply.NOTICES, supply.notices(library)),
        "sbom": (supply.SBOM, supply.sbom(library)),
    }


def manifest(
    library: Library,
    downloads: Sequence[Download],
    about: Mapping[str, tuple[str, str]],
    archives: Sequence[Archive] = (),
) -> str:
    """handbook.json of a site with the files `downloads`, the `archives` of it, and the files
    `about` it by their ids.
    """
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
        "downloads": [*site.downloads("downloads", about), *_archived(archives)],
        "slides": list(site.downloads("slides")),
        "workbooks": list(site.downloads("workbooks")),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def checksums(downloads: Iterable[Download | Archive]) -> str:
    """One line per file, as `sha256sum --check` reads them in the folder downloads/."""
    return "".join(
        f"{each.sha256}  {each.address.removeprefix('downloads/')}\n"
        for each in sorted(downloads, key=_address)
    )


class _Site:
    def __init__(self, library: Library, downloads: Sequence[Download]) -> None:
        self._library, self._files = library, sorted(downloads, key=_address)

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
                "questions": self._library.questions(page),
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
            each.kind: each.address
            for each in self._files
            if each.format.listed == "forms" and (each.id, each.language) == (form, language.code)
        }

    def downloads(
        self, listed: str, about: Mapping[str, tuple[str, str]] = MappingProxyType({})
    ) -> Iterator[Entry]:
        """Each download of the list of that name, and the files `about` them all."""
        entries: dict[str, Entry] = {}
        for each in self._files:
            if each.format.listed == listed:
                entry = entries.setdefault(each.id, {"id": each.id})
                entry[each.language] = _file(each.address, each.content)
        yield from entries.values()
        codes = [language.code for language in self._library.languages]
        for name, (address, text) in about.items():
            yield {"id": name, **dict.fromkeys(codes, _file(address, text.encode()))}


def _archived(archives: Sequence[Archive]) -> Iterator[Entry]:
    if archives:
        files = {each.language: _file(each.address, each.content) for each in archives}
        yield {"id": archives[0].id, **files}


def _address(download: Download | Archive) -> str:
    return download.address


def _file(address: str, content: bytes) -> Entry:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"file": address, "bytes": len(content), "sha256": sha256}


def _fields(form: Form) -> Entry:
    return {"fields": len(form.entries)}


def _questions(quiz: Quiz) -> Entry:
    return {"questions": len(quiz.questions)}
