from pathlib import Path

import pytest

from factcheck.errors import SnapshotError
from factcheck.store.snapshot_build import build
from factcheck.store.snapshot_build.tables import SnapshotRows
from tests.unit.store.ruritania import ROWS
from tests.unit.store.snapshot_build import data_folder


def test_a_folder_without_the_data_is_refused_by_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "world-bank").mkdir()
    with pytest.raises(SnapshotError, match=r"has no world-factbook, .*, argentina-trade"):
        build.build_snapshot(tmp_path, tmp_path / "out.sqlite.xz")
    assert not (tmp_path / "out.sqlite.xz").exists()


def test_the_build_counts_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def collect(data: Path) -> SnapshotRows:
        return ROWS

    monkeypatch.setattr(build, "collect", collect)
    out = tmp_path / "made" / "out.sqlite.xz"
    info = build.build_snapshot(data_folder.write(tmp_path / "data"), out)
    assert info.version == "2026-01-02"
    assert dict(info.counts)["tenure"] == 3
    assert info.size_bytes == out.stat().st_size
    assert "office:mayor" in info.dangling
    assert [path.name for path in out.parent.iterdir()] == ["out.sqlite.xz"]
