"""Compare a claimed party with the parties recorded for a person."""

from dataclasses import dataclass

from factcheck.checkers.contests import name_fits
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute, Candidate, Election, Fact, Tenure


@dataclass(frozen=True, slots=True)
class MembershipChecker:
    """Read claims that a person belongs to a party."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "membership"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.MEMBERSHIP})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Support a party recorded for the person; never refute, since people change parties."""
        person, party = claim.slots.subject, claim.slots.object
        if claim.slots.relation != "member_of_party" or person is None or party is None:
            return None
        for fact in evidence.facts:
            recorded = _party_of(fact, person.value.id or "")
            if recorded is None:
                continue
            if _same(recorded, party.value.id, party.text, party.value.name):
                recorded = party.value.name if recorded == party.value.id else recorded
                text = f"{person.value.name}: {recorded}"
                return Assessment(
                    evidence=evidence.narrowed((fact,), excerpt=text, value=recorded),
                    stance=Stance.SUPPORTS,
                    checker=self.name,
                    because=f"The record gives {person.value.name}'s party as {recorded}.",
                    slots=(("object", SlotMatch.AGREES),),
                    confidence=0.85,
                )
        return None


def _party_of(fact: Fact, person: str) -> str | None:
    if isinstance(fact, Tenure) and fact.person == person:
        return fact.party
    if isinstance(fact, Attribute) and fact.entity == person and fact.name == "party":
        return fact.target or fact.value
    if isinstance(fact, Election):
        return next((c.party for c in fact.candidates if c.id == person and c.party), None)
    return None


def _same(recorded: str, party_id: str | None, written: str, label: str) -> bool:
    if party_id is not None and recorded == party_id:
        return True
    acronym = (party_id or "").rpartition(":")[2]
    parts = {part.strip().casefold() for part in recorded.replace("/", " ").split()}
    if acronym and acronym.casefold() in parts:
        return True
    known = Candidate(id=None, name=recorded, party=recorded)
    return name_fits(written, known) or name_fits(label, known)


CHECKER = MembershipChecker()
