"""Skill: how well a person does a kind of work: talent x experience, on a floor that a script lifts (C.3, C72-C75).

1 is an experienced person of average talent. Off values: talent 1, experience 1, script 0.
"""

from math import exp, log


def practised(experience: float, hours: float, hours_to_learn: float) -> float:
    """Return the experience after so many hours more of practice: what is missing to 1 shrinks exponentially."""
    return 1 - (1 - experience) * exp(-hours / hours_to_learn)


def faded(experience: float, start: float, unused: float, half_life: float) -> float:
    """Return what `unused` hours leave: half of all that is above a newcomer's `start` is lost every `half_life`."""
    if experience <= start:
        return experience
    return start + (experience - start) * exp(-log(2) * unused / half_life)


def script_floor(strength: float, cases: float, cases_to_mature: float) -> float:
    """Return the share of a skill that a script stands in for, after so many cases."""
    return strength * (1 - exp(-cases / cases_to_mature))


def kept_up(hours: float, needed: float) -> float:
    """Return the worth of a script with `hours` of upkeep of the `needed` ones a month, relative to a well-kept one."""
    return min(1.0, hours / needed) if needed > 0 else 1.0


def effective(floor: float, complexity: float, talent: float, experience: float) -> float:
    """Return s + (1 - s) x talent x experience, where s is the floor as far as the case is simple."""
    support = floor * (1 - complexity)
    return support + (1 - support) * talent * experience


def blended(hunting: float, farming: float, share: float) -> float:
    """Return the talent for work: the hunter's by `share`, the farmer's by the rest (weighted geometric mean)."""
    talent: float = hunting**share * farming ** (1 - share)
    return talent
