"""Hold loading to its promises for any bytes and any text."""

import codecs
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.load import from_text
from factcheck.documents.read import decode
from factcheck.errors import DocumentError
from factcheck.model.document import PublishedFrom

LINES = st.sampled_from(
    [
        "---",
        "+++",
        "title: A",
        "date: 2024-11-13",
        "# Head",
        "ROME, 2 May 2021 — Words",
        "**",
        "today, 3 May 2020",
        "",
    ]
)


@given(st.binary(max_size=200))
def test_bytes_become_their_own_text_or_a_document_error(data: bytes) -> None:
    text, said = None, ""
    try:
        text = decode(data, "a.txt")
    except DocumentError as error:
        said = str(error)
    if text is None:
        assert said.startswith("a.txt ")
        assert "\n" not in said
    else:
        assert text.encode("utf-8") == data.removeprefix(codecs.BOM_UTF8)
        assert text.strip()


@given(st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join))
def test_text_stays_as_it_is_and_the_body_is_inside(text: str) -> None:
    try:
        document = from_text(text)
    except DocumentError:
        return
    assert document.text == text
    assert 0 <= document.body_start < len(text)
    assert document.text[document.body_start :].strip()
    assert document.title is None or "\n" not in document.title


@given(st.text(min_size=1).filter(str.strip), st.dates())
def test_option_always_dates_the_document(text: str, day: date) -> None:
    try:
        document = from_text(text, as_of=day)
    except DocumentError:
        return
    assert (document.published, document.published_from) == (day, PublishedFrom.OPTION)
