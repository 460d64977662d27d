"""The words of the journal: each is stored as its number."""

from enum import IntEnum
from typing import Final

from simulator.scenario.schema.extensions import ExtensionError
from simulator.scenario.schema.work import ADDED, WORK


class Activity(IntEnum):
    """What an hour is spent on. Kinds of work have the names of their sheets, those of extensions numbers beyond."""

    PROSPECTING = 0
    QUALIFYING = 1
    CLOSING = 2
    SERVING = 3
    DEVELOPING = 4
    REACTIVATING = 5
    HANDING_OVER = 6
    MEETING = 7
    LEADING = 8
    IDLING = 9
    ABSENT = 10
    """Ill or on leave: paid, and not worked."""
    SWITCHING = 11
    """Minutes lost between hunting and looking after clients."""
    REWINNING = 12
    """Selling an order again to a client of the firm."""
    COLLECTING = 13
    """Asking for overdue payments."""
    SCRIPTING = 14
    """Keeping a script up to date."""
    REVIEWING = 15
    """A head and an owner go through a portfolio."""
    COACHING = 16
    CONTROLLING = 17
    PUSHING = 18
    """A head joins the last touch of a deal."""
    PAPERWORK = 19
    """A head's meetings elsewhere, plans and reports."""
    STRIKING = 20
    """Hours in which strikers do nothing: not worked."""
    TRAINING = 21
    """Learning the work of another seat, where a change of the organisation brings one."""
    TRAVELLING = 22
    """On the way to a client, and back."""
    VISITING = 23
    """Visits of clients and surveys among them, as the VIP programme has them."""
    FIXING = 24
    """Seeing to a problem that a visit or a survey has shown."""


def _numbers() -> dict[str, int]:
    """Return the numbers of all activities by name: ours, and behind them the kinds of work of extensions."""
    numbers = {activity.name.lower(): int(activity) for activity in Activity}
    for name in (sheet.name for sheet in WORK if sheet.name in ADDED):
        if name in numbers:
            raise ExtensionError(f"the kind of work '{name}' of an extension has the name of another activity")
        numbers[name] = len(numbers)
    return numbers


ACTIVITIES: dict[str, int] = _numbers()
"""All activities by name, in the order of their numbers."""

WORK_NUMBERS: dict[str, int] = {sheet.name: ACTIVITIES[sheet.name] for sheet in WORK}
"""The kinds of work by name."""

HUNTING: tuple[int, ...] = tuple(WORK_NUMBERS[sheet.name] for sheet in WORK if sheet.side == "hunting")
"""The work that brings new clients."""

CARE: tuple[int, ...] = tuple(sorted((
    Activity.COLLECTING, Activity.FIXING, *(WORK_NUMBERS[sheet.name] for sheet in WORK if sheet.side == "care")
)))  # fmt: skip
"""The work with clients whom the firm has."""

NOT_WORKED = (Activity.IDLING, Activity.ABSENT, Activity.STRIKING)
"""Paid hours in which nobody works."""


class Stage(IntEnum):
    """Where a lead stands. It begins as LEAD, INQUIRY or (a lead of the opening pipeline) OPPORTUNITY."""

    LEAD = 0
    INQUIRY = 1
    OPPORTUNITY = 2
    DEAL = 3
    WON = 4
    LOST = 5
    NO_DECISION = 6
    JUNK = 7
    COLD = 8


ENDS = (Stage.WON, Stage.LOST, Stage.NO_DECISION, Stage.JUNK, Stage.COLD)
"""The stages in which a lead ends."""


class Moment(IntEnum):
    """A moment of chance: what may come of it, and how likely that is by all that is known before."""

    TOUCH = 0
    """A deal survives a touch, the last of which wins it, or fails."""
    NATURE = 1
    """A client is got to know; came is the margin that it brings, 1 being the mean of its segment."""
    NEED = 2
    """A need arises at a candidate moment; came is the size of the order, 1 being the client's mean, or 0."""
    NEEDS = 3
    """So many candidate moments of need have come in a client's time with the firm, and so many were to be expected."""
    DOUBT = 4
    """A client leaves at a candidate moment of doubt, or stays."""
    DOUBTS = 5
    """A candidate moment of doubt comes, which may be at any hour of a client's time with the firm (`spells`)."""
    CEASING = 6
    """A client leaves the market, which may be at any hour of its time with the firm (`spells`)."""
    FOLLOWING = 7
    """A client follows a person who leaves the firm, or stays."""
    NOTICE = 8
    """A person considers whether to stay, and gives notice or does not."""
    HUNTER = 9
    """A person is found for a seat; came is the hunter's talent, expected its mean among those who qualify."""
    FARMER = 10
    """The same of the farmer's talent."""


