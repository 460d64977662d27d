"""Levers beside head-counts: which fields of a design are tried at which values, from their declared ranges."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.experiment.study import StudyError
from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.schema.money import is_sum
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant

STEPS = 5
"""Values of a range that are tried, its ends among them."""
DESIGN = "organization"
SHOWN = 4
SEATS = ("count", "start", "headcount")
FIGURES = 4
ROUND_FROM = 20
"""Values from this on are tried in whole numbers, others with so many significant figures."""
CONSTANTS: Mapping[str, Any] = {"null": None, "true": True, "false": False}


class NoLeverError(StudyError):
    """A path that leads to no lever of a design; its text is one line."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A field of a design, by its dotted path, and the values at which it is tried, as `Scenario.with_` takes them."""

    path: str
    values: tuple[Any, ...]


def levers(scenario: Scenario, asked: Sequence[str]) -> tuple[Lever, ...]:
    """Return the levers that are `asked` for, as `PATH`, `PATH=a,b,c` or `PATH=lo..hi`.

    A path may be shortened from the left as long as one field only is meant. `StudyError` for what is no lever, and for
    values that the field or its plausible range does not have.
    """
    return once([_lever(scenario, text) for text in asked])


def once(found: Sequence[Lever]) -> tuple[Lever, ...]:
    """Return the levers of a design; `StudyError` for one that is among them twice."""
    paths = [lever.path for lever in found]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise StudyError(f"--lever {twice}: asked for twice; all its values go into one, as in PATH=a,b,c")
    return tuple(found)


def _lever(scenario: Scenario, text: str) -> Lever:
    path, equals, values = (part.strip() for part in text.partition("="))
    declared = {one.path: one for one in assumptions(scenario)}
    path = _meant(path, scenario, declared)
    if not equals:
        return Lever(path, _of_range(scenario, path, declared.get(path)))
    low, dots, high = values.partition("..")
    if dots:
        ends = [_raw(scenario, path, part) for part in (low, high)]
        return Lever(path, tuple(_grid(scenario, path, ends[0], ends[1])))
    tried = tuple(_read(part) for part in values.split(","))
    for value in tried:
        _checked(scenario, path, value)
    return Lever(path, tuple(dict.fromkeys(tried)))


def _meant(path: str, scenario: Scenario, declared: Mapping[str, Assumption]) -> str:
    """Return the whole path of the lever that is meant."""
    numbers = [one.path for one in declared.values() if one.kind == "lever" and one.path.startswith(f"{DESIGN}.")]
    known = dict.fromkeys([*numbers, *_leaves(scenario.model_dump(mode="json")[DESIGN], DESIGN)])
    fitting = [path] if path in known else _ending(numbers, path) or _ending(known, path)
    if len(fitting) > 1:
        more = f" and {len(fitting) - SHOWN} more" if len(fitting) > SHOWN else ""
        raise StudyError(f"--lever {path}: which of {', '.join(fitting[:SHOWN])}{more}?")
    if not fitting:
        other = declared.get(path)
        if other is not None:
            raise StudyError(f"--lever {path}: no lever but {_an(other.kind)}; a manager does not decide it")
        near = meant(path, known) or meant(path.rpartition(".")[2], {one.rpartition(".")[2] for one in known})
        raise NoLeverError(f"--lever {path}: there is no such lever{f'; did you mean {near!r}?' if near else ''}")
    if fitting[0].rpartition(".")[2] in SEATS:
        raise StudyError(f"--lever {path}: head-counts are what a budget is for; they are searched anyway")
    return fitting[0]


def _ending(paths: Iterable[str], path: str) -> list[str]:
    return [one for one in paths if one.endswith(f".{path}")]


def _an(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _leaves(facts: Mapping[str, Any], above: str) -> Iterator[str]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}.{name}")
        elif not isinstance(value, list):
            yield f"{above}.{name}"


def _of_range(scenario: Scenario, path: str, declared: Assumption | None) -> tuple[Any, ...]:
    if declared is None or declared.low_raw is None or declared.high_raw is None:
        raise StudyError(f"--lever {path}: no range is declared for it; say which values: --lever {path}=a,b,c")
    return tuple(_grid(scenario, path, declared.low_raw, declared.high_raw))


def _grid(scenario: Scenario, path: str, low: float, high: float) -> Iterator[Any]:
    """Yield values from `low` to `high`, in the unit in which the model counts, as `with_` takes them."""
    if not low < high:
        raise StudyError(f"--lever {path}: a range goes from less to more, as in 30..90")
    unit = _declared(scenario, path).unit
    whole = isinstance(_value(scenario, path), int)
    seen = set()
    for step in range(STEPS):
        raw = low + (high - low) * step / (STEPS - 1)
        amount = scenario.money.of(raw) if is_sum(unit) else raw
        value: Any = round(amount) if whole or amount >= ROUND_FROM else float(f"{amount:.{FIGURES}g}")
        value = f"{value} h" if unit == "h" else value
        if value not in seen:
            seen.add(value)
            _checked(scenario, path, value)
            yield value


def _raw(scenario: Scenario, path: str, text: str) -> float:
    """Return an end of a range in the unit in which the model counts."""
    found = _declared(_checked(scenario, path, _read(text)), path).raw
    if found is None:
        raise StudyError(f"--lever {path}: {text.strip()} is no number; a range has two, as in 30..90")
    return found


def _checked(scenario: Scenario, path: str, value: Any) -> Scenario:
    """Return the scenario with a lever at a value; `StudyError` if there can be no such value."""
    try:
        changed = scenario.with_(path, value)
    except ValueError as trouble:
        raise StudyError(f"--lever {path}={_told(value)}: {_first_line(trouble)}") from None
    found = next((one for one in assumptions(changed) if one.path == path), None)
    if found is not None and found.outside:
        raise StudyError(f"--lever {path}={_told(value)}: outside its plausible range, {found.plausible}")
    return changed


def _declared(scenario: Scenario, path: str) -> Assumption:
    found = next((one for one in assumptions(scenario) if one.path == path), None)
    if found is None:
        raise StudyError(f"--lever {path}: no number; say which values: --lever {path}=a,b,c")
    return found


def _value(scenario: Scenario, path: str) -> Any:
    place: Any = scenario.model_dump(mode="json")
    for step in path.split("."):
        place = place.get(step) if isinstance(place, Mapping) else None
    return place


def _first_line(trouble: ValueError) -> str:
    """Return what is wrong in a line: of all that pydantic tells, the first."""
    told = getattr(trouble, "errors", None)
    found = told()[0]["msg"] if callable(told) else str(trouble)
    return str(found).splitlines()[0]


def _told(value: Any) -> str:
    return next((word for word, constant in CONSTANTS.items() if constant is value), str(value))


def _read(text: str) -> Any:
    """Return a value as it is meant by what somebody wrote: a number, a constant, or a text such as `2 h`."""
    text = text.strip()
    if text in CONSTANTS:
        return CONSTANTS[text]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
