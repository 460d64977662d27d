"""Measures of what happens month by month, of the funnel and of money; measured months count from 1."""

from statistics import fmean, stdev

from simulator.analysis.indicators.declaring import Unit
from simulator.analysis.outcome import Outcome
from simulator.experiment.claims.reading import Value, share
from simulator.kernel.adding import total

MONEY = (
    "value", "base_value", "profit", "margin", "regular_margin", "salary", "commission", "bonus", "hiring", "seats"
)  # fmt: skip
CLIENTS = ("new_clients", "lost_clients", "active", "dormant", "buried", "accounts_per_manager", "followed")
PEOPLE = ("leavers", "vacancies")
DEALS = ("open_deals",)
SERIES: dict[str, Unit] = {
    **dict.fromkeys(MONEY, "money"),
    **dict.fromkeys(CLIENTS, "clients"),
    **dict.fromkeys(PEOPLE, "people"),
    **dict.fromkeys(DEALS, "1"),
    "hunting_hours": "hours",
    "comfort": "1",
}
"""The monthly series of an outcome, and their units."""

STAGES = (
    "called", "reached", "leads", "inquiries", "opportunities", "deals", "won", "lost", "no_decision", "junk", "cold"
)  # fmt: skip
SOURCES = ("leads", "inquiries")
SMOOTHING = 3
"""Months over which a series is averaged before anything is read from its shape."""

BEFORE = 6
"""Months before an event that say what was normal."""

FALLEN = 0.9
"""A series has fallen where it stands below this share of what it was."""

AFTER = 12
"""Months after an event in which its cost is counted."""


def monthly(outcome: Outcome, series: str, first: int, last: int) -> Value:
    """Mean of a series over the months `first` to `last`, both included."""
    numbers = outcome.monthly.get(series, [])[first - 1 : last]
    return fmean(numbers) if len(numbers) == last - first + 1 and numbers else None


def at_month(outcome: Outcome, series: str, month: int) -> Value:
    """A series in one month; for stocks, at its end."""
    return monthly(outcome, series, month, month)


def growth(outcome: Outcome, series: str) -> Value:
    """Mean of the last twelve months over that of the first twelve, minus 1."""
    numbers = outcome.monthly.get(series, [])
    if len(numbers) < 2 * AFTER or fmean(numbers[:AFTER]) <= 0:
        return None
    return fmean(numbers[-AFTER:]) / fmean(numbers[:AFTER]) - 1


def unevenness(outcome: Outcome, series: str) -> Value:
    """Coefficient of variation of the months."""
    numbers = outcome.monthly.get(series, [])
    return share(stdev(numbers), fmean(numbers)) if len(numbers) > 1 else None


def longest_gap(outcome: Outcome, series: str) -> Value:
    """The most months in a row in which there was nothing."""
    longest = gap = 0
    for number in outcome.monthly.get(series, []):
        gap = 0 if number > 0 else gap + 1
        longest = max(longest, gap)
    return float(longest)


def first_fall(outcome: Outcome, series: str) -> Value:
    """First month from which the mean of three months is 10 % below that of the first three; one more than all else."""
    smooth = _smooth(outcome.monthly.get(series, []))
    if not smooth or smooth[0] <= 0:
        return None
    fallen = [month for month, number in enumerate(smooth, 1) if number < FALLEN * smooth[0]]
    return float(fallen[0] if fallen else len(smooth) + SMOOTHING)


def recovery(outcome: Outcome, series: str, month: int) -> Value:
    """Months after `month` until the mean of three months is back at that of the six months before it.

    Where it does not come back, all the months that are left.
    """
    numbers = outcome.monthly.get(series, [])
    normal = numbers[max(0, month - 1 - BEFORE) : month - 1]
    after = _smooth(numbers[month - 1 :])
    if not normal or not after:
        return None
    back = [passed for passed, number in enumerate(after) if number >= fmean(normal)]
    return float(back[0] if back else len(numbers) - month + 1)


def lost_after(outcome: Outcome, series: str, month: int) -> Value:
    """How much less the twelve months from `month` on bring than the six months before it let expect."""
    numbers = outcome.monthly.get(series, [])
    normal, after = numbers[max(0, month - 1 - BEFORE) : month - 1], numbers[month - 1 : month - 1 + AFTER]
    return fmean(normal) * len(after) - total(after) if normal and after else None


def catches_up(outcome: Outcome, series: str) -> Value:
    """First month at which the sum of a series from the start is not below zero any more, and stays so to the end."""
    total, since = 0.0, 1
    numbers = outcome.monthly.get(series, [])
    for month, number in enumerate(numbers, 1):
        total += number
        if total < 0:
            since = month + 1
    return float(since) if numbers else None


def regular_margin_share(outcome: Outcome) -> Value:
    """Share of the gross margin that comes from orders after the first one of a client."""
    return share(total(outcome.monthly.get("regular_margin", [])), total(outcome.monthly["margin"]))


def commission_share(outcome: Outcome) -> Value:
    """Share of the payroll that is commission and bonus."""
    paid = {kind: total(outcome.monthly[kind]) for kind in ("salary", "commission", "bonus")}
    return share(paid["commission"] + paid["bonus"], total(paid.values()))


def stage(outcome: Outcome, stage: str) -> Value:
    """How often a stage of the funnel was reached in the measured time."""
    return outcome.funnel.get(stage)


def passed(outcome: Outcome, former: str, latter: str) -> Value:
    """How often one stage of the funnel was reached, as a share of another."""
    return share(outcome.funnel.get(latter, 0.0), outcome.funnel.get(former, 0.0))


def win_rate_of(outcome: Outcome, source: str) -> Value:
    """Won deals as a share of those that ended, of the deals that began as a lead or as an inquiry."""
    found = outcome.sources.get(source)
    return share(found.won, found.ended) if found else None


def yield_of(outcome: Outcome, source: str) -> Value:
    """Clients won for each lead or inquiry."""
    found = outcome.sources.get(source)
    return share(found.won, found.begun) if found else None


def share_of_wins(outcome: Outcome, source: str) -> Value:
    """Share of the clients won, of those who began as a lead or an inquiry, who began in one of the two ways."""
    found = outcome.sources.get(source)
    return share(found.won, sum(one.won for one in outcome.sources.values())) if found else None


def bought_again(outcome: Outcome) -> Value:
    """Share of the silent clients chosen by the first review of the measured time who bought within 60 days."""
    return share(outcome.silent.bought, outcome.silent.chosen)


def wait(outcome: Outcome, activity: str) -> Value:
    """Mean hours that a task of this kind lay in a queue."""
    started, total = outcome.waits.get(activity, (0.0, 0.0))
    return share(total, started)


def _smooth(numbers: list[float]) -> list[float]:
    return [fmean(numbers[at : at + SMOOTHING]) for at in range(len(numbers) - SMOOTHING + 1)]
