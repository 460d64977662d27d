"""Reads a book of claims: a folder with `arms.yaml` and one file for each article.

Every mistake of every file is told at once, each with its line and column, as for scenarios.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simulator.experiment.claims.book import Arm, Arms, Article, Book
from simulator.experiment.claims.measures import measure
from simulator.experiment.claims.reading_people import DOES
from simulator.scenario.files.fields import stripped
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import Mistake, Place, ScenarioError, refused
from simulator.scenario.files.positions import Mapping, follow, plain
from simulator.scenario.files.reading import read_file
from simulator.scenario.files.wording import told, unknown_field
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant

ARMS_FILE = "arms.yaml"

Model = TypeVar("Model", bound=BaseModel)
Step = str | int
Tree = tuple[Mapping, Place]


class Library:
    """A book with the places of all that stands in it."""

    def __init__(self, folder: Path) -> None:
        """Read the book in `folder`; `ScenarioError` with every mistake in it."""
        self.folder = folder
        self._mistakes: list[Mistake] = []
        files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
        articles = [file for file in files if file.name != ARMS_FILE]
        if not articles:
            raise refused(Place(str(folder)), "no book of claims here: one file for each article, and arms.yaml")
        arms, self._arms_tree = self._read(Arms, folder / ARMS_FILE)
        read = [(article, tree) for article, tree in (self._read(Article, file) for file in articles)]
        self.book = Book(tuple(article for article, _ in read if article), arms.arms if arms else {})
        self._check_names(read, arms is not None)
        if self._mistakes:
            raise ScenarioError(self._mistakes)

    def scenarios(self, names: Sequence[str]) -> dict[str, Scenario]:
        """Return the scenarios of some arms by name; `ScenarioError` with the mistakes of all of them."""
        found: dict[str, Scenario] = {}
        mistakes: dict[Mistake, None] = {}
        for name in names:
            try:
                found[name] = scenario_of(self.book.arms[name], self.folder)
            except ScenarioError as error:
                mistakes |= dict.fromkeys(self._at_home(name, mistake) for mistake in error.mistakes)
        if mistakes:
            raise ScenarioError(mistakes)
        return found

    def check_measures(self, scenarios: dict[str, Scenario]) -> None:
        """Raise `ScenarioError` for a measure of a role, or of a segment, that none of its arms has."""
        mistakes = [
            Mistake(Place(str(self.folder)), f"{claim.id}.measure", f"no arm of the test has {lacking}")
            for _, claim in self.book.claims() for test in claim.tests if set(test.arms) <= set(scenarios)
            for lacking in _lacking(test.measure, [scenarios[arm] for arm in test.arms])
        ]
        if mistakes:
            raise ScenarioError(mistakes)

    def _read(self, model: type[Model], file: Path) -> tuple[Model | None, Tree]:
        top = Place(str(file), 1, 1)
        try:
            tree = read_file(file, self._mistakes)
        except ScenarioError as error:
            self._mistakes += error.mistakes
            return None, (Mapping(), top)
        try:
            return model.model_validate(plain(tree)), (tree, top)
        except ValidationError as error:
            found = [dict(one) for one in error.errors(include_url=False)]
            self._mistakes += [_mistake(model, tree, top, one) for one in found if not _follows(one, found)]
            return None, (tree, top)

    def _check_names(self, articles: Sequence[tuple[Article | None, Tree]], arms_known: bool) -> None:
        seen: dict[str, Place] = {}
        for article, (tree, top) in articles:
            for path, identity in _ids(article):
                place = follow(tree, path, top).place
                if identity in seen:
                    where = f"stands twice; it is already at {seen[identity]}"
                    self._mistakes.append(Mistake(place, "", f"the claim '{identity}' {where}"))
                seen.setdefault(identity, place)
            for path, arm in _used(article) if arms_known else ():
                if arm not in self.book.arms:
                    message = f"there is no arm '{arm}'{_near(arm, self.book.arms)}"
                    self._mistakes.append(Mistake(follow(tree, path, top).place, _shown(path, tree), message))

    def _at_home(self, name: str, mistake: Mistake) -> Mistake:
        """Tell a mistake of the settings of an arm at their place in the file of the arms."""
        tree, top = self._arms_tree
        place = mistake.place
        path: tuple[Step, ...]
        if place.setting:
            path = ("arms", name, "set", _setting(self.book.arms[name], place))
            inside = mistake.path.removeprefix(place.setting).strip(".")
            message = f"{inside}: {mistake.message}" if inside else mistake.message
            return Mistake(follow(tree, path, top).place, _shown(path, tree), message)
        if place.file.startswith("--without"):
            off = list(self.book.arms[name].without)
            path = ("arms", name, "without", off.index(place.file.removeprefix("--without ")))
            return Mistake(follow(tree, path, top).place, _shown(path, tree), mistake.message)
        if not place.line:
            return Mistake(follow(tree, ("arms", name), top).place, f"arms.{name}", f"{place.file}: {mistake.message}")
        return mistake


def scenario_of(arm: Arm, folder: Path) -> Scenario:
    """Return the scenario of an arm whose files are named relative to `folder`."""
    return load_scenario(
        folder / arm.design,
        market=None if arm.market is None else folder / arm.market,
        overlays=[folder / overlay for overlay in arm.overlays],
        settings=[f"{path}={json.dumps(value)}" for path, value in arm.settings.items()],
        without=arm.without,
    )


def has_role(scenario: Scenario, role: str) -> bool:
    """Tell whether a scenario has a role, `@closing` being any that closes; heads of a department count as `head`."""
    roles = scenario.organization.roles()
    if role.startswith(DOES):
        return any(role.removeprefix(DOES) in body.order_of_work for _, _, body in roles)
    return role == "head" or any(role in {name, f"{department}/{name}"} for department, name, _ in roles)


def _lacking(key: str, arms: Sequence[Scenario]) -> Iterator[str]:
    """Yield the roles and segments that a measure is about and that none of the arms has."""
    about = measure(key)
    yield from (f"a role '{role}'" for role in about.roles if not any(has_role(arm, role) for arm in arms))
    for segment in about.segments:
        if not any(segment in arm.market.segments for arm in arms):
            yield f"a segment '{segment}'"


def _setting(arm: Arm, place: Place) -> str:
    return next((path for path in arm.settings if f"--set {path}={json.dumps(arm.settings[path])}" == place.file), "")


def _near(name: str, known: Sequence[str] | dict[str, Any]) -> str:
    near = meant(name, known)
    return f"; did you mean '{near}'?" if near else ""


def _ids(article: Article | None) -> Iterator[tuple[tuple[Step, ...], str]]:
    for place, claim in enumerate(article.claims if article else ()):
        yield ("claims", place, "id"), claim.id


def _used(article: Article | None) -> Iterator[tuple[tuple[Step, ...], str]]:
    for place, claim in enumerate(article.claims if article else ()):
        for number, test in enumerate(claim.tests):
            for position, arm in enumerate(test.arms):
                yield ("claims", place, "tests", number, "arms", position), arm


def _follows(finding: dict[str, Any], others: Sequence[dict[str, Any]]) -> bool:
    """Tell whether a list is found too short only because what stands in it is broken."""
    loc = finding["loc"]
    return finding["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in others
    )


def _mistake(model: type[BaseModel], tree: Mapping, top: Place, finding: dict[str, Any]) -> Mistake:
    field = finding.get("ctx", {}).get("field")
    path: tuple[Step, ...] = (*finding["loc"], *(() if field is None else (field,)))
    found = follow(tree, path, top)
    if finding["type"] == "extra_forbidden":
        return Mistake(found.name_place, _shown(path, tree), unknown_field(str(path[-1]), _fields_at(model, path[:-1])))
    return Mistake(found.place, _shown(path, tree), told(finding, ()))


def _shown(path: Sequence[Step], tree: Mapping) -> str:
    """Return a path as authors count, from 1; a claim is called by its id."""
    if path[:1] == ("claims",) and len(path) > 1:
        identity = plain(follow(tree, (*path[:2], "id"), Place("")).node)
        if isinstance(identity, str):
            return ".".join((identity, *_counted(path[2:])))
    return ".".join(_counted(path))


def _counted(path: Sequence[Step]) -> Iterator[str]:
    return (str(step + 1) if isinstance(step, int) else step for step in path)


def _fields_at(model: type[BaseModel], path: Sequence[Step]) -> list[str]:
    """Return the names that a mapping at `path` can have."""
    annotation: Any = model
    for step in path:
        bare = stripped(annotation)
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in bare.model_fields.items()}
            annotation = fields.get(str(step))
        else:
            annotation = next((one for one in reversed(get_args(bare)) if one is not ...), None)
    bare = stripped(annotation)
    if get_origin(bare) is UnionType or not (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return []
    return [field.alias or name for name, field in bare.model_fields.items()]
