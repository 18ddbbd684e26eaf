"""Read stories with the real parser and the shipped snapshot, each story once a session."""

from collections.abc import Callable, Iterable
from datetime import date

from factcheck.model.claim import Claim, Slot
from factcheck.model.document import Document, PublishedFrom
from factcheck.model.value import EntityRef
from factcheck.splitter.reader import read
from factcheck.splitter.reading import Passage, Reading
from factcheck.splitter.split import Split, split
from factcheck.store.snapshot import Snapshot

KindReader = Callable[[Passage, Reading], Iterable[Claim]]


def story(text: str, day: str | None) -> Document:
    """Make a document of a text and its day, "" and None for none."""
    return Document(
        text=text,
        origin="story.txt",
        published=date.fromisoformat(day) if day else None,
        published_from=PublishedFrom.OPTION if day else PublishedFrom.UNKNOWN,
    )


class Desk:
    """Hold the snapshot and every story read so far."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._readings: dict[tuple[str, str | None], Reading] = {}

    def reading(self, text: str, day: str | None = "2024-03-01") -> Reading:
        """Read a story, or give the reading of before."""
        key = (text, day)
        if key not in self._readings:
            self._readings[key] = read(story(text, day), self.snapshot)
        return self._readings[key]

    def passage(self, text: str, day: str | None = "2024-03-01") -> Passage:
        """Give the last sentence of a story."""
        return self.reading(text, day).passages[-1]

    def claims(self, kind: KindReader, text: str, day: str | None = "2024-03-01") -> list[Claim]:
        """Give what one kind's reader finds in the whole story."""
        reading = self.reading(text, day)
        return [claim for passage in reading.passages for claim in kind(passage, reading)]

    def split(self, text: str, day: str | None = "2024-03-01") -> Split:
        """Split a story."""
        return split(story(text, day), self.snapshot)


def name_in(slot: Slot[EntityRef] | None) -> str:
    """Give the name in a slot, "" for none."""
    return slot.value.name if slot else ""


def facts(claims: Iterable[Claim]) -> list[tuple[str, ...]]:
    """Give relation, subject, object and time of claims, what is empty left out, in order."""
    return [
        tuple(
            part
            for part in (
                claim.slots.relation,
                name_in(claim.slots.subject),
                name_in(claim.slots.object),
                claim.slots.time.value.edtf if claim.slots.time else "",
            )
            if part
        )
        for claim in claims
    ]


def number(claim: Claim) -> tuple[str, str]:
    """Give the value and unit of a claim's number, ("", "") for none."""
    quantity = claim.slots.quantity
    return (f"{quantity.value.value}", quantity.value.unit) if quantity else ("", "")
