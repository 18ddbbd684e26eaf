"""Check the claims of an article against public data: supported, contradicted or unverified.

The pipeline, and the package that holds each stage:

    bytes --documents--> Document --splitter--> Claims --resolver--> Verdicts --reports--> a file
                                           sources, checkers

`pipeline.check_document` is the stages on one page; `model` holds what they hand each other.
From Python:

    >>> import factcheck
    >>> report = factcheck.check_text("...", as_of=date(2024, 11, 13))  # doctest: +SKIP
    >>> [verdict.label for verdict in report.verdicts]  # doctest: +SKIP
"""

from datetime import date
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.report import Coverage, Report
from factcheck.model.verdict import Label, Reason, Verdict

__all__ = [
    "Assessment",
    "Claim",
    "ClaimKind",
    "Coverage",
    "Document",
    "Evidence",
    "FactcheckError",
    "Label",
    "Reason",
    "Report",
    "Stance",
    "Verdict",
    "__version__",
    "check_file",
    "check_text",
]

__version__ = "0.1.0"


def check_text(text: str, *, as_of: date | None = None, origin: str = "text") -> Report:
    """Check a text with the embedded snapshot and the default settings; needs no network.

    `as_of` is the day the text was published. Without it the text's own dateline counts,
    if it has one. The language model and snapshot load at the first call of a process.

    Raises:
        FactcheckError: there is no text, or the installation is damaged.
    """
    from factcheck.documents.load import from_text

    return _check(from_text(text, origin=origin, as_of=as_of))


def check_file(path: str | Path, *, as_of: date | None = None) -> Report:
    """Check a plain text or Markdown file, as `check_text` does a text.

    Raises:
        FactcheckError: the file cannot be read, or the installation is damaged.
    """
    from factcheck.documents.load import load

    return _check(load(path, as_of=as_of))


def _check(document: Document) -> Report:
    from factcheck.batch.assemble import plan_of
    from factcheck.batch.local import equipment
    from factcheck.pipeline import check_document
    from factcheck.settings.keys import Settings

    return check_document(document, equipment(plan_of(Settings())))
