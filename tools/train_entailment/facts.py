"""Draw facts from the snapshot, with what would make a claim about each false or undecided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from random import Random

from amounts import INDICATORS, Amount, in_full

from factcheck.model.fact import Election, Tenure
from factcheck.store.snapshot import Snapshot

WITH_ARTICLE = frozenset(
    "United States|United Kingdom|Netherlands|Philippines|Dominican Republic|Bahamas|Maldives|Gambia"
    "|Central African Republic|Czech Republic|United Arab Emirates|Comoros|Seychelles".split("|")
)
TRAITS = {
    "capital": "capital", "largest-city": "largest city", "highest-point": "highest point",
    "lowest-point": "lowest point", "currency": "currency", "legislature": "legislature",
    "border-total": "total length of land borders", "coastline": "coastline",
    "area-total": "total area", "area-land": "land area",
    "highest-point-elevation": "elevation of the highest point",
    "population-urban-area": "", "national-holiday": "national holiday",
}  # fmt: skip
NUMERIC = frozenset(
    {"border-total", "coastline", "area-total", "area-land", "highest-point-elevation"}
)
# Words of a direction by slot: what is said when it is up, and when it is down. The first slot of a
# table is drawn by chance, the others follow it. `lower`, `less` and `below` speak of the other side.
_HIGHER = (("higher", "larger", "greater"), ("lower", "smaller"))
_ABOVE = (
    ("was above", "stood above", "exceeded"),
    ("was below", "stood below", "fell short of"),
)
Words = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
DIRECTIONS: dict[str, Words] = {
    "rose": {
        "rose": (
            ("rose", "increased", "went up", "grew"),
            ("fell", "decreased", "declined", "went down"),
        ),
        "a_rise": (
            ("a rise", "an increase", "a gain", "growth"),
            ("a fall", "a decrease", "a decline", "a drop"),
        ),
        "more": _HIGHER,
        "less": _HIGHER[::-1],
    },
    "higher": {"higher": _HIGHER, "lower": _HIGHER[::-1], "above": _ABOVE, "below": _ABOVE[::-1]},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Hold a fact's slots as text, its dates, its amounts, and what may stand in its place.

    `wrong`: by slot, replacements that cannot be true together with the fact. `loose`:
    replacements about which the fact says nothing. A replacement changes one slot or swaps two.
    """

    kind: str
    family: str
    country: str
    about: frozenset[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    wrong: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    loose: dict[str, list[dict[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Give what every draw needs: the snapshot, chance, and names to put in others' place."""

    snapshot: Snapshot
    random: Random
    countries: dict[str, str]
    people: list[str]
    traits: dict[str, list[str]]
    years: int  # how many years of each figure of a country are drawn

    def named(self, country: str) -> dict[str, str]:
        """Give the slots that name a country."""
        label = self.countries[country]
        said = f"the {label}" if label in WITH_ARTICLE else label
        own = f"{said}'" if said.endswith("s") else f"{said}'s"
        return {"country": said, "country_own": own}


def person_facts(world: World, country: str) -> Iterator[Fact]:
    """Give who held which single office of a country from when to when."""
    tenures = [t for t in world.snapshot.tenures_in(country) if t.single and not t.acting]
    for tenure in tenures:
        dated = _dated(tenure)
        again = [t for t in tenures if (t.person, t.office) == (tenure.person, tenure.office)]
        if dated is None or len(again) > 1 or len(tenure.person_label.split()) < 2:
            continue
        start, end = dated
        strangers = world.random.sample(world.people, 3)
        others = [
            t.person_label
            for t in tenures
            if t.office == tenure.office and t.person != tenure.person
        ]
        others = world.random.sample(others, min(3, len(others))) + strangers
        offices = sorted({_post(t) for t in tenures} - {_post(tenure)})
        yield Fact(
            kind="tenure", family="politics", country=country,
            texts={"person": tenure.person_label, "post": _post(tenure),
                   "seen": str(world.random.randint(start.year, end.year)), **world.named(country)},
            dates={"start": start, "end": end},
            wrong={"person": [{"person": name} for name in others]},
            loose={"post": [{"post": name} for name in offices[:5]]},
        )  # fmt: skip


def successions(world: World, country: str) -> Iterator[Fact]:
    """Give who followed whom in an office."""
    for office in ("office:president", "office:prime-minister", "office:foreign-minister", "office:finance-minister"):  # fmt: skip
        rows = [(t, d) for t in world.snapshot.tenures_in(country, office) if t.single and not t.acting and (d := _dated(t))]  # fmt: skip
        rows.sort(key=lambda row: row[1])
        for (old, (_, left)), (new, (begun, _)) in pairwise(rows):
            if old.person == new.person or not 0 <= (begun - left).days <= 10:
                continue
            stranger = world.random.choice(world.people)
            yield Fact(
                kind="succession", family="politics", country=country,
                texts={"person": new.person_label, "former": old.person_label, "post": _post(new),
                       **world.named(country)},
                dates={"start": begun},
                wrong={"order": [{"person": old.person_label, "former": new.person_label}] * 3,
                       "former": [{"former": stranger}]},
                loose={},
            )  # fmt: skip


def contests(world: World, country: str) -> Iterator[Fact]:
    """Give who won a presidential election against whom, and with what share."""
    for election in world.snapshot.elections_in(country):
        if not _is_contest(election) or election.date is None or election.date.earliest is None:
            continue
        first, second = sorted(election.candidates[:2], key=lambda c: c.share or 0, reverse=True)
        if {first, second} != set(election.candidates[:2]) or first.share == second.share:
            continue
        share, other = (Amount(value=float(c.share or 0), unit="") for c in (first, second))
        stranger = world.random.choice(world.people)
        texts = {"winner": first.name, "loser": second.name,
                 "share": f"{share.value:.1f}", "other": f"{other.value:.1f}", **world.named(country)}  # fmt: skip
        shares = [
            f"{share.value + d:.1f}"
            for d in world.random.sample([-9.3, -5.2, -3.1, 3.4, 4.7, 8.8], 3)
        ]
        if share.value - other.value > 2:
            shares.append(f"{other.value:.1f}")
        dates = {"date": election.date.earliest}
        yield Fact(
            kind="winner", family="politics", country=country, texts=texts, dates=dates,
            wrong={"order": [{"winner": second.name, "loser": first.name}] * 3,
                   "winner": [{"winner": stranger}]},
        )  # fmt: skip
        if share.value < 100:
            yield Fact(
                kind="share", family="politics", country=country, texts=texts, dates=dates,
                wrong={"share": [{"share": value} for value in shares if 0 < float(value) < 100]},
            )  # fmt: skip


def figures(world: World, country: str) -> Iterator[Fact]:
    """Give yearly figures with those of the years beside them."""
    for code, (name, unit) in INDICATORS.items():
        rows = {
            f.end.year: Amount(value=float(f.value), unit=unit)
            for f in world.snapshot.figures(country, f"indicator:{code}")
            if (f.end - f.start).days > 300 or f.start == f.end
        }
        years = [y for y in rows if y >= 1995 and {y - 1, y + 1} <= rows.keys()]
        for year in world.random.sample(years, min(world.years, len(years))):
            yield figure(world, country, name, rows, year)


def figure(world: World, country: str, name: str, rows: dict[int, Amount], year: int) -> Fact:
    """Give one figure: the claim's own wording of its value is drawn when it is said."""
    named = world.named(country)
    of = world.random.choice(
        [f"{named['country_own']} {name}", f"the {name} of {named['country']}"]
    )
    others = [n for n, unit in INDICATORS.values() if n != name and unit == rows[year].unit]
    texts = {"name": name, "name_of_country": of, **named, "year": str(year),
             "year_before": str(year - 1), "year_after": str(year + 1)}  # fmt: skip
    return Fact(
        kind="figure", family=f"figure {name}", country=country, texts=texts,
        amounts={"value": rows[year], "before": rows[year - 1], "after": rows[year + 1]},
        loose={"year": [{"year": str(y)} for y in range(year - 9, year + 9) if abs(y - year) > 2],
               "name": [{"name": n, "name_of_country": of.replace(name, n)} for n in others]},
    )  # fmt: skip


def drawn(table: Words, random: Random, *, up: bool) -> dict[str, str]:
    """Draw a word of a direction for each slot: one draw, by which all go."""
    first = next(iter(table.values()))[0 if up else 1]
    at = first.index(random.choice(first))
    sides = {slot: said if up else denied for slot, (said, denied) in table.items()}
    return {slot: words[at % len(words)] for slot, words in sides.items()}


def opposites(table: Words, *, up: bool) -> list[dict[str, str]]:
    """Give each slot's words of the other direction."""
    sides = {slot: denied if up else said for slot, (said, denied) in table.items()}
    return [{slot: word} for slot, words in sides.items() for word in words]


def changes(world: World, country: str) -> Iterator[Fact]:
    """Give how a figure moved from one year to the next, and how two countries compare."""
    for fact in figures(world, country):
        value, before = fact.amounts["value"], fact.amounts["before"]
        if not value.differs(before):
            continue
        up = value.value > before.value
        texts = {**fact.texts, "value": in_full(value, world.random), "before": in_full(before, world.random),
                 **drawn(DIRECTIONS["rose"], world.random, up=up)}  # fmt: skip
        yield Fact(
            kind="change", family=fact.family, country=country, texts=texts,
            wrong={"direction": opposites(DIRECTIONS["rose"], up=up)},
            loose={"year": [{"year": str(int(fact.texts["year"]) + 7), "year_before": str(int(fact.texts["year"]) + 6)}]},
        )  # fmt: skip


def comparisons(world: World, country: str, half: list[str]) -> Iterator[Fact]:
    """Give figures of two countries in the same year."""
    for fact in figures(world, country):
        other = world.random.choice(half)
        code = next(c for c, (name, _) in INDICATORS.items() if name == fact.texts["name"])
        rows = [
            f
            for f in world.snapshot.figures(other, f"indicator:{code}")
            if str(f.end.year) == fact.texts["year"]
        ]
        value = fact.amounts["value"]
        if not rows or other == country:
            continue
        theirs = Amount(value=float(rows[0].value), unit=value.unit)
        if not value.differs(theirs):
            continue
        up = value.value > theirs.value
        named = world.named(other)
        of = fact.texts["name_of_country"].removesuffix(fact.texts["country"])
        of_other = (
            f"{of}{named['country']}"
            if of.endswith(" of ")
            else f"{named['country_own']} {fact.texts['name']}"
        )
        texts = {**fact.texts, "name_of_other": of_other, "value": in_full(value, world.random), "other_value": in_full(theirs, world.random),
                 **drawn(DIRECTIONS["higher"], world.random, up=up), "other_country": named["country"],
                 "other_country_own": named["country_own"]}  # fmt: skip
        yield Fact(
            kind="compare", family=fact.family, country=country, about=frozenset({other}), texts=texts,
            wrong={"direction": opposites(DIRECTIONS["higher"], up=up)},
            loose={"year": [{"year": str(int(fact.texts["year"]) - 5)}]},
        )  # fmt: skip


def traits(world: World, country: str) -> Iterator[Fact]:
    """Give the undated properties of a country that have one value."""
    found: dict[str, tuple[str, Amount | None]] = {}
    for name, said in TRAITS.items():
        rows = world.snapshot.attributes(country, name)
        if len(rows) != 1 or not said or len(rows[0].value) > 60:
            continue
        if name in NUMERIC:
            unit = (
                "metres"
                if rows[0].unit == "m"
                else "kilometres"
                if rows[0].unit == "km"
                else "square kilometres"
            )
            found[said] = ("", Amount(value=float(rows[0].value), unit=unit))
        else:
            found[said] = (rows[0].value, None)
    for said, (text, amount) in found.items():
        rest = [name for name in found if name != said]
        if not rest or (amount is not None and amount.value <= 1):
            continue
        second = world.random.choice(rest)
        words, size = found[second]
        texts = {"trait": said, "Trait": said.capitalize(), "second_trait": second,
                 "Second_trait": second.capitalize(), **world.named(country),
                 "second": words or in_full(size or Amount(value=0, unit=""), world.random)}  # fmt: skip
        others = [v for v in world.traits.get(said, []) if v != text]
        options = [{"claimed": v} for v in world.random.sample(others, min(4, len(others)))]
        yield Fact(
            kind="trait", family="geography", country=country,
            texts=texts if amount else {**texts, "value": text, "claimed": text},
            amounts={"value": amount} if amount else {},
            wrong={} if amount else {"value": options},
        )  # fmt: skip


def events(world: World, country: str) -> Iterator[Fact]:
    """Give where and when summits and the like were held."""
    places = sorted({event.place for event in world.snapshot.events() if event.place})
    for event in world.snapshot.events():
        if event.country != country or not event.place or event.kind not in {"summit", "games"}:
            continue
        others = world.random.sample([p for p in places if p != event.place], 4)
        yield Fact(
            kind="event", family="events", country=country,
            texts={"event": event.name, "place": event.place},
            dates={"date": event.start, "end": event.end},
            wrong={"place": [{"place": place} for place in others]},
        )  # fmt: skip


def _post(tenure: Tenure) -> str:
    return tenure.office.removeprefix("office:").replace("-", " ")


def _dated(tenure: Tenure) -> tuple[date, date] | None:
    start, end = tenure.start, tenure.end
    if start is None or end is None or not start.is_day or not end.is_day or tenure.end_inferred:
        return None
    if start.earliest is None or end.earliest is None or (end.earliest - start.earliest).days < 60:
        return None
    return start.earliest, end.earliest


def _is_contest(election: Election) -> bool:
    return (
        election.office == "office:president" and election.decisive and len(election.candidates) > 1
        and election.date is not None and election.date.is_day and election.electorate == "popular"
        and all(c.share is not None and len(c.name.split()) > 1 and c.electoral_votes is None
                for c in election.candidates[:2])
    )  # fmt: skip


Drawer = Callable[[World, str], Iterator[Fact]]
DRAWERS: tuple[Drawer, ...] = (
    person_facts,
    successions,
    contests,
    figures,
    changes,
    traits,
    events,
)
