"""From a tree to a scenario, or to every mistake in it at once.

The schema stops where a field is broken: sums and completeness are checked only for values that are sound by
themselves. So each mistake is noted, then mended in a copy the way it was probably meant, and the copy is checked
again, until nothing new comes up.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from simulator.scenario.files.currency import in_pays
from simulator.scenario.files.fields import Step, annotation_at, is_collection, names_at
from simulator.scenario.files.mistakes import Mistake, Place, ScenarioError
from simulator.scenario.files.positions import Leaf, Mapping, Node, follow, plain, planted, replaced
from simulator.scenario.files.standing_in import EVERY_WORK, sound
from simulator.scenario.files.wording import MISSING, Finding, told, unknown_field
from simulator.scenario.schema.clients import DEFAULT_SEGMENTS
from simulator.scenario.schema.headcount import WAYS
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant

ROUNDS = 8

ABOUT: dict[str, tuple[str, ...]] = {
    "shares": ("segments",),
    "regions": ("regions",),
    "no_region": (),
    "nobody_yet": (),
    "too_many": (),
    "until": ("until",),
    "no_segment": (),
    "territories": ("departments",),
    "segments": ("segments",),
    "for_nobody": ("segments",),
    "pays": ("closer_pay",),
    "worth": ("currency",),
    "no_clients": ("market", "prospects"),
    "ladder": ("ladder",),
    "rhythm": (),
    "protected": ("protected_work",),
    "unprotected": ("protected_hours",),
    "scripted": ("scripts",),
    "order": ("order_of_work",),
    "headless": ("inbound",),
    "nobody": ("organization",),
    "keeping": ("passes_accounts_after",),
    "touching": ("stays_in_touch_every",),
    "for_good": ("departments",),
    "cut_departments": ("shocks", "pay_cut", "departments"),
    "cut_roles": ("shocks", "pay_cut", "roles"),
    "nobody_then": ("timeline",),
    "sooner": ("timeline",),
    "becomes": ("timeline",),
    "unplaced": ("timeline",),
}
"""Which field below the place where the schema finds it a mistake of this kind is about."""

SWAYING = {"per_month", "size", "clients", "pipeline", "lead", "inquiry", "prospects", "inquiries", "opening",
           "budget", "marketing"}  # fmt: skip
"""Where one of these is broken, nobody knows which work arises; `share` alike for sums."""

NAMING_ROLES = {"ladder", "cut_departments", "cut_roles", "becomes"}
UNKNOWN_IF_TORN = {
    "missing", "nobody", "nobody_then", "shares", "regions", "no_clients", "no_region", "no_segment", "unplaced",
    "worth", *NAMING_ROLES,
}  # fmt: skip
WORTH = {"worth": {"market.closer_pay", "market.labour.wages.closing"}, "pays": {"market.currency"}}
"""What a currency is worth is not asked where one of these was written wrongly."""
AT_LAST = {"sooner", "unplaced"}
"""Told only when all else is right: how changes follow one another depends on all that is written in them."""
NOBODY = {"nobody", "nobody_then"}
CHANGE = re.compile(r"^timeline\.[^.]+\.(?=organization\b)")
"""Where a mistake stands in an organisation that a change has made of the one before."""
LISTS_OF_WORK = {"order", "protected", "scripted"}
HOLDS_ROLES = re.compile(r"(timeline\.[^.]+\.)?organization(\.departments(\.[^.]+(\.roles(\.[^.]+)?)?)?)?")
"""Where a mistake stands after which nobody knows which roles there are."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A finding of the schema, traced to what was written."""

    kind: str
    path: tuple[Step, ...]
    finding: Finding
    is_name: bool


