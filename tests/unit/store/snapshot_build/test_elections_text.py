"""Check the grammar of election texts on the shapes that the source really uses."""

from decimal import Decimal

import pytest

from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_text import parse_text


def shares(contest: Contest) -> dict[str, str]:
    return {result.name: str(result.number) for result in contest.results}


def test_parse_text_reads_both_rounds_of_two_years() -> None:
    found = parse_text(
        "<br>2023: Javier Gerardo MILEI elected president in second round; percent vote in first"
        " round - Sergio Tom&aacute;s MASSA (FR) 36.7%, Javier Gerardo MILEI (PL) 30%, Patricia"
        " BULLRICH 23.8% (JxC/PRO); percent of vote in second round - Javier Gerardo MILEI 55.7%,"
        " Sergio Tomás MASSA 44.3%<em><br><br>2019:</em> Alberto Ángel FERNÁNDEZ elected president;"
        " percent of vote - Alberto Angel FERNÁNDEZ (TODOS) 48.1%, other 51.9%"
    )

    assert [(c.period.edtf if c.period else None, c.round, c.winner) for c in found] == [
        ("2023", 1, "Javier Gerardo MILEI"),
        ("2023", 2, "Javier Gerardo MILEI"),
        ("2019", None, "Alberto Ángel FERNÁNDEZ"),
    ]
    assert shares(found[1]) == {"Javier Gerardo MILEI": "55.7", "Sergio Tomás MASSA": "44.3"}
    assert found[0].results[0].party == "FR"
    assert found[0].results[2].party == "JxC/PRO"


def test_parse_text_tells_electoral_votes_from_the_peoples() -> None:
    electors, people = parse_text(
        "2024: Donald J. TRUMP elected president; electoral vote - Donald J. TRUMP (Republican"
        " Party) 312, Kamala HARRIS (Democratic Party) 226; percent of direct popular vote -"
        " Donald J. TRUMP 49.8%, Kamala HARRIS 48.3%, other 1.9%"
    )

    assert (electors.measure, people.measure) == ("electoral", "share")
    assert shares(electors) == {"Donald J. TRUMP": "312", "Kamala HARRIS": "226"}
    assert not people.indirect


def test_parse_text_reads_an_assemblys_count_without_names() -> None:
    chancellor, president = parse_text(
        "2025: Friedrich MERZ (CDU) elected chancellor in second round; Federal Parliament vote -"
        " 325 to 289 2022: Frank-Walter STEINMEIER reelected president; Federal Convention vote"
        " count - Frank-Walter STEINMEIER (SPD) 1,045, Max OTTE (CDU) 140, abstentions 86"
    )

    assert chancellor.tally is not None
    assert (chancellor.tally.won, chancellor.tally.lost) == (325, 289)
    assert (chancellor.office, chancellor.round, chancellor.chamber) == (
        "prime-minister",
        2,
        "Federal Parliament",
    )
    assert shares(president)["Frank-Walter STEINMEIER"] == "1045"
    assert president.again
    assert president.results[2].is_rest


def test_parse_text_keeps_two_offices_of_one_field_apart() -> None:
    president, premier = parse_text(
        "Nursultan NAZARBAYEV reelected president; percent of vote - Nursultan NAZARBAYEV 97.7%,"
        " other 2.3%; Karim MASIMOV elected prime minister; percent of legislative vote - 98%"
    )

    assert (president.office, premier.office) == ("president", "prime-minister")
    assert premier.tally is not None
    assert premier.tally.share == Decimal(98)
    assert premier.indirect


def test_parse_text_reads_votes_for_and_against_in_a_sentence() -> None:
    (found,) = parse_text(
        "Fumio KISHIDA elected prime minister on 4 October 2021 by the lower house with 311 votes"
        " against 124 for Yukio EDANO"
    )

    assert shares(found) == {"Fumio KISHIDA": "311", "Yukio EDANO": "124"}
    assert found.period is not None
    assert found.period.edtf == "2021-10-04"


def test_parse_text_joins_candidates_parted_by_semicolons() -> None:
    first, second = parse_text(
        "2021: Gabriel BORIC elected president in second round; percent of vote in first round -"
        " José Antonio KAST (FSC) 27.9%; Gabriel BORIC (AD) 25.8%; other 9.1%; percent of vote in"
        " second round - Gabriel BORIC 55.9%; Jose Antonio KAST 44.1%"
    )

    assert list(shares(first)) == ["José Antonio KAST", "Gabriel BORIC", "other"]
    assert list(shares(second)) == ["Gabriel BORIC", "Jose Antonio KAST"]


def test_parse_text_gives_a_leading_number_to_the_winner() -> None:
    (found,) = parse_text(
        "Luiz Inacio LULA DA SILVA (PT) reelected president - 60.83%, Geraldo ALCKMIN (PSDB) 39.17%"
    )

    assert shares(found) == {"Luiz Inacio LULA DA SILVA": "60.83", "Geraldo ALCKMIN": "39.17"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("percent of vote - A. ALFONSIN (UCR)11.1%, B. BINNER 24.%", ["11.1", "24"]),
        ("2023; 2nd Round Petr PAVEL 58.3%, Andrej BABIS 41.6%", ["58.3", "41.6"]),
        ("percent of vote in second round- Albert BRYAN, Jr. 54.5%, other .3%", ["54.5", "0.3"]),
        ("percent of vote - Farid ZAHRAN (Social Party 4%, Abdel YAMAMA 1.9%", ["4", "1.9"]),
        (
            "percent of vote - Hasan RUHANI Moderation Party) 50.7%, M. QALIBAF 16.5%",
            ["50.7", "16.5"],
        ),
    ],
)
def test_parse_text_mends_what_the_source_leaves_open(text: str, expected: list[str]) -> None:
    (found,) = parse_text(text)

    assert [str(result.number) for result in found.results] == expected


def test_parse_text_leaves_news_and_removals_alone() -> None:
    found = parse_text(
        "2023: percent of vote in first round - Sergio MASSA 36.7%, Javier MILEI 30%; MASSA and"
        " MILEI advance to a runoff election scheduled for 19 November 2023; Senate voted 61 to 20"
        " to remove Dilma ROUSSEFF from office"
    )

    assert len(found) == 1
    assert list(shares(found[0])) == ["Sergio MASSA", "Javier MILEI"]


def test_parse_text_takes_the_day_from_the_edition_s_tail() -> None:
    (found,) = parse_text(
        "Vicente FOX Quesada elected president; percent of vote - Vicente FOX Quesada (PAN) 42.52%,"
        " other 4.74% elections: president elected by popular vote for a six-year term; election"
        " last held 2 July 2000 (next to be held NA July 2006)"
    )

    assert found.period is not None
    assert found.period.edtf == "2000-07-02"


def test_parse_text_gives_nothing_for_na() -> None:
    assert parse_text("NA") == ()
    assert parse_text("") == ()
