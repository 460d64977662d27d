"""The market: everything that no manager decides — clients, human nature, wages."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.kernel.adding import total
from simulator.kernel.showing import counted, listed, named
from simulator.scenario.schema.calendar import Calendar
from simulator.scenario.schema.circumstances import Circumstances, seats_are_filled
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS, Bonds, Buying, Payments, Reactivation, Segment
from simulator.scenario.schema.crafts import Wages
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.defaults import changes_as_html, changes_in_words
from simulator.scenario.schema.demand import Calling, Deals, Inquiries, Opening, Prospects, Qualifying
from simulator.scenario.schema.human import HumanNature
from simulator.scenario.schema.labels import CurrencyLabel, Label
from simulator.scenario.schema.marketing import Advertising
from simulator.scenario.schema.money import PAYS, Money
from simulator.scenario.schema.plan import Plan
from simulator.scenario.schema.quantities import Hours, Share, Spell
from simulator.scenario.schema.regions import Region
from simulator.scenario.schema.requests import Signals
from simulator.scenario.schema.visits import Problems, Visits

SHARES_TOLERANCE = 1e-6


def _own_plan(facts: Circumstances) -> str:
    return "" if facts.scenario.plan.bookings is None else "this design has a plan of its own"


class Labour(Values):
    """People's working time and what they cost."""

    productive_hours: Hours = declared(
        "130 h", "productive hours in a month of 168; every duration of work is stretched accordingly",
        unit="h", plausible=(110.0, 140.0), source="B.1", evidence="V", gt=0, le=168,
    )
    wages: Wages = Wages()
    hiring_cost: float = declared(
        0.25, "cost of filling a seat from outside, in annual target pays",
        unit="annual pays", plausible=(0.1, 0.6), source="B.8, MODEL 11", evidence="A", ge=0, le=100,
        exists=seats_are_filled,
    )
    severance: float = declared(
        2.0, "what somebody gets who is dismissed, in monthly target pays",
        unit="target pays", plausible=(0, 6), source="C89", evidence="A", ge=0, le=100,
        exists=lambda facts: bool(facts.scenario.timeline),
    )
    search: Hours = declared(
        "43 days", "time to fill a seat from outside, without the search for an applicant who qualifies: notice, "
        "contract",
        unit="h", plausible=(56.0, 336.0), source="B.8", evidence="V2",
        exists=seats_are_filled,
    )
    applicant_every: Hours = declared(
        "2 days", "time between two applicants for a seat",
        unit="h", plausible=(2.8, 56.0), source="B.8, C.8", evidence="D",
        exists=seats_are_filled,
    )
    standard: float = declared(
        0.5, "how far above the median of applicants somebody must be in each talent that the seat requires, in sigmas",
        unit="sigmas", plausible=(-1, 1.5), source="C.8, C105", evidence="A", ge=-5, le=2.5,
    )
    scarcity: float = declared(
        0.05, "elasticity of the wage of a seat to how much rarer those are who qualify for it than for one talent",
        unit="1", plausible=(0, 0.2), source="B.8, C105", evidence="D", ge=0, le=2,
    )
    absences_per_year: float = declared(
        4.0, "times a year that somebody is away, ill or on leave",
        unit="1/year", plausible=(2, 10), source="B.1", evidence="A", ge=0, le=50,
    )
    absence: Spell = declared(
        {"mean": "5 workdays", "spread": "exponential"}, "how long each absence lasts",
        unit="h", plausible=(16.0, 80.0), source="B.1", evidence="A",
    )
    seat_cost: float = declared(
        0.10, "workplace, telephone and CRM of one person",
        unit="money/month", plausible=(0.03, 0.25), source="C103", evidence="A", ge=0, le=1e6,
    )


