"""The offices of the firm: seats are opened by the design, for overflow, or when the organisation changes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from simulator.journal.journal import SeatFacts
from simulator.model.firm.firm import Firm
from simulator.model.seats.scripts import scripts_of
from simulator.model.seats.seat import Post, Seat
from simulator.scenario.figures.budget import target_pay
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.timeline import Team


class Offices:
    """Opens seats and closes them, and numbers them and their teams in the order in which they are opened."""

    def __init__(self, firm: Firm) -> None:
        """Begin with an empty house."""
        self._firm = firm
        self._teams = count()
        self.numbers = count()
        self.posts: dict[Team, Post] = {}
        """The posts that there are now, by department and role."""

    def found(self, team: Team, role: Role) -> Post:
        """Set up a post, for the first time or in another form; scripts that there were are taken over."""
        firm = self._firm
        former = self.posts.get(team)
        scripts = scripts_of(firm.terms, role)
        if former is not None:
            scripts |= {work: script for work, script in former.scripts.items() if work in scripts}
        in_touch = role.stays_in_touch_every if firm.terms.mechanisms.parallel_contacts else None
        post = Post(*team, next(self._teams), role, target_pay(role, firm.scenario), scripts, in_touch)
        self.posts[team] = post
        return post

    def amend(self, team: Team, role: Role, seats: Sequence[Seat]) -> None:
        """Let the people of a team go on where they are, on other terms."""
        post = replace(self.posts[team], terms=role)
        self.posts[team] = post
        for seat in seats:
            seat.post = post

    def open(self, post: Post) -> Seat:
        """Open a seat of this post, with nobody on it."""
        firm = self._firm
        place = sum(other.post.team == post.team for other in firm.ledger.seats.values())
        seat = Seat(next(self.numbers), post, place, firm.terms.resistance)
        seat.region = firm.regions.of_post(post.department, post.terms)
        firm.seats.append(seat)
        firm.ledger.seats[seat.number] = seat
        if seat.serves:
            firm.onboarding.seats.append(seat)
        facts = SeatFacts(
            seat.number, post.department, post.role, False, seat.serves, post.terms.account_limit, firm.env.now
        )
        firm.journal.seats.append(facts)
        return seat

    def close(self, seat: Seat) -> None:
        """End a seat: nobody will be looked for, and nothing new is put there; whoever sits there is about to go."""
        seat.closed = True
        if seat in self._firm.onboarding.seats:
            self._firm.onboarding.seats.remove(seat)
        if seat.person is None:
            self.vacated(seat)

    def vacated(self, seat: Seat) -> None:
        """Write down that a closed seat is left."""
        facts = self._firm.journal.seats
        facts[seat.number] = replace(facts[seat.number], closed=self._firm.env.now)
