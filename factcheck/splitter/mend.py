"""Mend the one tree that the parser gets wrong as a rule: two sentences joined by "and" after "is".

In "Peru's capital is Lima and Chile's port is Callao" it takes "Lima and Chile's port" for one
subject, told of by the second "is", so that nobody could tell the two statements apart.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.parse import Token, children, subtree


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the tree with both statements side by side, or as it came where nothing is wrong."""
    for verb, token in enumerate(tokens):
        if token.dep == "ccomp" and tokens[token.head].lemma == "be" and token.head < verb:
            first = _complement(tokens, token.head, verb)
            if first is not None:
                return _parted(tokens, token.head, verb, first)
    return tokens


def _complement(tokens: Sequence[Token], copula: int, verb: int) -> int | None:
    """Find the noun that completes the first statement: it starts what the second is told of."""
    if any(tokens[i].dep in {"attr", "acomp", "mark"} for i in children(tokens, copula)):
        return None
    if any(tokens[i].dep == "mark" for i in children(tokens, verb)):
        return None  # "the problem is that Lima and Callao are full"
    for noun in range(copula + 1, verb):
        joined = {tokens[i].dep for i in children(tokens, noun)}
        if {"cc", "conj"} <= joined and tokens[noun].dep in {"nsubj", "poss"}:
            begins = min(subtree(tokens, noun)) == copula + 1
            return noun if begins and tokens[verb].tag in {"VBZ", "VBD"} else None
    return None


def _parted(tokens: Sequence[Token], copula: int, verb: int, first: int) -> tuple[Token, ...]:
    """Let the second noun take the place of the first, and the first complete its own verb."""
    below = children(tokens, first)
    second = next(i for i in below if tokens[i].dep == "conj")
    heads = {i: replace(tokens[i], head=copula) for i in below if tokens[i].dep == "cc"}
    heads[second] = replace(tokens[second], dep=tokens[first].dep, head=tokens[first].head)
    heads[first] = replace(tokens[first], dep="attr", head=copula)
    heads[verb] = replace(tokens[verb], dep="conj", head=copula)
    return tuple(heads.get(i, token) for i, token in enumerate(tokens))
