"""Test what one sentence of text decides: only what it plainly states, slot by slot."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.checkers.passage import CHECKER, FRESH
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import Span
from factcheck.sources.mediawiki.passages import Sentence, read
from factcheck.splitter.split import split
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import make_document
from tests.unit.checkers.freedonia import ADA, BEN, FREEDONIA, SYLVANIA, claim, number

HERE = Path(__file__).parent
PASSAGES = tomllib.loads((HERE / "passages.toml").read_text(encoding="utf-8"))["passage"]
LATER = timedelta(days=20)


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


def passage(text: str, *statements: Claim, day: date | None = date(2020, 6, 1)) -> Evidence:
    return Evidence(
        source="wikipedia",
        title="Wikipedia: Page",
        url="https://example.org/?oldid=7",
        excerpt=text,
        value=text,
        statements=statements,
        valid_to=day,
        revision="7",
    )


def told(text: str, title: str, day: date, snapshot: Snapshot) -> Evidence:
    """Give a sentence of a page with what our reader finds in it."""

    def reader(words: str, when: date | None) -> tuple[Claim, ...]:
        return split(make_document(words, published=when), snapshot).claims

    sentence = Sentence(text=text, span=Span(start=0, end=len(text)))
    found = passage(text, *read(sentence, title, day, reader), day=day)
    return replace(found, title=f"Wikipedia: {title}")


def supported(article: str, evidence: Evidence, day: date, snapshot: Snapshot) -> set[str]:
    """Give the statements of an article that the sentence supports."""
    claims = split(make_document(article, published=day), snapshot).claims
    found = ((each, CHECKER.check(each, evidence)) for each in claims)
    return {c.statement for c, a in found if a is not None and a.stance is Stance.SUPPORTS}


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["title"])
def test_passage_supports_the_true_claim_and_neither_its_twin_nor_what_it_does_not_say(
    row: dict[str, Any], snapshot: Snapshot
) -> None:
    evidence = told(row["text"], row["title"], row["revision"], snapshot)
    day = row["revision"] + LATER
    true = supported(row["true"], evidence, day, snapshot)
    assert true
    # "Has been chancellor since 2020" still says that he is chancellor, which stays right.
    assert supported(row["twin"], evidence, day, snapshot) <= true - {
        _whole(row["true"], day, snapshot)
    }
    assert supported(row["unsaid"], evidence, day, snapshot) == set()


def _whole(article: str, day: date, snapshot: Snapshot) -> str:
    """Give the claim of an article that says the most: the one that fills the most slots."""
    claims = split(make_document(article, published=day), snapshot).claims
    return max(claims, key=lambda c: (len(c.slots.spans), len(c.quote))).statement


def test_twelve_passages_are_tried() -> None:
    assert len(PASSAGES) == 12
    assert all({"true", "twin", "unsaid"} <= row.keys() for row in PASSAGES)


TRUE = "Donald Trump defeated Kamala Harris in the 2024 presidential election."
# Each would be a wrong approval of the article's sentence.
NEVER = [
    "Kamala Harris defeated Donald Trump in the 2024 presidential election.",
    "Donald Trump did not defeat Kamala Harris in the 2024 presidential election.",
    "Donald Trump was expected to defeat Kamala Harris in the 2024 presidential election.",
    "Kamala Harris denied that Donald Trump defeated Kamala Harris in the 2024 presidential election.",
    "Donald Trump would have defeated Kamala Harris in the 2024 presidential election.",
    "Donald Trump may have defeated Kamala Harris in the 2024 presidential election.",
    "Donald Trump claimed that Donald Trump defeated Kamala Harris in the 2024 presidential election.",
    "If Donald Trump defeated Kamala Harris in the 2024 presidential election, much changed.",
    "Polls had it that Donald Trump defeated Kamala Harris in the 2024 presidential election.",
    "In the novel, Donald Trump defeated Kamala Harris in the 2024 presidential election.",
    "“Donald Trump defeated Kamala Harris in the 2024 presidential election”, one wrote.",
    "Donald Trump defeated Kamala Harris in Ohio in the 2024 presidential election.",
    "Donald Trump defeated Kamala Harris among men in the 2024 presidential election.",
    "Donald Trump defeated Kamala Harris in the popular vote in the 2024 presidential election.",
    "Donald Trump defeated Joe Biden in the 2024 presidential election.",
    "Donald Trump defeated Kamala Harris in the 2020 presidential election.",
    "Donald Trump defeated Nikki Haley in the 2024 primary.",
]


@pytest.mark.parametrize("sentence", NEVER)
def test_result_is_not_supported_by_a_sentence_that_does_not_say_it(
    sentence: str, snapshot: Snapshot
) -> None:
    day = date(2024, 11, 10)
    evidence = told(sentence, "2024 United States presidential election", day, snapshot)
    assert supported(TRUE, evidence, day + LATER, snapshot) == set()
    plain = told(TRUE, "2024 United States presidential election", day, snapshot)
    assert supported(TRUE, plain, day + LATER, snapshot)


HOLDS = "Gerardo Werthein is the foreign minister of Argentina."
NOT_HOLDER = [
    "Gerardo Werthein is not the foreign minister of Argentina.",
    "Gerardo Werthein is the acting foreign minister of Argentina.",
    "Gerardo Werthein is the deputy foreign minister of Argentina.",
    "Gerardo Werthein was the foreign minister of Argentina.",
    "Gerardo Werthein is a former foreign minister of Argentina.",
    "Gerardo Werthein is a brother of the foreign minister of Argentina.",
    "Gerardo Werthein is an adviser to the foreign minister of Argentina.",
    "Gerardo Werthein is the foreign minister of Uruguay.",
    "The youngest foreign minister of Argentina is Gerardo Werthein.",
    "In this photograph, Gerardo Werthein is the foreign minister of Argentina.",
    "Gerardo Werthein is the foreign minister of Argentina whom Milei dismissed.",
    "As of 2019, Gerardo Werthein is the foreign minister of Argentina.",
    "Gerardo Werthein has twice been the foreign minister of Argentina.",
    "Gerardo Werthein had been the foreign minister of Argentina since 2017.",
    "Gerardo Werthein was almost the foreign minister of Argentina.",
    "Gerardo Werthein is to be the foreign minister of Argentina.",
    "Foreign Minister Gerardo Werthein of Argentina met his colleagues.",
    "Gerardo Werthein succeeded Diana Mondino, foreign minister of Argentina since 2023.",
]


@pytest.mark.parametrize("sentence", NOT_HOLDER)
def test_holder_is_not_supported_by_a_sentence_that_does_not_say_it(
    sentence: str, snapshot: Snapshot
) -> None:
    day = date(2024, 11, 10)
    evidence = told(sentence, "Politics", day, snapshot)
    assert supported(HOLDS, evidence, day + LATER, snapshot) == set()
    plain = told(HOLDS, "Politics", day, snapshot)
    assert supported(HOLDS, plain, day + LATER, snapshot)


def holds(*, subject: Any = ADA, **details: Any) -> Claim:
    made = claim(
        "holds", subject, place=FREEDONIA, office="office:president", modifier="", **details
    )
    return replace(made, quote="words", statement="Ada Stone is president.")


def stated(**details: Any) -> Claim:
    return replace(holds(**details), quote="it is", as_of=date(2020, 6, 1))


def check(asked: Claim, evidence: Evidence) -> Assessment:
    found = CHECKER.check(asked, evidence)
    assert found is not None
    return found


SAYS = "Ada Stone is the president of Freedonia."


def test_support_shows_the_sentence_and_its_revision() -> None:
    found = check(holds(), passage(SAYS, stated()))
    assert found.stance is Stance.SUPPORTS
    assert found.because == f"Wikipedia: Page (revision 7) says: “{SAYS.rstrip('.')}”."
    assert dict(found.slots) == dict.fromkeys(("relation", "subject", "place"), SlotMatch.AGREES)
    assert found.checker == CHECKER.name == "passage"


def test_checker_reads_every_kind_that_sentences_can_tell() -> None:
    left_out = {ClaimKind.ATTRIBUTION, ClaimKind.CONSISTENCY, ClaimKind.OTHER}
    assert CHECKER.handles == set(ClaimKind) - left_out


def test_rows_and_words_in_common_are_not_its_business() -> None:
    assert CHECKER.check(holds(), passage(SAYS)) is None
    row = Attribute(entity="country:FRE", name="capital", value="Fredville")
    assert CHECKER.check(holds(), replace(passage(SAYS, stated()), facts=(row,))) is None
    assert CHECKER.check(claim("be", form="clause"), passage(SAYS, stated())) is None
    assert CHECKER.check(claim("unheard_of"), passage(SAYS, stated())) is None
    about = replace(stated(), kind=ClaimKind.PLACE, slots=replace(stated().slots, relation="near"))
    assert CHECKER.check(holds(), passage(SAYS, about)) is None


def test_other_person_or_place_says_nothing() -> None:
    for statement in (
        stated(subject=BEN),
        replace(
            stated(), slots=replace(stated().slots, place=claim("x", place=SYLVANIA).slots.place)
        ),
    ):
        found = check(holds(), passage(SAYS, statement))
        assert found.stance is Stance.NEUTRAL
        assert found.confidence == 0
        assert SAYS in found.because


@pytest.mark.parametrize(
    ("read", "as_of", "stance"),
    [
        (date(2020, 6, 1), date(2020, 6, 1), Stance.SUPPORTS),
        (date(2020, 6, 1), date(2020, 6, 1) + FRESH, Stance.SUPPORTS),
        (date(2020, 6, 1), date(2020, 6, 2) + FRESH, Stance.NEUTRAL),
        (date(2020, 6, 2), date(2020, 6, 1), Stance.NEUTRAL),
        (date(2020, 6, 1), None, Stance.NEUTRAL),
    ],
)
def test_present_tense_speaks_of_the_revision_s_day_and_a_while_after(
    read: date, as_of: date | None, stance: Stance
) -> None:
    asked = replace(holds(), as_of=as_of)
    assert check(asked, passage(SAYS, stated(), day=read)).stance is stance


@pytest.mark.parametrize(
    "change",
    [
        {"ambiguous": "two of that name"},
        {"not_checkable": "a prediction"},
        {"attributed_to": "a spokesman"},
    ],
)
def test_statement_that_is_not_asserted_supports_nothing(change: dict[str, str]) -> None:
    statement = replace(stated(), **change)  # type: ignore[arg-type]
    assert check(holds(), passage(SAYS, statement)).stance is Stance.NEUTRAL


@pytest.mark.parametrize("details", [{"denied": "yes"}, {"office_from": "facts"}])
def test_statement_that_was_denied_or_guessed_supports_nothing(details: dict[str, str]) -> None:
    assert check(holds(), passage(SAYS, stated(**details))).stance is Stance.NEUTRAL


def began(time: str, **more: Any) -> Claim:
    return claim("began", ADA, place=FREEDONIA, time=time, office="office:president", **more)


@pytest.mark.parametrize(
    ("claimed", "found", "stance"),
    [
        ("2019", "2019-05-02", Stance.SUPPORTS),
        ("2019-05-02", "2019-05-02", Stance.SUPPORTS),
        ("2019-05-02", "2019", Stance.NEUTRAL),
        ("2019-05-02", "2019-05-03", Stance.NEUTRAL),
        ("2018", "2019", Stance.NEUTRAL),
    ],
)
def test_time_is_met_by_one_at_least_as_exact(claimed: str, found: str, stance: Stance) -> None:
    evidence = passage("Ada Stone became president.", began(found))
    assert check(began(claimed), evidence).stance is stance


def test_time_that_the_sentence_does_not_tell_is_not_met() -> None:
    untold = claim("began", ADA, place=FREEDONIA, office="office:president")
    evidence = passage("Ada Stone became president.", untold)
    assert check(began("2019"), evidence).stance is Stance.NEUTRAL


def test_plan_of_the_page_is_no_fact() -> None:
    evidence = passage("Ada Stone becomes president.", began("2020-06-10"))
    assert check(began("2020-06-10"), evidence).stance is Stance.NEUTRAL


def level(value: str, low: str, high: str, *, time: str | None = "2019", **details: Any) -> Claim:
    return claim(
        "level",
        FREEDONIA,
        kind=ClaimKind.QUANTITY,
        time=time,
        quantity=number(value, "person", low=low, high=high),
        **{"indicator": "indicator:P", **details},
    )


@pytest.mark.parametrize(
    ("claimed", "stance"),
    [
        (level("46", "45.5", "46.5"), Stance.SUPPORTS),
        (level("46.2", "46.15", "46.25"), Stance.SUPPORTS),
        (level("46.20", "46.195", "46.205"), Stance.NEUTRAL),
        (level("47", "46.5", "47.5"), Stance.NEUTRAL),
        (level("46", "45.5", "46.5", time="2018"), Stance.NEUTRAL),
        (level("46", "45.5", "46.5", time=None), Stance.NEUTRAL),
        (level("46", "45.5", "46.5", indicator="indicator:Q"), Stance.NEUTRAL),
        (level("46", "45.5", "46.5", measure="growth"), Stance.NEUTRAL),
    ],
)
def test_number_is_met_inside_the_claim_s_bounds_and_period(claimed: Claim, stance: Stance) -> None:
    evidence = passage("Freedonia had 46.2 people.", level("46.2", "46.15", "46.25"))
    assert check(claimed, evidence).stance is stance


def beat(first: Any, second: Any, time: str | None = "2019", **details: Any) -> Claim:
    made = claim(
        "defeated",
        first,
        kind=ClaimKind.ELECTION,
        other=second,
        time=time,
        place=FREEDONIA,
        **details,
    )
    return replace(made, statement=f"{first.name} defeated {second.name} (2019).")


RESULT = "Ben Frost defeated Ada Stone in the 2019 presidential election."


def test_mirrored_result_contradicts_with_the_right_one() -> None:
    found = check(beat(ADA, BEN), passage(RESULT, beat(BEN, ADA)))
    assert found.stance is Stance.REFUTES
    assert found.correction == "Ben Frost defeated Ada Stone (2019)"
    match = dict(found.slots)
    assert (match["subject"], match["object"]) == (SlotMatch.DIFFERS, SlotMatch.DIFFERS)
    assert (match["time"], match["place"]) == (SlotMatch.AGREES, SlotMatch.AGREES)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ben Frost defeated Ada Stone.", beat(BEN, ADA)),
        ("Ben Frost defeated Ada Stone in the popular vote in 2019.", beat(BEN, ADA)),
        (
            "Ben Frost defeated Ada Stone in the 2019 presidential election in Fredville.",
            beat(BEN, ADA),
        ),
        (
            "Ben Frost defeated Ada Stone in the first round of the 2019 presidential election.",
            beat(BEN, ADA, round="1"),
        ),
        (
            "Ben Frost did not lose: he defeated Ada Stone in the 2019 presidential election.",
            beat(BEN, ADA),
        ),
        (RESULT, beat(BEN, ADA, "2018")),
        (RESULT, beat(BEN, ADA, None)),
    ],
)
def test_mirrored_result_that_may_be_another_contradicts_nothing(
    text: str, statement: Claim
) -> None:
    assert check(beat(ADA, BEN), passage(text, statement)).stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("context", "stance"),
    [
        ("2019-12-01/2019-12-31", Stance.SUPPORTS),
        ("2019-11-19/2019-11-19", Stance.SUPPORTS),
        ("2021-01-01/2021-12-31", Stance.NEUTRAL),
    ],
)
def test_vote_lies_somewhat_before_the_day_that_the_article_tells(
    context: str, stance: Stance
) -> None:
    asked = beat(ADA, BEN, None, context=context)
    evidence = passage("In November Ada Stone defeated Ben Frost.", beat(ADA, BEN, "2019-11-19"))
    assert check(asked, evidence).stance is stance


PETRO = "Gustavo Petro succeeded Iván Duque as president of Colombia."


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        (PETRO, "Gustavo Petro succeeded Iván Duque."),
        (PETRO, "Gustavo Petro succeeded Iván Duque as senator for Colombia."),
        (PETRO, "Iván Duque succeeded Gustavo Petro as president of Colombia."),
        (
            "Gustavo Petro was mayor of Bogotá from 2018 to 2022.",
            "Gustavo Petro was a senator of Colombia from 2018 to 2022 and mayor of Bogotá before.",
        ),
        (
            "Emmanuel Macron received 66.1% of the vote in the 2022 presidential election.",
            "Emmanuel Macron received 58.5% of the vote in 2022, and 66.1% in 2017.",
        ),
        (
            "Marine Le Pen received 58.5% of the vote in the 2022 presidential election.",
            "Marine Le Pen lost to Emmanuel Macron with 58.5% of the vote in 2022.",
        ),
    ],
)
def test_post_or_number_of_another_is_not_taken_for_the_claim_s(
    article: str, sentence: str, snapshot: Snapshot
) -> None:
    day = date(2024, 11, 10)
    assert supported(article, told(sentence, "Page", day, snapshot), day + LATER, snapshot) == set()
    plain = told(article, "Page", day, snapshot)
    assert supported(article, plain, day + LATER, snapshot) or "Bogotá" in article
