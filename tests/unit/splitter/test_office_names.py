"""Offices are found longest first, with the words that bend their time or put them in doubt."""

import pytest

from factcheck.splitter.mentions import words_of
from factcheck.splitter.office_names import find_offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the president spoke", [("president", "")]),
        ("the former prime minister spoke", [("prime minister", "former")]),
        ("President-elect Milei", [("President-elect", "elect")]),
        ("the president elect", [("president elect", "elect")]),
        ("the acting foreign minister", [("foreign minister", "acting")]),
        ("the outgoing chancellor", [("chancellor", "outgoing")]),
        ("then prime minister Boris Johnson", [("prime minister", "then")]),
        ("the next governor of the central bank", [("governor of the central bank", "future")]),
        ("former Argentine president Macri", [("president", "former")]),
        ("the vice president and the president", [("vice president", ""), ("president", "")]),
        ("Former South African president Nelson Mandela", [("president", "former")]),
        ("Veteran former French right-wing interior minister", [("interior minister", "former")]),
        ("Former senator and vice president", [("vice president", "former")]),
        (
            "Former president Macri and finance minister Caputo",
            [
                ("president", "former"),
                ("finance minister", ""),
            ],
        ),
        ("deposed president Evo Morales", [("president", "former")]),
        ("disputed acting President", [("President", "disputed")]),
        ("the self-proclaimed president", [("president", "disputed")]),
        ("next Tuesday French President Macron", [("President", "")]),
        ("U.S. Deputy Attorney General Rod Rosenstein", []),
        ("ministers under President Macri", [("President", "")]),
        ("nobody of note", []),
        ("", []),
    ],
)
def test_offices_are_found_with_their_modifier(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(o.text, o.modifier) for o in find_offices(text, words_of(text, 0))] == expected


def test_an_office_stands_at_its_document_offset() -> None:
    (office,) = find_offices("the chancellor", words_of("the chancellor", 100))
    assert (office.span.start, office.span.end) == (104, 114)
    assert "office:prime-minister" in office.ids_in("country:DEU")
    assert "office:prime-minister" not in office.ids_in("country:FRA")
