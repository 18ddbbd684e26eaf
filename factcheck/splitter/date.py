"""Find claims that put a weekday to a day."""

from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import DateShape
from factcheck.splitter.draft import date_slot, make_claim
from factcheck.splitter.reading import Passage, Reading

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give a claim for every weekday that stands with its own day: "Sunday 23 February"."""
    for mention in passage.dates:
        if mention.weekday is None or mention.date is None or not mention.date.is_day:
            continue
        written = any(char.isdigit() for char in mention.text)
        if mention.shape is not DateShape.POINT or not written:
            continue
        weekday = WEEKDAYS[mention.weekday]
        yield make_claim(
            reading,
            span=mention.span,
            kind=ClaimKind.DATE,
            statement=f"{mention.date.edtf} was a {weekday}",
            slots=Slots(
                relation="weekday",
                time=date_slot(mention.text, mention.date, mention.span),
                details=(
                    ("weekday", weekday),
                    ("yearless", "yes" if mention.yearless else ""),
                ),
            ),
        )
