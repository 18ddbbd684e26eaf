from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.checkers.review import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Review
from factcheck.splitter.split import split
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import make_document, make_evidence

DAY = date(2024, 11, 13)
GREW = "Argentina's economy grew by 8% in 2023."
SUPPORTS, REFUTES, NEUTRAL = Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


def read(text: str, snapshot: Snapshot, day: date | None = DAY) -> tuple[Claim, ...]:
    return split(make_document(text, published=day), snapshot).claims


def reviewed(
    claimed: str,
    snapshot: Snapshot,
    *,
    rating: str = "false",
    published: date | None = date(2024, 3, 2),
    said: date | None = date(2024, 3, 1),
) -> Evidence:
    fact = Review(
        claimed=claimed,
        rating=rating,
        words=rating.title(),
        publisher="The Checkers",
        published=published,
    )
    return Evidence(
        source="claimreview",
        title="",
        url="",
        excerpt=claimed,
        value=fact.words,
        facts=(fact,),
        statements=read(claimed, snapshot, said),
    )


def judged(text: str, evidence: Evidence, snapshot: Snapshot) -> Assessment:
    (claim,) = [c for c in read(text, snapshot) if c.kind in CHECKER.handles]
    found = CHECKER.check(claim, evidence)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ("true", SUPPORTS),
        ("false", REFUTES),
        *((rating, NEUTRAL) for rating in ("mostly_true", "mixed", "mostly_false", "misleading")),
        *((rating, NEUTRAL) for rating in ("satire", "unproven", "outdated", "other")),
    ],
)
def test_only_plain_ratings_of_the_same_claim_decide(
    rating: str, stance: Stance, snapshot: Snapshot
) -> None:
    found = judged(GREW, reviewed(GREW, snapshot, rating=rating), snapshot)
    assert found.stance is stance
    assert 0.5 <= found.confidence < 0.8 or stance is NEUTRAL
    assert found.correction is None


@pytest.mark.parametrize(
    "claimed",
    [
        "Argentina’s economy grew 8% in 2023",
        "“Argentina's economy grew by 8% in 2023.”",
        "Says Argentina's economy grew by 8% in 2023.",
        "In 2023, the Argentine economy grew by 8%.",
        "Argentina's economy expanded by 8% in 2023",
    ],
)
def test_other_words_for_the_same_slots_are_the_same_claim(
    claimed: str, snapshot: Snapshot
) -> None:
    assert judged(GREW, reviewed(claimed, snapshot), snapshot).stance is REFUTES


@pytest.mark.parametrize(
    "claimed",
    [
        "Argentina's economy grew by 8% in 2022.",
        "Argentina's economy grew by 9% in 2023.",
        "Argentina's economy grew by nearly 8% in 2023.",
        "Argentina's economy grew by more than 8% in 2023.",
        "Argentina's economy shrank by 8% in 2023.",
        "Brazil's economy grew by 8% in 2023.",
        "Argentina's exports grew by 8% in 2023.",
        "Argentina's economy did not grow by 8% in 2023.",
        "Argentina's economy never grew by 8% in 2023.",
        "Did Argentina's economy grow by 8% in 2023?",
        "Argentina's economy grew by 8% in 2023?",
        "Argentina's economy would have grown by 8% in 2023.",
        "Argentina's economy grew by 8% in 2023 because of Milei.",
        "Argentina's economy grew by 8% in 2023, the most in the world.",
        "Argentina's economy grew by 8% in 2023 and inflation was 4% in 2023.",
        "Milei said Argentina's economy grew by 8% in 2023.",
        "A photo shows that Argentina's economy grew by 8% in 2023.",
        "Only Argentina's economy grew by 8% in 2023.",
        "Argentina's economy allegedly grew by 8% in 2023.",
        "Argentina",
        "",
    ],
)
def test_any_other_claim_is_related_and_decides_nothing(claimed: str, snapshot: Snapshot) -> None:
    for rating in ("true", "false"):
        found = judged(GREW, reviewed(claimed, snapshot, rating=rating), snapshot)
        assert found.stance is NEUTRAL
        assert found.because.startswith("Related: The Checkers rated “")
        assert found.slots == (("relation", SlotMatch.NOT_COMPARED),)


