from pathlib import Path

import pytest

from factcheck.batch.discover import Skipped, discover
from factcheck.documents.read import DocumentMissingError
from factcheck.errors import DocumentError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "A.TXT", "c.json", ".hidden.txt", "sub/d.txt", ".git/e.txt"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_gives_its_articles_in_order_of_names_and_says_what_it_left(folder: Path) -> None:
    found = discover(["articles"])
    assert found.paths == (
        "articles/A.TXT",
        "articles/a.md",
        "articles/b.txt",
        "articles/sub/d.txt",
    )
    assert found.skipped == (
        Skipped(path="articles/.git", why="hidden"),
        Skipped(path="articles/.hidden.txt", why="hidden"),
    )


def test_named_files_keep_the_order_given_and_come_once(folder: Path) -> None:
    names = ["articles/b.txt", "articles/c.json", "-", "articles/a.md", "articles/b.txt", "-"]
    assert discover(names).paths == (
        "articles/b.txt",
        "articles/c.json",
        "-",
        "articles/a.md",
    )


def test_named_file_is_taken_even_if_hidden(folder: Path) -> None:
    assert discover(["articles/.hidden.txt"]).paths == ("articles/.hidden.txt",)


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("articles/*.txt", ("articles/b.txt",)),
        ("articles/**/*.txt", ("articles/b.txt", "articles/sub/d.txt")),
        ("articles/s*", ("articles/sub/d.txt",)),
    ],
)
def test_patterns_are_expanded_in_order(folder: Path, pattern: str, paths: tuple[str, ...]) -> None:
    assert discover([pattern]).paths == paths


def test_file_with_a_bracket_in_its_name_is_no_pattern(folder: Path) -> None:
    (folder / "a[1].txt").write_text("Words.")
    assert discover(["a[1].txt"]).paths == ("a[1].txt",)


@pytest.mark.parametrize("name", ["nothing.txt", "articles/*.rst", "articles/nothing/"])
def test_name_that_leads_to_nothing_is_missing(folder: Path, name: str) -> None:
    with pytest.raises(DocumentMissingError):
        discover(["articles/b.txt", name])


def test_folder_without_articles_is_refused_with_a_hint(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(DocumentError, match="no articles in empty") as caught:
        discover(["empty"])
    assert not isinstance(caught.value, DocumentMissingError)
    assert caught.value.hint == "in a folder, files ending in .txt and .md are read"
