"""Rows of a small country, and the claims and bundles that the checkers' tests are made of."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Candidate, Election, Fact, SourceInfo, Tenure
from factcheck.model.value import EdtfDate, EntityKind, EntityRef, Hedge, Quantity, Span

DAY = date(2020, 6, 15)
KNOWN = date(2020, 12, 31)
PRESIDENT = "office:president"
SENATE = "Senate"

FREEDONIA = EntityRef(name="Freedonia", kind=EntityKind.COUNTRY, id="country:FRE")
SYLVANIA = EntityRef(name="Sylvania", kind=EntityKind.COUNTRY, id="country:SYL")
ADA = EntityRef(name="Ada Stone", kind=EntityKind.PERSON, id="person:ada")
BEN = EntityRef(name="Ben Frost", kind=EntityKind.PERSON, id="person:ben")
CORA = EntityRef(name="Cora Hill", kind=EntityKind.PERSON, id="person:cora")
DAN = EntityRef(name="Dan Reed", kind=EntityKind.PERSON, id="person:dan")
NOBODY = EntityRef(name="Zoe Unheard", kind=EntityKind.PERSON)

GAZETTE = SourceInfo(
    id="gazette",
    name="Gazette of Freedonia",
    publisher="Freedonia",
    url="https://example.org/gazette",
    licence="CC0",
    attribution="Gazette",
    retrieved=date(2021, 1, 2),
    covers_from=date(1900, 1, 1),
    covers_to=KNOWN,
)


def on(text: str) -> EdtfDate:
    """Give a day, a month, a year or, with a slash, the days between two of them."""
    left, _, right = text.partition("/")
    return EdtfDate(edtf=text, earliest=_first(left), latest=_last(right or left))


def _first(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last(text: str) -> date:
    parts = tuple(map(int, text.split("-")))
    if len(parts) == 3:
        return date.fromisoformat(text)
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    year, month = parts
    after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def number(value: str, unit: str = "", *, low: str = "", high: str = "") -> Quantity:
    """Give a number that allows for nothing unless bounds are given."""
    exact = Decimal(value)
    return Quantity(
        value=exact,
        unit=unit,
        low=Decimal(low) if low else exact,
        high=Decimal(high) if high else exact,
        hedge=Hedge.EXACT,
    )


def claim(
    relation: str,
    subject: EntityRef | None = ADA,
    *,
    kind: ClaimKind = ClaimKind.OFFICE,
    other: EntityRef | None = None,
    time: str | EdtfDate | None = None,
    place: EntityRef | None = None,
    quantity: Quantity | None = None,
    as_of: date | None = DAY,
    score: str = "",
    **details: str,
) -> Claim:
    """Make a claim of slots alone; its words do not matter to a checker.

    `score` is the detail "other": the bounds and value of a score's second number.
    """
    details = {**details, "other": score} if score else details
    when = on(time) if isinstance(time, str) else time
    return Claim(
        span=Span(start=0, end=5),
        quote="words",
        statement="Words stand alone.",
        kind=kind,
        slots=Slots(
            subject=Slot(text=subject.name, value=subject) if subject else None,
            relation=relation,
            object=Slot(text=other.name, value=other) if other else None,
            quantity=Slot(text="the number", value=quantity) if quantity else None,
            time=Slot(text=when.edtf, value=when) if when else None,
            place=Slot(text=place.name, value=place) if place else None,
            details=tuple(sorted(details.items())),
        ),
        as_of=as_of,
    )


def tenure(
    person: EntityRef,
    start: str | None,
    end: str | None = None,
    *,
    office: str = PRESIDENT,
    title: str = "President",
    jurisdiction: str = "country:FRE",
    acting: bool = False,
    end_inferred: bool = False,
    single: bool = True,
    party: str | None = None,
) -> Tenure:
    """Make a time in office; without an end it is known to the end of 2020."""
    return Tenure(
        person=person.id or "person:nobody",
        person_label=person.name,
        office=office,
        title=title,
        jurisdiction=jurisdiction,
        start=on(start) if start else None,
        end=on(end) if end else None,
        known_until=KNOWN,
        acting=acting,
        end_inferred=end_inferred,
        single=single,
        party=party,
        source="gazette",
        url="https://example.org/gazette/offices",
    )


def bundle(topic: str, facts: Sequence[Fact]) -> Evidence:
    """Put rows into one piece of evidence, as the snapshot does."""
    return Evidence(
        source="snapshot",
        title="",
        url="",
        excerpt="",
        value="",
        facts=tuple(facts),
        origins=(GAZETTE,),
        topic=topic,
    )


def holders(*rows: Tenure) -> Evidence:
    """Bundle the holders of one office."""
    return bundle("office office:president country:FRE", rows)


def candidate(
    who: EntityRef | str,
    share: str | None = None,
    *,
    party: str | None = None,
    votes: int | None = None,
    electoral_votes: int | None = None,
    seats: int | None = None,
) -> Candidate:
    """Make one line of a result; a plain text is a name without an id."""
    return Candidate(
        id=None if isinstance(who, str) else who.id,
        name=who if isinstance(who, str) else who.name,
        party=party,
        share=Decimal(share) if share else None,
        votes=votes,
        electoral_votes=electoral_votes,
        seats=seats,
    )


def election(
    day: str | None,
    *candidates: Candidate,
    round_number: int | None = None,
    decisive: bool = True,
    body: str | None = None,
) -> Election:
    """Make a presidential round, or, with a body, an election of a chamber."""
    return Election(
        id=f"election:FRE:{day}",
        jurisdiction="country:FRE",
        office=None if body else PRESIDENT,
        body=body,
        round=round_number,
        date=on(day) if day else None,
        candidates=candidates,
        decisive=decisive,
        source="gazette",
        url="https://example.org/gazette/elections",
    )


def elections(*rows: Election) -> Evidence:
    """Bundle a country's elections."""
    return bundle("elections in country:FRE", rows)
