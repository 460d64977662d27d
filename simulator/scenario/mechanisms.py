"""The switches: every friction can be taken out of all designs at once."""

from pydantic import Field

from simulator.scenario.declared import Values


class Mechanisms(Values):
    """Which frictions act; each has an off value that leaves no trace of it."""

    neglect: bool = Field(
        True,
        description="attention scales the order rate and the hazard of leaving; off: clients buy and leave as if "
        "well served, whatever anybody does (Pareto/NBD). C28, C.2",
    )
    cooling: bool = Field(
        True, description="warm leads, inquiries and waiting opportunities lose warmth until they are taken up. B.3"
    )
    handover_loss: bool = Field(
        True, description="a lead or an account that passes from hand to hand loses context. B.7; its hours are "
        "charged either way"
    )
    least_resistance: bool = Field(
        False,
        description="people choose what to do next: pressure x instruction less the resistance of the work, idling "
        "included; off: they follow the order of work exactly. C13",
    )
