"""What a column of a table is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: the type of its values, their unit, and what stands in it.

    unit: one of `units.UNITS`; empty for names.
    """

    kind: type
    unit: str
    meaning: str
