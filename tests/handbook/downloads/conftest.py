"""The documents of the handbook; what was made before, by the same code and data, is read."""

from __future__ import annotations

import pytest
import yaml

from documents import Made
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.text import Words
from handbook.site.downloads import Downloads
from places import GOLDEN, ROOT

CASES = GOLDEN / "forms.yml"


@pytest.fixture(scope="session")
def downloads(read: Library) -> Downloads:
    """The handbook's files to take along, kept where the site keeps them."""
    return Downloads(read, ROOT / ".cache" / "downloads", "https://example.org/")


@pytest.fixture(scope="session")
def made(read: Library, downloads: Downloads) -> list[Made]:
    """Every form of the handbook and, last, an invented one with every type of field."""
    text = yaml.safe_load(CASES.read_text("utf-8"))["sample"]
    sample = validate(parse(text, "sample.yml"), Form, ("nb", "en"))
    return [
        Made(downloads, form, language, Words(read.words, language.code))
        for form in (*read.forms.values(), sample)
        for language in read.languages
    ]


@pytest.fixture(scope="session")
def samples(read: Library, downloads: Downloads) -> list[bytes]:
    """Every form that is filled in as an example, in each language."""
    return [
        file.content
        for sample in read.samples.values()
        for language in read.languages
        for file in downloads.of(sample, language)
    ]
