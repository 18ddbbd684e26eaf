"""Define the errors users can meet; every message is one sentence they can act on."""


class FactcheckError(Exception):
    """Base of every error that a user can cause or mend.

    The text is shown to the user as it stands; `hint` is an optional second line that says
    what to do.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class SettingsError(FactcheckError):
    """Report a setting, option or settings file that cannot be used."""


class PluginError(FactcheckError):
    """Report a plug-in, model or format that cannot be loaded."""


class DocumentError(FactcheckError):
    """Report a document that cannot be read, is not text, or is too large."""


class SourceError(FactcheckError):
    """Report that a source could not be asked, which is never the same as no evidence."""

    def __init__(self, source: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.source = source


class SourceUnreachable(SourceError):  # noqa: N818  (its name says what happened)
    """Report a source that did not answer in time or at all."""


class SourceRefused(SourceError):  # noqa: N818  (its name says what happened)
    """Report a source that answered with a refusal: 401, 403 or 429."""


class SourceFormatError(SourceError):
    """Report an answer whose shape is not the documented one.

    `json_path` names the place in the payload, as in `$.claims[3].value`.
    """

    def __init__(self, source: str, message: str, *, json_path: str) -> None:
        super().__init__(source, f"{message} at {json_path}")
        self.json_path = json_path


class StoreError(FactcheckError):
    """Report a fault of the files the program keeps."""


class CacheError(StoreError):
    """Report a cache directory that cannot be used at all."""


class SnapshotError(StoreError):
    """Report a snapshot file that is missing, damaged or of another version."""


class LockError(StoreError):
    """Report a lock file that is missing, damaged or does not match."""
