"""Find claims about elections: who beat whom, shares, votes, seats, ranks, margins, days."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import (
    DateMention,
    DateShape,
    EntityKind,
    Span,
)
from factcheck.splitter.draft import date_slot, entity_slot
from factcheck.splitter.election import results
from factcheck.splitter.election.bounds import is_for_lesser_post, is_narrower
from factcheck.splitter.election.scene import CANDIDATES, Scene
from factcheck.splitter.grammar import (
    cover,
    is_told_first,
    mention_of,
    subject_of,
    verb_above,
)
from factcheck.splitter.reading import Mention, Passage, Reading

BEAT = re.compile(
    r"\b(?:defeat(?:ed|s|ing|(?! (?:to|by|against|at)\b))|beat(?:en|s|ing)?|edg(?:ed|es|ing) (?:out|past)|crush(?:ed|es|ing)|"
    r"trounc(?:ed|es|ing)|unseat(?:ed|s|ing)|oust(?:ed|s|ing)|overc(?:ame|omes|oming)|"
    r"saw off|sees off|seeing off|prevail(?:ed|s|ing)? (?:over|against)|won (?:\w+ ){0,3}(?:against|over|from)|"
    r"(?:victory|win|triumph) (?:over|against)|ahead of|narrowly beat|preferred (?:him|her) to|best(?:ed|ing))\b",
    re.IGNORECASE,
)
LOST = re.compile(
    r"\b(?:lost (?:\w+ ){0,4}?(?:to|against)|"
    r"lost the (?:[\w-]+ ){0,3}(?:election|vote|run-?off|contest|race|ballot) (?:(?:in|of|for) (?:[\w'’-]+ ){1,5}?)?(?:to|against)|los(?:es|ing) (?:\w+ ){0,3}?to|"
    r"(?:was|were|been|be|being) (?:\w+ )?(?:defeated|beaten|unseated|ousted|crushed|edged out) (?:\w+ ){0,3}?by|"
    r",\s(?:narrowly |soundly )?(?:defeated|beaten) by|conced(?:ed|es|ing) (?:\w+ )?to|"
    r"(?:a |his |her |their )?(?:heavy |narrow |crushing )?defeat (?:to|by|against|at the hands of)|behind|trailed|trailing|trails)\b",
    re.IGNORECASE,
)
MONTHS = 100  # days; a season at most
NEXT = 40  # characters between "behind" and the one ahead: a title and an adjective
WEAKLY = frozenset({"behind", "ahead of", "trailed", "trailing", "trails"})
HELD = re.compile(
    r"\b(?:elections?|vot(?:e|ed|ing)|polls?|polling|ballot|run-?off|round|referendum|contest|plebiscite)\b",
    re.IGNORECASE,
)
HELD_VERBS = re.compile(
    r"\b(?:held|took place|takes place|went to the polls|gone to the polls|go to the polls|voted|votes?|"
    r"cast|called|polling|elections? of|vote of|run-?off of|was on|came on|on|in)\b",
    re.IGNORECASE,
)
WINS = re.compile(
    r"\b(?:re-?elected|elected|won (?:the |an? |\w+['’]s )?(?:\d{4} )?(?:\w+ )?(?:presidential |general |snap )?(?:election|presidency|vote|race|"
    r"contest|power|a second term|re-?election|second term)|wins the (?:vote|election)|secured (?:a|his|her) second term|victory)\b",
    re.IGNORECASE,
)

_IT = re.compile(
    r"(?:won|wins) (?:the |an? |\w+['’]s )?(?:\w+ )?(?:presidential |general |snap )?(?:election|presidency|race)",
    re.IGNORECASE,
)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's election claims."""
    scene = Scene(passage, reading)
    yield from _contests(scene)
    yield from _wins(scene)
    yield from _dates(scene)
    if scene.about_election:
        yield from results.claims(scene)


