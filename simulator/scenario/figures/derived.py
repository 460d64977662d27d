"""Figures that follow from a scenario in closed form (C.7), before anything is simulated.

They describe people who are never interrupted and never late: leads are taken up warm, clients are well served, no
limit binds, hand-overs are free. Hours are clock hours, of which a month has 168; work that takes a productive hour
takes 168 / `productive_hours` of them.

*Which mix of segments a mean is over.* Prospects come in the shares of the market. Won clients come in the mix of
wins, share x win rate. In equilibrium the client base is the mix of wins weighted by the mean time that a client
stays, 1 / churn. Hours per win are over the mix of wins; hours per account and churn are over the base in
equilibrium: with these, n* = T / (t + h mu) is exact for a market of several segments, as the hours of a head,
T = W (h + sum(w t / mu)), pay for W wins a month that keep W sum(w / mu) accounts. Where clients differ within a
segment (`churn_cv`), churn is that of the mean hazard.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH
from simulator.kernel.odds import with_odds
from simulator.scenario.schema.clients import Segment
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ColdCalls:
    """What it takes to warm up prospects; one cadence is all dials to one prospect."""

    dials: float
    """Expected dials of a cadence, (1 - (1 - c)^n) / c for n attempts that connect with chance c."""
    hours: float
    """Hours of a cadence."""
    warm: float
    """Chance that a cadence ends in a warm lead."""
    hours_per_lead: float
    hours_per_opportunity: float
    """Calls and qualifying for one opportunity."""


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """The closed forms of one segment; hours are clock hours, rates are per month."""

    name: str
    share: float
    """Share of prospects."""
    touches_per_deal: float
    """Expected touches of a deal, (1 - p) / (1 - p^(1/n)): it survives each of n touches with chance p^(1/n)."""
    closing_hours_per_deal: float
    """Hours of the touches and of first meetings that fall through, for a cold deal however it ends."""
    hours_per_win: float
    """h: calls, qualifying and closing of all that is tried until one client is won, and its first order."""
    serving_hours: float
    """Hours a month to serve the orders of a well-served account."""
    developing_hours: float
    """Hours a month of proactive contacts with an account."""
    churn: float
    """mu: mean hazard of leaving a month of a well-served client, -ln(1 - annual churn) / 12."""
    won: float
    """Share among clients won by cold calls."""
    kept: float
    """Share in the client base in equilibrium."""

    @property
    def hours_per_account(self) -> float:
        """Return t: hours a month that a well-served account takes."""
        return self.serving_hours + self.developing_hours


@dataclass(frozen=True, slots=True)
class PortfolioLoad:
    """What a full portfolio asks of a seat."""

    department: str
    role: str
    accounts: float
    """Attention limit, weighted accounts."""
    hours: float
    """Clock hours a month for the work on accounts that this role does."""

    @property
    def share(self) -> float:
        """Return the share of a seat's hours; above 1 the limit is more than anybody can look after."""
        return self.hours / MONTH


@dataclass(frozen=True, slots=True)
class Figures:
    """All derived figures of a scenario."""

    stretch: float
    """Clock hours for one productive hour of work."""
    calls: ColdCalls
    segments: tuple[SegmentFigures, ...]
    hours_per_win: float
    """h, over the mix of wins; infinite where nothing can be won."""
    hours_per_account: float
    """t, over the base in equilibrium."""
    churn: float
    """mu a month, over the base in equilibrium."""
    accounts_per_head: float
    """n* = T / (t + h mu): the accounts that one head can keep up by hunting for their successors."""
    hunting_share: float
    """phi* = h mu / (t + h mu): the share of all hours that goes into new clients in equilibrium."""
    relaxation_universal: float
    """Months in which a universal department comes 63 % nearer to equilibrium, 1 / (mu + t / h)."""
    relaxation_split: float
    """The same for a split with spare farmers, 1 / mu."""
    portfolios: tuple[PortfolioLoad, ...]
    hunters: int
    """Seats that prospect."""
    prospects_per_month: float
    """Prospects that these seats use up a month if they do nothing else."""
    inquiry_wins: float
    """Clients won a month from inquiries that are answered at once."""


def derived(scenario: Scenario) -> Figures:
    """Return the closed forms of `scenario`."""
    market = scenario.market
    stretch = MONTH / market.labour.productive_hours
    calls = _calls(market, stretch)
    segments = _segments(market, stretch, calls)
    h = _mean([s.won for s in segments], [s.hours_per_win for s in segments]) if _any_won(segments) else math.inf
    t = total(s.kept * s.hours_per_account for s in segments)
    mu = _ratio(1.0, total(_ratio(s.won, s.churn) for s in segments)) if _any_won(segments) else _plain_churn(segments)
    need = h * mu if mu else 0.0
    hunters = sum(role.count for _, _, role in scenario.organization.roles() if "prospecting" in role.order_of_work)
    return Figures(
        stretch=stretch,
        calls=calls,
        segments=segments,
        hours_per_win=h,
        hours_per_account=t,
        churn=mu,
        accounts_per_head=_ratio(MONTH, t + need),
        hunting_share=1 - _ratio(t, t + need) if need else 0.0,
        relaxation_universal=_ratio(1.0, mu + _ratio(t, h)),
        relaxation_split=_ratio(1.0, mu),
        portfolios=_portfolios(scenario, segments),
        hunters=hunters,
        prospects_per_month=hunters * _ratio(MONTH, calls.hours) if hunters else 0.0,
        inquiry_wins=_inquiry_wins(market),
    )


