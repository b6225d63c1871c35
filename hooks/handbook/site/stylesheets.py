"""Joins the theme's rules and our stylesheets into the one that pages load."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin

# Ours stand on the theme's rules, and every component builds on our tokens.
_FIRST = ("theme.css", "handbook.css")


def joined(root: Path) -> str:
    """The stylesheets of the handbook at `root` as one, minified.

    It is to stand where its parts stand, so that addresses in them stay right.
    """
    paths = sorted((root / "docs" / "assets" / "css").glob("*.css"), key=_place)
    whole = "\n".join(path.read_text("utf-8") for path in paths)
    return f"{cssmin(whole, keep_bang_comments=True)}\n"


def _place(path: Path) -> tuple[int, str]:
    return _FIRST.index(path.name) if path.name in _FIRST else len(_FIRST), path.name
