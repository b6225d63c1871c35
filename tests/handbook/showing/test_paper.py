"""What a page has on the screen stands in a book as text, or stops the build."""

from __future__ import annotations

import pytest

from handbook.library import COMPONENTS, Library
from handbook.showing import fences
from handbook.showing.paper import Paper
from handbook.showing.templates import Place, Templates
from handbook.site.downloads import Downloads

SITE = "https://example.org/"


def printed(read: Library, html: str) -> tuple[str, list[str]]:
    """The chapter of a page with this HTML, and what is said against it."""
    page = read.pages["practice/plan"]
    paper = Paper(lambda word, item: f"<p>{word} {item}</p>", SITE, "en/")
    return paper.of(page.id, html, page.texts["en"]), [str(each) for each in paper.faults]


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("<h1>Title</h1><p>a <em>b</em></p>", "<p>a <em>b</em></p>"),
        ("<div><section>a<p>b</p></section></div>", "a<p>b</p>"),
        (
            '<details class="fold"><summary>Open</summary><p>inside</p></details>',
            "<p>inside</p>",
        ),
        ('<p>a <button type="button">press</button> b</p>', "<p>a  b</p>"),
        ("<p hidden>for a script</p><p>b</p>", "<p>b</p>"),
        ("<p>a<!-- remark -->b</p>", "<p>ab</p>"),
        (
            '<div class="admonition note"><p class="admonition-title">A</p></div>',
            '<aside class="box"><p class="topic">A</p></aside>',
        ),
        (
            '<form data-module="quiz" data-quiz="evidence"><p>?</p></form><p>b</p>',
            "<p>quiz evidence</p><p>b</p>",
        ),
        ('<div data-module="preferences"><p>erase</p></div><p>b</p>', "<p>b</p>"),
        ('<div class="path" data-module="path"><p>b</p></div>', "<p>b</p>"),
        (
            '<svg role="img" aria-labelledby="t"><title id="t">T</title><desc>D</desc></svg>',
            '<svg role="img" aria-label="T – D"/>',
        ),
        ('<p><svg aria-hidden="true"><path/></svg>b</p>', "<p>b</p>"),
    ],
)
def test_text_is_kept_and_what_is_for_the_screen_is_not(
    shown: str, kept: str, read: Library
) -> None:
    assert printed(read, shown) == (kept, [])


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("#goals", "page:practice/plan#goals"),
        ("#fn2:ips-25", "page:practice/plan#fn:ips-25"),
        ("../follow-up/", "page:practice/follow-up"),
        ("../../look-up/glossary/#ips", "page:look-up/glossary#ips"),
        ("../../paths/leader/?path=leader", "page:paths/leader"),
        ("../../", "page:index"),
        (
            "../../../downloads/ips-action-plan-en.pdf",
            f"{SITE}downloads/ips-action-plan-en.pdf",
        ),
        ("https://example.com/x", "https://example.com/x"),
        ("tel:116123", "tel:116123"),
    ],
)
def test_a_link_leads_to_a_page_by_its_id_or_out_of_the_book(
    target: str, leads_to: str, read: Library
) -> None:
    html, _ = printed(read, f'<p><a href="{target}">there</a></p>')
    assert html == f'<p><a href="{leads_to}">there</a></p>'


def test_all_that_pages_show_by_fences_can_be_printed(read: Library) -> None:
    kept = read.root / ".cache" / "downloads"
    templates = Templates(read, downloads=Downloads(read, kept, "https://example.org/"))
    language, shown = read.languages[0], set[tuple[str, ...]]()
    for page in read.pages.values():
        for fence in page.texts[language.code].fences:
            if (fence.word, *fence.body) in shown or not COMPONENTS[fence.word].on_paper:
                continue
            shown.add((fence.word, *fence.body))
            place = Place(page.id, language)
            html = fences.render(fence.word, "\n".join(fence.body), templates, place)
            paper = Paper(lambda word, item: "", SITE, language.root)
            paper.of(page.id, html, page.texts[language.code])
            assert [each.message for each in paper.faults] == [], fence.word
    assert {word for word, *_ in shown} >= {"quiz", "form", "calculator", "figure"}


@pytest.mark.parametrize(
    ("shown", "named"),
    [
        ("<video></video>", "video"),
        ('<div class="carousel"><p>a</p></div>', "div «carousel»"),
        ('<div data-module="game"></div>', "div «game»"),
        ("<ul><li><p><mark>a</mark></p></li></ul>", "mark"),
        ('<ul class="gallery"><li>a</li></ul>', "ul «gallery»"),
    ],
)
def test_an_element_that_a_book_does_not_know_is_named_with_its_page(
    shown: str, named: str, read: Library
) -> None:
    _, faults = printed(read, shown)
    assert len(faults) == 1
    assert faults[0].startswith("docs/en/practice/plan.md:")
    assert f"has the element {named}, and a book does not know" in faults[0]
