"""What the difference between two designs hangs on, and what would turn it: the inquiry from start to end.

All assumptions are screened (Morris); those that matter most are taken to the ends of their ranges one at a time, and
share the spread over the whole plausible region with all others together (Sobol'). What chose them is not what measures
them: the markets are others.
"""

from collections.abc import Sequence
from dataclasses import fields

from simulator.analysis.verdict import judge
from simulator.experiment.bench import Bench
from simulator.experiment.pairs import difference, level
from simulator.experiment.sensitivity.effort import USUAL, Effort
from simulator.experiment.sensitivity.ends import at_the_ends
from simulator.experiment.sensitivity.found import SensitivityFound, TurningFound
from simulator.experiment.sensitivity.held import Lead
from simulator.experiment.sensitivity.screening import Screening, screened
from simulator.experiment.sensitivity.space import Space
from simulator.experiment.sensitivity.spreading import spread_out
from simulator.kernel.extras import library
from simulator.scenario.schema.scenario import Scenario

NEEDED = ("SALib.sample", "sklearn.tree")
EXTRA = "sensitivity"
"""The extra of the package that brings them."""


def sensitivity(
    bench: Bench, scenarios: Sequence[Scenario], effort: Effort = USUAL, among: Sequence[str] = ()
) -> SensitivityFound:
    """Return what the difference of the second of two designs from the first hangs on.

    `among`: paths of assumptions, or of groups of them, to which the study is confined. `StudyError` for designs that
    cannot be compared and paths at which nothing is uncertain; `RunFailedError` if a run fails.
    """
    return inquire(bench, Space(scenarios, among), effort)


def inquire(bench: Bench, space: Space, effort: Effort) -> SensitivityFound:
    """Return what is found in a space; `BadInputError` before any run where a library is missing."""
    ready()
    found = turning(bench, space, effort)
    spreading = spread_out(bench, space, list(found.screening.singles)[: effort.top], effort)
    return SensitivityFound(
        **{one.name: getattr(found, one.name) for one in fields(found) if one.name != "runs"},
        runs=planned(space, effort), spreading=spreading,
    )  # fmt: skip


def ready() -> None:
    """Find out whether all libraries are there, before anything is told or run; `BadInputError` if not."""
    for module in NEEDED:
        library(module, EXTRA, "conveyor sensitivity")


def turning(
    bench: Bench, space: Space, effort: Effort, lead: Lead | None = None, chosen: Sequence[str] = ()
) -> TurningFound:
    """Return what is found one assumption at a time; nothing moves them all at once after screening.

    lead: what a comparison in more markets knows of the difference as stated, which is then told and held to. chosen:
    paths of the assumptions to look at; without any, those that matter most by screening.
    """
    screening = Screening({}, {}) if chosen else screened(bench, space, effort)
    chosen = chosen or list(screening.singles)[: effort.top]
    (reference, other), held, ends = at_the_ends(bench, space, chosen, effort.ends, lead)
    stated, stands = difference(other, reference), level(reference)
    return TurningFound(
        designs={scenario.name: scenario.fingerprint for scenario in space.scenarios},
        money=space.scenarios[0].money,
        seed=bench.seed,
        effort=effort,
        assumptions=space.assumptions,
        idle=space.idle,
        level=stands,
        stated=held.lead.difference if held else stated,
        verdict=held.lead.verdict if held else judge(stated, stands.stands_on.mean, 1),
        screening=screening,
        ends=ends,
        runs=planned_to_turn(space, effort, screening=bool(screening.singles)),
        held=held is not None,
    )


def planned(space: Space, effort: Effort) -> int:
    """Return how many runs an inquiry in a space takes at most."""
    top = min(effort.top, _singles(space, effort))
    factors = top + (top < len(space.assumptions))
    spread = effort.points * effort.replications * (factors + 2)
    return planned_to_turn(space, effort) + len(space.scenarios) * spread


def planned_to_turn(space: Space, effort: Effort, *, screening: bool = True) -> int:
    """Return how many runs it takes at most where nothing moves all assumptions at once, with or without screening."""
    singles = _singles(space, effort) if screening else len(space.assumptions)
    stages = ([len(space.blocks)] if space.in_blocks else []) + [singles]
    screened_at = effort.trajectories * effort.screening * sum(count + 1 for count in stages) if screening else 0
    return len(space.scenarios) * (screened_at + effort.ends * (2 * min(effort.top, singles) + 1))


def _singles(space: Space, effort: Effort) -> int:
    """Return how many assumptions are screened one by one at most."""
    sizes = sorted((len(members) for members in space.blocks.values()), reverse=True)
    return sum(sizes[: effort.blocks]) if space.in_blocks else len(space.assumptions)
