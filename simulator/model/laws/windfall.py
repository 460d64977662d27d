"""Windfall: pay for clients who asked by themselves may feel as effortless as pay from the book (C38)."""


def windfall(earned: float, asked: float, won: float, share: float) -> float:
    """Return the part of pay for new clients that feels unearned.

    `earned` is the pay for new clients; `asked` and `won` are the margins of those who asked by themselves, and of all,
    in money a month. `share` is 0 where every client won is felt to be earned, 1 where those who asked are felt to be
    like old ones.
    """
    return share * max(0.0, earned) * asked / won if won > 0 else 0.0
