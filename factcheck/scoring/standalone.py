"""Find what a statement leaves open: a pronoun without its noun, a date without its day.

Statements are parsed once more here and judged by their words alone, whatever the splitter
says of itself. The two faults are those that decontextualisation mends (Choi et al. 2021,
"Decontextualization: Making Sentences Stand-Alone").
"""

from collections.abc import Sequence

from factcheck.language.parse import parse
from factcheck.scoring.antecedents import unresolved_pronouns
from factcheck.scoring.relative_dates import unresolved_dates

# One character for one; the parser was trained on plain quotation marks.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


def open_words(statements: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Give for each statement the pronouns and relative dates that nothing in it resolves.

    Empty means that the statement stands alone. The statements are parsed in one batch.
    Months and days without a year are not looked at, nor are "I", "we" and "you".
    """
    plain = [statement.translate(_PLAIN) for statement in statements]
    return tuple(
        (*unresolved_pronouns(tokens), *unresolved_dates(text))
        for text, tokens in zip(plain, parse(plain), strict=True)
    )
