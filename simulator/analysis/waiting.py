"""How long it takes until something happens, where for some it has not happened by the time that one stops looking."""

from collections.abc import Sequence


def median_wait(waits: Sequence[tuple[float, bool]]) -> float | None:
    """Return the median time until something happens, by the estimator of Kaplan and Meier (1958).

    `waits` are times, each with whether it happened then; if not, it had not happened when one stopped looking. None
    where it has not happened to half of them by the longest time that anybody was watched: then nobody knows.
    """
    from scipy.stats import CensoredData, ecdf  # noqa: PLC0415 -- slow to load, and most commands do not ask

    if not any(happened for _, happened in waits):
        return None
    still = ecdf(CensoredData.right_censored([time for time, _ in waits], [not happened for _, happened in waits])).sf
    half = still.quantiles[still.probabilities <= 0.5]
    return float(half[0]) if len(half) else None
