"""The mark that gettext tools find: a text that is translated when it is shown, wherever that is."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark `message` as translatable, and return it unchanged."""
    return message
