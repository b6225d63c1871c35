"""Tells as JSON how the invented form of golden/forms.yml is shown by the code in this folder."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import yaml
from docx import Document
from docx.oxml.ns import qn

from handbook import library
from handbook.downloads.formats import FORMATS
from handbook.forms.form import Form
from handbook.reading.located import parse, validate
from handbook.reading.text import Words
from handbook.showing.templates import Place, Templates
from handbook.site.downloads import Downloads

root = Path.cwd()
read = library.load(root)
language = read.languages[0]
text = yaml.safe_load((root / "tests/golden/forms.yml").read_text("utf-8"))["sample"]
form = validate(parse(text, "sample.yml"), Form, [each.code for each in read.languages])
words = Words(read.words, language.code)
files = {kind: FORMATS[kind].write(form, language, words) for kind in ("pdf", "docx")}
with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
    fields = {
        str(field.T): [str(field.FT), [str(option) for option in field.get("/Opt", [])]]
        for field in pdf.Root.AcroForm.Fields
    }
controls = Document(io.BytesIO(files["docx"])).element.body.findall(".//" + qn("w:sdt"))
word = {}
for control in controls:
    says = control.find(qn("w:sdtPr"))
    offered = [item.get(qn("w:displayText")) for item in says.iter(qn("w:listItem"))]
    kinds = [part.tag.rpartition("}")[2] for part in says]
    word[says.find(qn("w:tag")).get(qn("w:val"))] = [kinds[-1], offered]
downloads = Downloads(read, root / ".cache", "https://example.org/")
page = Templates(read, downloads=downloads).render(["form"], Place("index", language), item=form)
print(json.dumps({"page": page, "pdf": fields, "word": word}))
