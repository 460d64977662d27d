"""The mark by which gettext tools find a text; the text is translated where it is shown."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark `message` as translatable, and return it unchanged."""
    return message
