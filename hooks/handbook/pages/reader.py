"""Takes a page apart as the engine does, and tells what would turn into something else there.

Pages take a part of Markdown: headings, paragraphs, lists, boxes, quotations, tables and fences,
each in the one form that every program reads alike. CONTRIBUTING.md shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from handbook.pages import beginnings, inline, tables
from handbook.pages.beginnings import BOX, FENCE, ITEM, RULE, UNDERLINE
from handbook.pages.markdown import Block, Fence, Kind, Markdown
from handbook.reading.marks import CONFLICT, MERGE, left_over

INDENT = 4  # spaces for each list and box that something is inside

_AS_CODE = "is indented by {} spaces and would be shown as code. Indent by {}, or by none."
_UNEVEN = "is indented by {} spaces. Indent by four for each list and box that it is inside."
_UNLIKE = "is indented otherwise than the fence's first line. Make them alike."
_EMPTY_LINE = "begins right below a text. Leave an empty line before it."


@dataclass
class _Inside:
    """A list's item or a box that what is indented after it belongs to."""

    line: int
    number: int | None = None  # of an item in a list with numbers
    is_box: bool = False
    is_empty: bool = True


@dataclass
class _Opened:
    """A fence that is not closed yet: how it began, and the lines inside so far."""

    mark: str
    indent: int
    fence: Fence
    body: list[str] = field(default_factory=list)

    def read(self, *, is_closed: bool) -> Fence:
        body = tuple(line.strip() for line in self.body if line.strip())
        return replace(self.fence, body=body, is_closed=is_closed)


def read(lines: Iterable[str], first: int) -> Markdown:
    """What is written in `lines`, of which the first has the number `first`."""
    return _Reader().read(lines, first)


