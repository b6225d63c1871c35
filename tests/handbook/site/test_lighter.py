"""A page loses its indents, and keeps what is shown as it is written."""

from __future__ import annotations

from handbook.site.lighter import unindented


def test_indents_and_empty_lines_go_and_words_stay_apart() -> None:
    assert unindented("<ul>\n\n   <li>one\n    two</li>\n</ul>") == "<ul>\n<li>one\ntwo</li>\n</ul>"


def test_what_is_shown_as_it_is_written_stays() -> None:
    written = "<pre>a\n  b</pre>\n<textarea>\n  c</textarea>"
    assert unindented(f"<p>\n  x</p>{written}\n  y") == f"<p>\nx</p>{written}\ny"