class Market(Values):
    """What is the same for every design."""

    name: Label = "distribution"
    currency: CurrencyLabel = Field(
        PAYS, description="what sums are in: a code or sign, such as RUB, ₽, EUR; pay: months of a closer's target pay"
    )
    closer_pay: float | None = declared(
        None, "what a closer earns a month at target, in the currency; null: as wages.closing says beside the currency",
        unit="1/month", source="the user", evidence="A", kind="setting", gt=0, le=1e12,
        means_something=lambda _: False,  # it says what a sum is, and nobody leans on it
    )
    sums: Literal["pays"] | None = Field(
        None, description="pays: the sums of this file are in months of a closer's target pay; null: in the currency"
    )
    segments: dict[Label, Segment] = Field(
        default_factory=lambda: {name: Segment.model_validate(body) for name, body in DEFAULT_SEGMENTS.items()},
        min_length=1,
    )
    regions: dict[Label, Region] = Field(
        default_factory=dict, description="parts of the market away from the home office; none: everybody is at home"
    )
    calendar: Calendar = Calendar()
    prospects: Prospects = Prospects()
    calling: Calling = Calling()
    inquiries: Inquiries = Inquiries()
    advertising: Advertising = Advertising()
    qualifying: Qualifying = Qualifying()
    signals: Signals = Signals()
    deals: Deals = Deals()
    buying: Buying = Buying()
    neglect_multiplier: float = declared(
        2.5, "how much likelier a client leaves who feels no attention at all; hazard x M ** (1 - attention)",
        unit="1", plausible=(1.2, 5), source="B.5, C.2", evidence="A", ge=1, le=50,
    )
    bonds: Bonds = Bonds()
    reactivation: Reactivation = Reactivation()
    payments: Payments = Payments()
    visits: Visits = Visits()
    problems: Problems = Problems()
    human_nature: HumanNature = HumanNature()
    labour: Labour = Labour()
    gross_margin: Share = declared(
        0.27, "gross margin in a unit of revenue",
        unit="share", plausible=(0.15, 0.45), source="B.5", evidence="V2", gt=0,
    )
    discount: float = declared(
        0.15, "yearly rate at which the future margin of the client base is discounted",
        unit="1/year", plausible=(0.05, 0.4), source="docs/model.md", evidence="A", gt=0, le=5,
    )
    opening: Opening = Opening()
    plan: Annotated[Plan, Acts(unless=_own_plan)] = Field(
        Plan(), description="what every design on this market is held against, unless it has a plan of its own"
    )

    def words(self) -> str:
        """Return what `repr` tells: segments, regions, and how much differs from the defaults."""
        where = f", {counted(len(self.regions), 'region')}" if self.regions else ""
        return f" {named(self.name)}: segments {listed(self.segments, 60)}{where}; {changes_in_words(self)}"

    def _repr_html_(self) -> str:
        """Return what differs from the defaults as a table."""
        return changes_as_html(self)

    @model_validator(mode="before")
    @classmethod
    def _mappings(cls, value: Any) -> Any:
        return {} if value is None else value

    @model_validator(mode="before")
    @classmethod
    def _counts_in_pays(cls, value: Any) -> Any:
        """Let a market with a currency say that its own numbers are pays, so that what is written out can be read."""
        if isinstance(value, dict) and value.get("currency", PAYS) != PAYS and value.get("sums") is None:
            return {**value, "sums": "pays"}
        return value

    @property
    def money(self) -> Money:
        """What sums are in when they are shown; the numbers of a market itself count in monthly pays of a closer."""
        return Money(self.currency, self.closer_pay or 1.0)

    @model_validator(mode="after")
    def _worth_something(self) -> "Market":
        """Refuse a currency in which nobody knows what a closer earns, and pays that are not one."""
        if self.currency == PAYS and self.closer_pay not in (None, 1):
            raise PydanticCustomError("pays", "a closer earns 1 'pay' a month; name the currency: 'currency: EUR'")
        if self.currency != PAYS and self.closer_pay is None:
            raise PydanticCustomError(
                "worth", "what does a closer earn a month in {currency}? Write it beside it: 'closer_pay: 3000'",
                {"currency": self.currency},
            )
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> "Market":
        shared = total(segment.share for segment in self.segments.values())
        if abs(shared - 1) > SHARES_TOLERANCE:
            raise PydanticCustomError(
                "shares", "the shares of the segments add up to {total}, not to 1", {"total": f"{shared:.6g}"}
            )
        away = total(region.share for region in self.regions.values())
        if away > 1 + SHARES_TOLERANCE:
            raise PydanticCustomError(
                "regions", "the shares of the regions add up to {total}, to more than 1", {"total": f"{away:.6g}"}
            )
        return self
