"""Conflict in words: how pay is cut, and how the firm deals with people who have power over it."""

from collections.abc import Iterator

from simulator.scenario.schema.conflict import ConflictPolicy, PayCut
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.policies import ACCESS, RESPONSE, RETENTION
from simulator.scenario.schema.writing import written

WHOM = {"everybody": "everybody below the heads", "account_holders": "everybody who looks after accounts"}
OF = {"variable": "commissions and bonuses", "all": "all pay"}


def pay_cut_words(cut: PayCut, policy: ConflictPolicy) -> str:
    """Return what a cut of pay does, to whom, and what the firm does about a strike."""
    among = [f"{kind} {', '.join(names)}" for kind, names in (("departments", cut.departments), ("roles", cut.roles))
             if names is not None]  # fmt: skip
    whom = WHOM[cut.whom] + (f" in {' and '.join(among)}" if among else "")
    told = f"{OF[cut.of]} of {whom} are cut by {written(cut.cut, 'share')}"
    if cut.fine:
        norm, fine = written(cut.norm, "h"), written(cut.fine, "share")
        told += f", and less than {norm} of hunting a month is fined {fine} of the target pay"
    return f"{told}; a strike {RESPONSE.words(policy.response).format(patience=written(policy.patience, 'h'))}"


def conflict_words(organization: Organization) -> Iterator[str]:
    """Yield what the firm does about people who could take clients along."""
    if kept := RETENTION.words(organization.conflict.retention):
        yield f"Whoever could take clients along {kept}."
    if organization.access != "own":
        yield f"Leavers have seen the list of all clients {ACCESS.words(organization.access)}."
