"""The roster: gives every person who takes a seat or a chair in the firm a number, in the order of coming."""

from simulator.journal.journal import Journal, PersonFacts
from simulator.model.seats.craft import Talent


class Roster:
    """The list of all people, heads included."""

    def __init__(self, journal: Journal) -> None:
        """Keep the roster in `journal`, as its list of people."""
        self._people = journal.people

    def enter(self, talent: Talent) -> int:
        """Enter a person of this talent, and return the number."""
        number = len(self._people)
        self._people.append(PersonFacts(number, talent.hunting, talent.farming))
        return number
