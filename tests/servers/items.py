"""Write items once, as entity JSON and as RDF, in the shapes captured from Wikibase 1.43."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]
_GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
_PRECISION = {4: 9, 7: 10, 10: 11}  # by the length of "2023", "2023-12", "2023-12-10"
UNKNOWN = "?"  # some value: there is one, nobody knows which


@dataclass(frozen=True)
class Amount:
    """An amount without a unit."""

    number: int


@dataclass(frozen=True)
class Made:
    """A statement: its value, rank and qualifiers by property; a text of digits is a date."""

    value: Any
    rank: str = "normal"
    qualifiers: Mapping[str, Any] = field(default_factory=dict)


def made(value: Any, *, rank: str = "normal", **qualifiers: Any) -> Made:
    """Make a statement: made("Q9011", P580="2023-12-10")."""
    return Made(value, rank, qualifiers)


def item(
    qid: str,
    label: str,
    *,
    aliases: Iterable[str] = (),
    title: str = "",
    revision: int = 0,
    modified: str = "2026-06-01",
    **statements: Any,
) -> Entity:
    """Make one item; a property takes a value, a statement, or a list of them."""
    claims = {
        name: [
            _statement(qid, name, number, each if isinstance(each, Made) else Made(each))
            for number, each in enumerate(value if isinstance(value, list) else [value], start=1)
        ]
        for name, value in statements.items()
    }
    alias_rows = [{"language": "en", "value": alias} for alias in aliases]
    links = {"enwiki": {"site": "enwiki", "title": title, "badges": []}} if title else {}
    return {
        "pageid": int(qid[1:]),
        "ns": 0,
        "title": qid,
        "lastrevid": revision or 2_300_000_000 + int(qid[1:]) % 10_000_000,
        "modified": f"{modified}T00:00:00Z",
        "type": "item",
        "id": qid,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {},
        "aliases": {"en": alias_rows} if alias_rows else {},
        "claims": claims,
        "sitelinks": links,
    }


def _statement(qid: str, name: str, number: int, given: Made) -> Entity:
    qualifiers = {
        key: [_snak(key, each) for each in (value if isinstance(value, list) else [value])]
        for key, value in given.qualifiers.items()
    }
    row: Entity = {
        "mainsnak": _snak(name, given.value),
        "type": "statement",
        "id": f"{qid}$00000000-0000-4000-8000-{int(name[1:]):08d}{number:04d}",
        "rank": given.rank,
    }
    if qualifiers:
        row |= {"qualifiers": qualifiers, "qualifiers-order": list(qualifiers)}
    return row


def _snak(name: str, value: Any) -> Entity:
    if value == UNKNOWN:
        return {"snaktype": "somevalue", "property": name, "datatype": "time"}
    kind, data = _data(value)
    return {"snaktype": "value", "property": name, "datavalue": data, "datatype": kind}


def _data(value: Any) -> tuple[str, Entity]:
    if isinstance(value, Amount):
        amount = {"amount": f"+{value.number}", "unit": "1"}
        return "quantity", {"value": amount, "type": "quantity"}
    if value[0] == "Q" and value[1:].isdigit():
        number = int(value[1:])
        entity = {"entity-type": "item", "numeric-id": number, "id": value}
        return "wikibase-item", {"value": entity, "type": "wikibase-entityid"}
    if value[:4].isdigit() and len(value) in _PRECISION:
        when = {
            "time": f"+{_padded(value)}T00:00:00Z",
            "timezone": 0,
            "before": 0,
            "after": 0,
            "precision": _PRECISION[len(value)],
            "calendarmodel": _GREGORIAN,
        }
        return "time", {"value": when, "type": "time"}
    return "string", {"value": value, "type": "string"}


def _padded(text: str) -> str:
    return text + "-00" * (2 - text.count("-"))


# RDF, for a query service over the same items.
_PREFIXES = """\
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_RANK = {"normal": "NormalRank", "preferred": "PreferredRank", "deprecated": "DeprecatedRank"}


def turtle(entities: Iterable[Entity]) -> str:
    """Write items as a dump has them: direct and full statements, full values, the page's revision."""
    return _PREFIXES + "\n".join(line for entity in entities for line in _triples(entity)) + "\n"


def _triples(entity: Entity) -> Iterator[str]:
    qid = entity["id"]
    page = f"<http://127.0.0.1/wiki/Special:EntityData/{qid}>"
    yield f'{page} schema:about wd:{qid} ; schema:version "{entity["lastrevid"]}"^^xsd:integer .'
    yield f'{page} schema:dateModified "{entity["modified"]}"^^xsd:dateTime .'
    for language, label in entity["labels"].items():
        yield f'wd:{qid} a wikibase:Item ; rdfs:label "{label["value"]}"@{language} .'
    for name, rows in entity["claims"].items():
        for row in rows:
            yield from _statement_triples(qid, name, row, rows)


def _statement_triples(qid: str, name: str, row: Entity, rows: list[Entity]) -> Iterator[str]:
    node = "wds:" + row["id"].replace("$", "-")
    yield f"wd:{qid} p:{name} {node} . {node} wikibase:rank wikibase:{_RANK[row['rank']]} ."
    best = {"preferred"} if any(r["rank"] == "preferred" for r in rows) else {"normal"}
    for simple, full, snak in _terms("ps", "psv", name, row["mainsnak"]):
        yield f"{node} {simple} {snak} ." if not full else f"{node} {full} {snak} ."
        if not full and row["rank"] in best:
            yield f"wd:{qid} wdt:{name} {snak} ."
    for key, snaks in row.get("qualifiers", {}).items():
        for each in snaks:
            for simple, full, term in _terms("pq", "pqv", key, each):
                yield f"{node} {full or simple} {term} ."


def _terms(simple: str, full: str, name: str, snak: Entity) -> Iterator[tuple[str, str, str]]:
    """Give the simple term of a snak and, for a time, its full value, which keeps the precision."""
    if snak["snaktype"] == "somevalue":
        yield f"{simple}:{name}", "", "[]"
        return
    kind, value = snak["datavalue"]["type"], snak["datavalue"]["value"]
    if kind == "wikibase-entityid":
        yield f"{simple}:{name}", "", f"wd:{value['id']}"
    elif kind == "quantity":
        yield f"{simple}:{name}", "", f'"{value["amount"]}"^^xsd:decimal'
    elif kind == "time":
        day = value["time"].removeprefix("+").replace("-00", "-01")
        literal = f'"{day}"^^xsd:dateTime'
        yield f"{simple}:{name}", "", literal
        node = f"[ wikibase:timeValue {literal} ; wikibase:timePrecision {value['precision']} ]"
        yield f"{simple}:{name}", f"{full}:{name}", node
    else:
        yield f"{simple}:{name}", "", f'"{value}"'
