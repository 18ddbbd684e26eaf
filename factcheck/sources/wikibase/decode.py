"""Decode entity JSON: items with labels, statements, ranks, qualifiers, references, revision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.errors import SourceFormatError
from factcheck.model.value import EdtfDate
from factcheck.sources.wikibase.times import read_time

NAME = "wikidata"
# Languages of the names that are read; many people have a label for all languages only.
LANGUAGES = ("en", "mul")
# What is read of an item; large items have hundreds of other properties.
PROPERTIES = frozenset(
    """P6 P17 P19 P20 P27 P31 P35 P36 P39 P102 P155 P156 P298 P300 P361 P463 P527 P541 P569 P570
    P571 P580 P582 P585 P726 P991 P1001 P1082 P1111 P1308 P1313 P1346 P1545 P1697 P1868 P1906
    P2046 P2715 P3602""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Hold one value: an item's id, a date, an amount with its unit, or text.

    `known` is False for "some value, unknown which"; then all else is empty.
    """

    known: bool = True
    item: str = ""
    time: EdtfDate | None = None
    amount: Decimal | None = None
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Hold one statement that is not deprecated; "no value" has no statement here."""

    id: str
    value: Value
    preferred: bool = False
    qualifiers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    references: tuple[str, ...] = ()  # addresses, in the order given

    def time(self, name: str) -> EdtfDate | None:
        """Give the first dated qualifier of a property."""
        return next((v.time for v in self.qualifiers.get(name, ()) if v.time is not None), None)

    def items(self, name: str) -> tuple[str, ...]:
        """Give the items among the qualifiers of a property."""
        return tuple(v.item for v in self.qualifiers.get(name, ()) if v.item)

    def amount(self, name: str) -> Decimal | None:
        """Give the first amount among the qualifiers of a property."""
        return next((v.amount for v in self.qualifiers.get(name, ()) if v.amount is not None), None)

    def holds_in(self, first: date, last: date) -> bool:
        """Say whether the statement's own time, where it has one, meets a period."""
        start, end = self.time("P580"), self.time("P582")
        begun = start is None or start.earliest is None or start.earliest <= last
        ended = end is not None and end.latest is not None and end.latest < first
        unknown = end is None and any(not v.known for v in self.qualifiers.get("P582", ()))
        return begun and not ended and not unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Hold one item as one revision has it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    revision: str = ""
    modified: date | None = None
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    sitelinks: Mapping[str, str] = field(default_factory=dict)  # site to title
    fetched: date
    stale: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Give the label and every alias."""
        return tuple(dict.fromkeys((self.label, *self.aliases)))

    def all(self, name: str) -> tuple[Statement, ...]:
        """Give every statement of a property: for what was true once, too."""
        return self.statements.get(name, ())

    def best(self, name: str) -> tuple[Statement, ...]:
        """Give the preferred statements of a property where there are any, else all."""
        rows = self.all(name)
        return tuple(s for s in rows if s.preferred) or rows

    def items(self, name: str) -> tuple[str, ...]:
        """Give the items that the best statements of a property name."""
        return tuple(s.value.item for s in self.best(name) if s.value.item)

    def time(self, name: str) -> EdtfDate | None:
        """Give the date of the only best statement of a property; None where there are several."""
        found = [s.value.time for s in self.best(name)]
        return found[0] if len(set(found)) == 1 else None

    def text(self, name: str) -> str:
        """Give the text of the first best statement of a property, "" where there is none."""
        return next((s.value.text for s in self.best(name)), "")


def read_items(payload: Any, *, fetched: date, stale: bool = False) -> dict[str, Item | None]:
    """Read the answer of wbgetentities: items by the id that was asked for, None for missing ones.

    Raises:
        SourceFormatError: something in it is not as documented.
    """
    entities = payload.get("entities") if isinstance(payload, Mapping) else None
    if not isinstance(entities, Mapping):
        raise SourceFormatError(NAME, "there are no entities", json_path="$.entities")
    found: dict[str, Item | None] = {}
    for key, entity in entities.items():
        path = f"$.entities.{key}"
        if not isinstance(entity, Mapping):
            raise SourceFormatError(NAME, "an entity is no object", json_path=path)
        # "missing": "" even where booleans are asked for; titles come under "-1", "-2".
        missing = "missing" in entity
        try:
            found[key] = None if missing else _item(entity, fetched=fetched, stale=stale)
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            what = f"an entity cannot be read ({type(error).__name__}: {error})"
            raise SourceFormatError(NAME, what, json_path=path) from error
    return found


def _item(entity: Mapping[str, Any], *, fetched: date, stale: bool) -> Item:
    terms = {name: _mapping(entity.get(name)) for name in ("labels", "descriptions", "aliases")}
    aliases = [a["value"] for code in LANGUAGES for a in terms["aliases"].get(code, ())]
    others = [terms["labels"][code]["value"] for code in LANGUAGES if code in terms["labels"]]
    modified = entity.get("modified")
    return Item(
        id=entity["id"],
        label=_first(terms["labels"]),
        aliases=tuple(dict.fromkeys((*others[1:], *aliases))),
        description=_first(terms["descriptions"]),
        revision=str(entity.get("lastrevid", "")),
        modified=date.fromisoformat(modified[:10]) if modified else None,
        statements={
            name: tuple(_statements(rows))
            for name, rows in _mapping(entity.get("claims")).items()
            if name in PROPERTIES
        },
        sitelinks={k: v["title"] for k, v in _mapping(entity.get("sitelinks")).items()},
        fetched=fetched,
        stale=stale,
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    """Take [] for {}: servers write an empty map either way."""
    if isinstance(value, Mapping):
        return value
    if value in ([], None):
        return {}
    msg = f"{type(value).__name__} where a map is due"
    raise TypeError(msg)


def _first(terms: Mapping[str, Any]) -> str:
    return next((str(terms[code]["value"]) for code in LANGUAGES if code in terms), "")


def _statements(rows: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    for row in rows:
        value = _value(row["mainsnak"])
        if row["rank"] == "deprecated" or value is None:
            continue
        qualifiers = {
            name: tuple(v for snak in snaks if (v := _value(snak)) is not None)
            for name, snaks in _mapping(row.get("qualifiers")).items()
        }
        yield Statement(
            id=str(row.get("id", "")),
            value=value,
            preferred=row["rank"] == "preferred",
            qualifiers=qualifiers,
            references=tuple(_addresses(row.get("references") or ())),
        )


def _addresses(references: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for reference in references:
        for snak in _mapping(reference.get("snaks")).get("P854", ()):
            value = _value(snak)
            if value is not None and value.text:
                yield value.text


def _value(snak: Mapping[str, Any]) -> Value | None:
    """Read a snak; None for "no value"."""
    kind = snak["snaktype"]
    if kind == "novalue":
        return None
    if kind == "somevalue":
        return Value(known=False)
    data = snak["datavalue"]
    return _READ.get(data["type"], _other)(data["value"])


def _reference(value: Any) -> Value:
    # Old dumps leave the id out; it is the number with a Q.
    return Value(item=str(value.get("id") or f"Q{value['numeric-id']}"))


def _time(value: Any) -> Value:
    return Value(time=read_time(value))


def _quantity(value: Any) -> Value:
    unit = str(value["unit"]).rpartition("/")[2]
    return Value(amount=Decimal(value["amount"]), unit="" if unit == "1" else unit)


def _other(value: Any) -> Value:
    return Value(text=value if isinstance(value, str) else str(value.get("text", "")))


_READ = {"wikibase-entityid": _reference, "time": _time, "quantity": _quantity}
