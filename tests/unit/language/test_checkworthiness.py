"""The classifier tells statements from hopes, keeps order, and refuses damaged weights."""

import hashlib
import lzma
from itertools import chain
from pathlib import Path

import pytest

from factcheck.errors import PluginError
from factcheck.language.checkworthiness import (
    FILTER,
    THRESHOLD,
    WEIGHTS,
    WEIGHTS_DIGEST,
    features,
    load_weights,
    probability,
    read_weights,
    score,
)
from factcheck.language.parse import Token, parse

STATEMENTS = (
    "The population of Ghana reached 33 million in 2022.",
    "Unemployment fell from 7.1% to 5.4% last year.",
    "The minister signed the treaty on 4 May 2019.",
    "The company employs 12,000 people in nine countries.",
    "Inflation was higher than in any year since 1991.",
    "Since 2015, the state has built 40 new schools.",
    "The bridge was opened by the queen in 1973.",
    "She was elected mayor of the city in 2016 with 54 percent of the vote.",
    "The budget for roads was cut by $200 million.",
    "Exports of wheat doubled between 2010 and 2020.",
    "The court ruled against the government in March.",
    "Last year we passed a law that banned smoking in restaurants.",
)
NO_STATEMENTS = (
    "Thank you very much.",
    "Let us hope for better days.",
    "God bless you all.",
    "We must never give up on our dreams.",
    "Good evening, and welcome.",
    "I believe that together we can do better.",
    "What should we do now?",
    "Please join me in thanking them.",
    "May you live a long and happy life.",
    "I would like to say a word about hope.",
    "We should do what is right.",
    "Now let me be clear.",
)


def trees(*texts: str) -> list[tuple[Token, ...]]:
    """Parse sentences."""
    return list(parse(texts))


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_plain_statement_lies_above_the_threshold(text: str) -> None:
    (found,) = score(trees(text))
    assert found >= THRESHOLD


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_a_hope_a_wish_or_a_greeting_lies_below_the_threshold(text: str) -> None:
    (found,) = score(trees(text))
    assert found < THRESHOLD


def test_the_filter_keeps_every_plain_statement_and_drops_a_wish() -> None:
    kept = [found >= FILTER for found in score(trees(*STATEMENTS))]
    assert kept == [True] * len(STATEMENTS)
    wishes = score(trees("May God bless you and keep you.", "And I hope you do too."))
    assert max(wishes) < FILTER < THRESHOLD


def test_a_batch_gives_what_each_sentence_gives_alone_in_order() -> None:
    mixed = trees(*chain.from_iterable(zip(STATEMENTS, NO_STATEMENTS, strict=True)))
    together = score(mixed)
    assert together == tuple(chain.from_iterable(score([tree]) for tree in mixed))
    assert score(mixed[::-1]) == together[::-1]
    assert len(set(together)) > len(mixed) / 2


def test_probabilities_lie_within_0_and_1_for_any_length() -> None:
    long = " ".join(STATEMENTS * 20)
    found = score(trees("?", "No.", " ", long, "१२३ ❦ “”", long.upper()))
    assert all(0 <= probability <= 1 for probability in found)


def test_nothing_gives_nothing_and_a_sentence_without_tokens_states_nothing() -> None:
    assert score([]) == ()
    assert score([(), *trees("It rained."), ()])[::2] == (0.0, 0.0)
    assert features([]) == set()


def test_a_curly_apostrophe_and_another_name_or_number_change_nothing() -> None:
    straight, curly = trees("We've won.", "We’ve won.")
    assert {seen for seen in features(curly) if seen.startswith("w ")} == {
        seen for seen in features(straight) if seen.startswith("w ")
    }
    assert "g #PERCENT" in features(trees("Prices rose by 7%.")[0])
    assert "g @GPE" in features(trees("He was born in Paris.")[0])


def test_a_main_verb_without_subject_reads_as_a_command() -> None:
    assert "rs -" in features(trees("Raise the taxes.")[0])
    assert "rsa we must VB" in features(trees("We must raise the taxes.")[0])


def test_counts_are_read_as_steps() -> None:
    found = features(trees("Rates rose from 1 to 2, then to 3, then to 4.")[0])
    numbers = {seen for seen in found if seen.startswith("c number")}
    assert numbers == {"c number 1+", "c number 2+", "c number 3+", "c number = 3"}


def test_the_constants_are_those_the_weights_were_written_with() -> None:
    weights = load_weights()
    assert (weights.threshold, weights.filter) == (THRESHOLD, FILTER)
    assert WEIGHTS.stat().st_size < 400_000
    # Advice speaks against a statement, a percentage for one.
    assert weights.by_feature["w should"] < 0 < weights.by_feature["g #PERCENT"]


def test_damaged_or_missing_weights_are_refused_with_a_hint(tmp_path: Path) -> None:
    damaged = tmp_path / "weights.json.xz"
    damaged.write_bytes(WEIGHTS.read_bytes()[:-1] + b"\0")
    for path in (damaged, tmp_path / "none.json.xz"):
        with pytest.raises(PluginError, match="pinned digest") as caught:
            read_weights(path, WEIGHTS_DIGEST)
        assert caught.value.hint == "reinstall factcheck-cli"


def test_weights_are_read_as_written_and_rounded_once(tmp_path: Path) -> None:
    text = '{"bias":-1.0,"scale":10,"threshold":0.5,"filter":0.1,"weights":{"a":40,"b":-20}}'
    content = lzma.compress(text.encode())
    path = tmp_path / "weights.json.xz"
    path.write_bytes(content)
    weights = read_weights(path, hashlib.sha256(content).hexdigest())
    # (40 + 0 + 0 + 0) / 10 / sqrt(4) - 1 = 1, and the logistic of 1.
    assert probability({"a", "x", "y", "z"}, weights) == pytest.approx(0.7310586)
    # (40 - 20) / 10 / sqrt(4) - 1 = 0.
    assert probability({"a", "b", "y", "z"}, weights) == pytest.approx(0.5)
