"""Ask in one SPARQL query who held some posts, and read the terms it gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.errors import SourceFormatError
from factcheck.model.value import EdtfDate
from factcheck.sources.wikibase.ask import Row, is_item_id
from factcheck.sources.wikibase.decode import NAME
from factcheck.sources.wikibase.tenures import LIMITS, Term, known_until
from factcheck.sources.wikibase.times import read_rdf_time

_PREFIXES = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
"""
# No service, hint or built-in prefix of one engine: the query has to run on any of them. The
# public endpoint has an item's revision on the item itself, a plain dump on the page about it.
_BODY = """\
SELECT ?post ?title ?where ?st ?rank ?person ?label ?anylabel ?start ?startp ?end ?endp ?over ?next ?limit ?died ?diedp
  ?version ?modified ?pageversion ?pagemodified WHERE {{
  {choice}
  ?st ps:P39 ?post ; wikibase:rank ?rank .
  ?person p:P39 ?st .
  FILTER(?rank != wikibase:DeprecatedRank)
  OPTIONAL {{ ?st pqv:P580 ?startv . ?startv wikibase:timeValue ?start ; wikibase:timePrecision ?startp }}
  OPTIONAL {{ ?st pqv:P582 ?endv . ?endv wikibase:timeValue ?end ; wikibase:timePrecision ?endp }}
  OPTIONAL {{ ?st pq:P582 ?over }}
  OPTIONAL {{ ?st pq:P1366 ?next }}
  OPTIONAL {{ ?st {limits} ?limit }}
  OPTIONAL {{ ?person wdt:P570 ?died . ?person p:P570/psv:P570/wikibase:timePrecision ?diedp }}
  OPTIONAL {{ ?person rdfs:label ?label . FILTER(LANG(?label) = "en") }}
  OPTIONAL {{ ?person rdfs:label ?anylabel . FILTER(LANG(?anylabel) = "mul") }}
  OPTIONAL {{ ?person schema:version ?version ; schema:dateModified ?modified }}
  OPTIONAL {{ ?page schema:about ?person ; schema:version ?pageversion ; schema:dateModified ?pagemodified }}
}}"""
_KNOWN = "{{ VALUES ?post {{ {posts} }} }}"
_UNKNOWN = (
    "{{ VALUES (?where ?word) {{ {pairs} }} ?post wdt:P1001 ?where ; rdfs:label ?title ."
    ' FILTER(LANG(?title) = "en" && CONTAINS(LCASE(?title), ?word)) }}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Hold one term of a timeline, with the post's name where the query had to find the post."""

    term: Term
    revision: str
    title: str = ""
    place: str = ""  # the item of the place, likewise


def write_query(posts: Iterable[str], sought: Iterable[tuple[str, str]]) -> str:
    """Write the query for posts by item, and for those of a place whose name holds a word."""
    choices = []
    known = [f"wd:{post}" for post in posts if is_item_id(post)]
    if known:
        choices.append(_KNOWN.format(posts=" ".join(known)))
    pairs = [f'(wd:{place} "{_safe(word)}")' for place, word in sought if is_item_id(place)]
    if pairs:
        choices.append(_UNKNOWN.format(pairs=" ".join(pairs)))
    prefixes = _PREFIXES + "PREFIX psv: <http://www.wikidata.org/prop/statement/value/>\n"
    return prefixes + _BODY.format(
        choice=" UNION ".join(choices), limits="|".join(f"pq:{name}" for name in LIMITS)
    )


def _safe(word: str) -> str:
    """Keep letters, digits and blanks: nothing can close the string it stands in."""
    return "".join(c for c in word.lower() if c.isalnum() or c in " -")


def read_timeline(rows: Sequence[Row], fetched: date) -> tuple[Seen, ...]:
    """Read terms; a statement stands in several rows where a qualifier has several values.

    Raises:
        SourceFormatError: a row is not as the query asks for it.
    """
    found: dict[tuple[str, str], Seen] = {}
    # Whichever order a server gives them in, the same row of a statement counts.
    for index, row in enumerate(sorted(rows, key=lambda row: sorted(row.items()))):
        try:
            found.setdefault((row["st"], row.get("where", "")), _seen(row, fetched))
        except (KeyError, ValueError) as error:
            path = f"$.results.bindings[{index}]"
            what = f"a term cannot be read ({error})"
            raise SourceFormatError(NAME, what, json_path=path) from error
    ordered = sorted(found.values(), key=lambda s: (s.title, s.place))
    known = {seen.term: seen for seen in ordered}
    return tuple(sorted(known.values(), key=lambda s: (s.term.post, s.term.person, s.revision)))


def _seen(row: Mapping[str, str], fetched: date) -> Seen:
    modified = row.get("modified") or row.get("pagemodified")
    day = date.fromisoformat(modified[:10]) if modified else None
    end = _time(row, "end")
    over = "over" in row and end is None
    return Seen(
        term=Term(
            person=_item(row["person"]),
            label=row.get("label") or row.get("anylabel", ""),
            post=_item(row["post"]),
            start=_time(row, "start"),
            end=end,
            acting="limit" in row,
            ended=over or (end is None and "next" in row),
            confirmed=row["rank"].endswith("PreferredRank"),
            died=_time(row, "died"),
            known_until=known_until(day, fetched),
        ),
        revision=row.get("version") or row.get("pageversion") or "",
        title=row.get("title", ""),
        place=_item(row["where"]) if "where" in row else "",
    )


def _time(row: Mapping[str, str], name: str) -> EdtfDate | None:
    if name not in row or f"{name}p" not in row or row[name].startswith("_:"):
        return None
    return read_rdf_time(row[name], row[f"{name}p"])


def _item(uri: str) -> str:
    return uri.rpartition("/")[2]
