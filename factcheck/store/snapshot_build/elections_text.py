"""Read the Factbook's prose on election results into contests: who, for what, which round."""

import html
import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_candidates import (
    Result,
    Tally,
    as_number,
    has_name,
    plain_person,
    read_list,
    read_tally,
)
from factcheck.store.snapshot_build.elections_dates import find_day, find_votes, read_period

_TAG = re.compile(r"<[^>]+>")
_TAIL = re.compile(
    r"\s(?:expected date of next election|elections?|head of government|cabinet|chief of state"
    r"|note \d)\s?:\s",
)
_HELD = re.compile(r"(?<!legislative )(?<!parliamentary )elections? (?:was )?last held ([^(;]*)")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = re.compile(
    # "April 2025:" heads a block, "2 October 2014:" ends a date and heads one with its year.
    rf"(?:^|(?<=[\s;.)%\]]))(?P<label>(?:(?<!\d ){_MONTHS} )?(?:19|20)\d\d(?:/(?:20)?\d\d)?)"
    r"(?: election results)?\s*(?::\s?(?=\D)|(?<=\d);\s(?=\d?(?:1st|2nd|First|Second))"
    r"|\s-\s(?=In the|[A-Z]\w+ [A-Z]{2}))"
)
_FINAL_YEAR = re.compile(r"\((?:in )?((?:19|20)\d\d)\)\s*$")
_ANNOUNCED = re.compile(
    r"^(?P<name>[^;%]{2,110}?)\s+(?:is |was |were |has been |had been )?(?:unanimously |automatically )?"
    r"(?P<verb>re-?elected|relected|elected|reappointed|appointed|approved|confirmed|designated|declared"
    r"|chosen|selected|sworn in|named|nominated|affirmed|won|wins|reselected)\b(?P<rest>.*)$",
    re.DOTALL,
)
_OFFICES = (
    ("vice-president", r"vice[ -]president"),
    ("deputy-prime-minister", r"deputy (?:prime minister|premier|chancellor)"),
    ("lieutenant-governor", r"lieutenant governor"),
    ("governor-general", r"governor[ -]general"),
    (
        "prime-minister",
        r"prime minister|premier\b|chancellor|taoiseach|head of government|chief minister"
        r"|minister[- ]president|president of the government|government president|executive council president"
        r"|lagmand|chairman of the council of ministers",
    ),
    ("captain-regent", r"captains? regents?"),
    ("foreign-minister", r"secretary of state"),
    ("chief-executive", r"chief executive"),
    ("speaker", r"speaker"),
    ("monarch", r"\bking\b|paramount ruler"),
    ("governor", r"\bgovernor\b"),
    ("pope", r"\bpope\b"),
    ("president", r"president|head of state"),
)
_ROUND_WORDS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ROUND = re.compile(
    r"\b(?:(first|second|third|1st|2nd|3rd)[ -](?:round|ballot|rate|direct round)|(run-?\s?off))",
    re.IGNORECASE,
)
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
_SEPARATOR = re.compile(
    r"\s-{1,2}\s*|\s*--\s*|\s\u2013\s|:\s*|(?<=vote)-(?=\S)|(?<=votes)-(?=\S)|(?<=round)-(?=\S)"
    r"|(?<=runoff)-(?=\S)"
)
_HEADING = re.compile(r"\b(?:votes?|percent|round|results?|elected|runoff)\b")
# Brackets, days and years hold digits that are no results.
_NOT_NUMBERS = re.compile(
    rf"\([^)]*\)|\d{{1,2}}(?: and \d{{1,2}})? {_MONTHS}(?: \d{{4}})?|\bin \d{{4}}\b"
)
# Votes on removing someone, and on questions, elect nobody.
_NOT_A_VOTE = re.compile(r"\b(?:impeach|remov|convict|oust|censure|no[- ]confidence|referendum)")
_UNOPPOSED = re.compile(r"unopposed|without opposition|by acclamation|only eligible candidate")
_AGAINST = re.compile(
    r"(?:(?:received|with|won|by)\b[^;]*?)(?P<won>\d[\d,.]*)(?P<percent>%| percent)?[^;]*?"
    r"(?:against|to|and)\s+(?P<lost>\d[\d,.]*)%? (?:votes )?for (?P<rival>[^\d,;()]+?)"
    r"(?:\s+and (?P<third>\d[\d,.]*) for (?P<outsider>[^\d,;()]+?))?\s*(?:[,;(.]|and \d|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Give one vote that a text tells of; `period` is what the text says of its date.

    `measure` is "share", "votes", "electoral" or "none". `chamber` is the assembly that
    voted, "" for the people. `round` None means that the text speaks of no rounds.
    """

    office: str | None
    results: tuple[Result, ...] = ()
    tally: Tally | None = None
    winner: str | None = None
    winner_party: str | None = None
    elected: bool = False
    again: bool = False
    round: int | None = None
    measure: str = "none"
    chamber: str = ""
    indirect: bool = False
    unopposed: bool = False
    period: EdtfDate | None = None


def clean(text: str) -> str:
    """Take markup, entities and odd spaces out of a field's text."""
    text = html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").replace("\u2011", "-")
    text = re.sub(r"\(note\b[^()]*\)", "", text)
    return re.sub(r"\s+", " ", text).strip()


def parse_text(text: str) -> tuple[Contest, ...]:
    """Read every contest of a field, in the order of the text."""
    text = clean(text)
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    contests: list[Contest] = []
    for label, block in _blocks(body):
        contests.extend(_read_block(block, label))
    held = _HELD.search(text, tail.start() if tail else len(text))
    return _with_days(contests, find_votes(held[1])) if held else tuple(contests)


def _with_days(contests: list[Contest], votes: list[EdtfDate]) -> tuple[Contest, ...]:
    """Put the days of "election last held ..." to the office that the text names first."""
    if not votes or not contests:
        return tuple(contests)
    office = contests[0].office
    return tuple(
        replace(c, period=votes[0] if c.round == 1 else votes[-1])
        if c.office == office and c.period is None
        else c
        for c in contests
    )


def _blocks(text: str) -> list[tuple[str, str]]:
    """Cut a field at its years; the first block may have none."""
    marks = list(_YEAR.finditer(text))
    blocks = []
    before = text[: marks[0].start()] if marks else text
    final = _FINAL_YEAR.search(before)
    if before.strip():
        blocks.append((final[1] if final else "", before))
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
        if re.match(r"\(?note\b", clause) or _NOT_A_VOTE.search(clause):
            continue
        contests.extend(_read_clause(clause, state, contests))
    if state.head and not state.used:
        contests.append(state.head)
    return _finish(contests)


def _read_clause(clause: str, state: _State, before: list[Contest]) -> list[Contest]:
    found: list[Contest] = []
    announced = _announcement(clause, state)
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
    contest = _result(rest, state, in_announcement=announced is not None)
    if contest:
        state.used = True
        found.append(contest)
    elif state.head and not state.used and re.search(r"\bvotes?\b.*\bNA\b", rest):
        chamber = _body(rest)[1]
        state.head = replace(
            state.head, chamber=chamber, indirect=state.head.indirect or bool(chamber)
        )
    return found


def _joins_list(clause: str, before: list[Contest]) -> bool:
    """Say whether the clause goes on with the last list, as where semicolons part candidates."""
    if not before or before[-1].measure != "share":
        return False
    if _ROUND.search(clause) or re.search(r"\bpercent\b|\bvotes?\b", clause):
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


def _office(text: str) -> str | None:
    # The word nearest to the verb names the office: "elected president by the ... council".
    best: tuple[int, int, str] | None = None
    for rank, (office, pattern) in enumerate(_OFFICES):
        found = re.search(pattern, text, re.IGNORECASE)
        if found and (best is None or (found.start(), rank) < best[:2]):
            best = (found.start(), rank, office)
    return best[2] if best else None


def _round(text: str) -> int | None:
    # "elected in the second round: percent of vote in first round" heads the first round.
    marks = list(_ROUND.finditer(text))
    if not marks:
        return None
    found = marks[-1]
    return _ROUND_WORDS[found[1].lower()] if found[1] else 2


def _announcement(clause: str, state: _State) -> tuple[Contest, str] | None:
    found = _ANNOUNCED.match(clause)
    if not found:
        return None
    name, rest = re.split(r"\s-\s", found["name"])[-1], found["rest"]
    name = re.sub(r"^.*,\s(?=[A-Z]\w*\s.*[A-Z]{2})", "", name) if " of the " in name else name
    name = re.sub(r"^(?:[a-z]|In |On |After |As ).*,\s(?=[A-Z])", "", name)
    party = re.search(r"\(([^()]*)\)\s*$", name)
    bare = re.sub(r"\s*\([^()]*\)", "", name)
    titled = re.match(
        r"(?:Acting )?((?:Vice |Interim )?President|Prime Minister|Governor|King|Premier)\s+", bare
    )
    bare = plain_person(bare[titled.end() :] if titled else bare)
    if not has_name(bare) or len(bare.split()) > 11 or re.search(r"\bvotes?\b|\bround\b|\d", bare):
        return None
    plain = re.split(r"\d", rest)[0][:90]
    office = _office(plain) or (_office(titled[1]) if titled else None)
    contest = Contest(
        office=office,
        winner=bare,
        winner_party=party[1] if party else None,
        elected=bool(re.match(r"re-?elect|relect|elect|won|wins|chosen|select", found["verb"])),
        again=bool(re.match(r"re|won re", found["verb"])) or "another term" in rest,
        round=_round(rest),
        indirect=bool(
            re.search(
                r"\bby (?:the |a |an )?[\w' -]*(?:assembly|parliament|council|duma|house|congress|college|knesset|convention"
                r"|senate|chamber|legislature)",
                rest,
                re.I,
            )
        ),
        unopposed=bool(_UNOPPOSED.search(rest)),
        period=find_day(rest) or state.period,
    )
    return contest, rest


def _body(head: str) -> tuple[str, str]:
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
        or _ROUND.search(body)
        or len(body.split()) > 7
    )
    measure = "share" if re.search(r"percent|%", head) else ""
    return measure, "" if popular else body


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
    head = _HEAD.match(clause)
    return (clause[: head.end()], clause[head.end() :]) if head else ("", clause)


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


