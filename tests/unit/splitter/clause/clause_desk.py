"""Show the clauses of a sentence as text, for tests."""

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.parse import Token, parse
from factcheck.splitter.clause.find import find_clauses
from factcheck.splitter.clause.tree import Clause


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Parse one sentence."""
    return next(iter(parse([text])))


def found(text: str) -> list[Clause]:
    """Give the clauses of a sentence."""
    return list(find_clauses(tokens_of(text)))


def told_by(text: str, indices: Sequence[int]) -> str:
    """Give some tokens of a sentence as text."""
    return " ".join(tokens_of(text)[i].text for i in indices)


def clauses(text: str) -> list[tuple[str, str]]:
    """Give form and words of every clause: subject, the verb it goes without, and the rest."""
    return [
        (
            clause.form.value,
            " ".join(
                part
                for part in (
                    told_by(text, clause.subject),
                    clause.link,
                    told_by(text, clause.words),
                )
                if part
            ),
        )
        for clause in found(text)
    ]
