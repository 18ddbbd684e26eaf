"""Make pairs from those of real text: a needed part out, a number changed, a claim denied.

    python text_twins.py --data FOLDER --out FILE

Reads train.jsonl.gz of the folder. Rows are for training only: rules this simple mislabel some.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pairs import Pair, read

SOURCES = frozenset({
    "fever_dev_pairs.train", "feverous_dev_text.train", "fm2.dev", "exfever.train",
    "sufficient_facts.hover", "sufficient_facts.vitaminc", "creak.train_expl", "wice.dev_chunks", "infotabs.train",
})  # fmt: skip
# Tables: a row taken out of one leaves no passage that anybody would write.
WHOLE = frozenset({"infotabs.train"})
DENIED_SHARE = 0.6
LONGEST_DENIED = 18
_COPULA = re.compile(r"(?:\S+ ){1,5}?(?:is|was|are|were)\b(?! (?:not|n't|never|only|also|just)\b)")
_DENIED = re.compile(r"\b(is|was|are|were) not\b")
# Words whose denial is not the claim with "not" in it.
_UNPLAIN = re.compile(
    r"\b(?:only|never|no|none|nobody|nothing|some|all|every|each|any|most|many|few|both|either|less"
    r"|least|more|until|yet|solely|who|which|that|if|because|although|can't|didn't|doesn't|isn't"
    r"|wasn't|aren't|weren't|did not|does not|there)\b|[;:]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# The first words of a claim name its subject; a passage without it is another thing.
SUBJECT_WORDS = 2
_TOKEN = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*|\d[\d,.]*\d|\d")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_LEAD = r"(?:[,(] )?(?:\b(?:in|on|by|from|at|with|for|as|of|and|to|the|a|an|during|since|until)\b ?(?:[\w'’.-]+ ){0,2}?)?"


def without(text: str, part: str) -> str | None:
    """Take a part with the words that lead to it out of a text, None where it is not there once."""
    found = list(
        re.finditer(_LEAD + re.escape(part) + r"(?![\w])(?: [A-Z][\w'’-]*)*(?: ?\))?", text)
    )
    if len(found) != 1 or text.count(part) != 1:
        return None
    left = (text[: found[0].start()].rstrip() + text[found[0].end() :]).strip()
    return re.sub(r"\s+", " ", left) if len(left.split()) >= 4 else None


def omitted(pair: Pair) -> Iterator[str]:
    """Give the evidence without each part that the claim needs."""
    subject = len(" ".join(pair.claim.split()[:SUBJECT_WORDS]))
    for found in _TOKEN.finditer(pair.claim):
        part = found.group().rstrip(".,")
        if found.start() >= subject and len(part) > 1:
            left = without(pair.evidence, part)
            if left is not None:
                yield left


def renumbered(pair: Pair, random: Random) -> str | None:
    """Give the claim with a number that the evidence states changed, None where it has none."""
    found = [m for m in _NUMBER.finditer(pair.claim) if len(m.group().rstrip(".,")) > 1]
    found = [m for m in found if m.group().rstrip(".,") in pair.evidence]
    if not found:
        return None
    chosen = random.choice(found)
    written = chosen.group().rstrip(".,")
    plain = written.replace(",", "")
    if not plain.isdigit():
        return None
    value = int(plain)
    moved = (
        value + random.choice([-12, -5, -3, -2, -1, 1, 2, 3, 4, 8])
        if 1000 < value < 2100
        else int(value * random.choice([0.3, 0.5, 0.7, 1.3, 1.6, 2, 3])) + 1
    )
    text = f"{moved:,}" if "," in written else str(moved)
    if text in pair.evidence or text == written:
        return None
    return pair.claim[: chosen.start()] + text + pair.claim[chosen.start() + len(written) :]


def mended(pair: Pair) -> str | None:
    """Give a refuting passage with its one other year made the claim's, None where it has none."""
    claimed, told = set(_YEAR.findall(pair.claim)), set(_YEAR.findall(pair.evidence))
    if len(claimed) != 1 or len(told) != 1 or claimed == told:
        return None
    return pair.evidence.replace(*told, *claimed)


def denied(claim: str) -> str | None:
    """Deny a plain claim, or take its denial back; None where that is not simply "not".

    The denial of what a passage refutes is supported by it, and the other way round: rows that
    teach to compare instead of taking "not" for a sign.
    """
    if len(claim.split()) > LONGEST_DENIED or _UNPLAIN.search(claim):
        return None
    if _DENIED.search(claim):
        return _DENIED.sub(r"\1", claim, count=1)
    found = _COPULA.match(claim)
    return f"{found.group(0)} not{claim[found.end() :]}" if found else None


def twins(pairs: Iterator[Pair], random: Random) -> Iterator[dict[str, str]]:
    """Make the rows."""
    for pair in pairs:
        if pair.source not in SOURCES:
            continue
        yield from _denials(pair, random)
        if pair.label == "contradicted" and (passage := mended(pair)):
            row = {"source": "text_number", "claim": pair.claim, "evidence": passage}
            yield {"id": f"{pair.id}-mended", "label": "supported", **row}
        if pair.label != "supported":
            continue
        lacking = list(omitted(pair))
        if lacking and pair.source not in WHOLE:
            row = {
                "source": "text_omitted",
                "claim": pair.claim,
                "evidence": random.choice(lacking),
            }
            yield {"id": f"{pair.id}-omitted", "label": "unverified", **row}
        changed = renumbered(pair, random)
        if changed is not None:
            row = {"source": "text_number", "claim": changed, "evidence": pair.evidence}
            yield {"id": f"{pair.id}-number", "label": "contradicted", **row}


def _denials(pair: Pair, random: Random) -> Iterator[dict[str, str]]:
    claim = denied(pair.claim)
    flipped = {"supported": "contradicted", "contradicted": "supported"}
    if claim is not None and random.random() < DENIED_SHARE:
        row = {"source": "text_denied", "claim": claim, "evidence": pair.evidence}
        yield {"id": f"{pair.id}-denied", "label": flipped.get(pair.label, pair.label), **row}


def main() -> None:
    """Write the rows, the same bytes for the same data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    with (
        given.out.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out,
    ):
        for row in twins(read(given.data / "train.jsonl.gz"), Random("text twins")):
            out.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
