"""The words of the field: today's word, the word of the KIT, the other languages', the meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from handbook.reading.languages import Language
from handbook.reading.text import Id, Item, PageId, Text


def _of_known_languages(value: dict[str, object], info: ValidationInfo) -> dict[str, object]:
    languages = (info.context or {}).get("languages", tuple(value))
    if unknown := [code for code in value if code not in languages]:
        raise ValueError(f"has {', '.join(unknown)}, which data/languages.yml does not list.")
    return value


InSome = Annotated[dict[str, str], AfterValidator(_of_known_languages)]
ManyInSome = Annotated[dict[str, tuple[str, ...]], AfterValidator(_of_known_languages)]


class Term(Item):
    """One term of the field.

    `kit` is the word of the KIT where it is another, in the languages where it is. `also` are forms
    that mean the same, inflected ones too. `see` is the page that tells more. `link` says that its
    first use on a page leads to its entry.
    """

    id: Id
    term: Text
    kit: InSome = Field(default_factory=dict)
    definition: Text
    also: ManyInSome = Field(default_factory=dict)
    see: PageId | None = None
    link: bool = False

    told_apart = (("term",),)

    def forms(self, code: str) -> tuple[str, ...]:
        """Every form of the term in this language, the term itself first."""
        return tuple(dict.fromkeys((self.term[code], *self.also.get(code, ()))))

    def synonyms(self, code: str) -> tuple[str, ...]:
        """The forms in this language that are other words, not inflections of the term."""
        return tuple(
            form
            for form in self.forms(code)
            if not form.casefold().startswith(self.term[code].casefold())
        )


def by_letter(terms: Iterable[Term], language: Language) -> dict[str, list[Term]]:
    """The terms under the capital that each begins with, in this language's alphabetical order."""
    letters: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: language.alphabetical(term.term[language.code])):
        first = next(letter for letter in term.term[language.code] if letter.isalpha())
        letters.setdefault(language.letter(first.lower()).upper(), []).append(term)
    return letters
