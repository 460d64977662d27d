"""What is switched: mechanisms together by theme, or each by itself, of those that can act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from simulator.experiment.study import StudyError
from simulator.scenario.figures.acting import acting, on
from simulator.scenario.schema.mechanisms import SWITCHES, TITLES
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant
from simulator.scenario.schema.themes import THEMES


@dataclass(frozen=True, slots=True)
class Player:
    """Mechanisms that are switched together: a theme, or one by itself.

    key: of `THEMES` or `SWITCHES`. title: what it is, in English. members: its mechanisms that are on.
    """

    key: str
    title: str
    members: tuple[str, ...]


def players_of(scenarios: Sequence[Scenario], *, each: bool = False, apart: Collection[str] = ()) -> tuple[Player, ...]:
    """Return who plays in `scenarios`, whose mechanisms are alike: themes, of which one member at least can act.

    each: every mechanism that can act plays by itself. apart: these do, out of their themes. `StudyError` for names
    that no mechanism bears, mechanisms that are off, and where nothing can act.
    """
    switched_on = on(scenarios[0])
    _check(apart, switched_on)
    able = {name for scenario in scenarios for name in acting(scenario)}
    alone = {name for name in switched_on if name in able and (each or name in apart)}
    found = [Player(name, TITLES[name], (name,)) for name in SWITCHES if name in alone]
    for key, theme in THEMES.items():
        members = tuple(name for name in theme.members if name in switched_on and name not in alone)
        if able.intersection(members):
            found.append(Player(key, theme.title, members))
    if not found:
        raise StudyError("no mechanism that is on can act in these designs, so there is nothing to share out")
    return tuple(found)


def idle(scenarios: Sequence[Scenario], players: Sequence[Player]) -> tuple[str, ...]:
    """Return the mechanisms that are on and do not play, because they cannot act in any of the designs."""
    playing = {name for player in players for name in player.members}
    return tuple(name for name in on(scenarios[0]) if name not in playing)


def switched(scenario: Scenario, off: Collection[str]) -> Scenario:
    """Return the scenario with these mechanisms off; it shares everything else with the one that is given."""
    if not off:
        return scenario
    switches = scenario.mechanisms.model_copy(update=dict.fromkeys(off, False))
    return scenario.model_copy(update={"mechanisms": switches})


def _check(apart: Collection[str], switched_on: Collection[str]) -> None:
    for name in apart:
        if name not in SWITCHES:
            near = meant(name, SWITCHES)
            hint = f"did you mean '{near}'?" if near else f"mechanisms: {', '.join(SWITCHES)}"
            raise StudyError(f"--apart {name}: there is no mechanism '{name}'; {hint}")
        if name not in switched_on:
            raise StudyError(f"--apart {name}: it is off in these designs, so it has no share in their difference")
