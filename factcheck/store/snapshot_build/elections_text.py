"""Read the Factbook's prose on election results into contests: who, for what, which round."""

import html
import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_announcement import ROUND, read_announcement
from factcheck.store.snapshot_build.elections_candidates import Result, read_list
from factcheck.store.snapshot_build.elections_clauses import body_of, read_result
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_dates import MONTHS, find_votes, read_period

_TAG = re.compile(r"<[^>]+>")
_TAIL = re.compile(
    r"\s(?:expected date of next election|elections?|head of government|cabinet|chief of state"
    r"|note \d)\s?:\s",
)
_HELD = re.compile(r"(?<!legislative )(?<!parliamentary )elections? (?:was )?last held ([^(;]*)")
_YEAR = re.compile(
    # "April 2025:" heads a block, "2 October 2014:" ends a date and heads one with its year.
    rf"(?:^|(?<=[\s;.)%\]]))(?P<label>(?:(?<!\d ){MONTHS} )?(?:19|20)\d\d(?:/(?:20)?\d\d)?)"
    r"(?: election results)?\s*(?::\s?(?=\D)|(?<=\d);\s(?=\d?(?:1st|2nd|First|Second))"
    r"|\s-\s(?=In the|[A-Z]\w+ [A-Z]{2}))"
)
_FIRST_ROUND_NOTE = re.compile(
    rf"^\(?note\s*[-:]?\s*(?:\d{{1,2}} {MONTHS} \d{{4}} )?first[- ]round (?:voting )?results\s*[-:]\s*"
)
_FINAL_YEAR = re.compile(r"\(((?:19|20)\d\d)\)\s*$")
# Votes on removing someone, and on questions, elect nobody.
_NOT_A_VOTE = re.compile(r"\b(?:impeach|remov|convict|oust|censure|no[- ]confidence|referendum)")


def clean(text: str) -> str:
    """Take markup, entities and odd spaces out of a field's text."""
    text = html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").replace("\u2011", "-")
    text = re.sub(r"\(note\b(?:[^()]|\([^()]*\))*\)", "", text)
    text = re.sub(
        r"\b(?:former |incumbent |current )+(?:president |prime minister )?(?=[A-Z])", "", text
    )
    return re.sub(r"\s+", " ", text).strip()


def parse_text(text: str) -> tuple[Contest, ...]:
    """Read every contest of a field, in the order of the text."""
    text = clean(text)
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    contests: list[Contest] = []
    for label, block in _blocks(body):
        contests.extend(_read_block(block, label))
    hint = _closing_year(body)
    if hint is not None:
        contests = [c if c.period else replace(c, hint=hint) for c in contests]
    held = _HELD.search(text, tail.start() if tail else len(text))
    return _with_days(contests, find_votes(held[1])) if held else tuple(contests)


def _with_days(contests: list[Contest], votes: list[EdtfDate]) -> tuple[Contest, ...]:
    """Put the days of "election last held ..." to the office that the text names first."""
    if not votes or not contests:
        return tuple(contests)
    office = contests[0].office
    if office != "president" and any(c.office != office for c in contests):
        return tuple(contests)
    return tuple(
        replace(c, period=votes[0] if c.round == 1 else votes[-1])
        if c.office == office and c.period is None
        else c
        for c in contests
    )


def _closing_year(body: str) -> EdtfDate | None:
    """Give the "(2020)" that closes a text without years, in some versions the year of its writing."""
    final = _FINAL_YEAR.search(body)
    return read_period(final[1]) if final and not _YEAR.search(body) else None


def _blocks(text: str) -> list[tuple[str, str]]:
    """Cut a field at its years; the first block may have none."""
    marks = list(_YEAR.finditer(text))
    blocks = []
    before = text[: marks[0].start()] if marks else text
    if before.strip():
        blocks.append(("", before))
    for mark, following in zip_longest(marks, marks[1:]):
        blocks.append(
            (mark["label"], text[mark.end() : following.start() if following else len(text)])
        )
    return blocks


