"""What a field may ask about the scenario around it, to tell whether what it is about exists there."""

from collections.abc import Callable, Collection
from typing import Any, Protocol

from simulator.scenario.schema.writing import written

Test = Callable[[Any], bool]


class Circumstances(Protocol):
    """What there is in a scenario, as the rules see it that stand beside the fields (`declared(..., exists=rule)`)."""

    @property
    def scenario(self) -> Any:
        """The whole scenario, which is built of all the fields that ask."""

    @property
    def organization(self) -> Any:
        """The organisation that is spoken of, where there are several, one after another."""

    @property
    def role(self) -> Any:
        """The role that is spoken of, if it is one of a role's settings that asks."""

    @property
    def department(self) -> Any:
        """The department that is spoken of; None outside of departments."""

    @property
    def own(self) -> Any:
        """The group of values in which the field stands."""

    @property
    def field(self) -> str:
        """The name of the field, or of the group in it that holds the field."""

    @property
    def on(self) -> Collection[str]:
        """The mechanisms that are on."""

    def does(self, work: str) -> bool:
        """Whether anybody does a kind of work."""

    def any_role(self, test: Test) -> bool:
        """Whether there is a role with a seat of which this holds, in any of the organisations."""

    def any_stage(self, test: Test) -> bool:
        """Whether there is an organisation, at the start or after a change, of which this holds."""

    def led(self, test: Test) -> bool:
        """Whether somebody leads of whom this holds."""

    def paid_as(self, work: str) -> bool:
        """Whether somebody is paid by the wage for a kind of work, or may compare with it what is paid here."""

    def passes_leads(self) -> bool:
        """Whether leads pass from hand to hand on their way."""

    def sorts_by(self, what: str | None) -> bool:
        """Whether some roles take up only a part of the requests, sorted by this; None: by whatever."""

    def people_leave(self) -> bool:
        """Whether anybody may leave the firm."""

    def founds(self, how: str) -> bool:
        """Whether anybody can found a firm in the way that a number of `founding` is about."""

    def comes_of_visits(self, channel: str) -> bool:
        """Whether people make visits that have this effect."""


Rule = Callable[[Circumstances], bool]
"""Tells whether what a number is about exists."""

Objection = Callable[[Circumstances], str]
"""Tells why a setting cannot act where it stands; nothing where it can."""


def after_the_end(facts: Circumstances) -> str:
    """Say that something is to happen after the end of the run."""
    end = facts.scenario.end
    return f"the run ends before, after {written(end, 'h')}" if facts.own.at >= end else ""


def done(work: str) -> Rule:
    """Return the rule that somebody does a kind of work."""
    return lambda facts: facts.does(work)


def inquiries_come(facts: Circumstances) -> bool:
    """Whether clients ask by themselves."""
    return bool(facts.scenario.market.inquiries.per_month > 0)


def prospects_are_called(facts: Circumstances) -> bool:
    """Whether somebody calls prospects, of whom there are some."""
    return facts.does("prospecting") and facts.scenario.market.prospects.size > 0


def seats_are_filled(facts: Circumstances) -> bool:
    """Whether anybody is looked for outside the firm."""
    return (
        facts.people_leave()
        or facts.any_stage(lambda organization: organization.overflow == "hire")
        or facts.any_role(lambda role: bool(role.headcount.hire))
    )


def scripts_are_kept(facts: Circumstances) -> bool:
    """Whether anybody works by a script."""
    return facts.any_role(lambda role: bool(role.scripts))


def clients_are_asked(facts: Circumstances) -> bool:
    """Whether clients are asked, between visits, whether they are satisfied."""
    return facts.does("visiting") and facts.any_stage(lambda stage: stage.vip.survey_every is not None)


def problems_are_found(facts: Circumstances) -> bool:
    """Whether visits find hidden problems, which are then seen to."""
    return facts.comes_of_visits("early_warning")


def pay_is_cut(facts: Circumstances) -> bool:
    """Whether pay is cut, of people whom clients might follow."""
    return facts.scenario.shocks.pay_cut is not None and "following" in facts.on


def people_work_apart(*manners: str) -> Rule:
    """Return the rule that people work with clients of other regions in one of these manners."""
    return lambda facts: bool(facts.scenario.market.regions) and facts.any_stage(
        lambda organization: organization.distance in manners
    )
