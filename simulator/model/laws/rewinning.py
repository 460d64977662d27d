"""Re-winning: the chance to sell an order again that used to come by itself (C54). Off value: difficulty 0."""

from simulator.kernel.odds import with_odds


def rewon(difficulty: float, win_rate: float, odds: float) -> float:
    """Return the chance of the order: 1 at difficulty 0, at 1 that of an opportunity with its odds times `odds`."""
    return 1 - difficulty * (1 - with_odds(win_rate, odds))
