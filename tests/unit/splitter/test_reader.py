"""Reading puts dates, names, offices and quotations of a story where they stand."""

import pytest

from tests.unit.splitter.desk import Desk


def test_everything_found_stands_where_its_span_says(desk: Desk) -> None:
    text = "Chile’s president, Gabriel Boric, said “we grew 2.3%” on 3 March 2024 — he smiled."
    passage = desk.passage(text, "2024-03-04")
    found = [(m.span, m.text) for m in passage.mentions]
    found += [(d.span, d.text) for d in passage.dates]
    found += [(q.span, q.text) for q in passage.quantities]
    assert [m.text for m in passage.mentions] == ["Chile", "Gabriel Boric", "he"]
    assert len(found) == 5
    assert all(text[span.start : span.end] == words for span, words in found)
    assert [text[t.start : t.end] for t in passage.tokens][:2] == ["Chile", "’s"]
    assert [text[s.start : s.end] for s in passage.quoted] == ["“we grew 2.3%”"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Argentine President Javier Milei spoke.", "country:ARG"),
        ("The president of Chile spoke.", "country:CHL"),
        ("Kenya's president spoke.", "country:KEN"),
        ("The former Argentine president spoke.", "country:ARG"),
        ("The president flew to Chile.", None),
    ],
)
def test_an_office_has_the_country_named_with_it(
    desk: Desk, text: str, country: str | None
) -> None:
    assert [o.jurisdiction for o in desk.passage(text).offices] == [country]


def test_a_day_without_a_year_goes_on_from_the_day_told_before(desk: Desk) -> None:
    text = "Argentina voted on 19 November 2023. Javier Milei took office on 10 December."
    assert [d.date.edtf for d in desk.passage(text, "2025-06-01").dates if d.date] == ["2023-12-10"]
    alone = desk.passage("Javier Milei took office on 10 December.", "2025-06-01")
    assert [d.date.edtf for d in alone.dates if d.date] == ["2024-12-10"]


def test_a_passage_knows_the_date_told_last_before_it(desk: Desk) -> None:
    told = desk.reading("Chile voted on 19 December 2021. Boric won. Peru watched in 2022.")
    previous = [p.previous.edtf if p.previous else None for p in told.passages]
    assert previous == [None, "2021-12-19", "2021-12-19"]


def test_the_last_date_of_a_story_is_the_written_one_of_its_sentence(desk: Desk) -> None:
    told = desk.reading("Chile voted on 19 December 2021, officials said on Monday. Boric won.")
    assert told.passages[-1].previous is not None
    assert told.passages[-1].previous.edtf == "2021-12-19"


def test_a_month_in_a_date_is_no_name(desk: Desk) -> None:
    passage = desk.passage("By 5 May 2023 Theresa May had left Chile.")
    assert [m.text for m in passage.mentions] == ["Theresa May", "Chile"]


def test_an_unclosed_quotation_runs_to_the_end_of_its_sentence(desk: Desk) -> None:
    text = 'Boric said "Chile is calm.'
    assert [text[s.start : s.end] for s in desk.passage(text).quoted] == ['"Chile is calm.']


def test_countries_are_ranked_by_how_much_a_story_names_them(desk: Desk) -> None:
    told = desk.reading("Chile and Peru met. Chile hosted. Chileans cheered.")
    assert told.countries == ("country:CHL", "country:PER")
    assert told.home == "country:CHL"


def test_the_title_line_is_read_as_a_heading(desk: Desk) -> None:
    told = desk.reading("Boric visits Peru\nThe president of Chile flew to Lima.")
    assert [p.heading for p in told.passages] == [True, False]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("19 November 2023", "2023-12-10"),  # within a season: the story goes on
        ("19 March 2023", "2024-12-10"),  # too long before
        ("2023", "2024-12-10"),  # no day told
    ],
)
def test_a_story_s_days_go_on_within_a_season(desk: Desk, told: str, day: str) -> None:
    text = f"Argentina changed on {told}. Javier Milei took office on 10 December."
    assert [d.date.edtf for d in desk.passage(text, "2025-06-01").dates if d.date] == [day]