def checked(root: Mapping, top: Place, mistakes: Sequence[Mistake] = (), *, torn: bool = False) -> Scenario:
    """Return the scenario that the tree describes.

    `mistakes` were found while reading; with those found here they are raised as one `ScenarioError`, in the order of
    the files. `top` is the place of values that nobody wrote. With `torn`, a file that others build upon could not be
    read, so that nobody knows what is missing.
    """
    found = list(mistakes)
    for _ in range(ROUNDS):
        try:
            scenario = Scenario.model_validate(in_pays(root))
        except ValidationError as error:
            wrongs = [_traced(root, top, finding) for finding in error.errors(include_url=False)]
            tellable = [wrong for wrong in wrongs if not (torn and wrong.kind in UNKNOWN_IF_TORN)]
            new = [mistake for mistake in _told(root, top, tellable, found) if mistake not in found]
            if not new and not torn and not any(wrong.kind in AT_LAST for wrong in wrongs):
                break
            found += new
            wrongs.reverse()  # of a list the last item first, or the places of the others would shift
            for wrong in sorted(wrongs, key=lambda wrong: wrong.kind == "missing"):
                root = _mended(root, wrong)
        else:
            if not found:
                return scenario
            break
    raise ScenarioError(sorted(found, key=_order))


def _order(mistake: Mistake) -> tuple[str, int, int]:
    return mistake.place.file, mistake.place.line, mistake.place.column


def _traced(root: Mapping, top: Place, finding: Finding) -> Wrong:
    kind = str(finding["type"])
    item = finding.get("ctx", {}).get("item")
    below = () if item is None else tuple(item) if isinstance(item, list) else (item,)
    path = tuple(step for step in finding["loc"] if step not in WAYS) + ABOUT.get(kind, ()) + below
    is_name = path[-1:] == ("[key]",) and is_collection(annotation_at(path[:-2]))
    path = path[:-1] if is_name else path
    if kind not in ("missing", *ABOUT):
        path = path[: follow(root, path, top).steps]
    return Wrong(kind, path, finding, is_name)


def _told(root: Mapping, top: Place, wrongs: Sequence[Wrong], before: Sequence[Mistake]) -> list[Mistake]:
    meant = {(*wrong.path[:-1], _meant(root, wrong)) for wrong in wrongs if wrong.kind == "extra_forbidden"}
    broken = {step for mistake in before for step in mistake.path.split(".")}
    told_now = [
        _mistake(root, top, wrong)
        for wrong in wrongs
        if not (wrong.kind == "missing" and wrong.path in meant)
        and not (wrong.kind in NOBODY and broken & SWAYING)
        and not (wrong.kind in ("shares", "regions") and "share" in broken)
        and not (wrong.kind == "territories" and "territory" in broken)
        and not _in_the_dark(wrong, before)
    ]
    return [mistake for mistake in told_now if not _inherited(mistake, [*before, *told_now])]


def _inherited(mistake: Mistake, others: Sequence[Mistake]) -> bool:
    """Tell whether a change of the timeline has this mistake from an organisation before it, where it is told."""
    own = CHANGE.sub("", mistake.path)
    for other in others:
        if other.path == mistake.path:
            return False
        here = other.place == mistake.place or mistake.message.startswith(MISSING)
        if here and other.message == mistake.message and CHANGE.sub("", other.path) == own:
            return own != mistake.path
    return False


def _in_the_dark(wrong: Wrong, before: Sequence[Mistake]) -> bool:
    """Tell whether a mistake speaks of roles, or of what belongs to a role, that were themselves written wrongly."""
    paths = [mistake.path for mistake in before]
    if wrong.kind in AT_LAST:
        return bool(before)
    if wrong.kind == "quota_of_nothing":
        return any(path.startswith(f"{'.'.join(map(str, wrong.path))}.") for path in paths)
    if wrong.kind in WORTH:
        return not WORTH[wrong.kind].isdisjoint(paths)
    if wrong.kind in NAMING_ROLES:
        return any(HOLDS_ROLES.fullmatch(path) for path in paths)
    role = ".".join(str(step) for step in wrong.path[:-2])
    return wrong.kind in LISTS_OF_WORK and f"{role}.order_of_work" in paths


def _mistake(root: Mapping, top: Place, wrong: Wrong) -> Mistake:
    found = follow(root, wrong.path, top)
    at_name = wrong.is_name or wrong.kind == "extra_forbidden"
    place = found.name_place if at_name else found.place
    shown = ".".join(str(step) for step in wrong.path if isinstance(step, str))
    return Mistake(place, shown, _message(root, wrong, found.node))


