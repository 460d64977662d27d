"""What became of conflicts: strikes, people who left together, rivals, and what keeping people cost."""

from simulator.analysis.measured import Measured
from simulator.journal.vocabulary import Activity, Cost, Dispute, Step


def conflict(run: Measured) -> dict[str, float]:
    """Return the facts of the window that `Outcome.conflict` describes."""
    journal = run.journal
    inside = run.within(journal.disputes["time"])
    event = journal.disputes["event"][inside]
    value = journal.disputes["value"][inside]
    _, cost, _, amount = run.payments
    left = [one for one in run.departures if one.stay.ended in (Step.WALKED_OUT, Step.DISMISSED)]
    cuts = value[event == Dispute.CUT]
    return {
        "power": float(cuts[0]) if len(cuts) else 0.0,
        "strikes": float((event == Dispute.STRIKE).sum()),
        "strike_hours": float(run.hours[:, Activity.STRIKING].sum()),
        "yielded": float((event == Dispute.YIELD).sum()),
        "left_together": float(len(left)),
        "founded": float((event == Dispute.FOUNDED).sum()),
        "clients_at_rivals": float(run.within(journal.rivals["time"]).sum()),
        "retention_pay": float(amount[cost == Cost.RETENTION].sum()),
    }