def _contests(scene: Scene) -> Iterator[Claim]:
    """Give "A beat B" in whatever voice."""
    passage = scene.passage
    if len(scene.candidates) < 2:
        return
    for pattern, first_won in ((LOST, False), (BEAT, True)):
        for match in pattern.finditer(passage.text):
            offset = passage.span.start
            cue = Span(start=offset + match.start(), end=offset + match.end())
            if first_won and (_in_passive(passage, match) or _is_noun(passage, cue)):
                continue
            if is_narrower(scene, cue, whole_contest=True):
                continue
            pair = _both_sides(scene, cue)
            weak = match.group().lower() in WEAKLY
            if pair is None or (weak and not (scene.about_election and _takes_object(scene, cue))):
                continue
            winner, loser = pair if first_won else (pair[1], pair[0])
            if winner.ref.kind is EntityKind.PARTY and is_for_lesser_post(scene):
                continue
            won = _WON_AHEAD.search(passage.before(cue.start)) is not None
            told = "ahead_of" if weak and not (won and first_won) else "defeated"
            yield _contest_claim(scene, cue, winner, loser, told)
    yield from _defeats_of(scene)


# "Won the election in 2021, ahead of Y": the whole contest, not a round of it.
_WON_AHEAD = re.compile(
    r"\bw[io]ns? (?:the |an? )(?:[\w-]+ ){0,3}(?:election|vote|presidency|run-?off|race|contest)\b[^;.]{0,40}$",
    re.IGNORECASE,
)
_DEFEAT_OF = re.compile(r"\bdefeat of (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_BY = re.compile(r",?\s+(?:by|at the hands of)\s+(?:[\w-]+ ){0,3}")


def _defeats_of(scene: Scene) -> Iterator[Claim]:
    """Give "the defeat of B by A"."""
    passage = scene.passage
    for loser, winner in pairwise(scene.candidates):
        gap = passage.before(winner.span.start)[loser.span.end - passage.span.start :]
        named = _DEFEAT_OF.search(passage.before(loser.span.start))
        alike = loser.ref.kind is winner.ref.kind and loser.ref != winner.ref
        if named and alike and _BY.fullmatch(gap):
            cue = Span(start=passage.span.start + named.start(), end=loser.span.end)
            yield _contest_claim(scene, cue, winner, loser, "defeated")


def _is_noun(passage: Passage, cue: Span) -> bool:
    """Say whether "defeat" is no verb: "accepts the defeat"."""
    index = passage.token_at(cue)
    noun = index is not None and passage.tokens[index].pos == "NOUN"
    return noun and passage.words(cue) == "defeat"


def _in_passive(passage: Passage, match: re.Match[str]) -> bool:
    head = passage.text[max(0, match.start() - 14) : match.start()].lower()
    tail = passage.text[match.end() : match.end() + 14].lower()
    return bool(re.search(r"\b(?:was|were|been|being|be)\s+(?:\w+\s+)?$", head)) or bool(
        re.match(r"\s+(?:\w+\s+){0,2}by\b", tail)
        and match.group().lower() in {"beaten", "defeated"}
    )


def _takes_object(scene: Scene, cue: Span) -> bool:
    """Say whether somebody follows right after "behind": in "far behind, on 14%" nobody does."""
    after = [m for m in scene.candidates if m.span.start >= cue.end]
    start = scene.passage.span.start
    gap = scene.passage.text[cue.end - start : after[0].span.start - start] if after else ""
    return bool(after) and len(gap) <= NEXT and not re.search(r"[,;:.(—–\d]|\band\b", gap)


def _both_sides(scene: Scene, cue: Span) -> tuple[Mention, Mention] | None:
    passage = scene.passage
    index = passage.token_at(cue)
    first = None
    if index is not None:
        verb = verb_above(passage.tokens, index)
        if verb is not None:
            first = mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
    before = [m for m in scene.candidates if m.span.end <= cue.start]
    after = [m for m in scene.candidates if m.span.start >= cue.end]
    leading = index is not None and passage.tokens[index].dep == "advcl"
    if first is None or (first.span.start > cue.start and not leading):
        first = before[-1] if before else None
    if first is None or not after or after[0].span.start - cue.end > 70:
        return None
    second = after[0]
    if first == second:
        return None
    if first.ref.kind is not second.ref.kind or (first.ref.id and first.ref.id == second.ref.id):
        return None
    return first, second


def _contest_claim(
    scene: Scene, cue: Span, winner: Mention, loser: Mention, relation: str
) -> Claim:
    country = scene.country(winner, loser)
    when = scene.time_near(cue)
    verb = "defeated" if relation == "defeated" else "finished ahead of"
    far = winner if winner.span.start >= cue.end else loser
    return scene.claim(
        cover(cue, far.span),
        f"{winner.ref.name} {verb} {loser.ref.name}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(winner),
            relation=relation,
            object=entity_slot(loser),
            time=scene.time_slot(cue),
            place=scene.place(country),
            details=scene.details(cue),
        ),
    )


