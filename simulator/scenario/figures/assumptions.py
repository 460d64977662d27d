"""Every assumption of a scenario, with what is declared of it: unit, plausible range, source, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from simulator.kernel.showing import clipped, counted, html_table, line
from simulator.scenario.schema.declared import (
    Evidence,
    Kind,
    Values,
    declaration_of,
    grounding_of,
    in_words,
)
from simulator.scenario.schema.defaults import defaults_of
from simulator.scenario.schema.money import IN_PAYS, Money, is_sum
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import written, written_range

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Assumption:
    """One declared parameter as it stands in a scenario.

    `path` is dotted, as for `with_` and `--set`. `raw`, `low_raw` and `high_raw` are numbers in the field's `unit`
    (durations in working hours; of a spell, its mean); `value`, `low` and `high` are the same as people write them,
    empty where no range is declared. `outside` tells whether the value leaves its plausible range, `changed` whether
    it differs from the default; a field without a default is never changed. Numbers of sums count as the scenario does,
    in pays of a closer; as people write them they are in `money`.
    """

    path: str
    value: str
    raw: float | None
    unit: str
    low: str
    high: str
    low_raw: float | None
    high_raw: float | None
    source: str
    evidence: Evidence
    kind: Kind
    doc: str
    outside: bool
    changed: bool
    money: Money = IN_PAYS

    @property
    def plausible(self) -> str:
        """Return the plausible range in words, empty where none is declared."""
        if self.low_raw is None or self.high_raw is None:
            return ""
        if self.money.named and is_sum(self.unit):
            return f"{self.money.bare(self.low_raw)} to {self.money.said(self.high_raw, self.unit)}"
        return written_range(self.low_raw, self.high_raw, self.unit, self.raw)

    def __repr__(self) -> str:
        """Return path, value, plausible range, evidence and source in a line."""
        span = f", plausibly {self.plausible}" if self.plausible else ""
        return line(f"Assumption {self.path}: {self.value}{span}; {self.evidence}, {clipped(self.source)}")


class Assumptions(list[Assumption]):
    """A list of assumptions that shows itself in a line, and as a table in a notebook."""

    def __repr__(self) -> str:
        """Return how many there are, and how many of them are remarkable."""
        changed, outside = sum(one.changed for one in self), sum(one.outside for one in self)
        return line(
            f"{counted(len(self), 'assumption')}: {changed} changed from the default, {outside} outside the plausible "
            "range"
        )

    def _repr_html_(self) -> str:
        """Return a table of them: value, plausible range, source and evidence."""
        rows = [(one.path, one.value, one.plausible, one.source, one.evidence, one.doc) for one in self]
        header = ("path", "value", "plausible range", "source", "evidence", "what it is")
        return html_table(repr(self)[1:-1], header, rows)


def assumptions(scenario: Scenario) -> Assumptions:
    """Return all declared parameters of `scenario`, in the order of the schema; of a change, those that it changes."""
    inherited: set[str] = set()
    found = {one.path: one for one in _below(scenario, (), scenario.money)}
    before = "organization."
    for name in scenario.timeline:
        here = f"timeline.{name}.organization."
        for path in [path for path in found if path.startswith(here)]:
            former = found.get(before + path.removeprefix(here))
            if former is not None and former.value == found[path].value:
                inherited.add(path)
        before = here
    return Assumptions(one for path, one in found.items() if path not in inherited)


def _below(values: Values, path: tuple[str, ...], money: Money) -> Iterator[Assumption]:
    defaults = defaults_of(values, path[-1] if path else "")
    for name, field in type(values).model_fields.items():
        here, value = (*path, field.alias or name), getattr(values, name)
        declaration = declaration_of(field)
        meant = grounding_of(field).means_something
        if meant is not None and not meant(values):
            continue
        if declaration is not None:
            yield _assumption(here, value, defaults.get(name), field, money)
        elif isinstance(value, Values):
            yield from _below(value, here, money)
        elif isinstance(value, dict):
            for entry, body in value.items():
                if isinstance(body, Values):
                    yield from _below(body, (*here, entry), money)


def _assumption(
    path: tuple[str, ...], value: Any, default: Any, field: FieldInfo, money: Money
) -> Assumption:
    declaration = declaration_of(field)
    assert declaration is not None
    raw, usual = _number(value), _number(default)
    bounds = declaration.range_around(_centre(raw, usual))
    low, high = bounds or (None, None)
    if high is not None and declaration.unit == "share":
        high = min(high, 1.0)
    return Assumption(
        path=".".join(path),
        value=in_words(value, declaration.unit, money),
        raw=raw,
        unit=declaration.unit,
        low=_bound(low, declaration.unit, raw, money),
        high=_bound(high, declaration.unit, raw, money),
        low_raw=low,
        high_raw=high,
        source=declaration.source,
        evidence=declaration.evidence,
        kind=declaration.kind,
        doc=field.description or "",
        outside=raw is not None and bounds is not None and not _within(raw, *bounds),
        changed=default is not None and value != default,
        money=money,
    )


def _bound(end: float | None, unit: str, like: float | None, money: Money) -> str:
    """Return an end of a plausible range as people write it; nothing where there is none."""
    if end is None:
        return ""
    return money.said(end, unit) if money.named and is_sum(unit) else written(end, unit, like)


def _centre(raw: float | None, usual: float | None) -> float:
    """Return what a relative range is around: the default, or the value where there is none."""
    return next((number for number in (usual, raw) if number is not None), 0.0)


def _within(value: float, low: float, high: float) -> bool:
    slack = ROUNDING * max(1.0, abs(value))
    return low - slack <= value <= high + slack


def _number(value: Any) -> float | None:
    if value is None:
        return None
    return float(value.mean if isinstance(value, Spell) else value)
