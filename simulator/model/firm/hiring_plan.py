"""The hiring plan: on its dates seats are opened, and the search for people to sit on them begins.

A planned seat is like any other from then on: it is filled as every vacancy is, takes buried accounts over, and is
filled again when somebody leaves.
"""

from collections.abc import Callable, Iterator, Mapping

from simulator.model.clock import Clock, after
from simulator.model.seats.seat import Post
from simulator.scenario.schema.headcount import NewSeats, Running, in_force
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.timeline import Team


class HiringPlan:
    """Opens the seats that the organisation in force plans for its teams, each team by its own plan."""

    def __init__(
        self, env: Clock, posts: Mapping[Team, Post], open_seat: Callable[[Post], None], end: float
    ) -> None:
        """Plan nothing yet; `open_seat` opens a seat of one of `posts` and begins the search, until hour `end`."""
        self._env = env
        self._posts = posts
        self._open_seat = open_seat
        self._end = end
        self._plans: dict[Team, Running] = {}
        self._opened: dict[Team, int] = {}
        """By team: seats that its plan has opened since it began."""

    def follow(self, teams: Mapping[Team, Role]) -> None:
        """Follow the plans of these teams from now on; a head-count that has stayed the same goes on with its plan."""
        before, self._plans = self._plans, in_force(self._plans, teams, self._env.now)
        for team, plan in self._plans.items():
            if plan is not before.get(team):
                self._opened[team] = 0
                self._await_next(team, plan, plan.headcount.openings(plan.since, self._end))

    def growth(self, team: Team, role: Role) -> int:
        """Return by how many seats a team has to grow (negative: shrink) to become as `role` says from now on."""
        plan = self._plans[team]
        return 0 if plan.headcount == role.headcount else role.count - plan.headcount.start - self._opened[team]

    def _await_next(self, team: Team, plan: Running, openings: Iterator[NewSeats]) -> None:
        new = next(openings, None)
        if new is not None:
            after(self._env, new.at - self._env.now, self._due, team, plan, new, openings)

    def _due(self, team: Team, plan: Running, new: NewSeats, openings: Iterator[NewSeats]) -> None:
        """Open the seats of a date, unless another plan has meanwhile taken the place of this one."""
        if self._plans.get(team) is not plan:
            return
        for _ in range(new.people):
            self._open_seat(self._posts[team])
        self._opened[team] += new.people
        self._await_next(team, plan, openings)
