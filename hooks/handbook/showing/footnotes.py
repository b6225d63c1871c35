"""Writes a page's list of sources from the ids that its text cites."""

from __future__ import annotations

import re

from handbook.library import Library
from handbook.pages.inline import CITATION
from handbook.pages.sources import Source
from handbook.reading.text import Text, Words


def with_sources(markdown: str, library: Library, code: str) -> str:
    """`markdown` with a definition for each source it cites, and the heading they stand under."""
    cited = list(dict.fromkeys(CITATION.findall(markdown)))
    if not cited:
        return markdown
    words = Words(library.words, code)
    notes = [f"[^{name}]: {citation(library.sources[name], library, code)}" for name in cited]
    heading = f"## {words['sources']} {{ #sources data-search-exclude=true }}"
    return "\n\n".join([markdown, heading, "///Footnotes Go Here///", *notes])


def citation(source: Source, library: Library, code: str) -> str:
    """One work as a line of Markdown: who, when, what, where, and when it was read."""
    words, language = Words(library.words, code), library.language(code)
    authors = source.authors[code] if isinstance(source.authors, Text) else source.authors
    parts = [_as_text(authors.rstrip(".")) + (f" ({source.year})" if source.year else "")]
    foreign = f'{{: lang="{source.title_lang}" }}' if source.title_lang != code else ""
    gloss = _as_text(f" [{source.gloss[code]}]") if code in source.gloss else ""
    parts.append(f"*{_as_text(source.title)}*{foreign}{gloss}")
    if source.published:
        parts.append(_as_text(source.published[code].rstrip(".")))
    if source.isbn:
        parts.append(f"ISBN {source.isbn}")
    link = source.link()
    if link:
        shown = f"doi:{source.doi}" if source.doi else re.sub(r"^https?://(www\.)?|/$", "", link)
        parts.append(f"[{shown}]({link})")
    parts.append(f"{words['read_on']} {language.date(source.read)}")
    note = f" {_as_text(source.note[code])}" if source.note else ""
    return ". ".join(parts) + "." + note


def _as_text(text: str) -> str:
    """`text` from the data, in which no sign means anything to Markdown."""
    return re.sub(r"[\\`*_\[\]<]", lambda found: f"&#{ord(found[0])};", text)
