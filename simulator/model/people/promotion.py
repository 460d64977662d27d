"""Rising: an empty seat is filled from the rung below, by a person who has served long enough and qualifies (C88)."""

from collections.abc import Callable, Sequence

from simulator.model.seats.craft import Talent
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Post, Seat


def riser(
    post: Post, ladder: Sequence[str], seats: Sequence[Seat], served: float, now: float,
    qualifies: Callable[[Talent, Post], bool],
) -> Person | None:  # fmt: skip
    """Return the person on `seats` who rises to `post`: of those who may, the one who has served longest.

    `ladder` names the rungs from the lowest on, and `served` is the least number of hours on the present seat.
    """
    if post.role not in ladder[1:]:
        return None
    below = ladder[ladder.index(post.role) - 1]
    candidates = [
        seat.person
        for seat in seats
        if seat.post.role == below
        and isinstance(seat.person, Person)
        and seat.person.rises_to is None
        and seat.person.served(now) >= served
        and qualifies(seat.person.abilities.talent, post)
    ]
    return min(candidates, key=lambda person: (-person.served(now), person.number), default=None)
