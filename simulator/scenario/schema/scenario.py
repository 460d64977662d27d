"""A scenario: one design on one market, with the time that is simulated."""

import hashlib
import json
from typing import Any, LiteralString

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.kernel.calendar import MONTH
from simulator.kernel.showing import named
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.defaults import changes_as_html, changes_in_words
from simulator.scenario.schema.headcount import MOST_SEATS, in_force
from simulator.scenario.schema.labels import Name
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.mechanisms import Mechanisms
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.plan import Bookings, Plan
from simulator.scenario.schema.quantities import Hours
from simulator.scenario.schema.shocks import Shocks
from simulator.scenario.schema.sums import in_pays
from simulator.scenario.schema.timeline import Change, Plans, check_timeline


class Scenario(Values):
    """Everything that a run needs, apart from seed and replication."""

    name: str = Field("scenario", min_length=1, max_length=80, description="the design's name in tables and charts")
    description: str = Field("", max_length=2000, description="what this design is, for readers")
    market: Market = Market()
    organization: Organization
    timeline: dict[Name, Change] = Field(
        {}, description="changes of the organisation during the run, by name, in the order of time"
    )
    plan: Plan = Field(Plan(), description="what this design is to book; it moves nobody, outcomes are held against it")
    mechanisms: Mechanisms = Mechanisms()
    shocks: Shocks = Shocks()
    warm_up: Hours = declared(
        "12 months", "time that is simulated and not measured",
        unit="h", source="A.0", evidence="A", kind="setting",
    )
    horizon: Hours = declared(
        "36 months", "time that is measured, after the warm-up",
        unit="h", source="A.0", evidence="A", kind="setting", gt=0,
    )

    def words(self) -> str:
        """Return what `repr` tells: seats, market, time, and how much differs from the defaults."""
        firm, market = self.organization.seats_in_words(), named(self.market.name)
        time = f"{self.warm_up / MONTH:g} + {self.horizon / MONTH:g} months"
        return f" {named(self.name)}: {firm} on {market}, {time}; {changes_in_words(self)}"

    def _repr_html_(self) -> str:
        """Return what differs from the defaults as a table."""
        return changes_as_html(self)

    @property
    def money(self) -> Money:
        """What sums are in when they are shown: the currency of the market."""
        return self.market.money

    @property
    def end(self) -> float:
        """Working hours from the start of the run to its end."""
        return self.warm_up + self.horizon

    @property
    def stages(self) -> tuple[Organization, ...]:
        """The organisations of the firm, one after another: that of the start, and what each change makes of it."""
        return self.organization, *(change.organization for change in self.timeline.values())

    @property
    def bookings(self) -> Bookings | None:
        """What this design is to book, by its own plan or else by that of the market; None where nothing is planned."""
        return self.plan.bookings or self.market.plan.bookings

    @property
    def plans(self) -> tuple[tuple[float, Plans], ...]:
        """The head-counts in force by team, from the start (hour 0) and from the hour of each change on."""
        found = [(0.0, in_force({}, self.organization.teams, 0.0))]
        for change in self.timeline.values():
            found.append((change.at, in_force(found[-1][1], change.organization.teams, change.at)))
        return tuple(found)

    def does(self, work: str) -> bool:
        """Tell whether a role with a seat has a kind of work in its order of work, in any of the organisations."""
        roles = (role for stage in self.stages for _, _, role in stage.roles() if role.is_staffed)
        return any(work in role.order_of_work for role in roles)

    @property
    def fingerprint(self) -> str:
        """Hash of all that can influence a result: 16 hexadecimal digits; descriptions and plans do not count.

        The order of departments, roles, segments and regions is part of it, because luck is addressed by place.
        """
        facts = self.model_dump(mode="json", exclude={"description": True, "plan": True, "market": {"plan"}})
        canonical = json.dumps(facts, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    def with_(self, path: str, value: Any) -> "Scenario":
        """Return a copy in which the field at the dotted `path` is `value`, validated like a file.

        `scenario.with_("market.neglect_multiplier", 3)`; durations are written as in files: `"2 h"`, and sums in
        the currency of the market. Raises
        `ValueError` (pydantic's `ValidationError`) for a wrong value and `KeyError` for a path that leads nowhere.
        """
        facts = self.model_dump(mode="json")
        *parents, last = path.split(".")
        place: Any = facts
        for step in parents:
            if not isinstance(place, dict) or step not in place:
                raise KeyError(f"no such field: {path}")
            place = place[step]
        if not isinstance(place, dict):
            raise KeyError(f"no such field: {path}")
        value = in_pays(Scenario, (*parents, last), value, self.money)
        former, place[last] = place.get(last), value
        if parents[:1] == ["organization"]:
            _carry_on(facts["timeline"], parents, last, former, value)
        return Scenario.model_validate(facts)

    @model_validator(mode="after")
    def _one_after_another(self) -> "Scenario":
        """Refuse changes in the wrong order, or in which somebody is forgotten."""
        check_timeline(self.organization, self.timeline)
        return self

    @model_validator(mode="after")
    def _something_can_happen(self) -> "Scenario":
        """Refuse a market in which there is nobody, unless the firm buys inquiries."""
        market, buys = self.market, any(stage.marketing.budget > 0 for stage in self.stages)
        if market.prospects.size + market.inquiries.per_month + market.opening.clients == 0 and not buys:
            raise PydanticCustomError(
                "no_clients", "a market without prospects, inquiries or clients: nothing can happen in it, unless the "
                "design buys inquiries ('organization.marketing.budget')",
            )
        return self

    @model_validator(mode="after")
    def _somebody_does_it(self) -> "Scenario":
        """Refuse designs in which work arises that nobody does."""
        self._refuse_undone(self.organization, "nobody", [])
        for name, change in self.timeline.items():
            self._refuse_undone(change.organization, "nobody_then", [name, "organization"])
        return self

    def _refuse_undone(self, organization: Organization, kind: LiteralString, item: list[str]) -> None:
        done: set[str] = {work for _, _, role in organization.roles() if role.is_staffed for work in role.order_of_work}
        undone = [f"'{work}' ({why})" for work, why in self._work_that_arises(organization, done) if work not in done]
        if undone:
            raise PydanticCustomError(
                kind, "nobody does {work}; add it to the order_of_work of a role with a count",
                {"work": " and ".join(dict.fromkeys(undone)), "item": item},
            )

    @model_validator(mode="after")
    def _somebody_keeps_accounts(self) -> "Scenario":
        """Refuse designs in which a hiring plan brings the first who looks after clients: they need somebody before."""
        changes = [["timeline", name] for name in self.timeline]
        for above, stage, (at, plans) in zip([[], *changes], self.stages, self.plans, strict=True):
            keepers = {
                team: role for team, role in stage.teams.items()
                if role.is_staffed and "serving" in role.order_of_work and role.passes_accounts_after is None
            }  # fmt: skip
            if keepers and not any(plans[team].seats(at) for team in keepers):
                department, role = next(iter(keepers))
                raise PydanticCustomError(
                    "nobody_yet", "all who look after clients for good are still to be hired; a role that does "
                    "'serving' needs a seat from the start",
                    {"item": [*above, "organization", "departments", department, "roles", role, "count"]},
                )
        return self

    @model_validator(mode="after")
    def _not_too_many(self) -> "Scenario":
        """Refuse hiring plans that come to more seats than a role can have: a slip of the pen."""
        changes = [["timeline", name] for name in self.timeline]
        for above, (_, plans) in zip([[], *changes], self.plans, strict=True):
            for (department, role), plan in plans.items():
                if (seats := plan.seats(self.end)) > MOST_SEATS:
                    raise PydanticCustomError(
                        "too_many", "this plan comes to {seats} seats by the end of the run; a role has at most {most}",
                        {"seats": seats, "most": MOST_SEATS,
                         "item": [*above, "organization", "departments", department, "roles", role, "count", "hire"]},
                    )
        return self

    @model_validator(mode="after")
    def _cut_of_somebody(self) -> "Scenario":
        """Refuse a cut of pay for departments or roles that do not exist."""
        cut = self.shocks.pay_cut
        roles = dict.fromkeys(name for stage in self.stages for _, name, _ in stage.roles())
        departments = dict.fromkeys(name for stage in self.stages for name in stage.departments)
        known = {"departments": list(departments), "roles": list(roles)}
        for field, names in known.items():
            for item, name in enumerate(getattr(cut, field, None) or ()):
                if name not in names:
                    raise PydanticCustomError(
                        f"cut_{field}", "there are no {field} named '{name}' whose pay could be cut; there are {known}",
                        {"field": field, "name": name, "item": item, "known": ", ".join(names)},
                    )
        return self

    @model_validator(mode="after")
    def _on_the_map(self) -> "Scenario":
        """Refuse seats in regions that the market does not have; where it has none at all, everybody is at home."""
        known = list(self.market.regions)
        changes = [(("timeline", name), change.organization) for name, change in self.timeline.items()]
        for above, organization in [((), self.organization), *changes]:
            for where, name in organization.places():
                if name is not None and known and name not in known:
                    raise PydanticCustomError(
                        "no_region", "the market has no region '{region}'",
                        {"region": name, "known": known, "item": [*above, "organization", *where]},
                    )
        return self

    @model_validator(mode="after")
    def _segments_of_the_market(self) -> "Scenario":
        """Refuse roles for segments that the market does not have."""
        known = list(self.market.segments)
        changes = [(("timeline", name), change.organization) for name, change in self.timeline.items()]
        for above, organization in [((), self.organization), *changes]:
            for department, role, body in organization.roles():
                for item, name in enumerate(body.segments or ()):
                    if name not in known:
                        where = (*above, "organization", "departments", department, "roles", role, "segments", item)
                        raise PydanticCustomError(
                            "no_segment", "the market has no segment '{segment}'",
                            {"segment": name, "known": known, "item": list(where)},
                        )
        return self

    def _work_that_arises(self, organization: Organization, done: set[str]) -> list[tuple[str, str]]:
        market = self.market
        arises: list[tuple[str, str]] = []
        if not done:
            return [("serving", "no role has a seat")]
        leads = "prospecting" in done and market.prospects.size > 0
        inquiries = market.inquiries.per_month > 0 or organization.marketing.budget > 0
        if leads or inquiries:
            arises.append(("qualifying", "leads or inquiries come in"))
        opportunities = (leads and market.qualifying.lead > 0) or (inquiries and market.qualifying.inquiry > 0)
        if opportunities or market.opening.pipeline:
            arises.append(("closing", "opportunities arise"))
        wins = any(segment.win_rate > 0 for segment in market.segments.values())
        if ((opportunities or market.opening.pipeline) and wins) or market.opening.clients:
            arises.append(("serving", "there are clients"))
        return arises


def _carry_on(timeline: dict[str, Any], parents: list[str], last: str, former: Any, value: Any) -> None:
    """Let the changes go along in which this field of the organisation has stayed what it was at the start."""
    for change in timeline.values():
        place: Any = change
        for step in parents:
            place = place.get(step) if isinstance(place, dict) else None
        if isinstance(place, dict) and last in place and place[last] == former:
            place[last] = value
