"""The clawback: the commission for a client who leaves early was paid on trust, and a part of it is taken back."""

from dataclasses import replace

from simulator.kernel.adding import total
from simulator.model.policies.pay import Plan


def on_trust(plan: Plan, share: float, within: float) -> Plan:
    """Return a plan whose people know that a `share` of pay for a client who leaves `within` hours is taken back."""
    if not within:
        return plan
    return replace(plan, rates=lambda target: replace(plan.rates(target), taken_back=share, watched=within))


def parts(by_rate: list[float], earned: float) -> list[float]:
    """Return the part of each client in the commission `earned` with all of them, in money.

    By the rates of the plan they would have brought `by_rate`; where that is more than was earned, as where a bonus for
    a number of clients was not reached, each has brought less in proportion.
    """
    whole = total(by_rate)
    return [amount * earned / whole if whole > earned else amount for amount in by_rate]
