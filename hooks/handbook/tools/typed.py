"""Text that a reader typed, pasted or opened, in the one form in which it is read."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, zero-width signs and marks of direction come along when text is copied.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_LEVEL = re.compile("[^\u00b2\u00b3\u00b9\u2070-\u209f]+")  # 20² is not 202


def plain(text: str) -> str:
    """`text` composed (NFKC), without signs that are not seen, and with single plain spaces.

    The same rule stands in docs/assets/js/typed.js.
    """
    level = _LEVEL.sub(lambda part: unicodedata.normalize("NFKC", part[0]), text)
    return " ".join(_UNSEEN.sub("", level).split())
