"""Check short articles from every continent: right facts, wrong facts, opinions, days."""

from pathlib import Path

import pytest

from factcheck.model.report import SentenceState
from factcheck.model.verdict import Label, Reason
from factcheck.pipeline import Equipment
from tests.end_to_end.desk import about, check, contradicted, equipment, holding


@pytest.fixture(scope="module")
def shipped(session_cache: Path) -> Equipment:
    return equipment(session_cache)


RIGHT = {
    "Ghana": (
        "2025-02-01",
        (
            "Ghana's President John Mahama took office on 7 January 2025, succeeding Nana "
            "Akufo-Addo. Mahama defeated Mahamudu Bawumia in the December election."
        ),
        [
            ("holds", "President John Mahama"),
            ("started", "on 7 January 2025"),
            ("succeeded", "succeeding Nana Akufo-Addo"),
            ("defeated", "defeated Mahamudu Bawumia"),
        ],
    ),
    "Kenya and South Africa": (
        "2024-02-10",
        (
            "South African President Cyril Ramaphosa spoke in Pretoria. Kenya's President William "
            "Ruto won 50.5 percent of the vote in 2022."
        ),
        [
            ("holds", "President Cyril Ramaphosa"),
            ("holds", "President William Ruto"),
            ("result", "50.5 percent of the vote"),
        ],
    ),
    "Japan and South Korea": (
        "2024-11-20",
        (
            "Japanese Prime Minister Shigeru Ishiba met South Korean President Yoon Suk Yeol in "
            "Seoul, the capital of South Korea. Ishiba became prime minister of Japan in October "
            "2024, succeeding Fumio Kishida."
        ),
        [
            ("holds", "Prime Minister Shigeru Ishiba"),
            ("holds", "President Yoon Suk Yeol"),
            ("capital_of", "Seoul, the capital"),
            ("began", "in October 2024"),
            ("succeeded", "succeeding Fumio Kishida"),
        ],
    ),
    "France and Germany": (
        "2023-05-01",
        (
            "French President Emmanuel Macron beat Marine Le Pen in the 2022 presidential election. "
            "Germany's Chancellor Olaf Scholz called him."
        ),
        [
            ("holds", "President Emmanuel Macron"),
            ("defeated", "beat Marine Le Pen"),
            ("holds", "Chancellor Olaf Scholz"),
        ],
    ),
    "Brazil": (
        "2023-06-01",
        (
            "Brazilian President Luiz Inacio Lula da Silva defeated Jair Bolsonaro in the October "
            "2022 election. Lula took office on 1 January 2023."
        ),
        [
            ("holds", "President Luiz Inacio Lula da Silva"),
            ("defeated", "defeated Jair Bolsonaro"),
            ("started", "on 1 January 2023"),
        ],
    ),
    "New Zealand and Australia": (
        "2024-06-01",
        (
            "New Zealand Prime Minister Christopher Luxon spoke in Wellington, the capital of New "
            "Zealand. Luxon took office in November 2023. Australian Prime Minister Anthony Albanese "
            "sent his greetings."
        ),
        [
            ("holds", "Prime Minister Christopher Luxon"),
            ("capital_of", "Wellington, the capital"),
            ("started", "in November 2023"),
            ("holds", "Prime Minister Anthony Albanese"),
        ],
    ),
    "Mexico and Canada": (
        "2024-10-20",
        (
            "Mexican President Claudia Sheinbaum took office on 1 October 2024, succeeding Andres "
            "Manuel Lopez Obrador. Sheinbaum defeated Xochitl Galvez in June.\n"
            "Canada's Prime Minister Justin Trudeau congratulated her."
        ),
        [
            ("holds", "President Claudia Sheinbaum"),
            ("started", "on 1 October 2024"),
            ("succeeded", "succeeding Andres Manuel Lopez Obrador"),
            ("defeated", "defeated Xochitl Galvez"),
            ("holds", "Prime Minister Justin Trudeau"),
        ],
    ),
}


