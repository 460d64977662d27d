"""The monthly series of an outcome: what each is, and its unit. Nothing else declares it; frames take it from here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each measured month, in `unit`, a key of `units.UNITS`.

    `definition` is what readers are told, in English. Flows are of the month, stocks are at its end.
    """

    key: str
    unit: str
    definition: str


SERIES: tuple[Series, ...] = (
    Series("value", "money", "value created so far: profit since the start of the measured time, and what the client "
           "base has gained in worth"),
    Series("base_value", "money", "future margin expected from the client base at the end of the month, discounted"),
    Series("profit", "money", "gross margin of the month less all cost of the sales organisation"),
    Series("margin", "money", "gross margin of the orders served in the month"),
    Series("regular_margin", "money", "the part of the margin that comes from orders after the first of a client whom "
           "a seat has won, and from clients of the opening base"),
    Series("salary", "money", "salaries of the month"),
    Series("commission", "money", "commissions of the month"),
    Series("bonus", "money", "bonuses of the month"),
    Series("hiring", "money", "cost of filling seats in the month"),
    Series("seats", "money", "cost of workplaces in the month"),
    Series("retention", "money", "pay for staying beside the plan, in the month"),
    Series("severance", "money", "severance paid in the month"),
    Series("travel", "money", "cost of journeys to clients in the month"),
    Series("new_clients", "clients", "clients won in the month"),
    Series("lost_clients", "clients", "clients who left in the month"),
    Series("active", "clients", "clients at the end of the month who are looked after and not silent"),
    Series("dormant", "clients", "silent clients at the end of the month who are looked after"),
    Series("buried", "clients", "clients at the end of the month beyond the account limits"),
    Series("accounts_per_manager", "clients", "clients for each seat that serves, at the end of the month"),
    Series("hunting_hours", "hours", "prospecting, qualifying and closing, for each taken seat below the heads"),
    Series("comfort", "1", "mean factor that residual income puts on resistance, at the end of the month; 1 is none"),
    Series("leavers", "people", "people who left the firm in the month"),
    Series("followed", "clients", "clients who went along with leavers in the month"),
    Series("vacancies", "seats", "seats below the heads that stand empty, mean over the month"),
    Series("planned_seats", "seats", "seats below the heads that there are, taken or not, mean over the month"),
    Series("taken_seats", "seats", "seats below the heads on which somebody sits, mean over the month"),
    Series("ramped_people", "people", "people below the heads who have learned the work of their seats, mean over the "
           "month"),
    Series("open_deals", "deals", "deals that somebody works on at the end of the month"),
)  # fmt: skip
"""Every monthly series, in the order of frames."""
