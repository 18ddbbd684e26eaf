"""Make claims: one place that turns spans, slots and a statement into a Claim."""

from dataclasses import replace

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span
from factcheck.normalise.names import PRONOUNS
from factcheck.splitter.grammar import trim
from factcheck.splitter.reading import Mention, Passage, Reading


def make_claim(
    reading: Reading,
    *,
    span: Span,
    kind: ClaimKind,
    statement: str,
    slots: Slots,
) -> Claim:
    """Make a claim whose quote is the document's text at `span`, trimmed.

    A slot whose entity has several candidates makes the claim ambiguous.
    """
    text = reading.document.text
    span = trim(text, span)
    unclear = [
        slot.text
        for slot in (slots.subject, slots.object, slots.place)
        if slot is not None and (slot.value.candidates or _is_open_pronoun(slot))
    ]
    ambiguous = f"“{unclear[0]}” may mean more than one" if unclear else ""
    return Claim(
        span=span,
        quote=text[span.start : span.end],
        statement=statement if statement.endswith(".") else f"{statement}.",
        kind=kind,
        slots=replace(slots, details=tuple(sorted(slots.details))),
        as_of=reading.as_of,
        ambiguous=ambiguous,
    )


def _is_open_pronoun(slot: Slot[EntityRef]) -> bool:
    """Say whether a slot holds a pronoun that nobody was found for."""
    return slot.value.id is None and slot.value.name.lower() == slot.text.lower() in PRONOUNS


def entity_slot(mention: Mention) -> Slot[EntityRef]:
    """Give a slot for a mention."""
    return Slot(text=mention.text, value=mention.ref, span=mention.span)


def context_slot(ref: EntityRef) -> Slot[EntityRef]:
    """Give a slot for an entity that comes from the document, not from these words."""
    return Slot(text=ref.name, value=ref)


def date_slot(text: str, value: EdtfDate, span: Span | None = None) -> Slot[EdtfDate]:
    """Give a slot for a date."""
    return Slot(text=text, value=value, span=span)


def quantity_slot(text: str, value: Quantity, span: Span | None = None) -> Slot[Quantity]:
    """Give a slot for a number."""
    return Slot(text=text, value=value, span=span)


def resolved_text(reading: Reading, passage: Passage, span: Span) -> str:
    """Give a part of the text with pronouns named and relative dates made absolute.

    Used where no template says the claim better.
    """
    text = reading.document.text
    swaps: list[tuple[Span, str]] = []
    for mention in passage.mentions:
        if mention.how in {"pronoun", "guess"} and mention.ref.id and span.contains(mention.span):
            possessive = mention.text.lower() in {"his", "hers"} or _is_possessive(passage, mention)
            swaps.append((mention.span, mention.ref.name + ("'s" if possessive else "")))
    swaps += [
        (date.span, f"{date.text} ({date.date.edtf})")
        for date in passage.dates
        if date.anchored and date.date is not None and span.contains(date.span)
    ]
    out, at = [], span.start
    for part, new in sorted(swaps, key=lambda swap: swap[0]):
        if part.start < at:
            continue
        out += [text[at : part.start], new]
        at = part.end
    out.append(text[at : span.end])
    return " ".join("".join(out).split())


def _is_possessive(passage: Passage, mention: Mention) -> bool:
    return any(
        token.tag == "PRP$" and token.start == mention.span.start for token in passage.tokens
    )