@pytest.mark.parametrize(("day", "text", "facts"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_supported_and_nothing_is_accused(
    shipped: Equipment, day: str, text: str, facts: list[tuple[str, str]]
) -> None:
    report = check(text, day, shipped)
    for relation, words in facts:
        labels = [verdict.label for verdict in holding(report, relation, words)]
        assert Label.SUPPORTED in labels, (
            relation,
            words,
            [about(v.claim) for v in report.verdicts],
        )
    assert contradicted(report) == []


WRONG = {
    "Africa": (
        "2024-02-10",
        (
            "South African President Jacob Zuma spoke in Pretoria. Kenya's President Raila Odinga sat "
            "beside him."
        ),
        [("holds", "Matamela Cyril Ramaphosa"), ("holds", "William Ruto")],
    ),
    "Asia": (
        "2024-11-25",
        "Japanese Prime Minister Taro Kono met South Korean President Lee Jae-myung.",
        [("holds", "Shigeru Ishiba"), ("holds", "Yoon Suk-yeol")],
    ),
    "Europe": (
        "2023-05-01",
        "French President Marine Le Pen beat Emmanuel Macron in the 2022 presidential election.",
        [
            ("holds", "Emmanuel Macron"),
            ("defeated", "Emmanuel Macron finished ahead of Marine Le Pen"),
        ],
    ),
    "South America": (
        "2023-06-01",
        "Jair Bolsonaro defeated Luiz Inacio Lula da Silva in the 2022 election in Brazil.",
        [("defeated", "Luiz Inácio Lula da Silva finished ahead of Jair Bolsonaro")],
    ),
    "Oceania": (
        "2024-06-01",
        "New Zealand Prime Minister Jacinda Ardern spoke in Auckland, the capital of New Zealand.",
        [("holds", "Christopher Luxon"), ("capital_of", "Wellington")],
    ),
    "North America": (
        "2025-01-10",
        "Mexican President Xochitl Galvez spoke. Canada's Prime Minister Pierre Poilievre called.",
        [("holds", "Claudia Sheinbaum"), ("holds", "Justin Trudeau")],
    ),
}


@pytest.mark.parametrize(("day", "text", "corrections"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_contradicted_with_the_correction(
    shipped: Equipment, day: str, text: str, corrections: list[tuple[str, str]]
) -> None:
    report = check(text, day, shipped)
    assert contradicted(report) == corrections
    for verdict in report.verdicts:
        if verdict.label is Label.CONTRADICTED:
            assert verdict.correction
            assert verdict.correction.split(" finished")[0] in verdict.rationale
            assert verdict.assessments[0].evidence.url.startswith("http")


def test_a_score_told_with_both_names_accuses_nobody(shipped: Equipment) -> None:
    text = (
        "French President Emmanuel Macron beat Marine Le Pen in the 2022 presidential election, "
        "with 58.5 percent of the vote to her 41.5 percent."
    )
    assert contradicted(check(text, "2023-05-01", shipped)) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The capital of Ghana is Accra.", Label.SUPPORTED),
        ("The capital of Ghana is Kumasi.", Label.CONTRADICTED),
    ],
)
def test_a_capital_is_read_in_either_order(shipped: Equipment, text: str, label: Label) -> None:
    assert [v.label for v in check(text, "2025-02-01", shipped).verdicts] == [label]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("What a wonderful evening!", SentenceState.OPINION),
        ("I think the soup was too hot.", SentenceState.OPINION),
        ("Will the talks ever end?", SentenceState.QUESTION),
    ],
)
def test_opinions_and_questions_are_no_claims(
    shipped: Equipment, text: str, state: SentenceState
) -> None:
    report = check(f"{text}\n", "2024-02-10", shipped)
    assert report.verdicts == ()
    assert [sentence.state for sentence in report.sentences] == [state]
    assert report.coverage.checkable == 0


def test_an_opinion_beside_a_fact_changes_neither(shipped: Equipment) -> None:
    text = "French President Emmanuel Macron spoke. What a wonderful evening!"
    report = check(text, "2023-05-01", shipped)
    assert [sentence.state for sentence in report.sentences] == [
        SentenceState.CHECKED,
        SentenceState.OPINION,
    ]


@pytest.mark.parametrize(
    ("title", "day", "label", "correction"),
    [
        ("Argentine Foreign Minister Diana Mondino", "2024-09-15", Label.SUPPORTED, None),
        (
            "Argentine Foreign Minister Diana Mondino",
            "2025-01-15",
            Label.CONTRADICTED,
            "Gerardo Werthein",
        ),
        (
            "Argentine Foreign Minister Gerardo Werthein",
            "2024-08-15",
            Label.CONTRADICTED,
            "Diana Mondino",
        ),
        ("Argentine Foreign Minister Gerardo Werthein", "2024-11-15", Label.SUPPORTED, None),
        ("British Prime Minister Keir Starmer", "2024-03-15", Label.CONTRADICTED, "Rishi Sunak"),
        ("British Prime Minister Keir Starmer", "2024-09-15", Label.SUPPORTED, None),
        ("British Prime Minister Rishi Sunak", "2024-03-15", Label.SUPPORTED, None),
        ("British Prime Minister Rishi Sunak", "2024-09-15", Label.CONTRADICTED, "Keir Starmer"),
    ],
)
def test_the_same_words_are_right_in_one_month_and_wrong_in_another(
    shipped: Equipment, title: str, day: str, label: Label, correction: str | None
) -> None:
    report = check(f"{title} spoke on trade.", day, shipped)
    (verdict,) = [v for v in report.verdicts if v.claim.slots.relation == "holds"]
    assert (verdict.label, verdict.correction) == (label, correction)


@pytest.mark.parametrize("day", ["2024-11-01", "2024-11-05", "2024-12-10"])
@pytest.mark.parametrize("name", ["Diana Mondino", "Gerardo Werthein"])
def test_in_the_weeks_round_a_handover_neither_is_accused(
    shipped: Equipment, name: str, day: str
) -> None:
    # Werthein followed Mondino on 30 October 2024.
    report = check(f"Argentine Foreign Minister {name} spoke on trade.", day, shipped)
    assert contradicted(report) == []


@pytest.mark.parametrize("name", ["Keir Starmer", "Zoe Unheard", "Rishi Sunak"])
def test_after_the_sources_last_word_nothing_is_decided(shipped: Equipment, name: str) -> None:
    report = check(f"British Prime Minister {name} spoke on trade.", "2035-09-15", shipped)
    (verdict,) = holding(report, "holds", name)
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, Reason.NO_EVIDENCE)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("Donald Trump defeated Kamala Harris.", Label.SUPPORTED),
        ("Kamala Harris defeated Donald Trump.", Label.CONTRADICTED),
    ],
)
def test_a_result_is_not_known_before_the_day(shipped: Equipment, words: str, after: Label) -> None:
    for day, label in (("2024-10-15", Label.UNVERIFIED), ("2024-11-15", after)):
        (verdict,) = holding(check(words, day, shipped), "defeated", "defeated")
        assert verdict.label is label


def test_nobody_is_elect_once_in_office(shipped: Equipment) -> None:
    report = check("President-elect Donald Trump spoke in Washington.", "2018-06-01", shipped)
    (verdict,) = holding(report, "elect", "Trump")
    assert verdict.label is not Label.SUPPORTED


def test_without_a_day_a_present_title_accuses_nobody(shipped: Equipment) -> None:
    report = check("British Prime Minister Zoe Unheard spoke on trade.", None, shipped)
    assert contradicted(report) == []
