"""Turn items into attributes and figures: parties, capitals, days of birth, numbers of people."""

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.fact import Attribute, Fact, Figure
from factcheck.model.value import EntityKind, EntityRef
from factcheck.normalise.edtf import of_year
from factcheck.normalise.names import fold
from factcheck.sources.wikibase import wanted
from factcheck.sources.wikibase.decode import NAME, Item, Statement
from factcheck.sources.wikibase.study import Study

Topic = tuple[str, Sequence[Fact]]


def parties(study: Study, claim: Claim) -> Iterator[Topic]:
    """Give the parties that people of the claim were in on its day."""
    day = claim.as_of
    told = claim.slots.object.value if claim.slots.object is not None else None
    for ref in wanted.people([claim]):
        person = study.person(ref)
        if person is None:
            continue
        entity = study.entity_id(ref)
        rows = []
        for statement in person.all("P102"):
            party = study.item(statement.value.item) if statement.value.item else None
            if party is not None and (day is None or statement.holds_in(day, day)):
                rows.append(_party(study, entity, person, party, told))
        yield f"party of {entity}", rows


def _party(
    study: Study, entity: str, person: Item, party: Item, told: EntityRef | None
) -> Attribute:
    """Give a membership; a party that goes by the claim's name for it is the claim's."""
    known = study.linker.names(told.id) if told is not None and told.id is not None else ()
    written = {fold(name) for name in (*known, *((told.name,) if told is not None else ()))}
    same = told is not None and any(fold(name) in written for name in party.names)
    countries = [study.linker.id_of(qid) for qid in party.items("P17")]
    linked = study.linker.party(party, countries[0] if countries else "")
    return Attribute(
        entity=entity,
        name="party",
        value=party.label,
        target=told.id if same and told is not None else linked,
        source=f"{NAME}:{person.id}",
    )


def capitals(study: Study, claim: Claim) -> Iterator[Topic]:
    """Give the capitals of the claim's countries on its day; none where one has no item."""
    for place in wanted.places(claim):
        entity = study.linker.entity(place)
        if entity is None or entity.kind is not EntityKind.COUNTRY or not entity.qid:
            continue
        study.check([entity.qid])
        country = study.item(entity.qid)
        # Every capital counts, not only the preferred one: some countries have three.
        held = [
            s for s in (country.all("P36") if country else ())
            if claim.as_of is None or s.holds_in(claim.as_of, claim.as_of)
        ]  # fmt: skip
        cities = [city for s in held if s.value.item and (city := study.item(s.value.item))]
        rows = [
            Attribute(
                entity=place, name="capital", value=_written(city, claim), source=f"{NAME}:{country.id}"
            )
            for city in cities
            if country is not None
        ]  # fmt: skip
        yield f"capital of {place}", rows if len(rows) == len(held) else []


def population(study: Study, claim: Claim) -> Iterator[Topic]:
    """Give a country's counts of people that are of the claim's time and agree with it.

    Censuses and estimates of one year differ by more than writers round, so that another count
    is no contradiction.
    """
    for place in wanted.places(claim):
        entity = study.linker.entity(place)
        country = study.item(entity.qid) if entity is not None and entity.qid else None
        counts = country.all("P1082") if country is not None else ()
        found = [_count(claim, s, place, f"{NAME}:{country.id}") for s in counts if country]
        rows = [row for row in found if row is not None]
        yield f"{wanted.POPULATION} of {place}", rows


def _count(claim: Claim, statement: Statement, place: str, source: str) -> Figure | None:
    told, when, day = claim.slots.quantity, claim.slots.time, statement.time("P585")
    value = statement.value.amount
    if told is None or when is None or value is None or day is None or day.earliest is None:
        return None
    year = of_year(day.earliest.year)
    agrees = told.value.low <= value <= told.value.high
    if not agrees or not year.overlaps(when.value) or not year.earliest or not year.latest:
        return None
    return Figure(
        entity=place,
        indicator=wanted.POPULATION,
        start=year.earliest,
        end=year.latest,
        value=value,
        unit="person",
        source=source,
    )


def _written(city: Item, claim: Claim) -> str:
    """Give a city's name as the claim writes it, where the city goes by that name, too."""
    slot = claim.slots.subject
    told = {fold(slot.text), fold(slot.value.name)} if slot is not None else set()
    return next((name for name in city.names if fold(name) in told), city.label)


def births(study: Study, claim: Claim) -> Iterator[Topic]:
    """Give the days of birth of the people of a claim whom the snapshot knows."""
    for ref in wanted.people([claim]):
        # The age of a namesake would accuse: only somebody the snapshot knows is sure.
        person = study.person(ref) if ref.id is not None else None
        born = person.time("P569") if person is not None else None
        if person is not None and born is not None:
            entity = ref.id or ""
            row = Attribute(
                entity=entity, name="born", value=born.edtf, source=f"{NAME}:{person.id}"
            )
            yield f"birth of {entity}", (row,)
