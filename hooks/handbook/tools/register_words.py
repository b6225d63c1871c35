"""The words of a register's sheets that are no columns and no figures."""

from __future__ import annotations

from handbook.reading.text import Item, Text


class About(Item):
    """The words of the first sheet: what to fill in and do first, and how the file is kept."""

    service: Text
    first_year: Text
    kept_until: Text
    kept_hint: Text
    to_mend: Text
    start: Text
    steps: tuple[Text, ...]
    keep: Text
    rules: tuple[Text, ...]
    meaning: Text
    figure: Text
    counts: Text
    more: Text


class Answers(Item):
    """Yes and no, as they are chosen."""

    had: Text
    had_not: Text


class Fidelity(Item):
    """The words of the sheet with the scores of reviews."""

    item: Text
    name: Text
    review: Text
    day: Text
    by: Text
    reviewers: Text
    ourselves: Text
    hint: Text
    total: Text
    level: Text
    charted: Text
    chart: Text


class Report(Item):
    """The words of the report; `hidden` is what stands for a small figure."""

    year: Text
    quarter: Text
    audience: Text
    inside: Text
    outside: Text
    audience_hint: Text
    hidden: Text
    over: Text
    of: Text
    made_by: Text
    day: Text
    figure: Text
    raw: Text
    raw_of: Text
    none: Text
    chart: Text
    chart_says: Text
    hint: Text
    asks: tuple[Text, ...]


class Working(Item):
    """What a row of the register is turned into for periods to count; {} is a job's number."""

    place_from: Text
    place_until: Text
    referred_on: Text
    days_to_meeting: Text
    has_met: Text
    days_to_employer: Text
    has_employer: Text
    study_from: Text
    study_until: Text
    without_job: Text
    job_in_12: Text
    job_from: Text
    job_until: Text
    job_kept: Text
    to_mend: Text
