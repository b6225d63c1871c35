"""Tells an author what readers' browsers would block: the site's policy lets none of it through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.pages.page import PageText
from handbook.reading.problems import Problem

_SUSPECT = re.compile(r"[<=]|//|javascript:", re.IGNORECASE)  # few lines have any of these
_CODE = re.compile(r"(`+).*?\1")
# What is blocked, in HTML and in the attributes that Markdown takes in braces, and its cure.
_BLOCKED = (
    (
        re.compile(r"<(script|style|base|meta|link|iframe|frame|object|embed)\b", re.IGNORECASE),
        "has <{}> on the page. Remove it, or write a component: see DEVELOPING.md.",
    ),
    (
        re.compile(r"""[\s{"']style\s*=\s*(["'].*?["'])""", re.IGNORECASE),
        "has the style {}. Remove it, or put a rule in a file below docs/assets/css/.",
    ),
    (
        re.compile(r"""[\s{"'](on[a-z]{3,})\s*=\s*["'\w]""", re.IGNORECASE),
        "has the handler {}. Remove it, or put a script below docs/assets/js/.",
    ),
    (
        re.compile(r"""["'(<=]\s*(javascript:)""", re.IGNORECASE),
        "has the script {} as an address. Write where the link leads.",
    ),
    (
        re.compile(
            r"""(?:!\[[^\]]*\]\(|\b(?:src|srcset|data|poster)\s*=\s*["']?)"""
            r"""[^"')]*?((?:https?:)?//[^\s"')>,]+)""",
            re.IGNORECASE,
        ),
        "loads {} from elsewhere. Put the file below docs/assets/.",
    ),
)


def blocked(text: PageText) -> Iterator[Problem]:
    """All that a browser would refuse to show or run of what stands in the page's own Markdown.

    What templates bring is held to the policy by the tests, which open every page.
    """
    for written, number in text.prose:
        if not _SUSPECT.search(written):
            continue
        line = _CODE.sub("", written)
        for pattern, message in _BLOCKED:
            for found in pattern.findall(line):
                yield Problem(text.file, number, "page", message.format(found))
