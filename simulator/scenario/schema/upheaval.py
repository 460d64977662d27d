"""What a change of the organisation does to the people who are moved (C89)."""

from simulator.scenario.schema.circumstances import Circumstances
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.quantities import Hours


def _people_are_moved(facts: Circumstances) -> bool:
    """Whether anybody is moved, and may leave over it."""
    return "quitting" in facts.on and bool(facts.scenario.timeline)


class Upheaval(Values):
    """Not everybody wants to do something else: whoever is moved is likelier to leave for a while."""

    exists = _people_are_moved

    shock: float = declared(
        0.5, "how much likelier somebody leaves who was moved to another seat by a change of the organisation: added "
        "to the logarithm of the hazard of leaving",
        unit="1", plausible=(0, 1.2), source="C89, C.5", evidence="A", ge=0, le=10,
    )
    lasts: Hours = declared(
        "6 months", "how long that lasts after the move",
        unit="h", plausible=(504.0, 2016.0), source="C89", evidence="A",
    )
