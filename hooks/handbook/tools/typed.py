"""Text that a reader typed, pasted or opened, in the one form in which it is read."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, zero-width signs and marks of direction come along when text is copied.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """`text` composed (NFKC), without signs that are not seen, and with single plain spaces.

    The same rule stands in docs/assets/js/typed.js.
    """
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())
