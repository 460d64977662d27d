"""Scripts of a role: sets them up, sets their strength, and plans the hours that keep them up to date (C72, C73)."""

from collections.abc import Iterable, Sequence

from simulator.model.laws.skill import kept_up
from simulator.model.market.terms import Terms
from simulator.model.seats.appointments import Upkeep
from simulator.model.seats.craft import CRAFTS, Script, Scripts
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.roles import Role


def scripts_of(terms: Terms, role: Role) -> Scripts:
    """Return the scripts of a role, by activity; none where scripts are switched off."""
    if not terms.mechanisms.scripts:
        return {}
    cases = terms.market.human_nature.scripting.cases
    return {int(CRAFTS[work]): Script(_strength(terms), cases) for work in role.scripts}


def renew(terms: Terms, kept: Iterable[Scripts]) -> None:
    """Set the strength of scripts anew, by the hours of upkeep that the organisation in force gives them."""
    for scripts in kept:
        for script in scripts.values():
            script.strength = _strength(terms)


def _strength(terms: Terms) -> float:
    scripting = terms.market.human_nature.scripting
    return scripting.strength * kept_up(terms.organization.script_upkeep, scripting.upkeep)


def keep_scripts(seats: Sequence[Seat], hours: float, now: float) -> None:
    """Let the longest-serving of the people of each team who are there spend `hours` on each of its scripts.

    If all are away, the one who has served longest does so once back; where all seats are empty, nobody does.
    """
    teams = {seat.post.team: seat.post.scripts for seat in seats if seat.post.scripts and hours > 0}
    for team, scripts in teams.items():
        staffed = [seat for seat in seats if seat.post.team == team and seat.person is not None]
        if staffed:
            there = [seat for seat in staffed if seat.can_come(now)] or staffed
            keeper = max(there, key=lambda seat: (seat.person.served(now) if seat.person else 0.0, -seat.number))
            keeper.appointments.append(Upkeep(hours * len(scripts)))
            keeper.ring()
