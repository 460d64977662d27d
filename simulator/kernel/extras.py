"""Libraries that only some commands need, and that come with an extra of the package."""

from importlib import import_module
from typing import Any

from simulator.kernel.troubles import BadInputError


def library(module: str, extra: str, what_for: str) -> Any:
    """Return an optional module; `BadInputError` tells how to get it where it is missing.

    extra: of `sales-conveyor`, which brings it. what_for: what cannot be done without it, as in `conveyor sensitivity`.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        package = str(missing.name).partition(".")[0]
        raise BadInputError(
            f"{what_for} needs {package}, which is not installed: pip install 'sales-conveyor[{extra}]'"
        ) from None
