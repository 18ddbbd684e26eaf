"""Hold what the splitter knows of a document while it reads: sentences with all they name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from factcheck.language.parse import Token
from factcheck.model.document import Document
from factcheck.model.fact import Alias, Election, Entity, Tenure
from factcheck.model.report import SentenceState
from factcheck.model.value import (
    DateMention,
    EdtfDate,
    EntityKind,
    EntityRef,
    QuantityMention,
    Span,
)


class Gazetteer(Protocol):
    """Look names up; the snapshot is one. What is read of it may be kept for its lifetime."""

    def __hash__(self) -> int: ...

    def lookup(self, names: Iterable[str], /) -> Mapping[str, Sequence[tuple[Entity, str]]]:
        """Give, for every folded name that is known, the entities it may mean."""
        ...

    def entity(self, entity_id: str, /) -> Entity | None:
        """Give one entity."""
        ...

    def aliases_of(self, entity_id: str, /) -> Sequence[Alias]:
        """Give every way to write an entity."""
        ...

    def tenures_of(self, person: str, /) -> Sequence[Tenure]:
        """Give the offices a person held."""
        ...

    def tenures_in(self, jurisdiction: str, office: str | None = None, /) -> Sequence[Tenure]:
        """Give the holders of a jurisdiction's offices."""
        ...

    def elections_of(self, candidate: str, /) -> Sequence[Election]:
        """Give the elections in which a person or party stood."""
        ...

    def elections_in(self, jurisdiction: str, /) -> Sequence[Election]:
        """Give the elections of a country."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Hold a name, pronoun or role in the text and who is meant.

    `how` is "name", "family", "adjective", "metonym", "role", "pronoun", or "guess" for a pronoun
    that two people fit, of whom the text speaks of one more. A mention whose
    `ref.id` is None is either unknown to the gazetteer or, with `ref.candidates`, ambiguous.
    """

    span: Span
    text: str
    ref: EntityRef
    how: str = "name"
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMention:
    """Hold the name of an office in the text.

    `offices` are the office ids the words may mean; `modifier` is "former", "future",
    "elect", "acting" or "". `jurisdiction` is the country named with it, if any.
    """

    span: Span
    text: str
    offices: tuple[tuple[str, frozenset[str] | None], ...]
    modifier: str = ""
    jurisdiction: str | None = None

    def ids_in(self, country: str | None) -> tuple[str, ...]:
        """Give the office ids that the words can mean in a country."""
        limited = [office for office, only in self.offices if only is not None and country in only]
        if limited:
            return tuple(dict.fromkeys(limited))
        return tuple(dict.fromkeys(office for office, only in self.offices if only is None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Hold one sentence with its parse and everything found in it.

    Token offsets are document offsets. `segments` cut the sentence at commas, dashes and
    clause openings, without overlap; `previous` is the last date set before the sentence, `worth`
    the trained model's probability that it states something checkable.
    """

    index: int
    paragraph: int
    span: Span
    text: str
    heading: bool
    state: SentenceState
    why: str = ""
    worth: float = 1.0
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    segments: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    previous: EdtfDate | None = None

    def __hash__(self) -> int:
        """Tell sentences apart by place and words: to hash every token costs more than to read."""
        return hash((self.span, self.text))

    def inside(self, span: Span) -> "Items":
        """Give what is found within a part of the sentence."""
        return Items(
            mentions=tuple(m for m in self.mentions if span.contains(m.span)),
            offices=tuple(o for o in self.offices if span.contains(o.span)),
            dates=tuple(d for d in self.dates if span.contains(d.span)),
            quantities=tuple(q for q in self.quantities if span.contains(q.span)),
        )

    def segment_at(self, offset: int) -> Span:
        """Give the segment that holds an offset, else the whole sentence."""
        return next((s for s in self.segments if s.start <= offset < s.end), self.span)

    def token_at(self, span: Span) -> int | None:
        """Give the index of the syntactic head token inside a span, or None."""
        inside = [i for i, t in enumerate(self.tokens) if t.start < span.end and t.end > span.start]
        if not inside:
            return None
        members = set(inside)
        tops = [i for i in inside if self.tokens[i].head not in members or self.tokens[i].head == i]
        return tops[-1] if tops else inside[-1]

    def before(self, offset: int) -> str:
        """Give the sentence's text up to a document offset."""
        return self.text[: offset - self.span.start]

    def after(self, offset: int) -> str:
        """Give the sentence's text from a document offset on."""
        return self.text[offset - self.span.start :]

    def words(self, span: Span | None = None) -> str:
        """Give the folded-free lower-case text of the sentence or a part of it."""
        if span is None:
            return self.text.lower()
        return self.text[span.start - self.span.start : span.end - self.span.start].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Hold what stands in one part of a sentence."""

    mentions: tuple[Mention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()

    def of_kind(self, *kinds: EntityKind) -> tuple[Mention, ...]:
        """Give the mentions of some kinds of entity."""
        return tuple(m for m in self.mentions if m.ref.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold a document as read: its passages, its country and its day.

    `home` is the country the document is mostly about, None where no country leads.
    """

    document: Document
    gazetteer: Gazetteer
    passages: tuple[Passage, ...]
    home: str | None = None
    countries: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_of(self) -> date | None:
        """Give the day the document speaks from."""
        return self.document.published

    def label(self, entity_id: str | None) -> str:
        """Give the usual name of an entity, or the id's last part."""
        if entity_id is None:
            return ""
        entity = self.gazetteer.entity(entity_id)
        return entity.label if entity else entity_id.rsplit(":", 1)[-1].replace("-", " ")
