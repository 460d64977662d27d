"""Adding floats up, to the same bits on every Python.

From 3.12 on the built-in `sum` compensates for rounding where it adds floats, and 3.11 does not, so a run would depend
on the Python it was made with. Whatever can reach a result is therefore added by `total`; `sum` is for counts.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add


def total(values: Iterable[float]) -> float:
    """Return the sum of `values`, added from left to right as they come; 0 where there are none."""
    return reduce(add, values, 0.0)
