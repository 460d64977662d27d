"""The switches: every friction can be taken out of all designs at once."""

from dataclasses import dataclass
from typing import Any

from pydantic import Field

from simulator.kernel.marking import N_
from simulator.kernel.showing import html_table, listed
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.quantities import Switch


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a mechanism rests on: claims and sections of the sources, and the fields whose numbers it reads.

    `title` is what reports call it, with what it comes to in a line. `fields` are dotted paths in a scenario; a path
    that ends at a group of fields means all of them, and `*` stands for every entry of a collection. While the
    mechanism is off, none of them changes a byte by way of it.
    """

    title: str
    source: str
    fields: tuple[str, ...]


def _switch(title: str, doc: str, source: str, *fields: str) -> Any:
    """Return the switch of a mechanism, which is its sheet: its name in reports, what it does, what it rests on."""
    field: Any = Field(True, description=doc, json_schema_extra={"source": source, "fields": list(fields)})
    field.metadata.append(Grounds(title, source, fields))
    return field


HUMAN = "market.human_nature"
HEAD = "organization.departments.*.head"
ROLE = "organization.departments.*.roles.*"
CHOICE = ("least_resistance", "comfort", "incentive")
"""Where none of these is on, people follow the order of work exactly, and nothing pulls at them."""
TIES = ("neglect", "following")
"""Where none of these is on, no bond makes a difference to what clients do."""
CONTENT = (
    "worth", "wallet", "wallet_gain", "wallet_half_life", "offer", "offer_uplift", "satisfied", "referral",
    "referral_odds",
)  # fmt: skip
"""What the market says of the effect of visits, apart from what they take."""


class Mechanisms(Values):
    """Which frictions act; each has an off value that leaves no trace of it."""

    neglect: Switch = _switch(
        N_("Neglect: clients who feel no attention buy less and leave sooner"),
        "attention scales the order rate and the hazard of leaving; off: clients buy and leave as if well served, "
        "whatever anybody does (Pareto/NBD)",
        "C28, C.2", "market.neglect_multiplier", "market.buying.order_floor", "market.buying.cross_sell",
    )
    cooling: Switch = _switch(
        N_("Cooling: leads, inquiries and opportunities lose warmth while they wait"),
        "warm leads, inquiries and waiting opportunities lose warmth until they are taken up",
        "B.3", "market.qualifying.lead_cooling_scale", "market.qualifying.lead_cooling_power",
        "market.qualifying.inquiry_cooling_scale", "market.qualifying.inquiry_cooling_power",
    )
    handover_loss: Switch = _switch(
        N_("Loss at hand-over: what passes from hand to hand loses context"),
        "a lead or an account that passes from hand to hand loses context; its hours are charged either way",
        "B.7", "market.bonds.kept_at_handover", "market.bonds.lead_kept_at_handover", "market.bonds.explaining",
        "market.bonds.lead_explaining",
    )
    least_resistance: Switch = _switch(
        N_("Least resistance: people choose what to do next, and avoid what they dislike"),
        "people choose what to do next, and what costs them most comes last: pressure x instruction less the "
        "resistance of the work, idling included; off: resistance does not count",
        "C13", f"{HUMAN}.resistance",
    )
    comfort: Switch = _switch(
        N_("Comfort: whoever lives well off old clients finds new ones more tiresome"),
        "income from the book raises what hard work costs: resistance x (1 + residual income / salary) ** eta; off: it "
        "does not",
        "C27, C30, C31, C38, C.4", f"{HUMAN}.eta", f"{HUMAN}.windfall",
    )
    incentive: Switch = _switch(
        N_("Incentive: people choose with an eye on what pays them"),
        "people choose with an eye on what an hour of each work pays them under their pay plan; off: pay does not "
        "matter to the choice",
        "C61, C62, C.4", f"{HUMAN}.foresight",
    )
    switching: Switch = _switch(
        N_("Switching: changing between winning clients and looking after them takes time"),
        "changing between hunting and looking after clients takes minutes",
        "C95, B.1", f"{HUMAN}.switching",
    )
    talents: Switch = _switch(
        N_("Talents: people differ, and those who can do everything are rare and dear"),
        "people differ in two talents; a seat requires those of its work, so fewer applicants qualify for a seat that "
        "requires both: it is filled later and paid more; off: everybody is average and qualifies",
        "C104, C105, C.8", f"{HUMAN}.talents", "market.labour.standard", "market.labour.scarcity",
    )
    learning: Switch = _switch(
        N_("Learning: newcomers grow into their work"),
        "newcomers begin with little experience, which grows with the hours in each kind of work; off: everybody is "
        "experienced",
        "C78, C79, C.3", f"{HUMAN}.learning.start", f"{HUMAN}.learning.hours", f"{HUMAN}.learning.spillover",
        f"{HUMAN}.learning.training_worth", "market.opening.experience",
    )
    fading: Switch = _switch(
        N_("Fading: what is not used is forgotten"),
        "experience fades in work that somebody no longer does",
        "C81, C.3", f"{HUMAN}.learning.half_life", f"{HUMAN}.learning.fades_after",
        f"{HUMAN}.learning.start",
    )
    wrong_impressions: Switch = _switch(
        N_("Wrong impressions: what a request seems to be is not quite what it is"),
        "what a request seems to be is not quite what it is, where requests are sorted by it; off: first impressions "
        "are right",
        "C52, C55", "market.signals.complexity_sigma", "market.signals.potential_sigma",
    )
    scripts: Switch = _switch(
        N_("Scripts: written ways of working help the weak, on simple cases"),
        "roles with scripts have a floor under their skill, which compresses talent; scripts mature with cases, help "
        "less on complex deals and take hours to keep",
        "C72, C73, C74, C75", f"{HUMAN}.scripting", f"{ROLE}.scripts", "organization.script_upkeep",
        "market.segments.*.complexity",
    )
    absences: Switch = _switch(
        N_("Absences: people are ill or on leave"),
        "people are ill or on leave now and then; their desks wait",
        "B.1", "market.labour.absences_per_year", "market.labour.absence",
    )
    quitting: Switch = _switch(
        N_("Quitting: people leave, and their seats stand empty"),
        "people and heads leave: drudgery, better pay elsewhere, overload, control; their seats stand empty until "
        "somebody is found or promoted",
        "C80, C83, C.5, B.8", f"{HUMAN}.quitting.base_rate", f"{HUMAN}.quitting.drudgery",
        f"{HUMAN}.quitting.outside", f"{HUMAN}.quitting.overload", f"{HUMAN}.quitting.control",
        f"{HUMAN}.quitting.head_rate", f"{HUMAN}.quitting.attrition", f"{ROLE}.attrition",
    )
    upheaval: Switch = _switch(
        N_("Upheaval: whoever is moved to another seat is likelier to leave for a while"),
        "whoever is moved to another seat by a change of the organisation is likelier to leave for some months; off: "
        "people do not mind",
        "C89", f"{HUMAN}.upheaval.shock", f"{HUMAN}.upheaval.lasts",
    )
    contagion: Switch = _switch(
        N_("Contagion: whoever sees colleagues leave is likelier to leave"),
        "whoever sees colleagues leave is likelier to leave as well",
        "C37, C.5", f"{HUMAN}.quitting.peer_factor", f"{HUMAN}.quitting.peer_cap",
    )
    following: Switch = _switch(
        N_("Following: clients may go with somebody who leaves"),
        "clients may follow somebody who leaves, in proportion to that person's share of all their bonds; off: nobody "
        "follows, the bond is gone",
        "C56, C82, C100, C101, B.7", f"{HUMAN}.poachability",
    )
    parallel_contacts: Switch = _switch(
        N_("Parallel contacts: winners, heads and the director stay in touch with clients of others"),
        "besides the owner of an account, whoever won it, heads and the director stay in touch with clients where the "
        "design says so; off: only owners do",
        "C50, C51", f"{ROLE}.stays_in_touch_every", f"{HEAD}.key_accounts", "organization.director.key_accounts",
    )
    list_access: Switch = _switch(
        N_("Lists of clients: leavers approach clients whom they know from a list only"),
        "whoever leaves approaches clients known from the list only; off: nobody takes a list along",
        "C56, C82", f"{HUMAN}.list_poachability", "organization.access",
    )
    bargaining: Switch = _switch(
        N_("Bargaining: whoever could take clients along is paid for staying"),
        "a firm that matches pays whoever could take clients along for staying; off: it cannot, whatever its policy",
        "C35, C101, C.5", f"{HUMAN}.bargaining_share", "organization.conflict.retention",
    )
    conflict: Switch = _switch(
        N_("Conflict: whose pay is cut may strike, if clients would follow"),
        "people whose pay is cut may strike, if clients would follow them and enough colleagues join; off: a cut is "
        "borne in silence",
        "C34, C36, C37", f"{HUMAN}.conflict", "organization.conflict.response", "organization.conflict.patience",
    )
    founding: Switch = _switch(
        N_("Founding: leavers found firms of their own and take clients along"),
        "leavers may found firms of their own, which take clients along, draw later leavers' clients and woo the rest; "
        "off: nobody founds one",
        "C37, C102, B.7", f"{HUMAN}.founding",
    )
    versatility: Switch = _switch(
        N_("Versatility: whoever masters many kinds of work is offered more elsewhere, or less"),
        "pay elsewhere depends on how many kinds of work somebody masters; off: on the best paid one alone",
        "C80, C83", f"{HUMAN}.quitting.breadth",
    )
    planning: Switch = _switch(
        N_("Planning: heads hold meetings, which press and cost hours"),
        "heads hold planning meetings: an hour that reaches everybody at once, and costs everybody an hour; off: none "
        "are held",
        "C10a", f"{HEAD}.planning_every", f"{HEAD}.planning_hours",
    )
    control: Switch = _switch(
        N_("Control: heads look into what people do"),
        "heads look into what people do: they get more done, and are likelier to leave; its hours are charged to both; "
        "off: nobody looks",
        "C10b, B.9", f"{HEAD}.control_hours", f"{HUMAN}.leadership.control_gain",
        f"{HUMAN}.leadership.control_saturation",
    )
    coaching: Switch = _switch(
        N_("Coaching: heads teach"),
        "heads coach: an hour teaches as much as several hours of practice, and is charged to both; off: nobody does",
        "B.9", f"{HEAD}.coaching_hours", f"{HUMAN}.leadership.coaching_worth",
    )
    pushing: Switch = _switch(
        N_("Closing push: heads join the last step of important deals"),
        "heads join the last touch of important deals, which wait for them; off: sellers close alone",
        "C10c, B.9", f"{HEAD}.push_hours", f"{HEAD}.push_from", f"{HEAD}.push_patience",
        f"{HUMAN}.leadership.push_factor",
    )
    short_sight: Switch = _switch(
        N_("Short sight: a head who is behind plan turns to old clients"),
        "heads whose income falls behind plan press for old clients instead of new ones",
        "C06, C21", f"{HUMAN}.leadership.short_sight", f"{HUMAN}.leadership.calm",
    )
    excuses: Switch = _switch(
        N_("Excuses: sellers embellish what they report"),
        "sellers embellish what they report of deals and silent clients, and heads plan on what is reported; off: "
        "reports are honest",
        "C19, C106", f"{HUMAN}.excuses", f"{HUMAN}.disclosure",
    )
    distance: Switch = _switch(
        N_("Distance: clients of other regions are harder to win and to keep, or take journeys"),
        "clients are in regions: who works with one of another region wins less and ties it less, or travels; off: "
        "everybody is everywhere",
        "C49, B.1", "market.regions", "organization.in_person",
    )
    visiting: Switch = _switch(
        N_("Visits: they find problems, tie clients, sell and bring recommendations"),
        "visits and surveys find hidden problems, tie clients, win larger shares of what they buy, sell and bring "
        "recommendations; off: their hours are spent and nothing comes of it, and no problem makes anybody buy less",
        "C66, C70, C71", *(f"market.visits.{number}" for number in CONTENT), "market.problems",
    )

    def words(self) -> str:
        """Return what `repr` tells: how many are on, and which are off."""
        off = [name for name in SWITCHES if not getattr(self, name)]
        if not off:
            return f": all {len(SWITCHES)} on"
        return f": {len(SWITCHES) - len(off)} of {len(SWITCHES)} on; off: {listed(off)}"

    def _repr_html_(self) -> str:
        """Return a table of the mechanisms: whether each is on, and what it is."""
        rows = [(name, "on" if getattr(self, name) else "off", TITLES[name]) for name in SWITCHES]
        return html_table(f"Mechanisms{self.words()}", ("mechanism", "on", "what it is"), rows)


SWITCHES: tuple[str, ...] = tuple(Mechanisms.model_fields)
"""The names of all mechanisms."""


def grounds_of(mechanism: str) -> Grounds:
    """Return what a mechanism rests on; `KeyError` for an unknown name."""
    return next(entry for entry in Mechanisms.model_fields[mechanism].metadata if isinstance(entry, Grounds))


TITLES: dict[str, str] = {name: grounds_of(name).title for name in SWITCHES}
"""What reports call each mechanism."""
