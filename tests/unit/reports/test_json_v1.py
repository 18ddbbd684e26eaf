"""Test the JSON format field by field, and against the schema that ships with it."""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import SlotMatch, Stance
from factcheck.model.report import Report, SentenceState
from factcheck.model.value import Hedge
from factcheck.model.verdict import Label, Reason
from factcheck.reports.json_v1 import build, load_schema
from factcheck.reports.protocol import Look
from factcheck.testing import make_claim, make_document, make_report, make_verdict
from tests.unit.reports.example import INFO, NOTHING, OPEN_ONLY, REPORT, TEXT


def written(reports: Sequence[Report], look: Look | None = None) -> str:
    out = io.StringIO()
    build().write(reports, out, look or Look(), INFO)
    return out.getvalue()


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(load_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize(
    "reports", [[REPORT], [REPORT, NOTHING, OPEN_ONLY], [NOTHING], []], ids=len
)
def test_every_output_keeps_the_schema(reports: Sequence[Report]) -> None:
    content = json.loads(written(reports))
    validator().validate(content)
    assert content["summary"]["documents"] == len(reports)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(extra=1),
        lambda c: c.update(schema="factcheck/report/v2"),
        lambda c: c["documents"][0].pop("coverage"),
        lambda c: c["documents"][0]["claims"][0].update(verdict="false"),
        lambda c: c["documents"][0]["claims"][0].update(reason="offline"),
        lambda c: c["documents"][0]["claims"][0].update(evidence=[]),
        lambda c: c["documents"][0]["claims"][2].update(reason=None),
        lambda c: c["documents"][0]["claims"][0]["slots"]["quantity"].update(value=61.5),
        lambda c: c["documents"][0]["claims"][0]["slots"]["subject"].pop("qid"),
        lambda c: c["documents"][0]["claims"][0]["evidence"][0].update(retrieved_at="May 2020"),
    ],
)
def test_schema_refuses_what_the_contract_does_not_allow(change: Callable[[Any], object]) -> None:
    content = json.loads(written([REPORT]))
    change(content)
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(content)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("claim", "verdict"), Label),
        (("claim", "kind"), ClaimKind),
        (("sentence", "state"), SentenceState),
        (("evidence", "stance"), Stance),
    ],
)
def test_schema_knows_every_word_of_the_model(place: tuple[str, str], words: Iterable[str]) -> None:
    definition, field = place
    known = json.loads(load_schema())["$defs"][definition]["properties"][field]["enum"]
    assert set(known) == set(words)


def test_schema_knows_every_reason_hedge_and_comparison() -> None:
    definitions = json.loads(load_schema())["$defs"]
    assert set(definitions["claim"]["properties"]["reason"]["enum"]) == {*Reason, None}
    hedge = definitions["slots"]["properties"]["quantity"]["anyOf"][1]["properties"]["hedge"]
    assert set(hedge["enum"]) == set(Hedge)
    slots = definitions["evidence"]["properties"]["slots"]["additionalProperties"]
    assert set(slots["enum"]) == set(SlotMatch)


def test_schema_describes_every_field() -> None:
    def undescribed(node: object, path: list[str]) -> Iterator[list[str]]:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                # The conditions of a claim only narrow fields described elsewhere.
                is_condition = path[-1:] in (["if"], ["then"], ["else"])
                if not is_condition and not {"description", "$ref"} & set(field):
                    yield [*path, name]
            for key, value in node.items():
                yield from undescribed(value, [*path, key])

    assert list(undescribed(json.loads(load_schema()), [])) == []


def test_fields_come_in_the_order_of_the_contract() -> None:
    content = json.loads(written([REPORT]))
    assert list(content) == [
        "schema", "tool", "settings", "documents", "summary", "exit_code",
    ]  # fmt: skip
    document = content["documents"][0]
    assert list(document) == [
        "id", "origin", "title", "language", "sha256", "published", "published_from", "claims",
        "sentences", "coverage", "sources", "summary",
    ]  # fmt: skip
    claim = document["claims"][0]
    assert list(claim) == [
        "id", "start", "end", "line", "column", "quote", "statement", "kind", "slots",
        "attributed_to", "verdict", "reason", "confidence", "rationale", "correction", "evidence",
    ]  # fmt: skip
    assert list(claim["slots"]) == ["subject", "relation", "object", "quantity", "time", "place"]
    assert list(claim["evidence"][0]) == [
        "source", "title", "url", "excerpt", "value", "valid", "retrieved_at", "revision",
        "licence", "stance", "slots", "because",
    ]  # fmt: skip


