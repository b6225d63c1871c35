"""The handbook's own text: nothing is wrong in it, in the words of `make proofread`."""

from __future__ import annotations

import pytest

from handbook.desk import proofread
from places import ROOT


def test_nothing_is_wrong_in_the_text_and_the_data() -> None:
    assert proofread.can_spell()
    if found := proofread.faults(ROOT):
        pytest.fail("\n".join(map(str, found)), pytrace=False)
