"""The clawback: the commission for a client who leaves early was paid on trust, and a part of it is taken back."""

from dataclasses import replace

from simulator.model.policies.pay import Plan


def on_trust(plan: Plan, share: float, within: float) -> Plan:
    """Return a plan whose people know that a `share` of pay for a client who leaves `within` hours is taken back."""
    if not within:
        return plan
    return replace(plan, rates=lambda target: replace(plan.rates(target), taken_back=share, watched=within))


def parts(shares: list[float], whole: float) -> list[float]:
    """Return the part of each client in the commission `whole` for new business.

    By the rates of the plan each would bring its one of `shares`; where all of them come to more than was earned, each
    has brought less in proportion.
    """
    total = sum(shares)
    return [share * whole / total if total > whole else share for share in shares]
