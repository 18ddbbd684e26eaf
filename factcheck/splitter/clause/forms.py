"""Say which words of a sentence head a clause, and how each hangs on the rest."""

from factcheck.language.parse import Token
from factcheck.splitter.clause.tree import NOUNS, Form, Tree, listed, says
from factcheck.splitter.grammar import SUBJECTS, VERBS


def find_forms(tree: Tree) -> dict[int, Form]:
    """Give the form of every token that heads a clause."""
    forms: dict[int, Form] = {}
    # Conjuncts come after the verb they join, whose form must be known by then.
    for index, token in enumerate(tree.tokens):
        form = _form(tree, index, token, forms)
        if form is not None:
            forms[index] = form
    return forms


def _form(tree: Tree, index: int, token: Token, forms: dict[int, Form]) -> Form | None:
    if _is_apposition(tree, index):
        return Form.APPOSITION
    if token.pos not in VERBS:
        return None
    if token.dep in {"ROOT", "parataxis"} or _is_beyond_a_stop(tree, index):
        return Form.MAIN
    if token.dep == "conj":
        joined = token.head in forms and forms[token.head] is not Form.APPOSITION
        return Form.CONJUNCT if joined or tree.subject(index) is not None else None
    return _dependent_form(tree, index, token)


def is_set_before(tree: Tree, index: int) -> bool:
    """Say whether a noun is set before the subject: "A former teacher, Ann Lee won"."""
    subject = tree.subject(tree.tokens[index].head)
    if subject is None or not index < subject or tree.tokens[index].pos != "NOUN":
        return False
    return any(token.text == "," for token in tree.tokens[index:subject])


def _is_beyond_a_stop(tree: Tree, index: int) -> bool:
    """Say whether a semicolon parts a clause from the one it is said to hang on."""
    above = tree.tokens[index].head
    if tree.tokens[index].dep not in {"ccomp", "conj", "advcl"}:
        return False
    between = tree.tokens[min(index, above) : max(index, above)]
    return tree.subject(index) is not None and any(token.text == ";" for token in between)


def _dependent_form(tree: Tree, index: int, token: Token) -> Form | None:
    finite = tree.is_finite(index)
    if token.dep == "ccomp":
        return _complement(tree, index) if finite else None
    if token.dep == "relcl":
        return _relative(tree, index)
    if token.dep == "advcl" and finite:
        compares = any(tree.tokens[k].lemma == "than" for k in tree.kids[index])
        return None if compares else Form.ADVERBIAL
    return None if finite or token.tag not in {"VBG", "VBN"} else _participle(tree, index, token)


def _relative(tree: Tree, index: int) -> Form | None:
    if _is_misread(tree, index):
        return Form.MAIN
    if _is_infinitive(tree, index):
        return None  # "the first woman to lead the country"
    return Form.RELATIVE if _is_told_of(tree, index) else None


def _complement(tree: Tree, index: int) -> Form | None:
    above = tree.tokens[tree.tokens[index].head]
    if not says(above):
        return Form.MAIN if _is_spliced(tree, index) else None
    # "Analysts expect prices to fall" tells what they expect; "ordered prices to fall" does not.
    told = above.lemma in listed("expectations") or not _is_infinitive(tree, index)
    return Form.REPORTED if told and above.lemma not in listed("denials") else None


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].tag == "TO" and tree.tokens[k].dep == "aux" for k in tree.kids[index])


def _is_spliced(tree: Tree, index: int) -> bool:
    """Say whether a comma alone parts a clause from the next: "Zoo sells pandas, keepers protest"."""
    above = tree.tokens[index].head
    between = tree.tokens[index:above]
    return index < above and any(token.text == "," for token in between)


def _is_misread(tree: Tree, index: int) -> bool:
    """Say whether the parser took a sentence for a noun: "contender Ann Lee has told"."""
    noun, subject = tree.tokens[index].head, tree.subject(index)
    if tree.tokens[noun].dep != "ROOT" or subject is None or is_loose(tree, index):
        return False
    return tree.tokens[subject].pos == "PROPN" and min(tree.below(subject)) == noun + 1


def _participle(tree: Tree, index: int, token: Token) -> Form | None:
    above = tree.tokens[token.head]
    if token.dep == "acl":
        # On the root: a headline, or a sentence whose verb the parser took for a participle.
        form = Form.MAIN if above.dep == "ROOT" else Form.PARTICIPLE
        return form if above.dep == "ROOT" or len(tree.below(index)) >= 3 else None
    tells = (token.dep == "advcl" and tree.child(index, "mark") is None) or (
        token.dep == "pcomp" and above.lemma in listed("sequence")
    )
    return Form.PARTICIPLE if tells else None


def _is_apposition(tree: Tree, index: int) -> bool:
    """Say whether an apposition tells something: "Bern, the capital", not "the novelist Mann"."""
    token, head = tree.tokens[index], tree.tokens[tree.tokens[index].head]
    if token.dep != "appos":
        return token.dep in SUBJECTS and is_set_before(tree, index)
    if is_listed(tree, index) or _is_listed_on(tree, index):
        return False
    if token.pos not in NOUNS or head.pos not in NOUNS or token.start < head.start:
        return False
    # Two people are not one under two names, and a town is nobody's daughter.
    place = tree.tokens[head.head].lemma in {"in", "at", "near", "from"} and head.dep == "pobj"
    if {token.entity, head.entity} == {"PERSON"} or (place and token.lemma in listed("relatives")):
        return False
    between = tree.tokens[tree.tokens[index].head + 1 : index]
    counts = token.pos == "NUM" and tree.child(index, "prep") is None
    return any(t.text in {",", "(", "--", "-"} for t in between) and not counts


def _is_told_of(tree: Tree, index: int) -> bool:
    """Say whether a relative clause tells of somebody in particular, not of a kind ("those who")."""
    antecedent = tree.tokens[index].head
    token = tree.tokens[antecedent]
    if token.pos == "PROPN" or is_loose(tree, index):
        return True
    return any(tree.tokens[kid].dep in {"det", "poss"} for kid in tree.kids[antecedent])


def _is_listed_on(tree: Tree, index: int) -> bool:
    """Say whether a name goes on with a list that began above it."""
    above = tree.tokens[index].head
    return tree.tokens[index].pos == "PROPN" and tree.tokens[above].dep == "appos"


def is_loose(tree: Tree, index: int) -> bool:
    """Say whether a clause is set off from its noun by a comma or dash."""
    first = tree.below(index)[0]
    return first > 0 and tree.tokens[first - 1].dep == "punct"


def is_listed(tree: Tree, index: int) -> bool:
    """Say whether what looks like an apposition is one of a list of names: "Ann, Bo and Cy"."""
    token = tree.tokens[index]
    if token.dep != "appos" or {token.pos, tree.tokens[token.head].pos} != {"PROPN"}:
        return False
    follows = [k for k in tree.kids[index] if tree.tokens[k].dep in {"conj", "appos"}]
    return any(tree.tokens[k].pos == "PROPN" for k in follows)
