"""Find who runs a ministry: "Marcel, at finance", "defence goes to X", "X takes the foreign ministry"."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, Span
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.office.posts import PORTFOLIO, country_slot, known_offices, offices_of
from factcheck.splitter.office.succession import NEW_FIRST, OLD_FIRST
from factcheck.splitter.reading import Mention, Passage, Reading

_OF = r"(?:(?:the )?(?:ministry|department) (?:of|for) )?"
_MINISTRY = r"(?: ministry| department| portfolio| office| brief| ministership)?"
# The person stands before the portfolio.
PERSON_FIRST = re.compile(
    r"^(?:\s+(?:of|from) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})?,?\s*(?:(?:who )?(?:has |have |had |is |was |will )?(?:now )?(?:at|for|takes?(?: over)?|took(?: over)?|taking|gets?|got|runs?|running|ran|"
    r"run|heads?|headed|handles?|handled|held|holds?|keeps?|kept|looks after|looked after|(?:so far )?been (?:in charge of|responsible for)|in charge of|responsible for|"
    r"is in charge of|gets the|moves to|moved to|stays at|remains at|to|minds|led|leads))\s+"
    + _OF
    + PORTFOLIO
    + _MINISTRY
    + r"\b(?!\s+(?:policy|minister|secretary|markets?|talks|trade|account|reserves))",
    re.IGNORECASE,
)
# The portfolio stands before the person: "Defence goes to X and the interior to Y".
PERSON_LAST = re.compile(
    r"\b"
    + PORTFOLIO
    + _MINISTRY
    + r"\s+(?:goes to|went to|is run by|was given to|falls to|fell to|to|for|"
    r"(?:stays|remains|is|lies) in the hands of)\s*$",
    re.IGNORECASE,
)
# "Gina Lopez, an opponent of mining, takes over ...".
_ASIDE = re.compile(
    r"^, (?:an? |the |who )[^,;.]{3,50},(?= (?:gets?|got|takes?|took|runs?|heads?|keeps?)\b)"
)
_STAYS = re.compile(r"\b(?:stays?|remains?|keeps?|continues?)\b", re.IGNORECASE)
_OVER = re.compile(r"^\s*(?:until|till|between|from \d|in \d{4}|during)")
_BRINGS = re.compile(r"\b(?:bring|brought|driv|drove)\w*\b[^,;.]*$", re.IGNORECASE)  # "to justice"
REACH = 70  # characters between a name and its portfolio


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give a claim for every person said to run a ministry."""
    for person in passage.mentions:
        if person.ref.kind is not EntityKind.PERSON or person.how == "role":
            continue
        offset = passage.span.start
        after = passage.after(person.span.end)[:REACH]
        before = passage.before(person.span.start)[-REACH:]
        aside = _ASIDE.match(passage.after(person.span.end))
        skipped = aside.end() if aside else 0
        after = passage.text[person.span.end - offset + skipped :][:REACH]
        first, last = PERSON_FIRST.match(after), PERSON_LAST.search(before)
        if _BRINGS.search(before) or NEW_FIRST.search(before) or OLD_FIRST.search(before):
            continue  # "X replaced Y at the ministry" says nothing of Y there today
        if first is not None and _OVER.match(after[first.end() :]):
            continue  # "who ran foreign affairs until last week" is past
        if first is not None:
            end = person.span.end + skipped + first.end()
            span = cover(person.span, Span(start=person.span.start, end=end))
            yield from _claim(passage, reading, person, first.group("what"), span)
        elif last is not None:
            start = max(offset, person.span.start - len(before) + last.start())
            span = Span(start=start, end=person.span.end)
            yield from _claim(passage, reading, person, last.group("what"), span)


def _claim(
    passage: Passage, reading: Reading, person: Mention, portfolio: str, span: Span
) -> Iterator[Claim]:
    country = person.country or reading.home
    if country is None:
        return
    offices, words = offices_of(portfolio, country), passage.words(span)
    if not offices:
        return
    yield make_claim(
        reading,
        span=span,
        kind=ClaimKind.OFFICE,
        statement=(
            f"{person.ref.name} is {office_label(offices[0])} of {reading.label(country)}"
            + (f" (as of {reading.as_of})" if reading.as_of else "")
        ),
        slots=Slots(
            subject=entity_slot(person),
            relation="holds",
            place=country_slot(reading, country),
            details=(
                ("office", "|".join(offices)),
                ("title", portfolio),
                ("times", ""),
                ("known_as", known_offices(reading, person)),
                ("stays", "yes" if _STAYS.search(words) else ""),
            ),
        ),
    )
