"""Documents made from the handbook's data: fillable PDF and Word files."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.reading.languages import Language

KINDS = ("pdf", "docx")


def make(kind: str, form: Form, language: Language, words: Mapping[str, str]) -> bytes:
    """`form` as a file of `kind`, the same bytes every time; `words` are those of `language`."""
    # Loaded first when a document must be made: most builds find all of them made already.
    if kind == "docx":
        from handbook.downloads.documents.word import write  # noqa: PLC0415

        return write(form, language, words)
    from handbook.downloads.documents.acroform import add_fields  # noqa: PLC0415
    from handbook.downloads.documents.controls import controls_of  # noqa: PLC0415
    from handbook.downloads.documents.typeset import typeset  # noqa: PLC0415

    return add_fields(typeset(form, language, words), controls_of(form, language.code, words))


def make_sample(sample: Sample, form: Form, language: Language, words: Mapping[str, str]) -> bytes:
    """`form` with the answers of `sample` as a PDF to read, the same bytes every time."""
    from handbook.downloads.documents.typeset import typeset  # noqa: PLC0415 - as above

    return typeset(form, language, words, sample.answers)


def documents_of(form: Form, language: Language, words: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of `form` in `language`, by kind."""
    return {kind: make(kind, form, language, words) for kind in KINDS}
