"""Say how likely a parsed sentence states something that can be checked.

A linear model over words, tags and the shape of the main clause, trained from labelled public
sentences; `weights/checkworthiness.md` holds its figures, its data and its limits.
"""

import hashlib
import json
import lzma
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from pathlib import Path

from factcheck.errors import PluginError
from factcheck.language.parse import Token

WEIGHTS = Path(__file__).parent / "weights" / "checkworthiness.json.xz"
# SHA-256 of the file the training tool wrote together with the two constants below.
WEIGHTS_DIGEST = "caa1e4b746e82b8ea7e30432fa1a11551049d9bb11751855f63eb2b7eeb6887a"
# The cut with the best F1 on cross-fitted state speeches among those with F1 >= 0.75 on the
# validation debates, whose labels ask for more.
THRESHOLD = 0.51
# The highest cut, in hundredths, that keeps 99.5 % of the checkable sentences of the cross-fitted
# speeches, the cross-fitted news and the validation news, each by itself.
FILTER = 0.08

_PERSONS = {
    **dict.fromkeys("i me my mine myself".split(), "I"),
    **dict.fromkeys("we us our ours ourselves".split(), "we"),
    **dict.fromkeys("you your yours yourself yourselves".split(), "you"),
}
_CONTENT = frozenset(("ADJ", "ADV", "NOUN", "VERB"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_COMPARISON = ("JJR", "JJS", "RBR", "RBS")
_SLIGHT = frozenset(("cc", "conj", "punct"))
# Counts are read as "at least n", so that long sentences share what short ones teach.
_STEPS = {
    "length": (4, 6, 8, 11, 15, 20, 26, 35, 50),
    "number": (1, 2, 3),
    "name": (1, 2, 3, 5),
    "entity": (1, 2, 3),
    "past": (1, 2, 3),
    "finite past": (1, 2, 3),
    "modal": (1, 2),
    "adjective": (1, 2, 4),
    "noun": (1, 2, 3, 5, 8),
    "comparison": (1, 2),
    "first person": (1, 2),
    "we": (1, 2, 3),
    "you": (1, 2),
    "mark": (1, 2, 3, 5),
}


def _reached(name: str, count: int) -> tuple[str, ...]:
    steps = [step for step in _STEPS[name] if count >= step]
    last = f"c {name} = {steps[-1] if steps else 0}"
    return (last, *(f"c {name} {step}+" for step in steps))


# What a count says, by count, the last place standing for it and all above.
_REACHED = {
    name: tuple(_reached(name, count) for count in range(steps[-1] + 1))
    for name, steps in _STEPS.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Hold a trained model; whole numbers in `scale` parts, so that order cannot change a sum."""

    bias: float
    scale: int
    threshold: float
    filter: float
    by_feature: dict[str, int]


def score(sentences: Sequence[Sequence[Token]]) -> tuple[float, ...]:
    """Give each sentence's probability, 0 to 1, of stating something checkable, in order.

    A sentence without tokens states nothing: 0.

    Raises:
        PluginError: when the weights are missing or differ from their pinned digest.
    """
    if not sentences:
        return ()
    weights = load_weights()
    return tuple(probability(features(tokens), weights) for tokens in sentences)


def probability(found: set[str], weights: Weights) -> float:
    """Give the probability that a model reads from a sentence's features."""
    if not found:
        return 0.0
    total = sum(map(weights.by_feature.get, found, repeat(0)))
    # Divided by the square root of their number: a long sentence is no surer for its length.
    mean = total / (weights.scale * math.sqrt(len(found)))
    return 1 / (1 + math.exp(-(mean + weights.bias)))


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Load and verify the shipped weights; the second call is free."""
    return read_weights(WEIGHTS, WEIGHTS_DIGEST)


def read_weights(path: Path, digest: str) -> Weights:
    """Read a file of weights after comparing it with its digest.

    Raises:
        PluginError: when the file is missing or differs.
    """
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != digest:
        msg = f"the check-worthiness weights {path} are missing or have not their pinned digest"
        raise PluginError(msg, hint="reinstall factcheck-cli")
    payload = json.loads(lzma.decompress(content))
    return Weights(
        bias=payload["bias"],
        scale=payload["scale"],
        threshold=payload["threshold"],
        filter=payload["filter"],
        by_feature=payload["weights"],
    )


def features(tokens: Sequence[Token]) -> set[str]:
    """Give what the model sees of a sentence; names and numbers are seen by kind only.

    The training tool reads sentences with this same function.
    """
    if not tokens:
        return set()
    words = [token.text.lower().replace("’", "'") for token in tokens]
    shapes = [_shape(token, word) for token, word in zip(tokens, words, strict=True)]
    tags = ["<", *[token.tag for token in tokens], ">"]
    pairs = [f"{a} {b}" for a, b in pairwise(tags)]
    return {
        *pairs,
        *[f"{pair} {tag}" for pair, tag in zip(pairs, tags[2:], strict=False)],
        *["w " + word for word in words],
        *["l " + token.lemma for token in tokens if token.pos in _CONTENT],
        *["g " + shape for shape in shapes if shape[0] in "#@"],
        *["n " + token.entity for token in tokens if token.entity],
        *[f"d {token.dep} {tokens[token.head].tag}" for token in tokens],
        f"1 {shapes[0]}",
        f"2 {' '.join(shapes[:2])}",
        f"3 {' '.join(tags[1:4])}",
        "9 " + shapes[-1],
        *_main_clause(tokens, shapes),
        *_counts(tokens, words),
    }


def _shape(token: Token, word: str) -> str:
    """Give a word, or only the kind of a number or name: which one it is proves nothing."""
    if token.pos == "NUM" or (not word.isalpha() and any(map(str.isdigit, word))):
        return "#" + token.entity
    if token.entity and token.pos == "PROPN":
        return "@" + token.entity
    return word or "_"


def _main_clause(tokens: Sequence[Token], shapes: Sequence[str]) -> Iterator[str]:
    """Give the main verb's form with its subject and auxiliaries; no subject is a command."""
    root = next((i for i, token in enumerate(tokens) if token.head == i), 0)
    verb = tokens[root]
    below = [i for i, token in enumerate(tokens) if token.head == root and i != root]
    auxiliaries = "+".join(tokens[i].lemma for i in below if tokens[i].dep in _AUXILIARIES)
    subject = next((i for i in below if tokens[i].dep in _SUBJECTS), None)
    who = "-" if subject is None else tokens[subject].tag
    if subject is not None and (tokens[subject].pos == "PRON" or shapes[subject][0] in "#@"):
        who = shapes[subject]
    yield f"r {verb.lemma} {verb.tag}"
    yield f"ra {auxiliaries} {verb.tag}"
    yield f"rs {who}"
    yield f"rsa {who} {auxiliaries} {verb.tag}"
    yield f"rsv {who} {verb.lemma}"
    yield "rk " + " ".join(sorted({tokens[i].dep for i in below} - _SLIGHT))


def _counts(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[str]:
    kinds = [token.pos for token in tokens]
    tags = [token.tag for token in tokens]
    persons = [_PERSONS[word] for word in words if word in _PERSONS]
    counts = {
        "length": len(tokens),
        "number": kinds.count("NUM"),
        "name": kinds.count("PROPN"),
        "entity": len({token.entity for token in tokens if token.entity}),
        "past": tags.count("VBD") + tags.count("VBN"),
        "finite past": tags.count("VBD"),
        "modal": tags.count("MD"),
        "adjective": kinds.count("ADJ"),
        "noun": kinds.count("NOUN"),
        "comparison": sum(map(tags.count, _COMPARISON)),
        "first person": persons.count("I"),
        "we": persons.count("we"),
        "you": persons.count("you"),
        "mark": kinds.count("PUNCT"),
    }
    for name, count in counts.items():
        reached = _REACHED[name]
        yield from reached[min(count, len(reached) - 1)]
