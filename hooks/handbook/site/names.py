"""Collects the names that pages and scripts use, which a selector can match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.site.built import BuiltPage, tag

# What browsers add to pages of their own accord, and scripts by properties instead of by name.
_STATES = frozenset({"checked", "disabled", "hidden", "open", "readonly", "required", "selected"})
# What Material's script makes when the search is in use: read from templates/search/index.tsx,
# integrations/search/highlighter and components/search of its 9.8.1 bundle.
_SEARCH_TAGS = frozenset(
    {"a", "article", "del", "details", "div", "h1", "h2", "li", "mark", "p", "summary"}
)
_SEARCH_CLASSES = frozenset(
    {
        "md-icon",
        "md-search-result__article",
        "md-search-result__icon",
        "md-search-result__item",
        "md-search-result__link",
        "md-search-result__more",
        "md-search-result__terms",
        "md-typeset",
    }
)
_SEARCH_ATTRIBUTES = frozenset({"data-md-highlight", "data-md-scrolllock", "role", "tabindex"})

# A text or a comment, whichever begins first: "//" in a text is no comment.
_TEXT_OR_COMMENT = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|/\*.*?\*/|//[^\n]*""", re.DOTALL
)
_WORD = re.compile(r"[\w-]+")
_DATASET = re.compile(r"\bdataset\.(\w+)")
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class Names:
    """Names in use. An attribute stands with each value it has; `changing` ones may have any."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[tuple[str, str]]
    changing: frozenset[str]

    def have_attribute(self, name: str, value: str | None) -> bool:
        """Whether some element has the attribute, with exactly `value` where one is given."""
        if name in self.changing or value is None:
            return name in self.changing or name in self.attributes
        return (name, value) in self.values

    def among(self, css: str) -> Names:
        """Those that the stylesheet `css` could ask for, so that nothing else changes it."""
        words = frozenset(_WORD.findall(css))
        return Names(
            tags=self.tags & words,
            classes=self.classes & words,
            ids=self.ids & words,
            attributes=self.attributes & words,
            values=frozenset(
                (name, value)
                for name, value in self.values
                if name in words and words.issuperset(_WORD.findall(value))
            ),
            changing=self.changing & words,
        )


def names_in(pages: Iterable[BuiltPage], scripts: Iterable[str]) -> Names:
    """The names that the pages, our scripts and Material's search use.

    A script may make any element from its texts, so each word in them is a name of every kind.
    """
    made = frozenset(word for script in scripts for word in _words_in(script))
    tags, classes, ids = {"html", "body"}, set[str](), set[str]()
    values: set[tuple[str, str]] = set()
    for source in frozenset[str]().union(*(page.sources for page in pages)):
        found = tag(source)
        tags.add(found.name)
        for name, value in found.attributes:
            values.add((name, value))
            if name == "class":
                classes.update(value.split())
            elif name == "id":
                ids.add(value)
    return Names(
        tags=frozenset(tags) | _SEARCH_TAGS | made,
        classes=frozenset(classes) | _SEARCH_CLASSES | made,
        ids=frozenset(ids) | made,
        attributes=frozenset(name for name, _ in values),
        values=frozenset(values),
        changing=_STATES | _SEARCH_ATTRIBUTES | made,
    )


def _words_in(script: str) -> Iterator[str]:
    for text in _TEXT_OR_COMMENT.findall(script):
        yield from _WORD.findall(text)
    for name in _DATASET.findall(script):
        yield "data-" + _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", name)
