"""What a verdict leans on: the assumptions that nobody has measured and that act in a comparison, by mechanism."""

from dataclasses import dataclass

from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
from simulator.report.assumption_table import Line, line
from simulator.report.language import Language
from simulator.scenario.figures.assumptions import Assumption
from simulator.scenario.figures.leaning import shared_and_own
from simulator.scenario.schema.mechanisms import grounds_of

KINDS = {
    "uncertainty": N_("In any case: clients, demand and money"),
    "lever": N_("In any case: what the designs settle"),
    "setting": N_("In any case: how the study is run"),
}
"""Headings of what acts whatever is switched on or off."""


@dataclass(frozen=True, slots=True)
class Group:
    """What acts by way of one mechanism, or in any case.

    source: claims and sections that the mechanism rests on; empty for what acts in any case. lines: each assumption,
    with the designs in which it acts where these are not all.
    """

    title: str
    source: str
    lines: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a verdict leans on; `switched` of the `total` numbers act by way of mechanisms."""

    groups: tuple[Group, ...]
    total: int
    switched: int


Found = list[tuple[Assumption, tuple[str, ...]]]


def ground(comparison: Comparison, language: Language) -> Ground:
    """Return what the verdict of a comparison leans on, as the report tells it."""
    found = shared_and_own(comparison.study.scenarios)
    always = found.pop(None, [])
    groups = [
        Group(
            language.name("mechanism", name or ""),
            grounds_of(name or "").source,
            _lines(members, comparison.designs, language),
        )
        for name, members in found.items()
    ]
    for kind, heading in KINDS.items():
        members = [(one, names) for one, names in always if one.kind == kind]
        if members:
            groups.append(Group(language.say(heading), "", _lines(members, comparison.designs, language)))
    switched = sum(len(members) for members in found.values())
    return Ground(tuple(groups), switched + len(always), switched)


def _lines(members: Found, designs: tuple[str, ...], language: Language) -> tuple[tuple[Line, str], ...]:
    return tuple((line(one, language), _where(names, designs, language)) for one, names in members)


def _where(names: tuple[str, ...], designs: tuple[str, ...], language: Language) -> str:
    """Return in which designs a number acts; nothing where it acts in all of them."""
    if len(names) == len(designs):
        return ""
    quoted = [language.say("“{design}”", design=language.name("design", name)) for name in names]
    return language.say("only in {designs}", designs=language.listing(quoted))