def _wins(scene: Scene) -> Iterator[Claim]:
    """Give "X was elected/re-elected in DATE", and without a date only "X won the election"."""
    passage = scene.passage
    for match in WINS.finditer(passage.text):
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        when = scene.time_near(cue)
        dated = when is not None and when.date is not None
        person = _winner(scene, cue)
        if person is None or is_narrower(scene, cue, whole_contest=True):
            continue
        if dated or (_IT.fullmatch(match.group()) and not is_for_lesser_post(scene)):
            yield _win(scene, cue, person, when if dated else None)


def _win(scene: Scene, cue: Span, person: Mention, when: DateMention | None) -> Claim:
    passage = scene.passage
    segment = passage.segment_at(cue.start)
    is_dated = when is not None and when.date is not None
    told = f" ({when.date.edtf})" if when is not None and when.date is not None else ""
    return scene.claim(
        segment if when is None or segment.contains(when.span) else cover(cue, when.span),
        f"{person.ref.name} was elected{told}",
        Slots(
            subject=entity_slot(person),
            relation="elected",
            time=date_slot(when.text, when.date, when.span) if when and when.date else None,
            place=scene.place(scene.country(person)),
            details=(
                *scene.details(cue),
                ("first", "yes" if is_told_first(passage, cue) else ""),
            ),
        ),
        # Who won is told elsewhere as a rule; where a day is told, that is the point.
        kind=ClaimKind.DATE if is_dated else ClaimKind.ELECTION,
    )


def _winner(scene: Scene, cue: Span) -> Mention | None:
    passage = scene.passage
    index = passage.token_at(cue)
    if index is not None:
        verb = verb_above(passage.tokens, index)
        if verb is not None:
            found = mention_of(passage, subject_of(passage.tokens, verb), (EntityKind.PERSON,))
            if found is not None:
                return found
    people = [m for m in scene.candidates if m.ref.kind is EntityKind.PERSON]
    before = [m for m in people if m.span.end <= cue.start + 2]
    return before[-1] if before else None


def _is_only_a_year(when: DateMention) -> bool:
    """Say whether a date is too wide to be an election's: "in 2008 the first round ended"."""
    first, last = (when.date.earliest, when.date.latest) if when.date else (None, None)
    return first is None or last is None or (last - first).days > MONTHS


def _dates(scene: Scene) -> Iterator[Claim]:
    """Give "the election was held on DATE"."""
    passage = scene.passage
    for when in passage.dates:
        if when.shape is not DateShape.POINT or when.date is None or _is_only_a_year(when):
            continue
        segment = passage.segment_at(when.span.start)
        words = passage.words(segment)
        held = HELD.search(words)
        if held is None or not HELD_VERBS.search(words):
            continue
        offset = segment.start
        told = Span(start=offset + held.start(), end=offset + held.end())
        country = scene.country(*scene.candidates[:1])
        if country is None:
            continue
        yield scene.claim(
            cover(told, when.span),
            f"An election was held in {scene.reading.label(country)} ({when.date.edtf})",
            Slots(
                relation="election_held",
                time=date_slot(when.text, when.date, when.span),
                place=scene.place(country),
                details=scene.details(when.span),
            ),
            kind=ClaimKind.DATE,
        )
