"""What is kept of one replication: enough for every table and to redraw every chart."""

import json
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.fortune import Fortune
from simulator.analysis.sums import Sum
from simulator.analysis.units import unit_words, words_of
from simulator.kernel.showing import counted, figures, html_table, line, named
from simulator.scenario.schema.money import PAYS

SUMS_OF_CONFLICT = frozenset({"retention_pay"})
"""The facts of conflict that are sums."""
HEAD = "/head"
"""How the roles of those end in `hours` who lead a department."""


BY_CHOICE = frozenset({"quit", "walked_out"})
"""The steps by which people leave who want to: attrition counts these, and nobody whom a shock or the firm sends."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The accounts of one seat that serves, at the end of the run.

    `attended` and `buried` count clients who have not left, `limit` is the account limit in weighted accounts.
    """

    role: str
    attended: int
    buried: int
    limit: float | None


@dataclass(frozen=True, slots=True)
class Exit:
    """One person who left the firm in the measured time.

    role: `department/role` of the seat. step: `quit`, `shock`, `walked_out` or `dismissed`. month: months since the
    start of the measured time. tenure: months in the firm, on any seat, counted from the start of the run at the
    earliest. followed: clients that went along. loss: margin lost with the accounts in the year after (money,
    `exits.Accounts.loss`); None where it is undefined. vacant: months until the seat was filled; None where it was not.
    """

    role: str
    step: str
    month: float
    tenure: float
    followed: int
    loss: Sum | None
    vacant: float | None

    @property
    def by_choice(self) -> bool:
        """Whether the person left by own choice, and so counts in attrition."""
        return self.step in BY_CHOICE


@dataclass(frozen=True, slots=True)
class Worker:
    """One person who spent three months of the measured time or more in one role below the heads.

    role: `department/role`, that in which the person was longest; months and results are of it only. hunting, farming:
    the talents, 1 being the mean of those who qualify. months: of the measured time. margin: money a month from orders
    of own accounts, and from the first orders of clients won for others. wins: clients won a month. opportunities: made
    a month out of leads and inquiries.
    """

    role: str
    hunting: float
    farming: float
    months: float
    margin: Sum
    wins: float
    opportunities: float


@dataclass(frozen=True, slots=True)
class Hired:
    """One person below the heads who came to the firm from outside, the warm-up included.

    role: `department/role` of the first seat. month: months since the start of the measured time, negative within the
    warm-up. stayed: months on that seat, until the run ended at the latest. watched: months from the first day to the
    end of the run, whether or not the person was still there. ramped: months until the work of the seat was learned
    (`ramps.RAMPED`); None if it was not. paid_back: months until the first pay day by which the person had brought more
    than all that was booked for him or her; None if there was none. brought: margin of first orders of clients won and
    of later orders of accounts; cost: of being found, pay, workplace and all else (money).
    """

    role: str
    month: float
    stayed: float
    watched: float
    ramped: float | None
    paid_back: float | None
    brought: Sum
    cost: Sum

    @property
    def until_ramped(self) -> tuple[float, bool]:
        """Months until ramped, with True; with False those for which nobody could tell: until the seat was left."""
        return (self.stayed, False) if self.ramped is None else (self.ramped, True)


@dataclass(frozen=True, slots=True)
class Staffed:
    """The seats of one role by measured month, each a mean over the month: that there are, taken, by ramped people."""

    planned: list[float]
    taken: list[float]
    ramped: list[float]


@dataclass(frozen=True, slots=True)
class Source:
    """One way in which leads begin: how many began in the measured time, how many deals ended, how many were won."""

    begun: int
    ended: int
    won: int


@dataclass(frozen=True, slots=True)
class Found:
    """Silent clients whom the first review of the measured time chose, and how many of them bought within 60 days."""

    chosen: int
    bought: int


