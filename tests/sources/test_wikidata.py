"""Test Wikidata as a source against real servers on loopback.

The items are served by a Wikibase desk in shapes captured from Wikibase 1.43, the query service
is Oxigraph over the same items as RDF. Ids are those of tests/servers/seed_world.py and
other_world.py: the snapshot's where it has them, else invented.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Tenure
from factcheck.model.report import Report
from factcheck.model.value import EntityKind, EntityRef
from factcheck.model.verdict import Label, Reason
from factcheck.pipeline import Equipment, check_document, split_document
from factcheck.registry import load_checkers
from factcheck.resolver.resolve import Means
from factcheck.sources.protocol import LiveSource, Workbench
from factcheck.sources.wikidata import WikidataSource, build
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import make_document
from tests.servers import other_world, seed_world
from tests.servers.items import Amount, Entity, item, made, turtle
from tests.servers.other_texts import FALSE, TRUE
from tests.servers.oxigraph import WHY_NOT, program, serving
from tests.servers.plain import PlainFetcher
from tests.servers.wikibase import WikibaseDesk
from tests.unit.checkers import freedonia

SEED = Path(__file__).parents[2] / "seeds" / "trump-milei-call.txt"
SEED_DAY = date(2024, 11, 13)
needs_oxigraph = pytest.mark.skipif(program() is None, reason=WHY_NOT)
ARGENTINA = EntityRef(name="Argentina", kind=EntityKind.COUNTRY, id="country:ARG")
MILEI = EntityRef(name="Javier Milei", kind=EntityKind.PERSON, id="person:ARG:javier-milei")
CAFIERO = EntityRef(
    name="Santiago Cafiero", kind=EntityKind.PERSON, id="person:ARG:santiago-cafiero"
)


def claim(relation: str, subject: EntityRef | None = MILEI, **more: Any) -> Claim:
    """Make a claim of an article of the seed's day."""
    return freedonia.claim(relation, subject, **({"as_of": SEED_DAY} | more))


@dataclass(frozen=True)
class Bench:
    """Check texts with nothing but Wikidata; the snapshot only links names."""

    snapshot: Snapshot
    desk: WikibaseDesk
    fetcher: PlainFetcher
    sparql: str = ""

    def source(self) -> WikidataSource:
        endpoints = {"wikidata": self.desk.api, "wikidata-sparql": self.sparql}
        workbench = Workbench(
            snapshot=self.snapshot, today=date(2026, 9, 1), offline=False,
            http=self.fetcher, endpoints=endpoints,
        )  # fmt: skip
        return build({}, workbench)

    def check(self, text: str, day: str | date) -> Report:
        as_of = day if isinstance(day, date) else date.fromisoformat(day)
        checkers, _ = load_checkers(plugins=False)
        means = Means(sources=(self.source(),), checkers=checkers)
        document = make_document(text, published=as_of)
        return check_document(document, Equipment(snapshot=self.snapshot, means=means))

    def claims(self, text: str, day: date) -> list[Claim]:
        equipment = Equipment(snapshot=self.snapshot, means=Means(sources=(), checkers=()))
        found = split_document(make_document(text, published=day), equipment).claims
        source = self.source()
        return [each for each in found if source.covers(each)]


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Give the query services over the two worlds, started once."""
    with ExitStack() as stack:
        worlds = {"seed": seed_world.entities(), "other": other_world.entities()}
        yield {
            name: stack.enter_context(
                serving(turtle(world.values()), tmp_path_factory.mktemp(name))
            )
            for name, world in worlds.items()
            if program() is not None
        }


@pytest.fixture
def seed(snapshot: Snapshot, graphs: Mapping[str, str]) -> Iterator[Bench]:
    with WikibaseDesk(seed_world.entities()) as desk:
        yield Bench(snapshot, desk, PlainFetcher(), graphs.get("seed", ""))


@pytest.fixture
def others(snapshot: Snapshot, graphs: Mapping[str, str]) -> Iterator[Bench]:
    with WikibaseDesk(other_world.entities()) as desk:
        yield Bench(snapshot, desk, PlainFetcher(), graphs.get("other", ""))


@pytest.fixture
def bare(snapshot: Snapshot) -> Iterator[Bench]:
    """Give the seed's world without a query service."""
    with WikibaseDesk(seed_world.entities()) as desk:
        yield Bench(snapshot, desk, PlainFetcher())


