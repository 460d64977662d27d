"""Turnover: at every month's end each person considers whether to stay (C.5)."""

from collections.abc import Sequence
from typing import Final

from simulator.journal.vocabulary import Step
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import Luck, Streams, rows
from simulator.kernel.notice import Notice
from simulator.model.clock import Clock
from simulator.model.laws.quitting import chance_to_leave, contagion, hazard, leaves, pay_gap
from simulator.model.laws.versatility import in_demand
from simulator.model.market.terms import Terms
from simulator.model.people.staffing import Staffing
from simulator.model.people.untroubled import Untroubled
from simulator.model.seats.craft import CRAFTS
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

LATELY: Final = 3 * MONTH
"""How long a colleague who left is remembered."""
MOST_OVERLOAD: Final = 1.0
FEWEST_PAYS: Final = 3
"""Months before a person can say what the seat really pays; until then the target pay counts."""


class Turnover:
    """Knows what makes people leave."""

    def __init__(
        self,
        env: Clock,
        terms: Terms,
        luck: Luck,
        seats: Sequence[Seat],
        staffing: Staffing,
        untroubled: Untroubled,
    ) -> None:
        """Ask the people on `seats` every month; those that have had enough leave by way of `staffing`.

        `untroubled` knows at which rate those leave whom nothing troubles.
        """
        self._env = env
        self._untroubled = untroubled
        self._seats = seats
        self._staffing = staffing
        self._terms = terms.market.human_nature.quitting
        self._spreads = terms.mechanisms.contagion
        self._active = terms.mechanisms.quitting
        self._shock = terms.market.human_nature.upheaval.shock if terms.mechanisms.upheaval else 0.0
        wages = terms.market.labour.wages
        self._wages = {CRAFTS[sheet.name]: float(getattr(wages, sheet.wage_of)) for sheet in terms.work}
        self._breadth = self._terms.breadth if terms.mechanisms.versatility else 0.0
        self._crafts = [
            CRAFTS[sheet.name] for sheet in terms.work if sheet.name != "rewinning" or terms.market.buying.rewon > 0
        ]
        """The kinds of work that there are on this market."""
        self.considered: Notice[Seat, float, bool] = Notice()
        """Told of each seat whose person considers whether to stay: the chance to leave, and whether it does."""
        self._moods = Streams(luck, "quitting", 1, rows, page_length=48)

    def let_people_decide(self) -> None:
        """Let everybody below the heads decide whether to stay for another month."""
        if not self._active:
            return
        for seat in self._seats:
            if isinstance(seat.person, Person):
                rate = self.rate(seat.person, seat)
                quits = leaves(self._moods.next(seat.person.luck)[0], rate / YEAR, MONTH)
                self.considered(seat, chance_to_leave(rate / YEAR, MONTH), quits)
                if quits:
                    self._staffing.dismiss(seat.person, Step.QUIT, rate)

    def lasting(self, seat: Seat) -> float:
        """Return the hazard an hour at which the person on a seat leaves, by the reasons that do not pass.

        A wave of departures and the shock of a change pass within months. 0 where nobody leaves.
        """
        person = seat.person
        if not self._active or not isinstance(person, Person):
            return 0.0
        rate = hazard(self._untroubled.rate(seat.post), *self._lasting(person, seat))
        return chance_to_leave(rate / YEAR, MONTH) / MONTH

    def rate(self, person: Person, seat: Seat) -> float:
        """Return the hazard of leaving a year."""
        terms = self._terms
        return hazard(
            self._untroubled.rate(seat.post),
            *self._lasting(person, seat),
            contagion(self._lately_left(seat), terms.peer_factor, terms.peer_cap) if self._spreads else 0.0,
            self._shock if self._env.now < person.unsettled_until else 0.0,
        )

    def _lasting(self, person: Person, seat: Seat) -> tuple[float, ...]:
        """Return the reasons to leave that last: the work, the pay elsewhere, too many accounts, and control."""
        terms = self._terms
        return (
            terms.drudgery * person.drudgery(),
            terms.outside * pay_gap(self._outside(person, seat), _inside(person, seat)),
            terms.overload * _overload(seat),
            terms.control * person.control,
        )

    def _outside(self, person: Person, seat: Seat) -> float:
        """Return what the person would earn elsewhere: the market's pay for such a seat, or more for skills worth more.

        Others hire beginners too: who has not learned the work yet gets a seat like this one, as the market pays it.
        Whose skills have faded, or never were, finds nothing better. Where breadth of skills counts, whoever masters
        fewer kinds of work is offered less, or more (C80).
        """
        now = self._env.now
        skills = {activity: person.abilities.skill(activity, now) for activity in self._wages}
        best = max(wage * skills[activity] for activity, wage in self._wages.items())
        offer = max(seat.post.market_wage, best)
        return offer * in_demand([skills[craft] for craft in self._crafts], self._breadth) if self._breadth else offer

    def _lately_left(self, seat: Seat) -> int:
        since = self._env.now - LATELY
        return sum(left >= since and department == seat.post.department for left, department in self._staffing.exits)


def _inside(person: Person, seat: Seat) -> float:
    return total(person.pay) / len(person.pay) if len(person.pay) >= FEWEST_PAYS else seat.post.wage


def _overload(seat: Seat) -> float:
    """Return the accounts beyond the limit as a share of it, 1 at most."""
    limit = seat.portfolio.limit
    buried = len(seat.portfolio.buried)
    return min(MOST_OVERLOAD, buried / limit) if limit else 0.0
