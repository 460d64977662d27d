"""Quotas: what each person of a role is to bring in a period. A quota moves nobody unless pay is made to hang on it."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.declared import Values, declared, in_words, unit_of
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.periods import MONTHS_IN, Per

Of = Literal["wins", "opportunities", "new_margin", "margin"]

WORDS: dict[Of, str] = {
    "wins": "won", "opportunities": "", "new_margin": "of margin of new clients", "margin": "of margin",
}  # fmt: skip
"""What completes the amount of a quota: `2 clients won a month`."""


class Quota(Values):
    """What each person of a role is to bring in a period: an amount of exactly one of four things."""

    one_value: ClassVar[bool] = True

    wins: float | None = declared(
        None, "clients that each person is to win in a period",
        unit="clients", plausible=(0.5, 60), source="C63, B.8", evidence="A", kind="lever", gt=0, le=100_000,
        means_something=lambda quota: quota.wins is not None,
    )
    opportunities: float | None = declared(
        None, "opportunities that each person is to make in a period",
        unit="opportunities", plausible=(2, 200), source="C72, B.8", evidence="A", kind="lever", gt=0, le=100_000,
        means_something=lambda quota: quota.opportunities is not None,
    )
    new_margin: float | None = declared(
        None, "margin of first orders, of clients whom each person has won, to be served in a period",
        unit="money", plausible=(0.05, 10), source="C61, B.8", evidence="A", kind="lever", gt=0, le=1e9,
        means_something=lambda quota: quota.new_margin is not None,
    )
    margin: float | None = declared(
        None, "margin that each person is to bring in a period: orders of own accounts, and first orders of clients "
        "won for others",
        unit="money", plausible=(0.5, 100), source="C61, B.8", evidence="A", kind="lever", gt=0, le=1e9,
        means_something=lambda quota: quota.margin is not None,
    )
    per: Per = Field("month", description="the period in which it is to be brought; periods begin with the measured "
                     "time")  # fmt: skip

    @model_validator(mode="after")
    def _of_one_thing(self) -> "Quota":
        named = [name for name in WORDS if getattr(self, name) is not None]
        if not named:
            raise PydanticCustomError(
                "quota_of_nothing", "a quota is of one thing: write 'wins', 'opportunities', 'new_margin' or 'margin', "
                "with the amount for each person in a period",
            )
        if len(named) > 1:
            raise PydanticCustomError(
                "quota_of_many", "a quota is of one thing, and here stand '{first}' and '{second}'; take one away, or "
                "write null beside it where it is inherited", {"first": named[0], "second": named[1]},
            )
        return self

    @property
    def of(self) -> Of:
        """The thing that it is a quota of: the field that holds the amount."""
        return next(name for name in WORDS if getattr(self, name) is not None)

    @property
    def amount(self) -> float:
        """What each person is to bring in a period, in the unit of the field `of`."""
        return float(getattr(self, self.of))

    @property
    def months(self) -> int:
        """Months in a period."""
        return MONTHS_IN[self.per]

    def words(self) -> str:
        """Return the quota as it is said: `2 clients won a month`."""
        return self.words_in(None)

    def words_in(self, money: Money | None) -> str:
        """Return the quota as it is said, a sum in the currency: `150,000 RUB of margin a month`."""
        amount = in_words(self.amount, unit_of(type(self).model_fields[self.of]), money)
        return " ".join(filter(None, (amount, WORDS[self.of], f"a {self.per}")))
