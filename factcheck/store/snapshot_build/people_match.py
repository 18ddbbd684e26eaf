"""Decide whether two written names can be one person's."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.people_names import WrittenName, matching_tokens, words

SAME = 100
ALIKE = 90
# Shares of equal letters, in percent, measured on transliterations of one name (Benyamin and
# Benjamin 88, Lukashenka and Lukashenko 90) against brothers and namesakes (Jong-il, Jong-un 67).
_GIVEN_LIKENESS = 80
_FAMILY_LIKENESS = 86
_SEEN_TOGETHER = 62
_REIGN_LIKENESS = 75
_FAMILY_ONLY = 70
_VOWELS = re.compile(r"(?<!^)[aeiouy]+|^[aeiouy]+|h|(.)(?=\1)")


def likeness(left: WrittenName, right: WrittenName) -> int:
    """Score two names of one country from 0, other people, to 100, the same words."""
    first, second = matching_tokens(left.text), matching_tokens(right.text)
    if not first or not second:
        return 0
    same = _same_words(first, second)
    family = None if same else _family(left, right, first, second)
    if family is None:
        return same
    rest_left = [token for token in first if token not in family]
    rest_right = [token for token in second if token not in family]
    if not rest_left or not rest_right:
        # A family name alone decides little; "Charles III" and a double surname decide more.
        return ALIKE - 10 if len(family) > 1 else _FAMILY_ONLY
    return _compare_given(rest_left, rest_right)


def _same_words(first: Sequence[str], second: Sequence[str]) -> int:
    if "".join(first) == "".join(second):
        return SAME
    return SAME - 1 if sorted(first) == sorted(second) and len(first) > 1 else 0


def same_reign(left: WrittenName, right: WrittenName) -> bool:
    """Say whether two monarchs' names are one: who reigns in the same years needs no more."""
    first, second = matching_tokens(left.text), matching_tokens(right.text)
    return bool(first and second) and fuzz.ratio(first[0], second[0]) >= _REIGN_LIKENESS


def plausible(left: WrittenName, right: WrittenName) -> bool:
    """Say whether two spellings are near enough where office and day of taking it agree."""
    first, second = matching_tokens(left.text), matching_tokens(right.text)
    for one in first:
        if len(one) > 2 and any(fuzz.ratio(one, other) >= _GIVEN_LIKENESS for other in second):
            return True
    return fuzz.token_sort_ratio(" ".join(first), " ".join(second)) >= _SEEN_TOGETHER


def _family(
    left: WrittenName, right: WrittenName, first: Sequence[str], second: Sequence[str]
) -> set[str] | None:
    """Give the words of the shared family name, or None where there is none."""
    marked = [name for name in (left, right) if name.marked]
    if not marked:
        # Two plain names: last word for last word, or the shorter within the longer.
        shared = {first[-1]} if first[-1] == second[-1] else set()
        return shared or ({second[-1]} if second[-1] in first[1:] else None)
    found: set[str] = set()
    for name in marked:
        tokens = matching_tokens(" ".join(name.family))
        other = second if name is left else first
        missing = [token for token in tokens if token not in other]
        near = [
            (token, word)
            for token in missing
            for word in other
            if len(token) > 3
            and (fuzz.ratio(token, word) >= _FAMILY_LIKENESS or _same_frame(token, word))
        ]
        if len(near) < len(missing):
            return None
        found.update(tokens)
        found.update(word for _, word in near)
    return found


def _compare_given(left: Sequence[str], right: Sequence[str]) -> int:
    if not _same_given(left[0], right[0]):
        return 0
    if left[0] != right[0]:
        return ALIKE - 10
    if (
        len(left) > 1
        and len(right) > 1
        and not any(_same_given(one, other) for one in left[1:] for other in right[1:])
    ):
        return 60
    return ALIKE


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 2 and longer.startswith(shorter):
        return True
    return len(shorter) > 3 and (
        fuzz.ratio(one, other) >= _GIVEN_LIKENESS or _same_frame(one, other)
    )


def _same_frame(one: str, other: str) -> bool:
    """Say whether two words differ in vowels before the last letter only: Omar, Umar."""
    if one[-1] != other[-1]:
        return False
    left, right = _VOWELS.sub("", one), _VOWELS.sub("", other)
    return left == right and len(left) > 1


def family_words(name: WrittenName, country: str, given_names: frozenset[str]) -> tuple[str, ...]:
    """Give the family names by which news call a person, longest first.

    `given_names` are the folded first names of everybody: in "Ana María Pérez" they tell that
    the second word is no surname.
    """
    known = words()
    if name.marked:
        return _marked_family(name, country)
    tokens = list(name.given)
    if len(tokens) == 1:
        return ()
    if country in known.family_first:
        return (tokens[0],) if len(tokens) > 1 else ()
    if country in known.two_surnames and len(tokens) > 3 and tokens[-2] == "de":
        return (" ".join(tokens[-3:]), tokens[-3], tokens[-1])
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].casefold().rstrip("-") in known.particles:
        start -= 1
    last = " ".join(tokens[start:])
    found = [last]
    if country in known.two_surnames and start > 1 and fold(tokens[start - 1]) not in given_names:
        before = start - 1
        while before > 1 and tokens[before - 1].casefold() in known.particles:
            before -= 1
        first_surname = " ".join(tokens[before:start])
        found = [f"{first_surname} {last}", first_surname, last]
    return tuple(found)


def without_particles(family: str) -> str:
    """Take the particles off the front: "da Costa", "al-Sisi", "De Menezes"."""
    tokens = family.split()
    while len(tokens) > 1 and tokens[0].casefold().rstrip("-") in words().particles:
        tokens = tokens[1:]
    head, dash, tail = tokens[0].partition("-")
    if dash and head.casefold() in words().particles and len(tail) > 3:
        tokens[0] = tail
    return " ".join(tokens)


def _marked_family(name: WrittenName, country: str) -> tuple[str, ...]:
    family = " ".join(name.family)
    found = [family]
    if name.given and name.after and country in words().two_surnames:
        found.insert(0, " ".join(name.family + name.after))
    if country in words().two_surnames and family.count(" de ") == 1:
        # A married name: news use the husband's alone as well.
        found.extend(part for part in family.split(" de ") if " " not in part)
    head = fold(name.family[0])
    if len(name.family) > 1 and country in words().two_surnames and head not in words().particles:
        found.append(name.family[0])
    return tuple(found)
