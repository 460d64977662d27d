"""The duties of heads: sets up the duties of each head from the parts of the firm."""

from simulator.model.firm.firm import Firm
from simulator.model.leading.answering import Answering
from simulator.model.leading.coaching import Coaching
from simulator.model.leading.controlling import Controlling
from simulator.model.leading.duty import KindOfDuty
from simulator.model.leading.head import Duties, Head
from simulator.model.leading.planning import Planning
from simulator.model.leading.pushing import Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.leading.tending import Tending
from simulator.model.market.client import Client
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head as HeadTerms
from simulator.scenario.schema.heads import KeyAccounts


class DutiesOfFirm:
    """Sets up the duties of every head of a firm."""

    def __init__(self, firm: Firm) -> None:
        """Set duties up with the parts of `firm`; mechanisms that are switched off have no duty."""
        self._firm = firm

    def of(self, head: Head, terms: HeadTerms) -> Duties:
        """Return the duties of `head`, who leads by `terms`."""
        firm, leadership = self._firm, self._firm.terms.market.human_nature.leadership
        mechanisms = firm.terms.mechanisms
        routines: list[KindOfDuty] = []
        if mechanisms.planning:
            routines.append(Planning(terms, head.team))
        if mechanisms.control:
            routines.append(Controlling(terms, head.team))
        if mechanisms.coaching:
            routines.append(Coaching(terms, head.team, leadership.coaching_worth))
        ties = terms.key_accounts if mechanisms.parallel_contacts else None
        return Duties(
            reviewing=Reviewing(
                firm.terms, firm.luck, firm.journal, firm.customers, firm.onboarding, terms, head.team,
                head.ask,
            ),
            routines=tuple(routines),
            pushing=Pushing(firm.env, terms, leadership.push_factor, head.ask) if mechanisms.pushing else None,
            tending=self._tending(ties, head) if ties is not None else None,
        )

    def telephone(self, head: Head) -> Answering:
        """Return the telephone of a head to whom inquiries come."""
        firm = self._firm
        return Answering(head.number, firm.terms, firm.pipeline, head.ask)

    def _tending(self, terms: KeyAccounts, head: Head) -> Tending:
        """Let a head tend clients of the department, or the director, who has no team, those of the firm."""
        team = head.team or self._firm.seats
        return Tending(terms, head, lambda: _clients_of(team), self._firm.relations)


def _clients_of(team: list[Seat]) -> list[Client]:
    """Return the accounts of a department."""
    return [client for seat in team for client in (*seat.portfolio.attended, *seat.portfolio.buried)]
