"""Write a report for a person at a terminal, in a pipe or in a log, at any width."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TextIO

from rich.console import Console
from rich.text import Text

from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.report import Report, RunInfo
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.reports import phrases
from factcheck.reports.protocol import Look
from factcheck.reports.wording import one_line, shorten, to_ascii

QUOTE_LENGTH = 160
# Three lines of evidence convince or send the reader to the link; `verbose` shows all.
EVIDENCE_SHOWN = 3
# Below this even a word and its indentation no longer fit.
NARROWEST = 20
SIGNS = {Label.SUPPORTED: "✓", Label.CONTRADICTED: "✗", Label.UNVERIFIED: "?"}
PLAIN_SIGNS = {Label.SUPPORTED: "+", Label.CONTRADICTED: "x", Label.UNVERIFIED: "?"}
STYLES = {Label.SUPPORTED: "green", Label.CONTRADICTED: "bold red", Label.UNVERIFIED: "yellow"}
DECIDING = {Label.SUPPORTED: Stance.SUPPORTS, Label.CONTRADICTED: Stance.REFUTES}
# Rich numbers its links at random; without the number the same report gives the same bytes.
LINK_NUMBER = re.compile("\x1b]8;id=[^;]*;")


class TerminalFormat:
    """Write verdicts in the order of the text, then what to correct, counts and coverage."""

    name = "terminal"
    suffix = ".txt"

    def write(self, reports: Iterable[Report], out: TextIO, look: Look, info: RunInfo) -> None:
        """Write one block a document, a total where there are several, and the facts' day."""
        documents, totals = 0, Counter[Label]()
        for report in reports:
            page = Page(look)
            if documents:
                page.blank()
            _document(page, report)
            out.write(page.text())
            documents += 1
            totals.update(verdict.label for verdict in report.verdicts)
        page = Page(look)
        if documents > 1:
            page.blank()
            page.line((f"{documents} documents", "bold"), f": {phrases.counts(totals)}")
        source = ", as they were locked" if info.locked else ""
        page.line(f"Facts as of {page.quote(info.snapshot)}{source}.")
        out.write(page.text())


def build() -> TerminalFormat:
    """Build the format."""
    return TerminalFormat()


class Page:
    """Collect lines, wrapped and indented, as the look allows."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._width = max(look.width, NARROWEST)
        self._buffer = StringIO()
        self._console = Console(
            file=self._buffer,
            width=self._width,
            height=24,
            force_terminal=look.colour or look.links,
            force_jupyter=False,
            force_interactive=False,
            color_system="standard" if look.colour or look.links else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Add one paragraph of plain and styled parts, wrapped below its own first word."""
        text = Text(overflow="fold")
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(self.shown(words), style if self._may_style(style) else "")
        for row in text.wrap(self._console, self._width - indent, overflow="fold"):
            row.rstrip()
            self._console.print(
                Text(" " * indent) + row, no_wrap=True, overflow="ignore", crop=False
            )

    def blank(self) -> None:
        """Add an empty line."""
        self._console.print()

    def shown(self, text: str) -> str:
        """Make our own words fit for the reader's end; texts of others go through `quote`."""
        return text if self.look.unicode else to_ascii(text)

    def quote(self, text: str, limit: int | None = None) -> str:
        """Make the words of an article or a source safe to show, and short on request."""
        line = one_line(text, unicode=self.look.unicode)
        return line if limit is None else shorten(line, limit)

    def sign(self, label: Label) -> str:
        """Give the sign of a label, which tells it without colour."""
        return (SIGNS if self.look.unicode else PLAIN_SIGNS)[label]

    def text(self) -> str:
        """Give everything added so far."""
        return LINK_NUMBER.sub("\x1b]8;;", self._buffer.getvalue())

    def _may_style(self, style: str) -> bool:
        is_link = style.startswith("link ")
        return self.look.links if is_link else self.look.colour


def _document(page: Page, report: Report) -> None:
    document = report.document
    if document.title:
        page.line((page.quote(document.title, QUOTE_LENGTH), "bold"))
    page.line(page.quote(document.origin))
    page.line(phrases.published(document.published, document.published_from))
    decided = [verdict for verdict in report.verdicts if verdict.label is not Label.UNVERIFIED]
    for verdict in report.verdicts if page.look.verbose else decided:
        page.blank()
        _verdict(page, report, verdict)
    if not page.look.verbose:
        _unverified(page, report)
    _corrections(page, report)
    page.blank()
    _summary(page, report, is_anything_decided=bool(decided))


