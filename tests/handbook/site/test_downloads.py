"""Every file to take along is published, made once, and made anew when it would differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.downloads import origin
from handbook.downloads.formats import FORMATS, Format
from handbook.downloads.platforms import Material
from handbook.library import Library
from handbook.site.downloads import Downloads
from handbook.site.materials import ALL
from places import SITE

KEPT = Path(__file__).parents[3] / ".cache" / "downloads"


def test_every_item_is_published_in_each_of_its_formats_and_in_every_language(
    read: Library, tmp_path: Path
) -> None:
    written = Downloads(read, KEPT, SITE).publish(tmp_path)
    forms = {f"{form}-{{}}.{ending}" for form in read.forms for ending in ("pdf", "docx")}
    samples = {f"{sample}-sample-{{}}.pdf" for sample in read.samples}
    leaflets = {f"leaflet-{leaflet}-{{}}.pdf" for leaflet in read.leaflets}
    slides = {f"slides-{session}-{{}}.pptx" for session in read.sessions}
    plans = {f"{plan}-{{}}.docx" for plan in read.schedules}
    memos = {f"memo-{memo}-{{}}.docx" for memo in read.memos}
    cards = {
        f"card-{page.id.replace('/', '-')}-{{}}.pdf"
        for page in read.pages.values()
        if any(each.id == "checklist" for each in page.texts[read.languages[0].code].headings)
    }
    books = {f"workbook-{book}-{{}}.xlsx" for book in read.workbooks}
    packages = {
        f"{kind}-{quiz}-{{}}.{FORMATS[kind].ending}"
        for kind in FORMATS
        if FORMATS[kind].of is Material
        for quiz in (*read.quizzes, ALL)
    }
    wanted = {
        f"ips-{name.format(language.code)}"
        for name in forms
        | samples
        | leaflets
        | slides
        | plans
        | memos
        | books
        | cards
        | {"cards-{}.pdf"}
        | packages
        for language in read.languages
    }
    assert {path.name for path in (tmp_path / "downloads").iterdir()} == wanted
    assert sorted(each.address for each in written) == sorted(f"downloads/{x}" for x in wanted)


def test_a_second_build_makes_nothing(
    read: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = read.languages[0]
    first = list(Downloads(read, tmp_path, "https://example.org/").by_format("gift", language))

    def never(*_: object) -> bytes:
        raise AssertionError("a file was made again")

    monkeypatch.setattr(Format, "write", never)
    assert (
        list(Downloads(read, tmp_path, "https://example.org/").by_format("gift", language)) == first
    )


def test_a_changed_form_is_made_anew(read: Library, tmp_path: Path) -> None:
    form, language = read.forms["referral-form"], read.languages[0]
    kept = Downloads(read, tmp_path, "https://example.org/")
    changed = form.model_copy(update={"version": "9.9"})
    pairs = zip(kept.of(form, language), kept.of(changed, language), strict=True)
    assert all(before.content != after.content for before, after in pairs)


@pytest.mark.parametrize(
    ("kind", "file", "is_made_by"),
    [
        ("scorm", "downloads/platforms/scorm.py", True),
        ("scorm", "downloads/platforms/scorm/sco.html", True),
        ("scorm", "learning/quizzes.py", True),
        ("scorm", "downloads/documents/form.typ", False),
        ("docx", "downloads/documents/parts.py", True),
        ("docx", "forms/fields.py", True),
        ("docx", "reading/languages.py", True),
        ("docx", "downloads/platforms/scorm/sco.html", False),
        ("docx", "tools/meetings.py", False),
    ],
)
def test_a_file_is_made_anew_when_code_that_makes_it_changes(
    kind: str, file: str, is_made_by: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = FORMATS[kind].module
    before, read_bytes = origin.code_of.__wrapped__(module), Path.read_bytes

    def saved(path: Path) -> bytes:
        changed = path.as_posix().endswith(f"handbook/{file}")
        return read_bytes(path) + (b"\n# changed" if changed else b"")

    monkeypatch.setattr(Path, "read_bytes", saved)
    assert (origin.code_of.__wrapped__(module) != before) is is_made_by
