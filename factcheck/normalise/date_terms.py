"""Name the words of dates: months, weekdays, seasons, fixed days, numbers of days."""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIXED_DAYS = {
    "New Year's Day": (1, 1),
    "May Day": (5, 1),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

# Months and weekdays count only with a capital: "may" and "march" are verbs, "sun" is a star.
_FULL_MONTH = "|".join(f"{name}|{name.upper()}" for name in MONTHS)
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)(?:\.|(?!\w))"
FULL_MONTH = f"(?:{_FULL_MONTH})(?!\\w)"
MONTH = f"(?:(?:{_FULL_MONTH})(?!\\w)|{_SHORT_MONTH})"
WEEKDAY = (
    "(?:(?:" + "|".join(f"{name}|{name.upper()}" for name in WEEKDAYS) + r")(?!\w)"
    r"|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?:\.|(?=,?\s\d))(?!\w))"
)
FULL_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})(?!\\w)"
YEAR = r"(?:1\d{3}|20\d\d|2100)(?![\d%]|[.,]\d)"

_DIGITS = tuple("0123456789")
# What a text, folded, must hold one of for a rule of that cue to find anything; months apart.
CUES = {
    "ago": (" ago",),
    "apostrophe": ("'",),
    "century": ("centur", "millenni"),
    "day": ("day", "night", "morning", "afternoon", "evening", "tomorrow"),
    "decade": (*_DIGITS, "ties"),
    "digit": _DIGITS,
    "feast": ("year's", "may ", "christmas", "boxing"),
    "half": ("half", "quarter"),
    "ordinal": (*_DIGITS, "first", "second", "third", "fth", "rth", "xth", "nth", "hth", "eth"),
    "season": tuple(SEASONS),
    "unit": ("year", "month", "week", "quarter", "decade", "century"),
    "weekday": tuple(name.lower() for name in WEEKDAYS),
    "year": ("year",),
}  # fmt: skip


def month_number(word: str) -> int:
    """Give 1 to 12 for a month's name or abbreviation."""
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str | None) -> int | None:
    """Give 0 for Monday to 6 for Sunday; None for no word."""
    return None if not word else _WEEKDAY_NUMBERS[word[:3].lower()]


def squeezed(text: str) -> str:
    """Give a phrase in lower case with single blanks, to look it up."""
    return re.sub(r"\s+", " ", text).strip().lower()
