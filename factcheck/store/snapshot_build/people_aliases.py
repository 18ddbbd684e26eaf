"""List the ways to write one person's name."""

import re
from collections.abc import Callable, Iterable, Sequence

from factcheck.model.fact import Alias
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.people_match import family_words, without_particles
from factcheck.store.snapshot_build.people_names import WrittenName, parse_name, usual_form, words

_SLAVIC_END = re.compile(r"(?<=\w\w)(?:yy|iy|ii)$")


def aliases_of(
    person_id: str,
    label: str,
    country: str,
    names: Sequence[WrittenName],
    given_names: frozenset[str],
) -> tuple[Alias, ...]:
    """Give the aliases of one person, each spelling once.

    Kinds: "name" for a full form, "short" for forms of one word that are no family name (a
    nickname, a monarch's name), "family" for the family name alone.
    """
    found: dict[tuple[str, str], Alias] = {}

    def _add(text: str, kind: str) -> None:
        key = fold(text)
        if len(key) > 1 and (key, "name") not in found:
            alias = Alias(entity=person_id, text=text, normalised=key, kind=kind)
            found.setdefault((key, kind), alias)

    all_names = [parse_name(label), *names]
    families = _families(all_names, country, given_names)
    for name in all_names:
        _add(name.text, "name" if len(name.words) > 1 else "short")
        _add(usual_form(name, country), "name" if len(name.words) > 1 else "short")
    for form in _combined(all_names, families, country, given_names):
        _add(form, "name")
    for family in families:
        _add(family, "family")
    for name in names:
        for nickname in name.nicknames:
            _add(nickname, "short")
            for family in families[:1]:
                _add(f"{nickname} {family}", "name")
    for text, kind in _newsroom_forms(found.values()):
        _add(text, kind)
    _add_reign_names(names, _add)
    return tuple(found[key] for key in sorted(found))


def _newsroom_forms(known: Iterable[Alias]) -> list[tuple[str, str]]:
    """Give names on Cyrillic "-ий", written -yy, -iy and -ii, with the -y of newsrooms."""
    return [
        (_SLAVIC_END.sub("y", alias.text), alias.kind)
        for alias in known
        if alias.kind in {"name", "family"} and _SLAVIC_END.search(alias.text)
    ]


def _families(names: Sequence[WrittenName], country: str, given_names: frozenset[str]) -> list[str]:
    """Give every family name in use, with and without particles and umlauts."""
    # A source that marks the family name knows better than a guess from the word order.
    marked = [name for name in names if name.marked] or names
    found = dict.fromkeys(
        family for name in marked for family in family_words(name, country, given_names)
    )
    families = [family for family in found if not _is_monarch(family)]
    families.extend(bare for bare in map(without_particles, list(families)) if bare not in families)
    families.extend(other for family in list(families) for other in _umlauts(family, country))
    return families


def _combined(
    names: Iterable[WrittenName],
    families: Sequence[str],
    country: str,
    given_names: frozenset[str],
) -> Iterable[str]:
    """Join each given name with each family name, in both orders where the family is first."""
    for name in names:
        if name.marked and not name.given and name.after:
            rest = " ".join(name.after)
            for family in families:
                yield f"{family} {rest}"
                if country in words().family_first:
                    yield f"{rest} {family}"
            continue
        if country in words().family_first and not name.marked and len(name.given) > 1:
            yield " ".join((*name.given[1:], name.given[0]))
            continue
        own = family_words(name, country, given_names)
        taken = {fold(word) for family in own for word in family.split()}
        firsts = [word for word in name.given if fold(word) not in taken]
        for family in families:
            for first in firsts[:3]:
                same = fold(first) in fold(family).split()
                if (
                    not same
                    and len(first.rstrip(".")) > 1
                    and first.casefold() not in words().particles
                ):
                    yield f"{first} {family}"


def _umlauts(family: str, country: str) -> Iterable[str]:
    """Give a German name's other spelling: "Koehler" and "Köhler" fold to different words."""
    if country not in words().umlauts:
        return
    for plain, marked in (("ae", "ä"), ("oe", "ö"), ("ue", "ü")):
        if marked in family:
            yield family.replace(marked, plain)
        elif plain in family:
            yield family.replace(plain, marked)


def _is_monarch(family: str) -> bool:
    last = family.rsplit(maxsplit=1)[-1]
    return bool(last) and set(last) <= set("IVX") and len(family.split()) > 1


def _add_reign_names(names: Iterable[WrittenName], add: Callable[[str, str], None]) -> None:
    for name in names:
        if not name.given and name.marked:
            if _is_monarch(" ".join(name.family)):
                add(" ".join(name.family), "name")
                add(name.family[0], "short")
            elif not name.after:
                add(" ".join(name.family), "short")
