"""Orders: which of them are the first of a client whom a seat has won."""

import numpy as np
import numpy.typing as npt

from simulator.analysis.measured import Measured
from simulator.journal.vocabulary import NO_SEAT


def first_orders(run: Measured) -> npt.NDArray[np.bool_]:
    """Return which of the orders served are the first of a client whom a seat has won."""
    served = run.journal.served
    won = np.flatnonzero(served["winner"] != NO_SEAT)
    order = won[np.lexsort((served["placed"][won], served["client"][won]))]
    _, first = np.unique(served["client"][order], return_index=True)
    flags = np.zeros(len(served), dtype=bool)
    flags[order[first]] = True
    return flags
