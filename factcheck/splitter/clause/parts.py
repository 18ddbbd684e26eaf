"""Take a clause apart where it tells several facts: joined names, several adjuncts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.parse import Token
from factcheck.splitter.clause.forms import is_listed
from factcheck.splitter.clause.tree import NOUNS, Clause, Form, Tree, listed


def distribute(tree: Tree, clause: Clause) -> Iterator[Clause]:
    """Give a clause once for each of its joined objects or subjects, where each stands alone.

    "The film stars Ann Lee and Bo Fox" is two facts, "Ann Lee and Bo Fox met" is one.
    """
    for field in ("subject", "words"):
        parts = _joined(tree, clause, field)
        if parts:
            whole: tuple[int, ...] = getattr(clause, field)
            for part in parts:
                kept = _without_others(whole, part, parts)
                own = _without_others(clause.own, part, parts)
                yield (
                    replace(clause, subject=kept, own=own)
                    if field == "subject"
                    else replace(clause, words=kept, own=own)
                )
            return
    yield clause


def _without_others(
    whole: tuple[int, ...], part: Sequence[int], parts: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """Take the other joined parts and what joins them out of a run of words."""
    every = [index for each in parts for index in each]
    first, last = min(every), max(every)
    return tuple(i for i in whole if i in part or not first <= i <= last)


def _joined(tree: Tree, clause: Clause, field: str) -> list[list[int]]:
    """Give the joined parts of a subject or object, each with what hangs on it."""
    if field == "subject" and tree.tokens[clause.head].lemma in listed("together"):
        return []
    own = frozenset(getattr(clause, field))
    for index in own:
        if not tree.kids[index] or not _may_be_joined(tree, index, clause):
            continue
        chain = [index]
        while (following := _next_conjunct(tree, chain[-1])) is not None and following in own:
            chain.append(following)
        if len(chain) > 1 and not _is_one(tree, chain):
            shared = [k for k in tree.kids[chain[0]] if tree.tokens[k].tag == "TO"]
            return [sorted({*_part(tree, item, own), *shared}) for item in chain]
    return []


def _may_be_joined(tree: Tree, index: int, clause: Clause) -> bool:
    token = tree.tokens[index]
    if token.dep == "pobj":
        return tree.tokens[token.head].lemma not in {"between", "among"}
    if token.dep in {"dobj", "attr", "nsubj", "nsubjpass", "xcomp", "acomp", "oprd"}:
        return True
    return clause.form is Form.APPOSITION and index == clause.head


def _next_conjunct(tree: Tree, index: int) -> int | None:
    """Give the next of several joined words; the parser takes "A, B and C" for appositions."""
    for kid in tree.kids[index]:
        token = tree.tokens[kid]
        if token.dep == "conj" and _is_alike(token, tree.tokens[index]):
            return kid
        if is_listed(tree, kid):
            return kid
    return None


def _is_alike(token: Token, other: Token) -> bool:
    """Say whether two joined words are both names, or both what somebody plans to do."""
    verbs = token.pos == other.pos == "VERB" and token.tag in {other.tag, "VB"}
    return verbs or {token.pos, other.pos} <= NOUNS


def _part(tree: Tree, item: int, own: frozenset[int]) -> list[int]:
    others = frozenset(
        k
        for k in tree.kids[item]
        if tree.tokens[k].dep in {"conj", "cc", "preconj"}
        or tree.tokens[k].text in {",", ";"}
        or is_listed(tree, k)
    )
    return [i for i in tree.below(item, others) if i in own]


def _is_one(tree: Tree, chain: Sequence[int]) -> bool:
    """Say whether joined words tell one thing: "Fox & Sons", "neither he nor she", "bread and butter"."""
    links = {tree.tokens[k].text.lower() for item in chain for k in tree.kids[item]}
    bound = not links.isdisjoint({"&", "neither", "nor", "either", "or"})
    return bound or not all(_stands_alone(tree, item) for item in chain)


def _stands_alone(tree: Tree, index: int) -> bool:
    """Say whether one of several joined things is told for itself: a name, or so and so many."""
    token = tree.tokens[index]
    if token.pos in {"PROPN", "VERB"}:
        return True
    kids = (tree.tokens[k] for k in tree.kids[index])
    return any(kid.pos in {"NUM", "PROPN"} or kid.dep in {"det", "poss"} for kid in kids)


def by_adjunct(tree: Tree, clause: Clause) -> Iterator[Clause]:
    """Give a clause once for each adjunct that tells a number or a name, and for the rest.

    "She resigned from the board after a row on Monday" is from what and why; the day stays with
    each, because a fact without its time cannot be checked.
    """
    phrases = [*_phrases(tree, clause)]
    parts = _steps(tree, phrases) or _told_apart(tree, phrases)
    for part in parts:
        others = {i for each in parts if each is not part for i in each}
        yield replace(
            clause,
            words=tuple(i for i in clause.words if i not in others),
            own=tuple(i for i in clause.own if i not in others),
        )
    if not parts:
        yield clause


def _steps(tree: Tree, phrases: Sequence[list[int]]) -> list[list[int]]:
    """Give both ends of a change, each with its year: "from 49 in 2018", "to 300 in 2023"."""
    ends: dict[str, list[int]] = {}
    last: list[int] = []
    for part in phrases if len(phrases) > 1 else ():
        lead = tree.tokens[part[0]].lemma
        counted = any(tree.tokens[i].pos == "NUM" for i in part)
        if lead in {"from", "to"} and counted and not _is_time(tree.tokens, part):
            last = ends.setdefault(lead, [])
            last += part
        elif last and _is_time(tree.tokens, part):
            last += part
        else:
            last = []
    return list(ends.values()) if len(ends) == 2 else []


def _told_apart(tree: Tree, phrases: Sequence[list[int]]) -> list[list[int]]:
    """Give the adjuncts that a clause can do without, what tells nothing by itself in one."""
    found = [p for p in _adjuncts(tree, phrases) if not _is_time(tree.tokens, p)]
    parts = [part for part in found if _tells(tree.tokens, part)]
    return parts if len(parts) > 1 else []


def _phrases(tree: Tree, clause: Clause) -> Iterator[list[int]]:
    """Give the adjuncts and complements of a clause that are phrases of their own."""
    own = frozenset(clause.words)
    for kid in tree.kids[clause.head]:
        if kid in own and tree.tokens[kid].dep in {"prep", "npadvmod", "agent", "tmod"}:
            yield [i for i in tree.below(kid) if i in own]


def _adjuncts(tree: Tree, phrases: Sequence[list[int]]) -> Iterator[list[int]]:
    """Give the phrases without which a verb makes sense: "of", "to" and "through" complete one."""
    last: list[int] = []
    for part in phrases:
        lead = tree.tokens[part[0]]
        if lead.dep == "prep" and lead.lemma in listed("complements"):
            # "by 234 votes to 56" is one adjunct.
            if last and lead.lemma == "to" and part[0] == last[-1] + 1:
                last += part
            continue
        setting = _setting(tree, part)
        last = [i for i in part if i not in setting]
        yield last
        if setting:
            yield setting


def _is_time(tokens: Sequence[Token], part: Sequence[int]) -> bool:
    named = [tokens[i].entity for i in part if tokens[i].entity]
    return bool(named) and set(named) <= {"DATE", "TIME"}


def _setting(tree: Tree, part: Sequence[int]) -> list[int]:
    """Give the place or time at the end of an adjunct: "died in a fire | in Bergen"."""
    for index in part[1:]:
        token = tree.tokens[index]
        if token.dep != "prep" or token.lemma not in {"in", "on", "at"}:
            continue
        below = [i for i in tree.below(index) if i in part]
        told = tree.child(index, "pobj")
        named = told is not None and tree.tokens[told].entity in {"GPE", "DATE", "TIME"}
        if named and below[-1] == part[-1]:
            return below
    return []


def _tells(tokens: Sequence[Token], part: Sequence[int]) -> bool:
    return any(tokens[i].pos in {"PROPN", "NUM"} or tokens[i].entity for i in part)
