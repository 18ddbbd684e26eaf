"""Find claims of the quantity kind in a sentence."""

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.splitter.reading import Passage, Reading


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's quantity claims."""
    yield from ()
