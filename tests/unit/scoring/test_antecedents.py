"""Test pronouns on parses written by hand, so that no parser's mistake enters."""

from factcheck.language.parse import Token
from factcheck.scoring.antecedents import unresolved_pronouns


def tokens(*rows: str) -> list[Token]:
    """Make tokens of "text pos tag dep head entity" rows; the entity may be left out."""
    made, at = [], 0
    for row in rows:
        text, pos, tag, dep, head, *entity = row.split()
        made.append(
            Token(
                start=at,
                end=at + len(text),
                text=text,
                lemma={"was": "be"}.get(text.lower(), text.lower()),
                pos=pos,
                tag=tag,
                dep=dep,
                head=int(head),
                entity=entity[0] if entity else "",
            )
        )
        at += len(text) + 1
    return made


ADA = "Ada PROPN NNP nsubj 1 PERSON"


def test_object_never_means_its_own_subject() -> None:
    assert unresolved_pronouns(tokens(ADA, "saw VERB VBD ROOT 1", "her PRON PRP dobj 1")) == (
        "her",
    )
    said = tokens(ADA, "said VERB VBD ROOT 1", "she PRON PRP nsubj 3", "won VERB VBD ccomp 1")
    assert unresolved_pronouns(said) == ()


def test_thing_does_not_mean_a_person_nor_a_person_a_country() -> None:
    said = ["said VERB VBD ROOT 1", "{} PRON PRP nsubj 3", "won VERB VBD ccomp 1"]
    peru = "Peru PROPN NNP nsubj 1 GPE"
    for first, word, found in (
        (ADA, "it", ("it",)),
        (peru, "it", ()),
        (peru, "he", ("he",)),
        (peru, "they", ()),
        (ADA, "they", ("they",)),
    ):
        assert unresolved_pronouns(tokens(first, *(row.format(word) for row in said))) == found


def test_determiners_conjunctions_and_weather_are_no_open_pronouns() -> None:
    assert unresolved_pronouns(tokens("That DET DT det 1", "man NOUN NN ROOT 1")) == ()
    assert unresolved_pronouns(tokens("It PRON PRP nsubj 1", "snow VERB VBD ROOT 1")) == ()
    assert unresolved_pronouns(tokens("It PRON PRP nsubj 1", "fell VERB VBD ROOT 1")) == ("It",)
    assert unresolved_pronouns(()) == ()
