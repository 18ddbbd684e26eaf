"""Tricky single sentences: what must not be accused, and what must not be approved."""

from datetime import date

import pytest

from factcheck import check_text
from factcheck.model.verdict import Label

SUMMER, WINTER = date(2024, 7, 10), date(2024, 12, 10)


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        # The office that passed on is the one after "as", not one the newcomer once held.
        ("Shigeru Ishiba, a former defence minister, succeeded Fumio Kishida as prime minister.", WINTER),
        ("Michelle Bachelet, a former health minister, succeeded Ricardo Lagos as president of Chile in 2006.", WINTER),
        # Each date belongs to the post beside it.
        ("Joe Biden has been president since 2021 and a politician since 1972.", SUMMER),
        ("Justin Trudeau has been prime minister since 2015 and Liberal leader since 2013.", SUMMER),
        ("Olaf Scholz, chancellor since 2021 and a member of the SPD since 1975, spoke.", SUMMER),
        ("Vladimir Putin has ruled Russia since 1999 as president or prime minister.", SUMMER),
        # Titles of regions, firms, sports bodies and shadow cabinets.
        ("BERLIN - Bavarian Interior Minister Joachim Herrmann criticised Germany's Interior Minister Nancy Faeser.", SUMMER),
        ("EDINBURGH - Scottish Health Secretary Neil Gray met British Health Secretary Wes Streeting.", WINTER),
        ("BRUSSELS - Flemish Prime Minister Matthias Diependaele met Belgian Prime Minister Alexander De Croo.", WINTER),
        ("ERBIL, Iraq - Kurdish Prime Minister Masrour Barzani met Iraqi Prime Minister Mohammed Shia al-Sudani.", WINTER),
        ("Quebec Premier François Legault met Prime Minister Justin Trudeau.", WINTER),
        ("Microsoft President Brad Smith met US President Joe Biden in Washington.", WINTER),
        ("PARIS, France - IOC President Thomas Bach met French President Emmanuel Macron.", SUMMER),
        ("Shadow Foreign Secretary Priti Patel criticised British Foreign Secretary David Lammy.", WINTER),
        # What might be, fiction, and lives looked back on.
        ("If elected, President Marine Le Pen would leave NATO.", SUMMER),
        ("The play imagines President Al Gore winning in 2000.", SUMMER),
        ('"President Hillary Clinton" was never to be.', SUMMER),
        ("The film stars Michael Douglas as President Andrew Shepherd of the United States.", SUMMER),
        ("In November 2008, US President Barack Obama was elected.", SUMMER),
        ("Born in 1961, US President Barack Obama wrote a memoir.", SUMMER),
    ],
)  # fmt: skip
def test_true_sentences_are_not_accused(text: str, as_of: date) -> None:
    accused = [
        v.rationale for v in check_text(text, as_of=as_of).verdicts if v.label is Label.CONTRADICTED
    ]
    assert accused == []


@pytest.mark.parametrize(
    "text",
    [
        "Margaret Thatcher was Britain's tenth female prime minister.",
        "Ukrainian leader Volodymyr Zelensky is the oldest president in the country's history.",
    ],
)
def test_a_rank_nobody_compared_is_not_approved(text: str) -> None:
    told = check_text(text, as_of=WINTER).verdicts
    assert not [v for v in told if v.label is Label.SUPPORTED and "president" in v.claim.quote]
    assert not [v for v in told if v.label is Label.SUPPORTED and "female" in v.claim.quote]


@pytest.mark.parametrize(
    ("text", "correct"),
    [
        ("In 2005 British Prime Minister Gordon Brown met Australian Prime Minister John Howard.", "Tony Blair"),
        ("In 2009 Venezuelan President Hugo Chávez met Brazilian President Dilma Rousseff.", "Luiz Inácio Lula da Silva"),
    ],
)  # fmt: skip
def test_the_holder_at_the_time_told_is_the_correction(text: str, correct: str) -> None:
    wrong = [v for v in check_text(text, as_of=WINTER).verdicts if v.label is Label.CONTRADICTED]
    assert [v.correction for v in wrong] == [correct]


@pytest.mark.parametrize(
    "text",
    [
        "Duma Boko resigned as president of Botswana on 1 November 2024.",
        "Olaf Scholz lost his office as chancellor on 8 December 2021.",
        "Emmanuel Macron left the palace on 14 May 2017.",
        "Luis Lacalle Pou died in office on 1 March 2020, the palace said.",
        "On 20 January 2021 Joe Biden refused to take the oath.",
        "On 20 January 2021, at the age of 66, Joe Biden took the oath.",
        "Uruguay's presidential run-off was held on 27 October 2019.",
    ],
)
def test_a_day_on_record_for_something_else_is_no_approval(text: str) -> None:
    told = check_text(text, as_of=WINTER).verdicts
    assert [v.claim.statement for v in told if v.label is Label.SUPPORTED] == []
