"""Find pronouns of the third person for which no noun of the same statement can stand.

Agreement in number and in person or thing, the binding of objects (an object pronoun never
means its own verb's subject), and pronouns that mean nothing ("it rained"): the filters that
come before every choice of antecedent (Lappin and Leass 1994; Mitkov 1998).
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from factcheck.language.parse import Token, children, subtree

Tokens = Sequence[Token]


class Sort(Enum):
    """Name what a pronoun can stand for."""

    PERSON = "person"
    THING = "thing"
    SEVERAL = "several"
    FACT = "fact"  # "that" may mean a whole clause


PRONOUNS: Mapping[str, Sort] = {
    **dict.fromkeys(("he", "she", "him", "her", "his", "hers"), Sort.PERSON),
    **dict.fromkeys(("it", "its"), Sort.THING),
    **dict.fromkeys(("they", "them", "their", "theirs", "these", "those"), Sort.SEVERAL),
    **dict.fromkeys(("this", "that"), Sort.FACT),
}
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "iobj", "dative"})
# Prepositions whose object is as close to the verb as a direct one: "voted for her".
CLOSE = frozenset({"by", "to", "for", "against", "from", "of", "on", "between", "among"})
TIMES = frozenset({"DATE", "TIME"})
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
GROUPS = frozenset({"ORG", "NORP", "GPE"})
PLACES = frozenset({"GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"})
NOUNS = frozenset({"NOUN", "PROPN"})
MOMENTS = frozenset(
    "day night week weekend month quarter year decade century morning afternoon evening hour "
    "minute time moment spring summer autumn winter yesterday today tomorrow".split()
)
PEOPLE = frozenset(
    "man woman boy girl person child kid baby mother father mum dad son daughter brother sister "
    "wife husband widow widower spouse friend guest president premier chancellor king queen "
    "prince princess pope bishop cardinal priest imam rabbi saint chief boss captain coach pilot "
    "general colonel sergeant soldier judge justice lawyer attorney clerk aide deputy candidate "
    "nominee incumbent opponent rival challenger nurse patient student professor expert critic "
    "economist lady gentleman guy chap fellow neighbour citizen resident native politician "
    "diplomat envoy ambassador architect chef cook champion hero victim witness tyrant dictator "
    "despot populist socialist conservative liberal nationalist veteran head chairman chairwoman "
    "chair mp senator congressman congresswoman lawmaker mayor governor secretary minister "
    "monarch emperor sultan sheikh emir heir poet actor actress star suspect cleric "
    "individual adult teenager youth someone somebody anyone anybody everyone everybody nobody "
    "baron count duke earl lord sir guide carpenter singer grandfather grandmother uncle aunt cousin nephew niece parent".split()
)
# People and things alike: "the figure was 24.7 per cent", "a figure of the old left, he".
EITHER = frozenset("figure head star chair general cardinal champion leader opponent".split())
PERSON_ENDS = ("ist", "man", "woman", "eer", "ician", "crat")
# "-er" and "-or" make people, save in these.
PERSON_ER = ("er", "or")
NOT_PEOPLE = frozenset(
    "number power order quarter matter paper letter water weather winter summer chapter corner "
    "centre center theatre theater border offer tower river chamber newspaper "
    "computer helicopter tanker sector factor error labor favor honor major minor motor tractor "
    "reactor monitor corridor mirror floor door terror horror rumor ladder register disorder "
    "charter barrier carrier answer transfer manner banner dinner cover fever "
    "poster counter meter liter container hunger danger "
    "merger murder finger trigger ledger saver trailer shelter filter layer tender "
    "calendar encounter handover takeover turnover hangover leftover disaster cluster semester "
    "registrar folder gender wonder thunder cancer wafer buffer differ gutter "
    "shower flower lever sewer pier tier supper pepper copper slipper timber lumber amber "
    "rubber scooter shutter twitter litter shoulder boulder hammer chatter war interior "
    "exterior decor vector behavior harbor color flavor odor vapor humor "
    "tumor vigor rigor valor ardor fervor clamor glamor parlor armor anchor".split()
)
COLLECTIVES = frozenset(
    "party government police parliament team family couple council coalition side public crowd "
    "company group cabinet majority opposition club army staff electorate senate congress "
    "committee board union alliance movement faction bloc bank ministry court pair trio duo "
    "crew band audience generation half third people everyone everybody someone somebody anyone "
    "anybody nobody each none press media nation".split()
)
# A name that holds one of these is no person's.
FIRMS = frozenset(
    "bank party group united city council ministry union university institute company times news "
    "court house street republic league club press airlines motors south north east west new "
    "saudi assembly senate congress parliament committee commission agency".split()
)
WEATHER = frozenset({"rain", "snow", "hail", "drizzle", "thunder", "freeze"})
# Verbs and adjectives whose "it" announces a clause: "it took years to", "it was clear that".
ANNOUNCING = frozenset(
    "be seem appear take remain become happen turn prove matter cost look follow emerge help "
    "make find think consider".split()
)
# With these a to-clause is about the subject itself: "it is likely to fall".
PERSONAL = frozenset(
    "likely unlikely able unable due set ready sure certain bound keen eager willing unwilling "
    "free about entitled prone slow quick first last only poised prepared determined reluctant "
    "happy close right enough".split()
)
REPORTED = frozenset(
    "say report believe think know expect announce claim agree decide estimate note hope fear "
    "suggest argue assume rumour rumor show find confirm reveal understand".split()
)


def unresolved_pronouns(tokens: Tokens) -> tuple[str, ...]:
    """Give the pronouns of one parsed statement that no noun phrase in it can stand for.

    The noun phrase stands before the pronoun, or is the subject of the main clause where the
    pronoun stands in an introduction to it: "In his first speech, Joe Biden praised France".
    """
    return tuple(
        token.text
        for position, token in enumerate(tokens)
        if _is_pronoun(token)
        and not _means_nothing(tokens, position)
        and not _has_antecedent(tokens, position)
    )


def _is_pronoun(token: Token) -> bool:
    word = token.text.lower()
    if word not in PRONOUNS:
        return False
    if word in DEMONSTRATIVES:
        # A relative "that" is WDT, a conjunction IN, "that much" RB.
        return token.tag == "DT" and token.dep not in {"det", "mark", "advmod"}
    return token.tag in {"PRP", "PRP$"}


def _means_nothing(tokens: Tokens, position: int) -> bool:
    """Say whether a pronoun points at nothing before it: "it rained", "those who voted"."""
    token = tokens[position]
    below = [tokens[child] for child in children(tokens, position)]
    match token.text.lower():
        case "those":
            return any(child.dep in {"relcl", "acl", "prep"} for child in below)
        case "they":
            return tokens[token.head].lemma == "say"
        case "it":
            return token.dep == "expl" or _is_weather(tokens, token) or _announces(tokens, position)
        case _:
            return False


def _is_weather(tokens: Tokens, token: Token) -> bool:
    """Say whether an "it" is that of weather and time: "it was Tuesday", "as it happened"."""
    verb = tokens[token.head]
    beside = [tokens[child] for child in children(tokens, token.head)]
    if verb.lemma == "happen":
        return any(other.lemma == "as" for other in beside)
    time = any(other.dep == "attr" and other.entity in TIMES for other in beside)
    return verb.lemma in WEATHER or (verb.lemma == "be" and time)


def _announces(tokens: Tokens, position: int) -> bool:
    """Say whether an "it" stands for a clause that follows, or for the focus of a cleft."""
    token = tokens[position]
    head = token.head
    verbs = {head, tokens[head].head}
    lemmas = {tokens[verb].lemma for verb in verbs}
    top = next((verb for verb in verbs if tokens[verb].dep == "ROOT"), min(verbs))
    after = [i for i in subtree(tokens, top) if i > position]
    that = any(tokens[i].dep == "mark" and tokens[i].lemma == "that" for i in after)
    if token.dep == "nsubjpass":
        return that and tokens[head].lemma in REPORTED
    if not lemmas & ANNOUNCING:
        return False
    return that or _is_cleft(tokens, head) or _has_free_infinitive(tokens, head, after)


def _is_cleft(tokens: Tokens, verb: int) -> bool:
    """Say whether "it was X who" puts a name or a definite noun forward."""
    if tokens[verb].lemma != "be":
        return False
    for focus in children(tokens, verb):
        below = {tokens[child].lemma for child in children(tokens, focus)}
        relative = any(token.tag in {"WP", "WDT"} for token in tokens[focus + 1 :])
        if tokens[focus].dep in {"attr", "acomp"} and relative and not below & {"a", "an"}:
            return True
    return False


def _has_free_infinitive(tokens: Tokens, verb: int, after: Sequence[int]) -> bool:
    """Say whether a to-clause follows that is not about the subject ("it is set to fall")."""
    start = next((i for i in after if tokens[i].tag == "TO" and tokens[i].dep == "aux"), None)
    if start is None or tokens[verb].lemma in {"seem", "appear", "happen", "prove", "turn"}:
        return False
    # "A party that wants to leave": the infinitive belongs to another verb.
    if tokens[tokens[start].head].head not in {verb, *children(tokens, verb)}:
        return False
    between = [tokens[i] for i in after if verb < i < start]
    if not between or any(token.lemma in PERSONAL for token in between):
        return False
    if tokens[verb].lemma == "take":
        return any(t.entity in TIMES | AMOUNTS or t.lemma in MOMENTS | {"long"} for t in between)
    return any(token.pos in {"ADJ", "NOUN", "ADP"} for token in between)


def _has_antecedent(tokens: Tokens, position: int) -> bool:
    token = tokens[position]
    sort = PRONOUNS[token.text.lower()]
    barred = _own_subject(tokens, position)
    above = _ancestors(tokens, position, until="conj")
    before = [i for i in range(position) if i not in barred]
    if sort is Sort.FACT:
        # A clause told before it, or a thing; a name is taken up by "it", not by "that".
        if any(tokens[i].pos == "VERB" and i not in above for i in before):
            return True
        before = [i for i in before if tokens[i].pos != "PROPN"]
    candidates = [i for i in before if _is_head(tokens, i)]
    candidates += _announced_subjects(tokens, position)
    return any(_agrees(tokens, i, sort) and not _is_frame(tokens, i, position) for i in candidates)


def _is_head(tokens: Tokens, position: int) -> bool:
    """Say whether a token is the head of a noun phrase, or the last word of a name."""
    token = tokens[position]
    if token.lemma in COLLECTIVES | PEOPLE and token.pos == "PRON":
        return True
    if token.pos not in NOUNS or token.dep == "amod":
        return False
    # "Merkel" in "the Merkel era" is no phrase of its own.
    return token.dep != "compound" or tokens[token.head].entity != token.entity


def _own_subject(tokens: Tokens, position: int) -> frozenset[int]:
    """Give the subject of an object pronoun's verb, with what is joined to it."""
    token = tokens[position]
    verb = token.head
    if token.dep == "pobj" and tokens[verb].lemma in CLOSE:
        verb = tokens[verb].head
    elif token.dep not in OBJECTS:
        return frozenset()
    return frozenset(c for c in children(tokens, verb) if tokens[c].dep in SUBJECTS)