def decided(report: Report) -> list[tuple[str, str, str]]:
    """Give label, kind and words of everything that Wikidata decided."""
    return [
        (v.label.value, v.claim.kind.value, v.claim.quote)
        for v in report.verdicts
        if v.label is not Label.UNVERIFIED and v.claim.slots.relation != "happened_on"
    ]


SEED_DECIDED = [
    ("supported", "office", "President-elect Donald Trump"),
    ("supported", "office", "President Javier Milei"),
    ("supported", "office", "President-elect Donald Trump"),
    ("supported", "office", "President Javier Milei"),
    ("supported", "date", "Trump’s November 5 victory"),
    ("supported", "election", "defeated Vice President Kamala Harris"),
    ("supported", "office", "Vice President Kamala Harris"),
    ("supported", "office", "second, non-consecutive presidential term"),
    ("supported", "office", "Milei, who became president"),
    ("supported", "date", "Milei, who became president of Argentina in December 2023"),
    ("supported", "election", "defeating socialist Sergio Massa"),
    ("supported", "membership", "Liberty Advances party, Milei"),
    ("supported", "office", "spokesman Manuel Adorni"),
    ("supported", "office", "Foreign Minister Gerardo Werthein"),
    ("supported", "office", "to replace Foreign Minister Diana Mondino"),
    ("supported", "office", "Prime Minister Giorgia Meloni"),
]


@needs_oxigraph
def test_seed_is_decided_from_wikidata_alone(seed: Bench) -> None:
    report = seed.check(SEED.read_text(encoding="utf-8"), SEED_DAY)
    assert decided(report) == SEED_DECIDED
    told = {v.claim.quote: v.rationale for v in report.verdicts}
    assert (
        "round 2: Javier Milei 55.65%, 14554560 votes" in told["defeating socialist Sergio Massa"]
    )
    assert "Donald Trump 49.80%" not in told["defeated Vice President Kamala Harris"]
    assert "Donald Trump 49.8%" in told["defeated Vice President Kamala Harris"]
    assert "since 2023-12-10" in told["Milei, who became president of Argentina in December 2023"]


@needs_oxigraph
def test_every_evidence_cites_item_and_revision(seed: Bench) -> None:
    report = seed.check(SEED.read_text(encoding="utf-8"), SEED_DAY)
    shown = [a.evidence for v in report.verdicts for a in v.assessments]
    cited = [e for e in shown if e.source == "wikidata"]
    assert len(cited) >= len(SEED_DECIDED)
    base = re.escape(seed.desk.api.removesuffix("api.php"))
    for evidence in cited:
        assert re.search(r"\(Q\d+\)", evidence.title)
        assert re.fullmatch(rf"{base}index\.php\?oldid={evidence.revision}", evidence.url)
        qid = evidence.facts[0].source.removeprefix("wikidata:")
        assert evidence.revision == str(seed.desk.entities[qid]["lastrevid"])
        assert (evidence.licence, evidence.retrieved_at) == ("CC0-1.0", date(2026, 9, 1))


@needs_oxigraph
def test_cold_run_takes_a_request_for_three_claims_and_a_warm_one_none(seed: Bench) -> None:
    text = SEED.read_text(encoding="utf-8")
    claims = seed.claims(text, SEED_DAY)
    seed.check(text, SEED_DAY)
    sent = len(seed.fetcher.requests)
    # A lookup by article, what that names, rounds of elections, names; and two queries.
    assert seed.desk.actions() == ["wbgetentities"] * 4
    assert sent == 6
    assert sent <= 1.5 * len(claims)
    seed.check(text, SEED_DAY)
    assert len(seed.fetcher.requests) == sent
    assert seed.fetcher.traffic("wikidata").cached == sent


@needs_oxigraph
def test_requests_go_one_after_another(seed: Bench) -> None:
    seed.desk.latency_s = 0.1
    seed.check(SEED.read_text(encoding="utf-8"), SEED_DAY)
    assert seed.desk.most_at_once == 1
    assert len(seed.fetcher.requests) <= 12