def touches_per_deal(win_rate: float, touches: int) -> float:
    """Return the expected touches of a deal that survives each with chance win_rate ** (1 / touches)."""
    if win_rate >= 1:
        return float(touches)
    survives: float = win_rate ** (1 / touches)
    return (1 - win_rate) / (1 - survives)


def _calls(market: Market, stretch: float) -> ColdCalls:
    calling, qualifying = market.calling, market.qualifying
    reached = 1 - (1 - calling.connect) ** calling.attempts
    dials = reached / calling.connect
    hours = stretch * calling.dial * dials
    warm = reached * calling.decision_maker * calling.warm_interest
    per_lead = _ratio(hours, warm)
    per_opportunity = _ratio(per_lead + stretch * qualifying.lead_work.mean, qualifying.lead)
    return ColdCalls(dials, hours, warm, per_lead, per_opportunity)


def _segments(market: Market, stretch: float, calls: ColdCalls) -> tuple[SegmentFigures, ...]:
    bodies = list(market.segments.values())
    won = _shares([body.share * body.win_rate for body in bodies])
    churns = [-math.log1p(-body.annual_churn) / 12 for body in bodies]
    kept = _kept(won if any(won) else [body.share for body in bodies], churns)
    return tuple(
        _segment(market, name, stretch, calls, churns[index], won[index], kept[index])
        for index, name in enumerate(market.segments)
    )


def _segment(
    market: Market, name: str, stretch: float, calls: ColdCalls, churn: float, won: float, kept: float
) -> SegmentFigures:
    segment = market.segments[name]
    touches = touches_per_deal(segment.win_rate, segment.touches)
    closing = stretch * (touches * segment.deal_work.mean / segment.touches + _no_show_work(market))
    first_order = stretch * segment.serving.mean if market.buying.first_order else 0.0
    return SegmentFigures(
        name=name,
        share=segment.share,
        touches_per_deal=touches,
        closing_hours_per_deal=closing,
        hours_per_win=_ratio(calls.hours_per_opportunity + closing, segment.win_rate) + first_order,
        serving_hours=stretch * segment.serving.mean * segment.orders_per_year / 12,
        developing_hours=stretch * segment.developing.mean * MONTH / segment.contact_every,
        churn=churn,
        won=won,
        kept=kept,
    )


def _no_show_work(market: Market) -> float:
    """Return the productive hours lost by first meetings of a cold deal: v / (1 - v) of them fall through."""
    return market.deals.no_show / (1 - market.deals.no_show) * market.deals.no_show_work


def _kept(won: Sequence[float], churns: Sequence[float]) -> list[float]:
    """Return the mix of the base in equilibrium; clients who never leave are all of it in the end."""
    if any(share and not churn for share, churn in zip(won, churns, strict=True)):
        return _shares([share if not churn else 0.0 for share, churn in zip(won, churns, strict=True)])
    return _shares([_ratio(share, churn) for share, churn in zip(won, churns, strict=True)])


def _portfolios(scenario: Scenario, segments: Sequence[SegmentFigures]) -> tuple[PortfolioLoad, ...]:
    return tuple(
        PortfolioLoad(department, name, role.account_limit, _load(role, role.account_limit, scenario, segments))
        for department, name, role in scenario.organization.roles()
        if "serving" in role.order_of_work and role.account_limit is not None
    )


def _load(role: Role, limit: float, scenario: Scenario, segments: Sequence[SegmentFigures]) -> float:
    """Return the hours a month for so many weighted accounts, in the mix of the segments that the role is for."""
    own = [one for one in segments if role.segments is None or one.name in role.segments]
    weight = total(one.kept * scenario.market.segments[one.name].account_weight for one in own)
    serving = total(one.kept * one.serving_hours for one in own)
    developing = total(one.kept * one.developing_hours for one in own) if "developing" in role.order_of_work else 0.0
    return _ratio(limit, weight) * (serving + developing) if weight else 0.0


def _inquiry_wins(market: Market) -> float:
    factor = market.inquiries.win_factor
    wins = total(segment.share * with_odds(segment.win_rate, factor) for segment in _bodies(market))
    return market.inquiries.per_month * market.qualifying.inquiry * wins


def _bodies(market: Market) -> list[Segment]:
    return list(market.segments.values())


def _any_won(segments: Sequence[SegmentFigures]) -> bool:
    return any(segment.won for segment in segments)


def _plain_churn(segments: Sequence[SegmentFigures]) -> float:
    return total(segment.kept * segment.churn for segment in segments)


def _shares(weights: Sequence[float]) -> list[float]:
    whole = total(weights)
    return [weight / whole if whole else 0.0 for weight in weights]


def _mean(weights: Sequence[float], values: Sequence[float]) -> float:
    return total(weight * value for weight, value in zip(weights, values, strict=True) if weight)


def _ratio(over: float, under: float) -> float:
    """Return over / under; 0 for 0 / 0 and infinity for a positive number over 0."""
    if under:
        return over / under
    return math.inf if over else 0.0
