"""Let diskcache keep bytes in its database, and refuse whatever else may stand there."""

from diskcache import Disk  # type: ignore[import-untyped]  # ships no types

# What diskcache writes in a row's `mode` for a value that stands in the row as it is; the others
# name a file or a pickle.
_AS_IT_IS = 1

# A key that no answer has: what a row gets whose own key is not text.
REFUSED = "refused"


class PoisonedRowError(ValueError):
    """Report a row that this program cannot have written."""


class BytesDisk(Disk):  # type: ignore[misc]  # ships no types
    """Keep bytes under text keys, in the database itself, and read nothing else.

    diskcache unpickles what a row says is a pickle, as a value and as a key, so that whoever can
    write the database runs code here (CVE-2025-69872; JSONDisk does not close it). A row can
    name a file anywhere, too: none is read, and none removed. With all in one database, a full
    disk leaves no half-written files behind either.
    """

    def put(self, key: object) -> tuple[str, bool]:
        """Take a text as a key."""
        if type(key) is not str:
            message = "a key of the cache is text"
            raise TypeError(message)
        return key, True

    def get(self, key: object, raw: object) -> str:
        """Give a row's key; one that is not text is refused, whatever it is."""
        return key if raw and type(key) is str else REFUSED

    def store(
        self,
        value: object,
        read: object,  # noqa: ARG002 - diskcache's own signature
        key: object = None,  # noqa: ARG002
    ) -> tuple[int, int, None, bytes]:
        """Take bytes as a value."""
        if type(value) is not bytes:
            message = "a value of the cache is bytes"
            raise TypeError(message)
        # The size counts files beside the database; there are none.
        return 0, _AS_IT_IS, None, value

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        """Give a row's value where it is bytes.

        Raises:
            PoisonedRowError: it is anything else.
        """
        if mode != _AS_IT_IS or filename is not None or read or type(value) is not bytes:
            message = "a row of the cache holds what was never put there"
            raise PoisonedRowError(message)
        return value

    def remove(self, file_path: object) -> None:
        """Remove nothing: a row that names a file is not ours."""
