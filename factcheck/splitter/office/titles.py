"""Find claims about who holds an office: titles beside names, and "X is the office of Y"."""

import re
from collections.abc import Iterator

from factcheck.language.parse import children
from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.value import DateShape, EdtfDate, EntityKind, Span
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import date_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover, mention_of, object_of, subject_of, verb_above
from factcheck.splitter.office import bodies, portfolios, recorded, succession, terms
from factcheck.splitter.office.posts import PERSON, country_slot, known_offices
from factcheck.splitter.office.wording import OF_A_PAST_CABINET, RANK
from factcheck.splitter.reading import Mention, OfficeMention, Passage, Reading

# Between a title and a name only this may stand: "the prime minister, Gordon Brown".
_GAP = re.compile(
    r"^\s*[,(:–—-]?\s*(?:the|an?|its|his|her|their|our)?\s*(?:(?:new|newly \w+|former|current|outgoing|"
    r"incoming|first|then|henceforth|now|present|long-time|longtime|veteran|ex|federal|acting|interim|"
    r"caretaker|late|own|top|designated)[\s-]*){0,2}$",
    re.IGNORECASE,
)
_TO_THE = re.compile(
    r"\b(?:counsel(?:l?or)?|advis[eo]r|assistant|aide|secretary|deputy|envoy|heir|successor) to the $",
    re.IGNORECASE,
)
_FOR = re.compile(r" (?:for|as) (?:the )?(?:new |next )?(?:[A-ZÀ-Þ][\w.]* )?$")
_UNTIL = re.compile(
    rf"^(?:[\s,]*(?:\w+ ){{0,2}}(?:until|till|from \d{{4}} to|between)\b|{OF_A_PAST_CABINET})",
    re.IGNORECASE,
)
_OBITUARY = re.compile(
    r"\b(?:died|dies|death|late|funeral|buried|mourn\w*|obituary|passed away)\b", re.IGNORECASE
)
FAR = 30  # characters; more between a name and its office is another clause
RELATIVES = frozenset(
    "wife husband son daughter brother sister father mother widow aide ally adviser rival friend"
    " spokesman spokeswoman deputy office party government critic lawyer".split()
)
# "A beats B to become president": what follows is said of the subject, not of the object.
_OF_HIMSELF = frozenset(
    "promise vow swear pledge agree offer threaten defeat beat oust topple overcome edge trounce"
    " unseat succeed replace follow outpoll win".split()
)
_CHOOSING = frozenset(
    "name nominate appoint pick choose propose select designate elect tap".split()
)
_INSTALLED = frozenset("swear inaugurate install".split())
_COPULAS = frozenset({"be", "become", "remain", "stay", "serve", "act"})


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's office claims: titles, terms and successions."""
    yield from _title_claims(passage, reading)
    yield from terms.claims(passage, reading)
    yield from succession.claims(passage, reading)
    yield from portfolios.claims(passage, reading)
    yield from recorded.claims(passage, reading)


def _title_claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    for office, person in titled_people(passage):
        elsewhere = bodies.of_other_body(passage, office)
        if _is_ranked(passage, office) or (elsewhere and not _holds_now(office, person, reading)):
            continue
        if bodies.of_some_place(passage, person) or bodies.under_somebody(passage, office, person):
            continue
        if bodies.is_sought(passage, office):
            continue
        claim = _holds_claim(passage, reading, office, person)
        if claim is not None:
            yield claim


def titled_people(passage: Passage) -> Iterator[tuple[OfficeMention, Mention]]:
    """Pair every office with the person it is said of: beside the name, or by "is"."""
    for office in passage.offices:
        if _OWNED.match(passage.after(office.span.end)):
            continue  # "X, the president of Russia's special envoy" is no president
        person = _beside(passage, office) or _by_copula(passage, office)
        if person is not None:
            yield office, person


def _beside(passage: Passage, office: OfficeMention) -> Mention | None:
    best: tuple[tuple[bool, int], Mention] | None = None
    for mention in passage.mentions:
        if mention.ref.kind is not EntityKind.PERSON or mention.how in {"pronoun", "guess", "role"}:
            continue
        if mention.span.start > office.span.end and _is_relative(passage, office):
            continue
        gap = gap_between(passage, office.span, mention.span)
        if gap is None or not (_GAP.match(gap) or _country_gap(passage, gap)):
            continue
        if gap.strip() == "" and mention.span.end <= office.span.start:
            continue  # "Biden president" is no apposition
        if "," in gap and mention.span.start > office.span.end and _for_another(passage, office):
            continue
        closed = _closed(passage, max(mention.span, office.span)) or _opens_as(passage, office)
        if gap.strip() and not closed:
            continue
        # In "X, Prime Minister of Canada Y" the title is Y's.
        apposed = "," in gap or mention.span.end <= office.span.start
        if best is None or (apposed, len(gap)) < best[0]:
            best = ((apposed, len(gap)), mention)
    return best[1] if best else None


