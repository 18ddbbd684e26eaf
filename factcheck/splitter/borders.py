"""Find claims about land borders: whom a country borders, how many, which border is the longest."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.normalise.numerals import CARDINALS
from factcheck.splitter.draft import context_slot, entity_slot, make_claim
from factcheck.splitter.grammar import SUBJECTS, cover
from factcheck.splitter.reading import Mention, Passage, Reading

_BORDER = r"(?:borders?|frontiers?|boundar(?:y|ies))"
_SPEAKS_OF_IT = re.compile(rf"\b(?:{_BORDER}|neighbou?rs?|neighbou?ring)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:borders(?: on)?|(?<=not )border(?: on)?|bordering|bordered by|(?:shares?|has|have) (?:a|its|an? \w+) (?:land |common )?(?:border|frontier) with|"
    r"surrounded by|wedged between|squeezed between|hemmed in (?:[\w' -]+ )?by|"
    r"(?:remaining|other|only|land|its|their|our|\w+['’]s) neighbou?rs are|(?:wholly|entirely|completely) inside)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:country|nation|state|republic|kingdom|sultanate|emirate|it),? $")
_OWNED = re.compile(
    r"\b(?:its|their|our|his|her|the|all|open|closed?|\d+|['’]s)\s+(?:\w+ )?$", re.IGNORECASE
)
_NO_LIST = re.compile(r"\s*(?:[.,;:)]|(?:between|by|from|of|to|in|and|are|were|have|that|which)\b)")
_AT_SEA = re.compile(r"\b(?:maritime|sea|air|marine|naval)\s+$", re.IGNORECASE)
_ENDS_LIST = re.compile(
    r"[;:.\"“]|\b(?!border|neighbo)\w+ing\b|, (?:and|but) \w+ \w+s\b|\b(?:which|who|that|has|have|is|are|was|where|while|but)\b"
)
_WITH_WHOM = re.compile(
    rf",? with (?:which|whom) (?P<who>[^,;.]{{2,40}}?) shares? (?:a|its|the|an?) (?:\w+ )?(?:land )?{_BORDER}",
)
_RANK = re.compile(
    rf"\b(?P<rank>longest|longer|shortest|shorter)\b(?P<what>(?: [\w'’-]+){{0,5}}? (?:{_BORDER}|stretch)\b|"
    r" one\b|(?= is\b)|(?= of\b)|(?=[,.;—–]|$))",
    re.IGNORECASE,
)
_NUMBER = "|".join(sorted((w for w, n in CARDINALS.items() if 1 <= n <= 16), key=len, reverse=True))
_NEIGHBOURS = (
    rf"(?:neighbou?rs?|neighbou?ring (?:countries|states|nations)|(?:land |national )?{_BORDER})"
)
_COUNTS = (
    re.compile(
        # "Relations between the two neighbours" counts the two of whom it was told before.
        rf"(?<!between the )(?<!of the )\b(?P<n>{_NUMBER})\s+(?:immediate |direct |foreign )?{_NEIGHBOURS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<one>only|sole|single|one and only)\s+(?:immediate |direct |foreign )?{_NEIGHBOURS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:borders|shares? (?:land )?(?:borders|frontiers) with)\s+(?P<n>{_NUMBER}) (?:other )?(?:countries|states|nations)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{_NUMBER}) (?:countries|states|nations) (?:surround|border|on (?:our|its|their|the) {_BORDER})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<one>only) (?:country|state|nation) with which [^,;.]{{2,40}}? shares? a (?:land )?{_BORDER}\b",
        re.IGNORECASE,
    ),
)
_SURELY = re.compile(
    r"\b(?:its|their|our|the country['’]s|has|have|having|with|borders|the|of)\s+$|['’]s\s+$",
    re.IGNORECASE,
)
_COASTLESS = re.compile(
    r"\b(?:landlocked|land-locked|without a (?:coast|coastline|shore)|(?:has|had|have) (?:\w+ )?no (?:coast|coastline|shore|sea coast|access to the sea)|"
    r"no outlet to the sea)\b",
    re.IGNORECASE,
)
_RANK_BEFORE = re.compile(
    r"\b(?:longest|longer|shortest|shorter) of (?:[\w'’-]+ ){0,3}$", re.IGNORECASE
)
NEAR = 60  # characters between a superlative and the country it names


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims about a country's neighbours, borders and want of a coast."""
    yield from _listed(passage, reading)
    if _SPEAKS_OF_IT.search(passage.text):
        yield from _ranked(passage, reading)
        yield from _counted(passage, reading)
    yield from _coastless(passage, reading)


