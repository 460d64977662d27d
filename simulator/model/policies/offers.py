"""What the model offers by name: what is written here, and what extensions add to it."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from simulator.scenario.schema.extensions import ExtensionError, extensions, module_of
from simulator.scenario.schema.sheets import Policy

Offered = TypeVar("Offered")


class Offers(Mapping[str, Offered]):
    """Functions by the names of their sheets. Modules of extensions build on ours, so they are read last: when asked.

    `declared` are the names of all sheets of this kind; what an extension declares it has to offer, and nothing else.
    """

    known: ClassVar[list["Offers[Any]"]] = []
    """All that is offered by name anywhere in the model."""

    def __init__(self, own: Mapping[str, Offered], declared: Collection[str], offer: str, part: str = "") -> None:
        """Offer our `own`, and what extensions have under the name `offer`; of a mapping of mappings, its `part`."""
        Offers.known.append(self)
        self._own = own
        self._declared = declared
        self._offer = offer
        self._part = part

    def __getitem__(self, name: str) -> Offered:
        """Return what is offered under a name."""
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, ours first."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    @cached_property
    def _all(self) -> dict[str, Offered]:
        found = dict(self._own)
        where = f"{self._offer}['{self._part}']" if self._part else self._offer
        for extension in extensions():
            for name, offered in self._of(extension).items():
                if name in found or name not in self._declared:
                    why = "is offered already" if name in found else "has no sheet"
                    raise ExtensionError(f"extension '{extension}': in {where}, '{name}' {why}")
                found[name] = offered
        if missing := [name for name in self._declared if name not in found]:
            whose = f"extension '{', '.join(extensions())}': " if extensions() else ""
            raise ExtensionError(f"{whose}'{missing[0]}' has a sheet, but no model offers it in {where}")
        return found

    def _of(self, extension: str) -> Mapping[str, Any]:
        offered = getattr(module_of(extension, "model"), self._offer, {})
        return offered.get(self._part, {}) if self._part else offered


def offered_by(policy: Policy, own: Mapping[str, Offered]) -> Offers[Offered]:
    """Return the functions of a policy, which extensions offer as POLICIES[name of the policy][value]."""
    return Offers(own, policy.names, "POLICIES", policy.name)
