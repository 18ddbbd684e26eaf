"""Read what stands before a name: "midfielder Ann Lee", "American Bo Fox"."""

from collections.abc import Iterator, Sequence

from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.clause.tree import Clause, Form, Mood, Tree

_ADDRESS = frozenset(listed_words("names", "never_names"))
_ROLES = frozenset((*listed_words("names", "titles"), *listed_words("clauses", "roles")))


def titles(tree: Tree) -> Iterator[Clause]:
    """Give what stands before a name as a title: "midfielder Ann Lee", "the singer Bo Fox"."""
    for index, token in enumerate(tree.tokens):
        if token.pos != "PROPN":
            continue
        title = title_of(tree, index) or _noun_before(tree, index)
        if title:
            name = name_of(tree, index, title)
            yield Clause(
                head=title[-1],
                form=Form.TITLE,
                mood=Mood.STATED,
                subject=name,
                words=tuple(i for i in title if tree.tokens[i].dep not in {"det", "poss"}),
                own=tuple(sorted((*title, *name))),
                link="is",
            )


def _noun_before(tree: Tree, index: int) -> tuple[int, ...]:
    """Give the noun that a name without a comma is set beside: "the French singer | Ann Lee"."""
    token = tree.tokens[index]
    noun = tree.tokens[token.head]
    first = min(tree.below(index))
    if token.dep != "appos" or noun.pos != "NOUN" or token.head != first - 1:
        return ()
    before = [i for i in tree.below(token.head) if i < first]
    return tuple(i for i in before if tree.tokens[i].dep != "punct")


def title_of(tree: Tree, index: int) -> tuple[int, ...]:
    """Give the words before a name that say what its bearer is, none where it is bare."""
    if tree.tokens[index].dep in {"compound", "flat"}:
        return ()
    before = [k for k in tree.kids[index] if k < index]
    heads = [k for k in before if _is_title(tree, k)]
    if not heads:
        return ()
    words = range(min(tree.below(before[0])), max(heads) + 1)
    return tuple(i for i in words if tree.tokens[i].dep != "punct")


def _is_title(tree: Tree, index: int) -> bool:
    """Say whether a word before a name tells what its bearer is; "Mr" tells nothing."""
    token = tree.tokens[index]
    if tree.tokens[index + 1].text == "-":
        return False
    if token.entity == "NORP" and token.dep in {"amod", "compound"}:
        return True
    if token.dep not in {"compound", "nmod"} or token.text.lower().strip(".") in _ADDRESS:
        return False
    common = token.pos == "NOUN" and (token.text.islower() or index == 0)
    return common or token.text.lower() in _ROLES


def name_of(tree: Tree, index: int, title: Sequence[int]) -> tuple[int, ...]:
    """Give a name without its title and without what hangs on it."""
    hanging = frozenset(
        k for k in tree.kids[index] if tree.tokens[k].dep in {"relcl", "appos", "conj", "cc", "acl"}
    )
    return tuple(i for i in tree.below(index, hanging) if title[-1] < i <= index)
