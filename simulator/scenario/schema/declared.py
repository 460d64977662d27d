"""Declared fields: a number never stands alone in this project.

Every parameter carries its unit, its plausible range, where the default comes from and how good that evidence is.
`explain`, the report, the JSON schema and every later experiment read these declarations; none keeps a list of
its own.
"""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

Evidence = Literal["V", "V2", "M", "A", "D", "N"]
"""V: text opened; V2: secondary source; M: from memory; A: assumption; D: derived; N: checked numerically."""

Kind = Literal["lever", "uncertainty", "setting"]
"""lever: a manager decides; uncertainty: nobody decides; setting: how the study is run."""


class Values(BaseModel):
    """Base of everything a user writes: immutable, complete, and closed to unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_truth_for_numbers(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse `true` where a number is needed; pydantic would take it for 1."""
        if isinstance(value, bool) and declaration_of(cls.model_fields[str(info.field_name)]):
            raise PydanticCustomError("truth", "a number is needed, not true or false")
        return value


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


def declared(
    default: Any,
    doc: str,
    *,
    unit: str,
    plausible: tuple[float, float] | None = None,
    relative: bool = False,
    source: str,
    evidence: Evidence,
    kind: Kind = "uncertainty",
    **limits: Any,
) -> Any:
    """Return a pydantic field whose schema carries its declaration.

    `plausible` is the range that sensitivity studies span; `limits` (ge, le, gt, lt) are the hard bounds beyond
    which a value is refused as a mistake.
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
    return Field(default, description=doc, json_schema_extra=extra, **limits)


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


def plausible_range(model: type[BaseModel], field: str) -> tuple[float, float]:
    """Return the declared absolute range of `model.field`; `ValueError` where there is none."""
    found = declaration_of(model.model_fields[field])
    if found is None or found.low is None or found.high is None or found.relative:
        raise ValueError(f"{model.__name__}.{field} declares no absolute range")
    return found.low, found.high
