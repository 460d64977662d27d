"""Declared fields: a number never stands alone in this project.

Every parameter carries its unit, its plausible range, where the default comes from and how good that evidence is.
`explain`, the report, the JSON schema and every later experiment read these declarations; none keeps a list of
its own.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from simulator.kernel.showing import clipped, html_table, line, listed
from simulator.scenario.schema.circumstances import Objection, Rule
from simulator.scenario.schema.money import Money, is_sum
from simulator.scenario.schema.writing import written, written_range

Evidence = Literal["V", "V2", "M", "A", "D", "N"]
"""V: text opened; V2: secondary source; M: from memory; A: assumption; D: derived; N: checked numerically."""

Kind = Literal["lever", "uncertainty", "setting"]
"""lever: a manager decides; uncertainty: nobody decides; setting: how the study is run."""


class Values(BaseModel):
    """Base of everything a user writes: immutable, complete, and closed to unknown fields."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False, serialize_by_alias=True
    )

    acts_by: ClassVar[tuple[str, ...]] = ()
    """Mechanisms of which one has to be on for any number of this group to act; see `declared`."""

    exists: ClassVar[Rule | None] = None
    """The rule that holds for all numbers of this group, besides those of its fields; see `declared`."""

    one_value: ClassVar[bool] = False
    """Whether the group stands for a single value, which `words` writes."""

    @field_validator("*", mode="before")
    @classmethod
    def _no_truth_for_numbers(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse `true` where a number is needed; pydantic would take it for 1."""
        if isinstance(value, bool) and declaration_of(cls.model_fields[str(info.field_name)]):
            raise PydanticCustomError("truth", "a number is needed, not true or false")
        return value

    def __repr__(self) -> str:
        """Return one line, `<Buying: rate_cv 0.8, churn_cv 0.7, and 9 more>`, whatever the group holds."""
        return line(f"{type(self).__name__}{self.words()}")

    def __str__(self) -> str:
        """Return the same line as `repr`."""
        return repr(self)

    def words(self) -> str:
        """Return what `repr` tells of the group behind its name."""
        return f": {listed(_fields_in_words(self)) or 'nothing'}"

    def words_in(self, money: Money | None) -> str:
        """Return `words`, sums in a currency; a group of one value that holds a sum has words of its own for it."""
        del money  # most hold none
        return self.words()

    def _repr_html_(self) -> str:
        """Return a table of the fields: values with units, plausible ranges and meanings."""
        rows = [
            _told(field.alias or name, getattr(self, name), field) for name, field in type(self).model_fields.items()
        ]
        return html_table(type(self).__name__, ("field", "value", "plausible range", "what it is"), rows)


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the names that files use; a few have another name in the code (`alias`)."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@dataclass(frozen=True, slots=True)
class Grounding:
    """When a number counts: what is asked of a scenario before anybody leans on it."""

    exists: Rule | None
    acts_by: tuple[str, ...]
    means_something: Callable[[Any], bool] | None


@dataclass(frozen=True, slots=True)
class Acts:
    """Marks a setting that cannot act everywhere: `Annotated[type, Acts(unless=objection)]`; users are warned of it.

    A default is no setting, and nobody is warned of it, unless it is one that is in force by being there at all.
    """

    unless: Objection
    by_default: bool = False


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared of one parameter.

    `low` and `high` bound the plausible range in the unit of the field; with `relative` they are factors on the
    default, for parameters that differ by segment.
    """

    unit: str
    low: float | None
    high: float | None
    relative: bool
    source: str
    evidence: Evidence
    kind: Kind

    def range_around(self, value: float) -> tuple[float, float] | None:
        """Return the plausible range for a field that now holds `value`, or None where none is declared."""
        if self.low is None or self.high is None:
            return None
        factor = value if self.relative else 1.0
        return self.low * factor, self.high * factor


def declared(  # noqa: PLR0913 -- all that is said of a number, each part by its name
    default: Any,
    doc: str,
    *,
    unit: str,
    plausible: tuple[float, float] | None = None,
    relative: bool = False,
    source: str,
    evidence: Evidence,
    kind: Kind = "uncertainty",
    exists: Rule | None = None,
    acts_by: tuple[str, ...] = (),
    means_something: Callable[[Any], bool] | None = None,
    **limits: Any,
) -> Any:
    """Return a pydantic field whose schema carries its declaration.

    `plausible` is the range that sensitivity studies span; `limits` (ge, le, gt, lt) are the hard bounds beyond
    which a value is refused as a mistake.

    `exists` tells whether a scenario holds what the number is about: no verdict leans on the hours of a head whom
    nobody has. `acts_by` are mechanisms of which one has to be on, where that is not said by the mechanism that lists
    the field among its own. `means_something`, asked with the values around the field, tells whether the number is an
    assumption at all: a limit that limits nothing is none.
    """
    low, high = plausible or (None, None)
    extra: dict[str, Any] = {
        "unit": unit,
        "plausible_low": low,
        "plausible_high": high,
        "plausible_relative": relative,
        "source": source,
        "evidence": evidence,
        "kind": kind,
    }
    field = Field(default, description=doc, json_schema_extra=extra, **limits)
    field.metadata.append(Grounding(exists, acts_by, means_something))  # a rule has no place in a JSON schema
    return field


def with_rule(field: Any, rule: Rule) -> Any:
    """Return a declared field about something that exists where `rule` holds; a rule of its own stays."""
    found = grounding_of(field)
    ruled = copy(field)
    ruled.metadata = [entry for entry in field.metadata if not isinstance(entry, Grounding)]
    ruled.metadata.append(replace(found, exists=found.exists or rule))
    return ruled


def grounding_of(field: FieldInfo) -> Grounding:
    """Return when the number of a field counts; always, for what is not declared."""
    found = (entry for entry in field.metadata if isinstance(entry, Grounding))
    return next(found, Grounding(None, (), None))


def objections_to(field: FieldInfo) -> list[Acts]:
    """Return what is said beside a field of where its value cannot act."""
    return [entry for entry in field.metadata if isinstance(entry, Acts)]


@cache
def default_of(model: type[Values], name: str) -> Any:
    """Return the default of a field as it is read: a number, not the text that was written.

    The field is asked alone; a whole of nothing but defaults need not be sound, where the design differs from it.
    """
    field = model.model_fields[name]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    reader: TypeAdapter[Any] = TypeAdapter(kind)
    return reader.validate_python(field.get_default(call_default_factory=True))


def declaration_of(field: FieldInfo) -> Declaration | None:
    """Return what a pydantic field declares, or None for containers and names."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or "evidence" not in extra:
        return None
    facts: dict[str, Any] = dict(extra)
    return Declaration(
        unit=facts["unit"],
        low=facts["plausible_low"],
        high=facts["plausible_high"],
        relative=facts["plausible_relative"],
        source=facts["source"],
        evidence=facts["evidence"],
        kind=facts["kind"],
    )


def unit_of(field: FieldInfo) -> str:
    """Return the unit that a field declares, `1` for one that declares none."""
    found = declaration_of(field)
    return found.unit if found else "1"


def in_words(value: Any, unit: str = "1", money: Money | None = None) -> str:
    """Return the value of a field as people write it: `4.5 min`, `12 %`, `on`, `qualifying, prospecting`, `none`.

    Sums are in `money`, where somebody has named a currency.
    """
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int | float):
        return money.said(value, unit) if money and money.named and is_sum(unit) else written(value, unit)
    if isinstance(value, Values):
        return value.words_in(money) if value.one_value else clipped(repr(value), 100)
    return str(value) if isinstance(value, str) else ", ".join(in_words(one, unit, money) for one in value) or "none"


def _fields_in_words(values: Values) -> Iterator[str]:
    """Yield the fields of a group that say something, groups within it by name only and last."""
    groups: list[str] = []
    for name, field in type(values).model_fields.items():
        value = getattr(values, name)
        if isinstance(value, Values) and not value.one_value:
            groups.append(name)
        elif value is not None and value != ():
            yield f"{field.alias or name} {in_words(value, unit_of(field))}"
    yield from groups


def _told(name: str, value: Any, field: FieldInfo) -> tuple[str, str, str, str]:
    declaration = declaration_of(field)
    plausible = ""
    if declaration is not None and declaration.low is not None and declaration.high is not None:
        plausible = written_range(declaration.low, declaration.high, "1" if declaration.relative else declaration.unit)
        plausible += " times the default" if declaration.relative else ""
    return name, in_words(value, unit_of(field)), plausible, field.description or ""


def plausible_range(model: type[BaseModel], field: str) -> tuple[float, float]:
    """Return the declared absolute range of `model.field`; `ValueError` where there is none."""
    found = declaration_of(model.model_fields[field])
    if found is None or found.low is None or found.high is None or found.relative:
        raise ValueError(f"{model.__name__}.{field} declares no absolute range")
    return found.low, found.high
