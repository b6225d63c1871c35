"""Samples are PDFs to read, never to be taken for somebody's own."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from handbook.library import Library


def test_a_sample_shows_every_answer_says_on_every_sheet_that_it_is_made_up_and_takes_no_typing(
    read: Library, samples: list[bytes]
) -> None:
    pairs = [(sample, language) for sample in read.samples.values() for language in read.languages]
    assert {sample.id for sample, _ in pairs} == {
        "action-plan",
        "career-profile",
        "cooperation-agreement",
        "decision-memo",
        "employer-log",
        "field-mentoring-log",
        "follow-along-plan",
        "indicators",
        "interview-guide",
        "job-ended-review",
        "openness-agreement",
        "quality-visit",
        "questions-for-nav",
        "referral-form",
    }
    for (sample, language), content in zip(pairs, samples, strict=True):
        sheets = [
            " ".join(sheet.get_textpage().get_text_range().split())
            for sheet in pypdfium2.PdfDocument(content)
        ]
        made_up = read.words["form_sample"][language.code]
        assert all(made_up in sheet for sheet in sheets)
        for answer in sample.answers.values():
            if not isinstance(answer, str):
                assert answer[language.code] in " ".join(sheets)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert "/AcroForm" not in pdf.Root
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"].startswith(made_up)
