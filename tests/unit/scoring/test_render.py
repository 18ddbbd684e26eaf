"""Test that figures and misses are told in full."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.model.claim import ClaimKind, Slot, Slots
from factcheck.model.value import EdtfDate, EntityKind, EntityRef, Quantity
from factcheck.model.verdict import Label
from factcheck.scoring.match import match_article
from factcheck.scoring.render import render_text, to_json
from factcheck.testing import make_claim, make_report, make_verdict
from tests.unit.scoring.example import ARTICLE, EVALUATION, LABELLED, TEXT, nothing_open


def line_with(text: str, words: str) -> str:
    (line,) = (line for line in text.splitlines() if words in line)
    return line


def test_text_gives_each_figure_with_its_counts() -> None:
    text = render_text(EVALUATION)
    assert line_with(text, "precision of contradicted").split()[-2:] == ["50.0%", "2/4"]
    assert [line.split()[-1] for line in text.splitlines() if "claims a sentence" in line] == [
        "0.83",
        "1.00",
    ]
    assert line_with(text, "not checkable, decided").split()[-1] == "1/2"
    assert "wrong" not in text


def test_text_says_not_available_where_there_was_nothing_to_count() -> None:
    empty = replace(EVALUATION, articles=(replace(ARTICLE, accusations=()),))
    assert "n/a" in line_with(render_text(empty), "precision of contradicted")


def test_text_has_a_row_for_each_kind_that_occurs() -> None:
    text = render_text(EVALUATION)
    assert line_with(text, "quantity").split() == [
        "quantity",
        "1/1",
        "0/1",
        "0/0",
        "0/0",
        "1/1",
        "0",
    ]
    assert not [line for line in text.splitlines() if line.startswith("attribution")]


def test_wrong_lists_every_miss_with_label_fact_and_our_verdict() -> None:
    text = render_text(EVALUATION, list_wrong=True)
    heads = [line for line in text.splitlines() if line.startswith("example:") and "[" in line]
    assert heads == [
        "example:2 [error approved] “Ada came in May.”",
        "example:3 [error missed] “Bea follows Cora.”",
        "example:5 [truth accused] “Eve won the vote.”",
        "example:6 [truth not supported] “Fay lives in Ulm.”",
        "example:7 [truth not supported] “Guy sits for the Blues.”",
        "example:10 [not checkable, decided] “A telling moment.”",
        "example:12 [false accusation, no label]",
    ]
    after = text[text.index("[error missed]") :].splitlines()
    assert after[1] == "    label: office, offline contradicted, truth contradicted; table 1"
    assert after[2:4] == ["    right: something else", "    ours: no claim"]
    assert "ours: contradicted place “Kay met Lou in Rome.” {} the table says Oslo" in text


def test_wrong_says_nothing_where_all_is_right() -> None:
    right = replace(ARTICLE, outcomes=ARTICLE.outcomes[:1], accusations=(), passages=())
    text = render_text(replace(EVALUATION, articles=(right,)), list_wrong=True)
    assert text.endswith("wrong: nothing\n")


def test_wrong_shows_the_slots_of_our_claim_on_one_line() -> None:
    slots = Slots(
        subject=Slot(
            text="Ada", value=EntityRef(name="Ada", kind=EntityKind.PERSON, id="person:a")
        ),
        relation="came",
        object=Slot(text="Ulm", value=EntityRef(name="Ulm", candidates=("city:1", "city:2"))),
        quantity=Slot(
            text="about 2 km",
            value=Quantity(value=Decimal(2), unit="km", low=Decimal("1.8"), high=Decimal("2.2")),
        ),
        time=Slot(
            text="May", value=EdtfDate(edtf="2020-05", earliest=date(2020, 5, 1), latest=None)
        ),
        place=Slot(text="there", value=EntityRef(name="there")),
        details=(("rank", "2"),),
    )
    claim = make_claim(TEXT, "Ada came in May.", kind=ClaimKind.DATE, slots=slots)
    verdict = make_verdict(claim, Label.SUPPORTED, rationale="two\nlines")
    article = match_article(LABELLED, make_report(LABELLED.document, [verdict]), nothing_open)
    text = render_text(replace(EVALUATION, articles=(article,)), list_wrong=True)
    assert line_with(text, "two lines") == (
        "    ours: supported date “Ada came in May.” {subject=Ada <person:a>, relation=came, "
        "object=Ulm <city:1|city:2>, quantity=1.8..2..2.2 km, time=2020-05, place=there <?>, "
        "rank=2} two lines"
    )


def test_json_holds_the_same_figures() -> None:
    content = json.loads(to_json(EVALUATION))
    assert content["metrics"]["errors_caught"] == {"hits": 1, "total": 3, "share": 0.3333}
    assert content["metrics"]["false_accusations"] == 2
    assert content["by_kind"]["attribution"]["errors_caught"]["share"] is None
    assert content["by_article"]["example"] == content["metrics"]
    assert {"offline": "contradicted", "verdict": None, "claims": 1} in content["confusion"]
    assert content["splitting"]["ours"]["kind_accuracy"]["hits"] == 6
    assert content["splitting"]["baseline"]["kind_accuracy"]["hits"] == 0
