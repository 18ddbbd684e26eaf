"""Test how the figures of a mutation test are written."""

import json

from factcheck.model.value import Span
from factcheck.model.verdict import Label
from factcheck.scoring.mutants import Edit, Mutant, Mutation
from factcheck.scoring.mutation import MutantOutcome, MutationOutcome
from factcheck.scoring.render_mutation import mutation_json, mutation_text
from factcheck.testing import make_claim, make_verdict

TEXT = "Ada won in 2021."


def outcome(answer: Label) -> MutantOutcome:
    year = Span(start=11, end=15)
    edit = Edit(span=year, words="2021")
    return MutantOutcome(
        origin="ada.txt",
        mutant=Mutant(mutation=Mutation.YEAR, claim=Span(start=0, end=15), edits=(edit,)),
        words="Ada won in 2021",
        answer=answer,
        verdicts=(make_verdict(make_claim(TEXT, "Ada won"), Label.SUPPORTED),),
        strayed=(),
    )


OUTCOMES = (
    MutationOutcome(
        origin="ada.txt",
        claims=1,
        mutants=(outcome(Label.CONTRADICTED), outcome(Label.SUPPORTED), outcome(Label.UNVERIFIED)),
        accused=(),
    ),
)


def test_each_mutation_has_its_line_and_all_have_one() -> None:
    lines = mutation_text(OUTCOMES).splitlines()
    assert lines[0] == "mutation test: wrong twins of 1 supported claims in 1 texts"
    assert lines[2].split() == ["year", "33.3%", "1/3", "33.3%", "1/3"]
    assert lines[3].split()[0] == "all"
    assert lines[-1].endswith("left alone: 0")


def test_survivors_are_listed_with_their_verdicts() -> None:
    text = mutation_text(OUTCOMES, list_wrong=True)
    assert "ada.txt [supported, year] “2021” in “Ada won in 2021”" in text
    assert "ada.txt [unverified, year]" in text
    assert "contradicted, year" not in text
    assert "    supported other “Ada won”" in text


def test_json_gives_counts_and_shares() -> None:
    found = json.loads(mutation_json(OUTCOMES))
    assert found["schema"] == "factcheck/mutation-evaluation/v1"
    assert found["mutations"][0]["killed"] == {"hits": 1, "total": 3, "share": 0.3333}
    assert found["accused_untouched"] == 0
