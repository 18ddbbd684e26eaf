"""Collect the events, memberships and properties that were written down by hand."""

from collections.abc import Iterator
from pathlib import Path

from factcheck.model.fact import Attribute, Event, SourceInfo

_FACTS = Path(__file__).parent / "facts"
SOURCE = "hand-checked"


def collect() -> list[Event]:
    """Give the summits and other events, by start."""
    return []


def attributes() -> list[Attribute]:
    """Give the hand-written attributes and memberships."""
    return []
