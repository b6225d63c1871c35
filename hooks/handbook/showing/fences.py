"""Answers a page's fences: a word and the ids inside it become a component's HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handbook.pages.crosscheck import COMPONENTS
from handbook.pages.glossary import by_letter
from handbook.pages.sources import by_kind
from handbook.showing.templates import Place, Templates

CASES = 2  # questions of the self-check that a deck brings to a group


def render(word: str, body: str, templates: Templates, place: Place) -> str:
    """The HTML for a fence `word` with `body` inside it.

    The library is already checked, so every id in `body` is known.
    """
    ids = [line.strip() for line in body.splitlines() if line.strip()]
    if word in _GATHERED:
        return _GATHERED[word](ids, templates, place)
    return "\n".join(_ONE[word](name, templates, place) for name in ids)


def superfences(
    templates: Templates, place: Place, failure: type[Exception]
) -> list[dict[str, Any]]:
    """The custom fences of one page to hand to pymdownx.superfences.

    A component that cannot be rendered raises `failure`: SuperFences lets only its own exception
    through, and would print the fence as code after any other.
    """

    def format_fence(source: str, word: str, *_: Any, **__: Any) -> str:
        try:
            # what begins with a space would be put into a paragraph
            return render(word, source, templates, place).lstrip()
        except Exception as error:
            page = f"{place.page} ({place.language.code})"
            raise failure(f"{page}: the component «{word}» cannot be shown: {error}") from error

    return [
        {"name": word, "class": f"handbook-{word}", "format": format_fence} for word in COMPONENTS
    ]


def _item(collection: str, word: str) -> Callable[[str, Templates, Place], str]:
    def show(name: str, templates: Templates, place: Place) -> str:
        item = getattr(templates.library, collection)[name]
        return templates.render(word, place, item=item)

    return show


def _corrections(kinds: list[str], templates: Templates, place: Place) -> str:
    rows = [row for row in templates.library.corrections.values() if row.kind in kinds]
    return templates.render("corrections", place, rows=rows)


def _glossary(_: list[str], templates: Templates, place: Place) -> str:
    letters = by_letter(templates.library.glossary.values(), place.language)
    return templates.render("glossary", place, letters=letters)


def _sources(_: list[str], templates: Templates, place: Place) -> str:
    return templates.render("bibliography", place, kinds=by_kind(templates.library.sources))


def _tool(name: str, templates: Templates, place: Place) -> str:
    """A calculator by the template they share; any other tool by one that bears its id."""
    library = templates.library
    template = "calculator" if name in library.calculators else name
    values: dict[str, Any] = {"item": library.tools[name]}
    if name in library.schedules:
        values["file"] = templates.downloads.plan(library.schedules[name], place.language)
    return templates.render(template, place, **values)


def _form(name: str, templates: Templates, place: Place) -> str:
    form = templates.library.forms[name]
    files = templates.downloads.of(form, place.language)
    return templates.render("form", place, item=form, files=files)


def _form_files(ids: list[str], templates: Templates, place: Place) -> str:
    library = templates.library
    listed = [
        (form, library.page_of("form", name), templates.downloads.of(form, place.language))
        for name in ids
        for form in (library.forms[name],)
    ]
    return templates.render("form-files", place, listed=listed)


def _sample(name: str, templates: Templates, place: Place) -> str:
    sample = templates.library.samples[name]
    file = templates.downloads.of_sample(sample, place.language)
    form = templates.library.forms[name]
    return templates.render("sample", place, item=sample, form=form, file=file)


def _packages(name: str, templates: Templates, place: Place) -> str:
    packages = templates.packages.of(name, place.language)
    return templates.render("packages", place, packages=packages)


def _practice(name: str, templates: Templates, place: Place) -> str:
    library = templates.library
    found = ((quiz, library.page_of("quiz", quiz.id)) for quiz in library.quizzes.values())
    kinds = {"principle"} if name == "mixed" else None
    shown = [
        (quiz, page) for quiz, page in found if page and (not kinds or page.facts.kind in kinds)
    ]
    return templates.render("practice", place, kind=name, shown=shown)


def _preferences(name: str, templates: Templates, place: Place) -> str:
    return templates.render(f"preferences-{name}", place)


def _slides(name: str, templates: Templates, place: Place) -> str:
    """A session with what its principle's page compares and the first cases of its self-check."""
    library = templates.library
    fences = library.pages[f"principles/{name}"].texts[library.languages[0].code].fences
    rows = [row for fence in fences if fence.word == "then-now" for row in fence.body]
    quiz = library.quizzes.get(name)
    return templates.render(
        "slides",
        place,
        item=library.sessions[name],
        rows=[library.comparisons[row] for row in rows],
        questions=quiz.questions[:CASES] if quiz else (),
    )


def _then_now(ids: list[str], templates: Templates, place: Place) -> str:
    rows = [templates.library.comparisons[name] for name in ids]
    return templates.render("then-now", place, rows=rows)


def _quality_scale(ids: list[str], templates: Templates, place: Place) -> str:
    scales = templates.library.scales.values()
    shown = [(scale, [item for name in ids for item in scale.about(name)]) for scale in scales]
    return templates.render("quality-scale", place, scales=shown)


def _paths(word: str) -> Callable[[list[str], Templates, Place], str]:
    def show(ids: list[str], templates: Templates, place: Place) -> str:
        return templates.render(word, place, paths=[templates.library.paths[name] for name in ids])

    return show


_ONE: dict[str, Callable[[str, Templates, Place], str]] = {
    "calculator": _tool,
    "figure": _item("figures", "figure"),
    "form": _form,
    "packages": _packages,
    "path": _item("paths", "path"),
    "practice": _practice,
    "preferences": _preferences,
    "quiz": _item("quizzes", "quiz"),
    "sample": _sample,
    "scale": _item("scales", "scale"),
    "session": _item("sessions", "session"),
    "slides": _slides,
}
_GATHERED: dict[str, Callable[[list[str], Templates, Place], str]] = {
    "corrections": _corrections,
    "form-files": _form_files,
    "glossary": _glossary,
    "quality-scale": _quality_scale,
    "record": _paths("record"),
    "roles": _paths("roles"),
    "sources": _sources,
    "then-now": _then_now,
}
