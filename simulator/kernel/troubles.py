"""What every floor may say of a mistake of the user."""


class BadInputError(ValueError):
    """What the user wrote or named cannot be used; the text tells all that is wrong, one line each."""
