"""What a person can do: two talents, and the experience in each kind of work, on the floor of a script."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.journal.vocabulary import ACTIVITIES, WORK_NUMBERS
from simulator.kernel.adding import total
from simulator.model.laws.skill import blended, effective, faded, practised, script_floor
from simulator.model.market.terms import Terms

CRAFTS: dict[str, int] = WORK_NUMBERS
"""The kinds of work that take skill, by the names that scenarios use."""
SIZE: Final = len(ACTIVITIES)


class Script:
    """How to do one kind of work in one role: written down, kept, and better with every case."""

    __slots__ = ("_mature_after", "cases", "strength")

    def __init__(self, strength: float, mature_after: float) -> None:
        """Begin without cases; `mature_after` of them give a floor of 63 % of `strength`, a share of skill (0-1)."""
        self.strength = strength
        self._mature_after = mature_after
        self.cases = 0

    def floor(self) -> float:
        """Return the share of the skill that the script stands in for by now."""
        return script_floor(self.strength, self.cases, self._mature_after)


Scripts = dict[int, Script]
"""The scripts of a role, by activity."""


class Schooling:
    """How the market teaches: by activity, what talent a craft takes and how long it takes to learn."""

    def __init__(self, terms: Terms) -> None:
        """Teach as the human nature of `terms` says; a mechanism that is switched off does not act."""
        nature, mechanisms = terms.market.human_nature, terms.mechanisms
        self.learns = mechanisms.learning
        self.fades = mechanisms.fading
        self.all_alike = not (mechanisms.talents or mechanisms.learning or mechanisms.fading)
        self.start = nature.learning.start
        self.spillover = nature.learning.spillover
        self.half_life = nature.learning.half_life
        self.fades_after = nature.learning.fades_after
        self.hours = [0.0] * SIZE
        self.hunting = [0.0] * SIZE
        for name, activity in CRAFTS.items():
            self.hours[activity] = getattr(nature.learning.hours, name)
            self.hunting[activity] = getattr(nature.talents.hunting, name)


@dataclass(frozen=True, slots=True)
class Talent:
    """The hunter's and the farmer's talent; 1 is the mean of those who qualify."""

    hunting: float = 1.0
    farming: float = 1.0


class Abilities:
    """The talents and the experience of one person."""

    __slots__ = ("_experience", "_practice", "_schooling", "_seen", "_talent", "_trained", "_used", "_works", "talent")

    def __init__(self, schooling: Schooling, talent: Talent, experience: dict[int, float], now: float) -> None:
        """Bring `talent` and `experience` by activity at hour `now`; in other work one is a newcomer."""
        self._schooling = schooling
        self.talent = talent
        self._talent = [blended(talent.hunting, talent.farming, share) for share in schooling.hunting]
        newcomer = schooling.start if schooling.learns else 1.0
        self._experience = [experience.get(activity, newcomer) for activity in range(SIZE)]
        self._used = [now] * SIZE
        self._works: Sequence[int] = ()
        """The activities of the present seat: practice in one of them helps in the others."""
        self._practice = 0.0
        """Hours of practice in all of them so far."""
        self._seen = [0.0] * SIZE
        """By activity: the practice of which its experience knows already."""
        self._trained = [False] * SIZE
        """By activity: whether the practice of the present seat helps in it."""

    @property
    def all_alike(self) -> bool:
        """Whether nobody differs from anybody, ever: then every skill is 1."""
        return self._schooling.all_alike

    def skill(self, activity: int, now: float, script: Script | None = None, complexity: float = 0.0) -> float:
        """Return how well this person does a kind of work now; 1 is experienced and of average talent."""
        if self._schooling.all_alike:
            return 1.0
        floor = script.floor() if script is not None else 0.0
        return effective(floor, complexity, self._talent[activity], self.experience(activity, now))

    def share_learned(self, activities: Sequence[int], now: float, scripts: Scripts) -> float:
        """Return how much gets done in these kinds of work now, relative to the same person with all experience (0-1).

        It is the mean over the activities, on simple cases and with the help of the `scripts` of today.
        """
        if self._schooling.all_alike:
            return 1.0
        shares = []
        for activity in activities:
            floor = scripts[activity].floor() if activity in scripts else 0.0
            best = effective(floor, 0.0, self._talent[activity], 1.0)
            shares.append(self.skill(activity, now, scripts.get(activity)) / best)
        return sum(shares) / len(shares)

    def aptitude(self, activities: Sequence[int]) -> float:
        """Return the mean talent for these kinds of work."""
        return total(self._talent[activity] for activity in activities) / len(activities)

    def turn_to(self, activities: Sequence[int], now: float) -> None:
        """Do these kinds of work from now on; what was learned beside the old ones is kept."""
        for activity in self._works:
            self._experience[activity] = self.experience(activity, now)
            self._used[activity] = max(self._used[activity], now - self._schooling.fades_after)
        self._works = activities
        self._trained = [self._schooling.learns and activity in activities for activity in range(SIZE)]
        for activity in activities:
            self._seen[activity] = self._practice

    def experience(self, activity: int, now: float) -> float:
        """Return the experience in a kind of work, in 0-1."""
        schooling = self._schooling
        level = self._experience[activity]
        unused = now - self._used[activity] - schooling.fades_after
        if unused > 0 and schooling.fades:
            level = faded(level, schooling.start, unused, schooling.half_life)
        if self._trained[activity]:
            beside = self._practice - self._seen[activity]
            if beside > 0:
                level = practised(level, schooling.spillover * beside, schooling.hours[activity])
        return level

    def practise(self, activity: int, hours: float, now: float) -> None:
        """Work for so many hours from now on, and learn from them.

        Without learning nothing has to be learned again either: what has faded is back with the first task.
        """
        schooling = self._schooling
        if schooling.all_alike or not schooling.hours[activity]:
            return
        level = self.experience(activity, now)
        self._experience[activity] = practised(level, hours, schooling.hours[activity]) if schooling.learns else 1.0
        self._used[activity] = now + hours
        self._practice += hours
        self._seen[activity] = self._practice

    def learn(self, activities: Sequence[int], hours: float, now: float) -> None:
        """Be taught for what so many hours of practice in these activities, in equal parts, would be worth."""
        schooling = self._schooling
        if not schooling.learns:
            return
        for activity in activities:
            level = self.experience(activity, now)
            self._experience[activity] = practised(level, hours / len(activities), schooling.hours[activity])
            self._used[activity] = max(self._used[activity], now - schooling.fades_after)
            self._seen[activity] = self._practice
