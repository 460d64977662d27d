"""The command that asks the same again, as pages tell it: what decides the answer, and nothing of how it was made."""

import shlex
from collections.abc import Iterable

from simulator.cli.conditions import Conditions
from simulator.scenario.schema import extensions


def again(verb: str, places: Iterable[object], conditions: Conditions, **options: object) -> str:
    """Return `conveyor VERB PLACES` with these options, and with all that was laid on the designs.

    An option is named as in Python, `per_point` for `--per-point`. None and False are left out, True is a flag, several
    values repeat the option, or stand behind it once if they are a tuple.
    """
    laid = {
        "market": conditions.market, "overlay": [*conditions.overlays], "set": [*conditions.settings],
        "without": [*conditions.without],
    }  # fmt: skip
    words = [verb, *map(str, places)]
    for name, value in (options | laid).items():
        for given in value if isinstance(value, list) else [value]:
            words += _written(f"--{name.replace('_', '-')}", given)
    return f"{extensions.command()} {shlex.join(words)}"


def _written(option: str, value: object) -> list[str]:
    if value is None or value is False:
        return []
    if value is True:
        return [option]
    return [option, *map(str, value)] if isinstance(value, tuple) else [option, str(value)]
