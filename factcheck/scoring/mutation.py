"""Test the verdicts by mutation: a wrong twin of a supported claim must be contradicted.

Mutation analysis of DeMillo, Lipton and Sayward (1978), on sentences: what an approval is worth
shows in whether it is lost when the sentence turns wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.documents.load import from_text, load
from factcheck.errors import DocumentError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Verdict
from factcheck.pipeline import Equipment, check_document
from factcheck.scoring.examine import in_processes
from factcheck.scoring.labelled import LabelledArticle, find_sets, read_set
from factcheck.scoring.match import does_match
from factcheck.scoring.metrics import Ratio, ratio_of
from factcheck.scoring.mutants import Mutant, Mutation, mutants
from factcheck.splitter.reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class MutantOutcome:
    """Hold what the verdicts on one wrong twin were; `strayed` are new contradictions elsewhere."""

    origin: str
    mutant: Mutant
    words: str
    answer: Label
    verdicts: tuple[Verdict, ...]
    strayed: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationScore:
    """Count the twins of one mutation: `killed` were contradicted, `approved` still supported."""

    mutation: str
    killed: Ratio
    approved: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationOutcome:
    """Hold the outcomes of one text: its claims that were tried, their twins, false accusations.

    `accused` are the contradictions of the untouched text that touch no labelled error.
    """

    origin: str
    claims: int
    mutants: tuple[MutantOutcome, ...]
    accused: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Hold a text to be tried; `trusted` are labelled truths, None where nobody labelled it."""

    document: Document
    trusted: tuple[Span, ...] | None = None
    errors: tuple[Span, ...] = ()


def subject_of(article: LabelledArticle) -> Subject:
    """Give a labelled article with the claims that its labels call true and decidable."""
    return Subject(
        document=article.document,
        trusted=tuple(g.span for g in article.claims if g.offline is Label.SUPPORTED),
        errors=tuple(g.span for g in article.claims if g.is_error),
    )


class MutationTester:
    """Try texts with equipment that is built once, at the first; it can be pickled before."""

    def __init__(self, build: Callable[[], Equipment]) -> None:
        self._build = build
        self._built: list[Equipment] = []

    def __call__(self, subject: Subject) -> MutationOutcome:
        """Try one text."""
        if not self._built:
            self._built.append(self._build())
        return try_by_mutation(subject, self._built[0])


def mutate(
    subjects: Sequence[Subject], build: Callable[[], Equipment], *, jobs: int = 1
) -> tuple[MutationOutcome, ...]:
    """Try every text by mutation, in one process or several."""
    tester = MutationTester(build)
    if jobs > 1:
        return in_processes(tester, subjects, jobs)
    return tuple(map(tester, subjects))


def subjects_of(folder: Path, texts: Callable[[], Sequence[str]]) -> tuple[Subject, ...]:
    """Give the labelled articles of a folder, or, where it holds none, the `texts` found in it.

    Raises:
        DocumentError: when a labelled set is faulty, or the folder holds no text.
    """
    try:
        sets = find_sets(folder)
    except DocumentError:
        return tuple(Subject(document=load(path)) for path in texts())
    return tuple(subject_of(article) for each in sets for article in read_set(each))


def try_by_mutation(subject: Subject, equipment: Equipment) -> MutationOutcome:
    """Check a text, then each of its wrong twins, and say what became of the verdicts."""
    document = subject.document
    report = check_document(document, equipment)
    accused = [v for v in report.verdicts if v.label is Label.CONTRADICTED]
    spans = _supported(report, subject.trusted)
    reading = read(document, equipment.snapshot)
    twins = [mutant for span in spans for mutant in mutants(reading, span)]
    return MutationOutcome(
        origin=document.origin,
        claims=len(spans),
        mutants=tuple(_outcome(document, mutant, accused, equipment) for mutant in twins),
        accused=tuple(
            v for v in accused if not any(v.claim.span.overlap(error) for error in subject.errors)
        ),
    )


def _supported(report: Report, trusted: Sequence[Span] | None) -> list[Span]:
    """Give where the approved claims stand: of the trusted ones, else of all."""
    ours = [v.claim.span for v in report.verdicts if v.label is Label.SUPPORTED]
    if trusted is None:
        return sorted(set(ours))
    return [span for span in trusted if any(does_match(each, span) for each in ours)]


def _outcome(
    document: Document, mutant: Mutant, accused: Sequence[Verdict], equipment: Equipment
) -> MutantOutcome:
    changed = mutant.apply(document.text)
    twin = from_text(changed, origin=document.origin, as_of=document.published)
    verdicts = check_document(twin, equipment).verdicts
    near = tuple(v for v in verdicts if v.claim.span.overlap(mutant.claim_after))
    touched = [v for v in near if any(v.claim.span.overlap(span) for span in mutant.changed)]
    known = {v.claim.quote for v in accused}
    blamed = [v for v in verdicts if v.label is Label.CONTRADICTED and v.claim.quote not in known]
    if any(v in near for v in blamed):
        answer = Label.CONTRADICTED
    elif any(v.label is Label.SUPPORTED for v in touched):
        answer = Label.SUPPORTED
    else:
        answer = Label.UNVERIFIED
    return MutantOutcome(
        origin=document.origin,
        mutant=mutant,
        words=changed[mutant.claim_after.start : mutant.claim_after.end],
        answer=answer,
        verdicts=near,
        strayed=tuple(v for v in blamed if v not in near),
    )


def scores(outcomes: Sequence[MutationOutcome]) -> tuple[MutationScore, ...]:
    """Count by mutation, in their order, then all together; those without a twin are left out."""
    tried = [mutant for outcome in outcomes for mutant in outcome.mutants]
    groups = [(str(kind), [m for m in tried if m.mutant.mutation is kind]) for kind in Mutation]
    return tuple(
        MutationScore(
            mutation=name,
            killed=ratio_of(m.answer is Label.CONTRADICTED for m in found),
            approved=ratio_of(m.answer is Label.SUPPORTED for m in found),
        )
        for name, found in (*groups, ("all", tried))
        if found
    )
