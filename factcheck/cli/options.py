"""Define the options that are settings, once, and lend them to the commands."""

import inspect
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from factcheck.settings.keys import FailOn, Settings
from factcheck.settings.layers import resolve_settings

# Each is None where it was not given, so that files and environment can speak. The values are
# decoded in settings, where the files' are, so that both take the same words.
_OPTIONS: Mapping[str, Any] = {
    "format": Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME[=PATH]",
            help="terminal, json or jsonl; again for several at once.",
        ),
    ],
    "output": Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write the report to a file."),
    ],
    "as_of": Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Judge as of this day, as 2024-11-13."),
    ],
    "source": Annotated[
        list[str] | None,
        typer.Option("--source", metavar="NAME", help="Ask this source only; again for more."),
    ],
    "no_source": Annotated[
        list[str] | None,
        typer.Option("--no-source", metavar="NAME", help="Do not ask this source."),
    ],
    "offline": Annotated[
        bool | None,
        typer.Option("--offline/--no-offline", help="Leave out sources that need the network."),
    ],
    "fail_on": Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The verdict that makes the exit code 1."),
    ],
    "min_coverage": Annotated[
        str | None,
        typer.Option(
            "--min-coverage",
            metavar="PERCENT",
            help="Exit 1 if less of an article's checkable sentences was decided.",
        ),
    ],
    "jobs": Annotated[
        str | None,
        typer.Option("--jobs", "-j", metavar="N", help="Check this many articles at once."),
    ],
    "max_bytes": Annotated[
        str | None,
        typer.Option("--max-bytes", metavar="N", help="Refuse larger articles."),
    ],
    "quiet": Annotated[
        bool | None,
        typer.Option("--quiet", "-q", help="No notes and no progress on standard error."),
    ],
    "verbose": Annotated[
        bool | None,
        typer.Option("--verbose", "-v", help="Show every claim in full, and what was skipped."),
    ],
    "cache_dir": Annotated[
        Path | None,
        typer.Option("--cache-dir", metavar="PATH", help="Keep unpacked data and answers here."),
    ],
    "contact": Annotated[
        str | None,
        typer.Option(
            "--contact",
            metavar="ADDRESS",
            help="Your e-mail or page, told to public servers; none is asked without it.",
        ),
    ],
    "endpoint": Annotated[
        list[str] | None,
        typer.Option(
            "--endpoint", metavar="NAME=URL", help="Ask this server in place of the public one."
        ),
    ],
    "require": Annotated[
        list[str] | None,
        typer.Option("--require", metavar="NAME", help="Exit 3 if this source failed."),
    ],
    "exhaustive": Annotated[
        bool | None,
        typer.Option("--exhaustive", help="Ask every source, also of what is decided."),
    ],
    "budget": Annotated[
        str | None,
        typer.Option("--budget", metavar="SECONDS", help="Wait no longer for servers in all."),
    ],
    "no_cache": Annotated[
        bool | None,
        typer.Option("--no-cache", help="Neither use nor keep answers of servers."),
    ],
    "locked": Annotated[
        bool | None,
        typer.Option("--locked/--no-locked", help="Decide from the lock file alone; ask nobody."),
    ],
    "lock_file": Annotated[
        Path | None,
        typer.Option("--lock-file", metavar="PATH", help="The lock file, if not factcheck.lock."),
    ],
}
_CONFIG = Annotated[
    Path | None,
    typer.Option("--config", metavar="PATH", help="Read this settings file, and no other."),
]

Command = Callable[..., int]


def takes(*keys: str) -> Callable[[Command], Command]:
    """Give a command the options for these settings, and --config.

    The command gets the settled `settings` in their place. Typer reads the signature, which is
    put together here, so that no command lists them again.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def wrapper(**arguments: Any) -> int:
            flags = {key: arguments.pop(key) for key in keys}
            settings = settle(flags, config=arguments.pop("config"))
            if "locked" not in keys:
                # Set for the checks of a project, it has no meaning where nothing is checked.
                settings = replace(settings, locked=False)
            return command(settings=settings, **arguments)

        own = inspect.signature(command).parameters.values()
        hints = get_type_hints(command, include_extras=True)
        parameters = [parameter for parameter in own if parameter.name != "settings"]
        wanted = {key: _OPTIONS[key] for key in keys} | {"config": _CONFIG}
        parameters += [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
            for key, option in wanted.items()
        ]
        # Typer looks at both.
        vars(wrapper)["__signature__"] = inspect.Signature(parameters)
        wrapper.__annotations__ = {
            **{name: hint for name, hint in hints.items() if name != "settings"},
            **wanted,
        }
        return wrapper

    return decorate


def settle(flags: Mapping[str, object], *, config: Path | None) -> Settings:
    """Settle the settings of this run from its flags, environment and current folder."""
    # An option that may be repeated gives an empty list where it was not given.
    given = {key: value for key, value in flags.items() if value not in (None, [])}
    chosen = config or (Path(path) if (path := os.environ.get("FACTCHECK_CONFIG")) else None)
    return resolve_settings(given, environment=os.environ, folder=Path.cwd(), config=chosen)


def plugins_wanted() -> bool:
    """Say whether plug-ins of other packages may load."""
    return os.environ.get("FACTCHECK_PLUGINS", "1") not in {"0", "false", "no", "off"}
