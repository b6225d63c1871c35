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
from handbook.downloads import documents
from handbook.downloads.downloads import Downloads
from handbook.forms.form import Form
from handbook.reading.located import parse, validate
from handbook.reading.text import Words
from handbook.showing.templates import Place, Templates

root = Path.cwd()
read = library.load(root)
language = read.languages[0]
text = yaml.safe_load((root / "tests/golden/forms.yml").read_text("utf-8"))["sample"]
form = validate(parse(text, "sample.yml"), Form, [each.code for each in read.languages])
files = documents.documents_of(form, language, Words(read.words, language.code))
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
downloads = Downloads(read, root / ".cache")
page = Templates(read, downloads=downloads).render(["form"], Place("index", language), item=form)
print(json.dumps({"page": page, "pdf": fields, "word": word}))