class _Reader:
    def __init__(self) -> None:
        self._found = Markdown()
        self._inside: list[_Inside] = []
        self._kind: Kind | None = None  # of the block that the next line may go on
        self._level = 0  # how many lists and boxes that block is inside
        self._lines: list[tuple[str, int]] = []
        self._fence: _Opened | None = None
        self._is_after_fence = False

    def read(self, lines: Iterable[str], first: int) -> Markdown:
        for number, line in enumerate(lines, first):
            if self._fence:
                self._go_on_fence(self._fence, line, number)
            else:
                self._line(line, number)
        self._close()
        self._leave(0)
        if self._fence:
            self._found.fences.append(self._fence.read(is_closed=False))
        return self._found

    def _fault(self, number: int, what: str, *messages: str) -> None:
        self._found.faults += [(number, what, message) for message in messages]

    def _line(self, line: str, number: int) -> None:
        if "\t" in line:
            self._fault(number, "text", "has a tab. Write spaces instead.")
            line = line.expandtabs(INDENT)
        body = line.lstrip(" ")
        indent, fence = len(line) - len(body), FENCE.match(body)
        if not fence:
            self._found.prose.append((line, number))
        if not body:
            self._close()
        elif CONFLICT.match(body):
            self._close()
            self._fault(number, "text", *(says for _, says in left_over(body, (MERGE,))))
        elif fence:
            self._open_fence(fence, indent, number)
        else:
            self._text(body, indent, number)
        self._is_after_fence = False

    def _text(self, body: str, indent: int, number: int) -> None:
        if self._is_after_fence:
            self._fault(number, "text", "stands right below a fence. Leave an empty line between.")
        if self._kind and UNDERLINE.match(body):
            message = "underlines the text above, which becomes a heading. Write ## before it."
            self._fault(number, "text", message)
            self._close()
            return
        self._fault(number, "text", *beginnings.no_beginning(body))
        item = ITEM.match(body)
        if not self._kind and RULE.match(body):
            self._place(indent, number)
        elif body.startswith("#"):
            self._heading(body, indent, number)
        elif body.startswith("!!!"):
            self._box(body, indent, number)
        elif body.startswith(">"):
            self._quotation(body[1:].strip(), indent, number)
        elif item and (self._kind in (None, "item") or item[1] in ("-", "*", "+", "1.")):
            self._item(item, indent, number)
        elif self._kind:
            self._go_on(body, indent, number)
        else:
            self._begin("row" if tables.is_row(body) else "paragraph", body, indent, number)

    def _begin(self, kind: Kind, text: str, indent: int, number: int) -> None:
        self._place(indent, number)
        self._kind, self._lines = kind, [(text, number)]

    def _go_on(self, body: str, indent: int, number: int) -> None:
        above = self._lines[-1][0]
        if self._kind == "quotation":
            message = "goes on a quotation. Begin it with >, or leave an empty line before it."
            self._fault(number, "quotation", message)
        elif indent < INDENT * self._level:
            message = "is indented less than the line above it, and falls out. Indent both alike."
            self._fault(number, "text", message)
        elif body[:2] in ("– ", "— ") and above[:2] == body[:2]:
            self._fault(number, "list", f"«{body[0]}» makes no list. Begin with a hyphen: -")
        self._lines.append((body, number))

    def _place(self, indent: int, number: int) -> None:
        """Finds the lists and boxes that what begins here is inside."""
        level, uneven = divmod(indent, INDENT)
        if level > len(self._inside):
            level = len(self._inside)
            self._fault(number, "text", _AS_CODE.format(indent, INDENT * level or "four in a list"))
        elif uneven:
            self._fault(number, "text", _UNEVEN.format(indent))
        for each in self._inside[:level]:
            each.is_empty = False
        self._leave(level)
        self._level = level

    def _leave(self, level: int) -> None:
        """Leaves the lists and boxes deeper than `level`."""
        for each in self._inside[level:]:
            if each.is_box and each.is_empty:
                message = "is an empty box. Indent what is inside it by four spaces."
                self._fault(each.line, "box", message)
        del self._inside[level:]

    def _close(self) -> None:
        """Ends the block that is open, and reads what is inside its lines."""
        kind, lines = self._kind, self._lines
        self._kind, self._lines = None, []
        if kind == "row":
            for number, message in tables.faults(lines):
                self._fault(number, "table", message)
            for row, number in lines:
                if not tables.is_dashes(row):
                    self._block(kind, row.strip("| ").replace("\\|", " ").replace("|", "/"), number)
        elif kind:
            self._block(kind, "\n".join(text for text, _ in lines), lines[0][1])

    def _block(self, kind: Kind, text: str, number: int) -> None:
        read = inline.read(text)
        self._found.blocks.append(Block(kind, text, number))
        for link in read.links:
            line = number + text.count("\n", 0, link.place)
            self._found.links.append((link.target, line))
        told = {line for line, _, _ in self._found.faults}
        for place, message in read.faults:
            line = number + text.count("\n", 0, place)
            if line not in told:
                self._fault(line, "text", message)

    def _heading(self, body: str, indent: int, number: int) -> None:
        self._close()
        self._leave(0)
        heading, faults = beginnings.heading(body, number)
        if indent:
            faults.insert(0, "is indented, and is no heading then. Begin it at the margin.")
        self._fault(number, f"heading «{heading.text}»", *faults)
        self._found.headings.append(heading)
        self._block("heading", heading.text, number)

    def _box(self, body: str, indent: int, number: int) -> None:
        if self._kind:
            self._fault(number, "box", _EMPTY_LINE)
        self._close()
        self._place(indent, number)
        self._fault(number, "box", *beginnings.box(body))
        self._inside.append(_Inside(number, is_box=True))
        if found := BOX.match(body):
            self._block("title", found[2], number)

    def _quotation(self, text: str, indent: int, number: int) -> None:
        self._fault(number, "quotation", *beginnings.quotation(text))
        if self._kind not in (None, "quotation"):
            self._fault(number, "quotation", _EMPTY_LINE)
            self._close()
        if not text and not self._kind:
            self._fault(number, "quotation", "quotes nothing. Write what is quoted, or delete it.")
        elif not text:
            self._close()
        elif self._kind:
            self._lines.append((text, number))
        else:
            self._begin("quotation", text, indent, number)

    def _item(self, item: re.Match[str], indent: int, number: int) -> None:
        level = indent // INDENT
        if self._kind not in (None, "item") and level >= self._level:
            self._fault(number, "list", _EMPTY_LINE)
        self._close()
        before = self._inside[level] if level < len(self._inside) else None
        in_list = (before.number,) if before and not before.is_box else None
        told = int(item[1][:-1]) if item[1][0].isdigit() else None
        self._fault(number, "list", *beginnings.item(told, item[3], in_list))
        self._begin("item", item[3], indent, number)
        self._inside.append(_Inside(number, told))

    def _open_fence(self, found: re.Match[str], indent: int, number: int) -> None:
        if self._kind or self._is_after_fence:
            self._fault(number, "fence", _EMPTY_LINE)
        self._close()
        self._place(indent, number)
        self._fence = _Opened(found[1], indent, Fence(found[2], (), number, found[3].strip()))

    def _go_on_fence(self, opened: _Opened, line: str, number: int) -> None:
        text = line.strip()
        if text and len(line) - len(line.lstrip(" ")) != opened.indent:
            self._fault(number, "fence", _UNLIKE)
        if text == opened.mark:
            self._found.fences.append(opened.read(is_closed=True))
            self._fence, self._is_after_fence = None, True
        else:
            opened.body.append(line)
