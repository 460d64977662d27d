"""The words of the journal: each is stored as its number."""

from enum import IntEnum


class Activity(IntEnum):
    """What an hour is spent on."""

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


HUNTING = (Activity.PROSPECTING, Activity.QUALIFYING, Activity.CLOSING)
"""The work that brings new clients."""


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


LIVING = (State.CUSTOMER, State.WAITING)
"""The states of a client who has not left."""


class Cost(IntEnum):
    """What money is spent on; what is earned stands with the orders served."""

    SALARY = 0
    COMMISSION = 1
    BONUS = 2
    HIRING = 3
    SEATS = 4


class Trace(IntEnum):
    """Details that only the full event trace keeps."""

    CONTACT = 0
    """A contact with a client; the value is the bond after it."""
    ORDER_PLACED = 1
    """A need became an order; the value is its margin."""
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


NO_SEAT = -1
DID_NOT_QUEUE = -1.0
