"""The tables of what scenario files may hold: mechanisms, and the levers of heads, roles and the firm."""

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simulator.report.language import language
from simulator.scenario.schema.declared import Declaration, declaration_of, fields_of
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.organization import Department, Organization
from simulator.scenario.schema.pay_terms import RULES, PayTerms
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.writing import written, written_range

from .pages import Table, by_hand, code, plain
from .words import TOLD

NONE = "–"


def mechanisms() -> Table:
    """Every mechanism in the words of the report; which page tells more is written by hand."""
    english = language("en")
    rows = [[code(name), plain(english.name("mechanism", name)), grounds_of(name).source] for name in SWITCHES]
    return Table(("mechanism", "what it does", "ground", "more"), rows)


def mechanisms_of_the_model() -> Table:
    """Every mechanism; equations and places in the code are written by hand."""
    return by_hand(("mechanism", "what it does", "off", "where"), SWITCHES)


def levers_of_a_head() -> Table:
    """Every field of a head."""
    return Table(("field of `head`", "default", "plausible", "means"), [*_rows(Head)])


def levers() -> Table:
    """Every field of a role, a department and the organization that is no group and stands in no other table."""
    rows = [
        [row[0], owner, *row[1:]]
        for owner, model in (("role", Role), ("department", Department), ("organization", Organization))
        for row in _rows(model, TOLD)
    ]
    return Table(("field", "of", "default", "plausible", "means"), rows)


def pay_terms() -> Table:
    """Every rule around the plan of a role; terms of plans stand with the plans."""
    rows = [row for row in _rows(PayTerms) if row[0].strip("`") in RULES]
    return Table(("field of `pay_terms`", "default", "plausible", "means"), rows)


def _rows(model: type[BaseModel], told_elsewhere: tuple[str, ...] = ()) -> Iterator[list[str]]:
    for name, field in fields_of(model).items():
        if field.description and name not in told_elsewhere:
            yield [code(name), _default(field), _plausible(field), plain(field.description)]


def _default(field: FieldInfo) -> str:
    """Return the default as a file would have it."""
    if field.is_required() or field.default is None:
        return NONE if field.is_required() else "null"
    declaration, value = declaration_of(field), field.default
    if isinstance(value, tuple):
        return code(f"[{', '.join(value)}]")
    if declaration is None:
        return code(value)
    return value if isinstance(value, str) else written(value, _unit(declaration))


def _plausible(field: FieldInfo) -> str:
    declaration = declaration_of(field)
    if declaration is None or declaration.low is None or declaration.high is None:
        return NONE
    return written_range(declaration.low, declaration.high, _unit(declaration))


def _unit(declaration: Declaration) -> str:
    """Return the unit as one says it."""
    return language("en").name("unit", "money") if declaration.unit == "money" else declaration.unit
