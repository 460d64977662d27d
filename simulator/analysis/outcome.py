"""What is kept of one replication: enough for every table and to redraw every chart."""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any

NOT_MODELLED_YET = ("followed_sellers", "leavers", "overdue_share", "forecast_error", "exit_loss")
"""Indicators whose mechanisms do not exist yet; they are None in every outcome and shown as such."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The accounts of one seat that serves, at the end of the run.

    `attended` and `buried` count clients who have not left, `limit` is the attention limit in weighted accounts.
    """

    role: str
    attended: int
    buried: int
    limit: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Indicators and series of one replication of one design, over the measured months only.

    indicators: key (MODEL 10, `indicators.CATALOGUE`) -> value; None for what is not modelled yet and for ratios
        that do not exist in this run (no deal was won, so there is no cycle time).
    monthly: series name -> one number a measured month. Flows (profit, margin, salary, commission, bonus, hiring,
        seats, new_clients, lost_clients) are of the month; stocks (value, base_value, active, dormant, buried,
        accounts_per_manager) are at its end. `value` is cumulative from the start of the measured time.
    hours: role -> activity -> hours worked, idling included.
    funnel: stage -> how often it was reached: called, reached, leads, inquiries, opportunities, deals, won,
        lost, no_decision, junk, cold.
    waits: activity -> [tasks started, sum of their waiting hours] for work that queues.
    portfolios: one for each seat that serves.
    seat_margins: margin earned with the accounts of each seat, largest first (money).
    events: events that the run processed.
    """

    design: str
    replication: int
    indicators: dict[str, float | None]
    monthly: dict[str, list[float]]
    hours: dict[str, dict[str, float]]
    funnel: dict[str, float]
    waits: dict[str, tuple[float, float]]
    portfolios: list[Portfolio]
    seat_margins: list[float]
    events: int

    def to_bytes(self) -> bytes:
        """Return the outcome as compressed JSON, equal for equal outcomes."""
        return zlib.compress(json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode(), 6)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Outcome":
        """Read what `to_bytes` wrote; `ValueError` or `zlib.error` for anything else."""
        facts: dict[str, Any] = json.loads(zlib.decompress(packed))
        facts["portfolios"] = [Portfolio(**portfolio) for portfolio in facts["portfolios"]]
        facts["waits"] = {activity: (started, total) for activity, (started, total) in facts["waits"].items()}
        return cls(**facts)
