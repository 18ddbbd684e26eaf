"""Test that coverage counts states, years and gaps."""

from factcheck.store.snapshot_coverage import Coverage, coverage


def rows(statement: str) -> list[tuple[object, ...]]:
    """Answer as a snapshot of two states would, of which one has elections."""
    if "FROM entity" in statement:
        return [("country:FRE", "Freedonia"), ("country:SYL", "Sylvania")]
    if "FROM election" in statement and "president" in statement:
        return [
            ("country:FRE", "2016-05-01"),
            ("country:FRE", "2020-05-01"),
            ("country:OLD", "1990"),
        ]
    return []


def topic(name: str) -> Coverage:
    return next(each for each in coverage(rows) if each.topic == name)


def test_rows_states_and_years_are_counted() -> None:
    votes = topic("votes for president")
    assert (votes.rows, votes.states, votes.of) == (3, 1, 2)
    assert (votes.first, votes.last) == (1990, 2020)
    assert votes.missing == ("Sylvania",)


def test_a_topic_without_rows_has_no_years_and_every_state_missing() -> None:
    borders = topic("land borders")
    assert (borders.rows, borders.states, borders.first, borders.last) == (0, 0, None, None)
    assert borders.missing == ("Freedonia", "Sylvania")
