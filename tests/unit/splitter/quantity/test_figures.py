"""Sentences give figures with their country, year, sign and measure."""

from decimal import Decimal

import pytest

from factcheck.model.claim import Claim
from factcheck.splitter.quantity import figures as quantity
from tests.unit.splitter.desk import Desk, name_in

GROWTH, PRICES, JOBS = "NY.GDP.MKTP.KD.ZG", "FP.CPI.TOTL.ZG", "SL.UEM.TOTL.ZS"
PEOPLE, RESERVES, ACCOUNT = "SP.POP.TOTL", "FI.RES.TOTL.CD", "BN.CAB.XOKA.CD"


def found(desk: Desk, text: str, day: str | None = "2024-03-01") -> list[Claim]:
    """Give the quantity claims of a story."""
    return desk.claims(quantity.claims, text, day)


def first(claim: Claim) -> str:
    """Give the preferred indicator's code."""
    return claim.slots.detail("indicator").split("|")[0].removeprefix("indicator:")


def shape(claim: Claim) -> tuple[str, str, str, str, str]:
    """Give country, indicator, number, sign and first year."""
    slot = claim.slots.quantity
    return (
        name_in(claim.slots.subject),
        first(claim),
        f"{slot.value.value.normalize():f}" if slot else "",
        claim.slots.detail("sign"),
        claim.slots.detail("years").split("|")[0],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's economy grew by 2.5% in 2023.", ("Peru", GROWTH, "2.5", "1", "2023")),
        ("In 2020 Peruvian output shrank by 11 per cent.", ("Peru", GROWTH, "11", "-1", "2020")),
        ("Peru contracted by 0.6% last year.", ("Peru", GROWTH, "0.6", "-1", "2023")),
        ("Growth in Peru slowed to 2.7% in 2022.", ("Peru", GROWTH, "2.7", "1", "2022")),
        ("Inflation in Ghana averaged 38.1% in 2023.", ("Ghana", PRICES, "38.1", "1", "2023")),
        ("Prices in Japan fell by 0.2% in 2021.", ("Japan", PRICES, "0.2", "-1", "2021")),
        (
            "One worker in ten was out of work in Spain in 2023.",
            ("Spain", JOBS, "10", "0", "2023"),
        ),
        (
            "Some 46 million people lived in Colombia in 2015.",
            ("Colombia", PEOPLE, "46000000", "0", "2015"),
        ),
        (
            "Peru's reserves stood at $78 billion at the end of 2021.",
            ("Peru", RESERVES, "78000000000", "0", "2021"),
        ),
        (
            "Germany ran a current-account surplus of 280 billion dollars in 2015.",
            ("Germany", ACCOUNT, "280000000000", "1", "2015"),
        ),
        (
            "Brazil had a current account deficit of $40 billion in 2021.",
            ("Brazil", ACCOUNT, "40000000000", "-1", "2021"),
        ),
    ],
)
def test_a_sentence_gives_country_figure_number_sign_and_year(
    desk: Desk, text: str, expected: tuple[str, ...]
) -> None:
    assert shape(found(desk, text)[0]) == expected


def test_two_numbers_of_one_figure_take_their_own_years(desk: Desk) -> None:
    text = "Peru's inflation averaged close to 8% in 2022 and only 6.3% a year later."
    assert [shape(c)[2:] for c in found(desk, text)] == [("8", "1", "2022"), ("6.3", "1", "2023")]


def test_a_level_that_moves_from_one_value_to_another_gives_both_years(desk: Desk) -> None:
    text = "Ghana's reserves rose from 4 billion to 6 billion dollars in 2020."
    assert [shape(c)[2::2] for c in found(desk, text)] == [
        ("4000000000", "2019"),
        ("6000000000", "2020"),
    ]


def test_a_following_sentence_takes_up_the_figure_before(desk: Desk) -> None:
    text = "Ghana's inflation was 31.3% in 2022. In 2023 the figure was 38.1%."
    assert [shape(c) for c in found(desk, text)][1] == ("Ghana", PRICES, "38.1", "1", "2023")
    assert found(desk, text)[1].slots.detail("strength") == "carried"


def test_a_number_without_a_date_is_the_latest_and_says_so(desk: Desk) -> None:
    (claim,) = found(desk, "Unemployment in Peru is 5 per cent.", "2024-09-01")
    assert claim.slots.detail("period") == "latest"
    assert claim.slots.detail("years") == "2024|2023"


