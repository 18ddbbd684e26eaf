"""Describe the sources of tenures: who publishes them, and for which days they speak."""

import tomllib
from datetime import date
from importlib.resources import files

from factcheck.model.fact import SourceInfo


def tenure_sources(*, checked: date | None) -> tuple[SourceInfo, ...]:
    """Give the sources; `checked` is the last day of the hand-checked list, if there is one."""
    text = files("factcheck.store.snapshot_build").joinpath("tenures_sources.toml")
    rows = tomllib.loads(text.read_text(encoding="utf-8"))["source"]
    found = [SourceInfo(**row) for row in rows]
    if checked is not None:
        found.append(
            SourceInfo(
                id="officials",
                name="Officials, the project's own list",
                publisher="factcheck",
                url="https://www.wikidata.org/",
                licence="CC0 1.0",
                attribution="facts checked one by one, each with its own source",
                retrieved=checked,
                covers_from=None,
                covers_to=checked,
            )
        )
    return tuple(found)
