from datetime import date

import pytest

from factcheck.documents.load import from_text
from factcheck.documents.published import parse_day
from factcheck.model.document import PublishedFrom

DAY = date(2024, 11, 13)


def published(
    text: str, origin: str = "a.txt", as_of: date | None = None
) -> tuple[date | None, str]:
    document = from_text(text, origin=origin, as_of=as_of)
    return document.published, document.published_from


def test_option_wins_over_everything() -> None:
    text = "---\ndate: 2020-01-01\n---\nROME, 2 May 2021 — Words."
    assert published(text, as_of=DAY) == (DAY, "option")


@pytest.mark.parametrize(
    "line",
    [
        "date: 2024-11-13",
        "Date: '2024-11-13T23:59:00-05:00'",
        "published = 2024-11-13",
        "pubDate: 13 November 2024",
        "date: 2024-11-13 # when it ran",
    ],
)
def test_front_matter_gives_metadata(line: str) -> None:
    assert published(f"---\ntitle: A\n{line}\n---\nROME, 2 May 2021 — Words.") == (DAY, "metadata")


def test_front_matter_with_an_impossible_day_gives_nothing() -> None:
    assert published("---\ndate: 2024-13-45\n---\nWords.") == (None, "unknown")


def test_file_name_that_begins_with_a_day_is_metadata() -> None:
    assert published("Words.", origin="posts/2024-11-13-call.md") == (DAY, "metadata")


@pytest.mark.parametrize(
    "head",
    [
        "BUENOS AIRES, Nov. 13, 2024 (Agency) — The president spoke.",
        "BUENOS AIRES, 13 November 2024 - The president spoke.",
        "TOKYO (13 Nov 2024) – The president spoke.",
        "LISBON (Agency), November 13, 2024 -- The president spoke.",
        "SEOUL, November 13, 2024. The president spoke.",
        "ABUJA, Wednesday 13 November 2024 • The president spoke.",
        "13 November 2024",
        "*13 November 2024*",
        "Wednesday, 13 November 2024",
        "Published: 13 November 2024",
        "Published on November 13, 2024 at 10:30 GMT",
        "For release 13 November 2024",
        "Mexico City, November 13, 2024",
        "Updated 2024-11-13",
    ],
)
def test_dateline_is_read(head: str) -> None:
    text = f"A headline about something\n\n{head}\nIn 2019 there was another.\n"
    assert published(text) == (DAY, "dateline")


def test_day_of_publication_wins_over_day_of_change() -> None:
    text = "Headline\nUpdated 15 November 2024\nPublished 13 November 2024\nWords."
    assert published(text) == (DAY, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        # A timeline: days head its paragraphs.
        "Four years\n14 May 2023 - Voters go.\n22 August 2023 - A premier is chosen.\n",
        "Four years\n14 May 2023\nVoters go.\n22 August 2023\nA premier is chosen.\n",
        # A sentence that begins with a day is prose.
        "Headline\n29 September 2024. The party tops the poll.\n",
        "Headline\nOn 13 November 2024 the president spoke.\n",
        "Headline\nThe Treaty of 13 November 2024 - a compromise - failed.\n",
        "Headline\nEU leaders met on 13 November 2024 - again.\n",
        # Without a year nothing is certain.
        "Headline\nBLANTYRE, November 13 (Agency) -- Parents were told.\n",
        "Headline\nWords.\n\n\n\n\nA.\nB.\nC.\nD.\nE.\n13 November 2024\n",
    ],
)
def test_other_days_are_no_dateline(text: str) -> None:
    assert published(text) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The court sat today, 13 November 2024, and ruled.", DAY),
        ("The court sat yesterday, Tuesday 12 November 2024.", DAY),
        ("It will sit tomorrow (14 November 2024).", DAY),
        ("The court ruled this morning, on November 13, 2024.", DAY),
        ('He said: "I leave today, 1 March 1999." It was a joke.', None),
        ("Fifty years ago today, on 13 November 1974, the war ended.", None),
        ("It sits today, 13 November 2024. It sat yesterday, 1 May 2023.", None),
        ("The lev goes on 1 January 2026.", None),
    ],
)
def test_day_is_inferred_only_from_the_texts_own_today(text: str, day: date | None) -> None:
    origin = PublishedFrom.INFERRED if day else PublishedFrom.UNKNOWN
    assert published(f"Headline\n{text}") == (day, origin)


def test_parse_day_wants_exactly_one_day() -> None:
    assert parse_day("13 November 2024") == DAY
    assert parse_day("13 November 2024, changed 15 November 2024") is None
    assert parse_day("soon") is None
