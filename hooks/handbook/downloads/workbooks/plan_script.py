"""Writes the plan's workbook as a script, which a page fills in with what a reader typed."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.downloads.workbooks import plan, slots
from handbook.reading.languages import Language
from handbook.tools.plan_books import FIELDS, PAYERS, POSTS, asked, no_steps, step_ids


def write(told: plan.Told, language: Language, words: Mapping[str, str]) -> bytes:
    """The script in `language`: the workbook's parts, what it asks, what rows are called."""
    item, tools, _, (schedule, free) = told
    content, where = plan.written(told, language, words)
    rows = {}
    for key, begin, count in (("positions", "post", POSTS), ("payers", "payer", PAYERS)):
        also = tools["budget"].row[key].also
        rows[key] = {
            "begin": begin,
            "count": count,
            "called": {each.code: each.called[language.code] for each in also},
            "number": item.words[begin][language.code],
        }
    return slots.script(
        item.id,
        {
            "file": f"ips-{item.id}-{language.code}.xlsx",
            "fields": [name for _, name, _ in FIELDS],
            "rows": rows,
            "steps": {
                **asked(schedule, free),
                "startLead": no_steps(schedule)["lead"],
                "ids": step_ids(schedule),
            },
            "titles": {step.id: step.title[language.code] for step in schedule.steps},
            "parts": slots.parts(content, where),
        },
    )
