"""Reads mkdocs.yml before the engine does, and tells what is wrong there with its line.

The menu is read by `handbook.pages.menu`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from handbook.pages import menu
from handbook.reading.located import Located, validate
from handbook.reading.problems import Problem, Problems
from handbook.reading.text import Item, Text

# Extensions without which pages would be built and lack something.
_NEEDED = (
    "admonition",
    "attr_list",
    "footnotes",
    "tables",
    "toc",
    "pymdownx.superfences",
)
_PLUGIN = "i18n"


class Theme(Item):
    """What is said of the theme; the templates of `custom_dir` show all pages."""

    name: Literal["material"]
    custom_dir: str
    font: Any = None
    static_templates: tuple[str, ...] = ()


class Settings(Item):
    """All that mkdocs.yml may say: what stands nowhere here, nothing would use."""

    site_name: str | None = None
    site_url: Any = None
    docs_dir: Literal["docs"] = "docs"
    strict: Any = None
    theme: Theme | None = None
    hooks: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    plugins: tuple[Any, ...] = ()
    nav: Any = None
    markdown_extensions: tuple[Any, ...] = ()
    validation: dict[str, str] | None = None


def faults(
    root: Path, words: Mapping[str, Text] | None = None, source: str = ""
) -> Iterator[Problem]:
    """What is wrong in mkdocs.yml below `root`, if there is one.

    The name of the site is that of `words` in the language `source`, where they are given.
    """
    try:
        located = menu.read(root)
        if located is None:
            return
        settings = validate(located, Settings, ())
    except Problems as error:
        yield from error.problems
        return
    yield from _gone(root, located, settings)
    if (root / "hooks").is_dir():
        yield from _lost(root, located, settings)
    name = words["site_name"][source] if words and "site_name" in words else None
    if name and settings.site_name not in (None, name):
        message = (
            f"is «{settings.site_name}», and readers see «{name}», from data/interface.yml. Write "
            "the name there, in every language, and the same here."
        )
        yield located.problem(("site_name",), message)


def _gone(root: Path, located: Located, settings: Settings) -> Iterator[Problem]:
    """Files and folders that are named and not there."""
    named = [(("hooks", place), name) for place, name in enumerate(settings.hooks)]
    named += [(("watch", place), name) for place, name in enumerate(settings.watch)]
    if settings.theme:
        yield from _missing(root, located, ("theme", "custom_dir"), settings.theme.custom_dir)
    for path, name in named:
        yield from _missing(root, located, path, name)


def _lost(root: Path, located: Located, settings: Settings) -> Iterator[Problem]:
    """What the pages need and nobody would miss before a reader does."""
    needed = {
        "hooks": (f"hooks/{file.name}" for file in sorted((root / "hooks").glob("*.py"))),
        "plugins": (_PLUGIN,),
        "markdown_extensions": _NEEDED,
    }
    for section, names in needed.items():
        written = getattr(settings, section)
        named = {
            each for entry in written for each in ([entry] if isinstance(entry, str) else entry)
        }
        for name in names:
            if name not in named:
                message = f"does not name «{name}», which the pages need. Add it."
                yield located.problem((section,), message)


def _missing(
    root: Path, located: Located, path: tuple[str | int, ...], name: str
) -> Iterator[Problem]:
    if not (root / name).exists():
        yield located.problem(path, f"names «{name}», which is not there. Correct it.")