@pytest.mark.parametrize(
    ("published", "stance"),
    [
        (date(2024, 11, 13), REFUTES),
        (date(2024, 11, 14), NEUTRAL),  # nobody could know it on the article's day
        (None, NEUTRAL),
    ],
)
def test_a_review_of_a_later_day_decides_nothing(
    published: date | None, stance: Stance, snapshot: Snapshot
) -> None:
    assert judged(GREW, reviewed(GREW, snapshot, published=published), snapshot).stance is stance


def test_an_article_without_a_day_is_not_decided(snapshot: Snapshot) -> None:
    (claim,) = read(GREW, snapshot, None)
    found = CHECKER.check(claim, reviewed(GREW, snapshot))
    assert found is not None
    assert found.stance is NEUTRAL


def test_relative_dates_mean_the_day_on_which_the_claim_was_made(snapshot: Snapshot) -> None:
    told = "Argentina's economy grew by 8% last year."
    assert judged(told, reviewed(told, snapshot), snapshot).stance is REFUTES
    # Said in 2022, last year was another.
    early = reviewed(told, snapshot, said=date(2022, 3, 1))
    assert judged(told, early, snapshot).stance is NEUTRAL


@pytest.mark.parametrize(
    ("published", "stance"), [(date(2024, 10, 20), REFUTES), (date(2024, 9, 20), NEUTRAL)]
)
def test_a_claim_without_a_date_is_of_the_month_of_its_article(
    published: date, stance: Stance, snapshot: Snapshot
) -> None:
    told = "Joe Biden was born in Kenya."
    evidence = reviewed(told, snapshot, published=published, said=published)
    assert judged(told, evidence, snapshot).stance is stance


def test_who_holds_an_office_is_not_decided_by_a_review_without_a_date(snapshot: Snapshot) -> None:
    told = "Javier Milei is the president of Argentina."
    day = date(2024, 11, 12)
    evidence = reviewed(told, snapshot, published=day, said=day)
    assert [c.kind for c in read(told, snapshot)] == [ClaimKind.OFFICE]
    assert judged(told, evidence, snapshot).stance is NEUTRAL


def test_things_without_a_name_of_their_own_are_not_the_same(snapshot: Snapshot) -> None:
    told = "A photo shows Milei with Trump in 2023."
    assert judged(told, reviewed(told, snapshot), snapshot).stance is NEUTRAL


def test_a_denial_is_not_decided(snapshot: Snapshot) -> None:
    # What supports the words that are denied would refute the denial.
    told = "Argentina's economy did not shrink by 1.6% in 2023."
    claims = [c for c in read(told, snapshot) if c.slots.detail("denied") == "yes"]
    assert claims
    for claim in claims:
        found = CHECKER.check(claim, reviewed(told, snapshot, rating="true"))
        assert found is not None
        assert found.stance is NEUTRAL


def test_both_sides_stand_in_the_reason(snapshot: Snapshot) -> None:
    found = judged(GREW, reviewed(GREW, snapshot), snapshot)
    assert found.because == (
        "The article says “economy grew by 8% in 2023”; The Checkers rated"
        " “Argentina's economy grew by 8% in 2023.” as “False” on 2024-03-02."
    )
    assert dict(found.slots) == {
        "subject": SlotMatch.AGREES,
        "place": SlotMatch.AGREES,
        "quantity": SlotMatch.AGREES,
        "time": SlotMatch.AGREES,
        "relation": SlotMatch.DIFFERS,
    }


def test_evidence_that_is_no_review_is_not_read(snapshot: Snapshot) -> None:
    (claim,) = read(GREW, snapshot)
    assert CHECKER.check(claim, make_evidence()) is None