@needs_oxigraph
@pytest.mark.parametrize(
    ("day", "minister", "right"),
    [
        ("2023-11-15", "Santiago Cafiero", True),
        ("2023-11-15", "Gerardo Werthein", False),
        ("2024-11-15", "Gerardo Werthein", True),
        ("2024-11-15", "Santiago Cafiero", False),
    ],
)
def test_foreign_minister_is_another_one_a_year_later(
    seed: Bench, day: str, minister: str, right: bool
) -> None:
    report = seed.check(
        f"Argentina's Foreign Minister {minister} said that talks would go on.", day
    )
    told = [v for v in report.verdicts if v.claim.kind is ClaimKind.OFFICE]
    assert {v.label for v in told} == {Label.SUPPORTED if right else Label.CONTRADICTED}
    assert {v.correction for v in told} == {
        None if right else {"2023": "Santiago Cafiero", "2024": "Gerardo Werthein"}[day[:4]]
    }
    assert all(a.evidence.revision for v in told for a in v.assessments)


@needs_oxigraph
def test_nothing_after_the_day_decides(seed: Bench) -> None:
    """On 29 October 2024 nobody knows of Werthein, and Trump is not elected."""
    text = (
        "Foreign Minister Diana Mondino of Argentina spoke. US President-elect Donald Trump called."
    )
    report = seed.check(text, "2024-10-29")
    assert decided(report) == [("supported", "office", "Foreign Minister Diana Mondino")]


@needs_oxigraph
def test_item_older_than_the_article_knows_no_return_to_office(seed: Bench) -> None:
    """Cafiero's item was last edited in June 2024: he may be minister again by November."""
    text = "Argentina's Foreign Minister Santiago Cafiero said that talks would go on."
    assert [label for label, _, _ in decided(seed.check(text, "2024-11-15"))] == ["contradicted"]
    seed.desk.entities[seed_world.CAFIERO]["modified"] = "2024-06-01T00:00:00Z"
    older = Bench(seed.snapshot, seed.desk, PlainFetcher(), seed.sparql)
    assert decided(older.check(text, "2024-11-15")) == []
    # What it says of the past still stands.
    assert [label for label, _, _ in decided(older.check(text, "2023-06-15"))] == ["supported"]


def silent(params: dict[str, str]) -> tuple[int, bytes]:
    return 500, b"busy"


def without(action: str, part: str) -> Callable[[dict[str, str]], tuple[int, bytes] | None]:
    """Fail the requests of an action whose parameters hold a text."""

    def fault(params: dict[str, str]) -> tuple[int, bytes] | None:
        hit = params.get("action") == action and any(part in v for v in params.values())
        return (500, b"busy") if hit else None

    return fault


def test_server_that_does_not_answer_is_not_no_evidence(bare: Bench) -> None:
    bare.desk.fault = silent
    report = bare.check(SEED.read_text(encoding="utf-8"), SEED_DAY)
    assert decided(report) == []
    failed = [v for v in report.verdicts if v.reason is Reason.SOURCE_FAILED]
    assert len(failed) == len(bare.claims(SEED.read_text(encoding="utf-8"), SEED_DAY)) == 17
    assert dict(report.sources[0].failures) == {"unreachable": 17}


@needs_oxigraph
def test_claims_that_did_not_need_the_answer_are_still_decided(seed: Bench) -> None:
    # The rounds of the Argentine election: of all the rest nothing is missing.
    seed.desk.fault = without("wbgetentities", seed_world.ARG_2023_2)
    report = seed.check(SEED.read_text(encoding="utf-8"), SEED_DAY)
    failed = [v.claim.quote for v in report.verdicts if v.reason is Reason.SOURCE_FAILED]
    assert "defeating socialist Sergio Massa" in failed
    assert ("supported", "office", "Foreign Minister Gerardo Werthein") in decided(report)
    assert all(
        kind in {"office", "date", "membership", "election"} for _, kind, _ in decided(report)
    )
    assert not any(label == "contradicted" for label, _, _ in decided(report))


def test_half_a_batch_is_no_whole_list(bare: Bench) -> None:
    """Where the positions cannot be read, what a person held is not known to be nothing."""
    bare.desk.fault = without("wbgetentities", seed_world.ARG_FOREIGN)
    source = bare.source()
    told = claim("holds", CAFIERO, place=ARGENTINA, office="office:foreign-minister")
    source.prepare([told])
    with pytest.raises(SourceUnreachable):
        source.find(told, limit=9)
    other = claim("age", MILEI, kind=ClaimKind.QUANTITY)
    assert [e.topic for e in source.find(other, limit=9)] == ["birth of person:ARG:javier-milei"]


