"""Recruiting: an empty seat goes to a colleague who rises, or to the first applicant who qualifies."""

from collections.abc import Sequence

from simulator.journal.journal import Journal
from simulator.kernel.luck import Luck
from simulator.kernel.notice import Notice
from simulator.model.clock import Clock
from simulator.model.market.terms import Terms
from simulator.model.people.applicants import Applicants, Hire
from simulator.model.people.promotion import riser
from simulator.model.people.roster import Roster
from simulator.model.seats.craft import CRAFTS, Abilities, Schooling, Talent
from simulator.model.seats.person import Habits, Person
from simulator.model.seats.seat import Seat


class Recruiting:
    """Finds people for seats: for the start, among colleagues, or among applicants."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        luck: Luck,
        roster: Roster,
        applicants: Applicants,
        seats: Sequence[Seat],
        counts_hunting: bool,
    ) -> None:
        """Recruit for `seats`, all below the heads at any time.

        `roster` numbers the people who come; `counts_hunting` tells whether their hours of hunting are to be counted.
        """
        nature, mechanisms, opening = terms.market.human_nature, terms.mechanisms, terms.market.opening
        self.found: Notice[Seat, Hire, Talent] = Notice()
        """Told of each person found for a seat, and of the mean talents of those who qualify for it."""
        self._env = env
        self._journal = journal
        self._in_force = terms.in_force
        self._luck = luck
        self._roster = roster
        self._applicants = applicants
        self._seats = seats
        self._schooling = Schooling(terms)
        self._habits = Habits(nature.switching if mechanisms.switching else 0.0, mechanisms.quitting, counts_hunting)
        self._opening_experience = opening.experience if mechanisms.learning else 1.0
        self._opening_tenure = opening.tenure

    def staff_of_the_start(self, seat: Seat) -> Person:
        """Return a person for a seat at the start of the run, who knows its work."""
        works = seat.post.terms.order_of_work
        return self._person(self.search(seat), {int(CRAFTS[work]): self._opening_experience for work in works})

    def tenure_at_the_start(self, person: Person) -> float:
        """Return the hours for which a person of the start has been on the seat, by the person's own luck."""
        return self._opening_tenure * float(self._luck.uniforms("tenure", person.luck, 0, 1)[0])

    def riser(self, seat: Seat) -> Person | None:
        """Return the colleague who rises to an empty seat along the ladder; None if nobody does."""
        organization, now = self._in_force.organization, self._env.now
        return riser(
            seat.post, organization.ladder, self._seats, organization.promotion_after, now, self._applicants.qualifies
        )

    def search(self, seat: Seat) -> Hire:
        """Return the applicant who gets a seat: the first who qualifies; the next search finds another one."""
        hire = self._applicants.qualified(seat.post, seat.place, seat.occupants)
        seat.occupants += 1
        self.found(seat, hire, self._applicants.expected(seat.post))
        return hire

    def time_to_find(self, hire: Hire) -> float:
        """Return the hours from the first day of the search to this applicant's first day of work."""
        return self._applicants.time_to_find(hire.applicants)

    def newcomer(self, hire: Hire) -> Person:
        """Return the person whom the search has found, a newcomer in all work."""
        return self._person(hire, {})

    def _person(self, hire: Hire, experience: dict[int, float]) -> Person:
        abilities = Abilities(self._schooling, hire.talent, experience, self._env.now)
        number = self._roster.enter(hire.talent)
        return Person(self._env, self._journal, number, hire.luck, abilities, self._habits)