def _countries(passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if m.ref.kind is EntityKind.COUNTRY and m.ref.id]


def _owner(passage: Passage, reading: Reading, cue: Span) -> str | None:
    """Give the country whose borders are told: "Benin's borders", "Peru shares its", or the text's."""
    offset = passage.span.start
    for mention in reversed(_countries(passage)):
        gap = passage.text[mention.span.end - offset : max(mention.span.end, cue.end) - offset]
        if mention.span.end <= cue.end and re.match(
            rf"['’]s (?:[\w-]+ ){{0,3}}{_NEIGHBOURS}\b", gap, re.IGNORECASE
        ):
            return mention.ref.id
        if mention.span.end <= cue.start and re.match(
            r" (?:has|shares?|borders|is bordered)\b(?! the longe| the shorte)", gap
        ):
            return mention.ref.id
    whom = _WITH_WHOM.search(passage.text)
    for mention in _countries(passage) if whom else ():
        if whom and mention.span.start - offset == whom.start("who"):
            return mention.ref.id
    return _last_named(passage, reading, cue) or reading.home


def _last_named(passage: Passage, reading: Reading, cue: Span) -> str | None:
    """Give the subject of the sentence before, where the words say "its" and name no country."""
    before = passage.before(cue.end)
    last = reading.passages[passage.index - 1] if passage.index else None
    if last is None or not re.search(r"\b(?:its?)\b", before, re.IGNORECASE):
        return None
    if any(m.span.start < cue.start for m in _countries(passage)):
        return None
    subjects = {
        m.ref.id
        for m in _countries(last)
        if (index := last.token_at(m.span)) is not None and last.tokens[index].dep in SUBJECTS
    }
    return subjects.pop() if len(subjects) == 1 and last.paragraph == passage.paragraph else None


def _label(reading: Reading, country: str) -> EntityRef:
    return EntityRef(name=reading.label(country), kind=EntityKind.COUNTRY, id=country)


