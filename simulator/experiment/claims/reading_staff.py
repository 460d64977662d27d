"""Measures of how soon people work at full pace, of quotas, and of how many clients a manager has in a segment."""

from simulator.analysis.against_plan import at_quota as reaching
from simulator.analysis.outcome import Outcome
from simulator.analysis.waiting import median_wait
from simulator.experiment.claims.reading import Value, share
from simulator.experiment.claims.reading_people import roles_meant


def ramp(outcome: Outcome, role: str) -> Value:
    """Median months until those who came into a role from outside had learned its work, the warm-up included.

    Whoever left before counts for as long as the seat was kept (Kaplan and Meier). None where nobody came, and where
    less than half of them got there in the time watched.
    """
    meant = roles_meant(outcome, role)
    return median_wait([one.until_ramped for one in outcome.hired if one.role in meant])


def at_quota(outcome: Outcome, role: str) -> Value:
    """Share of the person-periods of a role in which the quota was reached; None where there was none to reach."""
    meant = roles_meant(outcome, role)
    held = [one for name, attained in outcome.attainments.items() if name in meant for one in attained]
    return share(reaching(held), len(held))


def accounts_per_manager_of(outcome: Outcome, segment: str) -> Value:
    """Clients of a segment at the end for each seat that has any of them."""
    found = outcome.segments.get(segment)
    return share(found.clients, found.managers) if found else None
