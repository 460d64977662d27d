"""What every floor may tell the user: a mistake of the user, or a failure that is none."""


class BadInputError(ValueError):
    """What the user wrote or named cannot be used; the text tells all that is wrong, one line each."""


class FailedError(RuntimeError):
    """What was asked for could not be done, though nothing is wrong with what was asked; the text says why."""
