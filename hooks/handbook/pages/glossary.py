"""The words of the field: today's word, the word of the KIT, the other languages', the meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, ValidationInfo

from handbook.reading.languages import Language
from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import Fault


def _of_known_languages(value: dict[str, object], info: ValidationInfo) -> dict[str, object]:
    languages = (info.context or {}).get("languages", tuple(value))
    if unknown := [code for code in value if code not in languages]:
        raise ValueError(f"has {', '.join(unknown)}, which data/languages.yml does not list.")
    return value


def _listed(value: str, info: ValidationInfo) -> str:
    return next(iter(_of_known_languages({value: None}, info)))


InSome = Annotated[dict[str, str], AfterValidator(_of_known_languages)]
ManyInSome = Annotated[dict[str, tuple[str, ...]], AfterValidator(_of_known_languages)]
LanguageCode = Annotated[str, AfterValidator(_listed)]

# What a word that is met in one country belongs to, in the order of the sheet of such words.
Group = Literal["money", "work", "health", "offices", "rules", "service"]
_GROUPS: tuple[Group, ...] = get_args(Group)


class Term(Item):
    """One term of the field.

    `kit` is the word of the KIT where it is another, in the languages where it is. `also` are forms
    that mean the same, inflected ones too. `see` is the page that tells more. `link` says that its
    first use on a page leads to its entry. `met_in` is the language in which readers meet what
    belongs to one country, in letters and talks: its first use on a page in another language is
    followed by its word in that one, and the sheet of such words has it in its `group`.
    """

    id: Id
    term: Text
    kit: InSome = Field(default_factory=dict)
    definition: Text
    also: ManyInSome = Field(default_factory=dict)
    see: PageId | None = None
    link: bool = False
    met_in: LanguageCode | None = None
    group: Group | None = None

    told_apart = (("term",),)

    def faults(self) -> Iterator[Fault]:
        """A word for the sheet without a place on it, or a place without a word."""
        if self.met_in and not self.group:
            yield ("met_in",), f"needs `group`, its place on the sheet: {', '.join(_GROUPS)}."
        if self.group and not self.met_in:
            yield ("group",), "needs `met_in`, the language in which readers meet the word."

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
