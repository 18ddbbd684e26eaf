"""Compare every seed in every format with the file kept for it.

A golden that changes is looked at before it is renewed with `pytest tests/golden --snapshot-update`.
"""

import io
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import factcheck
from factcheck.model.report import Report, RunInfo
from factcheck.registry import Group, catalogue, load_format
from factcheck.reports.protocol import Look

SEEDS = Path(__file__).parents[2] / "seeds"
FORMATS = tuple(catalogue(Group.FORMATS, plugins=False))
# What differs from release to release stands as a placeholder.
INFO = RunInfo(
    version="@@VERSION@@",
    snapshot="@@SNAPSHOT@@",
    offline=True,
    sources=("snapshot",),
    settings_digest="@@DIGEST@@",
    models=(("parser", "@@MODEL@@"),),
)
# The articles that do not tell their own day.
DAYS = {"trump-milei-call": date(2024, 11, 13)}


class Golden(SingleFileSnapshotExtension):
    """Keep one readable file a golden."""

    _write_mode = WriteMode.TEXT


@cache
def report_of(seed: str) -> Report:
    """Check a seed once for all formats."""
    (path,) = SEEDS.glob(f"{seed}.*")
    text = path.read_text(encoding="utf-8")
    return factcheck.check_text(text, origin=f"seeds/{path.name}", as_of=DAYS.get(seed))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("seed", sorted(path.stem for path in SEEDS.iterdir()))
def test_seed_gives_its_golden(seed: str, format_name: str, snapshot: SnapshotAssertion) -> None:
    chosen = load_format(format_name, plugins=False)
    out = io.StringIO()
    chosen.write([report_of(seed)], out, Look(width=80), INFO)
    extension = type("Kept", (Golden,), {"file_extension": chosen.suffix.removeprefix(".")})
    assert out.getvalue() == snapshot(extension_class=extension)
