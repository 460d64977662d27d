"""The VIP programme: what visits and surveys do to clients (C66-C71)."""

from collections import Counter

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, State
from simulator.kernel.calendar import YEAR
from simulator.kernel.luck import Luck, Streams, rows
from simulator.kernel.odds import with_odds
from simulator.model.accounts.rounds import SURVEY, VISIT, Rounds
from simulator.model.demand.referrals import Referrals
from simulator.model.laws.bond import attention
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.problems import Problem
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.market.wallets import Wallets
from simulator.model.seats.appointments import Repair
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.vip import VipProgramme


class Programme:
    """Keeps the rounds and decides what comes of each visit, by the client's own luck and the skill of the visitor."""

    def __init__(
        self,
        terms: Terms,
        luck: Luck,
        journal: Journal,
        customers: Customers,
        relations: Relations,
        wallets: Wallets,
        rounds: Rounds,
        referrals: Referrals,
    ) -> None:
        """Begin before the first visit.

        Visits change `wallets` and the problems of clients, and may yield `referrals`; `rounds` is the calendar.
        """
        self._terms = terms
        self._acts = terms.mechanisms.visiting
        self._numbers = terms.market.visits
        self._signs = terms.market.problems
        self._fixing = terms.market.problems.fixing * terms.stretch
        self._journal = journal
        self._customers = customers
        self._relations = relations
        self.rounds = rounds
        self._referrals = referrals
        self._wallets = wallets
        self._problems = wallets.problems
        self._draws = {VISIT: Streams(luck, "visits", 4, rows, 8), SURVEY: Streams(luck, "surveys", 4, rows, 8)}
        self._visits: Counter[int] = Counter()

    @property
    def vip(self) -> VipProgramme:
        """The programme of the organisation in force."""
        return self._terms.organization.vip

    @property
    def _takes_effect(self) -> bool:
        return self._acts and self.vip.content == "full"

    @property
    def takes_place(self) -> bool:
        """Whether visits take place at all, if only to cost hours."""
        vip, numbers = self.vip, self._numbers
        asks = vip.survey_hours if vip.survey_every is not None else 0.0
        return self._takes_effect or any((vip.hours, asks, numbers.travel, numbers.trip_cost))

    def called(self, client: Client, kind: int, top: bool, seat: Seat, now: float) -> None:
        """Let a visit or a survey have its effect."""
        luck = self._draws[kind].next(client.number)
        living, effects = client.living, (0, False, False, False)
        if self._takes_effect and living:
            effects = self._visited(client, seat, luck, now) if kind == VISIT else self._asked(client, seat, luck, now)
        elif self._takes_effect and kind == VISIT and client.owner is not None:
            self._found_gone(client, now)
        self._journal.visits.add((now, client.number, seat.number, kind == SURVEY, top, living, *effects))

    def fixed(self, client: Client, problem: Problem | None, seat: Seat, now: float) -> None:
        """Decide whether a repair that has just ended fixed the problem in time; None is a false alarm."""
        due = -1.0 if problem is None else problem.due
        is_fixed = problem is not None and problem.luck < self._signs.fixed and now < due and client.living
        if problem is not None and is_fixed:
            self._problems.fix(client, problem)
        self._journal.repairs.add((now, client.number, seat.number, due, is_fixed))

    def _visited(self, client: Client, seat: Seat, luck: list[float], now: float) -> tuple[int, bool, bool, bool]:
        """Let every channel that is on have its effect.

        Return how many problems were found, and whether there was a false alarm, an offer sold, a referral named.
        """
        channels, numbers, skill = self.vip.channels, self._numbers, _skill(seat)
        detect, alarm, offer, recommend = luck
        satisfied = attention(client.bonds.values(), now) >= numbers.satisfied
        if channels.bonds and numbers.worth > 0:
            self._relations.meeting(client, seat, now, numbers.worth * skill)
        found, is_alarm = self._inspected(client, seat, self._signs.detection, (detect, alarm), now)
        if channels.volume and numbers.wallet_gain > 0:
            self._wallets.visited(client, min(1.0, numbers.wallet_gain * skill), now)
        sold = channels.offers and offer < with_odds(numbers.offer, skill)
        if sold:
            self._wallets.sold(client, now)
        asked = channels.referrals and satisfied and recommend < self._chance_of_referral(client)
        named = asked and self._referrals.named(client, self._visits[client.number], seat, now)
        self._visits[client.number] += 1
        return found, is_alarm, sold, named

    def _asked(self, client: Client, seat: Seat, luck: list[float], now: float) -> tuple[int, bool, bool, bool]:
        found, is_alarm = self._inspected(client, seat, self._signs.survey_detection, (luck[0], luck[1]), now, SURVEY)
        return found, is_alarm, False, False

    def _inspected(
        self, client: Client, seat: Seat, chance: float, luck: tuple[float, float], now: float, kind: int = VISIT
    ) -> tuple[int, bool]:
        """Look for problems; return how many were found, and whether there was a false alarm."""
        if not self.vip.channels.early_warning:
            return 0, False
        hidden = [problem for problem in self._problems.smouldering(client, now) if not problem.found]
        if hidden and luck[0] < with_odds(chance, _skill(seat)):
            for problem in hidden:
                problem.found = True
                self._journal.findings.add((now, client.number, seat.number, kind, problem.began, problem.due))
                self._see_to(client, problem, seat)
            return len(hidden), False
        is_alarm = luck[1] < self._signs.false_alarm
        if is_alarm:
            self._see_to(client, None, seat)
        return 0, is_alarm

    def _see_to(self, client: Client, problem: Problem | None, seat: Seat) -> None:
        """Put a repair on the desk of the seat that is to fix the problem, or of the visitor if that seat is empty."""
        owner = client.owner
        if self.vip.fixed_by == "owner" and isinstance(owner, Seat) and owner.person is not None:
            seat = owner
        assert seat.person is not None
        seat.appointments.append(Repair(self.fixed, client, problem, self._fixing / seat.person.pace))
        seat.ring()

    def _found_gone(self, client: Client, now: float) -> None:
        """Learn, in arranging a visit, that the client has left."""
        owner = client.owner
        self._customers.found_gone(client, now)
        if client.state is State.LEFT and isinstance(owner, Seat) and "reactivating" in owner.does:
            owner.portfolio.to_win_back.append(client)
            owner.ring()

    def _chance_of_referral(self, client: Client) -> float:
        """Return the chance that a client names a referral at one of the visits of a year."""
        visits = max(1.0, YEAR / self.rounds.every(client))
        return self._numbers.referral / visits


def _skill(seat: Seat) -> float:
    assert seat.person is not None
    return seat.person.skill(Activity.VISITING)
