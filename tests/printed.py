"""The words of what is printed, as a reader of documents gives them."""

from __future__ import annotations


def bare(text: str) -> str:
    """Without what lines do to it: they break anywhere, also at a hyphen."""
    return "".join(text.replace("\ufffe", "").replace("-", "").split())