def _announced_subjects(tokens: Tokens, position: int) -> Iterator[int]:
    """Give subjects after the pronoun whose verb an introduction with the pronoun belongs to."""
    at = position
    # "In Chato, his birthplace, a carpenter": what stands in apposition means somebody else.
    while tokens[at].head != at and tokens[at].dep != "appos":
        head = tokens[at].head
        if tokens[at].dep in {"prep", "advcl", "npadvmod"} and head > position:
            for child in children(tokens, head):
                if tokens[child].dep in SUBJECTS and child > position:
                    yield child
        at = head


def _is_frame(tokens: Tokens, candidate: int, position: int) -> bool:
    """Say whether a noun only sets the scene of the pronoun's clause: "in a speech it said".

    The scene is a preposition, or a participle without a subject of its own, before a clause
    with the pronoun in its subject. "In Chile its exports fell" is understood all the same.
    """
    if candidate > position:
        return False
    if tokens[candidate].pos == "PROPN" and tokens[position].tag == "PRP$":
        return False
    above = _ancestors(tokens, position)
    at = candidate
    while tokens[at].head != at:
        head = tokens[at].head
        if head in above and position < head and at not in above:
            return tokens[at].dep == "prep" or (
                tokens[at].dep == "advcl"
                and not any(tokens[c].dep in SUBJECTS for c in children(tokens, at))
            )
        at = head
    return False


