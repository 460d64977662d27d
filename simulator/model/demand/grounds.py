"""Hunting grounds: the parts of the pool that differ in who calls there: by region, by segment and by territory."""

from collections.abc import Callable, Iterable, Sequence

from simulator.model.market.pods import Pods
from simulator.model.market.population import Population
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.organization import Organization

ROOM_FOR_ALL: Callable[[int], bool] = lambda _: True  # noqa: E731 -- a default, named for what it says


class Grounds:
    """The hunting grounds of the market, known by number from 0."""

    def __init__(
        self, terms: Terms, regions: Regions, population: Population, pods: Pods, stages: Iterable[Organization]
    ) -> None:
        """Part the market as the organisations `stages` of the run ask for: grounds last for the whole run."""
        self._regions, self._population, self._pods = regions, population, pods
        named = any(role.segments is not None for stage in stages for _, _, role in stage.roles())
        self._segments = range(len(terms.segments) if named else 1)
        self.count = regions.count * len(self._segments) * pods.strips
        """How many grounds there are."""
        self._is_parted = self.count > regions.count

    def of(self, client: int) -> int:
        """Return the ground in which a client lies."""
        segment = self._population.segment_of(client).index if len(self._segments) > 1 else 0
        return self._number(self._regions.of(client), segment, self._pods.strip_of(client))

    def reach(self, seat: Seat, has_room: Callable[[int], bool] = ROOM_FOR_ALL) -> Sequence[int]:
        """Return the grounds where a seat calls.

        They are in regions that it may reach, of the segments that its role names, and in no other department's
        territory; `has_room` tells of a segment, by number, whether an opportunity there would find room.
        """
        regions = self._regions.reach(seat, "prospecting")
        if not self._is_parted:
            return regions
        here, names = seat.post.department, seat.post.segments
        segments = [one for one in self._segments if (names is None or one in names) and has_room(one)]
        strips = [strip for strip in range(self._pods.strips) if self._pods.claimant(strip) in (None, here)]
        return [self._number(*place) for place in ((r, s, t) for r in regions for s in segments for t in strips)]

    def _number(self, region: int, segment: int, strip: int) -> int:
        return (region * len(self._segments) + segment) * self._pods.strips + strip
