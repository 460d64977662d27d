"""Worth: the expected margin of a client from now on, computed the same way for every design."""


def future_margin(order_rate: float, mean_margin: float, hazard: float, discount: float) -> float:
    """Return the expected discounted margin of a client's future orders.

    Orders come at `order_rate` per hour with `mean_margin` each until the client leaves, at `hazard` per hour;
    money is discounted continuously at `discount` per hour: rate x margin / (hazard + discount).
    """
    return order_rate * mean_margin / (hazard + discount)
