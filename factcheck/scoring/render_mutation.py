"""Write the figures of a mutation test, one line a mutation."""

import json
from collections.abc import Iterator, Sequence

from factcheck.model.verdict import Label
from factcheck.scoring.mutation import MutantOutcome, MutationOutcome, scores
from factcheck.scoring.render_figures import percent, ratio_json


def mutation_text(outcomes: Sequence[MutationOutcome], *, list_wrong: bool = False) -> str:
    """Write the kill rate and the approvals, then the contradictions that nobody planted.

    `list_wrong` asks for every twin that was not contradicted, with the verdicts on it.
    """
    claims = sum(outcome.claims for outcome in outcomes)
    head = f"mutation test: wrong twins of {claims} supported claims in {len(outcomes)} texts"
    lines = [head, f"  {'mutation':<20}{'killed':<22}{'approved':<22}"]
    lines += [
        f"  {s.mutation:<20}{percent(s.killed):<22}{percent(s.approved):<22}".rstrip()
        for s in scores(outcomes)
    ]
    accused = sum(len(outcome.accused) for outcome in outcomes)
    lines.append(f"  accusations in the untouched texts that no label backs: {accused}")
    lines.append(f"  new accusations of words that were left alone: {_strayed(outcomes)}")
    if list_wrong:
        lines += ["", *_survivors(outcomes)]
    return "\n".join(lines) + "\n"


def mutation_json(outcomes: Sequence[MutationOutcome]) -> str:
    """Write the figures as one JSON object."""
    content = {
        "schema": "factcheck/mutation-evaluation/v1",
        "texts": len(outcomes),
        "claims": sum(outcome.claims for outcome in outcomes),
        "mutations": [
            {
                "mutation": score.mutation,
                "killed": ratio_json(score.killed),
                "approved": ratio_json(score.approved),
            }
            for score in scores(outcomes)
        ],
        "accused_untouched": sum(len(outcome.accused) for outcome in outcomes),
        "accused_beside": _strayed(outcomes),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _strayed(outcomes: Sequence[MutationOutcome]) -> int:
    return sum(len(mutant.strayed) for outcome in outcomes for mutant in outcome.mutants)


def _survivors(outcomes: Sequence[MutationOutcome]) -> Iterator[str]:
    for outcome in outcomes:
        for mutant in outcome.mutants:
            if mutant.answer is not Label.CONTRADICTED:
                yield from _survivor(mutant)


def _survivor(outcome: MutantOutcome) -> Iterator[str]:
    changed = " and ".join(f"“{edit.words}”" for edit in outcome.mutant.edits)
    head = f"{outcome.origin} [{outcome.answer}, {outcome.mutant.mutation}]"
    yield f"{head} {changed} in “{' '.join(outcome.words.split())}”"
    for verdict in outcome.verdicts:
        label = f"{verdict.label} ({verdict.reason})" if verdict.reason else str(verdict.label)
        why = " ".join(verdict.rationale.split())
        yield f"    {label} {verdict.claim.kind} “{' '.join(verdict.claim.quote.split())}” {why}"
