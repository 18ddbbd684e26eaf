"""Say whether a number is a part's or a group's, so that the country does not own it."""

import re

from factcheck.language.parse import children, subtree
from factcheck.model.value import EntityKind, Span
from factcheck.splitter.grammar import subject_of, verb_above
from factcheck.splitter.quantity.lexicon import lexicon
from factcheck.splitter.reading import Mention, Passage

_OWNERS = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_AGE = re.compile(
    r"^\s+(?:aged\b|of (?:working|school|voting) age|(?:who are |that is )?(?:over|under|above|below) (?:the age of )?"
    r"\d{1,2}s?\b(?!\s*(?:[.,]\d|%|per ?cent|million|billion|trillion|thousand|years)))",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^\s+(?:of|for|among|amongst)\s+(?:the )?(?:[^\W\d][\w-]* ){0,2}?"
    r"(?:men|women|males|females|boys|girls|children|youths?|teenagers|adolescents|adults|pensioners|"
    r"retirees|elderly|graduates|immigrants|migrants|refugees|foreigners|students|pupils|farmers|"
    r"minorities|believers|speakers|veterans|(?:young|younger|older|old|disabled|unmarried|married) "
    r"(?:people|persons|workers|adults))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\s+(?:of|among|amongst)\s+(?:the )?(?=[A-Z][a-z]+\b(?!['’]))")
_ENDING_OF = re.compile(r"\s+(?:of|for|among)$", re.IGNORECASE)


def is_of_part(passage: Passage, term: Span, number: Span | None) -> bool:
    """Say whether the words give the figure of a group, a part or a name that is no country."""
    start = term.start - passage.span.start
    words = passage.text[start : term.end - passage.span.start]
    at = start + len(_ENDING_OF.sub("", words))
    after = passage.text[at:]
    if _GROUP.match(after) or _AGE.match(after):
        return True
    named = _NAMED.match(after)
    if named is not None and _is_foreign(passage, passage.span.start + at + named.end()):
        return True
    return any(_is_set_beside(passage, span, term) for span in (number, term) if span is not None)


def _is_foreign(passage: Passage, offset: int) -> bool:
    """Say whether the capitalised word there is neither a country nor a number, date or person."""
    taken = [q.span for q in passage.quantities] + [d.span for d in passage.dates]
    if any(span.start <= offset < span.end for span in taken):
        return False
    found = _mention_at(passage, offset)
    if found is not None and (
        found.ref.kind is EntityKind.PERSON or _owns(found) or found.ref.candidates
    ):
        return False
    return not any(
        t.start <= offset < t.end and t.text.lower() in lexicon("place", "common")
        for t in passage.tokens
    )


def _is_set_beside(passage: Passage, span: Span, term: Span) -> bool:
    """Say whether another name is the subject, a country only in its apposition."""
    index = passage.token_at(span)
    verb = verb_above(passage.tokens, index) if index is not None else None
    subject = subject_of(passage.tokens, verb) if verb is not None else None
    if verb is None or subject is None:
        return False
    token = passage.tokens[subject]
    if passage.tokens[verb].lemma not in lexicon("place", "having") or not token.text[:1].isupper():
        return False
    if term.overlap(Span(start=token.start, end=token.end)) or token.pos == "PRON":
        return False
    if not _is_foreign(passage, token.start):
        return False
    beside = [c for c in children(passage.tokens, subject) if passage.tokens[c].dep == "appos"]
    inside = (passage.tokens[i].start for c in beside for i in subtree(passage.tokens, c))
    return any(_owns(m) for start in inside if (m := _mention_at(passage, start)) is not None)


def _owns(mention: Mention) -> bool:
    return mention.ref.kind in _OWNERS and mention.ref.id is not None


def _mention_at(passage: Passage, offset: int) -> Mention | None:
    for mention in passage.mentions:
        if mention.span.start <= offset < mention.span.end:
            return mention
    return None