class State(IntEnum):
    """Where a client of the firm stands; exactly one at a time."""

    CUSTOMER = 0
    """Owned by a seat, whether looked after or buried."""
    WAITING = 1
    """Won, and waiting for a place in a portfolio."""
    LEFT = 2
    """Gone to a competitor; may be won back once."""
    CEASED = 3
    """Left the market; nobody can win it back."""
    TURNED_AWAY = 4
    """Won, and refused for want of a place."""
    FOLLOWED = 5
    """Gone with a person who left the firm."""


LIVING = (State.CUSTOMER, State.WAITING)
"""The states of a client who has not left."""

LOSSES = (State.LEFT, State.CEASED, State.FOLLOWED)
"""The states of a client whom the firm had and has lost."""


class Step(IntEnum):
    """What happens between a person and a seat."""

    OPENED = 0
    """A person of the staff of the start takes the seat."""
    HIRED = 1
    """A person from outside takes the seat; the value is the time from the first day of the search, in hours."""
    ROSE_TO = 2
    """A person takes the seat by rising from another one; the value is the number of that seat."""
    ROSE_FROM = 3
    """A person gives the seat up to rise; the value is the number of the new seat."""
    QUIT = 4
    """A person leaves the firm by own choice; the value is the hazard, a year, at that moment."""
    SHOCK = 5
    """A shock makes a person leave the firm."""
    WALKED_OUT = 6
    """A person leaves together with others when a strike has failed; the value is how many they are."""
    DISMISSED = 7
    """A person is dismissed for striking; the value is how many are."""
    MOVED_TO = 8
    """A person takes the seat by a change of the organisation; the value is the number of the former one."""
    MOVED_FROM = 9
    """A change of the organisation takes a person off the seat; the value is the number of the new one."""
    REDUNDANT = 10
    """A change of the organisation has no seat for a person, who leaves the firm."""


ARRIVALS = (Step.OPENED, Step.HIRED, Step.ROSE_TO, Step.MOVED_TO)
EXITS = (Step.QUIT, Step.SHOCK, Step.WALKED_OUT, Step.DISMISSED, Step.REDUNDANT)
"""Steps that take a person out of the firm."""
VACATED = (Step.ROSE_FROM, Step.MOVED_FROM, *EXITS)


class Cause(IntEnum):
    """Why an account passes from one seat to another."""

    WON = 0
    """The winner does not look after it."""
    EXIT = 1
    """Its owner left the firm."""
    ROSE = 2
    """Its owner rose to another seat."""
    ROTATED = 3
    """A review gave it to a colleague."""
    RELIEVED = 4
    """It was buried, and a person who is new on a seat has room for it."""
    DUE = 5
    """The first months with its winner are over."""
    CHANGED = 6
    """The organisation changed: its owner takes it along to another seat, or has another kind of work now."""


class Cost(IntEnum):
    """What money is spent on; what is earned stands with the orders served."""

    SALARY = 0
    COMMISSION = 1
    BONUS = 2
    HIRING = 3
    SEATS = 4
    RETENTION = 5
    """Pay beside the plan for staying: agreed with people who could take clients along, or won by a strike."""
    SEVERANCE = 6
    """Paid to those for whom a change of the organisation has no seat."""
    TRAVEL = 7
    """Journeys to clients."""
    MARKETING = 8
    """Adverts; they are charged to no seat."""


class Dispute(IntEnum):
    """What happens between the firm and its people, and with the firms that leavers found."""

    CUT = 0
    """Pay is cut; people: whom it hits; value: the share of the firm's margin that would follow all of them."""
    STRIKE = 1
    """A strike begins; people: strikers; value: the hours for which they can hold out."""
    YIELD = 2
    """The firm takes the cut back; people: strikers; value: the hour."""
    WALK_OUT = 3
    """Strikers leave together; people: how many; value: the margin a month that is expected to follow them."""
    DISMISSAL = 4
    """Strikers are dismissed; people and value as for a walk-out."""
    RETURN = 5
    """Strikers go back to work under the new rules; people: how many; value: the hour."""
    FOUNDED = 6
    """Leavers found a firm of their own; people: founders; value: the number of the rival."""


class Trace(IntEnum):
    """Details that only the full event trace keeps."""

    CONTACT = 0
    """A contact with a client; the value is the bond after it."""
    NEED_PASSED = 2
    """A need that neglect kept from becoming an order; the value is the attention felt."""
    SERVED_LATE = 3
    """Service came late; the value is the waiting time in hours."""
    HANDED_OVER = 4
    """An account got a new holder; the value is the bond that the holder starts with."""
    BURIED = 5
    """An account found no place in the portfolio; the value is the number of buried accounts there."""
    FOUND_GONE = 6
    """A call found that the client had left; the value is the number of hours since then."""


BOUGHT: Final = 1 << 28
"""Clients who ask after an advert have numbers from here on, up to those of referrals."""

REFERRALS: Final = 1 << 30
"""Clients whom other clients have named have numbers from here on."""

NO_SEAT: Final = -1
DID_NOT_QUEUE: Final = -1.0
