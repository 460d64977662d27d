"""Inquiry routing: settles which seats or heads answer inquiries, anew when people come and go or every morning."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import Clock, after
from simulator.model.demand.inbound import PLAIN, Answerer, Inbound, Key, Kind
from simulator.model.demand.pipeline import Pipeline
from simulator.model.demand.pool import Pool
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.policies.inbound import EVERYBODY, NOBODY, ROUTES, Route
from simulator.model.seats.notices import LEADING
from simulator.model.seats.seat import NextTask, Seat

TAKING_REQUESTS = frozenset({"qualifying", "closing"}) | LEADING
"""The work of those whose coming and going may change who takes up requests; heads may answer inquiries."""


class Head(Protocol):
    """What the routing sees of a head."""

    @property
    def since(self) -> float | None:
        """The hour since which the chair is taken; None while it is empty."""

    @property
    def team(self) -> Sequence[Seat]:
        """The seats that this head leads."""

    @property
    def answering(self) -> Answerer | None:
        """The head's telephone; None where inquiries do not come to the head."""


class People(NamedTuple):
    """Who may answer: `heads` returns those of all departments, and `answer` takes an inquiry up for a seat on duty."""

    heads: Callable[[], Sequence[Head]]
    answer: NextTask


class InquiryRouting:
    """Routes inquiries to the seats or heads that answer them, by the policy of the design."""

    def __init__(
        self, env: Clock, terms: Terms, regions: Regions, pool: Pool, inbound: Inbound, pipeline: Pipeline,
        people: People,
    ) -> None:  # fmt: skip
        """Prepare to route the `inbound` inquiries; nobody answers any before the first `arrange`.

        Eligibility is that of `pipeline`; `people` are the heads and seats that may answer.
        """
        self._env = env
        self._terms = terms
        self._regions = regions
        self._pool = pool
        self._inbound = inbound
        self._eligibility = pipeline.eligibility
        self._pipeline = pipeline
        self._people = people
        self._on_duty: list[Seat] = []
        self._mornings = False
        """Whether the routing is arranged anew every morning."""
        self._answered_in: dict[int, list[int]] = {}
        """By kind of request and region of the client: the region whose people answer."""

    def begin(self) -> None:
        """Arrange who answers now, and every morning if the policy asks for it."""
        self.arrange()
        if self._route.daily and not self._mornings:
            self._mornings = True
            self._await_morning()

    @property
    def _route(self) -> Route:
        """The policy of inquiry routing of the organisation in force."""
        return ROUTES[self._terms.organization.inbound]

    def arrange(self) -> None:
        """Settle who answers from now on: seats may have been opened or closed, and people may have come or gone.

        Where nobody is there, inquiries wait for the next person who comes.
        """
        self._eligibility.people_changed()
        heads = [head.answering for head in self._people.heads() if head.answering is not None and self._answers(head)]
        if heads:
            self._put_on_duty([])
            self._inbound.route({(PLAIN, EVERYBODY): heads})
        else:
            self._inbound.route(self._seats(), self._kind_of)
        self._pipeline.call_qualifier()
        self._pipeline.call_closer()

    def people_changed(self, works: frozenset[str]) -> None:
        """React to people who have come or gone on seats that do these `works`, or are away or back.

        Nobody is rung where no request or prospect can be theirs: a ring makes an idle person choose anew.
        """
        divided = self._regions.divided
        if works & TAKING_REQUESTS and (self._route.follows_people or self._eligibility.restricted or divided):
            self.arrange()
        if divided and "prospecting" in works:
            self._pool.call_hunter()

    def _answers(self, head: Head) -> bool:
        """Whether a head answers inquiries: the chair is taken, and the head leads seats that are eligible for them."""
        might = self._eligibility.able("qualifying")
        return head.since is not None and any(seat in might for seat in head.team)

    def _seats(self) -> dict[Key, list[Answerer]]:
        """Return the groups of seats that answer each kind of inquiries; put them on duty if the policy has a duty."""
        now, eligibility = self._env.now, self._eligibility
        groups: dict[Key, list[Seat]] = {}
        for request, kind in eligibility.kinds.items():
            seats = eligibility.eligible("qualifying", True, request)
            by_region, self._answered_in[kind] = self._regions.territories(seats)
            for region, there in by_region.items():
                named = self._route.groups(there, now) if there else {NOBODY: []}
                groups |= {((kind, region), name): group for name, group in named.items()}
        self._put_on_duty([seat for group in groups.values() for seat in group] if self._route.on_duty else [])
        return {key: list(group) for key, group in groups.items()}

    def _kind_of(self, client: int) -> Kind:
        """Return the kind of request that an inquiry seems to be, and the region whose people answer it."""
        kind = self._eligibility.kind_of(client)
        return kind, self._answered_in[kind][self._regions.of(client)]

    def _put_on_duty(self, seats: list[Seat]) -> None:
        relieved = [seat for seat in self._on_duty if seat not in seats]
        for seat in relieved:
            seat.on_duty = None
        for seat in seats:
            seat.on_duty = self._people.answer
        self._on_duty = seats
        for seat in relieved:
            seat.ring()  # work that the duty kept it from may be waiting

    def _await_morning(self) -> None:
        now = self._env.now
        morning = (int(now // WORKDAY) + 1) * WORKDAY
        after(self._env, morning - now, self._morning)

    def _morning(self) -> None:
        self._mornings = self._route.daily
        if self._mornings:
            self.arrange()
            self._await_morning()
