"""A book as a tagged PDF, with bookmarks, page numbers in its links and an index of terms."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from handbook.downloads.books import Book
from handbook.downloads.books.markup import literal, markup
from handbook.downloads.documents.typeset import compiled
from handbook.reading.languages import Language

_SHORT = 1800  # signs of Typst: chapters of fewer may follow each other on one page
_TEMPLATE = Path(__file__).with_name("book.typ")


def write(book: Book, language: Language, words: Mapping[str, str]) -> bytes:
    """`book` on A4 to read on a screen and to print on both sides, the same bytes every time."""
    texts, places, is_short = [], set[str](), False
    for part in book.parts:
        texts.append(f"#part({literal(part.title)})\n")
        is_first = True
        for chapter in part.chapters:
            made, found = markup(chapter)
            is_fresh = not (is_first or (is_short and len(made) < _SHORT))
            is_short, is_first = len(made) < _SHORT, False
            places |= found
            told = ", ".join(map(literal, (chapter.id, chapter.title, chapter.gain)))
            fresh = str(is_fresh).lower()
            texts.append(f"#chapter({chapter.depth + 1}, {told}, {fresh})\n{made}\n")
    texts.append("#index()\n")
    content = {
        **{name: getattr(book, name) for name in ("title", "about", "address", "home")},
        "edition": words["taken_edition"].format(date=language.date(book.day)),
        "rights": words["taken_licence"],
        "glossary": book.terms,
        "pictures": {name: list(file) for name, file in book.pictures},
        "places": dict.fromkeys(sorted(places), True),
        "words": {name: word for name, word in words.items() if name.startswith("book_")},
    }
    return _packed(compiled(_TEMPLATE, content, language, words, book.day, text="".join(texts)))


def _packed(pdf: bytes) -> bytes:
    """The same document in a third of the bytes: most of it are tags, which pack well."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # Typst's own is kept as its first part: one of all bytes would write the file twice
            static_id=True,
        )
    return packed.getvalue()
