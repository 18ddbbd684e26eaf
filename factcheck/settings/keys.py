"""Define the settings: one frozen object, and which layers may set what."""

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path

from factcheck.documents.read import DEFAULT_MAX_BYTES
from factcheck.store.lockfile import LOCK_NAME

# What a run may wait for servers in all: a minute is as long as one stays at a terminal.
DEFAULT_BUDGET_S = 60


class FailOn(StrEnum):
    """Name the verdict from which a run counts as a finding."""

    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold what a run is asked to do; each field is a key, a flag and a FACTCHECK_<NAME>.

    `format` holds NAME or NAME=PATH, `min_coverage` is a percentage, `source` the names of
    the sources to ask, `no_source` those to leave out of them and `require` those that must not
    fail. `contact` is who runs the program, told to the servers that are asked; without one
    none is. `endpoint` holds NAME=URL in place of public servers; `budget` is in seconds.
    """

    format: tuple[str, ...] = ("terminal",)
    output: Path | None = None
    as_of: date | None = None
    source: tuple[str, ...] = ()
    no_source: tuple[str, ...] = ()
    offline: bool = False
    fail_on: FailOn = FailOn.CONTRADICTED
    min_coverage: float = 0.0
    jobs: int = 1
    max_bytes: int = DEFAULT_MAX_BYTES
    quiet: bool = False
    verbose: bool = False
    cache_dir: Path | None = None
    contact: str = ""
    endpoint: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    exhaustive: bool = False
    budget: int = DEFAULT_BUDGET_S
    no_cache: bool = False
    locked: bool = False
    lock_file: Path | None = None

    @property
    def lock_path(self) -> Path:
        """Give the place of the lock file: the current folder, unless one is named."""
        return self.lock_file or Path(LOCK_NAME)

    @property
    def digest(self) -> str:
        """Give the SHA-256 of what can change a verdict or the exit code.

        Where files lie, how many processes run and how a report looks stay out: the same
        digest over the same text and snapshot promises the same findings. A locked run asks no
        source, so none of those that are set can change it.
        """
        decisive = {
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "endpoint": sorted(self.endpoint),
            "exhaustive": self.exhaustive,
            "fail_on": self.fail_on.value,
            "min_coverage": self.min_coverage,
            "no_source": sorted(self.no_source),
            "offline": self.offline,
            "online": bool(self.contact),
            "require": sorted(self.require),
            "source": sorted(self.source),
        }
        if self.locked:
            asking = (
                "endpoint",
                "exhaustive",
                "no_source",
                "offline",
                "online",
                "require",
                "source",
            )
            decisive |= {"locked": True} | dict.fromkeys(asking)
        canonical = json.dumps(decisive, sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


KEYS = tuple(field.name for field in fields(Settings))