def test_claim_holds_the_values_of_the_verdict() -> None:
    claim = json.loads(written([REPORT]))["documents"][0]["claims"][0]
    assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
    assert (claim["line"], claim["column"]) == (2, 1)
    assert claim["slots"] == {
        "subject": {"text": "Ada Ray", "qid": "Q1"},
        "relation": "won",
        "object": {},
        "quantity": {
            "text": "61.5%",
            "value": "61.5",
            "unit": "percent",
            "low": "61.45",
            "high": "61.55",
            "hedge": "exact",
        },
        "time": {
            "text": "3 May 2020",
            "edtf": "2020-05-03",
            "earliest": "2020-05-03",
            "latest": "2020-05-03",
        },
        "place": {"text": "Ruritania", "qid": None},
    }
    assert (claim["verdict"], claim["reason"], claim["confidence"]) == (
        "contradicted",
        None,
        0.9877,
    )
    assert claim["correction"] == "51.5%"
    assert claim["evidence"][0] == {
        "source": "snapshot",
        "title": "Elections of Ruritania",
        "url": "https://example.org/elections",
        "excerpt": "2020 | Ada Ray | 51.5",
        "value": "Ada Ray 51.5%",
        "valid": {"from": "2020-05-03", "to": "2020-05-03"},
        "retrieved_at": "2026-07-01",
        "revision": "r1",
        "licence": "CC0",
        "stance": "refutes",
        "slots": {"quantity": "differs", "time": "agrees"},
        "because": "the article says 61.5%, the results 51.5%",
    }


def test_large_numbers_are_plain_digits() -> None:
    quantity = json.loads(written([REPORT]))["documents"][0]["claims"][1]["slots"]["quantity"]
    assert (quantity["low"], quantity["value"], quantity["high"]) == (
        "1800000",
        "2000000",
        "2200000",
    )


def test_document_tells_coverage_sources_and_states() -> None:
    document = json.loads(written([REPORT]))["documents"][0]
    assert document["coverage"] == {"sentences": 6, "checkable": 4, "checked": 2}
    assert document["sources"][1]["failures"] == [{"reason": "offline", "count": 3}]
    assert document["sentences"][0] == {"start": 0, "end": 19, "state": "ambiguous"}
    assert (document["published"], document["published_from"]) == ("2020-05-06", "dateline")
    assert document["summary"] == {"supported": 1, "contradicted": 1, "unverified": 1}


def test_document_without_a_date_says_so() -> None:
    document = json.loads(written([NOTHING]))["documents"][0]
    assert (document["published"], document["published_from"]) == (None, "unknown")


def test_run_holds_versions_settings_totals_and_exit_code() -> None:
    content = json.loads(written([REPORT, OPEN_ONLY]))
    assert content["tool"] == {
        "name": "factcheck",
        "version": "0.0.0",
        "snapshot": "2024-11-01",
        "models": {"parser": "3.8.0"},
    }
    assert content["settings"] == {
        "offline": True,
        "locked": None,
        "sources": ["fake"],
        "digest": "sha256:0",
    }
    assert content["summary"] == {
        "documents": 2,
        "supported": 1,
        "contradicted": 1,
        "unverified": 2,
    }
    assert content["exit_code"] == 1


def test_output_equals_the_usual_layout_of_the_same_object() -> None:
    text = written([REPORT, NOTHING])
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_reports_are_written_one_at_a_time() -> None:
    out = io.StringIO()
    sizes: list[int] = []

    def reports() -> Iterator[Report]:
        for report in (REPORT, REPORT, NOTHING):
            sizes.append(len(out.getvalue()))
            yield report

    build().write(reports(), out, Look(), INFO)
    assert 0 < sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("raw", ["\x1b[31m", "\x9b31m", "\u202e", "\u2028", "\x7f", "\ud800"])
def test_characters_that_mislead_are_escaped_and_survive(raw: str) -> None:
    text = f"Ada {raw} won."
    claim = make_claim(text)
    for unicode in (True, False):
        look = Look(unicode=unicode)
        output = written([make_report(make_document(text), [make_verdict(claim)])], look)
        assert raw not in output
        assert json.loads(output)["documents"][0]["claims"][0]["quote"] == text


def test_output_is_ascii_where_unicode_cannot_be_shown() -> None:
    text = "Zoë spoke to José."
    report = make_report(make_document(text), [make_verdict(make_claim(text), Label.SUPPORTED)])
    assert text in written([report])
    narrow = written([report], Look(unicode=False))
    assert narrow.isascii()
    assert json.loads(narrow) == json.loads(written([report]))


def test_published_day_is_written_as_iso_8601() -> None:
    document = make_document("Ada won.", published=date(2020, 1, 2))
    assert '"published": "2020-01-02"' in written([make_report(document)])


def test_what_is_no_number_is_refused_not_written() -> None:
    report = replace(REPORT, verdicts=(replace(REPORT.verdicts[0], confidence=float("nan")),))
    with pytest.raises(ValueError, match="nan"):
        written([report])
