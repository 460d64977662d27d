"""What an hour of each kind of work brings on average: what people reckon with when they ask what it pays (C.4).

Hours are clock hours of somebody average, by the closed forms of `scenario.derived`; money is margin. A win takes
all hours from the first dial to the signature, so an hour of any step on the way to it counts the same for somebody
who does all of them; who does only the last step has fewer hours for the same win.
"""

from dataclasses import dataclass
from math import expm1, log

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.activities.qualifying import Qualifying
from simulator.model.activities.reactivating import Reactivating
from simulator.model.activities.visiting import Visiting
from simulator.model.laws.choice import SHORTEST_STINT
from simulator.model.market.terms import Terms
from simulator.model.policies.pay import Rates
from simulator.scenario.figures.derived import derived
from simulator.scenario.schema.scenario import Scenario

HUNTING_STEPS = ("prospecting", "qualifying", "closing")


@dataclass(frozen=True, slots=True)
class Yields:
    """The averages of a market."""

    hours_per_opportunity: dict[str, float]
    """Hours of prospecting and of qualifying for an opportunity."""
    hours_per_win: dict[str, float]
    """Hours of each hunting step for a win."""
    first: float
    """Margin of the first order of a client won."""
    monthly: float
    """Margin a month of a client won."""
    order: float
    """Margin of an order of the base."""
    serving: float
    """Hours to serve an order."""
    held: float
    """Margin an hour of proactive contact that would be lost without any attention."""
    woken: float
    """Margin an hour of calls to silent clients."""
    resold: float
    """Margin an hour of selling orders again; 0 where they come by themselves."""
    visited: float
    """Margin an hour of visits that comes of larger orders."""
    leaving: tuple[tuple[float, float], ...] = ()
    """By segment: its share of clients won, and their hazard of leaving an hour."""

    @classmethod
    def of(cls, scenario: Scenario, terms: Terms) -> "Yields":
        """Work the averages out."""
        figures, market = derived(scenario), scenario.market
        segments = list(zip(figures.segments, terms.segments, strict=True))
        wins = total(one.share * body.win_rate for one, body in segments)
        lead = market.qualifying.lead
        per_opportunity = {
            "prospecting": _over(figures.calls.hours_per_lead, lead),
            "qualifying": _over(max(SHORTEST_STINT, Qualifying.usual_hours(terms)), lead),
        }
        closing = total(one.share * one.closing_hours_per_deal for one, _ in segments)
        order = total(one.kept * body.margin for one, body in segments)
        return cls(
            hours_per_opportunity=per_opportunity,
            hours_per_win={name: _over(hours, wins) for name, hours in per_opportunity.items()}
            | {"closing": _over(closing, wins)},
            first=total(one.won * body.margin for one, body in segments),
            monthly=total(one.won * body.margin * body.order_rate * body.repeats for one, body in segments) * MONTH,
            order=order,
            serving=total(one.kept * body.serving.mean for one, body in segments),
            held=_held(scenario, terms, [one.kept for one, _ in segments]),
            woken=_over(market.reactivation.order * order, max(SHORTEST_STINT, Reactivating.usual_hours(terms))),
            resold=_resold(terms, [one.kept for one, _ in segments]),
            visited=_visited(terms, [one.kept for one, _ in segments]),
            leaving=tuple((one.won, body.hazard) for one, body in segments),
        )

    def pay(self, work: tuple[str, ...], rates: Rates, foresight: float, inbound: float = 0.0) -> dict[str, float]:
        """Return what an hour of each of these kinds of work pays a person who does all of them, in money.

        `inbound` is the share (0-1) of inquiries in what the person qualifies and closes; nobody calls those.
        """
        hunting = total(self.hours_per_win[step] for step in HUNTING_STEPS if step in work)
        finding = total(self.hours_per_opportunity[step] for step in HUNTING_STEPS[:2] if step in work)
        new, later = self._per_win(rates, foresight, keeps="serving" in work)
        usual = 1 - inbound * (1 - rates.inbound)
        part = dict.fromkeys(HUNTING_STEPS, usual) | {"prospecting": 1.0}
        kept = rates.repeat + rates.collected
        closes = "closing" in work
        paid = {step: _over(new * part[step] + later, hunting) if closes else 0.0 for step in HUNTING_STEPS}
        for step in HUNTING_STEPS[:2]:
            paid[step] += _over(rates.opportunity * part[step], finding)
        return paid | {
            "serving": _over(kept * self.order, self.serving),
            "developing": (kept + rates.later) * self.held,
            "reactivating": kept * self.woken,
            "rewinning": kept * self.resold,
            "visiting": kept * self.visited,
        }

    def _per_win(self, rates: Rates, foresight: float, *, keeps: bool) -> tuple[float, float]:
        """Return what a client won pays for being new, less what is expected to be taken back, and what later on."""
        new = rates.win + rates.first * self.first + rates.period * (self.first + self._in(rates.span))
        back = rates.taken_back * self._leave_within(rates.watched) if rates.watched else 0.0
        return new * (1 - back), (rates.later + rates.repeat * keeps) * self._in(foresight)

    def _leave_within(self, hours: float) -> float:
        """Return the chance that a client won leaves within so many hours, if it is looked after."""
        return total(won * -expm1(-hazard * hours) for won, hazard in self.leaving)

    def _in(self, hours: float) -> float:
        """Return the margin of a client in so many hours after it was won."""
        return self.monthly * hours / MONTH


def _held(scenario: Scenario, terms: Terms, kept: list[float]) -> float:
    if not terms.mechanisms.neglect:
        return 0.0
    lost = 1 - scenario.market.buying.order_floor
    earned = total(share * body.margin * body.order_rate for share, body in zip(kept, terms.segments, strict=True))
    both = zip(kept, terms.segments, strict=True)
    hours = total(share * body.developing.mean / body.contact_every for share, body in both)
    return _over(lost * earned, hours)


def _resold(terms: Terms, kept: list[float]) -> float:
    difficulty = terms.market.buying.rewon
    sold = total(share * body.margin * body.repeats for share, body in zip(kept, terms.segments, strict=True))
    hours = total(share * difficulty * body.deal_work.mean for share, body in zip(kept, terms.segments, strict=True))
    return _over(sold, hours) if difficulty else 0.0


def _visited(terms: Terms, kept: list[float]) -> float:
    """Return what a visit adds to a mean client's orders: a share of wallet that falls back, and what it sells."""
    visits, vip = terms.market.visits, terms.organization.vip
    if not terms.mechanisms.visiting or vip.content == "placebo":
        return 0.0
    won = visits.wallet_gain * (1 - visits.wallet) / visits.wallet * visits.wallet_half_life / log(2)
    sold = visits.offer * visits.offer_uplift * YEAR
    both = zip(kept, terms.segments, strict=True)
    earned = total(share * body.margin * body.order_rate * body.repeats for share, body in both)
    brought = earned * (won * vip.channels.volume + sold * vip.channels.offers)
    return _over(brought, max(SHORTEST_STINT, Visiting.usual_hours(terms)))


def _over(part: float, whole: float) -> float:
    """Return part / whole; nothing comes of an hour where no amount of hours brings anything."""
    return part / whole if 0 < whole < YEAR * 1000 else 0.0
