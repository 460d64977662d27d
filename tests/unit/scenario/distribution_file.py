"""Writes the built-in market out as scenarios/markets/distribution.yaml: run it when a declaration has changed."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.schema.calendar import ByMonth
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number

PATH = Path(__file__).parents[3] / "scenarios" / "markets" / "distribution.yaml"
WIDTH, COLUMN = 118, 35
HEADER = """\
# yaml-language-server: $schema=../schema/market.schema.json
# The market `distribution`: wholesale to other businesses. These are the built-in values, written out: copy this file
# to describe another market, or change single values of it in a design:
#
#     market: {extends: markets/distribution.yaml, neglect_multiplier: 3}
#
# Behind each value: the plausible range that sensitivity studies span, the source, and how good the evidence is
# (V text opened, V2 secondary source, M from memory, A assumption, D derived, N checked numerically). Sources such as
# B.4, C07 or MODEL 11 are explained in docs/. A month has 168 working hours, a calendar day 5.6.

"""
TOLD_ONCE = {"resistance", "hunting", "hours"}
"""Groups of one number for each kind of work: the head line says what it is."""
AS_PEOPLE_SAY = {
    "market.segments.large.cycle": "135 days", "market.buying.dormant_after": "60 days",
    "market.labour.search": "43 days", "market.labour.applicant_every": "2 days",
    "market.labour.absence": "{mean: 5 workdays, spread: exponential}",
}
"""Durations that nobody would give in the unit in which they come out even."""
DESIGN = {"departments": {"sales": {"roles": {"seller": {
    "count": 1, "order_of_work": ["serving", "qualifying", "closing", "prospecting"],
}}}}}


def text() -> str:
    """Return what the file has to hold."""
    facts = {fact.path: fact for fact in assumptions(Scenario.model_validate({"organization": DESIGN}))}
    return HEADER + "\n".join(_group(Market(), "market", 0, facts)) + "\n"


def _group(
    values: Values, path: str, depth: int, facts: Mapping[str, Assumption], *, told: bool = True
) -> Iterator[str]:
    indent = "  " * depth
    for place, (name, field) in enumerate(type(values).model_fields.items()):
        value, here = getattr(values, name), f"{path}.{name}"
        if value == {}:
            yield from ("", *_comment(f"{field.description}".capitalize(), indent), f"{indent}{name}: {{}}")
        elif isinstance(value, dict):
            yield from ("", f"{indent}{name}:")
            for entry, body in value.items():
                yield f"{indent}  {entry}:"
                yield from _group(body, f"{here}.{entry}", depth + 2, facts, told=body is next(iter(value.values())))
        elif isinstance(value, Values) and not isinstance(value, Spell):
            if place or not depth:
                yield ""
            yield from _comment(type(value).__doc__ or "", indent)
            yield f"{indent}{name}:"
            once = name in TOLD_ONCE or isinstance(value, ByMonth)
            yield from _group(value, here, depth + 1, facts, told=not once)
        else:
            yield from _comment(field.description or "the name of this market", indent) if told else ()
            yield _line(f"{indent}{name}: {_written(value, here, facts)}", facts.get(here))


def _comment(words: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(words, WIDTH - len(indent))]


def _line(start: str, fact: Assumption | None) -> str:
    return start if fact is None else f"{start:{COLUMN}} # {fact.plausible}; {fact.source} ({fact.evidence})"


def _written(value: Any, path: str, facts: Mapping[str, Assumption]) -> str:
    if path in AS_PEOPLE_SAY:
        return AS_PEOPLE_SAY[path]
    if isinstance(value, Spell) and value.spread != "fixed":
        return f"{{mean: {facts[path].value.partition(' (')[0]}, spread: {value.spread}}}"
    if value is None:
        return "null"
    if path not in facts:
        return "null" if value is None else str(value).lower()
    return facts[path].value if facts[path].unit in ("h", "share") else number(float(value))


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
