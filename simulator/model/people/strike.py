"""A strike, day by day: until the firm yields or dismisses people, or the strikers can hold out no longer."""

from collections.abc import Callable

from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import Clock, after
from simulator.model.people.on_strike import OnStrike
from simulator.model.policies.conflict import RESPONSES, Answer, StrikeSoFar
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.person import Instructions, Person
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.conflict import ConflictPolicy

End = Callable[[list[Person]], None]
"""Called with the people who were still on strike when it ended."""


class Strike:
    """One strike: the people on strike, with the instructions to which they go back, and its end."""

    def __init__(
        self,
        env: Clock,
        policy: ConflictPolicy,
        people: list[Person],
        care_of: Callable[[Seat], tuple[KindOfWork, ...]],
    ) -> None:
        """Let these people lay down their work once the task in hand is done.

        `policy` is how the firm answers a strike, and `care_of` returns the work that strikers on a seat still do.
        """
        self._env = env
        self._respond = RESPONSES[policy.response]
        self._patience = policy.patience
        self._began = env.now
        self._former: dict[Person, tuple[OnStrike, Instructions]] = {}
        for person in people:
            if person.seat is not None:
                instead = OnStrike(care_of(person.seat))
                self._former[person] = instead, person.instructions
                person.instructions = instead
                person.seat.ring()

    def last(self, endurance: float, *, yielded: End, dismissed: End, failed: End) -> None:
        """Go on for as long as both sides hold out, the strikers for `endurance` hours at most.

        One of the three functions is called at the end: the firm has `yielded`, has `dismissed` the strikers, or the
        strike has `failed`.
        """

        def day() -> None:
            lasted = self._env.now - self._began
            answer = self._respond(StrikeSoFar(lasted, self._patience))
            if answer is Answer.YIELD:
                yielded(self._over())
            elif answer is Answer.DISMISS:
                dismissed(self._over())
            elif lasted >= endurance:
                failed(self._over())
            else:
                after(self._env, WORKDAY, day)

        after(self._env, WORKDAY, day)

    def _over(self) -> list[Person]:
        """End the strike: people still on it go back to work with the next task. Return those still in the firm."""
        there = [person for person, (instead, _) in self._former.items() if person.instructions is instead]
        for person in there:
            person.instructions = self._former[person][1]
        return [person for person in there if person.seat is not None]