def _listed(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "X borders A, B and C" as one claim a neighbour."""
    offset = passage.span.start
    for match in _LISTS.finditer(passage.text):
        cue = Span(start=offset + match.start(), end=offset + match.end())
        if match.start() and match.group()[:1].isupper():
            continue  # a name: "Doctors Without Borders"
        if match.group().lower() == "borders" and _is_noun(passage, cue):
            continue  # "their borders, most notably from Afghanistan"
        if match.group().lower() == "bordering" and not _is_state(passage, cue):
            continue  # "the Mekong River bordering Laos"
        rest = _ENDS_LIST.search(passage.text, match.end())
        end = offset + (rest.start() if rest else len(passage.text))
        before = [m for m in _countries(passage) if m.span.end <= cue.start]
        subject = before[-1].ref.id if before else _owner(passage, reading, cue)
        for neighbour in _countries(passage):
            named = cue.end <= neighbour.span.start < end
            if named and subject not in {None, neighbour.ref.id}:
                yield _claim(reading, subject, "borders", cover(cue, neighbour.span), neighbour)


def _is_noun(passage: Passage, cue: Span) -> bool:
    """Say whether "borders" is no verb and lists nobody: "maritime borders with", "borders between"."""
    before = passage.before(cue.start)
    after = passage.after(cue.end)
    named = any(m.span.end + 1 == cue.start for m in _countries(passage))  # "the Netherlands"
    owned = _OWNED.search(before) is not None and not (named or after.startswith(" with "))
    return owned or _NO_LIST.match(after) is not None or _AT_SEA.search(before) is not None


def _is_state(passage: Passage, cue: Span) -> bool:
    """Say whether a country or a word for one stands right before the words."""
    before = passage.before(cue.start)
    named = any(0 <= cue.start - m.span.end <= 2 for m in _countries(passage))
    return named or not before.strip() or _STATE.search(before) is not None


def _ranked(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "the longest of its borders is the one with A" as a claim of A's border."""
    offset = passage.span.start
    cues = [
        (Span(start=offset + m.start(), end=offset + m.end()), m["rank"].lower())
        for m in _RANK.finditer(passage.text)
    ]
    for cue, rank in cues:
        subject = _owner(passage, reading, cue)
        others = [span for span, _ in cues if span != cue]
        neighbour = _nearest(passage, cue, subject, others) or _told_before(
            passage, reading, subject
        )
        if subject is None or neighbour is None:
            continue
        inside = passage.span.contains(neighbour.span)
        yield _claim(
            reading,
            subject,
            "border_rank",
            cover(cue, neighbour.span) if inside else cue,
            neighbour,
            (
                ("rank", "1" if rank.startswith("long") else "-1"),
                ("two", rank[-2:]),
                ("count", _count_in(passage.words(cue))),
            ),
        )


def _count_in(words: str) -> str:
    """Give the number of borders in "the longest of its five borders", "" for none."""
    found = re.search(rf"\b({_NUMBER})\b", words)
    return str(CARDINALS[found[1]]) if found else ""


def _nearest(
    passage: Passage, cue: Span, subject: str | None, others: list[Span]
) -> Mention | None:
    """Give the country nearest to a superlative that no other superlative lies nearer to."""
    found = [
        (max(m.span.start - cue.end, cue.start - m.span.end), m)
        for m in _countries(passage)
        if m.ref.id != subject
    ]
    found = [
        (gap, m)
        for gap, m in found
        if gap <= NEAR
        and not _parted(passage, cue, m.span)
        and not any(cover(cue, m.span).contains(other) for other in others)
        and not any(max(m.span.start - o.end, o.start - m.span.end) < gap for o in others)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _parted(passage: Passage, left: Span, right: Span) -> bool:
    first, second = sorted((left, right))
    return (
        re.search("[;:.]", passage.words(Span(start=first.end, end=max(first.end, second.start))))
        is not None
    )


def _told_before(passage: Passage, reading: Reading, subject: str | None) -> Mention | None:
    """Give the one other country of the sentence before, if that speaks of borders too."""
    last = reading.passages[passage.index - 1] if passage.index else None
    if last is None or not _SPEAKS_OF_IT.search(last.text):
        return None
    found = {m.ref.id: m for m in _countries(last) if m.ref.id != subject}
    return next(iter(found.values())) if len(found) == 1 else None


def _counted(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "five neighbours" and "its only land border" as claims of a number."""
    offset = passage.span.start
    for pattern in _COUNTS:
        for match in pattern.finditer(passage.text):
            cue = Span(start=offset + match.start(), end=offset + match.end())
            subject = _owner(passage, reading, cue)
            plural = re.search(r"(?:s|ies)$", match.group())
            count = 1 if "one" in match.groupdict() else CARDINALS[match["n"].lower()]
            if subject is None or (count == 1) == bool(plural):
                continue
            # "The longest of its four frontiers" tells more than their number.
            ranked = _RANK_BEFORE.search(passage.text[: match.start()]) is not None
            sure = bool(_SURELY.search(passage.text[: match.start()]))
            yield _claim(
                reading,
                subject,
                "border_count",
                cue,
                None,
                (
                    ("count", str(count)),
                    ("bound", "name" if sure else ""),
                    ("ranked", "yes" if ranked else ""),
                ),
            )


def _coastless(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "landlocked" and "without a coast"."""
    offset = passage.span.start
    for match in _COASTLESS.finditer(passage.text):
        cue = Span(start=offset + match.start(), end=offset + match.end())
        after = [m for m in _countries(passage) if 0 <= m.span.start - cue.end <= 1]
        listed = _LISTS.search(passage.text[: match.start()]) is not None
        before = [m for m in _countries(passage) if 0 <= cue.start - m.span.end <= NEAR]
        named = after or (before[-1:] if not listed else [])
        country = named[0].ref.id if named else reading.home
        if country is not None and not re.match(
            r" (?:countr|state|nation|neighbou?r)\w*s\b", passage.text[match.end() :]
        ):
            yield _claim(reading, country, "landlocked", cue, None)


def _claim(
    reading: Reading,
    subject: str,
    relation: str,
    span: Span,
    neighbour: Mention | None,
    details: tuple[tuple[str, str], ...] = (),
) -> Claim:
    owner = _label(reading, subject)
    told = dict(details)
    said = {
        "borders": f"{owner.name} borders {neighbour.ref.name if neighbour else ''}",
        "border_rank": f"{owner.name}'s {'longest' if told.get('rank') == '1' else 'shortest'} land border is with "
        f"{neighbour.ref.name if neighbour else ''}",
        "border_count": f"{owner.name} has {told.get('count')} land neighbours",
        "landlocked": f"{owner.name} has no coast",
    }
    return make_claim(
        reading,
        span=span,
        kind=ClaimKind.PLACE,
        statement=said[relation],
        slots=Slots(
            subject=context_slot(owner),
            relation=relation,
            object=entity_slot(neighbour) if neighbour is not None else None,
            details=(
                ("attribute", "coastline" if relation == "landlocked" else "border"),
                *details,
            ),
            others=(span,) if relation in {"border_count", "border_rank"} else (),
        ),
    )