def _result(clause: str, state: _State, *, in_announcement: bool) -> Contest | None:
    base = state.head or Contest(office=None, period=state.period)
    told = _narrative(clause, base)
    if told:
        return told
    if not re.search(r"\d", clause):
        return None
    head, rest = _split_head(clause)
    measure, chamber = _body(head or clause)
    if base.winner and re.match(r"\s*\d[\d.]*\s*%?\s*,\s*\w", rest):
        rest = f"{base.winner} {rest}"  # "elected president - 56.3%, NAME 42.3%"
    results = read_list(rest) if not (in_announcement and not head) else ()
    if results and not head:
        head = clause[: max(0, clause.find(results[0].name))]
    round_ = _round(head) or (base.round if in_announcement or not base.results else None)
    if results:
        return _listed(base, results, (measure, chamber, head), _round(head))
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
    chamber = _body(head)[1]
    tally = read_tally(rest if head else clause, percent=percent)
    if not tally:
        return None
    body = re.search(r"\b(?:[Vv]otes? )?by (?:the )?([A-Z]?[\w' -]+?)(?:,| with| \d| on )", clause)
    if body and tally.share is None and not re.search(r"\d", body[1]):
        chamber = chamber or body[1]
    return replace(
        base,
        round=base.round or _round(clause),
        tally=tally,
        measure="share" if tally.share is not None else "votes",
        chamber=chamber,
        indirect=base.indirect or bool(chamber) or tally.share is None,
        period=find_day(clause) or base.period,
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
