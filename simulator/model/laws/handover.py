"""What a hand-over passes on: as much of what can be passed on as there was time for (B.7, C50). Off value: all."""


def passed_on(hours: float, needed: float) -> float:
    """Return the share that a hand-over of so many hours passes on, where `needed` hours pass on all there is."""
    return min(1.0, hours / needed) if needed > 0 else 1.0
