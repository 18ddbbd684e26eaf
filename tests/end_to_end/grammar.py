"""Say facts of the snapshot in many wordings, rightly and wrongly, for countries of all continents."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from factcheck.model.fact import Candidate, Election, Figure, Tenure
from factcheck.store.snapshot import Snapshot

CONTINENTS = {
    "Africa": "DZA AGO BEN BWA BFA CMR CPV EGY ETH GHA KEN LBR MDG MWI MLI MAR NAM NGA RWA SEN SLE ZAF TZA TUN UGA ZMB",
    "Americas": "ARG BOL BRA CAN CHL COL CRI DOM ECU SLV GTM HND JAM MEX PAN PRY PER USA URY",
    "Asia": "BGD IND IDN IRQ ISR JPN KAZ KOR LBN MYS MNG NPL PAK PHL SGP LKA THA TUR VNM",
    "Europe": "ALB AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN ISL IRL ITA LVA LTU NLD NOR POL PRT ROU SRB SVK SVN ESP SWE UKR GBR",
    "Oceania": "AUS FJI NZL PNG",
}  # fmt: skip
WITH_ARTICLE = frozenset({"United States", "United Kingdom", "Netherlands", "Philippines", "Dominican Republic"})  # fmt: skip
POSTS = {
    "office:president": "president",
    "office:prime-minister": "prime minister",
    "office:foreign-minister": "foreign minister",
    "office:finance-minister": "finance minister",
}
RATES = {
    "indicator:FP.CPI.TOTL.ZG": ("inflation", "{c}'s inflation rate", "inflation in {c}"),
    "indicator:SL.UEM.TOTL.ZS": ("unemployment", "{c}'s unemployment rate", "unemployment in {c}"),
}
LARGE = Decimal("2.5")  # how many times a wrong figure is too large
SETTLED = timedelta(days=150)  # in office for so long nobody mistakes the holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Hold a sentence, the day it is read, whether it is true, and what it is about."""

    text: str
    day: date
    true: bool
    kind: str
    continent: str


Draw = Callable[[Snapshot, str, Random, bool], tuple[str, date] | None]


