"""A timeline as it is written, and as it is checked: each change says what is new, and is checked as a whole.

`organization` of a change is laid over the organisation before it, by the rules of `extends`; entries keep the places
of the lines that wrote them.
"""

from simulator.scenario.files.merging import merged
from simulator.scenario.files.positions import Mapping, Node


def unfolded(root: Mapping) -> Mapping:
    """Return `root` with the whole organisation in each change of its timeline."""
    timeline, organization = root.entries.get("timeline"), root.entries.get("organization")
    if not isinstance(timeline, Mapping) or not isinstance(organization, Mapping):
        return root
    for name, change in timeline.entries.items():
        if isinstance(change, Mapping):
            organization = _after(organization, change.entries.get("organization", Mapping()))
            timeline = timeline.with_entry(name, change.with_entry("organization", organization, None), None)
    return root.with_entry("timeline", timeline, None)


def _after(before: Mapping, change: Node) -> Mapping:
    """Return the organisation after a change; one that is written wrongly is found where it stands."""
    return merged(before, change) if isinstance(change, Mapping) else before
