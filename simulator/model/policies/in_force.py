"""The organisation in force: the one place that knows which policies hold now."""

from simulator.kernel.notice import Notice
from simulator.scenario.schema.organization import Organization


class InForce:
    """The organisation by which everybody goes at present; a timeline may put another one in its place.

    Parts ask here whenever they act and keep no copy. Those that have something to do on the day of a change, such as
    to make dates anew, subscribe to `changed`.
    """

    __slots__ = ("changed", "organization")

    def __init__(self, organization: Organization) -> None:
        """Begin with `organization`, that of the start."""
        self.organization = organization
        """The organisation in force."""
        self.changed: Notice[Organization, Organization] = Notice()
        """Told of a change once it holds: the organisation before, and the one after."""

    def change_to(self, organization: Organization) -> None:
        """Let the policies of `organization` hold from now on."""
        before, self.organization = self.organization, organization
        self.changed(before, organization)
