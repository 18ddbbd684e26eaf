"""Write polls out as rows of the snapshot: one election a round, candidates best first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.model.fact import Candidate, Election
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_candidates import Result, Tally
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_merge import Poll
from factcheck.store.snapshot_build.elections_names import normal_capitals, same_person
from factcheck.store.snapshot_build.elections_versions import best_contest, with_full_names

_UPPER = ("upper", "senate", "councillors")

_LOWER = ("lower", "house of representatives", "deputies")


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRow:
    """Pair an election with its candidates' names as the source spells them.

    `raw_names` runs parallel to the candidates ("Javier Gerardo MILEI"): capitals mark the
    family name. Candidates who are no person or party ("other", "against") keep their word.
    """

    election: Election
    raw_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """Hold one list of one round with the names in full."""

    contest: Contest
    results: tuple[Result, ...]


def poll_rows(poll: Poll, source: str) -> list[ElectionRow]:
    """Write one row a round, and one a chamber where two chambers voted."""
    lists = _lists(poll)
    rows = []
    for key in sorted(lists):
        round_, chamber = key
        if not _worth(lists[key], poll):
            continue
        last = max(key[0] for key in lists if key[1] == chamber)
        rows.append(_row(poll, lists[key], (round_, chamber, last), source))
    return rows


def _house(chamber: str) -> str:
    text = chamber.lower()
    if any(word in text for word in _UPPER):
        return "upper-house"
    return "lower-house" if any(word in text for word in _LOWER) else ""


def _lists(poll: Poll) -> dict[tuple[int, str], list[_List]]:
    """Choose the best version of every list, keyed by round (0: none named) and house."""
    keys = {(c.round, c.measure, c.chamber) for s in poll.sightings for c in s.contests}
    two_houses = {_house(chamber) for _, _, chamber in keys} >= {"upper-house", "lower-house"}
    found: dict[tuple[int, str], list[tuple[tuple[int, object], _List]]] = {}
    for round_, measure, chamber in sorted(keys, key=str):
        best = best_contest(poll, round_, measure, chamber)
        if best is None:
            continue
        contest, sighting = best
        entry = _List(contest=contest, results=with_full_names(contest, poll))
        house = _house(chamber) if two_houses else ""
        found.setdefault((round_ or 0, house), []).append(((sighting.rank, sighting.seen), entry))
    ordered = {
        key: [entry for _, entry in sorted(items, key=lambda i: i[0], reverse=True)]
        for key, items in found.items()
    }
    return _place_unnumbered(ordered)


def _place_unnumbered(
    lists: dict[tuple[int, str], list[_List]],
) -> dict[tuple[int, str], list[_List]]:
    """Put lists of texts without rounds to the round whose numbers they repeat."""
    rounds = sorted(key for key in lists if key[0])
    for key in [key for key in lists if not key[0]]:
        numbered = [r for r in rounds if r[1] == key[1]]
        if not numbered:
            continue
        for entry in lists.pop(key):
            target = max(numbered, key=lambda r: (_likeness(entry, lists[r]), r))
            if _likeness(entry, lists[target]) > 0 or not entry.results:
                lists[target].append(entry)
            elif len(numbered) == 1 and numbered[0][0] == 1:
                lists.setdefault((2, key[1]), []).append(entry)
    return lists


def _likeness(entry: _List, others: Sequence[_List]) -> int:
    numbers = {
        (r.number or Decimal(0)).quantize(Decimal(1)) for r in entry.results if not r.is_rest
    }
    theirs = {
        (r.number or Decimal(0)).quantize(Decimal(1))
        for o in others
        for r in o.results
        if not r.is_rest
    }
    return len(numbers & theirs)


def _worth(lists: Sequence[_List], poll: Poll) -> bool:
    has_numbers = any(x.results or x.contest.tally for x in lists)
    return has_numbers or (poll.winner is not None and poll.period is not None)


def _row(
    poll: Poll, lists: Sequence[_List], place: tuple[int, str, int], source: str
) -> ElectionRow:
    round_, house, last = place
    merged = _merge_measures(poll, lists)
    decisive = _is_decisive(poll, lists, round_, last)
    merged = _mark_winner(merged, poll.winner, decisive=decisive)
    ordered = sorted(merged, key=_order)
    when = _date(poll, lists, round_, last)
    indirect = any(x.contest.indirect for x in lists)
    body = next((x.contest.chamber for x in lists if x.contest.chamber), None)
    office = f"office:{poll.office}"
    label = when.edtf.replace("/", "--") if when else _undated(poll)
    parts = ["election", poll.jurisdiction.partition(":")[2], label, poll.office]
    if round_:
        parts.append(f"round-{round_}")
    if house:
        parts.append(house)
    election = Election(
        id=":".join(parts),
        jurisdiction=poll.jurisdiction,
        office=office,
        body=body if indirect else None,
        round=round_ or None,
        date=when,
        candidates=tuple(replace(c, name=normal_capitals(c.name)) for c in ordered),
        decisive=decisive,
        electorate="indirect" if indirect else "popular",
        source=source,
        # Where the day comes from the list of days, a reader finds it on that day's page.
        url=_page(poll, when) or "https://www.cia.gov/the-world-factbook/",
    )
    return ElectionRow(election=election, raw_names=tuple(c.name for c in ordered))


def _page(poll: Poll, when: EdtfDate | None) -> str | None:
    return poll.pages.get(when.earliest) if when and when.earliest and when.is_day else None


def _undated(poll: Poll) -> str:
    return f"undated-{_slug(poll.winner or '')}-{poll.first_seen.year}"


def _slug(name: str) -> str:
    return "-".join(name.lower().split())


def _is_decisive(poll: Poll, lists: Sequence[_List], round_: int, last: int) -> bool:
    if round_ < last:
        return False
    if round_ != 1:
        return poll.winner is not None
    # A first round alone decides where the text says so or someone has a majority.
    top = max(
        (r.number or Decimal(0) for x in lists for r in x.results if not r.is_rest),
        default=Decimal(0),
    )
    said = any(c.winner and c.round == 1 for s in poll.sightings for c in s.contests)
    return said or top > 50


def _merge_measures(poll: Poll, lists: Sequence[_List]) -> list[Candidate]:
    """Bring shares, votes and electors of one round into one list of candidates."""
    merged: list[Candidate] = []
    done: set[str] = set()
    for entry in lists:
        measure = entry.contest.measure
        if measure in done and not (entry.contest.tally and len(merged) < 2):
            continue
        done.add(measure)
        for result in entry.results:
            _add(merged, _candidate(result, measure))
        if entry.contest.tally and not entry.results:
            for candidate in _from_tally(entry.contest, entry.contest.tally):
                _add(merged, candidate)
    if not any(not Result(name=c.name).is_rest for c in merged) and poll.winner:
        merged.append(Candidate(id=None, name=poll.winner, party=_winner_party(poll)))
    return merged


def _winner_party(poll: Poll) -> str | None:
    ordered = sorted(poll.sightings, key=lambda s: (s.rank, s.seen), reverse=True)
    return next((c.winner_party for s in ordered for c in s.contests if c.winner_party), None)


def _candidate(result: Result, measure: str) -> Candidate:
    number = result.number
    whole = int(number) if number is not None and number == number.to_integral_value() else None
    if measure == "share" or result.percent:
        return Candidate(id=None, name=result.name, party=result.party, share=number)
    if measure == "electoral":
        return Candidate(id=None, name=result.name, party=result.party, electoral_votes=whole)
    return Candidate(id=None, name=result.name, party=result.party, votes=whole)


def _from_tally(contest: Contest, tally: Tally) -> list[Candidate]:
    winner = Candidate(
        id=None,
        name=contest.winner or "",
        party=contest.winner_party,
        share=tally.share,
        votes=tally.won,
    )
    found = [winner]
    if tally.lost is not None:
        found.append(Candidate(id=None, name="against", votes=tally.lost))
    elif tally.total is not None and tally.won is not None and tally.total > tally.won:
        found.append(Candidate(id=None, name="other", votes=tally.total - tally.won))
    if tally.abstained is not None:
        found.append(Candidate(id=None, name="abstentions", votes=tally.abstained))
    return found


def _add(merged: list[Candidate], new: Candidate) -> None:
    rest = Result(name=new.name).is_rest
    for at, old in enumerate(merged):
        same = (
            old.name == new.name
            if rest
            else not Result(name=old.name).is_rest and same_person(old.name, new.name)
        )
        if same:
            merged[at] = replace(
                old,
                party=old.party or new.party,
                share=old.share if old.share is not None else new.share,
                votes=old.votes if old.votes is not None else new.votes,
                electoral_votes=old.electoral_votes
                if old.electoral_votes is not None
                else new.electoral_votes,
            )
            return
    merged.append(new)


def _mark_winner(
    candidates: list[Candidate], winner: str | None, *, decisive: bool
) -> list[Candidate]:
    people = [c for c in candidates if not Result(name=c.name).is_rest]
    if not decisive:
        return candidates
    chosen = next((c for c in people if winner and same_person(c.name, winner)), None)
    if chosen is None and winner is None:
        chosen = next((c for c in people if (c.share or 0) > 50), None)
    if chosen is None:
        return candidates
    return [replace(c, won=c is chosen) if c in people else c for c in candidates]


def _order(candidate: Candidate) -> tuple[bool, Decimal, Decimal]:
    score = candidate.share if candidate.share is not None else Decimal(candidate.votes or 0)
    return (
        Result(name=candidate.name).is_rest,
        -Decimal(candidate.electoral_votes or 0),
        -score,
    )


def _date(poll: Poll, lists: Sequence[_List], round_: int, last: int) -> EdtfDate | None:
    """Give the day of this round where one is known, else the year or window."""
    own = [x.contest.period for x in lists if x.contest.period and x.contest.period.is_day]
    if poll.days:
        return poll.days.get(round_ or _likely_round(poll, lists)) or _within(poll.period)
    if own and poll.period and own[0].overlaps(poll.period):
        return own[0]
    return poll.period if round_ in {0, last} else _within(poll.period)


def _within(period: EdtfDate | None) -> EdtfDate | None:
    """Widen a day to its year, for a round on some other day."""
    if period and period.is_day and period.earliest:
        year = period.earliest.year
        return EdtfDate(
            edtf=str(year),
            earliest=period.earliest.replace(month=1, day=1),
            latest=period.earliest.replace(month=12, day=31),
        )
    return period


def _likely_round(poll: Poll, lists: Sequence[_List]) -> int:
    """Tell the round of a list that names none: two names had a run-off.

    Gives 0, no round, where the election had two and the list fits neither.
    """
    if len(set(poll.days.values())) == 1 and (len(poll.days) == 2 or not poll.has_runoffs):
        return next(iter(poll.days))
    people = [r for x in lists for r in x.results if not r.is_rest and r.number is not None]
    shares = [r.number or Decimal(0) for r in people]
    if len(people) == 2:
        return 2
    return 1 if shares and (max(shares) < 50 or 2 not in poll.days) else 0
