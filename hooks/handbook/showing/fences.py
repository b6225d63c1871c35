"""Answers a page's fences: a word and the ids inside it become a component's HTML."""

from __future__ import annotations

from typing import Any

from handbook.library import COMPONENTS
from handbook.showing.faults import told
from handbook.showing.templates import Place, Templates


def render(word: str, body: str, templates: Templates, place: Place) -> str:
    """The HTML for a fence `word` with `body` inside it.

    The library is already checked, so every id in `body` is known. Where items are shown one by
    one, one that has a template of its own, `<word>/<id>.html`, is shown by that.
    """
    ids = [line.strip() for line in body.splitlines() if line.strip()]
    items = templates.library.asked(word, ids)
    if COMPONENTS[word].together:
        return templates.render([word], place, items=items)
    return "\n".join(
        templates.render([f"{word}/{name}", word], place, item=item)
        for name, item in zip(ids, items, strict=True)
    )


def superfences(
    templates: Templates, place: Place, failure: type[Exception]
) -> list[dict[str, Any]]:
    """The custom fences of one page to hand to pymdownx.superfences.

    A component that cannot be rendered raises `failure`: SuperFences lets only its own exception
    through, and would print the fence as code after any other.
    """

    def format_fence(source: str, word: str, *_: Any, **__: Any) -> str:
        try:
            # what begins with a space would be put into a paragraph
            return render(word, source, templates, place).lstrip()
        except Exception as error:
            page = f"{place.page} ({place.language.code})"
            said = told(error, templates.library.root) or error
            raise failure(f"{page}: the component «{word}» cannot be shown.\n{said}") from error

    return [
        {"name": word, "class": f"handbook-{word}", "format": format_fence} for word in COMPONENTS
    ]
