"""Say what of a server a document's claims need: people, places, offices, kinds of fact."""

from collections.abc import Iterable, Sequence

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.value import EntityKind, EntityRef
from factcheck.normalise.names import fold
from factcheck.normalise.offices import is_single, office_label

PLACES = frozenset(
    {EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.REGION, EntityKind.CITY}
)
# Relations that an election decides although the claim is of an office or a day.
_BY_VOTE = frozenset({"elect", "term_number", "elected", "election_held"})
POPULATION = "indicator:SP.POP.TOTL"
_ABOUT_PEOPLE = frozenset({ClaimKind.OFFICE, ClaimKind.MEMBERSHIP, ClaimKind.ELECTION})


def refs(claim: Claim) -> list[EntityRef]:
    """Give the names in a claim's slots."""
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    return [slot.value for slot in slots if slot is not None]


def key_of(ref: EntityRef) -> str:
    """Give the key under which a name's item is remembered."""
    return ref.id or fold(ref.name)


def people(claims: Iterable[Claim]) -> list[EntityRef]:
    """Give the people named, once each; names that fit several people are left out."""
    found: dict[str, EntityRef] = {}
    for claim in claims:
        for slot in (claim.slots.subject, claim.slots.object):
            if slot is not None and is_person(slot.value, claim):
                found.setdefault(key_of(slot.value), slot.value)
    return list(found.values())


def is_person(ref: EntityRef, claim: Claim) -> bool:
    """Say whether a name is a person's: linked to one, or a full name nobody knows yet."""
    if ref.id is not None:
        return ref.kind is EntityKind.PERSON
    full = len(ref.name.split()) > 1 and ref.name[0].isupper()
    if ref.kind is EntityKind.OTHER and claim.kind not in _ABOUT_PEOPLE:
        return False
    return not ref.candidates and full and ref.kind in {EntityKind.PERSON, EntityKind.OTHER}


def places(claim: Claim) -> list[str]:
    """Give the ids of the places whose offices and elections a claim can be about."""
    found = [ref.id for ref in refs(claim) if ref.id is not None and ref.kind in PLACES]
    return list(dict.fromkeys(found))


def offices(claim: Claim) -> list[str]:
    """Give the ids of the offices that a claim's words can mean."""
    return listed(claim, "office")


def listed(claim: Claim, key: str) -> list[str]:
    """Give a detail that lists ids with bars between them."""
    return [part for part in claim.slots.detail(key).split("|") if part]


def pairs(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """Give the offices of one holder, with their places, whose holders decide claims."""
    found = [
        (office, place)
        for claim in claims
        if needs_offices(claim)
        for place in places(claim)
        for office in offices(claim)
        if is_single(office)
    ]
    return list(dict.fromkeys(found))


def needs_offices(claim: Claim) -> bool:
    """Say whether terms of office decide a claim."""
    timed = claim.kind is ClaimKind.DATE or claim.slots.relation == "served_for"
    return claim.kind is ClaimKind.OFFICE or (timed and bool(offices(claim)))


def needs_elections(claim: Claim) -> bool:
    """Say whether results of elections decide a claim."""
    return claim.kind is ClaimKind.ELECTION or claim.slots.relation in _BY_VOTE


def needs_party(claim: Claim) -> bool:
    """Say whether a person's parties decide a claim."""
    return claim.kind is ClaimKind.MEMBERSHIP and "party" in listed(claim, "attribute")


def needs_capital(claim: Claim) -> bool:
    """Say whether a country's capital decides a claim."""
    return claim.kind is ClaimKind.PLACE and "capital" in listed(claim, "attribute")


def needs_population(claim: Claim) -> bool:
    """Say whether a country's number of people decides a claim."""
    told = claim.kind is ClaimKind.QUANTITY and claim.slots.detail("measure") == "value"
    return told and claim.slots.quantity is not None and POPULATION in listed(claim, "indicator")


def needs_birth(claim: Claim) -> bool:
    """Say whether a person's day of birth decides a claim."""
    return claim.slots.relation == "age"


def is_covered(claim: Claim) -> bool:
    """Say whether there is something to ask for: a decidable relation of a name."""
    if claim.slots.is_unread:
        return False
    known = bool(people([claim])) or bool(places(claim))
    needs = (
        needs_offices, needs_elections, needs_party, needs_capital, needs_birth, needs_population,
    )  # fmt: skip
    return known and any(need(claim) for need in needs)


def words_for(office: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Give words that the name of an office's post may hold: ours, and the claims' own title."""
    told = [c.slots.detail("title").lower() for c in claims if office in offices(c)]
    label = office_label(office).removesuffix(" minister").removesuffix(" secretary")
    return tuple(dict.fromkeys((label, *(word for word in told if word))))
