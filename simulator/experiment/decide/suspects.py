"""Which assumptions may turn a decision: those by which the mechanisms act that make the lead what it is.

Screening all of two hundred assumptions on the few markets that a decision has for it finds noise; what makes the lead
is known by then, and an assumption that could turn it acts by one of these mechanisms. What they leave out (how clients
buy, how many there are) is screened by `conveyor sensitivity`.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from itertools import chain, zip_longest

from simulator.experiment.attribute.found import Attribution
from simulator.scenario.schema.mechanisms import grounds_of


def suspects(why: Attribution, assumptions: Iterable[str], most: int) -> list[str]:
    """Return so many of these paths at most: of each mechanism in turn, those of the largest share first.

    A mechanism's own are in the order in which it names the fields that it reads.
    """
    known = list(assumptions)
    mechanisms = [name for share in why.shares if not share.nothing for name in share.members]
    read = [
        [path for field in grounds_of(name).fields for path in known if _at_or_below(path, field)]
        for name in mechanisms
    ]
    in_turn = chain.from_iterable(zip_longest(*read))
    return list(dict.fromkeys(path for path in in_turn if path is not None))[:most]


def _at_or_below(path: str, field: str) -> bool:
    return fnmatchcase(path, field) or fnmatchcase(path, f"{field}.*")
