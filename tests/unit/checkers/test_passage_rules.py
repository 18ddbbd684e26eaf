"""Test the table of what bears out what."""

from factcheck.checkers.passage_rules import mirror_pattern, open_words, rule_for


def test_relation_is_borne_out_by_itself_or_by_what_says_more() -> None:
    holds, began = rule_for("holds"), rule_for("began")
    assert holds is not None
    assert began is not None
    assert holds.by == {"holds", "since"}
    assert holds.is_present
    assert began.by == {"began", "since"}
    assert not began.is_present


def test_relation_that_text_may_not_decide_has_no_rule() -> None:
    assert rule_for("removed") is None
    assert rule_for("weekday") is None


def test_month_and_country_are_no_hedges() -> None:
    assert open_words().search("in May in the United States") is None
    assert open_words().search("it may be") is not None


def test_name_in_the_one_form_that_contradicts_is_taken_as_it_is_written() -> None:
    pattern = mirror_pattern("A. Stone")
    assert pattern.search("Frost defeated A. Stone in the 2019 general election.")
    assert not pattern.search("Frost defeated Ax Stone in the 2019 general election.")
