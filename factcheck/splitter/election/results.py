"""Find the numbers of an election result and say whose they are."""

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.claim import Claim, Slots
from factcheck.model.value import QuantityMention, Span
from factcheck.splitter.draft import entity_slot, quantity_slot
from factcheck.splitter.election.bounds import is_narrower, is_of_group, is_shared
from factcheck.splitter.election.owners import (
    anyone,
    binding_of,
    owned_closely,
    owner_of,
    parties_of,
    rivals_of,
    text_before,
)
from factcheck.splitter.election.scene import CANDIDATES, Scene
from factcheck.splitter.election.standings import (
    margin_claims,
    rank_claims,
    score_claim,
    score_pairs,
)
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Mention

# What a bare number of a result counts.
COUNTED = frozenset(
    [
        "seat",
        "vote",
        "mandate",
        "riding",
        "place",
        "member",
        "deputy",
        "deputie",
        "deputies",
        "mp",
        "lawmaker",
        "constituency",
        "constituencie",
        "elector",
        "delegate",
        "ballot",
        "senator",
        "representative",
        "legislator",
        "councillor",
    ]
)
UNITS = frozenset({"percent", "percentage_point", "vote", "seat", "", "ordinal"})
# Numbers in these company are figures, not results.
FIGURES = re.compile(
    r"\b(?:inflation|unemploy|jobless|gdp|growth|grew|econom|prices?|output|exports?|imports?|surplus|"
    r"deficit|population|inhabitants|reserves|debt|percent of gdp|out of work|workers?|workforce|rate)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\bthan the $|(?:\bof|\bout of)\s+(?:the\s+|a\s+)?$|chamber of $|\bof the $", re.IGNORECASE
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Give a claim for each number of a result, for each score and for each rank."""
    owners: dict[Span, Mention] = {}
    pairs = score_pairs(scene)
    for first, second in pairs:
        yield score_claim(scene, first, second)
    paired = {number for pair in pairs for number in pair}
    for number in scene.passage.quantities:
        if number.quantity.unit == "percentage_point":
            yield from margin_claims(scene, number)
        elif number not in paired and _is_margin(scene, number):
            continue  # the results give shares, so a margin in votes is left in its own words
        elif _is_result(scene, number):
            yield from _number_claims(scene, number, owners, paired=number in paired)
    yield from rank_claims(scene)


# Votes against are no candidate's, and "29 when he won a seat" is an age.
_NO_CANDIDATES = re.compile(
    r"\s*(?:votes? )?(?:against\s*(?:[.,;)]|$)|abstentions?|abstained)", re.IGNORECASE
)


# "Lost 21 seats" tells a change, no result.
_GIVEN_UP = re.compile(
    r"\b(?:lost|loses?|losing|shed|sheds|ceded|cedes|dropped|drops|gave up)\s+"
    r"(?:(?:about|some|nearly|almost|over|more than|at least|around|roughly|all|another|a further)\s+)?$",
    re.IGNORECASE,
)
_BY_SO_MANY = re.compile(
    r"\b(?:won|wins?|winning|lost|loses?|losing|beat|beaten|defeated|ahead|behind|trail\w+|edged)\b"
    r"[^,;.]{0,80}\bby (?:just |only |a |some )?$|\bmargin of (?:just |only )?$",
    re.IGNORECASE,
)


def _is_margin(scene: Scene, number: QuantityMention) -> bool:
    """Say whether a number of votes or seats is by how many somebody won or lost."""
    counted = number.quantity.unit in {"vote", "seat", ""}
    return counted and _BY_SO_MANY.search(scene.passage.before(number.span.start)) is not None


def _is_result(scene: Scene, number: QuantityMention) -> bool:
    """Say whether a number can be a candidate's: votes, seats or a share, not a figure or a total."""
    if number.quantity.unit not in UNITS or number.quantity.unit == "ordinal":
        return False
    segment = scene.passage.segment_at(number.span.start)
    if FIGURES.search(scene.passage.words(segment)) and not scene.worded:
        return False
    ordered = " respectively" in scene.passage.text  # whose each number is, their order tells
    shared = is_of_group(scene, number) or is_shared(scene, number)
    if ordered or shared or is_narrower(scene, number.span):
        return False
    rest = scene.passage.after(number.span.end)
    given_up = _GIVEN_UP.search(scene.passage.before(number.span.start)) is not None
    aged = not number.quantity.unit and rest.startswith(" when ")
    if given_up or aged or _NO_CANDIDATES.match(rest):
        return False
    return not _is_total(scene, number) and _counts_votes(scene, number)


def _number_claims(
    scene: Scene, number: QuantityMention, owners: dict[Span, Mention], *, paired: bool
) -> Iterator[Claim]:
    segment = scene.passage.segment_at(number.span.start)
    owner = owner_of(scene, number, owners)
    if owner is None or (owner.ref.id is None and owner.how in {"pronoun", "guess"}):
        if not paired:
            yield from _someone(scene, number, segment)
    elif not paired or owned_closely(scene, number, owner):
        # A score says by itself what its numbers are; only the sure owner is claimed beside it.
        owners[number.span] = owner
        yield _result(scene, number, owner, segment)


def _someone(scene: Scene, number: QuantityMention, segment: Span) -> Iterator[Claim]:
    """Give an exact share whose owner the words only describe: "the challenger took 56.1"."""
    exact = number.quantity.high - number.quantity.low <= Decimal("0.2")
    country = scene.country()
    if country is None or not exact or number.quantity.unit not in {"percent", ""}:
        return
    people = {
        mention.ref.id
        for passage in scene.reading.passages
        for mention in passage.mentions
        if mention.ref.id and mention.ref.kind in CANDIDATES
    }
    yield scene.claim(
        segment,
        f"A candidate named here received {number.text} in {scene.reading.label(country)}",
        Slots(
            subject=anyone(scene, country),
            relation="someone_received",
            quantity=quantity_slot(number.text, number.quantity, number.span),
            time=scene.time_slot(number.span),
            place=scene.place(country),
            details=(*scene.details(number.span), ("named", "|".join(sorted(people)))),
        ),
    )


def _is_total(scene: Scene, number: QuantityMention) -> bool:
    """Say whether a number is the size of the house: "of the 343 ridings"."""
    return _TOTAL.search(text_before(scene, number.span)) is not None


def _counts_votes(scene: Scene, number: QuantityMention) -> bool:
    """Leave numbers that count something else alone: "two other names"."""
    if number.quantity.unit in {"vote", "seat", "percent"}:
        return True
    words = number.noun.lower().split()
    after = [t for t in scene.passage.tokens if t.start >= number.number.end]
    if after and after[0].pos not in {"NOUN", "ADJ", "PROPN"}:
        return True  # "53 go to Labour": what follows is not counted
    return not words or words[-1].rstrip("s") in COUNTED


_OF_ALL = re.compile(
    r"^\s*(?:seats?|votes?|places?|deputies|members|mandates)?\s*(?:out )?of (?:the |its |a total of |all )*"
    r"(?:[\w.’'-]+['’]s? (?:then )?)?$"
)


def _whole(scene: Scene, number: QuantityMention) -> QuantityMention | None:
    """Give the number of which this one is a part: "41 of the 90 seats"."""
    start = scene.passage.span.start
    for other in scene.passage.quantities:
        if other.span.start < number.span.end:
            continue
        gap = scene.passage.text[number.span.end - start : other.span.start - start]
        return other if _OF_ALL.match(gap) and other.quantity.unit != "ordinal" else None
    return None


def _result(scene: Scene, number: QuantityMention, owner: Mention, segment: Span) -> Claim:
    when = scene.time_near(number.span)
    whole = _whole(scene, number)
    span = _words_of(scene, number, owner, segment)
    if whole is not None:
        span = cover(span, whole.span)
    unit = {"percent": "of the vote", "seat": "seats", "vote": "votes"}.get(
        number.quantity.unit, ""
    )
    text = number.text if unit.rstrip("s") in number.text else f"{number.text} {unit}".strip()
    return scene.claim(
        span,
        f"{owner.ref.name} received {text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner),
            relation="result",
            quantity=quantity_slot(number.text, number.quantity, number.span),
            time=scene.time_slot(number.span),
            place=scene.place(scene.country(owner)),
            details=(
                *scene.details(number.span),
                ("noun", number.noun),
                ("bound", binding_of(scene, number, owner, segment)),
                ("parties", parties_of(scene, owner)),
                ("whole", str(whole.quantity.value) if whole else ""),
                *rivals_of(scene, owner),
            ),
            others=(whole.span,) if whole else (),
        ),
    )


def _words_of(scene: Scene, number: QuantityMention, owner: Mention, segment: Span) -> Span:
    """Give the words of a result: owner and number, or the segment where it holds no other number."""
    if number.span.end < owner.span.start:
        return cover(number.span, owner.span)
    if not segment.contains(number.span):
        return number.span
    others = [q for q in scene.passage.quantities if q != number and segment.contains(q.span)]
    if not others:
        return segment
    if segment.contains(owner.span):
        return cover(owner.span, number.span)
    return number.span
