"""Read who was announced as elected, to what office, in which round."""

import re

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_candidates import has_name, plain_person
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_dates import find_day

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
        (
            r"prime minister|premier\b|chancellor|taoiseach|head of government|chief minister"
            r"|minister[- ]president|president of the government|government president|executive council president"
            r"|lagmand|chairman of the council of ministers"
        ),
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
ROUND = re.compile(
    r"\b(?:(first|second|third|1st|2nd|3rd)[ -](?:round|ballot|rate|direct round)|(run-?\s?off))",
    re.IGNORECASE,
)
_UNOPPOSED = re.compile(r"unopposed|without opposition|by acclamation|only eligible candidate")


def _office(text: str) -> str | None:
    # The word nearest to the verb names the office: "elected president by the ... council".
    best: tuple[int, int, str] | None = None
    for rank, (office, pattern) in enumerate(_OFFICES):
        found = re.search(pattern, text, re.IGNORECASE)
        if found and (best is None or (found.start(), rank) < best[:2]):
            best = (found.start(), rank, office)
    return best[2] if best else None


def round_of(text: str) -> int | None:
    """Read the round that a heading names, the last where it names two."""
    # "elected in the second round: percent of vote in first round" heads the first round.
    marks = list(ROUND.finditer(text))
    if not marks:
        return None
    found = marks[-1]
    return _ROUND_WORDS[found[1].lower()] if found[1] else 2


def read_announcement(clause: str, period: EdtfDate | None) -> tuple[Contest, str] | None:
    """Read "NAME (party) elected president ...": the contest it opens, and what follows."""
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
        round=round_of(rest),
        indirect=bool(
            re.search(
                r"\bby (?:the |a |an )?[\w' -]*(?:assembly|parliament|council|duma|house|congress|college|knesset|convention"
                r"|senate|chamber|legislature)",
                rest,
                re.IGNORECASE,
            )
        ),
        unopposed=bool(_UNOPPOSED.search(rest)),
        period=find_day(rest) or period,
    )
    return contest, rest
