"""Read what the words round an office tell: ranks, cabinets of the past, where an interval opens."""

import re

from factcheck.model.value import DateMention, DateShape, EdtfDate
from factcheck.normalise.dates import find_dates
from factcheck.normalise.edtf import parse_edtf

# A place in an order: "the youngest", "the sixth", "the only"; nobody's day or length is told by it.
RANK = (
    r"(?:\w{3,}est|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|only|last|most|"
    r"best|worst|\d+(?:st|nd|rd|th))"
)
# After a title: "petroleum minister in the last cabinet".
OF_A_PAST_CABINET = r" in (?:the|his|her) (?:last|previous|former|outgoing|old) (?:cabinet|government|administration)\b"


def opening(when: DateMention) -> EdtfDate | None:
    """Give the date itself, or for "since X" the opening X of the open interval."""
    if when.date is None or when.shape is not DateShape.SINCE:
        return when.date
    words = re.sub(r"^(?:\w+ )?since (?:the )?", "", when.text, flags=re.IGNORECASE)
    again = find_dates(words, anchor=when.date.latest)
    if again and again[0].date is not None:
        return again[0].date
    return parse_edtf(when.date.edtf.partition("/")[0])
