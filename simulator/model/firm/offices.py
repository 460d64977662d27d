"""The offices of the firm: open seats by the design, for overflow or by a change of the organisation; close them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from simulator.journal.journal import Journal, SeatFacts
from simulator.model.books.ledger import Ledger
from simulator.model.clock import Clock
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.seats.scripts import scripts_of
from simulator.model.seats.seat import Post, Seat
from simulator.scenario.figures.budget import market_pay, target_pay
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Team


class Offices:
    """Opens seats and closes them, and numbers them and their teams in the order in which they are opened."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        scenario: Scenario,
        terms: Terms,
        regions: Regions,
        ledger: Ledger,
        seats: list[Seat],
    ) -> None:
        """Keep the list `seats`, which is empty before the first `open` and then holds all seats below the heads.

        `scenario` says what a seat is paid, and `terms` what an hour of each activity costs people (in hours' pay).
        """
        self._env = env
        self._journal = journal
        self._scenario = scenario
        self._terms = terms
        self._regions = regions
        self._ledger = ledger
        self._seats = seats
        self._teams = count()
        self._opened: Counter[int] = Counter()
        """By team: how many seats it has had so far, closed ones included."""
        self.numbers = count()
        """The numbers of seats and of the chairs of heads, in the order in which they are opened."""
        self.posts: dict[Team, Post] = {}
        """The posts that there are now, by department and role."""

    def found(self, team: Team, role: Role) -> Post:
        """Set up the post of a team, for the first time or in another form; it takes over the scripts it had."""
        former = self.posts.get(team)
        scripts = scripts_of(self._terms, role)
        if former is not None:
            scripts |= {work: script for work, script in former.scripts.items() if work in scripts}
        in_touch = role.stays_in_touch_every if self._terms.mechanisms.parallel_contacts else None
        pay, usual = target_pay(role, self._scenario), market_pay(role, self._scenario)
        segments = None if role.segments is None else self._terms.places_of(role.segments)
        post = Post(*team, next(self._teams), role, pay, scripts, usual, in_touch, segments)
        self.posts[team] = post
        return post

    def amend(self, team: Team, role: Role, seats: Sequence[Seat]) -> None:
        """Change the terms of a team, such as its pay, while its people stay on their seats."""
        post = replace(self.posts[team], terms=role, wage=target_pay(role, self._scenario))
        self.posts[team] = post
        for seat in seats:
            seat.post = post

    def open(self, post: Post) -> Seat:
        """Open an empty seat of this post."""
        seat = Seat(next(self.numbers), post, self._opened[post.team], self._terms.resistance)
        self._opened[post.team] += 1
        seat.region = self._regions.of_post(post.department, post.terms)
        self._seats.append(seat)
        self._ledger.enter(seat)
        facts = SeatFacts(
            seat.number, post.department, post.role, False, seat.serves, post.terms.account_limit, self._env.now
        )
        self._journal.seats.append(facts)
        return seat

    def close(self, seat: Seat) -> None:
        """Close a seat: no successor is sought and nothing new is put there; the person on it is about to leave it."""
        seat.closed = True
        if seat.person is None:
            self.vacated(seat)

    def vacated(self, seat: Seat) -> None:
        """Write down the hour at which the last person left a closed seat."""
        facts = self._journal.seats
        facts[seat.number] = facts[seat.number]._replace(closed=self._env.now)
