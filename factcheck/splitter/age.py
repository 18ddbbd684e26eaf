"""Find claims of how old somebody is: "Abbott, 55,", "aged 78", "the 45-year-old leader"."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import DateShape, EntityKind, Quantity, Span
from factcheck.normalise.numerals import Numeral, find_numerals
from factcheck.splitter.draft import entity_slot, make_claim, quantity_slot
from factcheck.splitter.grammar import VERBS, cover, mention_of, subject_of, verb_above
from factcheck.splitter.office.posts import is_relation
from factcheck.splitter.reading import Mention, Passage, Reading

YOUNGEST, OLDEST = 16, 110  # of a person in office or the news; a "300-year-old" is a thing
_OLD = re.compile(r"^[ -]years?[ -]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|at the age of|at age|age of|now aged|then aged) (?:just |only )?$", re.IGNORECASE
)
_AT = re.compile(r"(?:^|, )at (?:just |only )?$", re.IGNORECASE)
_ENDS = re.compile(r"^(?:[,.;)]|$| and\b| when\b| years old\b)")
_IS = re.compile(
    r"\b(?:is|was|turned|turns|being) (?:already |just |only |now |then )?$",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:is|turns|turned) (?:already |just |only |now |aged )?$|, (?:now )?aged $", re.IGNORECASE
)
_BESIDE = re.compile(r"^(?:, | \()(?:now |then |just |only |a \w+ of )?$")
_BIRTHDAY = re.compile(r"^ birthday\b", re.IGNORECASE)
_TELLS_BIRTHDAY = re.compile(
    r"\b(?:celebrat\w+|marks?|marked|turns?|turned) (?:his|her) $", re.IGNORECASE
)
_DIED_NOW = re.compile(
    r"\b(?:ha(?:s|ve|d) died|dies|died (?:on )?(?:\w+day\b|today|yesterday|this|last))",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died|dies|dead|death|passed away)\b", re.IGNORECASE)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims of somebody's age."""
    offset = passage.span.start
    for numeral in find_numerals(passage.text):
        span = Span(start=offset + numeral.start, end=offset + numeral.end)
        if not YOUNGEST <= numeral.value <= OLDEST or _is_dated(passage, span):
            continue
        told = _told(passage, reading, numeral, span)
        if told is None:
            continue
        person, form, words = told
        if person.ref.id is not None:
            yield _claim(passage, reading, person, numeral, (form, words, span))


def _is_dated(passage: Passage, span: Span) -> bool:
    return any(
        d.span.overlap(span) and d.shape is not DateShape.DURATION for d in passage.dates
    ) or any(
        q.span.overlap(span) and q.quantity.unit not in {"", "ordinal"} for q in passage.quantities
    )


def _told(
    passage: Passage, reading: Reading, numeral: Numeral, span: Span
) -> tuple[Mention, str, Span] | None:
    """Give whose age a number is, how surely ("name" or "guess"), and the words that tell it."""
    before, after = passage.text[: numeral.start], passage.text[numeral.end :]
    old = _OLD.match(after)
    if numeral.ordinal:
        day = _BIRTHDAY.match(after) and _TELLS_BIRTHDAY.search(before)
        return _pair(_subject(passage, span), "birthday", span) if day else None
    if numeral.value != numeral.value.to_integral_value():
        return None
    if old is not None and "s old" not in old[0]:
        return _described(
            passage, reading, Span(start=span.start, end=span.end + old.end()), before
        )
    return _stated(passage, span, before, after) if _ENDS.match(after) else None


def _stated(
    passage: Passage, span: Span, before: str, after: str
) -> tuple[Mention, str, Span] | None:
    """Read "X, 55," and "aged 55", "at 55", "he was 55"."""
    for person in _people(passage):
        apart = person.span.end <= span.start and _BESIDE.match(_gap(passage, person.span, span))
        if apart and (after[:1] in {",", ")"} or after.startswith(" years old,")):
            return person, "name", cover(person.span, span)
    if any(pattern.search(before) for pattern in (_AGED, _AT, _IS)):
        # "Was 29 when he won a seat" tells an age of another day, seldom told which.
        now = _TODAY.search(before) or _DIED_NOW.search(passage.text)
        form = "name" if now else "past"
        return _pair(_subject(passage, span), form, span)
    return None


