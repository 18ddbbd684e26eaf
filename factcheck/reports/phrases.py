"""Say dates, counts and reasons in words, alike in every format for people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.model.document import PublishedFrom
from factcheck.model.report import Coverage, Sentence, SentenceState
from factcheck.model.verdict import Label, Reason

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ORIGINS = {
    PublishedFrom.OPTION: "as given",
    PublishedFrom.METADATA: "from the metadata",
    PublishedFrom.DATELINE: "from the dateline",
    PublishedFrom.INFERRED: "inferred from the text",
}
REASONS = {
    Reason.NOT_CHECKABLE: "opinion, prediction or too vague to check",
    Reason.PRIVATE: "only those involved can know",
    Reason.NO_SOURCE_COVERS: "no source covers it",
    Reason.NO_EVIDENCE: "no evidence was found",
    Reason.TOO_WEAK: "the evidence is too weak",
    Reason.CONFLICTING: "good sources disagree",
    Reason.AMBIGUOUS: "the name or period cannot be pinned down",
    Reason.SOURCE_FAILED: "a source could not be asked",
    Reason.OFFLINE: "needs a source on the network",
}
STATES = {
    SentenceState.NO_SOURCE: "without a source",
    SentenceState.AMBIGUOUS: "ambiguous",
    SentenceState.OPINION: "opinion or scene-setting",
    SentenceState.QUESTION: "question",
    SentenceState.QUOTATION: "quotation without a fact",
}


def day(when: date) -> str:
    """Write a day as in "13 November 2024"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def published(when: date | None, origin: PublishedFrom) -> str:
    """Say when a document was published and how that is known."""
    if when is None:
        return "Date unknown: claims that depend on it stay open."
    return f"{day(when)} ({ORIGINS[origin]})"


def period(start: date | None, end: date | None) -> str:
    """Write the days that evidence speaks for, as short as they allow; "" where unbounded."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"from {day(start)}" if start else f"until {day(end)}" if end else ""
    if start == end:
        return day(start)
    is_whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if is_whole:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{day(start)} to {day(end)}"


def counts(by_label: Mapping[Label, int]) -> str:
    """Write how many claims got which verdict."""
    return ", ".join(f"{by_label[label]} {label}" for label in Label)


def coverage(covered: Coverage) -> str:
    """Say how many of the checkable sentences were checked."""
    if not covered.checkable:
        return "No sentence holds anything checkable."
    sentences = "sentence" if covered.checkable == 1 else "sentences"
    share = f"{100 * covered.share:.0f}%"
    return f"{covered.checked} of {covered.checkable} checkable {sentences} checked ({share})."


def left_out(sentences: Sequence[Sentence]) -> str:
    """Count the sentences that were not checked by state; "" where all were."""
    states = Counter(sentence.state for sentence in sentences)
    parts = [f"{states[state]} {words}" for state, words in STATES.items() if states[state]]
    return f"Sentences not checked: {', '.join(parts)}." if parts else ""
