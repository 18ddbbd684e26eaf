"""Test the block of the splitter's figures and the list of open statements."""

from dataclasses import replace

from factcheck.scoring.match import OpenStatement
from factcheck.scoring.render import render_text
from factcheck.scoring.render_splitting import open_text, splitting_json, splitting_text
from tests.unit.scoring.example import ARTICLE, EVALUATION

OPEN = replace(
    ARTICLE,
    open_statements=(
        OpenStatement(slug="example", line=4, statement="He rules Ruritania.", words=("He",)),
    ),
)


def test_block_gives_ours_and_the_baseline_on_one_line() -> None:
    lines = splitting_text([OPEN]).splitlines()
    assert lines[0].split() == ["splitting", "ours", "one", "claim", "a", "sentence"]
    assert lines[1].split() == ["claim", "recall", "71.4%", "5/7", "100.0%", "7/7"]
    assert lines[2].split() == ["span", "agreement,", "median", "1.000", "1.000"]
    assert lines[4].split() == ["not", "self-standing", "10.0%", "1/10", "0.0%", "0/12"]


def test_json_holds_the_same_figures() -> None:
    content = splitting_json([OPEN])
    ours = content["ours"]
    assert isinstance(ours, dict)
    assert ours["not_self_standing"] == {"hits": 1, "total": 10, "share": 0.1}
    assert ours["span_agreement"] == 1.0


def test_open_statements_are_listed_on_request() -> None:
    text = render_text(replace(EVALUATION, articles=(OPEN,)), list_open=True)
    assert text.endswith("not self-standing:\nexample:4 [He] “He rules Ruritania.”\n")
    assert open_text([ARTICLE]) == "not self-standing: nothing"