def _for_another(passage: Passage, office: OfficeMention) -> bool:
    """Say whether a list gives the office to the one before: "Sessions for Attorney General, Pompeo for ..."."""
    before = passage.before(office.span.start)
    return _FOR.search(before) is not None and not _opens_as(passage, office)


def _opens_as(passage: Passage, office: OfficeMention) -> bool:
    """Say whether the office stands in "As prime minister, X flew ..."."""
    before = passage.before(office.span.start).strip().lower()
    return before in {"as", "as the"}


def _is_relative(passage: Passage, office: OfficeMention) -> bool:
    """Say whether the office only tells whose relative or aide is meant: "wife of the president"."""
    if _TO_THE.search(passage.before(office.span.start)):
        return True
    index = passage.token_at(office.span)
    if index is None or passage.tokens[index].dep != "pobj":
        return False
    link = passage.tokens[passage.tokens[index].head]
    return link.lemma == "of" and passage.tokens[link.head].lemma in RELATIVES


def _closed(passage: Passage, last: Span) -> bool:
    """Say whether an apposition ends: "his spokesman, X said" is none."""
    rest = passage.after(last.end).lstrip("'’s ")
    follower = next((t for t in passage.tokens if t.start >= last.end), None)
    verb = follower is not None and follower.pos in {"VERB", "AUX"} and follower.tag != "VBN"
    return not rest or not rest[0].isalpha() or not verb


def _country_gap(passage: Passage, gap: str) -> bool:
    """Say whether only a country stands between: "president of Chile, Gabriel Boric"."""
    words = gap.strip(" ,").lower().removeprefix("of ").removeprefix("the ").removesuffix("'s")
    words = words.removesuffix("’s").strip(" ,")
    of = gap.lstrip().startswith("of ")
    countries = [
        m.text.lower()
        for m in passage.mentions
        # "Of the Palestinian" goes on with whatever is Palestinian.
        if m.ref.kind is EntityKind.COUNTRY and not (of and m.how == "adjective")
    ]
    return words in countries


def gap_between(passage: Passage, left: Span, right: Span) -> str | None:
    """Give the text between two spans of one sentence, None where they overlap."""
    first, second = sorted((left, right))
    if second.start < first.end:
        return None
    offset = passage.span.start
    return passage.text[first.end - offset : second.start - offset]


def _by_copula(passage: Passage, office: OfficeMention) -> Mention | None:
    index = passage.token_at(office.span)
    if index is None or passage.tokens[index].dep not in {"attr", "oprd", "dobj", "pobj", "nsubj"}:
        return None
    verb = verb_above(passage.tokens, passage.tokens[index].head)
    if verb is None or passage.tokens[verb].lemma not in _COPULAS:
        return _sworn_in(passage, index, verb)
    return (
        _named_by(passage, verb) if passage.tokens[index].dep == "nsubj" else _is_it(passage, verb)
    )


def _is_it(passage: Passage, verb: int) -> Mention | None:
    """Give the subject of "X is the president", or whom somebody picks to be it."""
    above = passage.tokens[verb].head
    if passage.tokens[verb].dep in {"xcomp", "advcl"} and passage.tokens[verb].tag == "VB":
        # "Picked her to be his minister": the one picked is meant, not the picker; but who
        # promises the king to be a good minister speaks of himself.
        if passage.tokens[above].lemma in _OF_HIMSELF:
            return mention_of(passage, subject_of(passage.tokens, above), PERSON)
        taken = object_of(passage.tokens, above)
        if taken is not None or passage.tokens[above].lemma in _CHOOSING:
            return mention_of(passage, taken, PERSON) if taken is not None else None
    return mention_of(passage, subject_of(passage.tokens, verb), PERSON)


def _named_by(passage: Passage, verb: int) -> Mention | None:
    """Give the person of "the prime minister is X", told of today."""
    if passage.tokens[verb].tag not in {"VBZ", "VBP"} or passage.tokens[verb].lemma != "be":
        return None
    named = [c for c in children(passage.tokens, verb) if passage.tokens[c].dep == "attr"]
    return mention_of(passage, named[0], PERSON) if named else None


