"""Find claims that a city is a country's capital."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Mention, Passage, Reading

CAPITAL = re.compile(
    r"\b(?:the |its |whose |(?:country|nation|republic|kingdom)['’]s )?(?:national |federal |official )?capital\b"
    r"(?! of (?:the )?(?:[\w-]+ ){0,3}?(?:state|province|region|district|oblast|prefecture|territory|self-\w+)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[\s,]*(?:is|was|,|\(|-)?\s*(?:the |its )?$", re.IGNORECASE)
_NOT_A_CITY = re.compile(
    r"\bcapital (?:account|city's|gains|market|flows|goods|of culture|punishment)", re.IGNORECASE
)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims about capitals."""
    for match in CAPITAL.finditer(passage.text):
        if _NOT_A_CITY.match(passage.text, match.start()):
            continue
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        city = _city(passage, cue) or _named_after(passage, cue)
        country = _country(passage, reading, cue, city)
        if city is None or country is None or _is_past(passage, cue, city, country):
            continue
        if match.group().lower() == "the capital" and _tells_of_a_part(reading, passage):
            continue  # "Borno State was hit. Aid goes on to the capital Maiduguri."
        yield make_claim(
            reading,
            span=cover(city.span, cue),
            kind=ClaimKind.PLACE,
            statement=f"{city.text} is the capital of {reading.label(country)}",
            slots=Slots(
                subject=entity_slot(city),
                relation="capital_of",
                place=context_slot(
                    EntityRef(name=reading.label(country), kind=EntityKind.COUNTRY, id=country)
                ),
                details=(("attribute", "capital"),),
            ),
        )


# Before "capital": not the seat of the government of today.
_OTHER_SEAT = re.compile(
    r"\b(?:former|formerly|then|old|first|ancient|previous|original|one-?time|erstwhile|historic|"
    r"historical|imperial|colonial|royal|medieval|wartime|provisional|temporary|interim|future|next|"
    r"planned|proposed|commercial|economic|financial|cultural|industrial|provincial|regional|state|"
    r"district|county|territorial|departmental|oblast|cantonal|(?:region|state|province|district|county|island|"
    r"territory|republic|department|oblast)['’]s|de facto(?: [A-Z]\w+)?|self-(?:proclaimed|declared))"
    r"[\s-]+(?:the )?(?:national )?$",
    re.IGNORECASE,
)
# After "capital (of ...)": the time for which it was one.
_FOR_A_TIME = re.compile(
    r"^(?: city)?(?:\s+of [^,;.]{2,40}?)?,?\s+(?:until|till|before|prior to|from|between|during|in (?:the )?\d|at the time)",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|became|been|used to)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:1\d{3}|20\d\d|century|centuries|until|till|before|once|originally|under|when|during|then)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:(?:East|West|North|South)(?:ern)?|[Aa]ncient|[Mm]edieval|[Cc]olonial|[Ii]mperial|Nazi|Soviet|"
    r"[Oo]ccupied)[\s-]+$"
)


def _is_past(passage: Passage, cue: Span, city: Mention, country: str) -> bool:
    """Say whether the city was the capital once, or is one of a part of the country."""
    offset = passage.span.start
    before = passage.text[: cue.end - offset - len("capital")]
    if _OTHER_SEAT.search(before):
        return True
    if _FOR_A_TIME.match(passage.after(cue.end)) or _of_a_people(passage, before):
        return True
    if before.lower().endswith("the ") and _names_a_part(passage, cue, city):
        return True
    between = passage.text[
        min(city.span.end, cue.end) - offset : max(city.span.start, cue.start) - offset
    ]
    if _WAS.search(between) and _TIME.search(passage.text):
        return True
    return any(
        m.ref.id == country and _HALF.search(passage.before(m.span.start)) for m in passage.mentions
    )


_PART = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]+ (?:State|Province|Region|County|Governorate|Prefecture|Oblast|District)\b|"
    r"\b(?:province|region|governorate|oblast|prefecture) of [A-ZÀ-Þ]"
)


def _tells_of_a_part(reading: Reading, passage: Passage) -> bool:
    """Say whether the paragraph has named a part of a country, whose capital may be meant."""
    own = [p for p in reading.passages if p.paragraph == passage.paragraph]
    return any(_PART.search(p.text) for p in own if p.index <= passage.index)


