"""The reception: who answers inquiries, and again when people come and go."""

from simulator.model.firm import Firm
from simulator.model.policies.inbound import ROUTES


class Reception:
    """Routes inquiries to those who answer them, by the policy of the design."""

    def __init__(self, firm: Firm) -> None:
        """Route the inquiries of `firm`; nobody answers any before the first `arrange`."""
        self._firm = firm
        self._route = ROUTES[firm.scenario.organization.inbound]

    def arrange(self) -> None:
        """Settle who answers from now on: seats may have been opened or closed, and people may have come or gone.

        Where nobody is there, inquiries wait for whoever comes.
        """
        seats = [seat for seat in self._firm.seats if "qualifying" in seat.does]
        if self._route.follows_staff:
            seats = [seat for seat in seats if seat.person is not None] or seats
        if seats:
            groups = self._route.groups(seats)
            self._firm.inbound.route({(0, name): group for name, group in groups.items()})

    def staff_changed(self) -> None:
        """Hear that somebody has taken a seat or left one."""
        if self._route.follows_staff:
            self.arrange()
