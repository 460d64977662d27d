"""Typed quantities as people write them: `15 min`, `3 workdays`, `12 %`.

Each is normalised to one base unit when it is read: durations to working hours, shares to numbers in 0–1. The
messages name what would be right, because a wrong unit is the commonest mistake in a scenario file.
"""

import re
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from simulator.kernel.calendar import HOURS_PER_UNIT, YEAR, working_hours
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.spelling import pointed
from simulator.scenario.schema.writing import written

QUANTITY = re.compile(r"^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([A-Za-z]+)\s*$")
PERCENTAGE = re.compile(r"^\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*%\s*$")
UNITS = "min, h, workdays, days, weeks, months, years"
SPELLINGS = {"h": ("hour", "hours", "hr", "hrs"), "min": ("m", "mins", "minute", "minutes")}
SHORT_FORMS = {spelling: unit for unit, spellings in SPELLINGS.items() for spelling in spellings}
LONGEST = 100 * YEAR
MOST_ATTRITION = 5.0
"""Leavers for each person and year; where nobody stays for three months no seat is ever learned."""
SWITCH_WORDS = {"on": True, "off": False}


def _parse_hours(value: Any) -> Any:
    """Turn `2 h` into working hours; refuse bare numbers, whose unit nobody can guess."""
    if isinstance(value, bool) or value is None:
        raise PydanticCustomError("duration", "a duration with a unit is needed, such as '2 h'")
    if isinstance(value, int | float):
        raise PydanticCustomError(
            "duration", "a duration needs a unit: '{value} h'? (units: {units})",
            {"value": f"{value:g}", "units": UNITS},
        )
    found = QUANTITY.match(value) if isinstance(value, str) else None
    if found is None:
        _refuse_commas(value, "duration")
        raise PydanticCustomError("duration", "not a duration; write a number and a unit, such as '15 min' or '2 h'")
    amount, unit = float(found[1]), found[2]
    if unit not in HOURS_PER_UNIT:
        near = SHORT_FORMS.get(unit.lower()) or next(iter(get_close_matches(unit.lower(), HOURS_PER_UNIT, n=1)), None)
        hint = f"did you mean '{near}'?" if near else f"units are {UNITS}"
        raise PydanticCustomError("duration", "unknown unit '{unit}', {hint}", {"unit": unit, "hint": hint})
    return working_hours(amount, unit)


def _refuse_commas(value: Any, what: str) -> None:
    """Refuse a number with a decimal comma, and say how it is written."""
    if isinstance(value, str) and (meant := pointed(value)):
        raise PydanticCustomError("comma", "a {what} is needed; write {meant}", {"what": what, "meant": meant})


def _parse_share(value: Any) -> Any:
    """Turn `12 %` into 0.12; leave numbers as they are."""
    if isinstance(value, str):
        found = PERCENTAGE.match(value)
        if found is None:
            _refuse_commas(value, "number")
            raise PydanticCustomError("share", "not a share; write a number between 0 and 1, or '12 %'")
        return float(found[1]) / 100
    return value


def _parse_attrition(value: Any) -> Any:
    """Turn `35 %` into 0.35; refuse 35, which is 3500 % and a forgotten sign."""
    if isinstance(value, str):
        found = PERCENTAGE.match(value)
        if found is None:
            _refuse_commas(value, "number")
            raise PydanticCustomError("attrition", "not a part that leaves in a year; write it as '35 %' or 0.35")
        value = float(found[1]) / 100
    elif isinstance(value, int | float) and value > MOST_ATTRITION:
        told = {"value": f"{value:g}", "percent": f"{100 * value:g}"}
        raise PydanticCustomError("attrition", "{value} would be {percent} % a year; write '{value} %'", told)
    if isinstance(value, float) and value > MOST_ATTRITION:
        raise PydanticCustomError("attrition", "at most 500 % can leave in a year")
    return value


def _parse_switch(value: Any) -> Any:
    """Turn `on` and `off`, which YAML 1.2 reads as text, into truth; refuse all but these, true and false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in SWITCH_WORDS:
        return SWITCH_WORDS[value.lower()]
    raise PydanticCustomError("switch", "on or off is needed")


def _write_hours(hours: float) -> str:
    return f"{hours!r} h"


_DURATION_SCHEMA = WithJsonSchema(
    {"type": "string", "pattern": r"^\s*[-+]?[0-9.]+\s*(min|h|workdays?|days?|weeks?|months?|years?)\s*$"}
)
_SHARE_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": r"^\s*[0-9.]+\s*%\s*$"}]}
)
_ATTRITION_SCHEMA = WithJsonSchema(
    {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": MOST_ATTRITION},
            {"type": "string", "pattern": r"^\s*[0-9.]+\s*%\s*$"},
        ]
    }
)
_SWITCH_SCHEMA = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": list(SWITCH_WORDS)}]})

Hours = Annotated[
    float,
    BeforeValidator(_parse_hours),
    Field(ge=0, le=LONGEST),
    PlainSerializer(_write_hours, return_type=str),
    _DURATION_SCHEMA,
]
"""A duration in working hours, written with a unit; 0 to 100 years."""

Share = Annotated[float, BeforeValidator(_parse_share), Field(ge=0, le=1), _SHARE_SCHEMA]
"""A number in 0–1, or a percentage."""

Attrition = Annotated[float, BeforeValidator(_parse_attrition), Field(ge=0, le=MOST_ATTRITION), _ATTRITION_SCHEMA]
"""Leavers for each person and year: a number, or a percentage, which may be more than 100 %."""

Switch = Annotated[bool, BeforeValidator(_parse_switch), _SWITCH_SCHEMA]
"""`on` or `off`; `true` and `false` are the same."""


class Spell(Values):
    """How long a kind of work or wait lasts: its mean and how it spreads."""

    one_value: ClassVar[bool] = True

    mean: Hours
    spread: Literal["fixed", "exponential", "lognormal"] = "fixed"
    cv: float | None = Field(None, ge=0, le=10, description="coefficient of variation, for the lognormal spread")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        """Read `4 h` as a fixed spell."""
        return value if isinstance(value, dict | Spell) else {"mean": value}

    @model_validator(mode="after")
    def _complete(self) -> "Spell":
        if (self.spread == "lognormal") != (self.cv is not None):
            raise PydanticCustomError("spell", "'cv' goes with spread 'lognormal', and only with it")
        return self

    def __repr__(self) -> str:
        """Return `<Spell 4 h (lognormal, cv 0.5)>`."""
        return f"<Spell {self.words()}>"

    def words(self) -> str:
        """Return the mean, and how it spreads where it does: `4 h (lognormal, cv 0.5)`."""
        text = written(self.mean, "h")
        if self.spread == "fixed":
            return text
        return f"{text} ({self.spread}{'' if self.cv is None else f', cv {self.cv:g}'})"
