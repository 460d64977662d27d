"""Bargaining: what it takes to keep people who could take clients along (Nash; C.5, C35, C101). Off value: share 0."""


def premium(share: float, portable: float) -> float:
    """Return the pay a month beside the plan: the share (0-1) of what the firm would lose by the exit, in its unit.

    Nash bargaining: wage = pay elsewhere + share x (value if the person stays - value if the person leaves). The pay
    of the plan stands for the pay elsewhere; what the firm loses is `portable`, the margin expected to follow.
    """
    return share * portable