@needs_oxigraph
def test_query_service_that_is_down_leaves_what_people_themselves_held(seed: Bench) -> None:
    down = Bench(seed.snapshot, seed.desk, seed.fetcher, "http://127.0.0.1:9/sparql")
    text = "Argentina's Foreign Minister {} said that talks would go on."
    right = down.check(text.format("Gerardo Werthein"), "2024-11-15")
    assert [label for label, _, _ in decided(right)] == ["supported"]
    # Whoever else held it could not be asked: no accusation, and no "no evidence" either.
    wrong = down.check(text.format("Sergio Massa"), "2024-11-15")
    assert decided(wrong) == []
    told = [v.reason for v in wrong.verdicts if v.claim.kind is ClaimKind.OFFICE]
    assert told == [Reason.SOURCE_FAILED]


def test_without_a_query_service_only_an_unbroken_run_of_holders_is_a_list(bare: Bench) -> None:
    """Cafiero, Mondino and Werthein are all named, and each follows the one before."""
    text = (
        "Argentina's Foreign Minister Santiago Cafiero spoke. Former foreign minister Diana Mondino"
        " of Argentina was there. Argentine foreign minister Gerardo Werthein was not."
    )
    report = bare.check(text, "2024-12-15")
    labels = {q: label for label, _, q in decided(report)}
    assert labels["Foreign Minister Santiago Cafiero"] == "contradicted"
    alone = bare.check("Argentina's Foreign Minister Santiago Cafiero spoke.", "2024-12-15")
    assert decided(alone) == []
    assert all(r.get("action") != "query" for r in bare.desk.asked)


def find_one(bench: Bench, told: Claim) -> list[Evidence]:
    return list(bench.source().find(told, limit=9))


def test_it_answers_without_being_prepared(bare: Bench) -> None:
    told = claim("holds", MILEI, place=ARGENTINA, office="office:president")
    source = bare.source()
    found = source.find(told, limit=9)
    assert [e.topic for e in found] == ["offices of person:ARG:javier-milei"]
    assert [f.person for f in found[0].facts if isinstance(f, Tenure)] == [MILEI.id]
    sent = len(bare.fetcher.requests)
    assert source.find(told, limit=0) == ()
    assert len(bare.fetcher.requests) == sent


def test_preparing_again_replaces_what_was_held(bare: Bench) -> None:
    source = bare.source()
    told = claim("holds", MILEI, place=ARGENTINA, office="office:president")
    source.prepare([told])
    source.prepare([])
    assert source.find(told, limit=9)
    assert bare.fetcher.traffic("wikidata").cached > 0


def test_merged_item_is_read_under_its_old_id(bare: Bench) -> None:
    bare.desk.entities["Q90099"] = bare.desk.entities.pop(seed_world.CAFIERO) | {"id": "Q90099"}
    bare.desk.redirects[seed_world.CAFIERO] = "Q90099"
    told = claim("holds", CAFIERO, place=ARGENTINA, office="office:foreign-minister")
    (found,) = find_one(bare, told)
    (row,) = found.facts
    assert isinstance(row, Tenure)
    assert (row.person, row.source) == (CAFIERO.id, "wikidata:Q90099")


def test_item_that_is_gone_is_no_evidence(bare: Bench) -> None:
    del bare.desk.entities[seed_world.CAFIERO]
    told = claim("holds", CAFIERO, place=ARGENTINA, office="office:foreign-minister")
    assert find_one(bare, told) == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"error": {"code": "maxlag", "info": "Waiting", "lag": 9}}', SourceUnreachable),
        (b'{"error": {"code": "badvalue", "info": "no"}}', SourceError),
        (b"<html>captcha</html>", SourceFormatError),
        (b'{"entities": {"Q68869954": {"id": "Q68869954", "claims": "x"}}}', SourceFormatError),
    ],
)
def test_answer_in_disguise_is_a_failure(
    bare: Bench, body: bytes, error: type[SourceError]
) -> None:
    bare.desk.fault = lambda params: (200, body)
    told = claim("holds", CAFIERO, place=ARGENTINA, office="office:foreign-minister")
    with pytest.raises(error):
        find_one(bare, told)


def person(qid: str, name: str, home: str, *, titled: bool = False, **more: Any) -> Entity:
    title = name if titled else ""
    return item(qid, name, title=title, P31="Q5", P27=home, **more)