def _message(root: Mapping, wrong: Wrong, node: Node) -> str:
    if wrong.kind == "extra_forbidden":
        near = _meant(root, wrong)
        known = [near] if near else names_at(wrong.path[:-1])
        return unknown_field(str(wrong.path[-1]), known)
    if isinstance(node, Leaf) and node.value is None and is_collection(annotation_at(wrong.path[:-1])):
        siblings = follow(root, wrong.path[:-1], Place("")).node
        others = [name for name in plain(siblings) if name != wrong.path[-1]]
        near = meant(str(wrong.path[-1]), others)
        hint = f"; did you mean '{near}'?" if near else ""
        return f"nothing is written here, and nothing of this name is inherited that could be removed{hint}"
    return told(wrong.finding, wrong.path, node.money if isinstance(node, Leaf) else None)


def _meant(root: Mapping, wrong: Wrong) -> str | None:
    """Return the field that was probably meant by an unknown one; one that is not yet written goes first."""
    known = names_at(wrong.path[:-1])
    around = plain(follow(root, wrong.path[:-1], Place("")).node)
    name = str(wrong.path[-1])
    return meant(name, [field for field in known if field not in around]) or meant(name, known)


def _mended(root: Mapping, wrong: Wrong) -> Mapping:
    """Return a copy of the tree in which this mistake is gone."""
    node, rename = (_followed(root, wrong), None) if wrong.kind in AT_LAST else _instead(root, wrong)
    result = replaced(root, wrong.path, node, rename)
    return result if isinstance(result, Mapping) else root


def _instead(root: Mapping, wrong: Wrong) -> tuple[Node | None, str | None]:
    """Return what to put in the place of a mistake (None: nothing), and under which name."""
    found = follow(root, wrong.path, Place(""))
    if wrong.kind == "missing" and found.steps == len(wrong.path):
        return found.node, None  # an unknown field has meanwhile got this name
    if found.steps < len(wrong.path):
        return sound(wrong.path), None
    if wrong.kind == "extra_forbidden":
        near = _meant(root, wrong)
        around = plain(follow(root, wrong.path[:-1], Place("")).node)
        return (found.node, near) if near and near not in around else (None, None)
    if wrong.is_name:
        return found.node, f"entry_{len(str(wrong.path[-1]))}"
    if isinstance(wrong.path[-1], int) and (another := ANOTHER.get((wrong.kind, wrong.path[-2]))):
        return another(root, wrong), None
    return sound(wrong.path), None


def _followed(root: Mapping, wrong: Wrong) -> Node:
    """Return a time, or what becomes of people, with which a change can follow the one before it."""
    told_of = wrong.finding["ctx"]
    if wrong.kind == "sooner":
        return planted(f"{told_of['earliest']} h")
    written = follow(root, wrong.path, Place(""))
    becomes = plain(written.node) if written.steps == len(wrong.path) else {}
    return planted({**becomes, told_of["role"]: []})


def _another_work(root: Mapping, wrong: Wrong) -> Node | None:
    """Return the work that was probably meant in a list, or else some that can stand there; None if nothing can."""
    role = plain(follow(root, wrong.path[:-2], Place("")).node)
    name = str(wrong.path[-2])
    near = meant(str(wrong.finding["input"]), EVERY_WORK) if wrong.kind == "literal_error" else None
    order = None if name == "order_of_work" else role.get("order_of_work")
    fitting = [near, *(order if isinstance(order, list) else ["closing", *EVERY_WORK])]
    return next((Leaf(work) for work in fitting if work and work not in role[name]), None)


def _another_segment(root: Mapping, wrong: Wrong) -> Node | None:
    """Return the segment that was probably meant, or else one that can stand in the list; None if nothing can."""
    written = plain(follow(root, wrong.path[:-1], Place("")).node)
    market = follow(root, ("market", "segments"), Place(""))
    known = list(plain(market.node)) if market.steps == len(("market", "segments")) else list(DEFAULT_SEGMENTS)
    near = meant(str(wrong.finding.get("ctx", {}).get("segment", "")), known)
    return next((Leaf(name) for name in (near, *known) if name and name not in written), None)


ANOTHER: dict[tuple[str, Step], Callable[[Mapping, Wrong], Node | None]] = {
    ("no_segment", "segments"): _another_segment,
    ("string_type", "segments"): _another_segment,
    **{
        (kind, name): _another_work
        for kind in ("literal_error", *LISTS_OF_WORK) for name in ("order_of_work", "protected_work", "scripts")
    },
}  # fmt: skip
"""By kind of mistake and name of a list: what can stand there instead of an entry."""