def _verdict(page: Page, report: Report, verdict: Verdict) -> None:
    claim = verdict.claim
    style = STYLES[verdict.label]
    page.line((f"{page.sign(verdict.label)} {verdict.label}", style), f"  {_place(report, claim)}")
    page.line(f"“{page.quote(claim.quote, QUOTE_LENGTH)}”", indent=2)
    for sentence in _why(page, verdict):
        page.line(sentence, indent=2)
    for assessment in _evidence_shown(page, verdict):
        # A rationale mostly quotes the value: once is enough.
        is_told = assessment.evidence.value in verdict.rationale
        _evidence(page, assessment.evidence, with_value=not is_told)


def _why(page: Page, verdict: Verdict) -> Iterator[str]:
    if verdict.rationale:
        yield page.quote(verdict.rationale)
    elif verdict.label in DECIDING:
        yield page.quote(_deciding(verdict)[0].because)
    if verdict.reason is not None:
        yield f"Why: {phrases.REASONS[verdict.reason]}."
    if verdict.correction:
        yield f"Correct: {page.quote(verdict.correction)}"
    if verdict.claim.attributed_to and page.look.verbose:
        yield f"Said by {page.quote(verdict.claim.attributed_to)}."


def _deciding(verdict: Verdict) -> Sequence[Assessment]:
    stance = DECIDING.get(verdict.label)
    return [assessment for assessment in verdict.assessments if assessment.stance is stance]


def _evidence_shown(page: Page, verdict: Verdict) -> Sequence[Assessment]:
    shown = verdict.assessments if page.look.verbose else _deciding(verdict)
    unique = {(a.evidence.title, a.evidence.url, a.evidence.value): a for a in reversed(shown)}
    first = tuple(reversed(unique.values()))
    return first if page.look.verbose else first[:EVIDENCE_SHOWN]


def _evidence(page: Page, evidence: Evidence, *, with_value: bool) -> None:
    title = page.quote(evidence.title)
    url = page.quote(evidence.url)
    period = phrases.period(evidence.valid_from, evidence.valid_to)
    rest = f", {period}" if period else ""
    value = f": {page.quote(evidence.value, QUOTE_LENGTH)}" if with_value else ""
    # A link is only made of what a browser may open; anything else stays plain text.
    is_web = evidence.url == url and url.startswith(("https://", "http://")) and " " not in url
    if page.look.links and is_web:
        page.line("→ ", (title, f"link {url}"), rest + value, indent=2)
    else:
        page.line(f"→ {title}{rest}{value}", indent=2)
        if url:
            page.line(url, indent=4)


def _unverified(page: Page, report: Report) -> None:
    for reason in Reason:
        verdicts = [verdict for verdict in report.verdicts if verdict.reason is reason]
        if not verdicts:
            continue
        page.blank()
        label = f"{page.sign(Label.UNVERIFIED)} {Label.UNVERIFIED}"
        page.line((label, STYLES[Label.UNVERIFIED]), f": {phrases.REASONS[reason]}")
        for verdict in verdicts:
            _compact(page, report, verdict.claim)


def _compact(page: Page, report: Report, claim: Claim) -> None:
    place = _place(report, claim)
    room = max(page.look.width, NARROWEST) - 2 - len(place) - 4
    page.line(f"{place}  “{page.quote(claim.quote, max(room, NARROWEST))}”", indent=2)


def _corrections(page: Page, report: Report) -> None:
    wrong = [verdict for verdict in report.verdicts if verdict.label is Label.CONTRADICTED]
    if not wrong:
        return
    page.blank()
    page.line((f"Contradicted ({len(wrong)})", STYLES[Label.CONTRADICTED]))
    for verdict in wrong:
        quote = page.quote(verdict.claim.quote, QUOTE_LENGTH // 2)
        right = f" → {page.quote(verdict.correction)}" if verdict.correction else ""
        page.line(f"{_place(report, verdict.claim)}  “{quote}”{right}", indent=2)


def _summary(page: Page, report: Report, *, is_anything_decided: bool) -> None:
    coverage = report.coverage
    if not report.verdicts:
        page.line("Nothing could be checked: no checkable claim was found.")
    elif not is_anything_decided:
        page.line("Nothing could be checked: no claim was supported or contradicted.")
    if report.verdicts:
        page.line(phrases.counts({label: report.count(label) for label in Label}))
    if report.verdicts or coverage.checkable:
        page.line(phrases.coverage(coverage))
    left_out = phrases.left_out(report.sentences)
    if left_out:
        page.line(left_out)
    for outcome in report.sources:
        for why, count in outcome.failures:
            page.line(f"{outcome.name} could not be asked ({page.quote(why)}, {count} times).")


def _place(report: Report, claim: Claim) -> str:
    line, column = report.document.line_column(claim.span.start)
    return f"{line}:{column}"
