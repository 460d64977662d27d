"""What to tell of troubles, and the exit code that goes with them."""

import sqlite3

from simulator.cli.streams import remark
from simulator.kernel.troubles import BadInputError, FailedError

MISTAKE = 2
TROUBLE = 1


def tell(trouble: Exception) -> int | None:
    """Say on stderr what is wrong and return the exit code; None for what nobody foresaw."""
    if isinstance(trouble, BadInputError):
        return _say(str(trouble), MISTAKE)
    if isinstance(trouble, FailedError | sqlite3.Error):
        return _say(str(trouble), TROUBLE)
    if isinstance(trouble, PermissionError | FileNotFoundError | NotADirectoryError | IsADirectoryError):
        return _say(_of_file(trouble), MISTAKE)
    if isinstance(trouble, OSError):
        return _say(_of_file(trouble), TROUBLE)
    if isinstance(trouble, MemoryError):
        return _say("out of memory; fewer --jobs need less", TROUBLE)
    return None


def _of_file(trouble: OSError) -> str:
    return f"{trouble.filename}: {trouble.strerror}" if trouble.filename else str(trouble)


def _say(text: str, code: int) -> int:
    remark(text)
    return code
