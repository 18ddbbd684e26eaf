"""Tell titles of the state today from those of regions, firms, fiction, the past and candidates."""

import re

from factcheck.language.parse import Token
from factcheck.model.value import EntityKind, Span
from factcheck.splitter.office.wording import OF_A_PAST_CABINET
from factcheck.splitter.reading import Mention, OfficeMention, Passage

# Words before a title that leave it the state's own.
_PLAIN = frozenset(
    "the a an its his her their our former acting outgoing incoming new then interim caretaker late"
    " ex newly current future first deputy vice federal mr mrs ms dr sir madam lady lord".split()
)
_OTHER = frozenset({"shadow", "regional", "provincial", "honorary"})
_OF_OTHER = re.compile(r"^,? of (?:the )?[A-ZÀ-Þ]")
_OF_PLACE = re.compile(r"^ of (?:the )?(?=[A-ZÀ-Þ])")
_UNDER = re.compile(
    r"^,? (?:under|in (?:the )?(?:\w+ )?(?:\w+ )?(?:days|hours|time|government|cabinet|reign|administration) of)"
    r" (?:the )?(?:President |Prime Minister |Mr |Mrs |Ms )?",
    re.IGNORECASE,
)
WORD = 3  # characters that an article or a dot may take
_OF_REGION = re.compile(
    r"\b(?:state|province|region|territory|county|city|island)['’]s (?:\w+ )?$", re.IGNORECASE
)
_IMAGINED = re.compile(
    r"\b(?:imagin\w+|fictional|fictitious|portray\w*|depict\w*|starring|films?|movies?|biopic|sitcom|"
    r"actors?|actress)\b|"
    r"\bthe (?:film|movie|play|novel|series|sitcom|comedy|drama)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:nominees?|candidates?|contenders?|nomination|nominated|bid|run|runs|running|ran|race|vying|"
    r"campaign(?:ed|ing)?) (?:for|to be(?:come)?|as) (?:the )?(?:\w+ )?$",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:(?:tenure|resignation|ouster|ousting|overthrow|toppling|removal|impeachment|downfall|fall|"
    r"death|assassination|killing|murder|murderer|killer|assassin|widow|widower|biographer|exile|era|legacy|memory|statue|days|years|time|reign|rule|"
    r"regime|return) of|overthrew|toppled|ousted|deposed|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|"
    r"successor (?:to|of)|predecessor|since|like|unlike|under) "
    r"(?:the |his |her |its |their )?(?:[A-ZÀ-Þ\w'’-]+ ){0,2}$|"
    r"(?i:\b(?:aide|advis[eo]r|chief of staff|spokes\w+|secretary|counsel|lawyer|speechwriter|work(?:ed|ing)|serv(?:ed|ing)) "
    r"(?:for|to|under) )$|"
    r"\b(?:[Hh]is|[Hh]er|whose|[Tt]heir) (?:\w+ )?(?:government|cabinet|administration)['’]s $",
)
_DONE = re.compile(r"\b(?:was|were|been) \w+ed by $")
_PRESIDES = frozenset("president chairman chairwoman chairperson chair".split())
# Whoever once bore these goes by them for life and after.
_FOR_LIFE = frozenset("pope king queen monarch emperor empress sultan emir tsar shah".split())
_IF_WOULD = re.compile(r"\b(?:if|unless|had|were)\b.*\bwould\b|\bwould\b.*\bif\b", re.IGNORECASE)
_LIFE = re.compile(r"\b(?:born|elected|sworn in|inaugurated)\b", re.IGNORECASE)


# The acronym of a body before a title: "... of African Football (CAF) president".
_ACRONYM = re.compile(r"\([A-Z][A-Za-z]{1,7}\) $")

# Whose post it is, where it is not a state's: "the Bank of Italy and its President".
_ITS = re.compile(r"\b((?:[A-ZÀ-Þ][\w’'-]+ of (?:the )?)?[A-ZÀ-Þ][\w’'-]+) and its (?:\w+ )?$")
_STATES = ("Republic of", "Kingdom of", "State of", "States of", "Union of", "Federation of")


def of_other_body(passage: Passage, office: OfficeMention) -> bool:
    """Say whether the words beside a title give it to a region, a firm or a shadow cabinet."""
    after = passage.after(office.span.end)
    owns = after.startswith(("'s ", "’s "))  # "X, the president's head of security"
    owns = owns or office.text.lower().endswith("cy")  # "Minister in the Presidency X"
    if owns or office.jurisdiction is not None:
        return owns
    words = passage.before(office.span.start)
    elsewhere = _OF_OTHER.match(after) and not _country_at(passage, office.span.end)
    if (
        elsewhere
        or _is_a_bodys(passage, words)
        or _OF_REGION.search(words)
        or _ACRONYM.search(words)
    ):
        return True
    before = [t for t in passage.tokens if t.end <= office.span.start]
    if not before or passage.after(before[-1].end)[:1] not in {" ", "-"}:
        return False
    if before[-1].text in {"'s", "’s"} and len(before) > 1:
        return _is_no_states(passage, before[-2])
    word = before[-1]
    dated = any(d.span.start <= word.start < d.span.end for d in passage.dates)
    names_body = word.text[:1].isupper() and word.dep in {"compound", "amod", "nmod", "poss"}
    named = names_body and not dated and word.text.lower() not in _PLAIN
    named = named or _of_party(passage, office)
    return named or word.text.lower() in _OTHER


def _is_a_bodys(passage: Passage, words: str) -> bool:
    """Say whether "X and its" right before a title names no state."""
    owner = _ITS.search(words)
    if owner is None:
        return False
    if " of " in owner[1]:
        return not owner[1].startswith(_STATES)
    at = passage.span.start + owner.start(1)
    countries = (m.span for m in passage.mentions if m.ref.kind is EntityKind.COUNTRY)
    return not any(span.start <= at < span.end for span in countries)


def _of_party(passage: Passage, office: OfficeMention) -> bool:
    """Say whether a whole party's name stands before: "Social Democratic Party of X president Y"."""
    parties = (m for m in passage.mentions if m.ref.kind is EntityKind.PARTY and " " in m.text)
    presides = office.text.lower() in _PRESIDES
    return presides and any(0 <= office.span.start - m.span.end <= WORD for m in parties)


def _is_no_states(passage: Passage, owner: Token) -> bool:
    """Say whether a possessor is neither a state nor anybody known: "Victoria's Premier"."""
    places = {EntityKind.REGION, EntityKind.CITY}
    found = next((m for m in passage.mentions if m.span.start <= owner.start < m.span.end), None)
    known = found is not None and found.ref.id is not None and found.ref.kind not in places
    return owner.text[:1].isupper() and not known


def of_some_place(passage: Passage, person: Mention) -> bool:
    """Say whether a place is part of how somebody is told: in "Sultan X of Y" Y is not compared."""
    after = passage.after(person.span.end)
    return bool(_OF_PLACE.match(after)) and not _known_at(passage, person.span.end)


def under_somebody(passage: Passage, office: OfficeMention, person: Mention) -> bool:
    """Say whether words tell under whom a post was held, which no record of the post holds."""
    end = max(office.span.end, person.span.end)
    found = _UNDER.match(passage.after(end))
    if found is None:
        return False
    return any(
        m.ref.kind is EntityKind.PERSON
        and m != person
        and 0 <= m.span.start - end - found.end() <= WORD
        for m in passage.mentions
    )


def _known_at(passage: Passage, end: int) -> bool:
    kinds = {EntityKind.COUNTRY, EntityKind.PARTY, EntityKind.BODY, EntityKind.ORGANISATION}
    return any(
        m.ref.kind in kinds
        and m.ref.id
        and m.how != "adjective"  # "of Iraqi Kurdistan"
        and end < m.span.start <= end + len(" of the ")
        for m in passage.mentions
    )


def _country_at(passage: Passage, end: int) -> bool:
    return any(
        m.ref.kind is EntityKind.COUNTRY
        and m.how != "adjective"
        and end < m.span.start <= end + len(" of the ")
        for m in passage.mentions
    )


def is_imagined(passage: Passage, title: Span) -> bool:
    """Say whether a title is told of what might be or of fiction, or stands alone in quotes."""
    alone = any(span.contains(title) and len(span) <= len(title) + 2 for span in passage.quoted)
    return alone or bool(_IMAGINED.search(passage.text) or _IF_WOULD.search(passage.text))


def tells_a_life(passage: Passage, person: Mention) -> bool:
    """Say whether a dated sentence looks back on a life, so that a title may be a later one."""
    dated = any(d.date is not None and d.length is None for d in passage.dates)
    return dated and person.ref.id is not None and _LIFE.search(passage.text) is not None


def is_sought(passage: Passage, office: OfficeMention) -> bool:
    """Say whether an office is only stood for: "nominee for President of the United States X"."""
    return _SOUGHT.search(passage.before(office.span.start)) is not None


def is_done(passage: Passage, office: OfficeMention) -> bool:
    """Say whether somebody did something in office once: "was commuted by President X"."""
    return _DONE.search(passage.before(office.span.start)) is not None


def looks_back(passage: Passage, office: OfficeMention) -> bool:
    """Say whether a title may be of the past: "the tenure of President X", "Queen Victoria"."""
    before = passage.before(office.span.start)
    after = passage.after(office.span.end)
    past = _LOOKS_BACK.search(before) or re.match(OF_A_PAST_CABINET, after)
    # "Uribe's vice president" is of Uribe's time.
    owned = any(
        m.ref.kind is EntityKind.PERSON and m.span.end + len("'s ") == office.span.start
        for m in passage.mentions
    )
    # "Former president X and his vice president, Y".
    former = any(
        o.modifier == "former" and o.span.end <= office.span.start for o in passage.offices
    )
    theirs = former and before.endswith((" his ", " her ", " their "))
    return office.text.lower() in _FOR_LIFE or past is not None or owned or theirs
