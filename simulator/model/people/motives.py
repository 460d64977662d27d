"""What draws people to each kind of work: pressure, pay and resistance, looked at anew at every month's end."""

from dataclasses import replace
from typing import Final

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH
from simulator.model.books.ledger import Ledger
from simulator.model.laws.choice import instruction, leaning, utility
from simulator.model.laws.comfort import comfort
from simulator.model.laws.pressure import mandated
from simulator.model.market.terms import Terms
from simulator.model.people.free_choice import STINT, FreeChoice, Leanings
from simulator.model.people.yields import Yields
from simulator.model.seats.craft import CRAFTS
from simulator.model.seats.instructions import Agenda
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.work import WORK

HUNTS = {sheet.name for sheet in WORK if sheet.side == "hunting"}
CARES = {sheet.name for sheet in WORK if sheet.side == "care"}
IDLING: Final = "idling"


class Motives:
    """Knows what an hour of each kind of work costs and pays a person who chooses."""

    def __init__(self, terms: Terms, yields: Yields, ledger: Ledger, journal: Journal) -> None:
        """Weigh by the human nature of `terms`; `yields` say what an hour brings, `ledger` what it pays, in money."""
        mechanisms, nature = terms.mechanisms, terms.market.human_nature
        self._yields = yields
        self._ledger = ledger
        self._journal = journal
        self._resists = mechanisms.least_resistance
        self._eta = nature.eta if mechanisms.comfort else 0.0
        self._pays = mechanisms.incentive
        self._nature = nature

    @property
    def people_choose(self) -> bool:
        """Whether people choose at all, or follow the order of work exactly."""
        return self._resists or self._pays or self._eta > 0

    def weigh(self, person: Person, seat: Seat, choice: FreeChoice, agenda: Agenda, lead: tuple[float, float]) -> None:
        """Tell a choice how each kind of work feels from now on; `lead` is pressure (hours' pay) and mandate (0-1)."""
        costs, pays = self._costs(person, seat), self._incentives(person, seat, agenda)
        stints = {name: kind.stint() for name, kind in agenda.each()} | {IDLING: STINT}
        temperature = self._nature.temperature
        leanings: list[Leanings] = []
        for early in (False, True):
            told = self._told(agenda, early, *lead)
            values = {name: utility(told[name], pays[name], costs[name]) for name in agenda.names}
            values[IDLING] = utility(0.0, 0.0, costs[IDLING])
            leanings.append(tuple(leaning(value, stints[name], temperature) for name, value in values.items()))
        choice.feel(*leanings)

    def note(self, person: Person, seat: Seat, lead: tuple[float, float], now: float) -> None:
        """Write down how it is to work on a seat this month."""
        self._journal.motives.add((now, seat.number, person.number, *lead, self._comfort(person, seat)))

    def _told(self, agenda: Agenda, early: bool, pressure: float, mandate: float) -> dict[str, float]:
        """Return the pressure x instruction on each kind of work, as the head's mandate shares it out.

        Whose work is all for new clients, or all for old ones, cannot be pressed for the other.
        """
        does_both = any(name in HUNTS for name in agenda.names) and any(name in CARES for name in agenda.names)
        new, old = mandated(mandate) if does_both else (1.0, 1.0)
        order = agenda.order(early)
        weights = {name: new if name in HUNTS else old if name in CARES else 1.0 for name in agenda.names}
        return {
            agenda.names[place]: pressure * weights[agenda.names[place]] * instruction(rank, len(order))
            for rank, place in enumerate(order)
        }

    def _costs(self, person: Person, seat: Seat) -> dict[str, float]:
        """Return what an hour costs: resistance, and what comfort adds to it; each may be switched off."""
        factor = self._comfort(person, seat) - 1 + self._resists
        resistance = self._nature.resistance
        costs = {name: getattr(resistance, name) * factor for name in CRAFTS}
        costs[IDLING] = resistance.idling if self._resists else 0.0  # income makes work dear, not rest
        return costs

    def _comfort(self, person: Person, seat: Seat) -> float:
        return comfort(person.residual, self._ledger.salary_of(seat), self._eta)

    def _incentives(self, person: Person, seat: Seat, agenda: Agenda) -> dict[str, float]:
        """Return what an hour pays in hours' pay; of a bonus of the team, one's own part."""
        if not self._pays:
            return dict.fromkeys(agenda.names, 0.0)
        expected = person.expectation
        rates = self._ledger.plan_of(seat).rates(seat.post.wage).scaled(expected.commission, expected.bonus)
        members = self._ledger.members(seat)
        shared = replace(rates, collected=rates.collected / members)
        paid = self._yields.pay(agenda.names, shared, self._nature.foresight, expected.inbound)
        paid |= {name: kind.pays(shared) for name, kind in agenda.each() if name not in paid}
        hour = seat.post.wage / MONTH
        left, deductions = self._ledger.variable_left(seat), self._ledger.deductions
        worth = {name: paid.get(name, 0.0) / hour * left if hour else 0.0 for name in agenda.names}
        if deductions is not None and (spur := deductions.spur(seat, person)):
            worth |= {name: worth[name] + spur for name in agenda.names if name in HUNTS}
        return worth
