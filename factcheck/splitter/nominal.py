"""Say which noun "it" and "they" stand for, where only one can be meant.

People with names are another matter (`coreference`); here a pronoun takes the words of the one
subject that agrees with it, for a statement to stand alone. Two that agree leave it as it is.
"""

from collections.abc import Iterator, Sequence

from factcheck.language.parse import Token, children, subtree
from factcheck.model.value import EntityKind, Span
from factcheck.splitter.grammar import SUBJECTS, subject_of, verb_above
from factcheck.splitter.reading import Passage, Reading

_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_PERSON = frozenset({"he", "him", "his", "she", "her", "hers"})
PRONOUNS = _THING | _SEVERAL | _PERSON
_HANGING = frozenset({"relcl", "appos", "acl", "punct"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_PLACES = frozenset({"GPE", "LOC", "DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"})
_WEATHER = frozenset({"rain", "snow", "hail", "thunder", "freeze"})
LONGEST = 8  # words; a longer phrase makes a statement worse than a pronoun does


def noun_for(reading: Reading, passage: Passage, index: int) -> str | None:
    """Give the noun phrase that the pronoun at a token stands for, None where nobody can say."""
    word = passage.tokens[index].text.lower()
    if word not in PRONOUNS or _is_empty(passage.tokens, index):
        return None
    is_subject = _is_subject(passage.tokens, index)
    here = _candidates(passage, word, index, is_subject=is_subject)
    if len(here) == 1:
        return here.pop()
    if here or word in _PERSON or passage.index == 0:
        return None
    above = reading.passages[passage.index - 1]
    if above.heading or above.paragraph not in {passage.paragraph, passage.paragraph - 1}:
        return None
    there = _candidates(above, word, len(above.tokens), is_subject=is_subject)
    return there.pop() if len(there) == 1 else None


def _candidates(passage: Passage, word: str, before: int, *, is_subject: bool) -> set[str]:
    """Give the nouns that a pronoun can stand for: the subjects, or all where it is no subject."""
    tokens = passage.tokens
    if word in _PERSON:
        found = [i for i in _agreeing(passage, word, before) if _speaks(tokens, i, before)]
    elif is_subject:
        found = [*_agreeing(passage, word, before)] or [*_agreeing(passage, word, before, _OBJECTS)]
    else:
        whole = before == len(tokens)
        barred = None if whole else _governing_subject(tokens, before)
        found = [i for i in _agreeing(passage, word, before, SUBJECTS | _OBJECTS) if i != barred]
    return {_phrase(passage, i) for i in found}


def _is_subject(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a pronoun is a subject or belongs to one; of "ordered it to go" it is none."""
    token = tokens[index]
    if token.tag == "PRP$":
        return True
    verb = tokens[token.head]
    infinitive = any(tokens[k].tag == "TO" for k in children(tokens, token.head))
    return token.dep in SUBJECTS and not (verb.dep == "ccomp" and infinitive)


def _governing_subject(tokens: Sequence[Token], index: int) -> int | None:
    """Give the subject of a pronoun's own verb, which it cannot mean: "ordered it to go"."""
    head = tokens[index].head
    if tokens[index].dep in SUBJECTS:
        head = tokens[head].head
    verb = verb_above(tokens, head)
    return subject_of(tokens, verb) if verb is not None else None


def _is_empty(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "it" means nothing: "it rained", "it was Ann who won"."""
    token = tokens[index]
    if token.dep == "expl":
        return True
    verb = tokens[token.head]
    if token.text.lower() != "it" or token.dep not in SUBJECTS:
        return False
    below = children(tokens, token.head)
    later = [tokens[k] for k in (*below, *(m for k in below for m in children(tokens, k)))]
    cleft = verb.lemma in {"be", "seem", "take"} and any(
        each.dep in {"ccomp", "advcl", "csubj", "xcomp", "relcl"} for each in later
    )
    return cleft or verb.lemma in _WEATHER


def _agreeing(
    passage: Passage, word: str, before: int, deps: frozenset[str] = SUBJECTS
) -> Iterator[int]:
    """Give the nouns of a sentence, up to a token, that a pronoun can stand for."""
    for index, token in enumerate(passage.tokens[:before]):
        # Who does it is no less the subject of "was raided by inspectors".
        agent = token.dep == "pobj" and passage.tokens[token.head].dep == "agent"
        if (token.dep in deps or agent) and _agrees(passage, index, token, word):
            phrase = _phrase(passage, index)
            if phrase and len(phrase.split()) <= LONGEST:
                yield index


def _agrees(passage: Passage, index: int, token: Token, word: str) -> bool:
    if token.pos not in {"NOUN", "PROPN"} or (token.dep == "pobj" and token.entity in _PLACES):
        return False
    person = token.entity == "PERSON" or any(
        m.ref.kind is EntityKind.PERSON and m.span.start <= token.start < m.span.end
        for m in passage.mentions
    )
    joined = any(passage.tokens[k].dep == "conj" for k in children(passage.tokens, index))
    plural = joined or token.tag in {"NNS", "NNPS"}
    if word in _SEVERAL:
        return plural
    return not person and not plural


def _speaks(tokens: Sequence[Token], subject: int, pronoun: int) -> bool:
    """Say whether a subject's verb reports the clause that a pronoun is the subject of."""
    verb = tokens[pronoun].head
    return tokens[verb].dep == "ccomp" and tokens[verb].head == tokens[subject].head


def _phrase(passage: Passage, index: int) -> str:
    """Give a noun with what belongs to it, as a definite phrase; "" where it hangs on a pronoun."""
    tokens = passage.tokens
    apart = {
        i for k in children(tokens, index) if tokens[k].dep in _HANGING for i in subtree(tokens, k)
    }
    words = [i for i in subtree(tokens, index) if i not in apart]
    if any(tokens[i].pos == "PRON" for i in words):
        return ""
    first = tokens[words[0]]
    rest = words[1:] if first.lemma in {"a", "an"} and len(words) > 1 else words
    span = Span(start=tokens[rest[0]].start, end=tokens[rest[-1]].end)
    text = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    if rest is not words:
        return f"the {text}"
    return text[:1].lower() + text[1:] if first.pos == "DET" else text
