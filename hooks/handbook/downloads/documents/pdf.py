"""A form as a PDF that can be filled in, on a screen or by hand."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.downloads.documents.acroform import add_fields
from handbook.downloads.documents.controls import controls_of
from handbook.downloads.documents.typeset import typeset
from handbook.forms.form import Form
from handbook.reading.languages import Language


def write(form: Form, language: Language, words: Mapping[str, str]) -> bytes:
    return add_fields(typeset(form, language, words), controls_of(form, language.code, words))
