"""A PDF filled in with pdf.js, the engine of Firefox."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping

from PIL import Image
from playwright.sync_api import Page


class Reader:
    """A PDF opened in pdf.js, on the page pdf_reader.html."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, content: bytes) -> None:
        self.page.evaluate("openFile", base64.b64encode(content).decode())

    def show(self) -> None:
        """Shows every sheet, with boxes to type in."""
        self.page.evaluate("showFields()")

    def values(self) -> list[str]:
        """What stands in the boxes that are shown."""
        boxes = self.page.locator(".fields :is(input, textarea)")
        return list(boxes.evaluate_all("boxes => boxes.map(({ value }) => value)"))

    def write(self, wanted: Mapping[str, str]) -> list[str]:
        """Types into every box what is wanted in it, and clicks all others; gives their names."""
        self.show()
        typed = self.page.locator(".fields :is(input, textarea)").evaluate_all(
            """(controls, texts) => controls.map((control) => {
                control.focus();
                if (control.matches("[type=radio], [type=checkbox]")) control.click();
                else document.execCommand("insertText", false, texts[control.name]);
                return control.name;
            })""",
            wanted,
        )
        return list(typed)

    def saved(self) -> bytes:
        return base64.b64decode(self.page.evaluate("saveFile()"))

    def drawn(self) -> list[list[str]]:
        """Each field's name, the text that is drawn in it, and the letters that have no shape."""
        return list(self.page.evaluate("drawnFields()"))

    def sheets(self, scale: int) -> list[Image.Image]:
        """Every sheet as it is printed, `scale` dots a point, in shades of grey."""
        count = self.page.evaluate("pageCount()")
        return [self.sheet(number, scale) for number in range(1, count + 1)]

    def sheet(self, number: int, scale: int) -> Image.Image:
        """A sheet as it is printed, `scale` dots a point, in shades of grey."""
        address = self.page.evaluate(
            "([number, scale]) => drawnSheet(number, scale)", [number, scale]
        )
        picture = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
        return picture.convert("L")
