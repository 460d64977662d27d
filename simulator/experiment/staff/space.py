"""All that a design could be within a budget: head-counts of its roles, at each combination of its levers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, product
from typing import Any

from simulator.experiment.staff.levers import Lever
from simulator.experiment.staff.purse import Purse
from simulator.experiment.study import StudyError
from simulator.kernel.showing import figures
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Team

Seats = tuple[int, ...]
Settings = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Candidate:
    """A design within the budget: seats of each role in the order of the file, and what its levers are set to."""

    seats: Seats
    settings: Settings
    scenario: Scenario

    @property
    def words(self) -> str:
        """Return `3/2/7`, and the settings of levers behind it, by as much of their paths as tells them apart."""
        names = short([path for path, _ in self.settings])
        told = [f"{name} {said(value)}" for name, (_, value) in zip(names, self.settings, strict=True)]
        return ", ".join(["/".join(map(str, self.seats)), *told])


def short(paths: Sequence[str]) -> list[str]:
    """Return the ends of dotted paths, each as long as it takes to tell it from the others."""
    steps = [path.split(".") for path in paths]
    most = max(map(len, steps), default=0)
    ends = [[".".join(one[-length:]) for one in steps] for length in range(1, most + 1)]
    return [next(row[place] for row in ends if row.count(row[place]) == 1) for place in range(len(steps))]


def said(value: Any) -> str:
    """Return what a lever is set to as people write it: `none`, and `3 h` for `3.0 h`."""
    if isinstance(value, str) and value.endswith(".0 h"):
        return value.replace(".0 h", " h")
    return "none" if value is None else str(value)


@dataclass(frozen=True)
class Space:
    """What may be decided about a design within a budget.

    A role has a seat at least where somebody has to do its work; which designs are sound is the schema's to say.
    """

    scenario: Scenario
    purse: Purse
    levers: tuple[Lever, ...] = ()
    _sound: dict[tuple[bool, ...], bool] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def teams(self) -> list[Team]:
        """The roles by department and name, in the order of the file."""
        return list(self.scenario.organization.teams)

    @cached_property
    def written(self) -> Candidate:
        """The design as it is written, whether or not it is within the budget and its levers at values to be tried."""
        settings = tuple((lever.path, _at(self.scenario, lever.path)) for lever in self.levers)
        return Candidate(_seats(self.scenario), settings, self.scenario)

    @cached_property
    def fewest(self) -> Seats:
        """The fewest seats of each role: one where the design would not be sound without."""
        counts = [max(1, seats) for seats in self.written.seats]
        return tuple(
            int(_staffed(self.scenario, [*counts[:place], 0, *counts[place + 1 :]]) is None)
            for place in range(len(counts))
        )

    def first(self, most: int) -> list[Candidate]:
        """Return at most so many candidates, in the order of levers and head-counts; `StudyError` if there are none."""
        found = list(islice(self._all(), most))
        if not found:
            raise StudyError(self._too_little())
        return found

    def of_settings(self, settings: Settings) -> "Space":
        """Return the part of it in which the levers stay at these settings."""
        return replace(self, levers=tuple(Lever(path, (value,)) for path, value in settings))

    def like_written(self, most: int) -> Seats | None:
        """Return the head-counts that share the budget out most nearly as the design is written.

        None where the levers leave more than `most` head-counts to choose from at some of their settings, or none.
        """
        nearest: Seats | None = None
        for settings in self._settings():
            arranged = self.arranged(settings)
            staffings = list(islice(self._staffings(arranged), most + 1)) if arranged is not None else []
            if len(staffings) > most:
                return None
            sound = [seats for seats in staffings if self._is_sound(seats)]
            nearest = min([*sound, *([nearest] if nearest else [])], key=self._from_written, default=None)
        return nearest

    def _from_written(self, seats: Seats) -> float:
        written = self.written.seats
        return sum(abs(ours / sum(seats) - theirs / sum(written)) for ours, theirs in zip(seats, written, strict=True))

    def of_seats(self, seats: Seats) -> list[Candidate]:
        """Return the candidates with these head-counts, in the order of levers."""
        found = (self.candidate(seats, settings) for settings in self._settings())
        return list({one.scenario.fingerprint: one for one in found if one is not None}.values())

    def candidate(self, seats: Seats, settings: Settings) -> Candidate | None:
        """Return a candidate; None for a design that is not sound or not within the budget.

        Levers of roles in which nobody ever sits are set as usual: they make no other design of it.
        """
        settings = self._of_somebody(seats, settings)
        arranged = self.arranged(settings)
        if arranged is None or not self._is_sound(seats):
            return None
        scenario = _staffed(arranged, seats)
        if scenario is None or not self.purse.covers(scenario):
            return None
        return Candidate(seats, settings, scenario)

    def arranged(self, settings: Settings) -> Scenario | None:
        """Return the design with its levers set so, its seats as written; None where that is not sound."""
        scenario = self.scenario
        try:
            for path, value in settings:
                scenario = scenario.with_(path, value)
        except ValueError:
            return None
        return scenario

    def _settings(self) -> Iterator[Settings]:
        for values in product(*(lever.values for lever in self.levers)):
            yield tuple((lever.path, value) for lever, value in zip(self.levers, values, strict=True))

    def _all(self) -> Iterator[Candidate]:
        for settings in self._settings():
            arranged = self.arranged(settings)
            if arranged is None:
                continue
            for seats in self._staffings(arranged):
                candidate = self.candidate(seats, settings)
                if candidate is not None and candidate.settings == settings:
                    yield candidate

    def _staffings(self, arranged: Scenario) -> Iterator[Seats]:
        """Yield the head-counts that spend the budget, the others of the design being as `arranged`."""
        each = [self.purse.of_a_seat(arranged)[team] for team in self.teams]
        taken = self.purse.spent(arranged) - _dot(_seats(arranged), each)
        yield from self._filled((), taken, each)

    def _filled(self, begun: Seats, taken: float, each: Sequence[float]) -> Iterator[Seats]:
        place = len(begun)
        if place == len(each):
            if self.purse.is_spent(taken, min(each)):
                yield begun
            return
        least = _dot(self.fewest[place + 1 :], each[place + 1 :])
        seats = self.fewest[place]
        while self.purse.holds(taken + seats * each[place] + least):
            yield from self._filled((*begun, seats), taken + seats * each[place], each)
            seats += 1

    def _of_somebody(self, seats: Seats, settings: Settings) -> Settings:
        """Return the settings with levers of empty roles as they are written, or else at their first value."""
        empty = tuple(
            f"organization.departments.{department}.roles.{name}."
            for seat, ((department, name), role) in zip(seats, self.scenario.organization.teams.items(), strict=True)
            if not seat and not role.headcount.hire
        )
        idle = {
            lever.path: stated if stated in lever.values else lever.values[0]
            for lever, (_, stated) in zip(self.levers, self.written.settings, strict=True)
            if lever.path.startswith(empty)
        } if empty else {}
        return tuple((path, idle.get(path, value)) for path, value in settings)

    def _is_sound(self, seats: Seats) -> bool:
        """Tell whether a design can do with roles left empty where these are."""
        staffed = tuple(count > 0 for count in seats)
        if staffed not in self._sound:
            self._sound[staffed] = _staffed(self.scenario, [int(one) for one in staffed]) is not None
        return self._sound[staffed]

    def _too_little(self) -> str:
        """Return why nothing is within the budget: what the smallest design takes."""
        smallest = _staffed(self.scenario, self.fewest)
        takes = self.purse.spent(smallest if smallest is not None else self.scenario)
        told = f"{self.scenario.name!r}: no staffing comes to --{self.purse}"
        if self.purse.holds(takes):
            return f"{told}; a wider range, as in 10..12, may hold some"
        return f"{told}; the smallest, {'/'.join(map(str, self.fewest))}, takes {figures(takes)}"


def _seats(scenario: Scenario) -> Seats:
    return tuple(role.count for _, _, role in scenario.organization.roles())


def _staffed(scenario: Scenario, seats: Sequence[int]) -> Scenario | None:
    """Return a design with so many seats of its roles; None where that is not sound.

    Roles that keep somebody come first, so that nothing on the way lacks anybody whom the end does not.
    """
    teams = list(scenario.organization.teams.items())
    for seat, ((department, name), role) in sorted(zip(seats, teams, strict=True), key=lambda one: -one[0]):
        if role.count == seat:
            continue
        path = f"organization.departments.{department}.roles.{name}.count"
        try:
            scenario = scenario.with_(f"{path}.start" if role.headcount.hire else path, seat)
        except ValueError:
            return None
    return scenario


def _at(scenario: Scenario, path: str) -> Any:
    place: Any = scenario.model_dump(mode="json")
    for step in path.split("."):
        place = place[step] if isinstance(place, Mapping) else None
    return place


def _dot(counts: Sequence[int], amounts: Sequence[float]) -> float:
    return sum(count * amount for count, amount in zip(counts, amounts, strict=True))
