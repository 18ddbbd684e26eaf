"""Put the commands together and turn every way a run can end into an exit code."""

import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck import __version__
from factcheck.cli.cache import cache
from factcheck.cli.check import check
from factcheck.cli.console import note, say_error
from factcheck.cli.eval import evaluate
from factcheck.cli.exits import Exit, for_error
from factcheck.cli.explain import explain
from factcheck.cli.lock import lock
from factcheck.cli.schema import schema
from factcheck.cli.snapshot import snapshot
from factcheck.cli.sources import sources
from factcheck.cli.split import split
from factcheck.errors import FactcheckError

DEFAULT = "check"


class DefaultGroup(TyperGroup):
    """Run `check` where the first word is no command: `factcheck article.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: D102 - Typer's own
        own = {"--help", "--version"}
        if args and args[0] not in self.commands and args[0] not in own:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=DefaultGroup,
    add_completion=False,
    no_args_is_help=True,
    # Help in plain text: Rich takes longer to import than the whole of the help.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - Typer calls it with one value
    if value:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def group(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Check the claims of articles against public data.

    `factcheck article.txt` is short for `factcheck check article.txt`; for a file named like a
    command write ./eval. Exit codes: 0 nothing found, 1 findings, 2 wrong usage, 3 nothing could
    be checked.
    """


app.command(name=DEFAULT)(check)
app.command(name="split")(split)
app.command(name="explain")(explain)
app.command(name="eval")(evaluate)
app.command(name="lock")(lock)
app.command(name="schema")(schema)
app.add_typer(sources, name="sources")
app.add_typer(cache, name="cache")
app.add_typer(snapshot, name="snapshot")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; the only place that catches FactcheckError."""
    try:
        result = app(arguments, prog_name="factcheck", standalone_mode=False)
    except FactcheckError as error:
        say_error(error)
        return for_error(error)
    except typer.TyperException as error:
        return _say_usage(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 - a bug: exit 1 would say that the article has findings
        traceback.print_exc(file=sys.stderr)
        note("error: this is a bug in factcheck, please report it with the lines above")
        return Exit.INTERNAL
    return result if isinstance(result, int) else Exit.CLEAN


def _say_usage(message: str, exit_code: int) -> int:
    # A command without its words gives its help as the message.
    if message.startswith("Usage:"):
        note(message)
    else:
        note(f"error: {message}")
        note("hint: factcheck COMMAND --help lists what a command takes")
    return exit_code
