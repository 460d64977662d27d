"""A kind of work: what there is to do for a seat, and what an hour of it pays."""

from mypy_extensions import mypyc_attr

from simulator.model.policies.pay import Rates
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task


@mypyc_attr(allow_interpreted_subclasses=True)
class KindOfWork:
    """The base of all kinds of work, those of extensions included."""

    def next_task(self, seat: Seat, now: float) -> Task | None:
        """Take up the next piece of this work for `seat`, or return None where there is nothing to do."""
        raise NotImplementedError

    def await_work(self, seat: Seat, now: float) -> float:
        """Ask to be rung when work comes; return the hour at which it will come by itself, if that is known."""
        raise NotImplementedError

    def stint(self) -> float:
        """Return the clock hours that one piece of this work usually takes, as long as nobody hurries."""
        raise NotImplementedError

    def pays(self, rates: Rates) -> float:
        """Return the money that an hour brings a person who is paid at these rates; nothing, where nobody knows.

        It is asked of kinds of work of which `people.yields` knows nothing.
        """
        return 0.0