def _sworn_in(passage: Passage, office: int, verb: int | None) -> Mention | None:
    """Give the person of "X was sworn in as president" where no date tells of another day."""
    link = passage.tokens[passage.tokens[office].head]
    if verb is None or link.lemma != "as" or passage.dates:
        return None
    if passage.tokens[verb].lemma not in _INSTALLED:
        return None
    between = Span(start=passage.tokens[verb].end, end=link.start)
    others = [m for m in passage.inside(between).mentions if m.ref.kind is EntityKind.PERSON]
    # "X is sworn in as president and Y as vice president": the one right before has it.
    if others:
        return others[-1] if link.start - others[-1].span.end == 1 else None
    return mention_of(passage, subject_of(passage.tokens, verb), PERSON)


def jurisdiction_of(office: OfficeMention, person: Mention, reading: Reading) -> str | None:
    """Give the country whose office is meant: named, else the person's, else the document's."""
    named = office.jurisdiction
    if named is not None:
        return named
    held = held_in(office, person, reading)
    if held is not None:
        return held
    if person.country is not None and office.ids_in(person.country):
        return person.country
    return reading.home


def held_in(office: OfficeMention, person: Mention, reading: Reading) -> str | None:
    """Give where the person is on record with such an office, the document's country first."""
    if person.ref.id is None:
        return None
    places = [
        t.jurisdiction
        for t in reading.gazetteer.tenures_of(person.ref.id)
        if t.office in office.ids_in(t.jurisdiction)
    ]
    return reading.home if reading.home in places else places[-1] if places else None


def _holds_now(office: OfficeMention, person: Mention, reading: Reading) -> bool:
    """Say whether the person is on record with such an office on the document's day."""
    known = set(known_offices(reading, person).split("|"))
    return bool(known & set(office.ids_in(held_in(office, person, reading))))


def _holds_claim(
    passage: Passage, reading: Reading, office: OfficeMention, person: Mention
) -> Claim | None:
    country = jurisdiction_of(office, person, reading)
    offices = office.ids_in(country)
    if not offices:
        return None
    relation, times = _relation(passage, office, person), _times(passage)
    became = _became(passage, office)
    verb = {"holds": "is", "held": "was", "elect": "is elected, not yet in office as,"}[relation]
    place = country_slot(reading, country)
    name = person.ref.name
    where = f" of {place.value.name}" if place else ""
    as_of = f" (as of {reading.as_of})" if reading.as_of and relation == "holds" else ""
    return make_claim(
        reading,
        span=_words(passage, office.span, person.span),
        kind=ClaimKind.OFFICE,
        statement=f"{name} {verb} {office_label(offices[0])}{where}{as_of}",
        slots=Slots(
            subject=entity_slot(person),
            relation=relation,
            place=place,
            time=became
            or (date_slot("", times[0]) if len(times) == 1 and relation == "held" else None),
            details=(
                ("office", "|".join(offices)),
                ("title", office.text),
                ("times", "|".join(f"{t.earliest}/{t.latest}" for t in times if t.is_closed)),
                ("modifier", office.modifier),
                ("known_as", known_offices(reading, person)),
                ("form", _form(passage, office, person)),
                ("story", _story_day(passage, office)),
                ("became", "yes" if became else ""),
            ),
        ),
    )


def _times(passage: Passage) -> list[EdtfDate]:
    """Give the times told; "in the post since 2018" tells when it began, a claim of its own."""
    told = [d for d in passage.dates if d.shape is not DateShape.SINCE and d.length is None]
    return [d.date for d in told if d.date is not None]


def _became(passage: Passage, office: OfficeMention) -> Slot[EdtfDate] | None:
    """Give the time of "became president on Tuesday", which is then when the office was taken."""
    index = passage.token_at(office.span)
    verb = verb_above(passage.tokens, passage.tokens[index].head) if index is not None else None
    if verb is None or passage.tokens[verb].lemma != "become":
        return None
    for when in passage.dates:
        at = passage.token_at(when.span)
        above = verb_above(passage.tokens, at) if at is not None else None
        if above == verb and when.date is not None and when.length is None:
            return date_slot(when.text, when.date, when.span)
    return None


