"""The documents of the handbook; what was made before, by the same code and data, is read."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from documents import Made
from handbook.downloads.books import Book, Chapter, Part
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.text import Words
from handbook.site.downloads import Downloads
from places import CODES, GOLDEN, ROOT, SITE

CASES = GOLDEN / "forms.yml"


@pytest.fixture(scope="session")
def downloads(read: Library) -> Downloads:
    """The handbook's files to take along, kept where the site keeps them."""
    return Downloads(read, ROOT / ".cache" / "downloads", SITE)


@pytest.fixture(scope="session")
def made(read: Library, downloads: Downloads) -> list[Made]:
    """Every form of the handbook and, last, an invented one with every type of field."""
    text = yaml.safe_load(CASES.read_text("utf-8"))["sample"]
    sample = validate(parse(text, "sample.yml"), Form, CODES)
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


TERM = '<a class="term" href="page:look-up/glossary#caseload">caseload</a>'
ONE = f"""
<p>Twenty is the most; of a {TERM} see <a href="page:two#why">why</a>, and
<a href="page:three">what is not here</a>.<sup><a class="note" href="page:one#fn:a">1</a></sup></p>
<h2 id="say">What to say</h2><blockquote><p>“May I ask?”</p></blockquote>
<figure><figcaption><strong>Bars</strong></figcaption><svg width="100%" height="40" role="img"
aria-label="Bars: ten of twenty"><rect class="figure__bar" width="50%" height="36"/></svg>
<table><thead><tr><th scope="col">Group</th><th scope="col">Share</th></tr></thead>
<tbody><tr><th scope="row">IPS</th><td>10</td></tr></tbody></table></figure>
<figure><img alt="A house with its door open." src="house.svg"/></figure>
<h4>Skips a level</h4>
<aside class="box"><p class="topic">Made up</p><p>#Kim [meets] $Nav$ *</p></aside>
<dl><dt>Then</dt><dd>Twenty-five</dd><dd>Or fewer</dd></dl>
<h2 id="sources">Sources</h2><section class="notes"><ol><li id="fn:a"><p>Bond (2008).
<a href="https://example.org/a-study">The study</a></p></li></ol></section>
"""
HOUSE = (GOLDEN / "handbook" / "docs" / "assets" / "img" / "house.svg").read_bytes()
TWO = '<p>First.</p><h2 id="why">Why</h2><ul><li>One<ol class="options"><li>A</li></ol></li></ul>'


@pytest.fixture(scope="session")
def book() -> Book:
    """A small book of two pages that lead to each other, and one that leads out of it."""
    return Book(
        id="-leader",
        title="The handbook: leader",
        about="Get the decision.",
        address="https://example.org/en/paths/leader/",
        home="https://example.org/en/",
        day=date(2026, 11, 30),
        parts=(
            Part("Week 1", (Chapter("one", "The first page", ONE, gain="You can say it."),)),
            Part("Week 2", (Chapter("two", "The second page", TWO),)),
        ),
        pictures=(("house.svg", HOUSE),),
        terms=(("caseload", "Caseload"), ("nobody", "What nobody mentions")),
    )
