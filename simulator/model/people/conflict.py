"""Conflict: the firm cuts pay, and the team weighs whether it has the power to strike (C34, C36, C37)."""

from collections.abc import Callable

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Dispute, Step
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck
from simulator.model.clock import Clock, after
from simulator.model.laws.strike import threshold, willing
from simulator.model.market.terms import Terms
from simulator.model.people.pay_cut import PayCut
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.strike import Strike
from simulator.model.people.walk_out import WalkOut
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

STEPS = {Dispute.WALK_OUT: Step.WALKED_OUT, Dispute.DISMISSAL: Step.DISMISSED}
"""How strikers leave, by what ends the strike."""


class Conflict:
    """Carries out a cut of pay, and decides whether people strike against it and how the strike ends."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        luck: Luck,
        pay_cut: PayCut,
        portable: PortableMargin,
        walk_out: WalkOut,
        care_of: Callable[[Seat], tuple[KindOfWork, ...]],
    ) -> None:
        """Prepare the `pay_cut`, which comes when it is scheduled.

        The `portable` margin is the threat of the strikers; `care_of` returns the work for clients with which strikers
        on a seat may go on. In the end the `pay_cut` is withdrawn, or borne, or people `walk_out`.
        """
        self._env = env
        self._journal = journal
        self._terms = terms
        self._nature = terms.market.human_nature.conflict
        self._luck = luck
        self._pay_cut = pay_cut
        self._portable = portable
        self._walk_out = walk_out
        self._care_of = care_of
        self._winners: set[int] = set()
        """Numbers of the people to whom the firm has yielded."""

    def schedule(self, hour: float) -> None:
        """Cut pay at this hour of the run."""
        after(self._env, hour, self._cut)

    def _cut(self) -> None:
        """Impose the new rules, and let people strike if enough of them are willing."""
        hit = self._pay_cut.impose()
        people = [person for person, _ in hit]
        total = self._portable.total()
        power = self._portable.of([person.number for person in people]) / total if total > 0 else 0.0
        self._note(Dispute.CUT, len(people), power)
        if not self._terms.mechanisms.conflict or not people:
            return
        thresholds = [self._threshold(person, seat, power) for person, seat in hit]
        joining = willing(thresholds)
        if joining and joining >= self._nature.quorum * len(people):
            ranked = sorted(zip(thresholds, range(len(people)), strict=True))
            self._strike([people[place] for _, place in ranked[:joining]])

    def _threshold(self, person: Person, seat: Seat, power: float) -> float:
        """Return the share of the people hit that has to join before this person does, by the person's own fear."""
        fear = scalar_exponential(self._luck_of("fear", person), self._nature.fear)
        return threshold(fear, self._pay_cut.loss(person, seat), power)

    def _strike(self, people: list[Person]) -> None:
        luck = float(self._luck.uniforms("endurance", 0, 0, 1)[0])
        endurance = scalar_exponential(luck, self._nature.endurance)
        self._note(Dispute.STRIKE, len(people), endurance)
        serving = self._nature.strikers == "serve"
        policy = self._terms.organization.conflict
        strike = Strike(self._env, policy, people, self._care_of if serving else lambda _: ())
        strike.last(endurance, yielded=self._yielded, dismissed=self._dismissed, failed=self._failed)

    def _yielded(self, people: list[Person]) -> None:
        """Take the cut back; the strikers claim a rise for the margin that would follow them."""
        self._pay_cut.withdraw()
        self._note(Dispute.YIELD, len(people), self._env.now)
        self._winners |= {person.number for person in people}
        claim = self._nature.claim * self._portable.of(self._winners)
        for person in people:
            person.rise = claim / len(people)
            person.defiant = True

    def _dismissed(self, people: list[Person]) -> None:
        """Dismiss the strikers."""
        self._leave(people, Dispute.DISMISSAL)

    def _failed(self, people: list[Person]) -> None:
        """Leave together, or give in and go on under the new rules."""
        leaving = [person for person in people if self._luck_of("walk-out", person) < self._nature.walk_out]
        self._leave(leaving, Dispute.WALK_OUT)
        if len(leaving) < len(people):
            self._note(Dispute.RETURN, len(people) - len(leaving), self._env.now)

    def _leave(self, people: list[Person], how: Dispute) -> None:
        if people:
            self._note(how, len(people), self._portable.of([person.number for person in people]))
            self._walk_out.leave(people, STEPS[how])

    def _luck_of(self, purpose: str, person: Person) -> float:
        return float(self._luck.uniforms(purpose, person.luck, 0, 1)[0])

    def _note(self, what: Dispute, people: int, value: float) -> None:
        self._journal.disputes.add((self._env.now, what, people, value))