def _pair(person: Mention | None, form: str, span: Span) -> tuple[Mention, str, Span] | None:
    if person is None:
        return None
    near = person.span.end <= span.start
    return person, form, cover(person.span, span) if near else span


def _people(passage: Passage) -> list[Mention]:
    return [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON and not is_relation(passage, m)
    ]


def _gap(passage: Passage, left: Span, right: Span) -> str:
    return passage.text[left.end - passage.span.start : right.start - passage.span.start]


def _subject(passage: Passage, span: Span) -> Mention | None:
    """Give the subject of the number's verb, else the person named last before it."""
    index = passage.token_at(span)
    verb = verb_above(passage.tokens, index) if index is not None else None
    if verb is not None:
        subject = subject_of(passage.tokens, verb)
        if subject is not None:
            # "The toll was 20": of whatever else the verb speaks, it has no age.
            return mention_of(passage, subject, (EntityKind.PERSON,))
    before = [m for m in _people(passage) if m.span.end <= span.start]
    after = [m for m in _people(passage) if m.span.start >= span.end]
    return before[-1] if before else after[0] if after and len(after) == 1 else None


def _described(
    passage: Passage, reading: Reading, span: Span, before: str
) -> tuple[Mention, str, Span] | None:
    """Give whom "the 45-year-old leader of the party" describes: named after, or met before."""
    people = _people(passage)
    named = [m for m in people if m.how not in {"pronoun", "guess"}]
    after = [m for m in named if 0 <= m.span.start - span.end <= REACH]
    gap = _gap(passage, span, after[0].span) if after else ""
    if (
        after
        and gap.count(",") == gap.endswith(", ")
        and not _verb_in(passage, span, after[0].span)
        and not _describes(passage, after[0].span)
    ):
        # "The 61-year-old relieves X": a verb that the parser takes for a noun.
        sure = not gap.rstrip().endswith("s")
        return after[0], "name" if sure else "guess", cover(span, after[0].span)
    prior = [m for m in people if m.span.end <= span.start]
    if prior and _gap(passage, prior[-1].span, span).strip() in {", a", "is a", "was a"}:
        return prior[-1], "name", cover(prior[-1].span, span)
    earlier = reading.passages[passage.index - 1] if passage.index else None
    if earlier is None or before.strip().lower() != "the":
        return None
    met = {m.ref.id: m for m in _people(earlier) if m.ref.id}
    return (next(iter(met.values())), "guess", span) if len(met) == 1 else None


def _describes(passage: Passage, name: Span) -> bool:
    """Say whether what looks like a name describes a noun: "American Christian missionary"."""
    index = passage.token_at(name)
    head = passage.tokens[passage.tokens[index].head] if index is not None else None
    beside = head is not None and head.start >= name.end and head.pos == "NOUN"
    return beside and index is not None and passage.tokens[index].dep in {"amod", "compound"}


def _verb_in(passage: Passage, left: Span, right: Span) -> bool:
    return any(t.pos in VERBS and left.end <= t.start < right.start for t in passage.tokens)


REACH = 60  # characters from the age to the name it describes


def _claim(
    passage: Passage,
    reading: Reading,
    person: Mention,
    numeral: Numeral,
    told: tuple[str, Span, Span],
) -> Claim:
    form, words, span = told
    value = numeral.value
    years = Quantity(value=value, unit="year", low=value, high=value)
    days = [
        f"{d.date.earliest}/{d.date.latest}"
        for d in passage.dates
        if d.date is not None and d.shape is DateShape.POINT and d.date.earliest and d.date.latest
    ]
    if passage.previous is not None:
        days.append(f"{passage.previous.earliest}/{passage.previous.latest}")
    sure = person.how not in {"guess", "role"} and form == "name"
    return make_claim(
        reading,
        span=words,
        kind=ClaimKind.QUANTITY,
        statement=f"{person.ref.name} is {value} years old",
        slots=Slots(
            subject=entity_slot(person),
            relation="age",
            quantity=quantity_slot(passage.text[numeral.start : numeral.end], years, span),
            details=(
                ("measure", "age"),
                ("days", "|".join(days)),
                ("bound", "name" if sure else ""),
                ("birthday", "yes" if form == "birthday" else ""),
                ("died", "yes" if _DIED.search(passage.text) else ""),
            ),
        ),
    )
