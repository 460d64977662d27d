"""The options of verbs that search: what may be spent on staff, which levers move, and how many runs a search takes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.experiment.staff.asked_levers import addressed
from simulator.experiment.staff.purse import Kind, Purse
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario

Heads = Annotated[
    str | None,
    typer.Option(
        metavar="N|LO..HI", show_default="those of the first file",
        help="the budget: people below the heads of departments",
    ),
]
Payroll = Annotated[
    str | None,
    typer.Option(
        metavar="P|LO..HI", show_default=False,
        help="the budget: target pays a month, heads included; one amount is spent as far as seats go",
    ),
]
Cost = Annotated[
    str | None,
    typer.Option(metavar="C|LO..HI", show_default=False, help="the budget: target pays and adverts a month"),
]
Levers = Annotated[
    list[str] | None,
    typer.Option(
        "--lever", metavar="[DESIGN:]PATH[=A,B|LO..HI]|none",
        show_default="protected_hours of each role that has other work before its protected work",
        help="a lever that is searched beside the head-counts, at these values or else over its declared range, in "
        "DESIGN or else in every design that has it; a path may be shortened from the left; repeatable; none: "
        "head-counts alone",
    ),
]
Runs = Annotated[int, typer.Option("--effort", metavar="N", help="how many runs the search of a design may take")]


def purse_of(heads: str | None, payroll: str | None, cost: str | None) -> Purse | None:
    """Return the budget that is asked for, None where none is; `StudyError` for more than one."""
    asked: Mapping[Kind, str | None] = {"heads": heads, "payroll": payroll, "cost": cost}
    given: list[tuple[Kind, str]] = [(kind, text) for kind, text in asked.items() if text is not None]
    if len(given) > 1:
        raise StudyError(f"a budget is one of {', '.join(f'--{kind}' for kind, _ in given)}, not both")
    return Purse.of(*given[0]) if given else None


def levers_of(texts: Sequence[str] | None, places: Sequence[Path], scenarios: Sequence[Scenario]) -> list[str]:
    """Return the levers as they are typed, a design that is called by its file by its own name."""
    names = {place.stem: scenario.name for place, scenario in zip(places, scenarios, strict=True)}
    split = [addressed(text) for text in texts or ()]
    return [rest if design is None else f"{names.get(design, design)}:{rest}" for design, rest in split]
