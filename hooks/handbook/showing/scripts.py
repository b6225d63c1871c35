"""Which scripts a page needs for the components on it, and in which order they load."""

from __future__ import annotations

import re

# A module whose script bears another name says so right after it.
_MODULE = re.compile(r'data-module="([\w-]+)"(?: data-script="([\w-]+)")?')
# Other scripts that a component asks for: its formula, or what a part of it is run by.
_EXTRA = re.compile(r'data-(?:formula|extra)="([\w-]+)"')
# Scripts that build on others, which are then loaded before them.
_BUILDS_ON = {
    "calculator": ("chart",),
    **dict.fromkeys(("done", "path", "practice", "preferences", "quiz", "record"), ("progress",)),
    "form": ("calendar", "form-answers", "form-checks", "form-file"),
    "fidelity-25": ("planning",),
    "quality-self-review": ("planning",),
    "referral-clocks": ("planning", "calendar"),
    "reference-group-calendar": ("planning", "calendar"),
    "start-up-plan": ("planning", "calendar"),
}


def needed(html: str) -> list[str]:
    """The file names of the scripts for the components in `html`, in the order to load them."""
    modules = sorted({script or module for module, script in _MODULE.findall(html)})
    before = dict.fromkeys(name for module in modules for name in _BUILDS_ON.get(module, ()))
    before.update(dict.fromkeys(sorted(set(_EXTRA.findall(html)))))
    return [f"{name}.js" for name in (*before, *modules)]
