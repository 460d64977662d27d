"""A walk-out: several people leave the firm together, and may found a firm of their own."""

from collections.abc import Sequence

from simulator.journal.vocabulary import Step
from simulator.kernel.luck import Luck
from simulator.model.market.terms import Terms
from simulator.model.people.rivals import Rivals
from simulator.model.people.staffing import Staffing
from simulator.model.seats.person import Person


class WalkOut:
    """Lets several people leave at once."""

    def __init__(self, terms: Terms, luck: Luck, staffing: Staffing, rivals: Rivals) -> None:
        """Let people leave by way of `staffing`; a firm that they found is one of the `rivals`."""
        self._chance = terms.market.human_nature.founding.together if terms.mechanisms.founding else 0.0
        self._luck = luck
        self._staffing = staffing
        self._rivals = rivals

    def leave(self, people: Sequence[Person], step: Step) -> None:
        """Let these people leave as soon as the tasks in hand are done; `step` says how."""
        if float(self._luck.uniforms("founding together", 0, 0, 1)[0]) < self._chance:
            self._rivals.found([person.number for person in people])
        for person in people:
            self._staffing.dismiss(person, step, float(len(people)))
