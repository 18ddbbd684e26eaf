"""Hold a parsed sentence as a tree, and what a clause of it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factcheck.language.parse import Token
from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.grammar import SUBJECTS, VERBS

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVES = frozenset({"who", "whom", "which", "that", "where", "when"})
# Words that only join a clause to another.
EDGES = frozenset({"punct", "cc", "mark", "preconj"})


class Form(StrEnum):
    """Name how a clause hangs on its sentence."""

    MAIN = "main"
    CONJUNCT = "conjunct"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    ADVERBIAL = "adverbial"
    REPORTED = "reported"
    APPOSITION = "apposition"
    TITLE = "title"


class Mood(StrEnum):
    """Name what a clause does with its content."""

    STATED = "stated"
    NEGATED = "negated"
    SUPPOSED = "supposed"  # a condition, or what would follow from one
    PREDICTED = "predicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Hold one clause as indices of tokens.

    `subject` are the words of its subject wherever they stand, empty where it has none; `words`
    are the rest in the order of the statement, clauses told apart left out; `own` those of both
    that stand in the clause itself. `link` is the verb that a participle or apposition goes
    without, `antecedent` whom "whose" means, `setting` what "where" means, `speaker` the words of
    who says it.
    """

    head: int
    form: Form
    mood: Mood
    subject: tuple[int, ...]
    words: tuple[int, ...]
    own: tuple[int, ...]
    link: str = ""
    antecedent: tuple[int, ...] = ()
    setting: tuple[int, ...] = ()
    speaker: tuple[int, ...] = ()
    reports: bool = False  # somebody says something, and what it is hangs on this clause


@cache
def listed(key: str) -> frozenset[str]:
    """Give a list of the words of clauses."""
    return frozenset(listed_words("clauses", key))


def says(token: Token) -> bool:
    """Say whether a verb reports what somebody says or holds to be so."""
    return token.lemma in listed("speech") and token.pos in VERBS


class Tree:
    """Hold a parsed sentence with every token's dependents at hand."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.kids: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.kids[token.head].append(index)

    def below(self, root: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Give a token and what hangs on it, in text order, save the subtrees of `without`."""
        found, open_ = [], [root]
        while open_:
            index = open_.pop()
            found.append(index)
            open_ += [kid for kid in self.kids[index] if kid not in without]
        return sorted(found)

    def child(self, head: int, *deps: str) -> int | None:
        """Give the first dependent of one of the relations."""
        return next((kid for kid in self.kids[head] if self.tokens[kid].dep in deps), None)

    def is_finite(self, head: int) -> bool:
        """Say whether a verb has a subject of its own, were it an empty one: "there is"."""
        return self.subject(head) is not None or self.child(head, "expl") is not None

    def subject(self, head: int) -> int | None:
        """Give a verb's own subject, which the parser may hang on its auxiliary."""
        helpers = [k for k in self.kids[head] if self.tokens[k].dep in {"aux", "auxpass"}]
        for verb in (head, *helpers):
            found = [k for k in self.kids[verb] if self.tokens[k].dep in SUBJECTS]
            if found:
                return None if self.tokens[found[-1]].dep == "expl" else found[-1]
        return None


def trimmed(tokens: Sequence[Token], indices: Iterable[int]) -> tuple[int, ...]:
    """Take punctuation and joining words off both ends."""
    words = list(dict.fromkeys(indices))
    while words and (tokens[words[0]].dep in EDGES or tokens[words[0]].tag == "WRB"):
        del words[0]
    while words and (tokens[words[-1]].dep in EDGES or tokens[words[-1]].dep == "punct"):
        del words[-1]
    return tuple(words)