def _clauses(block: str) -> list[str]:
    """Cut at semicolons outside brackets, and where a sentence announces someone after a tally."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(block):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == ";" and depth <= 0:
            parts.append(block[start:at])
            start, depth = at + 1, 0
    parts.append(block[start:])
    cut: list[str] = []
    for part in parts:
        cut.extend(re.split(r"(?<=\d)\s+(?=[A-Z]\w+ [A-Z]{3,}[^;%\d]*(?:re)?elected )", part))
    return [part.strip(" .,") for part in cut if part.strip(" .,")]


@dataclass(slots=True)
class _State:
    """Carry what earlier clauses of a block said on to the next."""

    period: EdtfDate | None
    head: Contest | None = None
    used: bool = True


def _read_block(block: str, label: str) -> list[Contest]:
    state = _State(period=read_period(label) if label else None)
    contests: list[Contest] = []
    for part in _clauses(block):
        # A note may end in news of its own: "note - ..., Miro CERAR elected prime minister".
        clause = re.sub(r"^\(?note\b.*?, (?=[A-Z]\w+ [A-Z]{3,}.{0,30} elected )", "", part)
        clause = _FIRST_ROUND_NOTE.sub("percent of vote in first round - ", clause)
        if re.match(r"\(?note\b", clause) or _NOT_A_VOTE.search(clause):
            continue
        contests.extend(_read_clause(clause, state, contests))
    if state.head and not state.used:
        contests.append(state.head)
    return _finish(contests)


def _read_clause(clause: str, state: _State, before: list[Contest]) -> list[Contest]:
    found: list[Contest] = []
    announced = read_announcement(clause, state.period)
    rest = clause
    if announced:
        if state.head and not state.used:
            found.append(state.head)
        state.head, state.used = announced[0], False
        rest = announced[1]
    if not announced and _joins_list(clause, before):
        more = read_list(clause, rest_alone=True)
        before[-1] = replace(before[-1], results=_results(before[-1]) + more, tally=None)
        return found
    contest = read_result(
        rest,
        state.head or Contest(office=None, period=state.period),
        in_announcement=announced is not None,
    )
    if contest:
        state.used = True
        found.append(contest)
    elif state.head and not state.used and re.search(r"\bvotes?\b.*\bNA\b", rest):
        chamber = body_of(rest)[1]
        state.head = replace(
            state.head, chamber=chamber, indirect=state.head.indirect or bool(chamber)
        )
    return found


def _joins_list(clause: str, before: list[Contest]) -> bool:
    """Say whether the clause goes on with the last list, as where semicolons part candidates."""
    if not before or before[-1].measure != "share":
        return False
    if ROUND.search(clause) or re.search(r"\bpercent\b|\bvotes?\b", clause):
        return False
    results = read_list(clause, rest_alone=True)
    total = sum(r.number or 0 for r in (*_results(before[-1]), *results))
    return bool(results) and total <= 102


def _results(contest: Contest) -> tuple[Result, ...]:
    """Give a contest's list; a winner's share alone counts as a list of one."""
    if contest.results or not contest.tally or contest.tally.share is None or not contest.winner:
        return contest.results
    return (
        Result(
            name=contest.winner,
            party=contest.winner_party,
            number=contest.tally.share,
            percent=True,
        ),
    )


def _finish(contests: list[Contest]) -> list[Contest]:
    """Give rounds their numbers, and lists that came before the announcement their office."""
    office = next((c.office for c in contests if c.office), None)
    filled = [
        c if c.winner or not c.indirect else replace(c, office=c.office or office) for c in contests
    ]
    kept: dict[tuple[object, ...], Contest] = {}
    for contest in _number_rounds(filled):
        # A second list under one heading tells of some other year, which the text leaves out.
        key = (contest.office, contest.winner, contest.measure, contest.chamber, contest.round)
        if contest.measure != "none" or contest.elected:
            kept.setdefault(key, contest)
    return list(kept.values())


def _number_rounds(contests: list[Contest]) -> list[Contest]:
    """Mend two lists under one round's heading: the longer one, with no majority, is the first."""
    for at, contest in enumerate(contests):
        for other in contests[at + 1 :]:
            same = (contest.office, contest.measure, contest.chamber) == (
                other.office,
                other.measure,
                other.chamber,
            )
            if (
                not same
                or contest.measure != "share"
                or contest.round != other.round
                or contest.winner != other.winner
            ):
                continue
            first, second = sorted((contest, other), key=lambda c: -_named(c))
            if _named(first) > _named(second) >= 1 and _best(first) < 50 < _best(second):
                contests[contests.index(first)] = replace(first, round=1)
                contests[contests.index(second)] = replace(second, round=2)
                return contests
    return contests


def _named(contest: Contest) -> int:
    return sum(not r.is_rest for r in contest.results)


def _best(contest: Contest) -> float:
    return max((float(r.number or 0) for r in contest.results if not r.is_rest), default=0.0)
