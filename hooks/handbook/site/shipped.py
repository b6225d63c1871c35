"""Removes from the built site what the engine and the theme bring and no page needs."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from handbook.library import Library
from handbook.pages.pictures import OURS

# Material brings the word stems of 30 languages, maps for its developers, and styles of which
# theme.css has what pages use.
_UNUSED = (
    "*.map",
    # ours go out under names of their own (`handbook.site.assets`)
    "assets/css/*.css",
    "assets/js/*.js",
    "assets/images/*",
    "assets/javascripts/lunr/*",
    "assets/stylesheets/*",
)
_PICTURES = "assets/img/"
_STEMS = "assets/javascripts/lunr/min/lunr.{}.min.js"


def is_shipped(address: str, library: Library) -> bool:
    """Whether the file at `address` (below the site) goes out with the site."""
    stems = {"stemmer.support", *(language.search for language in library.languages)}
    if address in {_STEMS.format(stem) for stem in stems}:
        return True
    if address.startswith(_PICTURES):
        return address.removeprefix(_PICTURES) in OURS | _shown(library)
    return not any(fnmatchcase(address, pattern) for pattern in _UNUSED)


def _shown(library: Library) -> set[str]:
    """The files of the pictures that a page shows."""
    shown = (each for each in library.pictures.values() if library.page_of("picture", each.id))
    return {picture.file for picture in shown}


def clean(site: Path, library: Library) -> None:
    """Removes every file of `site` that is not shipped, and the folders this leaves empty."""
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not path.stat().st_size or not is_shipped(path.relative_to(site).as_posix(), library):
            path.unlink()
