"""Quantities the way people write them: `4.5 min`, `3 months`, `12 %`."""

from simulator.kernel.calendar import DAY, HOURS_PER_UNIT, MONTH, WEEK, YEAR

PLENTY_OF_HOURS = 40.0
MANY_YEARS = 5 * YEAR
ROUNDING = 1e-9


def number(value: float) -> str:
    """Return a number with at most four significant digits, and no exponent for whole ones."""
    return f"{value:.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:.4g}"


def written(value: float | None, unit: str, like: float | None = None) -> str:
    """Return `value` with its unit; durations (unit `h`) in the unit that suits `like`, by default `value` itself."""
    if value is None:
        return "none"
    if unit == "h":
        return _duration(value, like)
    if unit == "share":
        return f"{number(100 * value)} %"
    return number(value) if unit == "1" else f"{number(value)} {_inflected(unit, value)}"


def written_range(low: float, high: float, unit: str, like: float | None = None) -> str:
    """Return a range with its unit once, `2 to 6 min`, where both ends are in the same one."""
    first, last = written(low, unit, like), written(high, unit, like)
    amount, _, name = first.partition(" ")
    same = name.removesuffix("s") == last.partition(" ")[2].removesuffix("s")
    return f"{amount} to {last}" if same else f"{first} to {last}"


def _inflected(unit: str, value: float) -> str:
    """Return a unit as one says it: `6 a year`, `1 account`."""
    if "/" in unit:
        over, under = unit.split("/")
        each = "an hour" if under == "h" else f"a {under}"
        return each if over == "1" else f"{over} {each}"
    return unit.removesuffix("s") if value == 1 else unit


def _duration(hours: float, like: float | None) -> str:
    for unit in (_unit_for(hours if like is None else like), _unit_for(hours)):
        amount = hours / HOURS_PER_UNIT[unit]
        if _is_whole(100 * amount):
            break
    amount = round(amount, 6)
    return f"{number(amount)} {_inflected(unit, amount)}"


def _unit_for(hours: float) -> str:
    if hours < 1:
        return "h" if hours == 0 else "min"
    if hours >= MANY_YEARS and _is_whole(hours / YEAR):
        return "years"
    if _is_whole(2 * hours / MONTH):
        return "months"
    if hours > PLENTY_OF_HOURS and _is_whole(hours / DAY):
        return "days"
    return "weeks" if _is_whole(hours / WEEK) else "h"


def _is_whole(amount: float) -> bool:
    return abs(amount - round(amount)) < ROUNDING * max(1.0, abs(amount))
