"""Hand-over: how much of what can be passed on is passed on in the time there is (B.7, C50). Off value: all."""


def passed_on(hours: float, needed: float) -> float:
    """Return the share (0-1) that a hand-over of so many hours passes on, where `needed` hours pass on all there is."""
    return min(1.0, hours / needed) if needed > 0 else 1.0
