"""Gathers the slides of sessions, with what the plan has the speaker do at each."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.downloads.decks import Deck, Face
from handbook.learning.sessions import Slide
from handbook.library import Library
from handbook.reading.languages import Language


def decks(library: Library, language: Language, address: str) -> Iterator[Deck]:
    """The slides of every session that a page has; the site will be at `address`."""
    code, home = language.code, address.rstrip("/")
    for name, session in library.sessions.items():
        if (shown := library.page_of("session", name)) is None:
            continue
        page = library.pages[session.about]
        title = page.texts[code].title
        faces = tuple(_face(each, title, library, code) for each in session.slides)
        plan = f"{home}/{shown.address(language.root)}"
        yield Deck(name, title, plan, shown.facts.reviewed, faces)


def _face(slide: Slide, title: str, library: Library, code: str) -> Face:
    minutes = library.words["session_minutes"][code].format(minutes=slide.step.minutes)
    return Face(
        title=slide.title[code] if slide.title else title,
        lines=tuple(line[code] for line in slide.lines),
        ask=slide.ask[code] if slide.ask else "",
        notes=f"{minutes}: {slide.step.do[code]}",
    )
