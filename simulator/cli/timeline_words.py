"""The timeline in words: when the organisation changes, what is new in it, and who becomes what."""

from collections.abc import Iterator

from simulator.cli.design_words import design_words
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.policies import PLACEMENT
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.timeline import Change, Plans, losing
from simulator.scenario.schema.writing import written


def timeline_words(scenario: Scenario) -> Iterator[str]:
    """Yield the changes of `scenario`, each with what is new; a line says so if there are none."""
    before = scenario.organization
    for (name, change), (_, plans) in zip(scenario.timeline.items(), scenario.plans, strict=False):
        waits = "" if change.clients is None else f", once there are {change.clients} clients"
        late = f", but the run ends before, after {written(scenario.end, 'h')}" if change.at >= scenario.end else ""
        yield f"'{name}': {written(change.at, 'h')} after the start of the run{waits}{late}."
        yield from _new(scenario, before, change.organization)
        yield from _people(plans, change)
        before = change.organization
    if not scenario.timeline:
        yield "The organisation stays what it is."


def _new(scenario: Scenario, before: Organization, after: Organization) -> Iterator[str]:
    """Yield what is said of the new organisation and was not said of the one before."""
    known = set(design_words(scenario.model_copy(update={"organization": before})))
    role, told = "", ""
    for line in design_words(scenario.model_copy(update={"organization": after})):
        if line.startswith("  ") and line[2] != " ":
            role = line
        if line not in known:
            beside = line.startswith("    ") and role in known and role != told
            if beside:
                yield f"  {role}"
                told = role
            yield f"  {line}"


def _people(plans: Plans, change: Change) -> Iterator[str]:
    for (department, name), _ in losing(plans, change):
        rungs = change.becomes.get(name, ())
        become = f"become {', then '.join(rungs)}; whoever finds no seat leaves" if rungs else "leave"
        yield f"  Those of '{department}/{name}' who lose their seats {become}."
    if any(change.becomes.values()):
        yield f"  First come {PLACEMENT.words(change.choose)}."
    if change.training:
        yield f"  Whoever has other work now is trained for {written(change.training, 'h')}."
