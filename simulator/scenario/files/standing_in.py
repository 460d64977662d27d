"""What stands in for something that was written wrongly and has no default, while the rest is checked."""

from collections.abc import Sequence
from typing import Any

from simulator.scenario.files.fields import Step, annotation_at, field_at, model_of
from simulator.scenario.files.positions import Node, planted
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS, Segment
from simulator.scenario.schema.headcount import Headcount, Hire, HireEvery
from simulator.scenario.schema.organization import Department, Organization
from simulator.scenario.schema.plan import Bookings
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.regions import Region
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.timeline import Change
from simulator.scenario.schema.work import NAMED

EVERY_WORK = list(NAMED)
SOUND_ROLE = {"count": 1, "order_of_work": EVERY_WORK}
SOUND_DEPARTMENT = {"roles": {"somebody": SOUND_ROLE}}
SOUND_MODELS: dict[type, Any] = {
    Segment: DEFAULT_SEGMENTS["small"],
    Role: SOUND_ROLE,
    Department: SOUND_DEPARTMENT,
    Organization: {"departments": {"sales": SOUND_DEPARTMENT}},
    Spell: "1 h",
    Change: {"at": "1 month", "organization": {"departments": {"sales": SOUND_DEPARTMENT}}},
    Region: {"share": 0},
    Bookings: {"amount": 1},
    Headcount: 1,
    Hire: {"at": "1 month"},
    HireEvery: {"every": "1 month"},
}
SOUND_FIELDS: dict[str, Any] = {
    **DEFAULT_SEGMENTS["small"],
    **SOUND_ROLE,
    **SOUND_DEPARTMENT,
    "departments": {"sales": SOUND_DEPARTMENT},
    "mean": "1 h",
    "at": "1 month",
    "amount": 1,
    "start": 1,
    "every": "1 month",
}


def sound(path: Sequence[Step]) -> Node | None:
    """Return a sound value for a field that must be given, None for one that has a default."""
    field = field_at(path)
    if field is not None and not field.is_required():
        return None
    if field is not None and path[-1] in SOUND_FIELDS:
        return planted(SOUND_FIELDS[str(path[-1])])
    if isinstance(path[-1], int) and path[-2] == "amount":
        return planted(SOUND_FIELDS["amount"])
    model = model_of(annotation_at(path))
    return planted(SOUND_MODELS[model]) if model in SOUND_MODELS else None
