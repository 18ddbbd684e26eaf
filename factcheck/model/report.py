"""Hold a report: a document's verdicts, what was not checked, and what was asked."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.document import Document
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Verdict


class SentenceState(StrEnum):
    """Name the one state in which every sentence ends."""

    CHECKED = "checked"  # at least one claim supported or contradicted
    OPINION = "opinion"  # opinion, prediction, advice, scene-setting without a fact
    QUESTION = "question"
    QUOTATION = "quotation"  # quoted words without a checkable content
    AMBIGUOUS = "ambiguous"  # a name or period could not be pinned
    NO_SOURCE = "no_source"  # checkable, but no evidence decides it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Hold one sentence of the document and its state; `why` is for people."""

    span: Span
    state: SentenceState
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Count sentences: all, those that hold something checkable, those decided."""

    sentences: int
    checkable: int
    checked: int

    @property
    def share(self) -> float:
        """Give checked over checkable, 0 to 1; 0 where nothing is checkable."""
        return self.checked / self.checkable if self.checkable else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOutcome:
    """Count what one source did in one run."""

    name: str
    asked: int = 0
    answered: int = 0
    cached: int = 0
    failures: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Hold everything one run says about one document; verdicts are in span order."""

    document: Document
    verdicts: tuple[Verdict, ...]
    sentences: tuple[Sentence, ...]
    sources: tuple[SourceOutcome, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """Count the sentences by what became of them."""
        states = Counter(sentence.state for sentence in self.sentences)
        checked = states[SentenceState.CHECKED]
        open_ends = states[SentenceState.AMBIGUOUS] + states[SentenceState.NO_SOURCE]
        return Coverage(
            sentences=len(self.sentences), checkable=checked + open_ends, checked=checked
        )

    def count(self, label: Label) -> int:
        """Count the verdicts with one label."""
        return sum(verdict.label is label for verdict in self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """Name the versions and settings that produced reports, for the machine formats.

    `locked` is the digest of the lock that decided, None where sources were asked.
    """

    version: str
    snapshot: str
    offline: bool
    sources: tuple[str, ...]
    settings_digest: str
    models: tuple[tuple[str, str], ...] = ()
    exit_code: int = 0
    locked: str | None = None
