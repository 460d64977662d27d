"""Sheets: what is said of a concept once, and read wherever the concept is met.

A kind of work, a pay plan and a value of a policy each have one: its name, its fields with their declarations, and its
words, `N_("...")` where a report shows them. The schema is built from the sheets, `explain` and the reports read their
words, and the model offers under each name what the sheet promises. Those of an extension are no different from ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Side = Literal["hunting", "care"]
Declared = tuple[Any, Any]
"""A field: its type, and what is declared of it (`declared(...)`)."""


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """A kind of work: what people do when nobody calls them away.

    `words` are the name of the activity in reports, `side` whether it wins new clients or is for those whom the firm
    has, `colour` that of its bars. The four fields are declared for every kind of work: what an hour of it costs those
    who do it (hours' pay), the share of the hunter's talent in it, the hours in which it is learned, and the target pay
    of a seat whose most demanding work it is.
    """

    name: str
    words: str
    side: Side
    resistance: Any
    hunting_share: Any
    hours_to_learn: Any
    wage: Any = None
    paid_as: str = ""
    """The kind of work whose wage is paid for this one, where it has none of its own."""
    named: bool = True
    """Whether an order of work can name it; orders are won again by whoever serves, where the market has it so."""
    at_desk: bool = True
    """Whether somebody can do it who is on duty to answer inquiries."""
    colour: str = "#6f9a8d"

    @property
    def wage_of(self) -> str:
        """The kind of work by whose wage it is paid."""
        return self.paid_as or self.name


@dataclass(frozen=True, slots=True)
class PayPlanSheet:
    """A pay plan: how `explain` tells it, and its terms.

    `words` complete "target pay 1 a month, with ..."; the value of a term stands in place of its {name}. `rewards` are
    the kinds of work of which a seat has to do one to be paid anything on top of its salary; none: it is not said.
    `shared` tells whether all that it pays is for the team, and nothing for what one person does.
    """

    name: str
    words: str
    terms: Mapping[str, Declared] = field(default_factory=dict)
    rewards: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """A value of a policy; `words` complete the sentence in which `explain` tells the policy."""

    name: str
    words: str = ""
    policy: str = ""
    """The policy that it belongs to, where it does not stand among the values of one."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a text that is one of several names: `Annotated[str, OneOf(names)]`, like a `Literal` that is read."""

    names: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic refuse all but these names, as it does for a `Literal`."""
        return core_schema.literal_schema(list(self.names))


@dataclass(frozen=True, slots=True)
class Policy:
    """A choice of a manager between values that are told apart by their names.

    `doc` describes the field; what it says of the single values is part of it. The model offers a function for each
    value of a policy that is `open`, so that an extension can add others; those of the rest are written into the model.
    """

    name: str
    doc: str
    values: tuple[PolicyValue, ...]
    default: str
    open: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values, in the order in which they are listed."""
        return tuple(value.name for value in self.values)

    def words(self, value: str) -> str:
        """Return what `explain` says where this policy has this value."""
        return next(one.words for one in self.values if one.name == value)

    def field(self) -> Any:
        """Return the pydantic field of this policy."""
        return Field(self.default, description=self.doc)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic refuse all but the values: `Annotated[str, ASSIGNMENT]` is the type of a field."""
        return core_schema.literal_schema(list(self.names))
