"""Writes a decision memo as a script, which its page fills in with what a plan's address says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.downloads.documents import memo, text_slots
from handbook.downloads.workbooks import slots
from handbook.reading.languages import Language
from handbook.tools.calculators import Calculator
from handbook.tools.fields import Field
from handbook.tools.memos import Told
from handbook.tools.rows import Rows
from handbook.tools.schedules import ruled


def write(told: Told, language: Language, words: Mapping[str, str]) -> bytes:
    """The script in `language`: what the views ask, what values are called, the file's parts."""
    code = language.code
    content = {
        "file": f"ips-decision-memo-{code}.docx",
        "views": [
            {"id": view.id, "title": view.title[code]}
            for view in told.plan.views
            if view.id in told.calculators or view.id == told.schedule.id
        ],
        "tools": {name: _asked(each, language) for name, each in told.calculators.items()},
        **_schedule(told, language, words),
        "follows": told.plan.follows.names if told.plan.follows else {},
        "usual": told.schedule.begins(told.free),
        "words": {name: text[code] for name, text in told.memo.words.items()},
        "parts": text_slots.parts(memo.template(told, language, words)),
    }
    return slots.script(f"memo-{told.memo.id}", content)


def _asked(tool: Calculator, language: Language) -> dict[str, Any]:
    """The fields of a calculator and their limits, as its own page has them."""
    return {
        "fields": [_field(each, language) for each in tool.fields],
        "rows": [_rows(each, language) for each in tool.rows],
    }


def _field(field: Field, language: Language) -> dict[str, Any]:
    months = {"months": language.months} if field.month else {}
    return {
        "name": field.id,
        "value": field.default,
        "dataset": dict(_dataset(field, language)),
        **months,
    }


def _dataset(field: Field, language: Language) -> Iterator[tuple[str, Any]]:
    yield "label", field.label[language.code]
    yield "error", field.say(field.error, language)
    yield from (("min", float(field.min)), ("max", float(field.max)), ("decimals", field.decimals))
    if field.unit:
        yield "unit", field.unit
    yield from ((name, "") for name in ("optional", "year") if getattr(field, name))
    if field.at_most:
        yield "atMost", field.at_most.field
        yield "above", field.say(field.at_most.error, language)
    if field.needs:
        yield from (("needs", field.needs.field), ("alone", field.needs.error[language.code]))


def _rows(rows: Rows, language: Language) -> dict[str, Any]:
    code, called = language.code, rows.called
    names = [
        {"name": each.id, "dataset": {"longest": each.longest, "error": each.error[code]}}
        for each in (called,)
        if each
    ]
    return {
        "id": rows.id,
        "row": rows.row[code],
        "fields": [*names, *(_field(each, language) for each in rows.fields)],
        "also": [
            {"code": each.code, "called": each.called[code], "names": each.fields}
            for each in rows.also
        ],
        "least": rows.least,
        "most": rows.most,
        "error": rows.error[code],
        "fills": [
            {
                "field": each.field,
                "of": each.of,
                "called": each.called,
                "differs": each.differs[code],
            }
            for each in rows.fills
        ],
    }


def _schedule(told: Told, language: Language, words: Mapping[str, str]) -> dict[str, Any]:
    """The steps, how long recruiting takes, and the days that the start-up plan may begin on."""
    code, free, plan = language.code, told.free, told.schedule
    latest = free.latest(plan.years)
    limits = {"{first}": f"{free.first}", "{last}": f"{latest.year}"}

    def within(text: str) -> str:
        for name, value in limits.items():
            text = text.replace(name, value)
        return text

    return {
        "steps": [
            {**ruled(step), "title": step.title[code], "who": step.who[code]}
            for step in sorted(plan.steps, key=lambda each: each.start)
        ],
        "lead": [
            {"name": each.id, "most": each.most, "error": each.error[code]} for each in plan.lead
        ],
        "plan": {
            "unreadable": within(words["schedule_unreadable"]),
            "outside": within(words["schedule_outside"]),
            "late": words["schedule_late"],
            "earliest": f"{free.earliest}",
            "latest": f"{latest}",
            "known": f"{free.last}-12-31",
            "free": free.told,
        },
    }
