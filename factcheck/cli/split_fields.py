"""Give the fields of `factcheck split -f json`, one by one and in their fixed order."""

from collections.abc import Sequence

from factcheck.model.claim import Claim, Slot, Slots
from factcheck.model.document import Document
from factcheck.model.report import Sentence
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from factcheck.reports.fields_v1 import day, quantity_fields, time_fields

SCHEMA = "factcheck/split/v1"


def document_object(
    document: Document, claims: Sequence[Claim], sentences: Sequence[Sentence]
) -> dict[str, object]:
    """Give one document with its claims, and every sentence with the ids of its claims."""
    return {
        "origin": document.origin,
        "title": document.title,
        "sha256": document.sha256,
        "published": day(document.published),
        "published_from": document.published_from,
        "claims": [_claim(document, claim) for claim in claims],
        "sentences": [_sentence(sentence, claims) for sentence in sentences],
    }


def _claim(document: Document, claim: Claim) -> dict[str, object]:
    line, column = document.line_column(claim.span.start)
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": line,
        "column": column,
        "kind": claim.kind,
        "quote": claim.quote,
        "statement": claim.statement,
        "slots": _slots(claim.slots),
        "as_of": day(claim.as_of),
        "attributed_to": claim.attributed_to,
        "checkworthiness": round(claim.checkworthiness, 4),
        "ambiguous": claim.ambiguous or None,
        "not_checkable": claim.not_checkable or None,
    }


def _sentence(sentence: Sentence, claims: Sequence[Claim]) -> dict[str, object]:
    start, end = sentence.span.start, sentence.span.end
    return {
        "start": start,
        "end": end,
        "state": sentence.state,
        "why": sentence.why or None,
        # A claim that goes on into the next sentence belongs to the one in which it starts.
        "claims": [claim.id for claim in claims if start <= claim.span.start < end],
    }


def _slots(slots: Slots) -> dict[str, object]:
    return {
        "subject": _entity(slots.subject),
        "relation": slots.relation or None,
        "object": _entity(slots.object),
        "quantity": _placed(slots.quantity, quantity_fields(slots.quantity)),
        "time": _placed(slots.time, time_fields(slots.time)),
        "place": _entity(slots.place),
        "details": dict(slots.details),
    }


def _entity(slot: Slot[EntityRef] | None) -> dict[str, object] | None:
    if slot is None:
        return None
    entity = slot.value
    return {
        "text": slot.text,
        "name": entity.name,
        "id": entity.id,
        "qid": entity.qid,
        "candidates": list(entity.candidates),
        **_place(slot),
    }


def _placed(
    slot: Slot[Quantity] | Slot[EdtfDate] | None, fields: dict[str, object]
) -> dict[str, object] | None:
    """Add to the fields of a slot where its words stand; None where there is no slot."""
    return {**fields, **_place(slot)} if slot is not None else None


def _place(slot: Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate]) -> dict[str, int | None]:
    """Give where the slot's words stand: nowhere where the value comes from the context."""
    if slot.span is None:
        return {"start": None, "end": None}
    return {"start": slot.span.start, "end": slot.span.end}
