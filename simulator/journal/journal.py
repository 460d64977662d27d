"""The journal of a run: flat facts in columns, written in the order in which they happen.

Every indicator, chart and log is a function of this object and of nothing else. Times are working hours from the
start of the run, money is in units of a closer's monthly target pay.
"""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import counted, html_table, line, listed, named
from simulator.scenario.schema.quotas import Quota

Column = npt.NDArray[np.float64]
Fact = tuple[float, ...]

SHOWN: Final = 5
"""Facts that a table shows of itself in a notebook."""
MANY: Final = 1_000
"""Facts of one kind that may wait to be packed at the end of a month; they take four times the room until then."""


class Table:
    """Facts of one kind, one float column for each name.

    Facts are taken down as they come and packed into columns when they are read, because writing slows the run.
    """

    __slots__ = ("_facts", "_packed", "add", "columns")

    def __init__(self, *columns: str) -> None:
        """Create an empty table with these columns; `add` takes one fact as a tuple of one number for each column."""
        self.columns = columns
        self._packed = array("d")
        self._facts: list[float] = []
        """The numbers of all facts that are not packed yet, one after another."""
        self.add: Callable[[Fact], None] = self._facts.extend

    def __len__(self) -> int:
        """Return the number of facts."""
        return (len(self._packed) + len(self._facts)) // len(self.columns)

    def __repr__(self) -> str:
        """Return the number of facts and the columns."""
        return line(f"Table of {counted(len(self), 'fact')}: {listed(self.columns, 150)}")

    def _repr_html_(self) -> str:
        """Return a table of the first facts."""
        self.pack()
        width = len(self.columns)
        shown = min(len(self), SHOWN)
        facts = (self._packed[row * width : (row + 1) * width] for row in range(shown))
        rows = [[f"{number:.6g}" for number in fact] for fact in facts]
        return html_table(f"{counted(len(self), 'fact')}, the first {shown}", self.columns, rows)

    @property
    def waiting(self) -> int:
        """Return the number of facts that are not packed yet."""
        return len(self._facts) // len(self.columns)

    def __getitem__(self, column: str) -> Column:
        """Return one column as an array of length `len(self)`; `ValueError` for an unknown name."""
        self.pack()
        whole = np.frombuffer(self._packed) if self._packed else np.empty(0)
        return whole[self.columns.index(column) :: len(self.columns)].copy()

    def to_bytes(self) -> bytes:
        """Return the facts as bytes, equal for equal facts."""
        self.pack()
        return self._packed.tobytes()

    def pack(self) -> None:
        """Pack what was taken down so far."""
        self._packed.frombytes(np.array(self._facts, np.float64).tobytes())
        self._facts.clear()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle columns and facts; the bound method `add` is made anew."""
        self.pack()
        return _restored, (self.columns, self._packed)


def _restored(columns: tuple[str, ...], packed: "array[float]") -> Table:
    table = Table(*columns)
    table._packed = packed
    return table


class SeatFacts(NamedTuple):
    """What the journal knows of a seat: where it belongs, its limit, when it was opened and when it was closed.

    `closed` is None for a seat that exists until the run ends.
    """

    number: int
    department: str
    role: str
    leads: bool
    serves: bool
    limit: float | None
    opened: float
    closed: float | None = None


class PersonFacts(NamedTuple):
    """What the journal knows of a person: the talents that the market gave, 1 being the mean of those who qualify."""

    number: int
    hunting: float
    farming: float


@dataclass(slots=True)
class Journal:
    """All facts of one replication of one design."""

    design: str
    seed: int
    replication: int
    warm_up: float
    end: float
    gross_margin: float
    segments: tuple[str, ...]
    tracing: bool = False
    discount: float = 0.0
    """By how much later money counts less, an hour."""
    care_pay: float = 0.0
    """What an hour of work with clients costs on this market, whoever does it: pay and workplace."""
    chancing: bool = True
    """Whether the book of chances is kept."""
    by_the_wall: bool = False
    """Whether inquirers wait by the wall clock, nights and weekends included, and not in working hours."""
    events: int = 0
    seats: list[SeatFacts] = field(default_factory=list)
    quotas: tuple[Mapping[str, Quota], ...] = ()
    """`department/role` -> quota: of the organisation at the start, and of what each change makes of it."""
    people: list[PersonFacts] = field(default_factory=list)
    """Everybody who ever had a seat, heads included; the number of a person is the place in this list."""

    work: Table = field(default_factory=lambda: Table("start", "seat", "activity", "hours", "waited"))
    """Each task when it begins; `waited` is how many hours it lay in a queue, or DID_NOT_QUEUE."""
    calls: Table = field(default_factory=lambda: Table("time", "seat", "called", "reached", "warm"))
    """Each call sheet when it ends: prospects called, conversations with decision-makers, warm leads."""
    answers: Table = field(default_factory=lambda: Table("time", "client", "seat", "asked"))
    """Each inquiry when a seat or a head takes it up."""
    overnight: Table = field(default_factory=lambda: Table("time", "client", "age"))
    """Each inquiry that came outside working hours, when it is found in the morning: the hours that have passed since.
    """
    leads: Table = field(default_factory=lambda: Table("time", "client", "attempt", "stage", "seat"))
    """Each stage that a lead reaches."""
    clients: Table = field(default_factory=lambda: Table("time", "client", "state", "seat", "segment"))
    """Each state that a client of the firm takes."""
    placed: Table = field(default_factory=lambda: Table("time", "client", "margin"))
    """Each order when it is placed."""
    served: Table = field(default_factory=lambda: Table("time", "client", "seat", "placed", "margin", "winner"))
    """Each order when it has been served, and its margin earned; `winner` is the seat that won the client."""
    costs: Table = field(default_factory=lambda: Table("time", "cost", "seat", "amount"))
    """Each payment, booked once, at the end of its month."""
    portfolios: Table = field(
        default_factory=lambda: Table("time", "seat", "attended", "buried", "gone", "open_deals", "due_deals")
    )
    """Each seat at month's end: living accounts looked after and buried, accounts of clients who left unnoticed,
    open deals, and those of them that wait for the seller."""
    base: Table = field(
        default_factory=lambda: Table(
            "time", "living", "dormant", "dormant_attended", "buried", "listed", "untouched", "open_leads",
            "untouched_leads", "margin_to_come", "hours_to_come",
        )
    )
    """The client base at month's end: clients who have not left, those of them silent beyond the threshold (all, and
    those looked after), those beyond the account limits; accounts on the lists and those untouched for over 60
    days, the same of open leads; what those who have not left will bring, discounted, and for how many hours they will
    be clients, summed over them and discounted (`books.appraisal`)."""
    stock: Table = field(default_factory=lambda: Table("size", "births", "ready", "resting", "engaged", "exited"))
    """The pool of prospects when the run ends: its size at the start, and how many prospects are in each state."""
    staff: Table = field(default_factory=lambda: Table("time", "seat", "person", "step", "value"))
    """Each `Step` of a person onto a seat or off it; a seat without a person stands empty, unpaid."""
    moves: Table = field(default_factory=lambda: Table("time", "client", "former", "new", "cause"))
    """Each account that passes from one seat to another, and the `Cause`."""
    invoices: Table = field(default_factory=lambda: Table("issued", "client", "seat", "margin", "due", "paid"))
    """Each invoice, at the latest when the run ends; `paid` may lie beyond that, `seat` is the one that served."""
    reports: Table = field(
        default_factory=lambda: Table("time", "seat", "told", "honest", "deals", "plan", "silent", "explained")
    )
    """What each seat reports at a monthly review: of its open deals, the wins it tells of, those that an honest report
    would expect, and how many deals they are; `plan` is the margin of the next month as told (accounts and deals);
    its silent clients, and how many of them it explains away."""
    chosen: Table = field(default_factory=lambda: Table("time", "client", "seat"))
    """Each silent client whom a review finds fit for rotation, under any policy of rotation."""
    motives: Table = field(default_factory=lambda: Table("time", "seat", "person", "pressure", "mandate", "comfort"))
    """Each occupied seat at month's end: the pressure felt, the share of it that is on new clients, and the factor
    that residual income puts on resistance (1 without comfort)."""
    disputes: Table = field(default_factory=lambda: Table("time", "event", "people", "value"))
    """Each `Dispute` between the firm and its people, and each firm that leavers found."""
    rivals: Table = field(default_factory=lambda: Table("time", "client", "rival"))
    """Each client who goes along with the founder of a rival."""
    changes: Table = field(default_factory=lambda: Table("time", "number", "opened", "closed", "moved", "redundant"))
    """Each change of the organisation: its place in the timeline, seats opened and closed (heads' chairs left out),
    people who get another seat and people for whom there is none."""
    visits: Table = field(
        default_factory=lambda: Table(
            "time", "client", "seat", "survey", "top", "living", "found", "alarm", "sold", "named"
        )
    )
    """Each visit and each survey when it ends: whether it was a survey, whether the client is among the top, whether it
    has not left; how many problems were found, whether there was a false alarm, whether something was sold, whether
    the client named a referral."""
    findings: Table = field(default_factory=lambda: Table("time", "client", "seat", "survey", "began", "due"))
    """Each hidden problem when it is found: since when it has existed, and when the client would be in doubt."""
    repairs: Table = field(default_factory=lambda: Table("time", "client", "seat", "due", "fixed"))
    """Each problem, or false alarm (`due` is -1), when its repair ends; `fixed` is 1 if that was in time."""
    progress: Table = field(default_factory=lambda: Table("time", "seat", "person", "share"))
    """How far the person on a seat has learned its work, when the seat is taken and at each month's end: what gets done
    in an hour, as a share of what this person will get done with all experience. Like `seats` and `people` it tells of
    those who are there, not of what happens, and is none of `tables`."""
    chances: Table = field(
        default_factory=lambda: Table("time", "moment", "client", "seat", "expected", "came", "hourly", "fading")
    )
    """Each `Moment` of chance: what was to be expected, what came, and what was at stake for each unit of it: margin
    an hour from then on, until it ends at the hazard `fading` an hour; or, where `fading` is -1, money once."""
    spells: Table = field(
        default_factory=lambda: Table("since", "until", "moment", "client", "rate", "hourly", "fading")
    )
    """Stretches of time at any hour of which a `Moment` could come, at this rate an hour, with what was at stake."""
    trace: Table = field(default_factory=lambda: Table("time", "seat", "client", "event", "value"))
    """The full event trace; empty unless it is asked for."""

    def tables(self) -> dict[str, Table]:
        """Return the tables by name; those that many runs do not have only where they hold anything."""
        names = (
            "work", "calls", "answers", "leads", "clients", "placed", "served", "costs", "portfolios", "base", "stock",
            "staff", "moves", "invoices", "reports", "chosen", "motives", "disputes", "rivals", "changes", "visits",
            "findings", "repairs", "trace",
        )
        rare = (name for name in ("overnight", "chances", "spells") if len(getattr(self, name)))
        return {name: getattr(self, name) for name in (*names, *rare)}

    def __repr__(self) -> str:
        """Return whose journal it is and how much stands in it."""
        return line(f"Journal of {self._words()}")

    def _repr_html_(self) -> str:
        """Return a table of the tables: how many facts each holds, and its columns."""
        rows = [(name, f"{len(table):,}", ", ".join(table.columns)) for name, table in self.tables().items()]
        return html_table(f"Journal of {self._words()}", ("table", "facts", "columns"), rows)

    def _words(self) -> str:
        facts = sum(len(table) for table in self.tables().values())
        return (
            f"{named(self.design)}, replication {self.replication}: {self.end / MONTH:g} months, "
            f"{counted(self.events, 'event')}, {counted(facts, 'fact')}"
        )

    def keep_small(self) -> None:
        """Pack the tables in which much was taken down; the company calls this at the end of each month."""
        for table in self.tables().values():
            if table.waiting > MANY:
                table.pack()

    def note(self, fact: Fact) -> None:
        """Keep a detail for the full event trace, if the run keeps one."""
        if self.tracing:
            self.trace.add(fact)
