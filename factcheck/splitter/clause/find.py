"""Cut a sentence into clauses: one predicate each, with its subject, its mood and its speaker.

The types follow ClausIE (Del Corro and Gemulla 2013) and the minimised propositions of MinIE
(Gashteovski et al. 2017): main clauses, coordinated predicates, relative and reduced clauses,
participles, adverbial clauses, appositions and reported clauses.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.parse import Token
from factcheck.splitter.clause.forms import find_forms, is_loose
from factcheck.splitter.clause.parts import by_adjunct, distribute
from factcheck.splitter.clause.titles import name_of, title_of, titles
from factcheck.splitter.clause.tree import (
    EDGES,
    RELATIVES,
    Clause,
    Form,
    Mood,
    Tree,
    listed,
    says,
    trimmed,
)
from factcheck.splitter.grammar import SUBJECTS

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
_MODALS = frozenset({"will", "shall", "may", "might", "could", "would", "'ll", "wo", "ca"})
# From such a clause the speaker of the clause above speaks on.
_CARRIES_ON = frozenset({"conj", "advcl", "relcl", "acl", "appos"})


def find_clauses(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """Give the clauses of a sentence in the order of their predicates; none where it has no verb."""
    tree = Tree(tokens)
    forms = find_forms(tree)
    reader = _Reader(tree, forms)
    found = [reader.clause(head) for head in sorted(forms)]
    parts = [part for clause in found for part in distribute(tree, clause) if clause.words]
    whole = [each for part in parts for each in by_adjunct(tree, part)]
    told = [clause for clause in whole if clause.words and clause.own]
    return tuple(sorted((*told, *titles(tree)), key=lambda clause: clause.head))


class _Reader:
    """Turn the heads of clauses into clauses."""

    def __init__(self, tree: Tree, forms: dict[int, Form]) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.forms = forms
        self.apart = frozenset(
            index for index, form in forms.items() if self._is_apart(index, form)
        )

    def _is_apart(self, index: int, form: Form) -> bool:
        """Say whether the clause above does without this one.

        A restrictive clause stays in: "voters who stayed at home decided it" is not about voters.
        """
        if form is Form.RELATIVE or (form is Form.PARTICIPLE and self.tokens[index].dep == "acl"):
            return is_loose(self.tree, index)
        return form is not Form.REPORTED

    def clause(self, head: int) -> Clause:
        """Give the clause of a head."""
        form = self.forms[head]
        subject = self._subject(head, form)
        phrase = self._noun_phrase(subject, head)
        words = self._words(head, subject)
        antecedent = self._antecedent(head) if form is Form.RELATIVE else None
        named = self._noun_phrase(antecedent, head)
        is_near = subject is not None and subject == self.tree.subject(head)
        clause = Clause(
            head=head,
            form=form,
            mood=self.mood(head),
            subject=phrase,
            words=words,
            own=tuple(sorted((*words, *phrase) if is_near else words)),
            link=self._link(head, form, subject),
            antecedent=named,
            speaker=self._speaker(head),
            reports=self._reports(head),
        )
        return self._without_relative(clause) if form is Form.RELATIVE else clause

    def _subject(self, head: int, form: Form) -> int | None:
        """Give the token a clause is about, which may stand in the clause above."""
        own = self.tree.subject(head)
        token = self.tokens[head]
        if own is not None and self.tokens[own].lemma not in RELATIVES:
            return own
        if form is Form.APPOSITION:
            beside = own is None and token.dep in SUBJECTS
            return self.tree.subject(token.head) if beside else self._whole_name(token.head)
        if form is Form.RELATIVE or token.dep == "acl":
            return self._antecedent(head) if form is not Form.MAIN else token.head
        if form in {Form.CONJUNCT, Form.PARTICIPLE}:
            return self._subject_above(token.head)
        return None

    def _whole_name(self, index: int) -> int:
        """Give the head of a name that goes on with "of": "the Temple of Bel"."""
        above = self.tokens[index].head
        noun = self.tokens[above].head
        whole = self.tokens[index].dep == "pobj" and self.tokens[above].lemma == "of"
        return noun if whole and self.tokens[noun].pos == "PROPN" else index

    def _antecedent(self, head: int) -> int:
        """Give whom a clause on a noun tells of: of "X, the man who" and "X is a man who" it is X."""
        noun = self.tokens[head].head
        above = self.tokens[noun].head
        if self.forms.get(noun) is Form.APPOSITION:
            return above
        if self.tokens[noun].dep == "attr" and self.tokens[above].lemma == "be":
            subject = self._subject(above, self.forms.get(above, Form.MAIN))
            return noun if subject is None or self.tokens[subject].pos == "PRON" else subject
        return noun

    def _subject_above(self, index: int) -> int | None:
        for _ in self.tokens:
            if index in self.forms:
                return self._subject(index, self.forms[index])
            if self.tokens[index].head == index:
                return None
            index = self.tokens[index].head
        return None

    def _noun_phrase(self, index: int | None, head: int) -> tuple[int, ...]:
        if index is None:
            return ()
        title = title_of(self.tree, index) if self.tokens[index].pos == "PROPN" else ()
        if title and self.tree.child(index, "conj") is None:
            return name_of(self.tree, index, title)
        bearer = self._bearer(index, head)
        if bearer is not None:
            return self._noun_phrase(bearer, head)
        # "voters who stayed at home" are not all voters, but "the bill" is the bill.
        definite = self.tree.child(index, "det", "poss") is not None
        told = {"appos", "relcl"} if definite else {"appos"}
        hanging = (k for k in self.tree.kids[index] if self.tokens[k].dep in told)
        return trimmed(self.tokens, self.tree.below(index, self.apart | {head, *hanging}))

    def _bearer(self, index: int, head: int) -> int | None:
        """Give the name that is set beside a noun: "the headteacher, Ann Lee, left" is of Ann Lee."""
        if self.tokens[index].pos != "NOUN":
            return None
        named = (k for k in self.tree.kids[index] if self.forms.get(k) is Form.APPOSITION)
        return next((k for k in named if self.tokens[k].pos == "PROPN" and k != head), None)

    def _words(self, head: int, subject: int | None) -> tuple[int, ...]:
        without = {i for i in self.apart if i != head}
        without |= {k for k in self.tree.kids[head] if self.tokens[k].dep in EDGES - {"punct"}}
        if subject is not None:
            without.add(subject)
        without |= {k for k in self.tree.kids[head] if self._leads_out(k)}
        mark = self.tree.child(head, "mark")
        words = self.tree.below(head, frozenset(without))
        # "hours after she resigned": how long after is told of the clause above.
        words = [i for i in words if mark is None or i > mark]
        told = [k for k in self.tree.kids[head] if self.forms.get(k) is Form.REPORTED and k < head]
        content = [i for k in told for i in self.tree.below(k, self.apart) if i in words]
        words = [i for i in words if i not in content]
        return trimmed(self.tokens, [*self._shared(head), *trimmed(self.tokens, words), *content])

    def _helpers_of(self, index: int) -> list[int]:
        """Give the other auxiliaries of the verb that one belongs to."""
        kids = self.tree.kids[self.tokens[index].head]
        return [k for k in kids if self.tokens[k].dep in {"aux", "auxpass"} and k != index]

    def _leads_out(self, index: int) -> bool:
        """Say whether a word only leads to another clause or to who says this one."""
        token = self.tokens[index]
        # "after being sworn in" tells what "was sworn in" does.
        if token.text.lower() == "being" and not self._helpers_of(index):
            return True
        if token.lemma == "accord" and token.dep == "prep":
            return True
        return token.dep == "prep" and self.tree.child(index, "pcomp") in self.forms

    def _shared(self, head: int) -> list[int]:
        """Give the auxiliaries that a second predicate has in common with the first."""
        token = self.tokens[head]
        if token.dep != "conj" or self.tree.subject(head) is not None:
            return []
        if self.tree.child(head, "aux", "auxpass") is not None:
            return []
        first = token.head
        if self.tokens[first].tag != token.tag or token.tag in {"VBD", "VBZ", "VBP"}:
            return []
        return [k for k in self.tree.kids[first] if self.tokens[k].dep in {"aux", "auxpass", "neg"}]

    def _link(self, head: int, form: Form, subject: int | None) -> str:
        token = self.tokens[head]
        if form is Form.CONJUNCT and self.forms.get(token.head) is Form.PARTICIPLE:
            return self._link(token.head, Form.PARTICIPLE, subject)
        plural = subject is not None and self.tokens[subject].tag in {"NNS", "NNPS"}
        if form is Form.APPOSITION:
            return "are" if plural else "is"
        if form is Form.REPORTED and any(self.tokens[k].tag == "TO" for k in self.tree.kids[head]):
            return "are" if plural else "is"
        if form is not Form.PARTICIPLE or any(k < head for k in self._helpers(head)):
            return ""
        return "were" if plural else "was"

    def _helpers(self, head: int) -> list[int]:
        kids = self.tree.kids[head]
        return [
            k
            for k in kids
            if self.tokens[k].dep in {"aux", "auxpass"} and self.tokens[k].lemma != "be"
        ]

    def _without_relative(self, clause: Clause) -> Clause:
        """Put the noun in the place of "who" and "which", as subject or as object."""
        tokens = self.tokens
        words = tuple(i for i in clause.words if tokens[i].tag not in {"WP", "WDT", "WRB"})
        own = self.tree.subject(clause.head)
        if own is None or tokens[own].lemma in RELATIVES:
            return replace(clause, words=words, subject=clause.antecedent)
        below = self.tree.below(clause.head, self.apart - {clause.head})
        relative = next((i for i in below if tokens[i].tag in {"WP", "WDT", "WRB"}), None)
        if relative is not None and tokens[relative].tag == "WRB":
            return replace(clause, words=words, setting=clause.antecedent)
        has_object = self.tree.child(clause.head, "dobj", "attr", "ccomp") not in {None, relative}
        governor = clause.head if relative is None else tokens[relative].head
        if governor in words and governor < clause.head:
            # "the man to whom they leased it": they leased it to the man.
            rest = tuple(i for i in words if i != governor)
            return replace(clause, words=(*rest, governor, *clause.antecedent))
        # "a school that a charity paid for": the noun goes where the pronoun was missed.
        if governor in words and (governor != clause.head or not has_object):
            after = words.index(governor) + 1
            words = (*words[:after], *clause.antecedent, *words[after:])
        return replace(clause, words=words)

    def _speaker(self, head: int) -> tuple[int, ...]:
        """Give who says what a clause tells, through the clauses it hangs on."""
        index = head
        for _ in self.tokens:
            token = self.tokens[index]
            told = self._according(index)
            if told is not None:
                return self._noun_phrase(told, index)
            if self.forms.get(index) is Form.REPORTED:
                return self._noun_phrase(self._subject_above(token.head), token.head)
            if token.head == index or token.dep not in _CARRIES_ON:
                return ()
            index = token.head
        return ()

    def _reports(self, head: int) -> bool:
        kids = self.tree.kids[head]
        told = any(
            self.tokens[k].dep == "ccomp" and self.forms.get(k) is not Form.MAIN for k in kids
        )
        return says(self.tokens[head]) and told

    def _according(self, head: int) -> int | None:
        """Give the token of whom "according to" names."""
        for kid in self.tree.kids[head]:
            if self.tokens[kid].lemma == "accord":
                place = self.tree.child(kid, "prep")
                return None if place is None else self.tree.child(place, "pobj")
        return None

    def mood(self, head: int) -> Mood:
        """Say what a clause does with its content; a second predicate shares the first's mood."""
        kids = self.tree.kids[head]
        helpers = {self.tokens[k].lemma for k in kids if self.tokens[k].dep in {"aux", "auxpass"}}
        marks = {self.tokens[k].lemma for k in kids if self.tokens[k].dep in {"mark", "advmod"}}
        if marks & _CONDITIONS or ("would" in helpers and self._has_condition(head)):
            return Mood.SUPPOSED
        negative = any(self.tokens[k].dep == "neg" for k in kids) or self._is_neither(head)
        if negative and "could" in helpers:
            return Mood.NEGATED  # "could not run again" is told of the past
        if helpers & _MODALS or self._is_ahead(head) or self._is_expected(head):
            return Mood.PREDICTED
        if negative or marks & {"never", "hardly", "no"}:
            return Mood.NEGATED
        shared = self.tokens[head].dep == "conj" and self._shared(head)
        return self.mood(self.tokens[head].head) if shared else Mood.STATED

    def _has_condition(self, head: int) -> bool:
        return any(
            self.tokens[k].dep == "advcl"
            and any(self.tokens[m].lemma in _CONDITIONS for m in self.tree.kids[k])
            for k in self.tree.kids[head]
        )

    def _is_neither(self, head: int) -> bool:
        subject = self.tree.subject(head)
        below = self.tree.kids[subject] if subject is not None else []
        return any(self.tokens[k].lemma in {"neither", "nor"} for k in below)

    def _is_expected(self, head: int) -> bool:
        """Say whether somebody only expects what a clause tells: "analysts predict that"."""
        above = self.tokens[self.tokens[head].head]
        return self.forms.get(head) is Form.REPORTED and above.lemma in listed("expectations")

    def _is_ahead(self, head: int) -> bool:
        """Say whether a predicate looks ahead: "is due to", "are expected to", "is going to"."""
        token = self.tokens[head]
        complement = self.tree.child(head, "acomp", "xcomp")
        words = {token.lemma} | ({self.tokens[complement].lemma} if complement else set())
        if says(token) and self.tree.child(head, "auxpass") is None and self._reports(head):
            return False  # "analysts expect prices to fall" is told of the analysts
        infinitive = any(t.tag == "TO" for t in self.tokens[head : head + 4])
        return infinitive and bool(words & listed("ahead"))
