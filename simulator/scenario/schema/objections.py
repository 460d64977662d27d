"""Where settings of a design cannot act: what is said beside the fields of heads, of the director and of the firm.

Each function here is an `Objection`: it says why the setting that asks cannot act where it stands, nothing where it
can. Most ask what the people do who are led, or who there are at all.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from simulator.scenario.schema.circumstances import Circumstances, Objection, seats_are_filled
from simulator.scenario.schema.work import WORK

SWITCHED_OFF = (None, 0, "none", ())
"""Values by which a setting does nothing on purpose: nobody is warned that a push of no hours cannot act."""


def in_use(objection: Objection) -> Objection:
    """Return the same objection, raised only where the setting is to do something at all."""
    return lambda facts: "" if getattr(facts.own, facts.field) in SWITCHED_OFF else objection(facts)


def first_of(*objections: Objection) -> Objection:
    """Return the objection that raises the first of several that there is."""
    return lambda facts: next(filter(None, (objection(facts) for objection in objections)), "")


def looks_after(role: Any, organization: Any) -> bool:
    """Tell whether seats of a role look after accounts: it is their work, or clients stay with those who win them."""
    order = role.order_of_work
    return "serving" in order or ("closing" in order and organization.overflow == "keep_with_closer")


def _with_a_seat(roles: Iterable[Any]) -> list[Any]:
    return [role for role in roles if role.count]


def _team(facts: Circumstances) -> list[Any]:
    """Return the roles of the department with a seat; of the director, who has no department, those of the firm."""
    if facts.department is not None:
        return _with_a_seat(facts.department.roles.values())
    return _firm(facts)


def _firm(facts: Circumstances) -> list[Any]:
    return _with_a_seat(role for _, _, role in facts.organization.roles())


def _keepers(facts: Circumstances, roles: Iterable[Any]) -> list[Any]:
    return [role for role in roles if looks_after(role, facts.organization)]


def _where(facts: Circumstances) -> str:
    return "nobody" if facts.department is None else "nobody in this department"


def leads_nobody(facts: Circumstances) -> str:
    """Say that a head has nobody to lead."""
    return "" if _team(facts) else "nobody sits in this department; its head is paid, and leads nobody"


def mandates_nothing(facts: Circumstances) -> str:
    """Say that a mandate has nothing to share out, or nobody whose work is for new clients and for old ones."""
    if not facts.own.insistence:
        return "it shares out the 'insistence', which is 0"
    both = any({"hunting", "care"} <= _sides(role, facts.organization) for role in _team(facts))
    return "" if both else "whose work is all for new clients, or all for old ones, cannot be pressed for the other"


def _sides(role: Any, organization: Any) -> set[str]:
    """Return whether the work of a role is for new clients (hunting), for those whom the firm has (care), or both."""
    sides = {sheet.side for sheet in WORK if sheet.name in role.order_of_work}
    return sides | {"care"} if looks_after(role, organization) else {*sides}


def teaches_nothing(facts: Circumstances) -> str:
    """Say that coaching has nothing to teach."""
    if "learning" in facts.on:
        return ""
    return "nobody learns while the mechanism 'learning' is off: the hours are spent, and teach nothing"


def closes_nothing(facts: Circumstances) -> str:
    """Say that there is no deal whose close a head could join."""
    if facts.own.push_hours is None:
        return "the head joins no deals; that takes 'push_hours'"
    if any("closing" in role.order_of_work for role in _team(facts)):
        return ""
    return f"{_where(facts)} closes deals; that takes 'closing' in an 'order_of_work'"


def pushes_nothing(facts: Circumstances) -> str:
    """Say that a head joins no deal, for none is closed, or none is worth it."""
    if why := closes_nothing(facts):
        return why
    segments = facts.scenario.market.segments.values()
    most = max((one.margin_per_order for one in segments if one.share > 0), default=0.0)
    if facts.own.push_from <= most:
        return ""
    most_said = facts.scenario.money.said(most)
    return f"the head joins no deal: no segment's orders bring 'push_from' on average, the most is {most_said}"


def no_reviews(facts: Circumstances) -> str:
    """Say that no portfolios are reviewed."""
    return "" if facts.own.review != "none" else "no reviews are held; that takes review: monthly"


def nothing_to_review(facts: Circumstances) -> str:
    """Say that nobody has accounts or deals of which a review could hear."""
    team = _team(facts)
    if _keepers(facts, team) or any("closing" in role.order_of_work for role in team):
        return ""
    return f"{_where(facts)} has accounts or deals to tell of"


def calls_nobody(facts: Circumstances) -> str:
    """Say that nobody calls the silent clients whom a review names."""
    keepers = _keepers(facts, _team(facts))
    if not keepers:
        return f"{_where(facts)} looks after accounts"
    if any("developing" in role.order_of_work for role in keepers):
        return ""
    return "whoever looks after accounts in this department calls no clients; that takes 'developing'"


def rotates_nothing(facts: Circumstances) -> str:
    """Say that there is no account that could pass to a colleague, or no colleague to whom it could."""
    keepers = _keepers(facts, _team(facts))
    if not keepers:
        left = "; reports on deals are more honest for fear of it, and that is all" if _embellished(facts) else ""
        return f"{_where(facts)} looks after accounts{left}"
    grows = facts.organization.overflow == "hire"
    alone = sum(role.count for role in keepers) == 1 and not grows
    if not alone and any(role.passes_accounts_after is None for role in keepers):
        return ""
    left = "; reports are more honest for fear of it, and that is all" if _embellished(facts) else ""
    return f"there is no colleague in this department to whom an account could pass for good{left}"


def _embellished(facts: Circumstances) -> bool:
    """Tell whether the threat of rotation makes reports more honest."""
    nature = facts.scenario.market.human_nature
    return facts.own.rotation == "rotate" and "excuses" in facts.on and nature.excuses * nature.disclosure > 0


def no_key_accounts(facts: Circumstances) -> str:
    """Say that there are no accounts with which somebody who leads could stay in touch."""
    return "" if _keepers(facts, _team(facts)) else f"{_where(facts)} looks after accounts"


def nobody_to_press(facts: Circumstances) -> str:
    """Say that no chair of a head ever stands empty, so that the director presses nobody."""
    led = any(department.head is not None for department in facts.organization.departments.values())
    if not led:
        return "no department has a head for whom the director could stand in"
    leave = "quitting" in facts.on or bool(facts.scenario.timeline)
    return "" if leave else "no chair of a head ever stands empty, for nobody leaves"


def one_keeper(facts: Circumstances) -> str:
    """Say that there is no choice of who looks after an account."""
    seats = sum(role.count for role in _keepers(facts, _firm(facts)))
    single = seats <= 1 and facts.organization.overflow != "hire"
    return "no more than one seat looks after accounts, so there is no choice" if single else ""


def never_full(facts: Circumstances) -> str:
    """Say that portfolios have no limit, so that none overflows."""
    serving = [role for role in _firm(facts) if "serving" in role.order_of_work]
    limited = any(role.account_limit is not None for role in serving)
    return "" if limited or not serving else "no portfolio has an 'account_limit', so none is ever full"


def nobody_closes(facts: Circumstances) -> str:
    """Say that nobody takes up what waits for a closer."""
    closed = any("closing" in role.order_of_work for role in _firm(facts))
    return "" if closed else "nobody closes deals, so nothing that waits is ever taken up"


def nothing_passes(facts: Circumstances) -> str:
    """Say that no account ever passes from one person to another."""
    if facts.people_leave() or facts.scenario.market.regions or facts.led(_rotates):
        return ""
    firm = _firm(facts)
    keepers = _keepers(facts, firm)
    handed_over = any(
        "closing" in role.order_of_work and (role not in keepers or role.passes_accounts_after is not None)
        for role in firm
    )
    to_a_colleague = sum(role.count for role in keepers) > 1 and any(role.account_limit is not None for role in keepers)
    if keepers and (handed_over or to_a_colleague or facts.organization.overflow == "hire"):
        return ""
    return "no account ever passes from one person to another"


def _rotates(head: Any) -> bool:
    return bool(head.review != "none" and head.rotation != "none")


def nobody_leaves(facts: Circumstances) -> str:
    """Say that nobody leaves who could take anything along."""
    return "" if facts.people_leave() else "nobody ever leaves the firm"


def nobody_follows(facts: Circumstances) -> str:
    """Say that clients follow nobody."""
    return "" if "following" in facts.on else "clients follow nobody while the mechanism 'following' is off"


def pay_stays(facts: Circumstances) -> str:
    """Say that there is nothing to strike about."""
    return "" if facts.scenario.shocks.pay_cut is not None else "nobody's pay is cut; that takes the shock 'pay_cut'"


def nobody_rises(facts: Circumstances) -> str:
    """Say that a ladder leads nowhere."""
    ladder = facts.organization.ladder
    if not ladder:
        return "there is no 'ladder' to rise on"
    if len(ladder) == 1:
        return "a ladder of one role leads nowhere"
    if not seats_are_filled(facts):
        return "no seat ever falls empty, for nobody leaves"
    taken = {name for _, name, role in facts.organization.roles() if role.count}
    climbed = any(low in taken and high in taken for low, high in pairwise(ladder))
    return "" if climbed else "no two neighbours on the ladder are roles with seats"


def nobody_visits(facts: Circumstances) -> str:
    """Say that there are no visits."""
    if not facts.does("visiting"):
        return "nobody visits clients; that takes 'visiting' in an 'order_of_work'"
    return "" if "visiting" in facts.on else "nothing comes of visits while the mechanism 'visiting' is off"


def visits_are_a_placebo(facts: Circumstances) -> str:
    """Say that nothing comes of visits, whatever they are for."""
    return nobody_visits(facts) or (
        "" if facts.any_stage(lambda stage: stage.vip.content == "full") else "nothing comes of a placebo"
    )


def finds_no_problems(facts: Circumstances) -> str:
    """Say that visits find no problems that somebody could see to."""
    if why := visits_are_a_placebo(facts):
        return why
    return "" if facts.comes_of_visits("early_warning") else "visits find no problems: 'early_warning' is off"


def nobody_is_on_top(facts: Circumstances) -> str:
    """Say that no client is among the top."""
    return "" if facts.own.top_share else "no client is among the top; that takes a 'top_share'"


def nobody_is_placed(facts: Circumstances) -> str:
    """Say that a change takes nobody's seat, so that nobody has to be chosen."""
    return "" if facts.own.becomes else "nobody has to find another seat; that takes 'becomes'"
