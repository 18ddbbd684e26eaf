"""Check that prepared text is plain and leads back to the original."""

import pytest

from factcheck.normalise.text import prepare, straighten, unwrapped


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Yes,” he said", '"Yes," he said'),
        ("Milei’s", "Milei's"),
        ("he won—again", "he won - again"),
        ("2019–2023", "2019-2023"),
        ("wait…", "wait..."),
        ("5\u00a0May", "5 May"),
        ("o\ufb03ce", "office"),
        ("soft\u00adly", "softly"),
    ],
)
def test_prepare_makes_text_plain(text: str, plain: str) -> None:
    assert prepare(text).text == plain


def test_original_leads_back_past_replaced_pieces() -> None:
    text = "“o\ufb03ce” — 5 May"
    prepared = prepare(text)
    start = prepared.text.index("5 May")
    first, last = prepared.original(start, start + 5)
    assert text[first:last] == "5 May"
    start = prepared.text.index("office")
    first, last = prepared.original(start, start + 6)
    assert text[first:last] == "o\ufb03ce"


def test_original_refuses_a_range_outside() -> None:
    with pytest.raises(ValueError, match="not a range"):
        prepare("abc").original(1, 9)


def test_straighten_keeps_every_place() -> None:
    assert straighten("“a”–’b’\u00a0c") == "\"a\"-'b' c"


def test_unwrapped_joins_wrapped_prose_only() -> None:
    prose = "A line of prose that runs on for some sixty characters and\nthen goes on."
    assert "\n" not in unwrapped(prose)
    assert unwrapped("HEADLINE\nIt rained.") == "HEADLINE\nIt rained."
