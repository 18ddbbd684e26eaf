"""Read one clause of an election text: its heading, then its candidates or its tally."""

import re
from dataclasses import replace

from factcheck.store.snapshot_build.elections_announcement import ROUND, round_of
from factcheck.store.snapshot_build.elections_candidates import (
    Result,
    as_number,
    has_name,
    read_list,
    read_tally,
)
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_dates import MONTHS, find_day

_POPULAR = {
    "",
    "popular",
    "direct popular",
    "total",
    "valid",
    "the",
    "total popular",
    "all",
    "cast",
    "no",
    "share of",
    "share",
    "presidential",
}
_BODY = re.compile(
    r"(?P<percent>percent(?:age)?\s+(?:of\s+)?)?(?:number of )?(?:the )?(?P<body>[\w' .-]*?)\s*\bvotes?\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(?:in|the|results?|of|percent(?:age)?|vote|votes|count|popular|direct|election|elections|from|for"
    r"|(?:first|second|third|1st|2nd|3rd|First|Second)[ -](?:[Rr]ound|ballot)s?|run-?off)\b\s*)+[-:\u2013\s]*"
)
# "electoral college vote Christine KANGALOO (PNM) 48": nothing parts heading and names.
_UNMARKED = re.compile(
    r"^[^\d(]*?\bvotes?(?: count)?(?: in (?:the )?\w+ round)?\s+(?=[A-Z]\S+ [^,]*\d)"
)
_SEPARATOR = re.compile(
    r"\s-{1,2}\s*|\s*--\s*|\s\u2013\s|:\s*|(?<=vote)-(?=\S)|(?<=votes)-(?=\S)|(?<=round)-(?=\S)"
    r"|(?<=runoff)-(?=\S)"
)
_HEADING = re.compile(r"\b(?:votes?|percent|round|results?|elected|runoff)\b")
# Brackets, days and years hold digits that are no results.
_NOT_NUMBERS = re.compile(
    rf"\([^)]*\)|\d{{1,2}}(?: and \d{{1,2}})? {MONTHS}(?: \d{{4}})?|\bin \d{{4}}\b"
)
_AGAINST = re.compile(
    r"(?:(?:received|with|won|by)\b[^;]*?)(?P<won>\d[\d,.]*)(?P<percent>%| percent)?[^;]*?"
    r"(?:against|to|and)\s+(?P<lost>\d[\d,.]*)%? (?:votes )?for (?P<rival>[^\d,;()]+?)"
    r"(?:\s+and (?P<third>\d[\d,.]*) for (?P<outsider>[^\d,;()]+?))?\s*(?:[,;(.]|and \d|$)"
)


def body_of(head: str) -> tuple[str, str]:
    """Tell from a list's heading its measure and the assembly that voted."""
    found = _BODY.search(head)
    body = found["body"].strip() if found else ""
    body = re.sub(r"^.*\b(?:percent(?:age)?|results?)\b", "", body)
    body = re.sub(r"^(?:\s*\b(?:the|of|by|in|from)\b)+", "", body).strip(" -")
    if body.lower() in {"electoral", "electoral votes"}:
        return "electoral", ""
    popular = (
        body.lower() in _POPULAR
        or re.search(r"\d", body)
        or ROUND.search(body)
        or len(body.split()) > 7
    )
    measure = "share" if re.search(r"percent|%", head) else ""
    return measure, "" if popular else body.strip(" -")


def _split_head(clause: str) -> tuple[str, str]:
    """Part a list's heading from its candidates."""
    masked = _NOT_NUMBERS.sub(lambda m: "_" * len(m[0]), clause)
    digit = re.search(r"\d", masked)
    limit = digit.start() if digit else len(clause)
    marks = [m for m in _SEPARATOR.finditer(clause) if m.start() < limit]
    for mark in reversed(marks):
        head, rest = clause[: mark.start()], clause[mark.end() :]
        if not re.match(r"[\d.]", rest):
            return head, rest
        if mark is marks[0] and (_HEADING.search(head) or not has_name(head)):
            return head, rest
    opening = _UNMARKED.match(clause) or _HEAD.match(clause)
    return (clause[: opening.end()], clause[opening.end() :]) if opening else ("", clause)


def _narrative(clause: str, head: Contest) -> Contest | None:
    """Read "received 604 votes ... against 589 for NAME"."""
    found = _AGAINST.search(clause)
    if not found or not has_name(found["rival"]) or not head.winner:
        return None
    percent = bool(found["percent"])
    pairs = [
        (head.winner, found["won"]),
        (found["rival"], found["lost"]),
        (found["outsider"], found["third"]),
    ]
    results = tuple(
        Result(name=name.strip(), number=as_number(number.rstrip(".,")), percent=percent)
        for name, number in pairs
        if name and number
    )
    body = re.search(
        r"(?:votes (?:of|by|in) |by )the ([\w' -]+?)(?: with| against| to|,|$)", clause
    )
    return replace(
        head,
        results=results,
        measure="share" if percent else "votes",
        chamber="" if percent or not body else body[1],
        indirect=head.indirect or not percent,
        period=find_day(clause) or head.period,
    )


def read_result(clause: str, base: Contest, *, in_announcement: bool) -> Contest | None:
    """Read the numbers of a clause into a contest like `base`; None if it gives none."""
    told = _narrative(clause, base)
    if told:
        return told
    if not re.search(r"\d", clause):
        return None
    head, rest = _split_head(clause)
    measure, chamber = body_of(head or clause)
    if base.winner and re.match(r"\s*\d[\d.]*\s*%?\s*,\s*\w", rest):
        rest = f"{base.winner} {rest}"  # "elected president - 56.3%, NAME 42.3%"
    results = read_list(rest) if not (in_announcement and not head) else ()
    if results and not head:
        head = clause[: max(0, clause.find(results[0].name))]
    round_ = round_of(head) or (base.round if in_announcement or not base.results else None)
    if results:
        return _listed(base, results, (measure, chamber, head), round_of(head))
    if base.winner is None:
        return None
    return _tallied(clause, head, rest, replace(base, round=round_ or base.round))


def _listed(
    base: Contest, results: tuple[Result, ...], heading: tuple[str, str, str], round_: int | None
) -> Contest | None:
    measure, chamber, head = heading
    percents = sum(r.percent for r in results if r.number is not None)
    if measure == "electoral":
        chamber = ""
    elif percents or measure == "share":
        measure = "share"
    else:
        measure = "votes"
    return replace(
        base,
        results=results,
        measure=measure,
        chamber=chamber,
        indirect=base.indirect or bool(chamber) or (measure == "votes"),
        round=round_ if round_ is not None else base.round,
        period=find_day(head) or base.period,
    )


def _tallied(clause: str, head: str, rest: str, base: Contest) -> Contest | None:
    percent = bool(re.search(r"percent", head))
    chamber = body_of(head)[1]
    tally = read_tally(rest if head else clause, percent=percent)
    if not tally:
        return None
    body = re.search(r"\b(?:[Vv]otes? )?by (?:the )?([A-Z]?[\w' -]+?)(?:,| with| \d| on )", clause)
    if body and tally.share is None and not re.search(r"\d", body[1]):
        chamber = chamber or body[1]
    return replace(
        base,
        round=base.round or round_of(clause),
        tally=tally,
        measure="share" if tally.share is not None else "votes",
        chamber=chamber,
        indirect=base.indirect or bool(chamber) or tally.share is None,
        period=find_day(clause) or base.period,
    )
