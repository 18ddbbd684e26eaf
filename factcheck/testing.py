"""Offer fakes for those who write plug-ins: a claim, evidence, a source, a checker, a clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from factcheck.errors import SourceError
from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.document import Document, PublishedFrom
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.report import Report, RunInfo, Sentence, SentenceState, SourceOutcome
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.sources.protocol import Scope
from factcheck.store.request import Traffic

DAY = date(2024, 11, 13)
STANCES = {Label.SUPPORTED: Stance.SUPPORTS, Label.CONTRADICTED: Stance.REFUTES}


@dataclass(slots=True)
class FrozenClock:
    """Stand for a clock that moves only when told to."""

    at: datetime = field(default_factory=lambda: datetime(2024, 11, 13, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Give the time, always in UTC."""
        return self.at

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self.at += timedelta(seconds=seconds)

    def today(self) -> date:
        """Give the day."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeSource:
    """Answer from a table: evidence by quote, an error for every claim, or nothing.

    `asked` collects the quotes of the claims asked about, in order.
    """

    name: str = "fake"
    answers: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    failure: SourceError | None = None
    scope: Scope = field(default_factory=lambda: Scope(kinds=frozenset(ClaimKind)))
    asked: list[str] = field(default_factory=list)

    def covers(self, claim: Claim, /) -> bool:
        """Cover what the scope names."""
        return claim.kind in self.scope.kinds

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the table's evidence for the claim's quote, at most `limit` pieces."""
        self.asked.append(claim.quote)
        if self.failure is not None:
            raise self.failure
        return tuple(self.answers.get(claim.quote, ()))[:limit]


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeServer(FakeSource):
    """Stand for a source on a server, whose answers are in the cache once it was prepared.

    `prepared` collects the quotes of the claims it was prepared for, in order.
    """

    scope: Scope = field(
        default_factory=lambda: Scope(kinds=frozenset(ClaimKind), needs_network=True, cost=1)
    )
    lacks: str = ""
    prepared: list[str] = field(default_factory=list)

    @property
    def traffic(self) -> Traffic:
        """Count one answer of the cache for each claim that was prepared."""
        return Traffic(cached=len(self.prepared))

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Take the claims down."""
        self.prepared.extend(claim.quote for claim in claims)

    def probe(self) -> None:
        """Answer, or fail as every question would."""
        if self.failure is not None:
            raise self.failure


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeChecker:
    """Answer with one stance for every piece of evidence; None stands for "not mine"."""

    name: str = "fake"
    handles: frozenset[ClaimKind] = frozenset(ClaimKind)
    stance: Stance | None = Stance.SUPPORTS
    because: str = "the fake checker says so"

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess any claim alike."""
        if self.stance is None or claim.kind not in self.handles:
            return None
        return Assessment(
            evidence=evidence, stance=self.stance, checker=self.name, because=self.because
        )


def make_document(
    text: str,
    *,
    origin: str = "article.txt",
    published: date | None = DAY,
    title: str | None = None,
) -> Document:
    """Make a document whose date was given by an option, or that has none."""
    came_from = PublishedFrom.UNKNOWN if published is None else PublishedFrom.OPTION
    return Document(
        text=text, origin=origin, title=title, published=published, published_from=came_from
    )


def make_claim(
    text: str,
    quote: str | None = None,
    *,
    kind: ClaimKind = ClaimKind.OTHER,
    slots: Slots | None = None,
    statement: str | None = None,
) -> Claim:
    """Make a claim that quotes the first place of a text with these words, or all of it.

    Raises:
        ValueError: when the text does not hold the quote.
    """
    quote = text if quote is None else quote
    start = text.index(quote)
    return Claim(
        span=Span(start=start, end=start + len(quote)),
        quote=quote,
        statement=quote if statement is None else statement,
        kind=kind,
        slots=slots or Slots(),
        as_of=DAY,
    )


def make_evidence(value: str = "a value", *, source: str = "fake", title: str = "") -> Evidence:
    """Make evidence that a reader could open."""
    return Evidence(
        source=source,
        title=title or f"Table of {value}",
        url="https://example.org/table",
        excerpt=f"cell: {value}",
        value=value,
        valid_from=date(2024, 1, 1),
        valid_to=date(2024, 12, 31),
        retrieved_at=DAY,
        licence="CC0",
    )


def make_assessment(
    stance: Stance = Stance.SUPPORTS, *, evidence: Evidence | None = None, because: str = ""
) -> Assessment:
    """Make an assessment with some evidence."""
    return Assessment(
        evidence=evidence or make_evidence(),
        stance=stance,
        checker="fake",
        because=because or f"the table {stance} it",
    )


def make_verdict(
    claim: Claim,
    label: Label = Label.UNVERIFIED,
    *,
    reason: Reason | None = None,
    rationale: str = "",
    correction: str | None = None,
) -> Verdict:
    """Make a verdict with the evidence that its label needs; unverified means no evidence."""
    decided = label in STANCES
    return Verdict(
        claim=claim,
        label=label,
        reason=None if decided else reason or Reason.NO_EVIDENCE,
        confidence=0.9 if decided else 0.0,
        assessments=(make_assessment(STANCES[label]),) if decided else (),
        rationale=rationale,
        correction=correction,
    )


def make_report(document: Document, verdicts: Sequence[Verdict] = ()) -> Report:
    """Make a report whose sentences are the document's lines, checked where a verdict is."""
    sentences: list[Sentence] = []
    offset = 0
    for line in document.text.splitlines(keepends=True):
        span = Span(start=offset, end=offset + len(line.rstrip()))
        offset += len(line)
        if len(span):
            sentences.append(Sentence(span=span, state=_state(span, verdicts)))
    return Report(
        document=document,
        verdicts=tuple(sorted(verdicts, key=lambda verdict: verdict.claim.span)),
        sentences=tuple(sentences),
        sources=(SourceOutcome(name="fake", asked=len(verdicts), answered=len(verdicts)),),
    )


def make_run_info(*, exit_code: int = 0) -> RunInfo:
    """Make the versions and settings of a run that never was."""
    return RunInfo(
        version="0.0.0",
        snapshot="2024-11-01",
        offline=True,
        sources=("fake",),
        settings_digest="sha256:0",
        exit_code=exit_code,
    )


def _state(span: Span, verdicts: Sequence[Verdict]) -> SentenceState:
    inside = [verdict for verdict in verdicts if span.overlap(verdict.claim.span)]
    if any(verdict.label is not Label.UNVERIFIED for verdict in inside):
        return SentenceState.CHECKED
    return SentenceState.NO_SOURCE if inside else SentenceState.OPINION
