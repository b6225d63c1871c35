"""Every format in which items of the handbook can be taken along, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from handbook.downloads.books import Book
from handbook.downloads.cards import Cards
from handbook.downloads.decks import Deck
from handbook.downloads.platforms import Material
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.pages.leaflets import Leaflet
from handbook.reading.languages import Language
from handbook.tools.memos import Memo
from handbook.tools.plan_books import PlanBook
from handbook.tools.registers import Register
from handbook.tools.schedules import Schedule

_ROOM = __name__.rpartition(".")[0]


@dataclass(frozen=True)
class Format:
    """What files of one format hold and are called, and what writes them.

    There is one file for each item `of` a kind in each language, which has a `title` and a `date`.
    Its id is `name`, in which {} is the item's. `writer` is a module of this room whose
    `write(item, language, words)` gives the same bytes every time, of words whose names begin as
    `words` do. `listed` is the list of handbook.json in which it stands; what is in none is
    fetched by a page, and nobody takes it along. A link names the
    format by the word `file_` and `called`, or its `ending`.
    """

    of: type
    name: str
    ending: str
    writer: str
    words: tuple[str, ...] = ()
    listed: str = "downloads"
    called: str = ""

    @property
    def module(self) -> str:
        """The full name of the module that writes it."""
        return f"{_ROOM}.{self.writer}"

    def write(self, item: Any, language: Language, words: Mapping[str, str]) -> bytes:
        """The file of `item` with what it says nothing without; `words` are in `language`."""
        # Loaded first when a file must be made: most builds find all of them made already.
        written: bytes = import_module(self.module).write(item, language, words)
        return written


FORMATS: Mapping[str, Format] = {
    "pdf": Format(Form, "{}", "pdf", "documents.pdf", ("form_",), "forms"),
    "docx": Format(Form, "{}", "docx", "documents.word", ("form_",), "forms"),
    "sample": Format(Sample, "{}-sample", "pdf", "documents.sample", ("form_",)),
    "plan": Format(Schedule, "{}", "docx", "documents.plan", ("form_", "schedule_")),
    "leaflet": Format(Leaflet, "leaflet-{}", "pdf", "documents.leaflet", ("leaflet_",)),
    "book": Format(Book, "handbook-pdf{}", "pdf", "books.pdf", ("book_",)),
    "epub": Format(Book, "handbook-epub{}", "epub", "books.epub", ("book_",)),
    "register": Format(
        Register, "workbook-{}", "xlsx", "workbooks.register", ("workbook_",), "workbooks"
    ),
    "slides": Format(Deck, "slides-{}", "pptx", "documents.slides", ("deck_",), "slides"),
    "plan-book": Format(
        PlanBook, "workbook-{}", "xlsx", "workbooks.plan", ("workbook_",), "workbooks"
    ),
    "plan-script": Format(
        PlanBook, "workbook-{}", "js", "workbooks.plan_script", ("workbook_",), listed=""
    ),
    "memo": Format(Memo, "memo-{}", "docx", "documents.memo", ("form_",)),
    "memo-script": Format(
        Memo, "memo-{}", "js", "documents.memo_script", ("form_", "schedule_"), listed=""
    ),
    "card": Format(Cards, "{}", "pdf", "documents.cards", ("card_",)),
    "paper-check": Format(
        Material, "paper-check-{}", "pdf", "documents.paper_check", ("quiz_", "paper_")
    ),
    "scorm": Format(
        Material, "scorm-{}", "zip", "platforms.scorm", ("quiz_", "sco_"), called="scorm"
    ),
    "moodle": Format(Material, "moodle-{}", "xml", "platforms.moodle", called="moodle"),
    "gift": Format(Material, "gift-{}", "txt", "platforms.gift", called="gift"),
}
