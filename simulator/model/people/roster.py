"""The roster: everybody who ever had a seat or a chair in the firm gets a number, in the order of coming."""

from simulator.journal.journal import Journal, PersonFacts
from simulator.model.seats.craft import Talent


class Roster:
    """The list of people."""

    def __init__(self, journal: Journal) -> None:
        """Write everybody into `journal`, whose list of people is the roster."""
        self._people = journal.people

    def enter(self, talent: Talent) -> int:
        """Enter a person of this talent, and return the number."""
        number = len(self._people)
        self._people.append(PersonFacts(number, talent.hunting, talent.farming))
        return number
