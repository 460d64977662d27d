"""Worth: what a client will bring from now on, and how long it will have to be looked after, for every design alike."""


def expected_stay(hazard: float, discount: float) -> float:
    """Return for how many hours the firm will have a client, on average, the later ones counting less.

    The client leaves at `hazard` an hour, and an hour's work or money counts less by `discount` with each hour that
    passes: 1 / (hazard + discount). What comes in or has to be done in each hour, times this, is its present value.
    """
    return 1 / (hazard + discount)
