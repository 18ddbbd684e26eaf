"""Find scores, margins and places in a result: "52.1 to 47.9", "by three points", "came third"."""

import itertools
import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, Slots
from factcheck.model.value import QuantityMention, Span
from factcheck.splitter.draft import entity_slot, quantity_slot
from factcheck.splitter.election.bounds import is_for_lesser_post, is_narrower
from factcheck.splitter.election.owners import (
    anyone,
    by_verb,
    named_before,
    rivals_of,
    text_after,
    text_before,
)
from factcheck.splitter.election.scene import CANDIDATES, Scene
from factcheck.splitter.grammar import cover, mention_of, subject_of, verb_above
from factcheck.splitter.reading import Mention, Passage

_RANKED = re.compile(
    r"\b(?:(?:came|come|comes|coming|finished|finishes|finishing|placed|ran|ended(?: up)?|content with|a distant|(?:was|were) a distant|"
    r"took|takes|taking|pushed into)\s+(?:in\s+|a\s+|the\s+|into\s+)?(?P<ordinal>first|second|third|fourth|fifth|sixth)"
    r"|(?:in|into|took)\s+(?P<place>first|second|third|fourth|fifth|sixth) (?:place|position|spot)"
    r"|(?P<largest>second|third|fourth|fifth)[- ](?:largest|biggest|strongest)|(?P<runner>runner-up|runners-up|"
    r"(?:closest|nearest) (?:rival|challenger|pursuer|opponent|competitor)|next most popular|best of the rest)|"
    r"(?P<top>(?:comes?|came|coming) out on top|(?:was|were|had been|is) (?:well )?(?:in front|ahead) (?:in the first round|with|on)|"
    r"top(?:s|ped) the (?:poll|field)|(?:led|leads|leading|ahead|in front) (?:in |after )?the (?:first|opening) round))\b"
    r"|\b(?:was|were) (?P<was>second|third|fourth|fifth|sixth)(?=,? (?:with|on|at) |[.;,])"
    r"|(?<=, )(?P<beside>second|third|fourth|fifth)(?=,? (?:with|on|at) )"
    r"|(?<=\w )(?P<bare>second|third|fourth|fifth)(?= (?:with|on|at) \d)",
    re.IGNORECASE,
)
_RANK_GROUPS = ("ordinal", "place", "largest", "was", "beside", "bare")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_MARGIN = re.compile(
    r"\b(?:by|margin of|gap of|lead of|separated|trailed|trails|ahead|behind|clear of|advantage of)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^\s*(?:%|per ?cent|percent|points?|votes?|seats?|in favour|electoral votes?|of the vote)?\s*,?\s*"
    r"(?:to|against|-|–|and|versus|compared with)\s+(?:just |only |some |his |her |their )?(?:(?:[A-ZÀ-Ž][\w.’'-]*\s+){1,3})?$"
)


_LOST = re.compile(
    r"\b(?:defeat|lost|loses|losing|beaten|went down|conceded|missed out|fell short)\b"
)
_VERB = re.compile(r"(?:c[ao]m[ei]|finish|plac|ran|end)")
NEAR = 40  # characters from a score to the date that follows it
_PAIR = re.compile(r"\b(?:separated|between) (?:them|the two|the pair|both)\b")


def score_pairs(scene: Scene) -> list[tuple[QuantityMention, QuantityMention]]:
    """Give the pairs of numbers written as a score: "52.1 to 47.9", "395 votes to 303"."""
    passage = scene.passage
    usable = [q for q in passage.quantities if q.quantity.unit in {"percent", "vote", "seat", ""}]
    pairs = []
    for first, second in itertools.pairwise(usable):
        gap = passage.text[
            first.span.end - passage.span.start : second.span.start - passage.span.start
        ]
        units = {first.quantity.unit, second.quantity.unit}
        scored = _BETWEEN.match(gap) and len(units - {""}) <= 1 and " and " not in gap
        if scored and not is_narrower(scene, first.span):
            pairs.append((first, second))
    return pairs


