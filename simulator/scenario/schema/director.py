"""The commercial director: over the heads, and close to the clients who matter most."""

from typing import Annotated

from pydantic import Field

from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.heads import Head, KeyAccounts
from simulator.scenario.schema.mechanisms import CHOICE
from simulator.scenario.schema.objections import in_use, no_key_accounts, nobody_to_press
from simulator.scenario.schema.quantities import Share


class Director(Values):
    """A commercial director over all departments (C44): leads those whose chair is empty, and knows key clients."""

    insistence: Annotated[float, Acts(unless=in_use(nobody_to_press))] = declared(
        0.5, "how hard the director insists on the order of work, of a department without a head",
        unit="hours' pay", plausible=(0, 2), source="C09, C44", evidence="A", kind="lever", ge=0, le=100,
        acts_by=CHOICE,
    )
    paperwork: Share = declared(
        0.6, "share of the director's hours that are for anything but people and clients",
        unit="share", plausible=(0.4, 0.8), source="C.8", evidence="A", kind="lever", lt=1,
    )
    key_accounts: Annotated[KeyAccounts | None, Acts(unless=in_use(no_key_accounts))] = Field(
        KeyAccounts(), description="ties of top management with the most valuable clients of the firm; null: none (C51)"
    )

    @property
    def as_head(self) -> Head:
        """What the director does as heads do: paperwork, ties and talk, and none of the routines of a department."""
        routines = {"planning_every": None, "control_hours": "0 h", "coaching_hours": "0 h", "push_hours": None}
        own = {"insistence": self.insistence, "paperwork": self.paperwork, "key_accounts": self.key_accounts}
        return Head.model_validate(routines | {"review": "none"} | own)
