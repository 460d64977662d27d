"""What the base is said to be worth against what it then brings: books that nobody adds to or attends to.

The margin to come at hour 0 is what is placed from then on, discounted, and the margin to come at the end, discounted:
on average, exactly, as long as clients are treated alike throughout. Hours to come likewise. False-alarm rate: 1e-5 for
each comparison.
"""

import math

import numpy as np
import pytest
from judging import assert_mean
from test_customer_base import book

from simulator.analysis.lives import lives
from simulator.journal.journal import Journal
from simulator.model.simulate import simulate

ALARM = 1e-5
BOOKS, CLIENTS = 40, 250


@pytest.fixture(scope="module", params=[False, True], ids=["no neglect", "neglect"])
def books(request: pytest.FixtureRequest) -> list[Journal]:
    design = book(neglect=request.param).with_("market.opening.clients", CLIENTS)
    return [simulate(design, replication, chances=False) for replication in range(BOOKS)]


def brought(journal: Journal) -> float:
    """Return what orders brought and what is still to come, discounted to hour 0."""
    placed, base = journal.placed, journal.base
    left = math.exp(-journal.discount * journal.end) * base["margin_to_come"][-1]
    return float((placed["margin"] * np.exp(-journal.discount * placed["time"])).sum() + left)


def stayed(journal: Journal) -> float:
    """Return for how many hours clients were there and are expected to be, discounted to hour 0."""
    hours = [-math.expm1(-journal.discount * life.until) / journal.discount for life in lives(journal)]
    return sum(hours) + math.exp(-journal.discount * journal.end) * float(journal.base["hours_to_come"][-1])


def test_margin_to_come_comes(books: list[Journal]) -> None:
    said = np.array([journal.base["margin_to_come"][0] for journal in books])
    came = np.array([brought(journal) for journal in books])
    assert_mean(came - said, 0.0, alarm=ALARM, resolution=0.08, scale=float(said.mean()))


def test_hours_to_come_come(books: list[Journal]) -> None:
    said = np.array([journal.base["hours_to_come"][0] for journal in books])
    came = np.array([stayed(journal) for journal in books])
    assert_mean(came - said, 0.0, alarm=ALARM, resolution=0.05, scale=float(said.mean()))


def test_it_would_notice_a_tenth(books: list[Journal]) -> None:
    """An appraisal that is a tenth too high is found out, so the test above sees something."""
    said = np.array([1.1 * journal.base["margin_to_come"][0] for journal in books])
    came = np.array([brought(journal) for journal in books])
    with pytest.raises(AssertionError, match="theory"):
        assert_mean(came - said, 0.0, alarm=ALARM, resolution=0.08, scale=float(said.mean()))
