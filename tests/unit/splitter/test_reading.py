"""A passage answers what stands where; a reading gives labels."""

from factcheck.model.value import EntityKind, Span
from factcheck.splitter.reading import OfficeMention
from tests.unit.splitter.desk import Desk

TEXT = "In 2023 Chile grew 0.2%, and President Gabriel Boric met Peru's Dina Boluarte."


def span_of(words: str) -> Span:
    """Give where words stand in the text."""
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def test_inside_gives_only_what_lies_wholly_in_a_part(desk: Desk) -> None:
    items = desk.passage(TEXT).inside(span_of("In 2023 Chile grew 0.2%"))
    assert [m.text for m in items.mentions] == ["Chile"]
    assert [d.text for d in items.dates] == ["2023"]
    assert [q.text for q in items.quantities] == ["0.2%"]
    assert items.offices == ()
    rest = desk.passage(TEXT).inside(span_of("President Gabriel"))
    assert [o.text for o in rest.offices] == ["President"]
    assert rest.mentions == ()


def test_items_are_told_apart_by_kind(desk: Desk) -> None:
    items = desk.passage(TEXT).inside(Span(start=0, end=len(TEXT)))
    assert [m.text for m in items.of_kind(EntityKind.PERSON)] == ["Gabriel Boric", "Dina Boluarte"]
    assert [m.text for m in items.of_kind(EntityKind.COUNTRY)] == ["Chile", "Peru"]


def test_a_segment_holds_its_offset_and_the_sentence_is_the_fallback(desk: Desk) -> None:
    passage = desk.passage(TEXT)
    segment = passage.segment_at(TEXT.index("grew"))
    assert TEXT[segment.start : segment.end] == "In 2023 Chile grew 0.2%,"
    assert passage.segment_at(len(TEXT) + 5) == passage.span


def test_the_head_token_of_a_span_is_its_syntactic_top(desk: Desk) -> None:
    passage = desk.passage(TEXT)
    index = passage.token_at(span_of("President Gabriel Boric"))
    assert index is not None
    assert passage.tokens[index].text == "Boric"
    assert passage.token_at(Span(start=500, end=501)) is None


def test_words_are_lower_case_and_of_the_part_asked_for(desk: Desk) -> None:
    passage = desk.passage(TEXT)
    assert passage.words(span_of("Dina Boluarte")) == "dina boluarte"
    assert passage.words().startswith("in 2023 chile")


def test_a_country_s_own_meaning_of_a_title_comes_before_the_general_one() -> None:
    office = OfficeMention(
        span=Span(start=0, end=10),
        text="chancellor",
        offices=(
            ("office:prime-minister", frozenset({"country:DEU", "country:AUT"})),
            ("office:finance-minister", frozenset({"country:GBR"})),
            ("office:chancellor", None),
        ),
    )
    assert office.ids_in("country:DEU") == ("office:prime-minister",)
    assert office.ids_in("country:GBR") == ("office:finance-minister",)
    assert office.ids_in("country:FRA") == ("office:chancellor",)
    assert office.ids_in(None) == ("office:chancellor",)


def test_labels_fall_back_on_the_id(desk: Desk) -> None:
    reading = desk.reading(TEXT)
    assert reading.label("country:CHL") == "Chile"
    assert reading.label("party:XXX:free-people") == "free people"
    assert reading.label(None) == ""


def test_a_reading_speaks_from_the_document_s_day(desk: Desk) -> None:
    assert str(desk.reading(TEXT, "2024-03-01").as_of) == "2024-03-01"
    assert desk.reading(TEXT, None).as_of is None
