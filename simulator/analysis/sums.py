"""What tells that a number is a sum of money."""

from typing import Annotated

SUM = "sum of money"
Sum = Annotated[float, SUM]
"""A number that is a sum of money: in the currency of the outcome."""
