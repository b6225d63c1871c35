"""A form with the answers of a sample, as a PDF to read."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.downloads.documents.typeset import typeset
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.reading.languages import Language


def write(filled: tuple[Sample, Form], language: Language, words: Mapping[str, str]) -> bytes:
    sample, form = filled
    return typeset(form, language, words, sample.answers)