def score_claim(scene: Scene, first: QuantityMention, second: QuantityMention) -> Claim:
    """Give a score as one claim: two numbers of one contest, whoever had which."""
    passage = scene.passage
    span = cover(first.span, second.span)
    segment = passage.segment_at(first.span.start)
    owner = named_before(scene, first, segment) or by_verb(scene, first)
    when = scene.time_near(first.span)
    if when is not None and 0 <= when.span.start - span.end <= NEAR:
        span = cover(span, when.span)
    unit = first.quantity.unit or second.quantity.unit
    return scene.claim(
        span,
        f"A contest ended {first.text} to {second.text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner) if owner else anyone(scene, scene.country(owner)),
            relation="score",
            quantity=quantity_slot(first.text, first.quantity, first.span),
            time=scene.time_slot(first.span),
            place=scene.place(scene.country(owner)),
            details=(
                *scene.details(first.span),
                ("unit", unit),
                ("bound", "name" if owner and owner.how not in {"pronoun", "guess"} else ""),
                *(rivals_of(scene, owner) if owner else ()),
                ("loser_first", "yes" if _LOST.search(passage.words()) else ""),
                ("other", f"{second.quantity.low}|{second.quantity.value}|{second.quantity.high}"),
            ),
            others=(second.span,),
        ),
    )


def margin_claims(scene: Scene, number: QuantityMention) -> Iterator[Claim]:
    """Give a margin in points as a claim, with the two between whom it lies."""
    passage = scene.passage
    segment = passage.segment_at(number.span.start)
    if not _MARGIN.search(passage.words(segment)) or not scene.about_election:
        return
    if is_narrower(scene, number.span):
        return
    part = _part_of(passage, number.span)
    people = [m for m in scene.candidates if part.contains(m.span)]
    # "Three points separated the two": the first and the second of the contest.
    both = _PAIR.search(passage.words(segment))
    owner = None if both else named_before(scene, number, segment) or by_verb(scene, number)
    when = scene.time_near(number.span)
    rival = _rival_in(scene, number, owner, people) if owner else None
    country = scene.country(owner)
    yield scene.claim(
        segment,
        f"The margin between the leading candidates was {number.text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner) if owner else anyone(scene, country),
            relation="margin",
            object=entity_slot(rival) if rival else None,
            quantity=quantity_slot(number.text, number.quantity, number.span),
            time=scene.time_slot(number.span),
            place=scene.place(country),
            details=(
                *scene.details(number.span),
                ("bound", "" if _SWING.search(passage.words(part)) else "name"),
                ("side", _side(scene, segment, owner) if owner else ""),
            ),
        ),
    )


_AHEAD = re.compile(
    r"\b(?:won|wins?|winning|beat\w*|defeat(?:ed|s|ing)|led|leads?|leading|edg(?:ed|es|ing)|ahead of|clear of|overtook)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:trail(?:ed|s|ing)?|lost|loses|losing|lagg?\w*|behind|adrift|fell short)\b", re.IGNORECASE
)


def _side(scene: Scene, segment: Span, owner: Mention) -> str:
    """Give on which side of a margin its owner stands, where a verb behind the name says it."""
    others = [m.span.start for m in scene.candidates if m.span.start >= owner.span.end]
    part = Span(start=owner.span.end, end=max(owner.span.end, min([segment.end, *others])))
    words = scene.passage.words(part)
    ahead, behind = _AHEAD.search(words) is not None, _BEHIND.search(words) is not None
    return {(True, False): "ahead", (False, True): "behind"}.get((ahead, behind), "")


_OVER = re.compile(
    r"(?: points?| percentage points?)? (?:ahead of|behind|clear of|over|in front of|adrift of) (?:the |his |her )?",
    re.IGNORECASE,
)


def _rival_in(
    scene: Scene, number: QuantityMention, owner: Mention, people: list[Mention]
) -> Mention | None:
    """Give whom a margin is told against: named right after "behind", else the only other one."""
    rest = text_after(scene, number.span)
    over = _OVER.match(rest)
    if over is not None:
        at = number.span.end + over.end()
        near = next((m for m in people if -4 <= m.span.start - at <= 2), None)
        return near if near is not None and near.ref.id != owner.ref.id else None
    rivals = {m.ref.id or m.ref.name: m for m in people if m.ref.id != owner.ref.id}
    return next(iter(rivals.values())) if len(rivals) == 1 else None


