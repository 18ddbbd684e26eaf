"""Count what a snapshot knows of how many states, from when to when, and of which it knows nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Row = Sequence[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Hold one topic: its rows, the states they are of, their years, and the states without any.

    `first` and `last` are the years of the earliest and latest row, None where rows have none.
    """

    topic: str
    rows: int
    states: int
    of: int
    first: int | None
    last: int | None
    missing: tuple[str, ...]


# A state is a country that the data give a capital and somebody at its head.
_STATES = (
    "SELECT e.id, e.label FROM entity e WHERE e.kind = 'country'"
    " AND EXISTS (SELECT 1 FROM attribute a WHERE a.entity = e.id AND a.name = 'capital')"
    " AND EXISTS (SELECT 1 FROM tenure t WHERE t.jurisdiction = e.id AND t.role <> '')"
    " ORDER BY e.label"
)
_TENURES = "SELECT jurisdiction, start_earliest FROM tenure WHERE "
_ELECTIONS = "SELECT jurisdiction, date_earliest FROM election WHERE "
# What the topics are, each with its rows as state and day.
_TOPICS = (
    ("heads of state and government", f"{_TENURES} role <> ''"),
    ("foreign ministers", f"{_TENURES} office = 'office:foreign-minister'"),
    (
        "finance and economy ministers",
        f"{_TENURES} office IN ('office:finance-minister', 'office:economy-minister')",
    ),
    ("votes for president", f"{_ELECTIONS} office = 'office:president'"),
    ("votes for parliament", f"{_ELECTIONS} office IS NULL"),
    ("yearly figures", "SELECT entity, first FROM series WHERE length(first) = 4"),
    ("monthly figures", "SELECT entity, first FROM series WHERE length(first) = 7"),
    ("land borders", "SELECT entity, NULL FROM attribute WHERE name = 'border'"),
    ("summits, treaties and votes", "SELECT country, start FROM event"),
)


def coverage(read: Callable[[str], Sequence[Row]]) -> tuple[Coverage, ...]:
    """Give every topic's coverage; `read` gives the rows of an SQL statement."""
    states = {str(row[0]): str(row[1]) for row in read(_STATES)}
    return tuple(_covered(topic, read(statement), states) for topic, statement in _TOPICS)


def _covered(topic: str, rows: Sequence[Row], states: dict[str, str]) -> Coverage:
    known = {str(row[0]) for row in rows} & states.keys()
    years = [int(str(row[1])[:4]) for row in rows if row[1]]
    return Coverage(
        topic=topic,
        rows=len(rows),
        states=len(known),
        of=len(states),
        first=min(years, default=None),
        last=max(years, default=None),
        missing=tuple(label for state, label in states.items() if state not in known),
    )
