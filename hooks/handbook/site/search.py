"""Gives each language a search index of its own, where a page is also found by its other words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from handbook.library import Library
from handbook.reading.languages import Language

INDEX = "search/search_index.json"
# Half of what the theme gives a title: a page that only lists a word comes after one named by it,
# and before all that mention it in passing.
SYNONYM_BOOST = 500

_NOTE_MARK = re.compile(r"<sup>\d+</sup>|↩")  # in the text, and back from its source

Entry = Mapping[str, Any]


def split(site: Path, library: Library) -> None:
    """Replaces the index of the built `site` by one for each language, below its own root.

    Locations become relative to that root. Each page's entry gets a field `search` with the words
    its front matter lists: searched, and never shown. Raises `LookupError` when the theme's index
    lacks a page of the library.
    """
    whole = json.loads((site / INDEX).read_text("utf-8"))
    for language in library.languages:
        file = site / language.root / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        own = index(whole, language, library)
        file.write_text(json.dumps(own, ensure_ascii=False, separators=(",", ":")), "utf-8")


def index(whole: Mapping[str, Any], language: Language, library: Library) -> dict[str, Any]:
    """The part of the theme's index `whole` that is written in `language`."""
    docs = list(_entries(whole["docs"], language, library))
    found = {doc["location"] for doc in docs}
    for page in library.pages.values():
        if page.address("") not in found:
            raise LookupError(
                f"the theme's search index has no entry for «{page.id}» in «{language.code}». "
                "It is written in another way than before: see hooks/handbook/site/search.py."
            )
    fields = {**whole["config"]["fields"], "search": {"boost": SYNONYM_BOOST}}
    # All words are kept as they stand. Without its small words «Hva er IPS?» would be one page of
    # ten on IPS, and the theme's stems would hide every longer form from a query.
    own = {"lang": [language.search], "pipeline": [], "fields": fields}
    return {"config": {**whole["config"], **own}, "docs": docs}


def _entries(docs: Sequence[Entry], language: Language, library: Library) -> Iterator[Entry]:
    synonyms = {
        page.address(""): ", ".join(page.texts[language.code].facts.synonyms)
        for page in library.pages.values()
    }
    for doc in docs:
        if _root(doc["location"], library.languages) != language.root:
            continue
        location = doc["location"].removeprefix(language.root)
        entry = {**doc, "location": location, "text": _NOTE_MARK.sub("", doc["text"])}
        if synonyms.get(location):
            entry["search"] = synonyms[location]
        yield entry


def _root(location: str, languages: Sequence[Language]) -> str:
    """The folder of the language that `location` belongs to: the longest that it begins with."""
    return max((each.root for each in languages if location.startswith(each.root)), key=len)
