"""Which levers are searched in which design, by what somebody asked for: nothing, none, or some of them by name."""

from collections.abc import Sequence
from typing import Any

from simulator.experiment.staff.day import usual_levers
from simulator.experiment.staff.levers import Lever, NoLeverError, levers, once
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant

NONE = "none"
"""How head-counts alone are asked for."""

Asked = Sequence[str] | None
"""As `[DESIGN:]PATH[=a,b|lo..hi]` each; None: the usual ones of each design (`day.usual_levers`); none: nothing."""


def levers_for(scenarios: Sequence[Scenario], asked: Asked) -> list[tuple[Lever, ...]]:
    """Return the levers that are searched in each of `scenarios`.

    One that names no design is searched in every design that has it. `StudyError` for designs that are not there, for
    what is no lever of any design, and as `levers`.
    """
    if asked is None:
        return [usual_levers(scenario) for scenario in scenarios]
    if NONE in asked:
        if len(asked) > 1:
            raise StudyError("--lever none: is for head-counts alone; leave it out, or the other levers")
        return [() for _ in scenarios]
    found: list[list[Lever]] = [[] for _ in scenarios]
    for text in asked:
        for place, lever in _named(scenarios, text):
            found[place].append(lever)
    return [once(of_design) for of_design in found]


def written_down(moved: Sequence[Sequence[Lever]]) -> list[list[list[Any]]]:
    """Return the levers of each design as plain data, from which a question is known again."""
    return [[[one.path, *one.values] for one in own] for own in moved]


def typed(asked: Asked) -> list[str]:
    """Return what somebody types to ask for these, each behind a `--lever`; nothing for the usual ones."""
    if asked is None:
        return []
    return list(asked) or [NONE]


def addressed(text: str) -> tuple[str | None, str]:
    """Return the design that a lever is for, None for all, and the lever by itself."""
    path, equals, values = text.partition("=")
    design, colon, rest = path.partition(":")
    return (design.strip(), rest + equals + values) if colon else (None, text)


def _named(scenarios: Sequence[Scenario], text: str) -> list[tuple[int, Lever]]:
    """Return the lever in each design that has it, by the place of the design."""
    design, bare = addressed(text)
    names = [scenario.name for scenario in scenarios]
    if design is not None and design not in names:
        near = meant(design, names)
        hint = f"did you mean {near!r}?" if near else f"designs: {', '.join(names)}"
        raise StudyError(f"--lever {text}: there is no design {design!r}; {hint}")
    found, missed = [], []
    for place, scenario in enumerate(scenarios):
        if design in {None, scenario.name}:
            try:
                found.append((place, levers(scenario, [bare])[0]))
            except NoLeverError as trouble:
                missed.append(trouble)
    if not found:
        raise max(missed, key=lambda trouble: "did you mean" in str(trouble))
    return found
