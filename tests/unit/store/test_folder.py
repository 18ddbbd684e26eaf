"""Test who may look into a folder that the program makes."""

import stat
from pathlib import Path

import pytest

from factcheck.store.folder import make_private


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_the_one_above_are_for_their_owner_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b" / "c")
    assert mode_of(tmp_path / "a" / "b") == 0o700
    assert mode_of(tmp_path / "a" / "b" / "c") == 0o700


def test_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir(mode=0o755)
    make_private(tmp_path / "b")
    assert mode_of(tmp_path / "b") == 0o755


def test_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "b"):
        with pytest.raises(OSError, match="file"):
            make_private(folder)
