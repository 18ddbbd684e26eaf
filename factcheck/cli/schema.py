"""`factcheck schema`: print the JSON Schema of the reports."""

from factcheck.cli.console import print_out
from factcheck.cli.exits import Exit


def schema() -> int:
    """Print the JSON Schema of the reports."""
    from factcheck.reports.json_v1 import load_schema

    print_out(load_schema())
    return Exit.CLEAN
