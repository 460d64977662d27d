"""How sure an answer has to be, as people write it."""

import re

from simulator.experiment.study import StudyError

WRITTEN = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(%?)\s*")
LEAST = 0.5


def confidence_of(asked: float | str) -> float:
    """Return the share that `"95%"` or `0.95` means; `StudyError` unless it is 50 % or more and less than 100 %."""
    found = WRITTEN.fullmatch(str(asked))
    share = None if found is None else float(found[1]) / (100 if found[2] else 1)
    if share is None or not LEAST <= share < 1:
        raise StudyError(f"confidence: {str(asked).strip()!r} is not 50% or more and less than 100%; 95% is usual")
    return share