def _names_a_part(passage: Passage, cue: Span, city: Mention) -> bool:
    """Say whether a part of a country is named before: "in West Bengal, near the capital"."""
    if any(m.ref.kind is EntityKind.REGION and m.span.end <= cue.start for m in passage.mentions):
        return True
    known = [m.span for m in passage.mentions if m.ref.kind is not EntityKind.OTHER and m.ref.id]
    known.append(city.span)
    return any(
        token.tag == "NNP" and token.end <= cue.start
        # "The Parliament of Abkhazia" is one name to the parser.
        and (token.entity == "GPE" or (token.entity and passage.before(token.start).endswith(" of ")))
        and not any(span.start <= token.start < span.end for span in known)
        for token in passage.tokens
    )  # fmt: skip


def _of_a_people(passage: Passage, before: str) -> bool:
    """Say whether an adjective of no known state stands before: "the Tibetan capital"."""
    word = re.search(r"\b([A-ZÀ-Þ][\w'’-]+) $", before)
    if word is None or word[1] in {"The", "Its", "Their", "Our", "This", "In"}:
        return False  # what only begins the sentence
    at = passage.span.start + word.start()
    return not any(
        m.ref.kind is EntityKind.COUNTRY and m.span.start <= at < m.span.end
        for m in passage.mentions
    )


def _city(passage: Passage, cue: Span) -> Mention | None:
    """Give the place name in apposition to "the capital"."""
    offset = passage.span.start
    for mention in passage.mentions:
        if mention.ref.kind in {EntityKind.PERSON, EntityKind.PARTY} and mention.ref.id:
            continue
        owns = passage.after(mention.span.end).startswith(("'s ", "’s "))
        if mention.ref.kind is EntityKind.COUNTRY or owns:
            continue  # "Libya's capital, Benghazi's rival, is Tripoli"
        left, right = sorted((mention.span, cue))
        if right.start < left.end:
            continue
        gap = passage.text[left.end - offset : right.start - offset]
        if _JOINED.match(gap) and len(gap) <= 8:
            return mention
    return None


_OF_IS = re.compile(
    r"\s+of (?:the )?(?P<country>[^,;.]{2,40}?) (?:is|was|remains) (?:the city of )?$"
)


def _named_after(passage: Passage, cue: Span) -> Mention | None:
    """Give the city of "the capital of Ghana is Accra"."""
    offset = passage.span.start
    for mention in passage.mentions:
        gap = passage.text[cue.end - offset : max(cue.end, mention.span.start) - offset]
        if mention.ref.kind is not EntityKind.COUNTRY and _OF_IS.match(gap):
            return mention
    return None


_OF_NAME = re.compile(
    r"\s+of (?:the )?(?!Republic|Kingdom|State|Union|Federa|Commonwealth|Democratic|Islamic)[A-Z]"
)


# "Of southwest China's Guangxi": only a country named right after "of", or "of the country".
_OF_PART = re.compile(r"\s+of (?!(?:the|this|that|its|a|an|their|our) )\w")
_AND_CITY = re.compile(r"^ and (?:the )?(?:largest|biggest|main|most populous|second) city")


def _country(passage: Passage, reading: Reading, cue: Span, city: Mention | None) -> str | None:
    after = passage.after(cue.end)
    if re.match(r"\s+of\b", after):
        for mention in passage.mentions:
            near = 0 <= mention.span.start - cue.end <= 9
            if mention.ref.kind is EntityKind.COUNTRY and near:
                if mention.how == "adjective":
                    return None  # "the capital of the Russian republic of Chechnya"
                rest = passage.after(mention.span.end)
                # "The capital of Indonesia's Aceh province" is none of Indonesia.
                return None if re.match(r"['’]s? [A-Z]", rest) else mention.ref.id
    if _OF_NAME.match(_AND_CITY.sub("", after)) or _OF_PART.match(after):
        return None  # a province's, or a state's of the past
    owner = _owner(passage, cue)
    if owner is not None and (city is None or city.country not in owner.candidates):
        return owner.id
    known = city is not None and city.country in reading.countries
    return city.country if city is not None and known else reading.home


def _owner(passage: Passage, cue: Span) -> EntityRef | None:
    """Give the country whose capital it is said to be: "Kenya's capital"."""
    for mention in passage.mentions:
        gap = passage.text[mention.span.end - passage.span.start : cue.start - passage.span.start]
        if mention.ref.kind is EntityKind.COUNTRY and gap in {"'s ", "’s ", "' ", "’ "}:
            return mention.ref
    return None