# A change since another vote or poll, not a lead.
_SWING = re.compile(
    r"\b(?:since|than|compared with|swing|polls?|surveys?|previous|last time|forecast|gain(?:ed)?|rise|rose|fell|up|down|slump\w*|improv\w+)\b",
    re.IGNORECASE,
)


def _part_of(passage: Passage, inside: Span) -> Span:
    """Give the stretch between semicolons or colons that holds a span."""
    start = passage.span.start
    stops = [start, *(start + m.end() for m in re.finditer("[;:]", passage.text)), passage.span.end]
    first = max(stop for stop in stops if stop <= inside.start)
    return Span(start=first, end=min(stop for stop in stops if stop >= inside.end))


def _ranked_owner(scene: Scene, cue: Span, segment: Span) -> tuple[Mention | None, str]:
    """Say who came in a place and how surely: in apposition, in the segment, or by the verb."""
    passage = scene.passage
    before = [m for m in scene.candidates if m.span.end <= cue.start]
    # "His nearest rival" and "Biya's closest challenger" are somebody else.
    own = text_before(scene, cue, cue.start - before[-1].span.end) if before else ""
    if before and (own in {"'s ", "’s "} or (own == " " and before[-1].how == "pronoun")):
        before = before[:-1]
    gap = text_before(scene, cue, cue.start - before[-1].span.end).strip() if before else None
    acts = _VERB.match(passage.words(cue)) is not None
    if (
        gap is not None
        and not (acts and gap == ",")
        and re.fullmatch(r",|(?:of|from) (?:the )?[^,;.]{2,40},|", gap)
    ):
        return before[-1], "name"
    after = [m for m in scene.candidates if 0 <= m.span.start - cue.end <= 40]
    if after and re.fullmatch(
        r"(?!,? and\b)(?:,|:)? (?:was |being |is )?(?:the )?(?:[\w-]+ ){0,3}",
        passage.text[cue.end - passage.span.start : after[0].span.start - passage.span.start],
    ):
        return after[0], "name"
    inside = [m for m in before if segment.start <= m.span.start]
    if inside:
        return inside[-1], "name" if inside[-1].how not in {"pronoun", "guess"} else ""
    index = passage.token_at(cue)
    verb = verb_above(passage.tokens, index) if index is not None else None
    if verb is None:
        return None, ""
    owner = mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
    told = owner is not None and owner.how not in {"pronoun", "guess"} and acts
    return owner, "name" if told else ""


def _rank_span(segment: Span, cue: Span, owner: Span) -> Span:
    """Give the segment, or with an owner that follows ("second come the Reds") both."""
    return cover(cue, owner) if owner.start >= segment.end else segment


def rank_claims(scene: Scene) -> Iterator[Claim]:
    """Give the places candidates are said to have come in."""
    passage = scene.passage
    ranks = () if is_for_lesser_post(scene) else _RANKED.finditer(passage.text)
    for match in ranks:
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        word = next((match.group(g) for g in _RANK_GROUPS if match.group(g)), None)
        rank = ORDINALS[word.lower()] if word else 1 if match.group("top") else 2
        segment = passage.segment_at(cue.start)
        owner, bound = _ranked_owner(scene, cue, segment)
        if owner is None or re.search(r"\bround|\bterm\b|\btime\b", match.group(), re.IGNORECASE):
            continue
        tail = passage.text[match.end() : match.end() + 8].lower()
        if re.match(r"\s*(?:round|term|time|ballot|vice|deputy|city)", tail):
            continue
        yield scene.claim(
            _rank_span(segment, cue, owner.span),
            f"{owner.ref.name} finished in place {rank}",
            Slots(
                subject=entity_slot(owner),
                relation="rank",
                time=scene.time_slot(cue),
                place=scene.place(scene.country(owner)),
                details=(
                    *scene.details(cue),
                    ("rank", str(rank)),
                    ("bound", bound),
                    *rivals_of(scene, owner),
                ),
                others=(cue,),
            ),
        )
