"""How accounts and leads pass from one person to another."""

from typing import Annotated

from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.objections import in_use, nothing_passes
from simulator.scenario.schema.policies import HANDOVER
from simulator.scenario.schema.quantities import Hours


class Handover(Values):
    """How accounts and leads pass from one person to another."""

    style: Annotated[str, HANDOVER, Acts(unless=nothing_passes)] = HANDOVER.field()
    hours: Annotated[Hours, Acts(unless=in_use(nothing_passes))] = declared(
        "1 h", "hours of a hand-over of an account, charged to both sides",
        unit="h", plausible=(0, 4), source="C50, B.7", evidence="A", kind="lever",
        exists=lambda facts: facts.own.style == "hard",
    )
    parallel_hours: Annotated[Hours, Acts(unless=in_use(nothing_passes))] = declared(
        "2 h", "hours of a parallel hand-over of an account, charged to both sides",
        unit="h", plausible=(0, 8), source="C50", evidence="A", kind="lever",
        exists=lambda facts: facts.own.style == "parallel",
    )
    lead_hours: Hours = declared(
        "10 min", "hours to pass a lead on to a colleague, charged to the one who passes it",
        unit="h", plausible=(0, 1), source="C98", evidence="A", kind="lever",
        exists=lambda facts: facts.passes_leads(),
    )
