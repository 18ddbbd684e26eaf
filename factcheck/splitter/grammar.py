"""Read the parse of a sentence: its segments, who does what, and what a word depends on."""

import re
from collections.abc import Iterable, Sequence

from factcheck.language.parse import Token, children, subtree
from factcheck.model.value import EntityKind, Span
from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.reading import Mention, Passage

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "pcomp"})
VERBS = frozenset({"VERB", "AUX"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "[", "]", "--", "-"})
_FIRST = re.compile(r"\bfirst (?:\w+ly )?$", re.IGNORECASE)
_LEADS_ON = re.compile(r"\s+(?:by|and|while|but|or|whereas|with)$")
MIN_SEGMENT = 3  # characters; shorter scraps join their neighbour


def segments(tokens: Sequence[Token], span: Span, whole: Iterable[Span]) -> tuple[Span, ...]:
    """Cut a sentence at punctuation and at the start of each embedded clause.

    `whole` are spans that no cut may split: names, dates, numbers.
    """
    guarded = list(whole)
    cuts = {span.start}
    for index, token in enumerate(tokens):
        spaced = token.text != "-" or _spaced(tokens, index)
        if token.text in _BREAKS and spaced:
            cuts.add(token.end)
        if token.pos in VERBS and token.dep in {*CLAUSES, "conj"}:
            first = subtree(tokens, index)[0]
            cuts.add(tokens[first].start)
    inner = sorted(
        cut
        for cut in cuts
        if span.start <= cut < span.end and not any(g.start < cut < g.end for g in guarded)
    )
    pieces = [Span(start=a, end=b) for a, b in zip(inner, [*inner[1:], span.end], strict=True)]
    return tuple(piece for piece in pieces if len(piece) >= MIN_SEGMENT)


def _spaced(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].end if index else -1
    after = tokens[index + 1].start if index + 1 < len(tokens) else -1
    return before < tokens[index].start and after > tokens[index].end


def trim(text: str, span: Span) -> Span:
    """Take white space, punctuation and words that only lead on off both ends of a span."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:—–-)("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-(.!?…"):
        end -= 1
    leads = _LEADS_ON.search(text, start, end)
    return trim(text, Span(start=start, end=leads.start())) if leads else Span(start=start, end=end)


def cover(*spans: Span) -> Span:
    """Give the smallest span that holds all of the given ones."""
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))


def is_told_first(passage: Passage, cue: Span) -> bool:
    """Say whether "first" belongs to a verb at a span: "was first elected", "first took office"."""
    return _FIRST.search(passage.before(cue.start)) is not None


def verb_above(tokens: Sequence[Token], index: int) -> int | None:
    """Climb from a token to the verb that governs it, itself included."""
    for _ in range(len(tokens)):
        if tokens[index].pos in VERBS:
            return index
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    return None


def subject_of(tokens: Sequence[Token], verb: int) -> int | None:
    """Give the token that is the verb's subject, through conjunctions and relative clauses."""
    for _ in range(len(tokens)):
        # "A former teacher, Ann Lee won": the last of two subjects is the subject.
        own = [k for k in children(tokens, verb) if tokens[k].dep in SUBJECTS - {"expl"}]
        if own:
            return _antecedent(tokens, own[-1], verb)
        token = tokens[verb]
        if token.head == verb:
            return None
        if token.dep in {"relcl", "acl"}:
            return token.head
        verb = token.head
        if tokens[verb].pos not in VERBS:
            above = verb_above(tokens, verb)
            if above is None:
                return None
            verb = above
    return None


def _antecedent(tokens: Sequence[Token], subject: int, verb: int) -> int:
    relative = tokens[subject].tag in {"WP", "WDT", "WP$"}
    if relative and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return subject


def object_of(tokens: Sequence[Token], verb: int) -> int | None:
    """Give the token that is the verb's direct object, complement or passive agent."""
    for child in children(tokens, verb):
        if tokens[child].dep in {"dobj", "attr", "oprd", "dative"}:
            return child
    return None


def mention_of(passage: Passage, index: int | None, kinds: Iterable[EntityKind]) -> Mention | None:
    """Give the mention that a token heads or stands in: itself, an apposition, a possessor."""
    if index is None:
        return None
    allowed = frozenset(kinds)
    token = passage.tokens[index]
    direct = _covering(passage, token, allowed)
    if direct is not None:
        return direct
    for child in children(passage.tokens, index):
        if passage.tokens[child].dep in {"appos", "compound", "nmod"}:
            found = _covering(passage, passage.tokens[child], allowed)
            if found is not None:
                return found
    if token.dep == "appos":
        return _covering(passage, passage.tokens[token.head], allowed)
    return None


def _covering(passage: Passage, token: Token, kinds: frozenset[EntityKind]) -> Mention | None:
    for mention in passage.mentions:
        inside = mention.span.start <= token.start and token.end <= mention.span.end
        if inside and mention.ref.kind in kinds:
            return mention
    return None


def is_negated(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether a verb is negated directly."""
    return any(
        tokens[child].dep == "neg" or tokens[child].lemma in {"never", "no", "nobody", "none"}
        for child in children(tokens, verb)
    )


def _is_over(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether a verb tells of what has ended: "is no longer", "ceased to be"."""
    words = " ".join(token.text.lower() for token in tokens[verb : verb + 4])
    if re.match(r"\S+ (?:no longer|not any ?more|hardly)\b", words):
        return True
    before = " ".join(token.text.lower() for token in tokens[max(0, verb - 3) : verb])
    return re.search(r"\b(?:no longer|ceased to|stopped|stops|ceases to)$", before) is not None


_SUPPOSED = re.compile(
    r"\b(?:if|unless)\b|^had (?:he|she|they|it)\b|\b(?:had|were) (?:he|she) \w+,", re.IGNORECASE
)


# "Has not 48 seats": the parser may hang the word on the number.
_NOT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|does|do|did)(?: not|n['’]t)\b"
    r"(?! (?:only|just|merely|fewer|less|more|quite|far|much|until|least|yet)\b)",
    re.IGNORECASE,
)


def is_asserted(passage: Passage, span: Span) -> bool:
    """Say whether a stretch of a sentence is told as fact: not negated, denied or supposed."""
    tokens = passage.tokens
    words = passage.words(span)
    if ("not" in words or "n't" in words or "n’t" in words) and _NOT.search(words):
        return False
    for index, token in enumerate(tokens):
        if token.pos not in VERBS or not span.start <= token.start < span.end:
            continue
        head = tokens[token.head]
        if (
            is_negated(tokens, index)
            or _is_over(tokens, index)
            or (token.dep == "ccomp" and head.lemma in listed_words("clauses", "denials"))
        ):
            return False
        helpers = [tokens[child] for child in children(tokens, index)]
        if any(helper.dep == "mark" and helper.lemma in {"if", "unless"} for helper in helpers):
            return False
        moved = any(helper.lemma in {"would", "had", "have"} for helper in helpers)
        if moved and _SUPPOSED.search(passage.text):
            return False
    return True
