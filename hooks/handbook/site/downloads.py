"""Makes every file to take along once, keeps it by what it is made of, and publishes it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from handbook.downloads.books import Book
from handbook.downloads.cards import Cards
from handbook.downloads.decks import Deck
from handbook.downloads.formats import FORMATS, Format
from handbook.downloads.origin import code_of
from handbook.downloads.platforms import Material
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.library import Library
from handbook.pages.leaflets import Leaflet
from handbook.reading.kept import kept
from handbook.reading.languages import Language
from handbook.site.cards import cards
from handbook.site.colophon import colophon
from handbook.site.decks import decks
from handbook.site.materials import materials
from handbook.tools.memos import Memo, Told
from handbook.tools.plan_books import TOOLS, PlanBook
from handbook.tools.registers import Register
from handbook.tools.schedules import Schedule

FOLDER = "downloads"
FETCHED = "assets/js"  # by pages


@dataclass(frozen=True)
class Download:
    """One file to take along: `item` in a format of the table `FORMATS`, as it was on `date`."""

    kind: str
    item: Any
    title: str
    date: date
    language: str
    content: bytes

    @property
    def format(self) -> Format:
        return FORMATS[self.kind]

    @property
    def word(self) -> str:
        """The word of the interface that says its format in a link."""
        return f"file_{self.format.called or self.format.ending}"

    @property
    def id(self) -> str:
        """Its id in handbook.json, the same in every language."""
        return self.format.name.format(self.item.id)

    @property
    def address(self) -> str:
        """Where it stands, from the site's root; its name tells id and language."""
        if not self.format.listed:  # a page keeps to the one that it was built with
            return f"{FETCHED}/{self.id}-{self.language}.{self.sha256[:8]}.{self.format.ending}"
        return f"{FOLDER}/ips-{self.id}-{self.language}.{self.format.ending}"

    @property
    def size(self) -> int:
        return len(self.content)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Downloads:
    """The files of a library's items; those made before are read from the folder `cache`.

    The site will stand at `address`, which some of them tell.
    """

    def __init__(self, library: Library, cache: Path, address: str) -> None:
        self._library, self._cache = library, cache
        self._taken = {each.code: colophon(library, each, address) for each in library.languages}
        # By kind, item and language. A file keeps its item, so no other takes its place in memory.
        self._known: dict[tuple[str, int, str], Download] = {}
        self._named: dict[str, dict[str, tuple[str, Any]]] = {}  # by language and the file's id
        self._said: dict[int, str] = {}  # all that an item says, by its place in memory
        self._begun: dict[tuple[str, int, str], Future[bytes]] = {}
        self._threads = ThreadPoolExecutor(os.cpu_count())
        self._books: dict[str, list[Book]] = {each.code: [] for each in library.languages}
        self._materials = {each.code: list(materials(library, each)) for each in library.languages}
        self._decks = {each.code: list(decks(library, each, address)) for each in library.languages}
        self._cards = {each.code: list(cards(library, each, address)) for each in library.languages}

    def bind(self, language: Language, books: Iterable[Book]) -> None:
        """Takes the books of a language, which there are when its pages have been read.

        They are made while pages are written, which ask for one: Typst leaves Python a processor.
        """
        self._books[language.code] = list(books)
        self._named.pop(language.code, None)
        kinds = [kind for kind, each in FORMATS.items() if each.of is Book]
        for book in self._books[language.code]:
            for kind in kinds:
                made = self._threads.submit(self._content, kind, book, language)
                self._begun[kind, id(book), language.code] = made

    def of(self, item: object, language: Language) -> tuple[Download, ...]:
        """The files of `item` in `language`, one in each format that there is for it."""
        kinds = (kind for kind, each in FORMATS.items() if isinstance(item, each.of))
        return tuple(self._made(kind, item, language) for kind in kinds)

    def named(self, name: str, language: Language) -> Download | None:
        """The file with the id `name`; None where there is none."""
        if language.code not in self._named:
            self._named[language.code] = {
                each.name.format(item.id): (kind, item)
                for kind, each in FORMATS.items()
                for item in self._items(each.of, language)
            }
        found = self._named[language.code].get(name)
        return self._made(*found, language) if found else None

    def of_pages(self, language: Language) -> Iterator[Download]:
        """Every book: they are made of the pages, so no page's own text can tell their sizes."""
        for kind, each in FORMATS.items():
            if each.of is Book:
                yield from self.by_format(kind, language)

    def by_format(self, kind: str, language: Language) -> Iterator[Download]:
        """The file of every item that the format `kind` is for."""
        for item in self._items(FORMATS[kind].of, language):
            yield self._made(kind, item, language)

    def all(self) -> Iterator[Download]:
        """Every file in every format and language."""
        for language in self._library.languages:
            for kind in FORMATS:
                yield from self.by_format(kind, language)

    def publish(self, site: Path) -> list[Download]:
        """Writes every file into the built `site`; gives those that are taken along."""
        written = list(self.all())
        for folder in (FOLDER, FETCHED):
            (site / folder).mkdir(parents=True, exist_ok=True)
        for download in written:
            (site / download.address).write_bytes(download.content)
        return [each for each in written if each.format.listed]

    def _items(self, of: type, language: Language) -> Iterable[Any]:
        known: dict[type, Iterable[Any]] = {
            Form: self._library.forms.values(),
            Sample: self._library.samples.values(),
            Leaflet: self._library.leaflets.values(),
            Schedule: self._library.schedules.values(),
            Book: self._books[language.code],
            Register: self._library.registers.values(),
            PlanBook: self._library.plan_books.values(),
            Memo: self._library.memos.values(),
            Material: self._materials[language.code],
            Deck: self._decks[language.code],
            Cards: self._cards[language.code],
        }
        return known[of]

    def _made(self, kind: str, item: Any, language: Language) -> Download:
        name = (kind, id(item), language.code)
        if name not in self._known:
            begun = self._begun.pop(name, None)
            content = begun.result() if begun else self._content(kind, item, language)
            whole = self._library.forms[item.id] if isinstance(item, Sample) else item
            title = whole.title if isinstance(whole.title, str) else whole.title[language.code]
            self._known[name] = Download(kind, item, title, whole.date, language.code, content)
        return self._known[name]

    def _content(self, kind: str, item: Any, language: Language) -> bytes:
        own = FORMATS[kind]
        told = self._whole(item)
        if id(item) not in self._said:
            self._said[id(item)] = repr(told)  # once for all its files
        words = self._words(own.words, language.code)
        made_of = repr((code_of(own.module), own, language, words)) + self._said[id(item)]
        name = f"{hashlib.sha256(made_of.encode()).hexdigest()}.{own.ending}"
        return kept(self._cache / name, lambda: own.write(told, language, words))

    def _whole(self, item: Any) -> Any:
        """`item` with what it says nothing without."""
        if isinstance(item, Sample):
            return item, self._library.forms[item.id]
        if isinstance(item, Register):
            return item, self._library.scales[item.scale]
        if isinstance(item, PlanBook):
            tools = {name: self._library.calculators[name] for name in TOOLS}
            sources = tuple(self._library.sources[each] for each in item.sources)
            schedule = self._library.schedules[item.schedule]
            free = self._library.meetings[schedule.free_days].free_days
            return item, tools, sources, (schedule, free)
        if isinstance(item, Memo):
            return self._told(item)
        return item

    def _told(self, memo: Memo) -> Told:
        """`memo` with the tools of its plan, which has one schedule, and what it cites."""
        library, plan = self._library, self._library.plans[memo.plan]
        views = [view.id for view in plan.views]
        [schedule] = (library.schedules[name] for name in views if name in library.schedules)
        return Told(
            memo,
            plan,
            {name: library.calculators[name] for name in views if name in library.calculators},
            schedule,
            library.meetings[schedule.free_days].free_days,
            {name: library.sources[name] for name in memo.cited},
        )

    def _words(self, begin: tuple[str, ...], code: str) -> dict[str, str]:
        """The words that stand in files of a format; others may change without making them anew."""
        own = {
            name: text[code]
            for name, text in self._library.words.items()
            if name.startswith(begin) or name == "site_name"
        }
        return {**own, **self._taken[code]}
