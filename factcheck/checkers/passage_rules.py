"""Load which relation of a statement bears out which relation of a claim, and how they compare."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Say what may bear out one relation.

    `time` is "within", "same", "contest", "event" or "none"; `narrower` names the list of
    words that make a statement one about less.
    """

    by: frozenset[str]
    is_present: bool
    time: str
    narrower: str


@cache
def _table() -> dict[str, Any]:
    source = files("factcheck.checkers").joinpath("passage.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _rules() -> dict[str, Rule]:
    return {
        relation: Rule(
            by=frozenset({relation} if row["by"] == "same" else row["by"]),
            is_present=row.get("tense") == "present",
            time=row["time"],
            narrower=row["narrower"],
        )
        for row in _table()["rule"]
        for relation in row["relations"]
    }


def rule_for(relation: str) -> Rule | None:
    """Give the rule for a claim's relation; None where text may not decide it."""
    return _rules().get(relation)


def relations() -> frozenset[str]:
    """Give the relations that text may decide."""
    return frozenset(_rules())


@cache
def details(key: str) -> frozenset[str]:
    """Give the names of details that are compared loosely, or not at all."""
    return frozenset(_table()["free"][key])


@cache
def open_words() -> re.Pattern[str]:
    """Give the words that keep a sentence from plainly asserting what it says."""
    listed = "|".join(_table()["open"]["words"])
    cased = "|".join(_table()["open"]["cased"])
    return re.compile(rf"(?<![\w’'-])(?:(?i:{listed})|{cased})(?![\w’'-])")


@cache
def narrower_words(key: str) -> re.Pattern[str]:
    """Give the words that narrow what a sentence of one sort says."""
    listed = "|".join(_table()["narrower"][key])
    return re.compile(rf"(?<![\w’'-])(?:{listed})(?![\w’'-])", re.IGNORECASE)


@cache
def turning_words() -> re.Pattern[str]:
    """Give the words that turn a result round."""
    return _any_of("turning")


@cache
def handover_words() -> re.Pattern[str]:
    """Give the words by which one holder of a post hands over to another."""
    return _any_of("handover")


def _any_of(section: str) -> re.Pattern[str]:
    listed = "|".join(_table()[section]["words"])
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def mirror_pattern(loser: str) -> re.Pattern[str]:
    """Give the one form of a result in which text may contradict, with the loser's name."""
    return re.compile(_table()["mirror"]["pattern"].format(loser=re.escape(loser)))
