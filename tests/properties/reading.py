"""How properties read a journal: facts, one by one, and the histories of leads."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Stage

Floats = npt.NDArray[np.float64]
CLOSE = 1e-6
"""Hours (or money) by which sums of many floats may differ."""

BOOK_ENDS, POOL, INQUIRIES, FLOOD, REFERRALS = 1 << 20, 1 << 22, 1 << 24, 1 << 26, 1 << 30
"""Numbers of clients tell where they come from: the book, the opening pipeline, the pool, inquiries, a flood, a
recommendation."""


def rows(journal: Journal, table: str) -> Iterator[tuple[float, ...]]:
    """Yield the facts of a table."""
    facts = getattr(journal, table)
    yield from zip(*(facts[column].tolist() for column in facts.columns), strict=True)


def histories(journal: Journal) -> dict[tuple[float, float], list[tuple[float, Stage]]]:
    """Return the stages of each lead, (client, attempt) -> [(time, stage)], in the order in which they were told."""
    found: dict[tuple[float, float], list[tuple[float, Stage]]] = defaultdict(list)
    for time, client, attempt, stage, _ in rows(journal, "leads"):
        found[client, attempt].append((time, Stage(int(stage))))
    return found
