"""Windfall: pay for clients who asked by themselves may feel as effortless as pay from the book does (C38)."""


def windfall(earned: float, asked: float, won: float, share: float) -> float:
    """Return the part of pay for new clients that feels unearned.

    earned: the pay for new clients; asked, won: margin of those who asked by themselves, and of all; share: 0 where
    every client won is felt to be earned, 1 where those who asked are like old ones. Money a month.
    """
    return share * max(0.0, earned) * asked / won if won > 0 else 0.0
