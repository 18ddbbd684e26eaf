"""Say which figure a number gives where no name of one stands there, only words that go with it.

"Women have about six children each" names no fertility rate. Such a reading is good enough to
look for support; an accusation needs the figure's name.
"""

from functools import cache

from factcheck.model.value import Span
from factcheck.normalise.indicators import Indicator, indicator_phrases
from factcheck.splitter.quantity.lexicon import words_in
from factcheck.splitter.quantity.units import Number
from factcheck.splitter.reading import Passage


@cache
def _with_cues() -> tuple[Indicator, ...]:
    return tuple(each for each in indicator_phrases() if each.cues)


def by_cues(passage: Passage, number: Number) -> tuple[Indicator, ...]:
    """Give the figures whose cue words all stand round a number, within its part of the sentence."""
    text = f" {' '.join(words_in(passage, _part(passage, number.span)))} "
    return tuple(
        each
        for each in _with_cues()
        if each.needs in number.measures and any(_all_stand(text, cue) for cue in each.cues)
    )


def _all_stand(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    return all(any(f" {word} " in text for word in group) for group in groups)


def _part(passage: Passage, number: Span) -> Span:
    """Give the words from the number before to the number after, within its sentence."""
    spans = [q.span for q in passage.quantities if q.span != number]
    start = max((s.end for s in spans if s.end <= number.start), default=passage.span.start)
    end = min((s.start for s in spans if s.start >= number.end), default=passage.span.end)
    # A clause of its own closes the part as well.
    start = max([start, *(s.start for s in passage.segments if _parts(passage, s, number))])
    return Span(start=min(start, number.start), end=max(end, number.end))


def _parts(passage: Passage, segment: Span, number: Span) -> bool:
    before = passage.before(segment.start).rstrip()
    return segment.start <= number.start and before.endswith((";", ":"))
