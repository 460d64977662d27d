"""Demand: how much of it a falling market has left (C96). Off value: depth 0."""


def demand(now: float, since: float, over: float, depth: float) -> float:
    """Return the demand of hour `now` relative to before: it falls by `depth` (0-1) over `over` hours from `since`."""
    if now <= since:
        return 1.0
    fallen = 1.0 if now >= since + over else (now - since) / over
    return 1 - depth * fallen
