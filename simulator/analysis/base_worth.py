"""What the client base is worth: the margin that it will bring, less what it will cost to serve and to keep.

What it takes to keep a client is taken from the books of the firm: the hours that its people spent on clients in the
year before, for each hour that it had a client; a year, because orders have seasons. What such an hour costs is taken
from the market, the same for every design: the pay and the workplace of an account manager. docs/yardstick.md says why.
"""

import numpy as np

from simulator.analysis.lives import Life
from simulator.journal.journal import Column, Journal
from simulator.journal.vocabulary import CARE
from simulator.kernel.calendar import MONTH, YEAR


def worth_of_base(journal: Journal, lives: list[Life]) -> Column:
    """Return the worth of the client base (money) at each count of `journal.base`; `lives` are those of its clients.

    The year before is what there is of it: at the very beginning the first month stands for it.
    """
    base = journal.base
    until = np.maximum(base["time"], min(MONTH, journal.end))
    since = np.maximum(until - YEAR, 0.0)
    spent = _hours_of_care(journal, until) - _hours_of_care(journal, since)
    had = _hours_of_clients(lives, until) - _hours_of_clients(lives, since)
    each = np.divide(spent, had, out=np.zeros(len(had)), where=had > 0)
    worth: Column = base["margin_to_come"] - journal.care_pay * each * base["hours_to_come"]
    return worth


def _hours_of_care(journal: Journal, hours: Column) -> Column:
    """Return the hours spent on clients in tasks that began before each of these hours."""
    work = journal.work
    chosen = np.isin(work["activity"], CARE)
    begun = work["start"][chosen]
    order = np.argsort(begun, kind="stable")
    spent = np.concatenate([[0.0], np.cumsum(work["hours"][chosen][order])])
    return spent[np.searchsorted(begun[order], hours)]


def _hours_of_clients(lives: list[Life], hours: Column) -> Column:
    """Return for how many hours the firm had its clients, all together, until each of these hours."""
    since = np.array([life.since for life in lives])
    stayed = np.array([life.until for life in lives]) - since
    return np.array([np.clip(hour - since, 0.0, stayed).sum() for hour in hours.tolist()])
