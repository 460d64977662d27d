"""Conflict: the firm cuts pay, and the team weighs whether it has the power to strike (C34, C36, C37)."""

from collections.abc import Callable

from simpy import Event, Timeout

from simulator.journal.vocabulary import Dispute, Step
from simulator.kernel.distributions import scalar_exponential
from simulator.model.books.deductions import Deductions
from simulator.model.firm.firm import Firm
from simulator.model.laws.strike import threshold, willing
from simulator.model.people.briefing import Briefing
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.rivals import Rivals
from simulator.model.people.staffing import Staffing
from simulator.model.people.strike import Strike
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

Lead = Callable[[Seat], tuple[float, float]]

STEPS = {Dispute.WALK_OUT: Step.WALKED_OUT, Dispute.DISMISSAL: Step.DISMISSED}
"""How strikers leave, by what ends the strike."""


class Conflict:
    """Cuts pay at the set hour, and hears what people say to it."""

    def __init__(
        self, firm: Firm, briefing: Briefing, staffing: Staffing, rivals: Rivals, portable: PortableMargin
    ) -> None:
        """Schedule the cut, if there is one."""
        self._firm = firm
        self._briefing = briefing
        self._staffing = staffing
        self._rivals = rivals
        self._portable = portable
        self._terms = firm.terms.market.human_nature.conflict
        self._winners: set[int] = set()
        """Those to whom the firm has yielded."""
        cut = firm.scenario.shocks.pay_cut
        if cut is not None:
            self._rules = Deductions(cut)
            Timeout(firm.env, cut.at).callbacks.append(self._cut)

    def felt(self, lead: Lead) -> Lead:
        """Return what people feel of their heads: those to whom the firm has yielded know what they can afford."""

        def heard(seat: Seat) -> tuple[float, float]:
            pressure, mandate = lead(seat)
            if seat.person is not None and seat.person.number in self._winners:
                pressure *= 1 - self._terms.defiance
            return pressure, mandate

        return heard

    def _cut(self, _: Event) -> None:
        """Let the new rules hold, and see whether enough people rise against them."""
        firm = self._firm
        firm.ledger.deductions = self._rules
        hit = [seat for seat in firm.seats if self._rules.hits(seat) and isinstance(seat.person, Person)]
        people = [seat.person for seat in hit if isinstance(seat.person, Person)]
        total = self._portable.total()
        power = self._portable.of([person.number for person in people]) / total if total > 0 else 0.0
        self._note(Dispute.CUT, len(people), power)
        if not firm.terms.mechanisms.conflict or not people:
            return
        thresholds = [self._threshold(person, seat, power) for person, seat in zip(people, hit, strict=True)]
        joining = willing(thresholds)
        if joining and joining >= self._terms.quorum * len(people):
            ranked = sorted(zip(thresholds, range(len(people)), strict=True))
            self._strike([people[place] for _, place in ranked[:joining]])

    def _threshold(self, person: Person, seat: Seat, power: float) -> float:
        """Return how many of the colleagues have to join before this person does, by the person's own fear."""
        fear = scalar_exponential(self._luck("fear", person), self._terms.fear)
        usual = sum(person.pay) / len(person.pay) if person.pay else seat.post.wage
        loss = self._rules.loss(seat, usual, self._firm.ledger.salary_of(seat), self._rules.idle(person))
        return threshold(fear, loss, power)

    def _strike(self, people: list[Person]) -> None:
        luck = float(self._firm.luck.uniforms("endurance", 0, 0, 1)[0])
        endurance = scalar_exponential(luck, self._terms.endurance)
        self._note(Dispute.STRIKE, len(people), endurance)
        serving = self._terms.strikers == "serve"
        strike = Strike(self._firm, people, self._briefing.care_of if serving else lambda _: ())
        strike.last(endurance, yielded=self._yielded, dismissed=self._dismissed, failed=self._failed)

    def _yielded(self, people: list[Person]) -> None:
        """Take the cut back: now they know what they are worth, and claim it."""
        self._firm.ledger.deductions = None
        self._note(Dispute.YIELD, len(people), self._firm.env.now)
        self._winners |= {person.number for person in people}
        claim = self._terms.claim * self._portable.of(self._winners)
        for person in people:
            person.rise = claim / len(people)

    def _dismissed(self, people: list[Person]) -> None:
        """Dismiss whoever strikes."""
        self._leave(people, Dispute.DISMISSAL)

    def _failed(self, people: list[Person]) -> None:
        """Leave together, or give in and go on under the new rules."""
        leaving = [person for person in people if self._luck("walk-out", person) < self._terms.walk_out]
        self._leave(leaving, Dispute.WALK_OUT)
        if len(leaving) < len(people):
            self._note(Dispute.RETURN, len(people) - len(leaving), self._firm.env.now)

    def _leave(self, people: list[Person], how: Dispute) -> None:
        if not people:
            return
        firm = self._firm
        self._note(how, len(people), self._portable.of([person.number for person in people]))
        founding = firm.terms.market.human_nature.founding.together if firm.terms.mechanisms.founding else 0.0
        if float(firm.luck.uniforms("founding together", 0, 0, 1)[0]) < founding:
            self._rivals.found([person.number for person in people])
        step = STEPS[how]
        for person in people:
            self._staffing.dismiss(person, step, float(len(people)))

    def _luck(self, purpose: str, person: Person) -> float:
        return float(self._firm.luck.uniforms(purpose, person.luck, 0, 1)[0])

    def _note(self, what: Dispute, people: int, value: float) -> None:
        self._firm.journal.disputes.add((self._firm.env.now, what, people, value))