def test_early_in_a_year_its_own_figure_is_not_out(desk: Desk) -> None:
    (claim,) = found(desk, "Unemployment in Peru is 5 per cent.", "2024-02-01")
    assert claim.slots.detail("years") == "2023|2022"


def test_a_percentage_of_a_level_that_moves_is_its_growth(desk: Desk) -> None:
    (claim,) = found(desk, "Peru's remittances fell by 20 per cent in 2020.")
    assert (claim.slots.relation, claim.slots.detail("measure")) == ("growth", "growth")
    assert claim.slots.detail("sign") == "-1"


def test_a_claim_s_statement_stands_alone(desk: Desk) -> None:
    (claim,) = found(desk, "In Ghana prices rose by 38.1% last year.")
    assert claim.statement == "Ghana's inflation was 38.1% in 2023."
    text = "Brazil had a current account deficit of $40 billion in 2021."
    assert found(desk, text)[0].statement == (
        "Brazil's current account balance showed a deficit of $40 billion in 2021."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Peru's core inflation was 4% in 2023.",
        "Peru's exports to China rose by 12% in 2023.",
        "Peru's copper exports came to 21 billion dollars in 2021.",
        "Exports of tea brought Kenya 1.4 billion dollars in 2022.",
        "Lima has 10 million inhabitants.",
        "Peru's capital has 10 million inhabitants.",
        "The world economy grew by 3% in 2023, said Peru.",
        "Peru's bread prices rose by 30% in 2023.",
        "In Peru 1,900 bowls of soup were served.",
        "Castillo won 50.1 per cent of the vote in Peru.",
        "Peru's unemployment fell by 2 per cent in 2023.",
        "Peru's exports rose by 3 billion dollars in 2023.",
        "The company's output fell by 15% in 2023 in Peru.",
        "Peru's rate is 50 cases per 100,000 people.",
    ],
)
def test_a_narrower_figure_or_another_count_is_no_claim(desk: Desk, text: str) -> None:
    assert [c.statement for c in found(desk, text) if c.slots.quantity] == []


def test_part_of_a_year_is_not_read_as_the_year(desk: Desk) -> None:
    for text in (
        "Peru's inflation was 4% in May 2023.",
        "Peru's economy grew by 1.2% in the second quarter.",
    ):
        (claim,) = found(desk, text)
        assert claim.slots.detail("period") == "part"


def test_growth_over_a_decade_is_not_read_as_a_year_s(desk: Desk) -> None:
    (claim,) = found(desk, "Over the past decade Peru's economy has grown by 40 per cent.")
    assert claim.slots.detail("period") == "window"


def test_forecasts_are_not_checkable(desk: Desk) -> None:
    (claim,) = found(desk, "Peru's economy is expected to grow by 2.8% in 2024.")
    assert claim.not_checkable


def test_a_denied_number_is_no_claim(desk: Desk) -> None:
    assert found(desk, "In Peru a woman bears two children, not seven.")[0].quote.endswith(
        "two children"
    )
    assert len(found(desk, "In Peru a woman bears two children, not seven.")) == 1


def test_a_paragraph_on_another_country_is_not_read_as_home(desk: Desk) -> None:
    text = (
        "Ghana and Ghana's budget: Ghana votes.\n"
        "New Zealand is calm. Inflation averaged 5.7% in 2023."
    )
    (claim,) = [c for c in found(desk, text) if c.slots.quantity]
    assert name_in(claim.slots.subject) == "New Zealand"
    assert claim.slots.detail("basis") == "paragraph"


def test_dollars_do_not_make_a_story_american(desk: Desk) -> None:
    text = "Vietnam's exports were worth US$405 billion in 2024."
    assert {name_in(c.slots.subject) for c in found(desk, text, "2025-06-01")} == {"Vietnam"}


def test_a_surplus_since_a_leader_s_term_began_counts_from_that_day(desk: Desk) -> None:
    text = (
        "Argentine President Javier Milei spoke. His measures helped Argentina, creating "
        "a $16 billion trade surplus since his term began."
    )
    (claim,) = [c for c in found(desk, text, "2024-11-13") if c.slots.quantity]
    assert claim.slots.detail("period") == "window"
    assert claim.slots.time is not None
    assert claim.slots.time.value.earliest is not None
    assert claim.slots.time.value.earliest.isoformat() == "2023-12-10"


def test_a_number_keeps_its_bounds(desk: Desk) -> None:
    (claim,) = found(desk, "Peru's inflation was below 4% in 2021.")
    assert claim.slots.quantity is not None
    assert claim.slots.quantity.value.high == Decimal(4)
