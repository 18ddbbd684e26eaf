"""Make the folders that only their user may look into."""

from pathlib import Path


def make_private(folder: Path) -> None:
    """Make a folder below the program's cache directory, and that, for their owner alone.

    A folder that is there already is left as it is.

    Raises:
        OSError: it cannot be made, or a file stands in its place.
    """
    # mkdir gives its mode to the last folder only.
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(exist_ok=True, mode=0o700)
