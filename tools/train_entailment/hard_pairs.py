"""Make hard pairs from the snapshot: true claims, their twins with one slot changed, silence.

    python hard_pairs.py --out FOLDER [--number 180000] [--held 3000] [--held-wordings FILE]

Writes FOLDER/hard_train.jsonl.gz and FOLDER/hard_held.jsonl.gz. The two share no country and no
wording. Each row's `made` says how its label came about.
"""

import argparse
import gzip
import hashlib
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from string import Formatter

from amounts import hedged, in_full, written, wrong
from facts import DRAWERS, TRAITS, Fact, World, comparisons

from factcheck.store.snapshot import open_snapshot

HERE = Path(__file__).parent
# One country in so many is held apart, drawn by the digest of its code.
HELD_SHARE = 7
LEVELS = {"": 3, "month": 2, "year": 1}
# What a field tells besides itself.
TELLS = {
    "claimed": ("value",),
    **dict.fromkeys(("rose", "a_rise", "more", "less"), ("value", "before", "year", "year_before")),
    **dict.fromkeys(("higher", "lower", "above", "below"), ("value", "other_value")),
    "name_of_country": ("name",), "name_of_other": ("name",),
    "country_own": (), "country": (), "other_country": (), "other_country_own": (),
    "Trait": ("trait",), "second": (), "second_trait": (), "Second_trait": (), "seen": (),
    "share": ("share",), "other": (),
}  # fmt: skip
DATES = ("start", "end", "date")
CHANCE_OF_MORE = 0.4
# Of each figure of a country: those held apart are many enough as it is.
YEARS_HELD, YEARS_LEARNT = 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Hold a template, whether it names everything and says nothing, and what it tells."""

    text: str
    idle: bool
    tells: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Hold one kind's wordings, of training or held apart."""

    claims: list[Wording]
    passages: list[Wording]
    denials: list[Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Hold a pair and how it was made."""

    claim: str
    evidence: str
    label: str
    made: str
    kind: str


def fields(text: str) -> list[str]:
    """Give the names of a template's fields."""
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def tells(text: str) -> dict[str, int]:
    """Give what a template tells, and of dates how exactly: 3 the day, 2 the month, 1 the year."""
    told: dict[str, int] = {}
    for name in fields(text):
        base, _, level = name.partition("_")
        if base in DATES and level in LEVELS:
            told[base] = max(told.get(base, 0), LEVELS[level])
        else:
            told.update(dict.fromkeys(TELLS.get(name, (name,)), 1))
    return told


def forms(line: str) -> list[str]:
    """Give every wording of a line: of each "[one|another]" one is taken."""
    parts = [part.split("|") for part in re.split(r"[\[\]]", line)]
    return ["".join(chosen) for chosen in product(*parts)]


def load(path: Path, prefix: str) -> dict[str, Wordings]:
    """Read the wordings of training (prefix empty) or those held apart ("held_")."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))

    def read(lines: list[str]) -> list[Wording]:
        texts = [text for line in lines for text in forms(line)]
        return [Wording(text=t.lstrip("~"), idle=t.startswith("~"), tells=tells(t)) for t in texts]

    return {
        kind: Wordings(
            claims=read(table[f"{prefix}claims"]),
            passages=read(table[f"{prefix}passages"]),
            denials=read(table.get("denials", [])) if not prefix else [],
        )
        for kind, table in tables.items()
    }


def said(
    template: str, fact: Fact, changed: dict[str, str], moved: dict[str, date], random: Random
) -> str:
    """Fill a template in, with some slots or dates changed."""
    dates = {**fact.dates, **moved}
    filled: dict[str, str] = {}
    for name in fields(template):
        base, _, level = name.partition("_")
        if base in DATES and base in dates and level in LEVELS:
            filled[name] = _day(dates[base], level)
        elif name in changed:
            filled[name] = changed[name]
        elif name in fact.amounts:
            filled[name] = in_full(fact.amounts[name], random)
        elif name == "claimed" and "value" in fact.amounts:
            filled[name] = hedged(fact.amounts["value"], random)
        else:
            filled[name] = fact.texts[name]
    text = template.format(**filled)
    return text[0].upper() + text[1:]


def _day(day: date, level: str) -> str:
    if level == "year":
        return str(day.year)
    return f"{day:%B %Y}" if level == "month" else f"{day.day} {day:%B %Y}"


def decides(claim: Wording, passage: Wording) -> bool:
    """Say whether a passage tells all that a claim tells, as exactly."""
    return not passage.idle and all(
        passage.tells.get(slot, 0) >= level for slot, level in claim.tells.items()
    )


class Maker:
    """Make pairs of one half: its countries, its wordings."""

    def __init__(
        self, wordings: dict[str, Wordings], by_country: dict[str, list[Fact]], random: Random
    ) -> None:
        self.wordings = wordings
        self.by_country = by_country
        self.random = random

    def make(self, fact: Fact, way: str) -> Made | None:
        """Make one pair in a way of `WAYS`; None where the wordings drawn do not allow it."""
        kind = self.wordings[fact.kind]
        claim, passage = self.random.choice(kind.claims), self.random.choice(kind.passages)
        if way == "denied" and kind.denials:
            claim = self.random.choice(kind.denials)
        elif way == "denied":
            return None
        if way == "elsewhere":
            return self.elsewhere(fact, claim)
        if decides(claim, passage) == (way == "omitted"):
            return None
        makers = {
            "true": self.true,
            "twin": self.twinned,
            "denied": self.denied,
            "omitted": self.omitted,
            "loose": self.loose,
        }
        return makers[way](fact, claim, passage)

    def true(self, fact: Fact, claim: Wording, passage: Wording) -> Made | None:
        """Say what the passage says."""
        return self.pair(fact, claim, passage, ({}, {}), "supported", "true")

    def twinned(self, fact: Fact, claim: Wording, passage: Wording) -> Made | None:
        """Say it with one slot changed."""
        twin = self.twin(fact, claim)
        return self.pair(fact, claim, passage, twin, "contradicted", "twin") if twin else None

    def denied(self, fact: Fact, claim: Wording, passage: Wording) -> Made | None:
        """Deny what the passage says, or rightly deny its twin."""
        twin = self.twin(fact, claim) if self.random.random() < 0.4 else None
        label = "supported" if twin else "contradicted"
        return self.pair(fact, claim, passage, twin or ({}, {}), label, "denied")

    def omitted(self, fact: Fact, claim: Wording, passage: Wording) -> Made | None:
        """Claim more than the passage tells."""
        # A twin only where nothing is told: "won in 2012" refutes another's win in May 2012.
        twin = self.twin(fact, claim) if passage.idle else None
        return self.pair(fact, claim, passage, twin or ({}, {}), "unverified", "omitted")

    def twin(self, fact: Fact, claim: Wording) -> tuple[dict[str, str], dict[str, date]] | None:
        """Change one slot that the claim tells so that the fact makes it false."""
        options: list[tuple[dict[str, str], dict[str, date]]] = []
        names = set(fields(claim.text))
        for slot, changes in fact.wrong.items():
            if slot == "person" and max(claim.tells.get("start", 0), claim.tells.get("end", 0)) < 2:
                continue  # two people can begin in a year; who served at some time says no more
            fitting = [c for c in changes if c.keys() <= names]
            if fitting:
                options.append((self.random.choice(fitting), {}))
        if "value" in fact.amounts and "claimed" in names:
            options.append(({"claimed": self.wrong_value(fact)}, {}))
        if fact.kind in {"tenure", "event", "succession"}:
            told = [base for base in fact.dates if base in claim.tells]
            options += [
                ({}, {base: self.moved(fact.dates[base], claim.tells[base])}) for base in told
            ]
        return self.random.choice(options) if options else None

    def wrong_value(self, fact: Fact) -> str:
        """Give a wrong value, or that of the year before or after where it differs."""
        value = fact.amounts["value"]
        beside = [a for n, a in fact.amounts.items() if n != "value" and value.differs(a)]
        if beside and self.random.random() < 0.4:
            return written(self.random.choice(beside), self.random)
        return wrong(value, self.random)

    def moved(self, day: date, level: int) -> date:
        """Move a date by years, or by months where the claim tells the month."""
        if level >= 2 and self.random.random() < 0.4:
            month = (day.month + self.random.randint(1, 10)) % 12 + 1
            return day.replace(
                month=month if month != day.month else month % 12 + 1, day=min(day.day, 28)
            )
        year = day.year + self.random.choice([-6, -4, -3, -2, -1, 1, 2, 3, 4, 6])
        return day.replace(year=year, day=min(day.day, 28))

    def loose(self, fact: Fact, claim: Wording, passage: Wording) -> Made | None:
        """Change a slot so that the passage is about another year, post or figure."""
        names = set(fields(claim.text))
        options = [c for changes in fact.loose.values() for c in changes if c.keys() & names]
        moved: dict[str, date] = {}
        changed: dict[str, str] = {}
        if options:
            changed = self.random.choice(options)
        elif fact.kind in {"winner", "share"} and "date" in claim.tells:
            moved = {"date": self.moved(fact.dates["date"], 1)}
            if moved["date"].year == fact.dates["date"].year:
                return None
        else:
            return None
        return self.pair(fact, claim, passage, (changed, moved), "unverified", "loose")

    def elsewhere(self, fact: Fact, claim: Wording) -> Made | None:
        """Give a passage of another family, or on another figure, of the same country."""
        others = [f for f in self.by_country[fact.country] if f.family != fact.family]
        if not others:
            return None
        twin = self.twin(fact, claim) if self.random.random() < 0.5 else None
        return self.pair(fact, claim, None, twin or ({}, {}), "unverified", "elsewhere")

    def pair(self, fact: Fact, claim: Wording, passage: Wording | None,
             twin: tuple[dict[str, str], dict[str, date]], label: str, way: str) -> Made | None:  # fmt: skip
        """Write the pair, with other sentences on the country round the passage now and then."""
        claimed = said(claim.text, fact, *twin, self.random)
        told = [said(passage.text, fact, {}, {}, self.random)] if passage else []
        if way == "loose" and any(value in told[0] for value in twin[0].values()):
            return None
        chance = 1.0 if passage is None else CHANCE_OF_MORE
        while self.random.random() < chance and len(told) < 3:
            other = self.other(fact)
            if other is None:
                break
            told.insert(self.random.randint(0, len(told)), other)
            chance = CHANCE_OF_MORE
        if not told or claimed in told:
            return None
        return Made(claim=claimed, evidence=" ".join(told), label=label, made=way, kind=fact.kind)

    def other(self, fact: Fact) -> str | None:
        """Say something else of the same country: another family of facts."""
        found = self.random.choice(self.by_country[fact.country])
        if found.family == fact.family:
            return None
        return said(
            self.random.choice(self.wordings[found.kind].passages).text, found, {}, {}, self.random
        )


# "omitted" fails more often than it can be made, hence so many.
WAYS = (
    "true",
    "true",
    "twin",
    "twin",
    "denied",
    "omitted",
    "omitted",
    "omitted",
    "loose",
    "elsewhere",
)
# The many figures would drown the rest.
KINDS = {"tenure": 5, "succession": 3, "winner": 4, "share": 2, "figure": 7, "change": 3,
         "compare": 2, "event": 2, "trait": 3}  # fmt: skip


def pairs(maker: Maker, number: int) -> Iterator[Made]:
    """Make so many pairs, kinds and labels in balance, none twice."""
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for facts in maker.by_country.values():
        for fact in facts:
            by_kind[fact.kind].append(fact)
    kinds = [kind for kind, share in KINDS.items() for _ in range(share) if by_kind[kind]]
    seen: set[tuple[str, str]] = set()
    labels = {"supported": 0, "contradicted": 0, "unverified": 0}
    tries = 0
    while len(seen) < number and tries < 60 * number:
        tries += 1
        fact = maker.random.choice(by_kind[maker.random.choice(kinds)])
        made = maker.make(fact, maker.random.choice(WAYS))
        if made is None or (made.claim, made.evidence) in seen:
            continue
        if labels[made.label] > 20 + min(labels.values()):
            continue
        labels[made.label] += 1
        seen.add((made.claim, made.evidence))
        yield made


def is_held(country: str) -> bool:
    """Say whether a country is held apart for measuring."""
    return hashlib.sha256(country.encode()).digest()[0] % HELD_SHARE == 0


def world_of(random: Random, years: int = YEARS_HELD) -> World:
    """Open the package's snapshot and list what twins are drawn from."""
    snapshot = open_snapshot()
    rows = snapshot._rows(
        "SELECT id, label FROM entity WHERE kind = 'country' AND iso IS NOT NULL ORDER BY id"
    )
    people = snapshot._rows(
        "SELECT DISTINCT label FROM entity WHERE kind = 'person' AND label LIKE '% %' ORDER BY id"
    )
    values: dict[str, set[str]] = defaultdict(set)
    for country, _ in rows:
        for name, spoken in TRAITS.items():
            found = snapshot.attributes(country, name)
            if len(found) == 1:
                values[spoken].add(found[0].value)
    return World(snapshot=snapshot, random=random, countries=dict(rows), people=[p for (p,) in people],
                 traits={k: sorted(v) for k, v in values.items()}, years=years)  # fmt: skip


def facts_of(world: World, half: list[str]) -> dict[str, list[Fact]]:
    """Draw every fact of a half's countries."""
    found = {c: [f for draw in DRAWERS for f in draw(world, c)] for c in half}
    for country in half:
        found[country] += comparisons(world, country, half)
    return {country: facts for country, facts in found.items() if facts}


def write(path: Path, made: Iterator[Made], name: str) -> None:
    """Write pairs as JSON lines; the same bytes for the same pairs."""
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        for at, pair in enumerate(made):
            row = {"id": f"{name}-{at}", "source": f"{name}.{pair.kind}", "claim": pair.claim,
                   "evidence": pair.evidence, "label": pair.label, "made": pair.made}  # fmt: skip
            out.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def main() -> None:
    """Make both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--number", type=int, default=180_000)
    parser.add_argument("--held", type=int, default=3_000)
    parser.add_argument("--held-wordings", type=Path, default=HERE / "wordings.toml")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name, held, number in (
        ("hard_train", False, given.number),
        ("hard_held", True, given.held),
    ):
        random = Random(f"{given.seed}/{name}")
        world = world_of(random, YEARS_HELD if held else YEARS_LEARNT)
        half = [c for c in world.countries if is_held(c) == held]
        wordings = load(given.held_wordings, "held_") if held else load(HERE / "wordings.toml", "")
        maker = Maker(wordings, facts_of(world, half), random)
        write(given.out / f"{name}.jsonl.gz", pairs(maker, number), name)


if __name__ == "__main__":
    main()
