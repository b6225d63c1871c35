"""How the figures of a register are counted, as formulas of a workbook.

A {name} is a column of the register or of its working, a cell of the same row where it begins with
`this_`, or a day: {first} and {last} of the period. Every formula holds English names and commas,
as the file format wants, and no function that is newer than 2007.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbook.tools.registers import JOBS

DAYS_KEPT = 90
DAYS_TO_EMPLOYER = 30
MONTHS_TO_JOB = 12
SMALL = 5  # fewer people than that may show who they are
NEVER = 2958465  # 31 December 9999: the last day of what has not begun or not ended


def of_jobs(term: str) -> str:
    """The sum of `term` over the jobs of a participant."""
    return "+".join(term.replace("{job_", f"{{job_{job}_") for job in range(1, JOBS + 1))


def _count(*terms: str) -> str:
    return f"SUMPRODUCT({'*'.join(terms)})"


def _median(counted: str, those: tuple[str, ...], of: str) -> str:
    return f'IF({{this_{counted}}}=0,"",MEDIAN(IF({"*".join(those)},{{{of}}})))'


_PLACE = ("({place_from}<={last})", "({place_until}>={first})")
_JOINED = ("({place_from}>={first})", "({place_from}<={last})")
_REFERRED = ("({referred_on}>={first})", "({referred_on}<={last})")
_BEGINS = "({job_from}>={first})*({job_from}<={last})"
_ENDS = "({job_until}>={first})*({job_until}<={last})"
_LEAVES = ("({place_until}>={first})", "({place_until}<={last})")
_REACHES = f"({{job_from}}+{DAYS_KEPT}>={{first}})*({{job_from}}+{DAYS_KEPT}<={{last}})"
_HAS_JOB = "({job_from}<={last})*({job_until}>={first})"

# One row of the working from the same row of the register, with what it is when that is empty.
WORKING: Mapping[str, tuple[str, int]] = {
    "place_from": (f"IF(ISNUMBER({{joined}}),{{joined}},{NEVER})", NEVER),
    "place_until": (f"IF(ISNUMBER({{joined}}),IF(ISNUMBER({{left}}),{{left}},{NEVER}),0)", 0),
    "referred_on": (f"IF(ISNUMBER({{referred}}),{{referred}},{NEVER})", NEVER),
    # who has met nobody counts with the days so far, or the mean would look too good
    "days_to_meeting": (
        "IF(ISNUMBER({referred}),IF(ISNUMBER({met}),{met},"
        f"MAX({{referred}},MIN({{kept_until}},IF(ISNUMBER({{left}}),{{left}},{NEVER}))))-{{referred}},0)",
        0,
    ),
    "has_met": ("IF(ISNUMBER({referred}),IF(ISNUMBER({met}),1,0),0)", 0),
    "days_to_employer": (
        "IF(ISNUMBER({joined}),IF(ISNUMBER({employer}),{employer},"
        "MAX({joined},MIN({kept_until},{place_until})))-{joined},0)",
        0,
    ),
    "has_employer": ("IF(ISNUMBER({joined}),IF(ISNUMBER({employer}),1,0),0)", 0),
    "study_from": (f"IF(ISNUMBER({{studies}}),{{studies}},{NEVER})", NEVER),
    "study_until": (
        f"IF(ISNUMBER({{studies}}),IF(ISNUMBER({{studied}}),{{studied}},{NEVER}),0)",
        0,
    ),
    "job_from": (f"IF(ISNUMBER({{start}}),{{start}},{NEVER})", NEVER),
    "job_until": (f"IF(ISNUMBER({{start}}),IF(ISNUMBER({{end}}),{{end}},{NEVER}),0)", 0),
    # a change of job is no loss: any job counts
    "job_kept": (
        "IF("
        + of_jobs(f"({{job_from}}<={{begun}}+{DAYS_KEPT})*({{job_until}}>={{begun}}+{DAYS_KEPT})")
        + ">0,1,0)",
        0,
    ),
    "without_job": ('IF(ISNUMBER({joined}),IF({had_job}="{had_not}",1,0),0)', 0),
    "job_in_12": (
        "IF(ISNUMBER({joined}),IF("
        + of_jobs(f"({{job_from}}>={{joined}})*({{job_from}}<=EDATE({{joined}},{MONTHS_TO_JOB}))")
        + ">0,1,0),0)",
        0,
    ),
    # what cannot be right, also where it was pasted past the checks of the cells
    "to_mend": (
        'IF(COUNTA({row})=0,0,IF(({code}="")+(COUNTIF({codes},{code})>1)+(COUNT({dates})<COUNTA({dates}))'
        '+({joined}="")*(COUNTA({jobs})>0)+({met}<>"")*({met}<{referred})'
        '+({employer}<>"")*({employer}<{joined})+({left}<>"")*({left}<{joined})'
        '+({studied}<>"")*({studied}<{studies})+'
        + "+".join(
            f'({{end_{job}}}<>"")*(({{start_{job}}}="")+({{end_{job}}}<{{start_{job}}}))'
            for job in range(1, JOBS + 1)
        )
        + ">0,1,0))",
        0,
    ),
}

# Of a month or a quarter. `ended_why` and `left_why` count one {reason}.
PERIOD: Mapping[str, str] = {
    "joined": _count(*_JOINED),
    "active": _count("({place_from}<={last})", "({place_until}>={last})"),
    "participants": _count(*_PLACE),
    "in_work": _count(*_PLACE, f"({of_jobs(_HAS_JOB)}>0)"),
    "share_in_work": 'IF({this_participants}=0,"",{this_in_work}/{this_participants})',
    "starts": _count(f"({of_jobs(_BEGINS)})"),
    "starters": _count(f"1*({of_jobs(_BEGINS)}>0)"),
    "advised": _count(
        f"({of_jobs(_BEGINS + '*({job_advice}=' + chr(34) + '{had}' + chr(34) + ')')})"
    ),
    "reached": _count(f"1*({of_jobs(_REACHES)}>0)"),
    "kept": _count(f"1*({of_jobs(_REACHES + '*{job_kept}')}>0)"),
    "ended": _count(f"({of_jobs(_ENDS)})"),
    "ended_why": _count(
        f"({of_jobs(_ENDS + '*({job_why}=' + chr(34) + '{reason}' + chr(34) + ')')})"
    ),
    "left": _count(*_LEAVES),
    "left_why": _count(*_LEAVES, '({left_why}="{reason}")'),
    "in_education": _count(*_PLACE, "({study_from}<={last})", "({study_until}>={first})"),
    "referred": _count(*_REFERRED),
    "met_mean": 'IF({this_referred}=0,"",'
    + _count(*_REFERRED, "{days_to_meeting}")
    + "/{this_referred})",
    "not_met": _count(*_REFERRED, "(1-{has_met})"),
    "employer_mean": 'IF({this_joined}=0,"",'
    + _count(*_JOINED, "{days_to_employer}")
    + "/{this_joined})",
    "employer_in_30": _count(
        *_JOINED, "{has_employer}", f"({{days_to_employer}}<={DAYS_TO_EMPLOYER})"
    ),
    "no_employer": _count(*_JOINED, "(1-{has_employer})"),
    "active_per_post": 'IF(N({posts})=0,"",{this_active}/{posts})',
    "meetings_a_week": 'IF(SUM({weeks})=0,"",SUM({meetings})/SUM({weeks}))',
    "time_outside": 'IF(N({this_hours})=0,"",{this_hours_outside}/{this_hours})',
    "score": 'IF(COUNTIFS({by},"{reviewers}",{day},"<="&{last},{total},">0")=0,"",'
    'AVERAGEIFS({total},{by},"{reviewers}",{day},'
    'SUMPRODUCT(MAX(({by}="{reviewers}")*ISNUMBER({total})*({day}<={last})*{day}))))',
    "out_of_work": _count("{without_job}", *_JOINED),
    "into_work": _count("{without_job}", "{job_in_12}", *_JOINED),
    "answer_rate": 'IF(N({this_asked})=0,"",{this_answered}/{this_asked})',
}
# Those that need each row by itself.
EACH_ROW: Mapping[str, str] = {
    "met_median": _median("referred", _REFERRED, "days_to_meeting"),
    "employer_median": _median("joined", _JOINED, "days_to_employer"),
}


def once_kept(formula: str) -> str:
    """`formula` where the register is kept up to the last day of the period, else nothing."""
    return f'IF(N({{kept_until}})<{{last}},"",{formula})'


def once_followed(formula: str) -> str:
    """`formula` where everybody who joined in the period has had the time to get a job."""
    return f'IF(N({{kept_until}})<EDATE({{last}},{MONTHS_TO_JOB}),"",{formula})'