def holds(name: str) -> Claim:
    stranger = EntityRef(name=name, kind=EntityKind.PERSON)
    return claim("holds", stranger, place=ARGENTINA, office="office:spokesperson")


def test_stranger_is_searched_and_held_to_type_and_country(bare: Bench) -> None:
    held = [made(seed_world.ARG_SPOKESMAN, P580="2024-01-01", P582="2025-01-01")]
    bare.desk.entities |= {
        "Q95001": person("Q95001", "Zoe Unheard", "Q414", P39=held),
        "Q95002": person("Q95002", "Zoe Unheard", "Q30", P39=held),
        "Q95003": item("Q95003", "Zoe Unheard", P31="Q11424"),
        "Q95004": item("Q95004", "Zoe Unheard family", P31="Q101352"),
    }
    (found,) = find_one(bare, holds("Zoe Unheard"))
    assert {f.source for f in found.facts} == {"wikidata:Q95001"}
    assert found.topic == "offices of wikidata:Q95001"


def test_two_of_a_name_and_country_are_nobody(bare: Bench) -> None:
    held = [made(seed_world.ARG_SPOKESMAN, P580="2024-01-01", P582="2025-01-01")]
    bare.desk.entities |= {
        "Q95001": person("Q95001", "Zoe Unheard", "Q414", P39=held),
        "Q95002": person("Q95002", "Zoe Unheard", "Q414"),
    }
    assert find_one(bare, holds("Zoe Unheard")) == []


def test_somebody_born_after_the_day_is_not_meant(bare: Bench) -> None:
    bare.desk.entities["Q95001"] = person(
        "Q95001", "Zoe Unheard", "Q414", P569="2025-01-01",
        P39=[made(seed_world.ARG_SPOKESMAN, P580="2024-01-01")],
    )  # fmt: skip
    assert find_one(bare, holds("Zoe Unheard")) == []


def test_article_of_the_name_saves_the_search(bare: Bench) -> None:
    held = [made(seed_world.ARG_SPOKESMAN, P580="2024-01-01", P582="2025-01-01")]
    bare.desk.entities["Q95001"] = person("Q95001", "Zoe Unheard", "Q414", titled=True, P39=held)
    assert find_one(bare, holds("Zoe Unheard"))
    assert "wbsearchentities" not in bare.desk.actions()


def test_more_strangers_than_there_is_room_for_were_not_looked_up(bare: Bench) -> None:
    source = bare.source()
    claims = [holds(f"Zoe Unheard{letter}") for letter in "abcdef"]
    source.prepare(claims)
    assert bare.desk.actions().count("wbsearchentities") == 4
    assert source.find(claims[0], limit=9) == ()
    with pytest.raises(SourceError, match="too many unknown names"):
        source.find(claims[5], limit=9)


def test_person_of_another_birth_is_not_the_snapshot_s(bare: Bench) -> None:
    """Adorni has no item in the snapshot, and is found by the title of an article."""
    adorni = EntityRef(name="Manuel Adorni", kind=EntityKind.PERSON, id="person:ARG:manuel-adorni")
    told = claim("holds", adorni, place=ARGENTINA, office="office:spokesperson")
    assert find_one(bare, told)
    entity = bare.desk.entities[seed_world.ADORNI]
    entity["claims"]["P27"] = person("Q1", "x", "Q30")["claims"]["P27"]
    assert find_one(Bench(bare.snapshot, bare.desk, PlainFetcher()), told) == []


def test_elections_are_searched_where_people_s_items_name_none(bare: Bench) -> None:
    for qid in (seed_world.MILEI, seed_world.MASSA):
        claims = bare.desk.entities[qid]["claims"]
        claims.pop("P3602", None)
        for row in claims["P39"]:
            row["qualifiers"].pop("P2715", None)
    massa = EntityRef(name="Sergio Massa", kind=EntityKind.PERSON, id="person:ARG:sergio-massa")
    told = claim("ahead_of", massa, kind=ClaimKind.ELECTION, other=MILEI, place=ARGENTINA,
                 context="2023-10-22/2023-10-22")  # fmt: skip
    found = find_one(bare, told)
    assert "query" in bare.desk.actions()
    assert [e.topic for e in found] == ["elections in country:ARG"]


