"""Write an evaluation for people, with every miss in full, or as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping

from factcheck.model.claim import Slot, Slots
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from factcheck.model.verdict import Label, Verdict
from factcheck.scoring.match import ArticleOutcome, GoldOutcome
from factcheck.scoring.metrics import Evaluation, Metrics, is_approved
from factcheck.scoring.render_figures import percent, ratio_json
from factcheck.scoring.render_splitting import open_text, splitting_json, splitting_text

TITLES = {
    "contradicted_precision": "precision of contradicted",
    "errors_caught": "errors caught",
    "errors_approved": "errors approved",
    "truths_supported": "truths supported",
    "truths_accused": "truths accused",
    "claim_recall": "claim recall",
    "kind_accuracy": "kind accuracy",
    "not_checkable_decided": "not checkable, decided",
}
COLUMNS = ("errors_caught", "errors_approved", "truths_supported", "truths_accused", "claim_recall")


def render_text(
    evaluation: Evaluation, *, list_wrong: bool = False, list_open: bool = False
) -> str:
    """Write the figures, one a line, then kinds, articles and on request misses.

    `list_wrong` asks for every wrong or missing verdict, `list_open` for every statement that
    does not stand alone.
    """
    blocks = [_head(evaluation), splitting_text(evaluation.articles), _confusion(evaluation)]
    blocks.append(_table("by kind", ((str(k), m) for k, m in evaluation.by_kind())))
    blocks.append(_table("by article", evaluation.by_article()))
    if list_wrong:
        blocks.append(_wrong(evaluation))
    if list_open:
        blocks.append(open_text(evaluation.articles))
    return "\n\n".join(blocks) + "\n"


def to_json(evaluation: Evaluation) -> str:
    """Write the figures as one JSON object; a share without a total is null."""
    content = {
        "schema": "factcheck/evaluation/v1",
        "set": evaluation.name,
        "digest": evaluation.digest,
        "articles": len(evaluation.articles),
        "claims_a_sentence": round(evaluation.claims_a_sentence, 4),
        "metrics": _figures(evaluation.metrics),
        "splitting": splitting_json(evaluation.articles),
        "confusion": [
            {"offline": gold, "verdict": answer, "claims": count}
            for (gold, answer), count in evaluation.confusion().items()
        ],
        "by_kind": {kind: _figures(metrics) for kind, metrics in evaluation.by_kind()},
        "by_article": {slug: _figures(metrics) for slug, metrics in evaluation.by_article()},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _head(evaluation: Evaluation) -> str:
    metrics = evaluation.metrics
    lines = [f"{evaluation.name}: {len(evaluation.articles)} articles, {evaluation.digest[:19]}"]
    lines += [f"  {TITLES[name]:<28}{percent(ratio)}" for name, ratio in metrics.ratios()]
    lines.append(f"  {'false accusations':<28}{metrics.false_accusations}")
    lines.append(f"  {'claims a sentence':<28}{evaluation.claims_a_sentence:.2f}")
    return "\n".join(lines)


def _confusion(evaluation: Evaluation) -> str:
    table = evaluation.confusion()
    answers = (*Label, None)
    lines = ["offline label" + "".join(f"{answer or 'not found':>14}" for answer in answers)]
    lines.extend(
        f"{gold:<13}" + "".join(f"{table[gold, answer]:>14}" for answer in answers)
        for gold in Label
    )
    return "\n".join(lines)


def _table(title: str, rows: Iterable[tuple[str, Metrics]]) -> str:
    named = [(name, metrics) for name, metrics in rows if any(r.total for _, r in metrics.ratios())]
    width = max((len(name) for name, _ in named), default=0) + 2
    width = max(width, len(title) + 2)
    heads = (*(TITLES[name] for name in COLUMNS), "false accusations")
    lines = [f"{title:<{width}}" + "".join(f"{head:>19}" for head in heads)]
    for name, metrics in named:
        ratios = dict(metrics.ratios())
        cells = [f"{ratios[c].hits}/{ratios[c].total}" for c in COLUMNS]
        cells.append(str(metrics.false_accusations))
        lines.append(f"{name:<{width}}" + "".join(f"{cell:>19}" for cell in cells))
    return "\n".join(lines)


def _wrong(evaluation: Evaluation) -> str:
    lines = ["wrong:"]
    for article in evaluation.articles:
        misses = sorted(_misses(article), key=lambda miss: miss[0])
        lines.extend(text for _, text in misses)
    return "\n".join(lines) if len(lines) > 1 else "wrong: nothing"


def _misses(article: ArticleOutcome) -> Iterator[tuple[int, str]]:
    for outcome in article.outcomes:
        for fault in _faults(outcome):
            yield outcome.line, _gold_text(fault, outcome)
    for accusation in article.accusations:
        if not accusation.just and accusation.owner is None:
            head = f"{accusation.slug}:{accusation.line} [false accusation, no label]"
            yield accusation.line, f"{head}\n{_verdict_text(accusation.verdict)}"
    for passage in article.passages:
        if passage.decided_by:
            head = f"{passage.slug}:{passage.line} [not checkable, decided] “{passage.text}”"
            yield passage.line, "\n".join((head, *map(_verdict_text, passage.decided_by)))


def _faults(outcome: GoldOutcome) -> Iterator[str]:
    offline, answer = outcome.gold.offline, outcome.answer
    if offline is Label.CONTRADICTED and answer is not Label.CONTRADICTED:
        yield "error approved" if is_approved(outcome) else "error missed"
    if outcome.accused_by and not outcome.gold.is_error:
        yield "truth accused" if outcome.gold.is_truth else "false accusation"
    elif offline is Label.SUPPORTED and not is_approved(outcome):
        yield "truth not supported"


def _gold_text(fault: str, outcome: GoldOutcome) -> str:
    gold = outcome.gold
    lines = [
        f"{outcome.slug}:{outcome.line} [{fault}] “{gold.quote}”",
        f"    label: {gold.kind}, offline {gold.offline}, truth {gold.truth}; {gold.fact}",
    ]
    if gold.correct:
        lines.append(f"    right: {gold.correct}")
    ours = tuple(dict.fromkeys((*outcome.taken, *outcome.accused_by)))
    lines.extend(_verdict_text(verdict) for verdict in ours)
    return "\n".join(lines if ours else (*lines, "    ours: no claim"))


def _verdict_text(verdict: Verdict) -> str:
    claim = verdict.claim
    label = f"{verdict.label} ({verdict.reason})" if verdict.reason else str(verdict.label)
    why = " ".join(verdict.rationale.split())
    slots = _slots_text(claim.slots)
    return f"    ours: {label} {claim.kind} “{claim.quote}” {{{slots}}} {why}".replace("\n", " ")


def _slots_text(slots: Slots) -> str:
    parts = [
        ("subject", _value_text(slots.subject)),
        ("relation", slots.relation),
        ("object", _value_text(slots.object)),
        ("quantity", _value_text(slots.quantity)),
        ("time", _value_text(slots.time)),
        ("place", _value_text(slots.place)),
        *slots.details,
    ]
    return ", ".join(f"{name}={text}" for name, text in parts if text)


def _value_text(
    slot: Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate] | None,
) -> str:
    if slot is None:
        return ""
    value = slot.value
    if isinstance(value, Quantity):
        return f"{value.low}..{value.value}..{value.high} {value.unit}".strip()
    if isinstance(value, EdtfDate):
        return value.edtf
    return f"{value.name} <{value.id or '|'.join(value.candidates) or '?'}>"


def _figures(metrics: Metrics) -> Mapping[str, object]:
    figures: dict[str, object] = {name: ratio_json(ratio) for name, ratio in metrics.ratios()}
    figures["false_accusations"] = metrics.false_accusations
    return figures
