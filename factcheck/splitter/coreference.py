"""Say whom pronouns and bare roles mean, or leave them visibly open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from factcheck.language.parse import Token
from factcheck.model.fact import Tenure
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.splitter.grammar import SUBJECTS, subject_of
from factcheck.splitter.reading import Gazetteer, Mention, OfficeMention

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
FRESH = timedelta(days=120)  # so long news calls somebody new
OUTGOING = timedelta(days=45)
REACH = 6  # sentences a pronoun looks back; further back writers repeat the name


@dataclass(slots=True)
class Salience:
    """Remember the people of the last sentences, the subject first."""

    people: list[tuple[int, float, Mention]] = field(default_factory=list)

    def note(self, index: int, mentions: Sequence[Mention], tokens: Sequence[Token]) -> None:
        """Take a sentence's people in, with more weight for its subject."""
        for mention in mentions:
            if mention.ref.kind is not EntityKind.PERSON:
                continue
            weight = 1.6 if _is_subject(mention, tokens) else 1.0
            self.people.append((index, weight, mention))

    def find(self, index: int, gender: str, genders: dict[str, str]) -> Mention | EntityRef | None:
        """Give the person meant, candidates where two are as likely, or None."""
        best: dict[str, tuple[float, Mention]] = {}
        for place, weight, mention in self.people:
            if index - place > REACH or not _fits(mention, gender, genders):
                continue
            key = mention.ref.id or mention.ref.name
            score = weight - (index - place)
            if key not in best or best[key][0] <= score:
                best[key] = (score, mention)
        often = Counter(m.ref.id or m.ref.name for _, _, m in self.people)
        ranked = sorted(
            best.values(), key=lambda pair: (-pair[0], -often[pair[1].ref.id or pair[1].ref.name])
        )
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            first, second = (often[m.ref.id or m.ref.name] for _, m in ranked[:2])
            if first > second:
                # The one the text is about: good enough to look for support, never to accuse.
                return replace(ranked[0][1], how="guess")
            ids = tuple(sorted({m.ref.id or m.ref.name for _, m in ranked[:2]}))
            return EntityRef(name="", kind=EntityKind.PERSON, candidates=ids)
        return ranked[0][1]


def _fits(mention: Mention, gender: str, genders: dict[str, str]) -> bool:
    known = genders.get(mention.ref.id or mention.ref.name)
    return known is None or known == gender


def _is_subject(mention: Mention, tokens: Sequence[Token]) -> bool:
    return any(
        token.dep in SUBJECTS and mention.span.start <= token.start < mention.span.end
        for token in tokens
    )


def _own_subject(tokens: Sequence[Token], pronoun: int) -> Token | None:
    """Give the subject of an object pronoun's own verb, whom it cannot mean: "X gave her a bell"."""
    if tokens[pronoun].dep not in {"dobj", "iobj", "dative"}:
        return None
    subject = subject_of(tokens, tokens[pronoun].head)
    return tokens[subject] if subject is not None else None


def _covers(mention: Mention, token: Token) -> bool:
    return mention.span.start <= token.start < mention.span.end


def pronoun_mentions(
    index: int, tokens: Sequence[Token], salience: Salience, genders: dict[str, str]
) -> list[Mention]:
    """Resolve the personal pronouns of one sentence against what came before them."""
    found = []
    for position, token in enumerate(tokens):
        gender = GENDERS.get(token.text.lower())
        if gender is None or token.pos != "PRON":
            continue
        own = _own_subject(tokens, position)
        before = Salience(
            people=[
                entry
                for entry in salience.people
                if (entry[0] < index or entry[2].span.end <= token.start)
                and not (own is not None and _covers(entry[2], own))
            ]
        )
        meant = before.find(index, gender, genders)
        span = Span(start=token.start, end=token.end)
        if isinstance(meant, Mention):
            how = "guess" if meant.how == "guess" else "pronoun"
            found.append(replace(meant, span=span, text=token.text, how=how))
            salience.note(index, found[-1:], tokens)
            if meant.ref.id:
                genders.setdefault(meant.ref.id, gender)
        else:
            ref = meant or EntityRef(name=token.text, kind=EntityKind.PERSON)
            ref = replace(ref, name=token.text)
            found.append(Mention(span=span, text=token.text, ref=ref, how="pronoun"))
    return found


def holders(gazetteer: Gazetteer, country: str, office: str, day: date) -> tuple[Tenure, ...]:
    """Give who held an office on a day as far as the gazetteer knows; acting ones included."""
    held = []
    for tenure in gazetteer.tenures_in(country, office):
        start = tenure.start.earliest if tenure.start else None
        if start is None or start > day:
            continue
        end = tenure.end.latest if tenure.end else tenure.known_until
        if end is not None and end >= day:
            held.append(tenure)
    return tuple(held)


def role_mention(
    office: OfficeMention,
    gazetteer: Gazetteer,
    country: str | None,
    day: date | None,
    *,
    fresh: bool = False,
) -> Mention | None:
    """Give the person whom a bare role ("the president") means on a day, where one fits.

    A `fresh` one ("the new president") took office a short while ago, or is yet to.
    """
    place = office.jurisdiction or country
    if place is None or day is None or office.modifier not in {"", "outgoing"}:
        return None
    # "The outgoing president" may have left some weeks ago: look before the handover.
    seen = day - OUTGOING if office.modifier else day
    people = {
        tenure.person: tenure
        for office_id in office.ids_in(place)
        for tenure in holders(gazetteer, place, office_id, seen)
        if not fresh
        or (tenure.start and tenure.start.latest and tenure.start.latest >= day - FRESH)
    }
    if len(people) != 1:
        return None
    tenure = next(iter(people.values()))
    ref = EntityRef(name=tenure.person_label, kind=EntityKind.PERSON, id=tenure.person)
    return Mention(span=office.span, text=office.text, ref=ref, how="role", country=place)