def test_it_says_what_it_is(bare: Bench) -> None:
    source = bare.source()
    assert isinstance(source, LiveSource)
    assert (source.name, source.lacks, source.scope.cost) == ("wikidata", "", 1)
    assert source.scope.needs_network
    source.probe()
    assert bare.desk.actions() == ["query"]
    bare.desk.fault = silent
    with pytest.raises(SourceUnreachable):
        Bench(bare.snapshot, bare.desk, PlainFetcher()).source().probe()


def test_it_covers_what_items_tell_and_nothing_else(bare: Bench) -> None:
    source = bare.source()
    assert source.covers(claim("holds", MILEI, place=ARGENTINA, office="office:president"))
    assert source.covers(claim("age", MILEI, kind=ClaimKind.QUANTITY))
    assert not source.covers(claim("surplus", ARGENTINA, kind=ClaimKind.QUANTITY))
    assert not source.covers(claim("holds", None))
    assert not source.covers(claim("holds", MILEI, form="clause"))
    assert source.find(claim("holds", None), limit=9) == ()
    assert bare.desk.asked == []


def test_wikibase_of_one_s_own_is_not_asked_of_the_public_query_service(snapshot: Snapshot) -> None:
    def sparql(**endpoints: str) -> str:
        named = {k.replace("_", "-"): v for k, v in endpoints.items()}
        bench = Workbench(snapshot=snapshot, today=date(2026, 9, 1), endpoints=named)
        return build({}, bench)._desk.sparql

    assert sparql() == "https://query.wikidata.org/sparql"
    assert sparql(wikidata="http://127.0.0.1/w/api.php") == ""
    assert sparql(wikidata="http://127.0.0.1/w/api.php", wikidata_sparql="http://x") == "http://x"


def test_without_a_connection_it_could_not_look(snapshot: Snapshot) -> None:
    source = build({}, Workbench(snapshot=snapshot, today=date(2026, 9, 1)))
    with pytest.raises(SourceUnreachable):
        source.find(claim("holds", MILEI, place=ARGENTINA, office="office:president"), limit=9)
    assert source.traffic.requests == 0


@needs_oxigraph
@pytest.mark.parametrize(("day", "text", "supported"), TRUE)
def test_nothing_true_is_accused(others: Bench, day: str, text: str, supported: int) -> None:
    report = others.check(text, day)
    labels = [label for label, _, _ in decided(report)]
    assert "contradicted" not in labels
    assert labels.count("supported") >= supported
    assert not any(v.reason is Reason.SOURCE_FAILED for v in report.verdicts)


@needs_oxigraph
@pytest.mark.parametrize(("day", "text", "right"), FALSE)
def test_what_is_false_is_told_and_put_right(
    others: Bench, day: str, text: str, right: str
) -> None:
    report = others.check(text, day)
    assert {v.correction for v in report.verdicts if v.label is Label.CONTRADICTED} == {right}


def test_nothing_true_is_accused_without_a_query_service(others: Bench) -> None:
    plain = Bench(others.snapshot, others.desk, PlainFetcher())
    for day, text, _ in TRUE:
        report = plain.check(text, day)
        assert not [v.claim.quote for v in report.verdicts if v.label is Label.CONTRADICTED]


def test_count_of_people_that_agrees_is_given_and_another_accuses_nobody(bare: Bench) -> None:
    counts = [made(Amount(46_044_703), P585="2022-05-18"), made(Amount(40_117_096), P585="2010")]
    bare.desk.entities["Q414"] = item("Q414", "Argentina", P298="ARG", P1082=counts)
    right = bare.check("Argentina has a population of 46 million.", "2024-03-01")
    assert decided(right) == [("supported", "quantity", "population of 46 million")]
    wrong = bare.check("Argentina has a population of 40 million.", "2024-03-01")
    assert decided(wrong) == []


def test_known_person_s_article_may_go_by_another_name(bare: Bench) -> None:
    """The snapshot calls the president James Carter."""
    carter = EntityRef(name="James Carter", kind=EntityKind.PERSON, id="person:USA:james-carter")
    told = claim("holds", carter, office="office:president")
    held = [made(seed_world.US_PRESIDENT, P580="1977-01-20", P582="1981-01-20")]
    bare.desk.entities["Q95009"] = person("Q95009", "Jimmy Carter", "Q30", titled=True, P39=held)
    (found,) = find_one(bare, told)
    assert found.topic == "offices of person:USA:james-carter"
