"""Ask in SPARQL which posts a place has, and who ever held some posts; read what comes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.errors import SourceFormatError
from factcheck.model.value import EdtfDate
from factcheck.sources.wikibase.ask import Row, is_item_id
from factcheck.sources.wikibase.decode import NAME
from factcheck.sources.wikibase.tenures import LIMITS, Term, known_until
from factcheck.sources.wikibase.times import read_rdf_time

# No service, hint or built-in prefix of one engine: the queries have to run on any of them. And
# no OPTIONAL: engines that join it as a whole read all labels there are for ten of them. Each
# branch of the union starts from the posts and takes few steps.
_PREFIXES = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX psv: <http://www.wikidata.org/prop/statement/value/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
"""
_SEARCH = """\
SELECT DISTINCT ?post ?title ?where WHERE {{
  VALUES (?where ?word) {{ {pairs} }}
  ?post wdt:P1001 ?where ; rdfs:label ?title .
  FILTER(LANG(?title) = "en" && CONTAINS(LCASE(?title), ?word))
}}"""
# The public endpoint has an item's revision on the item itself, a plain dump on its page.
_BRANCHES = (
    "?st ?key ?value . FILTER(?key IN ({plain}))",
    (
        "?st ?key ?node . FILTER(?key IN (pqv:P580, pqv:P582))"
        " ?node wikibase:timeValue ?time ; wikibase:timePrecision ?precision ."
    ),
    (
        "?person rdfs:label ?label ."
        ' FILTER(LANG(?label) = "en" || LANG(?label) = "mul") BIND(LANG(?label) AS ?language)'
    ),
    "?person schema:version ?version ; schema:dateModified ?modified .",
    "?page schema:about ?person ; schema:version ?version ; schema:dateModified ?modified .",
    (
        "?person p:P570 ?death . ?death psv:P570 ?node ."
        " ?node wikibase:timeValue ?died ; wikibase:timePrecision ?precision ."
    ),
)
_OVER, _NEXT = "P582", "P1366"
_PLAIN = ("wikibase:rank", *(f"pq:{name}" for name in (_OVER, _NEXT, *LIMITS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Hold one term of a timeline, and the revision of the person's item it is from."""

    term: Term
    revision: str


@dataclass(slots=True)
class _Gathered:
    """Collect what the rows say of one statement or person."""

    plain: dict[str, str] = field(default_factory=dict)
    times: dict[str, EdtfDate | None] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    version: str = ""
    modified: str = ""


def write_search(sought: Iterable[tuple[str, str]]) -> str:
    """Write the query for posts of a place's item whose English name holds a word."""
    pairs = [f'(wd:{place} "{_safe(word)}")' for place, word in sought if is_item_id(place)]
    return _PREFIXES + _SEARCH.format(pairs=" ".join(pairs))


def write_query(posts: Iterable[str]) -> str:
    """Write the query for everybody who held some posts, with dates, names and revisions."""
    known = " ".join(f"wd:{post}" for post in posts if is_item_id(post))
    start = f"VALUES ?post {{ {known} }} ?st ps:P39 ?post . ?person p:P39 ?st . "
    branches = [start + branch.format(plain=", ".join(_PLAIN)) for branch in _BRANCHES]
    union = "\n  UNION ".join(f"{{ {branch} }}" for branch in branches)
    variables = (
        "?post ?person ?st ?key ?value ?time ?precision ?label ?language ?version ?modified ?died"
    )
    return f"{_PREFIXES}SELECT {variables} WHERE {{\n  {union}\n}}"


def _safe(word: str) -> str:
    """Keep letters, digits and blanks: nothing can close the string it stands in."""
    return "".join(c for c in word.lower() if c.isalnum() or c in " -")


def read_search(rows: Sequence[Row]) -> tuple[tuple[str, str, str], ...]:
    """Read posts, each with its title and the item of its place, in a fixed order."""
    try:
        found = {(_item(r["post"]), r["title"], _item(r["where"])) for r in rows}
    except KeyError as error:
        what = f"a post has no {error}"
        raise SourceFormatError(NAME, what, json_path="$.results.bindings") from error
    return tuple(sorted(found))


def read_timeline(rows: Sequence[Row], fetched: date) -> tuple[Seen, ...]:
    """Read the terms that are not deprecated, by post and person.

    Raises:
        SourceFormatError: a row is not as the query asks for it.
    """
    statements: dict[tuple[str, str, str], _Gathered] = defaultdict(_Gathered)
    people: dict[str, _Gathered] = defaultdict(_Gathered)
    # Whichever order a server gives them in, the same one of two values counts.
    for index, row in enumerate(sorted(rows, key=lambda row: sorted(row.items()))):
        try:
            key = (row["st"], _item(row["post"]), _item(row["person"]))
            _take(row, statements[key], people[key[2]])
        except (KeyError, ValueError) as error:
            path = f"$.results.bindings[{index}]"
            what = f"a term cannot be read ({error})"
            raise SourceFormatError(NAME, what, json_path=path) from error
    found = [
        _seen(post, person, said, people[person], fetched)
        for (_, post, person), said in statements.items()
        if not said.plain.get("rank", "").endswith("DeprecatedRank")
    ]
    known = {seen.term: seen for seen in found}
    return tuple(sorted(known.values(), key=lambda s: (s.term.post, s.term.person, str(s.term))))


def _take(row: Mapping[str, str], statement: _Gathered, person: _Gathered) -> None:
    if "value" in row:
        statement.plain.setdefault(_name(row["key"]), row["value"])
    elif "time" in row:
        when = read_rdf_time(row["time"], row["precision"])
        statement.times.setdefault(_name(row["key"]), when)
    elif "label" in row:
        person.labels.setdefault(row["language"], row["label"])
    elif "version" in row:
        person.version, person.modified = row["version"], row["modified"]
    elif "died" in row:
        person.times.setdefault("died", read_rdf_time(row["died"], row["precision"]))


def _seen(post: str, person: str, said: _Gathered, who: _Gathered, fetched: date) -> Seen:
    end = said.times.get(_OVER)
    modified = date.fromisoformat(who.modified[:10]) if who.modified else None
    return Seen(
        term=Term(
            person=person,
            label=who.labels.get("en") or who.labels.get("mul", ""),
            post=post,
            start=said.times.get("P580"),
            end=end,
            acting=any(name in said.plain for name in LIMITS),
            # An end without a full value is "some day, nobody knows which".
            ended=end is None and bool({_OVER, _NEXT} & set(said.plain)),
            confirmed=said.plain.get("rank", "").endswith("PreferredRank"),
            died=who.times.get("died"),
            known_until=known_until(modified, fetched),
        ),
        revision=who.version,
    )


def _item(uri: str) -> str:
    return uri.rpartition("/")[2]


def _name(uri: str) -> str:
    return uri.rpartition("/")[2].rpartition("#")[2]