def sentences(snapshot: Snapshot, number: int, seed: int) -> list[Sentence]:
    """Draw so many sentences: kinds, continents, true and false in turn, rows at random."""
    random = Random(seed)  # noqa: S311 (draws test sentences)
    kinds = list(_KINDS.items())
    found: dict[str, Sentence] = {}
    turn = 0
    while len(found) < number:
        kind, draw = kinds[turn % len(kinds)]
        continent = list(CONTINENTS)[(turn // len(kinds)) % len(CONTINENTS)]
        true = (turn // (len(kinds) * len(CONTINENTS))) % 2 == 0
        turn += 1
        country = f"country:{random.choice(CONTINENTS[continent].split())}"
        drawn = draw(snapshot, country, random, true)
        if drawn is not None:
            text, day = drawn
            found.setdefault(
                text, Sentence(text=text, day=day, true=true, kind=kind, continent=continent)
            )
    return list(found.values())


def _holder(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    tenure = _tenure(snapshot, country, random)
    if tenure is None or tenure.start is None or tenure.start.latest is None:
        return None
    day = _last(tenure) - SETTLED
    if day < tenure.start.latest + SETTLED:
        return None
    name = tenure.person_label if true else _stranger(snapshot, country, random, day)
    post, of = POSTS[tenure.office], _of(snapshot, country)
    if name is None:
        return None
    return random.choice(
        [
            f"{name} is the {post} of {of}.",
            f"{_own(snapshot, country)} {post}, {name}, spoke to reporters.",
            f"The {post} of {of}, {name}, opened a school.",
            f"The school was opened by {name}, the {post} of {of}.",
        ]
    ), day


def _start(snapshot: Snapshot, country: str, random: Random, true: bool) -> tuple[str, date] | None:
    tenure = _tenure(snapshot, country, random, at_top=True)
    if tenure is None or tenure.start is None or not tenure.start.is_day:
        return None
    begun = tenure.start.earliest
    if begun is None or _last(tenure) - begun < SETTLED:
        return None
    again = [t for t in snapshot.tenures_of(tenure.person) if t.office == tenure.office]
    if len(again) > 1:
        return None  # of several terms the wrong year may be another's
    told = begun if true else _earlier(begun, 3)
    post, of = POSTS[tenure.office], _of(snapshot, country)
    return random.choice(
        [
            f"{tenure.person_label} became {post} of {of} in {told:%B %Y}.",
            f"{tenure.person_label} has been {post} of {of} since {told:%B %Y}.",
            f"{tenure.person_label} took office as {post} of {of} on {told.day} {told:%B %Y}.",
            f"{tenure.person_label} was sworn in as {post} of {of} on {told:%B} {told.day}, {told.year}.",
        ]
    ), begun + SETTLED


def _succession(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    office = random.choice(["office:president", "office:prime-minister"])
    everyone = snapshot.tenures_in(country, office)
    rows = [t for t in everyone if t.single and _is_dated(t)]
    rows.sort(key=lambda t: (_begin(t), _last(t)))
    pairs = [
        (old, new)
        for old, new in pairwise(rows)
        if old.person != new.person and not old.acting and not new.acting
        and timedelta(0) <= _begin(new) - _last(old) <= timedelta(days=10)
        and sum(t.person in {old.person, new.person} for t in everyone) == 2
    ]  # fmt: skip
    if not pairs:
        return None
    old, new = random.choice(pairs)
    first, second = (new, old) if true else (old, new)
    post, of = POSTS[office], _of(snapshot, country)
    return random.choice(
        [
            f"{first.person_label} succeeded {second.person_label} as {post} of {of}.",
            f"{first.person_label} replaced {second.person_label} as {post} of {of}.",
            f"{second.person_label} was succeeded as {post} of {of} by {first.person_label}.",
        ]
    ), _begin(new) + SETTLED


def _winner(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    drawn = _contest(snapshot, country, random)
    if drawn is None:
        return None
    _, first, second, held = drawn
    winner, loser = (first, second) if true else (second, first)
    of = _of(snapshot, country)
    return random.choice(
        [
            f"{winner.name} defeated {loser.name} in the presidential election of {held.year} in {of}.",
            f"In {held:%B %Y} {winner.name} beat {loser.name} to the presidency of {of}.",
            f"{loser.name} lost the {held.year} presidential election in {of} to {winner.name}.",
            f"{winner.name} won the presidential election in {of} in {held.year}, ahead of {loser.name}.",
        ]
    ), held + SETTLED


def _share(snapshot: Snapshot, country: str, random: Random, true: bool) -> tuple[str, date] | None:
    drawn = _contest(snapshot, country, random)
    if drawn is None:
        return None
    _, first, second, held = drawn
    assert first.share is not None
    assert second.share is not None
    if first.share - second.share < 4:
        return None
    share = first.share if true else second.share
    of = _of(snapshot, country)
    return random.choice(
        [
            f"{first.name} won the presidential election of {held.year} in {of} with {share:.1f} percent of the vote.",
            f"In the {held.year} presidential election in {of}, {first.name} got {share:.1f}% of the vote.",
            f"{first.name} received {share:.1f} per cent of the votes in {of}'s presidential election of {held.year}.",
        ]
    ), held + SETTLED


def _figure(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    indicator = random.choice(sorted(RATES))
    row = _row(snapshot, country, indicator, random)
    if row is None or not Decimal(4) <= row.value <= Decimal(30):
        return None
    value = row.value if true else row.value * LARGE
    name = random.choice(RATES[indicator]).format(c=_of(snapshot, country))
    bare = name in {first for first, *_ in RATES.values()}
    where = f" in {_of(snapshot, country)}" if bare else ""
    phrase = f"{name[0].upper()}{name[1:]}{where}"
    return random.choice(
        [
            f"{phrase} was {value:.1f} percent in {row.end.year}.",
            f"In {row.end.year} {name}{where} stood at {value:.1f}%.",
            f"{phrase} averaged {value:.1f} per cent in {row.end.year}.",
        ]
    ), date(row.end.year + 1, 10, 1)


def _people(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    row = _row(snapshot, country, "indicator:SP.POP.TOTL", random)
    if row is None or row.value < 1_000_000:
        return None
    millions = (row.value if true else row.value * LARGE) / 1_000_000
    of = _of(snapshot, country)
    return random.choice(
        [
            f"{of[0].upper()}{of[1:]} had {millions:.1f} million inhabitants in {row.end.year}.",
            f"The population of {of} was {millions:.1f} million in {row.end.year}.",
            f"In {row.end.year}, {millions:.1f} million people lived in {of}.",
        ]
    ), date(row.end.year + 1, 10, 1)


def _capital(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    own, all_codes = snapshot.attributes(country, "capital"), " ".join(CONTINENTS.values()).split()
    other = snapshot.attributes(f"country:{random.choice(all_codes)}", "capital")
    if len(own) != 1 or len(other) != 1 or own[0].value == other[0].value:
        return None
    city, of = (own if true else other)[0].value, _of(snapshot, country)
    return random.choice(
        [
            f"{city} is the capital of {of}.",
            f"The capital of {of} is {city}.",
            f"The ministers met in {city}, the capital of {of}.",
        ]
    ), date(2024, 6, 1)


def _trend(snapshot: Snapshot, country: str, random: Random, true: bool) -> tuple[str, date] | None:
    row = _row(snapshot, country, "indicator:SL.UEM.TOTL.ZS", random)
    years = {f.end.year: f for f in snapshot.figures(country, "indicator:SL.UEM.TOTL.ZS")}
    before = years.get(row.end.year - 1) if row is not None else None
    if row is None or before is None or abs(row.value - before.value) < 1 or before.value < 3:
        return None
    up, of = (row.value > before.value) == true, _of(snapshot, country)
    moved, year = ("rose" if up else "fell"), row.end.year
    return random.choice(
        [
            f"In {year} unemployment in {of} {moved}.",
            f"Unemployment in {of} {moved} in {year}.",
            f"{of[0].upper()}{of[1:]}'s unemployment rate {moved} in {year}.",
        ]
    ), date(year + 1, 10, 1)


def _border(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    near = {a.target for a in snapshot.attributes(country, "border") if a.target}
    codes = [f"country:{c}" for codes in CONTINENTS.values() for c in codes.split()]
    other = random.choice(sorted(near if true else set(codes) - near - {country}) or [country])
    if not near or other == country or snapshot.entity(other) is None:
        return None
    left, right = _of(snapshot, country), _of(snapshot, other)
    return random.choice(
        [
            f"{left[0].upper()}{left[1:]} borders {right}.",
            f"{left[0].upper()}{left[1:]} shares a border with {right}.",
            f"{left[0].upper()}{left[1:]} has a land border with {right}.",
        ]
    ), date(2024, 6, 1)


def _weekday(
    snapshot: Snapshot, country: str, random: Random, true: bool
) -> tuple[str, date] | None:
    told = date(2000, 1, 1) + timedelta(days=random.randrange(9000))
    named = told if true else told + timedelta(days=random.randrange(1, 7))
    of = _of(snapshot, country)
    return random.choice(
        [
            f"The talks in {of} began on {named:%A}, {told.day} {told:%B %Y}.",
            f"On {named:%A}, {told:%B} {told.day}, {told.year}, the bridge in {of} was opened.",
        ]
    ), told + timedelta(days=20)


_KINDS: dict[str, Draw] = {
    "holder": _holder,
    "start": _start,
    "succession": _succession,
    "winner": _winner,
    "share": _share,
    "figure": _figure,
    "people": _people,
    "capital": _capital,
    "weekday": _weekday,
    "trend": _trend,
    "border": _border,
}


def _tenure(
    snapshot: Snapshot, country: str, random: Random, *, at_top: bool = False
) -> Tenure | None:
    offices = list(POSTS)[:2] if at_top else list(POSTS)
    rows = [
        t
        for office in offices
        for t in snapshot.tenures_in(country, office)
        if t.single and not t.acting and _is_dated(t) and len(t.person_label.split()) > 1
    ]
    return random.choice(rows) if rows else None


def _is_dated(tenure: Tenure) -> bool:
    day = tenure.start.earliest if tenure.start is not None and tenure.start.is_day else None
    return day is not None and day.year >= 2000 and not tenure.end_inferred


def _begin(tenure: Tenure) -> date:
    assert tenure.start is not None
    assert tenure.start.earliest is not None
    return tenure.start.earliest


def _last(tenure: Tenure) -> date:
    end = tenure.end.earliest if tenure.end is not None else None
    return end or tenure.known_until


def _stranger(snapshot: Snapshot, country: str, random: Random, day: date) -> str | None:
    """Give somebody who holds such a post elsewhere on the day, and never held one here."""
    codes = [c for codes in CONTINENTS.values() for c in codes.split()]
    other = f"country:{random.choice(codes)}"
    here = {t.person for t in snapshot.tenures_in(country)}
    rows = [
        t
        for office in list(POSTS)[:2]
        for t in snapshot.tenures_in(other, office)
        if t.single and _is_dated(t) and _begin(t) <= day <= _last(t) and t.person not in here
        and len(t.person_label.split()) > 1
    ]  # fmt: skip
    return rows[0].person_label if rows and other != country else None


def _contest(
    snapshot: Snapshot, country: str, random: Random
) -> tuple[Election, Candidate, Candidate, date] | None:
    rows = [
        e
        for e in snapshot.elections_in(country)
        if e.office == "office:president" and e.decisive and e.date is not None
        and e.date.is_day and len(e.candidates) > 1 and e.electorate == "popular"
        and all(c.id and c.share is not None for c in e.candidates[:2])
        and all(len(c.name.split()) > 1 for c in e.candidates[:2])
        and all(c.electoral_votes is None for c in e.candidates)
    ]  # fmt: skip
    if not rows:
        return None
    election = random.choice(rows)
    first, second = sorted(election.candidates, key=lambda c: c.share or 0, reverse=True)[:2]
    assert election.date is not None
    assert election.date.earliest is not None
    if {first, second} != set(election.candidates[:2]):
        return None
    return election, first, second, election.date.earliest


def _row(snapshot: Snapshot, country: str, indicator: str, random: Random) -> Figure | None:
    rows = [
        f
        for f in snapshot.figures(country, indicator)
        if f.end.year >= 2005 and (f.end - f.start).days > 300
    ]
    return random.choice(rows) if rows else None


def _earlier(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _of(snapshot: Snapshot, country: str) -> str:
    entity = snapshot.entity(country)
    assert entity is not None
    return f"the {entity.label}" if entity.label in WITH_ARTICLE else entity.label


def _own(snapshot: Snapshot, country: str) -> str:
    name = _of(snapshot, country)
    return f"{name[0].upper()}{name[1:]}'s"
