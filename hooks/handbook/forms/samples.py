"""Samples: a form filled in about a made-up person or service, to read as a page or a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated

from handbook.forms.form import Form
from handbook.reading.problems import unknown
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Fault, RefersTo

# What was written (in every language), or the id of the answer that was chosen.
Answers = Mapping[str, Text | str]
NO_ANSWERS: Answers = MappingProxyType({})


class Sample(Item):
    """The form `id`, filled in. `about` says who or what is made up."""

    id: Annotated[Id, RefersTo("forms")]
    about: Text
    answers: dict[Id, Text | str]

    def faults_with(self, form: Form) -> Iterator[Fault]:
        """Answers that `form` does not ask for or does not offer.

        Which id is meant follows from several fields, so no type can say it.
        """
        known = set(answers_of(form))
        for name, answer in self.answers.items():
            wanted = f"{self.id}/{name}" + (f"/{answer}" if isinstance(answer, str) else "")
            if wanted not in known:
                yield ("answers", name), unknown(wanted, "answers", known)


def answers_of(form: Form) -> Iterator[str]:
    """Every answer the form takes: form/field, and form/field/answer where one is chosen."""
    for field in form.opened:
        if field.choices:
            yield from (f"{form.id}/{field.id}/{answer}" for answer in field.choices)
        elif field.control != "list":
            yield f"{form.id}/{field.id}"
