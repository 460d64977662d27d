"""Floats are added up to the same bits on every Python."""

import pytest

from simulator.kernel.adding import total


def test_rounding_is_not_compensated() -> None:
    """Python 3.12 and later would make it 2.0 by `sum`, and 3.11 makes it 0.0."""
    assert total([1.0, 1e100, 1.0, -1e100]) == 0.0


@pytest.mark.parametrize(("values", "expected"), [([], 0.0), ([1.5], 1.5), (iter([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3)])
def test_values_are_added_from_left_to_right(values: list[float], expected: float) -> None:
    assert total(values) == expected
