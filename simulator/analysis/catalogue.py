"""The indicators by name: unit, which direction is better, and how the number is shown."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["money", "clients", "people", "share", "hours", "days", "1"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of MODEL 10; `better` is +1 if more is better, -1 if less is, 0 if neither."""

    key: str
    unit: Unit
    better: int


CATALOGUE: tuple[Indicator, ...] = (
    Indicator("value", "money", +1),
    Indicator("profit", "money", +1),
    Indicator("revenue", "money", +1),
    Indicator("margin", "money", +1),
    Indicator("payroll", "money", 0),
    Indicator("sales_cost", "money", -1),
    Indicator("base_value_change", "money", +1),
    Indicator("new_clients", "clients", +1),
    Indicator("clients_at_end", "clients", +1),
    Indicator("lost_clients", "clients", -1),
    Indicator("clients_followed", "clients", -1),
    Indicator("leavers", "people", -1),
    Indicator("churn_annual", "share", -1),
    Indicator("win_rate", "share", +1),
    Indicator("dormant_share", "share", -1),
    Indicator("buried_share", "share", -1),
    Indicator("untouched_share", "share", -1),
    Indicator("overdue_share", "share", -1),
    Indicator("hunting_share", "share", 0),
    Indicator("idle_share", "share", -1),
    Indicator("top_seller_share", "share", -1),
    Indicator("utilisation", "share", 0),
    Indicator("response_hours", "hours", -1),
    Indicator("cycle_days", "days", -1),
    Indicator("cost_per_win", "money", -1),
    Indicator("margin_per_head", "money", +1),
    Indicator("new_clients_cv", "1", -1),
    Indicator("forecast_error", "share", -1),
    Indicator("exit_loss", "money", -1),
    Indicator("accounts_per_manager", "clients", 0),
)
"""Every indicator, in the order of tables; `value` is the one that the verdict stands on."""

BY_KEY: dict[str, Indicator] = {indicator.key: indicator for indicator in CATALOGUE}
