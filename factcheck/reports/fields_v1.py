"""Give the fields of the machine formats, version 1, one by one and in their fixed order."""

import json
import re
from datetime import date

from factcheck.model.claim import Slot, Slots
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment
from factcheck.model.report import Report, RunInfo, SourceOutcome
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from factcheck.model.verdict import Label, Verdict
from factcheck.reports.protocol import Look

SCHEMA = "factcheck/report/v1"
# JSON allows these as they are, but a terminal obeys them (C1 controls), a reader is misled by
# them (bidirectional controls), line-wise tools split at them, and UTF-8 cannot hold surrogates.
UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(value: object, look: Look, *, indent: int | None = None) -> str:
    """Write a value as JSON that is safe to show, on one line unless indented."""
    text = json.dumps(value, ensure_ascii=not look.unicode, allow_nan=False, indent=indent)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def head(info: RunInfo) -> dict[str, object]:
    """Give the fields that say what made the reports."""
    return {
        "schema": SCHEMA,
        "tool": {
            "name": "factcheck",
            "version": info.version,
            "snapshot": info.snapshot,
            "models": dict(info.models),
        },
        "settings": {
            "offline": info.offline,
            "locked": info.locked,
            "sources": list(info.sources),
            "digest": info.settings_digest,
        },
    }


def document_object(report: Report) -> dict[str, object]:
    """Give one document with its claims, field by field in the schema's order."""
    document, coverage = report.document, report.coverage
    return {
        "id": document.id,
        "origin": document.origin,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
        "published": day(document.published),
        "published_from": document.published_from,
        "claims": [_claim(document, verdict) for verdict in report.verdicts],
        "sentences": [
            {"start": sentence.span.start, "end": sentence.span.end, "state": sentence.state}
            for sentence in report.sentences
        ],
        "coverage": {
            "sentences": coverage.sentences,
            "checkable": coverage.checkable,
            "checked": coverage.checked,
        },
        "sources": [_outcome(outcome) for outcome in report.sources],
        "summary": {label: report.count(label) for label in Label},
    }


def _claim(document: Document, verdict: Verdict) -> dict[str, object]:
    claim = verdict.claim
    line, column = document.line_column(claim.span.start)
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": line,
        "column": column,
        "quote": claim.quote,
        "statement": claim.statement,
        "kind": claim.kind,
        "slots": _slots(claim.slots),
        "attributed_to": claim.attributed_to,
        "verdict": verdict.label,
        "reason": verdict.reason,
        "confidence": round(verdict.confidence, 4),
        "rationale": verdict.rationale,
        "correction": verdict.correction,
        "evidence": [_evidence(assessment) for assessment in verdict.assessments],
    }


def _slots(slots: Slots) -> dict[str, object]:
    return {
        "subject": _entity(slots.subject),
        "relation": slots.relation,
        "object": _entity(slots.object),
        "quantity": quantity_fields(slots.quantity),
        "time": time_fields(slots.time),
        "place": _entity(slots.place),
    }


def _entity(slot: Slot[EntityRef] | None) -> dict[str, object]:
    return {"text": slot.text, "qid": slot.value.qid} if slot else {}


def quantity_fields(slot: Slot[Quantity] | None) -> dict[str, object]:
    """Give an amount with its bounds in plain digits; nothing where there is none."""
    if slot is None:
        return {}
    quantity = slot.value
    return {
        "text": slot.text,
        # Plain digits: Decimal's own text may be "1.6E+10", which few readers expect.
        "value": format(quantity.value, "f"),
        "unit": quantity.unit,
        "low": format(quantity.low, "f"),
        "high": format(quantity.high, "f"),
        "hedge": quantity.hedge,
    }


def time_fields(slot: Slot[EdtfDate] | None) -> dict[str, object]:
    """Give a time with its first and last day; nothing where there is none."""
    if slot is None:
        return {}
    when = slot.value
    return {
        "text": slot.text,
        "edtf": when.edtf,
        "earliest": day(when.earliest),
        "latest": day(when.latest),
    }


def _evidence(assessment: Assessment) -> dict[str, object]:
    evidence = assessment.evidence
    return {
        "source": evidence.source,
        "title": evidence.title,
        "url": evidence.url,
        "excerpt": evidence.excerpt,
        "value": evidence.value,
        "valid": {"from": day(evidence.valid_from), "to": day(evidence.valid_to)},
        "retrieved_at": day(evidence.retrieved_at),
        "revision": evidence.revision,
        "licence": evidence.licence,
        "stance": assessment.stance,
        "slots": dict(assessment.slots),
        "because": assessment.because,
    }


def _outcome(outcome: SourceOutcome) -> dict[str, object]:
    return {
        "name": outcome.name,
        "asked": outcome.asked,
        "answered": outcome.answered,
        "cached": outcome.cached,
        "failures": [{"reason": reason, "count": count} for reason, count in outcome.failures],
    }


def day(when: date | None) -> str | None:
    """Give a day as ISO 8601 writes it."""
    return when.isoformat() if when else None
