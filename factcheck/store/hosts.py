"""Say how a host wants to be asked: the table hosts.toml, read once."""

import ipaddress
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("hosts.toml")
_PRIVATE = "(private)"
# Reserved for networks of one's own: RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`.
_PRIVATE_SUFFIXES = (".localhost", ".local", ".internal", ".home.arpa", ".test")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRule:
    """Hold how many requests a host takes at once, how far apart, and how long it may take.

    `shared` counts over all processes that use one cache directory. `plain_400_is_busy` marks
    a host whose 400 without JSON means "later".
    """

    in_flight: int = 1
    gap_s: float
    connect_s: float
    read_s: float
    total_s: float
    shared: bool = True
    plain_400_is_busy: bool = False


def rule_for(host: str) -> HostRule:
    """Find the rule for a host's name or address, given in lower case and without a port."""
    wanted = _PRIVATE if is_private(host) else host
    return next(rule for pattern, rule in _rules() if fnmatchcase(wanted, pattern))


def is_private(host: str) -> bool:
    """Say whether a name or address can only mean a machine of the user's own network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_SUFFIXES)


@cache
def _rules() -> tuple[tuple[str, HostRule], ...]:
    rows: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["host"]
    return tuple((row.pop("pattern"), HostRule(**row)) for row in rows)
