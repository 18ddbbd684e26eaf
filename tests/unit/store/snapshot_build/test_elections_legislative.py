"""Check seats by party and the days of chambers."""

from factcheck.store.snapshot_build.elections_legislative import chamber_elections, read_seats

LOWER = "Legislative branch - lower chamber"
UPPER = "Legislative branch - upper chamber"


def chamber(day: str, seats: str, following: str, scope: str = "full renewal") -> dict[str, object]:
    fields = {
        "chamber name": "House of Things (Dinghaus)",
        "number of seats": "465 (all directly elected)",
        "scope of elections": scope,
        "term in office": "4 years",
        "most recent election date": day,
        "parties elected and seats per party": seats,
        "expected date of next election": following,
    }
    return {name: {"text": text} for name, text in fields.items()}


def test_read_seats_parts_name_acronym_and_number() -> None:
    seats = read_seats("Freedom Advances (LLA) (28); Green Party (85); SPD 23; (3); Other (25)")

    assert [(c.name, c.party, c.seats) for c in seats] == [
        ("Freedom Advances", "LLA", 28),
        ("Green Party", None, 85),
        ("SPD", None, 23),
        ("other", None, 25),
    ]


def test_read_seats_reads_a_list_with_commas() -> None:
    seats = read_seats("Self-Determination Movement (LVV) (58), Serb List (10), other (10)")

    assert [c.seats for c in seats] == [58, 10, 10]


def test_chamber_elections_swaps_back_the_days_of_two_chambers() -> None:
    page: dict[str, object] = {
        LOWER: chamber("7/20/2025", "Blue Party (191); Red Party (148)", "October 2028"),
        UPPER: chamber("10/27/2024", "Blue Party (39)", "July 2028", "partial renewal"),
    }

    rows = chamber_elections("country:XXA", page, "source:test")

    assert [row.election.id for row in rows] == [
        "election:XXA:2024-10-27:lower-chamber",
        "election:XXA:2025-07-20:upper-chamber:partial",
    ]
    assert rows[0].election.total_seats == 465
    assert rows[0].election.body == "House of Things"
    assert rows[0].election.office is None


def test_chamber_elections_leaves_out_a_chamber_that_nobody_elected() -> None:
    page: dict[str, object] = {UPPER: chamber("", "Blue Party (39)", "")}

    assert chamber_elections("country:XXA", page, "source:test") == []
