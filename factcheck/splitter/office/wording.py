"""Read what the words round a term tell: where an open interval opens."""

import re

from factcheck.model.value import DateMention, DateShape, EdtfDate
from factcheck.normalise.dates import find_dates
from factcheck.normalise.edtf import parse_edtf


def opening(when: DateMention) -> EdtfDate | None:
    """Give the date itself, or for "since X" the opening X of the open interval."""
    if when.date is None or when.shape is not DateShape.SINCE:
        return when.date
    words = re.sub(r"^(?:\w+ )?since (?:the )?", "", when.text, flags=re.IGNORECASE)
    again = find_dates(words, anchor=when.date.latest)
    if again and again[0].date is not None:
        return again[0].date
    return parse_edtf(when.date.edtf.partition("/")[0])
