"""Test what a request takes as an answer when nothing else is said."""

from datetime import UTC, datetime

import pytest

from factcheck.store.request import Answer, Request


@pytest.mark.parametrize(("status", "found"), [(200, True), (404, False), (410, False)])
def test_an_answer_is_taken_as_found_by_its_status(status: int, found: bool) -> None:
    answer = Answer(
        url="http://127.0.0.1/",
        status=status,
        content_type="application/json",
        body=b"{}",
        fetched_at=datetime(2024, 11, 13, tzinfo=UTC),
    )
    assert answer.found is found
    assert Request(source="fake", url=answer.url).check(answer) is found