def _story_day(passage: Passage, office: OfficeMention) -> str:
    """Give the day that the story had reached, for "the president is X", which may be told of it."""
    index, day = passage.token_at(office.span), passage.previous
    if index is None or day is None or passage.dates or passage.tokens[index].dep != "nsubj":
        return ""
    return f"{day.earliest}/{day.latest}"


# "Russia's first President Boris Yeltsin" was so whenever.
_RANKED = re.compile(rf"['’]s (?:very )?{RANK} $", re.IGNORECASE)
_OWNED = re.compile(r"^ of (?:the )?(?:[A-ZÀ-Þ][\w.-]*\s?){1,4}['’]s? [a-z]")


def _is_ranked(passage: Passage, office: OfficeMention) -> bool:
    """Say whether a rank is told, which no record compares: "the youngest president", "the 46th"."""
    if _RANKED.search(passage.before(office.span.start)):
        return True
    index = passage.token_at(office.span)
    if index is None:
        return False
    noun = passage.tokens[index]
    beside = {passage.tokens[child].text for child in children(passage.tokens, index)}
    return noun.dep in {"attr", "oprd", "pobj", "dobj"} and any(
        re.fullmatch(RANK, w, re.IGNORECASE) for w in beside
    )


def _words(passage: Passage, office: Span, person: Span) -> Span:
    """Give the words of the claim, without a clause of its own between name and office."""
    gap = gap_between(passage, office, person)
    apart = gap is not None and len(gap) > FAR and "," in gap
    return passage.segment_at(office.start) if apart else cover(office, person)


def _relation(passage: Passage, office: OfficeMention, person: Mention) -> str:
    """Say whether an office is held, was held, or is won but not yet held."""
    told = {"former": "held", "then": "held", "elect": "elect", "future": "elect"}
    if office.modifier in told:
        return told[office.modifier]
    after = passage.text[max(office.span.end, person.span.end) - passage.span.start :]
    if _past_of(passage, office) or _UNTIL.match(after):
        return "held"
    return "elect" if _future_of(passage, office) else "holds"


def _future_of(passage: Passage, office: OfficeMention) -> bool:
    index = passage.token_at(office.span)
    verb = verb_above(passage.tokens, index) if index is not None else None
    if verb is None or passage.tokens[verb].lemma not in _COPULAS:
        return False
    return any(
        passage.tokens[child].lemma in {"will", "shall"} for child in children(passage.tokens, verb)
    )


def _is_chosen(passage: Passage, office: OfficeMention) -> bool:
    """Say whether somebody is only to hold the office: "nominates X to be the next chairman"."""
    index = passage.token_at(office.span)
    verb = verb_above(passage.tokens, passage.tokens[index].head) if index is not None else None
    if verb is None or passage.tokens[verb].tag != "VB":
        return False
    return passage.tokens[passage.tokens[verb].head].lemma in _CHOOSING


def _form(passage: Passage, office: OfficeMention, person: Mention) -> str:
    """Say how firmly the office is given: "title", "role" ("the president, X"), "loose" or "imagined".

    Headlines, obituaries and "X, president" without an article may speak of former holders;
    "imagined" titles of fiction, of other times and those in dispute accuse nobody.
    """
    doubted = office.modifier == "disputed"
    imagined = bodies.is_imagined(passage, cover(office.span, person.span))
    if doubted or imagined or bodies.looks_back(passage, office) or _is_chosen(passage, office):
        return "imagined"
    if passage.heading or person.how == "guess" or _OBITUARY.search(passage.text):
        return "loose"
    if bodies.tells_a_life(passage, person):
        return "loose"
    if office.span.end <= person.span.start:
        return "past" if bodies.is_done(passage, office) else "title"
    before = passage.before(office.span.start).rstrip().lower()
    return (
        "role" if before.endswith((" the", " its", " his", " her", " is", "country's")) else "loose"
    )


def _past_of(passage: Passage, office: OfficeMention) -> bool:
    """Say whether the office is told in the past: "was president", "as president he ..."."""
    index = passage.token_at(office.span)
    if index is None:
        return False
    verb = verb_above(passage.tokens, passage.tokens[index].head)
    if verb is None or passage.tokens[verb].lemma not in _COPULAS:
        return False
    helpers = {passage.tokens[child].text.lower() for child in children(passage.tokens, verb)}
    past = passage.tokens[verb].tag == "VBD" or bool(helpers & {"had", "was", "were"})
    return past and passage.tokens[index].dep in {"attr", "oprd"}
