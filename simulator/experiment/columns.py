"""What a column of a table is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: the type of its values, their unit (empty for names), and what stands in it."""

    kind: type
    unit: str
    meaning: str
