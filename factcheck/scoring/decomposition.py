"""Measure statements against the atomic facts that people wrote for the same sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model.document import Document
from factcheck.scoring.jsonl import name_of, read_rows
from factcheck.scoring.worthiness import Splitter

# A convention of this project, from no published work: of two texts of ten tokens seven are
# shared. Below it, two facts about the same names already pass for each other.
SAME = 0.7
_TOKEN = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Hold how far some claims cover people's facts, as means from 0 to 1.

    `recall` is the mean over facts of the best F1 with any claim of the sentence, `precision`
    the mean over claims of the best F1 with any fact, `found` the share of facts with a best
    F1 of at least 0.7 (`SAME`, which says where the number comes from). None: nothing to count.
    """

    recall: float | None
    precision: float | None
    found: float | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecompositionEvaluation:
    """Hold the figures on one file; the baseline takes the whole sentence for the only claim."""

    name: str
    sentences: int
    facts: int
    ours: Overlap
    baseline: Overlap


Pair = tuple[Sequence[str], Sequence[str]]  # the claims and the facts of one sentence


def evaluate_decomposition(
    path: Path, splitter: Splitter, *, limit: int | None = None
) -> DecompositionEvaluation:
    """Split each sentence of a file (text, claims) alone and compare with people's facts.

    Raises:
        DocumentError: when the file cannot be used.
    """
    ours: list[Pair] = []
    whole: list[Pair] = []
    for row in read_rows(path, limit=limit):
        text, facts = row.text("text"), row.texts("claims")
        claims = splitter(Document(text=text, origin=row.place)).claims
        ours.append(([claim.statement for claim in claims], facts))
        whole.append(([text], facts))
    return DecompositionEvaluation(
        name=name_of(path),
        sentences=len(ours),
        facts=sum(len(facts) for _, facts in ours),
        ours=compare(ours),
        baseline=compare(whole),
    )


def compare(pairs: Iterable[Pair]) -> Overlap:
    """Compare claims with facts by token overlap, sentence by sentence.

    A soft match with the best partner, several facts may have the same one, as summaries are
    matched with content units (SCUs: Nenkova and Passonneau 2004) and propositions with those
    of PropSegmEnt (Chen et al. 2023). Facts of a sentence without a claim count 0.
    """
    recalls: list[float] = []
    precisions: list[float] = []
    for claims, facts in pairs:
        ours, theirs = [tokens_of(c) for c in claims], [tokens_of(f) for f in facts]
        recalls += [_best(fact, ours) for fact in theirs]
        precisions += [_best(claim, theirs) for claim in ours]
    return Overlap(
        recall=_mean(recalls),
        precision=_mean(precisions),
        found=_mean([float(value >= SAME) for value in recalls]),
        claims=len(precisions),
    )


def tokens_of(text: str) -> Counter[str]:
    """Count a text's words in lower case, without punctuation and articles.

    As SQuAD compares answers (Rajpurkar et al. 2016), save that a sign inside a word parts it:
    some sets write "women 's" and "1 , 000".
    """
    return Counter(word for word in _TOKEN.findall(text.lower()) if word not in _ARTICLES)


def token_f1(left: Counter[str], right: Counter[str]) -> float:
    """Give the F1 of two bags of tokens: twice the shared ones over all of both."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _best(bag: Counter[str], others: Sequence[Counter[str]]) -> float:
    return max((token_f1(bag, other) for other in others), default=0.0)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