@dataclass(frozen=True, slots=True)
class BySegment:
    """The clients of one segment.

    clients: who have not left, at the end. managers: seats with any of them. won, lost: in the measured time. margin:
    of their orders served in it (money).
    """

    clients: int
    managers: int
    won: int
    lost: int
    margin: Sum


@dataclass(frozen=True, slots=True)
class Reorganised:
    """One change of the organisation that has come.

    month: months since the start of the measured time, negative within the warm-up. number: its place in the timeline,
    from 0. opened, closed: seats below the heads. moved, redundant: people who got another seat, and who got none.
    """

    month: float
    number: int
    opened: int
    closed: int
    moved: int
    redundant: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Indicators and series of one replication of one design, over the measured months only.

    indicators: key (MODEL 10, `catalogue.CATALOGUE`) -> value; None for ratios that do not exist in this run (no deal
        was won, so there is no cycle time).
    monthly: series name (`series.SERIES`) -> one number a measured month. Flows (profit, margin, regular_margin,
        salary, commission, bonus, retention, hiring, seats, travel, marketing, new_clients, lost_clients, followed,
        leavers) are of the month; stocks (value, base_value, active, dormant, buried, accounts_per_manager, open_deals)
        are at its end; `value` is cumulative from the start of the measured time. `hunting_hours` (hours of hunting
        for each taken seat below the heads) and `vacancies` (seats below the heads that stand empty) are means over the
        month; so are `planned_seats` (seats below the heads that there are), `taken_seats`, and `ramped_people` (those
        on them who have learned their work). `comfort` is the mean factor on resistance of those who are there at its
        end. `regular_margin` is the part of the margin that comes from orders after the first of a client whom a seat
        has won; clients of the opening base are regular ones.
    hours: role -> activity -> hours paid, idling and absences included.
    funnel: stage -> how often it was reached: called, reached, leads, inquiries, opportunities, deals, won,
        lost, no_decision, junk, cold.
    waits: activity -> [tasks started, sum of their waiting hours] for work that queues.
    portfolios: one for each seat that serves; those that stand empty and hold no accounts are left out.
    person_margins: margin earned with the accounts of each person who earned any, largest first (money).
    events: events that the run processed.
    exits: everybody who left the firm, heads included, in the order of time.
    people: those who were there for three months at least, in the order in which they came.
    pay: role -> salaries, commissions, bonuses and pay for staying (money).
    person_months: role -> months that people sat on its seats; a seat that stands empty adds nothing.
    sources: `leads` and `inquiries` -> what became of them.
    silent: silent clients whom the first review chose, and what became of them.
    conflict: facts of disputes in the window: `power` (share of the margin that would have followed those whose pay was
        cut, at that hour; 0 without a cut), `strikes`, `strike_hours`, `yielded` (strikes to which the firm yielded),
        `left_together` (people who left by a walk-out or were dismissed for striking), `founded` (rivals of leavers),
        `clients_at_rivals`, `retention_pay` (money beside the plans).
    visits: what the VIP programme did: visits, top_visits (of clients among the top), surveys, found (hidden problems;
        found_by_survey of them), false_alarms, fixed, sold, referrals (counts), and lead_days: how many calendar days
        before the doubt a problem was found, on average (0 where none was). Empty where nobody visited anybody.
    changes: the changes of the organisation that came, those within the warm-up included.
    attainments: role -> what each person brought in each period as a share of the quota (`quotas.attainments`); roles
        without a quota are left out.
    hired: everybody below the heads who came from outside, in the order of time, those within the warm-up included.
    staffed: role below the heads -> its seats by measured month.
    segments: segment -> its clients; one of which the firm never had any is left out.
    fortune: what luck added to value and profit; None where nobody kept account of it.
    currency: what sums of money are in. A run counts in months of a closer's target pay, `pay`; the outcomes of a
        comparison are in the currency of its market (`currency.in_currency`).
    """

    design: str
    replication: int
    indicators: dict[str, float | None]
    monthly: dict[str, list[float]]
    hours: dict[str, dict[str, float]]
    funnel: dict[str, float]
    waits: dict[str, tuple[float, float]]
    portfolios: list[Portfolio]
    person_margins: list[Sum]
    events: int
    exits: list[Exit] = field(default_factory=list)
    people: list[Worker] = field(default_factory=list)
    pay: dict[str, Sum] = field(default_factory=dict)
    person_months: dict[str, float] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    silent: Found = Found(0, 0)
    conflict: dict[str, float] = field(default_factory=dict)
    visits: dict[str, float] = field(default_factory=dict)
    changes: list[Reorganised] = field(default_factory=list)
    attainments: dict[str, list[float]] = field(default_factory=dict)
    hired: list[Hired] = field(default_factory=list)
    staffed: dict[str, Staffed] = field(default_factory=dict)
    segments: dict[str, BySegment] = field(default_factory=dict)
    fortune: Fortune | None = None
    currency: str = PAYS

    def __repr__(self) -> str:
        """Return whose outcome it is and the value that was created."""
        return line(f"Outcome of {self._words()}")

    def _repr_html_(self) -> str:
        """Return a table of the indicators with their units."""
        header = ("indicator", "value", "unit", "key", "what it is")
        rows = [_indicator_row(key, number, self.currency) for key, number in self.indicators.items()]
        return html_table(f"Outcome of {self._words()}", header, rows)

    def _words(self) -> str:
        months = max((len(numbers) for numbers in self.monthly.values()), default=0)
        value = self.indicators.get("value")
        created = "" if value is None else f"value {figures(value)} {words_of(self.currency)}, "
        return (
            f"{named(self.design)}, replication {self.replication}: {created}"
            f"{counted(len(self.indicators), 'indicator')}, {counted(months, 'measured month')}"
        )

    @property
    def head_hours(self) -> dict[str, dict[str, float]]:
        """Department -> activity -> hours of its head; departments that nobody leads are left out."""
        return {role.removesuffix(HEAD): hours for role, hours in self.hours.items() if role.endswith(HEAD)}

    def to_bytes(self) -> bytes:
        """Return the outcome as compressed JSON, equal for equal outcomes."""
        return zlib.compress(json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode(), 6)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Outcome":
        """Read what `to_bytes` wrote.

        `ValueError`, `KeyError`, `TypeError` or `zlib.error` for anything else, outcomes of other versions among it.
        """
        facts: dict[str, Any] = json.loads(zlib.decompress(packed))
        facts["portfolios"] = [Portfolio(**portfolio) for portfolio in facts["portfolios"]]
        facts["exits"] = [Exit(**one) for one in facts["exits"]]
        facts["people"] = [Worker(**person) for person in facts["people"]]
        facts["sources"] = {name: Source(**source) for name, source in facts["sources"].items()}
        facts["changes"] = [Reorganised(**change) for change in facts["changes"]]
        facts["hired"] = [Hired(**one) for one in facts["hired"]]
        facts["staffed"] = {role: Staffed(**seats) for role, seats in facts["staffed"].items()}
        facts["segments"] = {name: BySegment(**one) for name, one in facts["segments"].items()}
        facts["fortune"] = None if facts.get("fortune") is None else Fortune.of(facts["fortune"])
        facts["silent"] = Found(**facts["silent"])
        facts["waits"] = {activity: (started, total) for activity, (started, total) in facts["waits"].items()}
        return cls(**facts)


def _indicator_row(key: str, number: float | None, currency: str) -> tuple[str, str, str, str, str]:
    known = BY_KEY.get(key)
    name, unit, definition = (known.name, known.unit, known.definition) if known else (key, "1", "")
    if number is None:
        return name, "–", "", key, definition
    shown = f"{100 * number:.1f} %" if unit == "share" else figures(number)
    return name, shown, "" if unit == "share" else unit_words(unit, currency), key, definition
