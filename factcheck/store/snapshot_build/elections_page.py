"""Take fields out of a Factbook page as plain text."""

from factcheck.store.snapshot_build.elections_text import clean


def field_text(page: dict[str, object], chapter: str, name: str) -> str:
    """Give one field's text, "" where the page has none."""
    fields = page.get(chapter)
    entry = fields.get(name) if isinstance(fields, dict) else None
    text = entry.get("text", "") if isinstance(entry, dict) else ""
    return clean(text) if isinstance(text, str) else ""
