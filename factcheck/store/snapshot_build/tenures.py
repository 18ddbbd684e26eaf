"""Collect every known person and tenure from all data sets: the snapshot's leaders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.model.fact import Alias, Entity, SourceInfo, Tenure
from factcheck.model.value import EntityKind
from factcheck.normalise.offices import is_single, office_phrases, offices
from factcheck.store.snapshot_build.people import PersonHints, PersonRegistry
from factcheck.store.snapshot_build.tenures_ends import overlapping, settle
from factcheck.store.snapshot_build.tenures_factbook import weekly_spells, yearly_spells
from factcheck.store.snapshot_build.tenures_join import HeldSpell, join_spells
from factcheck.store.snapshot_build.tenures_ministers import home_countries, minister_spells
from factcheck.store.snapshot_build.tenures_screen import without_wrong_starts
from factcheck.store.snapshot_build.tenures_sources import tenure_sources
from factcheck.store.snapshot_build.tenures_spells import CHECKED, WEEKLY, WIKIDATA, YEARLY, Spell
from factcheck.store.snapshot_build.tenures_us_uk import uk_spells, us_spells
from factcheck.store.snapshot_build.tenures_world import checked_spells, world_spells


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRows:
    """Hold the registry of persons, their tenures, the offices, and the sources.

    Ask the registry for entities and aliases last: other data sets add people to it.
    """

    registry: PersonRegistry
    tenures: tuple[Tenure, ...]
    offices: tuple[Entity, ...]
    office_aliases: tuple[Alias, ...]
    sources: tuple[SourceInfo, ...]


def collect(data: Path) -> PeopleRows:
    """Read every leaders' data set under a folder; the same files give the same rows."""
    registry = PersonRegistry()
    rows: list[tuple[str, Spell]] = []
    wikidata = [*minister_spells(data), *world_spells(data)]
    homes = home_countries(wikidata)
    # Best-identified people first: later sources find them by name, office and date.
    for spells in (
        us_spells(data),
        uk_spells(data),
        wikidata,
        checked_spells(),
        weekly_spells(data),
        yearly_spells(data),
    ):
        rows.extend((_person(registry, spell, homes), spell) for spell in spells)
    rows = without_wrong_starts(_without_deputies_of_kings(rows))
    held = settle(join_spells(rows))
    return PeopleRows(
        registry=registry,
        tenures=_tenures(held, registry),
        offices=_office_entities(),
        office_aliases=_office_aliases(),
        sources=tenure_sources(checked=_checked_until(rows)),
    )


def _without_deputies_of_kings(rows: list[tuple[str, Spell]]) -> list[tuple[str, Spell]]:
    """Drop "presidents" of yearly editions where a monarch reigns: regents, council heads."""
    kingdoms = {
        spell.jurisdiction
        for _, spell in rows
        if spell.office == "office:monarch" and spell.trust == WEEKLY
    }
    return [
        (person, spell)
        for person, spell in rows
        if not (
            spell.office == "office:president"
            and spell.trust == YEARLY
            and spell.jurisdiction in kingdoms
        )
    ]


def _person(registry: PersonRegistry, spell: Spell, homes: Mapping[str, str]) -> str:
    country = homes.get(spell.qid or "") or spell.nationality or spell.jurisdiction
    exact = spell.start is not None and spell.start.is_day
    hints = PersonHints(
        qid=spell.qid,
        register_id=spell.register_id,
        born=spell.born,
        died=spell.died,
        gender=spell.gender,
        jurisdiction=spell.jurisdiction,
        office=spell.office if is_single(spell.office) else "",
        started=spell.start.earliest if exact and spell.start else None,
        reigned_from=_bounds(spell) if spell.office == "office:monarch" else None,
        trusted_label=spell.trust in {CHECKED, WIKIDATA},
    )
    person = registry.identify(country, spell.name, hints)
    for alias in spell.aliases:
        registry.add_spelling(person, alias)
    return person


def _bounds(spell: Spell) -> tuple[date, date] | None:
    start = spell.start
    return (start.earliest, start.latest) if start and start.earliest and start.latest else None


def _tenures(held: Iterable[HeldSpell], registry: PersonRegistry) -> tuple[Tenure, ...]:
    grouped: defaultdict[tuple[str, str], list[HeldSpell]] = defaultdict(list)
    for one in held:
        grouped[one.spell.jurisdiction, one.spell.office].append(one)
    tenures: list[Tenure] = []
    for (_, office), group in sorted(grouped.items()):
        group.sort(key=lambda one: (one.first, one.person))
        shared = overlapping(group) if is_single(office) else set(range(len(group)))
        role = _usual_role(group)
        tenures.extend(
            _tenure(one, registry, role=role, single=at not in shared)
            for at, one in enumerate(group)
        )
    return tuple(tenures)


def _usual_role(group: Iterable[HeldSpell]) -> str:
    """Give the role most rows of the office have, for sources that do not name it."""
    counts = Counter(one.spell.role for one in group if one.spell.role)
    return min(counts, key=lambda role: (-counts[role], role), default="")


def _tenure(one: HeldSpell, registry: PersonRegistry, *, role: str, single: bool) -> Tenure:
    spell = one.spell
    return Tenure(
        person=one.person,
        person_label=registry.label(one.person),
        office=spell.office,
        title=spell.title,
        jurisdiction=spell.jurisdiction,
        start=spell.start,
        end=spell.end,
        known_until=spell.known_until,
        end_inferred=spell.end_inferred and spell.end is not None,
        acting=spell.acting,
        party=spell.party,
        role=spell.role or role,
        single=single,
        source=spell.source,
        url=spell.url,
    )


def _checked_until(rows: Iterable[tuple[str, Spell]]) -> date | None:
    return max((spell.known_until for _, spell in rows if spell.trust == CHECKED), default=None)


def _office_entities() -> tuple[Entity, ...]:
    return tuple(
        Entity(id=office.id, kind=EntityKind.OFFICE, label=office.label)
        for office in offices().values()
    )


def _office_aliases() -> tuple[Alias, ...]:
    """Give the phrases that mean one office everywhere."""
    return tuple(
        Alias(entity=office, text=phrase, normalised=phrase, kind="phrase")
        for phrase, uses in sorted(office_phrases().items())
        for office, where in uses
        if where is None
    )
