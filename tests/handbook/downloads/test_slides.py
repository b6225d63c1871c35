"""Slides say what the page's slides say, with the plan in the notes and room for a name."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation

import programs
from handbook.library import Library
from handbook.site.downloads import Download, Downloads
from places import SITE
from printed import bare

MOST = 14
FOOT = 50  # points from the edge of a slide, where its foot stands


@pytest.fixture(scope="session")
def decks(read: Library, downloads: Downloads) -> list[Download]:
    """The slides of every session, in every language."""
    return [file for each in read.languages for file in downloads.by_format("slides", each)]


def shown(file: Download) -> Any:
    return Presentation(io.BytesIO(file.content))


def test_every_session_has_slides_with_all_they_say_on_the_page(
    decks: list[Download], read: Library
) -> None:
    assert len(decks) == len(read.sessions) * len(read.languages)
    for file in decks:
        session, code = read.sessions[file.item.id], file.language
        title = read.pages[session.about].texts[code].title
        slides = [*shown(file).slides]
        assert len(slides) == len(session.slides) <= MOST
        for slide, said in zip(slides, session.slides, strict=True):
            assert slide.shapes.title.text_frame.text == (said.title[code] if said.title else title)
            lines = [line[code] for line in said.lines] + ([said.ask[code]] if said.ask else [])
            body = slide.placeholders[1].text_frame
            assert [each.text for each in body.paragraphs] == lines
            notes = slide.notes_slide.notes_text_frame.text
            assert said.step.do[code] in notes
            assert str(said.step.minutes) in notes


def test_a_service_can_put_its_name_on_the_first_slide(
    decks: list[Download], read: Library
) -> None:
    for file in decks:
        first, *others = shown(file).slides
        name = first.placeholders[2]
        assert name.text_frame.text == ""  # nothing is shown of what is not filled in
        prompt = {each.placeholder_format.idx: each for each in first.slide_layout.placeholders}[2]
        assert prompt.text_frame.text == read.words["deck_service"][file.language]
        assert all(len(slide.placeholders) == 2 for slide in others)


def test_slides_tell_who_made_them_when_and_where_the_newest_stand(
    decks: list[Download], read: Library
) -> None:
    for file in decks:
        core, language = shown(file).core_properties, read.language(file.language)
        assert (core.title, core.language) == (file.title, language.locale)
        for slide in shown(file).slides:
            foot = slide.shapes[-1].text_frame.text
            assert file.item.address in foot
            assert language.date(file.date) in foot


def test_made_twice_the_bytes_are_the_same(
    decks: list[Download], read: Library, tmp_path: Path
) -> None:
    language = read.languages[0]
    again = Downloads(read, tmp_path, SITE)
    assert next(again.by_format("slides", language)).content == decks[0].content


@pytest.mark.office
def test_nothing_runs_off_a_slide(decks: list[Download], tmp_path: Path) -> None:
    files = []
    for file in decks:
        path = tmp_path / f"{file.item.id}-{file.language}.pptx"
        path.write_bytes(file.content)
        files.append(str(path))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = programs.impress()
    assert office
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True)
    for file in decks:
        pages = pypdfium2.PdfDocument(tmp_path / f"{file.item.id}-{file.language}.pdf")
        assert len(pages) == len(file.item.slides)
        for page, slide in zip(pages, file.item.slides, strict=True):
            above = bare(page.get_textpage().get_text_bounded(bottom=FOOT))
            for text in (slide.title, *slide.lines, slide.ask):
                assert bare(text) in above, (file.id, text)