def _ancestors(tokens: Tokens, position: int, *, until: str = "") -> frozenset[int]:
    """Give what a token hangs on, up to a token that is itself joined by this relation."""
    found: set[int] = set()
    while tokens[position].head != position and (not until or tokens[position].dep != until):
        position = tokens[position].head
        found.add(position)
    return frozenset(found)


def _agrees(tokens: Tokens, position: int, sort: Sort) -> bool:
    token = tokens[position]
    if token.entity in TIMES | AMOUNTS or token.lemma in MOMENTS:
        return False
    if sort is Sort.SEVERAL:
        return _is_several(tokens, position)
    if token.tag in {"NNS", "NNPS"} and token.entity not in PLACES | {"ORG", "PERSON"}:
        return False
    if sort is Sort.PERSON:
        return _is_person(tokens, position)
    person = token.entity == "PERSON" or _is_person_noun(token) or token.pos == "PRON"
    return token.lemma in EITHER or not person


def _is_several(tokens: Tokens, position: int) -> bool:
    token = tokens[position]
    joined = any(tokens[c].dep == "conj" for c in children(tokens, position))
    plural = token.tag in {"NNS", "NNPS"}
    # "No one has to apologise for their identity."
    anyone = token.lemma == "one" and any(
        tokens[c].lemma in {"no", "any", "every", "some"} for c in children(tokens, position)
    )
    return joined or plural or anyone or token.entity in GROUPS or token.lemma in COLLECTIVES


def _is_person(tokens: Tokens, position: int) -> bool:
    token = tokens[position]
    if token.pos != "PROPN":
        return _is_person_noun(token)
    if token.entity in {"PERSON", ""}:
        return True
    # The parser takes many a rare name for a firm's; two words and more without an article.
    parts = [tokens[c] for c in children(tokens, position) if tokens[c].dep in {"compound", "det"}]
    return bool(parts) and all(
        part.pos == "PROPN" and part.lemma not in FIRMS for part in (*parts, token)
    )


def _is_person_noun(token: Token) -> bool:
    if token.pos == "PROPN":
        return False
    word = token.lemma
    if word in PEOPLE | EITHER or word.endswith(PERSON_ENDS):
        return True
    return len(word) > 4 and word.endswith(PERSON_ER) and word not in NOT_PEOPLE
