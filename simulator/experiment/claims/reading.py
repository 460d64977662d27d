"""What the readings of an outcome share."""
from simulator.kernel.adding import total

Value = float | None


def share(part: float, whole: float) -> Value:
    """Return part / whole; None where there is no whole."""
    return part / whole if whole > 0 else None


def mean(numbers: list[float]) -> Value:
    """Return the mean; None for no numbers."""
    return total(numbers) / len(numbers) if numbers else None
