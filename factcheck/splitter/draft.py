"""Make claims: one place that turns spans, slots and a statement into a Claim."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span
from factcheck.normalise.names import PRONOUNS, without_possessive
from factcheck.splitter.grammar import trim
from factcheck.splitter.nominal import noun_for
from factcheck.splitter.pairs import pairs
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
    details = tuple(sorted(slots.details))
    return Claim(
        span=span,
        quote=text[span.start : span.end],
        statement=statement if statement.endswith(".") else f"{statement}.",
        kind=kind,
        slots=slots if details == slots.details else replace(slots, details=details),
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


def resolved_text(reading: Reading, passage: Passage, span: Span, told: str = "") -> str:
    """Give a part of the text with pronouns named and relative dates made absolute.

    Used where no template says the claim better. `told` is what a statement has said before:
    whoever it names may stay a pronoun.
    """
    text = reading.document.text
    swaps = [*_days(passage, span)]
    swaps += [
        (part, f"{text[part.start : part.end]} ({names})")
        for part, names in pairs(reading, passage)
        if names and span.contains(part)
    ]
    for part, name in (*_names(passage, span), *_nouns(reading, passage, span)):
        before = f"{told} {text[span.start : part.start]}".casefold()
        is_pronoun = text[part.start : part.end].casefold() in PRONOUNS
        bare = without_possessive(name).casefold()
        is_told = bare in before or (told.strip() and told.strip().casefold() in bare)
        if not (is_pronoun and is_told):
            swaps.append((part, name))
    out, at = [], span.start
    for part, new in sorted(swaps, key=lambda swap: swap[0]):
        if part.start < at:
            continue
        out += [text[at : part.start], new]
        at = part.end
    out.append(text[at : span.end])
    return " ".join("".join(out).split())


def _names(passage: Passage, span: Span) -> Iterator[tuple[Span, str]]:
    """Give the pronouns, family names and roles that mean somebody known, with the full name."""
    for mention in passage.mentions:
        name = mention.ref.name
        if not span.contains(mention.span) or mention.ref.candidates:
            continue
        if mention.how in {"pronoun", "guess"} and name.lower() not in PRONOUNS:
            possessive = mention.text.lower() in {"his", "hers"} or _is_possessive(passage, mention)
            yield mention.span, name + ("'s" if possessive else "")
        elif mention.how == "family" and mention.ref.id and mention.text in name.split():
            yield mention.span, name
        elif mention.how == "role" and mention.ref.id and not _goes_on(passage, mention):
            yield mention.span, f"{mention.text} ({name})"


def _goes_on(passage: Passage, mention: Mention) -> bool:
    """Say whether a role goes on after its words: "the president of Korea", "the minister's"."""
    return passage.after(mention.span.end).startswith((" of ", "'", "’"))


def _nouns(reading: Reading, passage: Passage, span: Span) -> Iterator[tuple[Span, str]]:
    """Give the pronouns that mean a noun of the text, with that noun."""
    known = {m.span.start for m in passage.mentions if m.ref.name.lower() not in PRONOUNS}
    for index, token in enumerate(passage.tokens):
        inside = token.pos == "PRON" and span.start <= token.start < span.end
        if not inside or token.start in known:
            continue
        noun = noun_for(reading, passage, index)
        if noun is not None:
            possessive = "'s" if token.tag == "PRP$" else ""
            yield Span(start=token.start, end=token.end), noun + possessive


def _days(passage: Passage, span: Span) -> Iterator[tuple[Span, str]]:
    """Give the dates that need the day beside them, also where a part of one stands outside."""
    for date in passage.dates:
        if date.date is None or not date.span.overlap(span):
            continue
        if date.anchored or not span.contains(date.span):
            inside = Span(start=max(date.span.start, span.start), end=min(date.span.end, span.end))
            shown = passage.text[
                inside.start - passage.span.start : inside.end - passage.span.start
            ]
            yield inside, f"{shown} ({date.date.edtf})"


def _is_possessive(passage: Passage, mention: Mention) -> bool:
    return any(
        token.tag == "PRP$" and token.start == mention.span.start for token in passage.tokens
    )
