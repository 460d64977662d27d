"""Little's law of each stage, as an identity of every run."""

from collections.abc import Iterator

import numpy as np
from reading import CLOSE, Floats, histories

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Stage


def integral(ins: Floats, outs: Floats, end: float) -> float:
    """Return the integral over the run of the number of those who came in and did not go out, who is who unknown."""
    times = np.concatenate([ins, outs, [end]])
    steps = np.concatenate([np.ones(len(ins)), -np.ones(len(outs)), [0]])
    order = np.argsort(times, kind="stable")
    number = np.cumsum(steps[order])
    return float((number[:-1] * np.diff(times[order])).sum())


def check_littles_law(journal: Journal) -> None:
    """The integral of the number in a stage is the sum of the times that each spent there, on any path (L = lambda W).

    The number is swept from the facts of coming and going; the times are those that people wrote into their time
    sheets, and for whoever is still there the time until the end.
    """
    check_qualification(journal)
    check_opportunities(journal)
    check_deals(journal)
    check_waiting_orders(journal)


def begun(journal: Journal, *stages: Stage) -> Floats:
    times: Floats = journal.leads["time"][np.isin(journal.leads["stage"], stages)]
    return times


def spells(journal: Journal, came: tuple[Stage, ...]) -> Iterator[tuple[float, float, Stage | None]]:
    """Yield (when, how long, what came next) for each lead in one of these stages."""
    for history in histories(journal).values():
        for place, (time, stage) in enumerate(history):
            if stage in came:
                after, following = history[place + 1] if place + 1 < len(history) else (journal.end, None)
                yield time, after - time, following


def sheets(journal: Journal, activity: Activity) -> tuple[Floats, Floats, Floats]:
    """Return taking-up, hours and wait of the tasks of a kind that lay in a queue.

    Whoever changes between hunting and looking after clients takes a task up, then needs some minutes to find into it:
    that row stands right before the work that it leads to. The hours are of both.
    """
    work = journal.work
    start, hours = work["start"], work["hours"]
    after = np.flatnonzero(work["activity"] == Activity.SWITCHING) + 1
    np.testing.assert_array_equal(work["seat"][after], work["seat"][after - 1])
    np.testing.assert_allclose(start[after], start[after - 1] + hours[after - 1])
    hours[after] += hours[after - 1]
    start[after] = start[after - 1]
    queued = (work["activity"] == activity) & (work["waited"] != DID_NOT_QUEUE)
    return start[queued], hours[queued], work["waited"][queued]


def same(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(1.0, abs(one))


def check_qualification(journal: Journal) -> None:
    """Leads and inquiries, from their coming until it is known what they are."""
    number = integral(begun(journal, Stage.LEAD, Stage.INQUIRY), _left_qualification(journal), journal.end)
    start, hours, waited = sheets(journal, Activity.QUALIFYING)
    done = start + hours < journal.end
    others = sum(
        time for _, time, after in spells(journal, (Stage.LEAD, Stage.INQUIRY)) if after in (None, Stage.COLD)
    )
    assert same(number, float((waited + hours)[done].sum()) + others)


def _left_qualification(journal: Journal) -> Floats:
    came = (Stage.LEAD, Stage.INQUIRY)
    return np.array([time + long for time, long, after in spells(journal, came) if after is not None])


def check_opportunities(journal: Journal) -> None:
    """Opportunities, from their making until somebody opens the deal or they go cold."""
    came = (Stage.OPPORTUNITY,)
    left = np.array([time + long for time, long, after in spells(journal, came) if after is not None])
    number = integral(begun(journal, Stage.OPPORTUNITY), left, journal.end)
    waited = sheets(journal, Activity.CLOSING)[2]
    opened = len(begun(journal, Stage.DEAL))
    assert opened <= len(waited)
    others = sum(time for _, time, after in spells(journal, came) if after is not Stage.DEAL)
    assert same(number, float(waited.sum()) + others)


def check_deals(journal: Journal) -> None:
    """Open deals; besides, their number at month's end, give or take those of that very moment, is on the desks."""
    ends = begun(journal, Stage.WON, Stage.LOST, Stage.NO_DECISION)
    number = integral(begun(journal, Stage.DEAL), ends, journal.end)
    assert same(number, sum(time for _, time, _ in spells(journal, (Stage.DEAL,))))
    table = journal.portfolios
    for time in np.unique(table["time"]):
        on_desks = table["open_deals"][table["time"] == time].sum()
        opened = begun(journal, Stage.DEAL)
        before, until = (opened < time).sum() - (ends <= time).sum(), (opened <= time).sum() - (ends < time).sum()
        assert before <= on_desks <= until


def check_waiting_orders(journal: Journal) -> None:
    """Orders, from their placing until somebody takes them up."""
    start, hours, waited = sheets(journal, Activity.SERVING)
    number = integral(journal.placed["time"], start, journal.end)
    in_hand = start + hours >= journal.end
    unserved = (journal.end - journal.placed["time"]).sum() - (journal.end - journal.served["placed"]).sum()
    waiting = unserved - (waited + journal.end - start)[in_hand].sum()
    assert same(number, float(waited.sum() + waiting))
