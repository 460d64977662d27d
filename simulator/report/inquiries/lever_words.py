"""What the levers of a design are set to, in words: as parts of a sentence, and as short as a label."""

from typing import Any

from simulator.experiment.staff.levers import Lever
from simulator.experiment.staff.space import Candidate, Space, said, short
from simulator.report.language import Language
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

FRACTION = 2
"""A fraction of an hour takes the form of the noun that goes with two hours."""
USUAL_PLACES = ("organization.departments.", "organization.")


def settings(candidate: Candidate, language: Language) -> list[str]:
    """Return what each lever of a candidate is set to, as parts of the sentence that tells its staff.

    Of several roles those that keep no hours are not told.
    """
    return list(filter(None, (_in_words(candidate, path, value, language) for path, value in candidate.settings)))


def label(candidate: Candidate, language: Language) -> str:
    """Return `3/2/7`, and behind it what its levers are set to, as short as a table and a chart need it."""
    names = short([path for path, _ in candidate.settings])
    told = [
        _in_short(candidate, name, path, value, language)
        for name, (path, value) in zip(names, candidate.settings, strict=True)
    ]
    return ", ".join(["/".join(map(str, candidate.seats)), *filter(None, told)])


def searched_beside(space: Space, language: Language) -> str:
    """Return what a search moves: head-counts alone, or levers beside them, each with the values that it tries."""
    if not space.levers:
        return language.say("head-counts alone")
    return language.listing([language.say("head-counts"), *(_tried(space, one, language) for one in space.levers)])


def at_the_end(candidate: Candidate, space: Space, language: Language) -> list[str]:
    """Return the levers, as they are set, that stand at the least or the most of the numbers that were tried."""
    ends = {lever.path: _ends(lever) for lever in space.levers}
    return [
        _in_words(candidate, path, value, language)
        for path, value in candidate.settings if _number(value) in ends[path]
    ]  # fmt: skip


def cuts_the_day(candidate: Candidate) -> bool:
    """Tell whether people of a candidate are told to do some work first in hours that were searched for."""
    roles = [_of_the_day(candidate.scenario, path) for path, _ in candidate.settings]
    return any(role is not None and role.protected_hours for role in roles)


def what_hours_are(language: Language) -> str:
    """Return what it means that a work comes first in some hours."""
    return language.say(
        "Hours in which a work comes first are what people are told, not what they do: they choose, and comfort and "
        "pay have their say. Telling it costs nothing here."
    )


def bare(path: str) -> str:
    """Return a path without the places in which all levers of a design are, and without a department of usual name."""
    for place in USUAL_PLACES:
        path = path.removeprefix(place)
    return path.removeprefix("sales.roles.")


def _tried(space: Space, lever: Lever, language: Language) -> str:
    role = _of_the_day(space.scenario, lever.path)
    if role is None:
        return f"{bare(lever.path)} ({', '.join(map(said, lever.values))})"
    roles = [_of_the_day(space.scenario.with_(lever.path, value), lever.path) for value in lever.values]
    hours = ", ".join(language.duration(one.protected_hours) for one in roles if one is not None)
    work = _work(role, language)
    told = language.say("hours of the day in which {work} comes first ({hours})", work=work, hours=hours)
    return _whose(space.scenario, lever.path, language) + told


def _in_words(candidate: Candidate, path: str, value: Any, language: Language) -> str:
    role = _of_the_day(candidate.scenario, path)
    if role is None:
        return f"{bare(path)} = {'null' if value is None else said(value)}"
    whose, work = _whose(candidate.scenario, path, language), _work(role, language)
    if not role.protected_hours:
        return "" if whose else language.say("no hours of the day in which {work} comes first", work=work)
    whole = role.protected_hours.is_integer()
    return whose + language.count(
        "{work} first in the first {hours} hour of each day", "{work} first in the first {hours} hours of each day",
        int(role.protected_hours) if whole else FRACTION, hours=language.plain(role.protected_hours), work=work,
    )  # fmt: skip


def _ends(lever: Lever) -> set[float]:
    """Return the least and the most of the numbers that are tried, without zero, beyond which there is nothing."""
    numbers = [number for number in map(_number, lever.values) if number is not None]
    return {min(numbers), max(numbers)} - {0.0} if len(numbers) > 1 else set()


def _number(value: Any) -> float | None:
    try:
        return float(str(value).removesuffix(" h"))
    except ValueError:
        return None


def _in_short(candidate: Candidate, name: str, path: str, value: Any, language: Language) -> str:
    """Return what a lever is set to, nothing where no hours are kept; `name` is the end of its path."""
    role = _of_the_day(candidate.scenario, path)
    if role is None:
        return f"{name} {said(value)}"
    if not role.protected_hours:
        return ""
    hours = language.duration(role.protected_hours)
    told = language.say("{work} first for {hours} a day", hours=hours, work=_work(role, language))
    return _whose(candidate.scenario, path, language) + told


def _of_the_day(scenario: Scenario, path: str) -> Role | None:
    """Return the role whose protected hours are at `path`; None where something else is."""
    teams = scenario.organization.teams.items()
    named = {f"organization.departments.{one}.roles.{name}.protected_hours": role for (one, name), role in teams}
    return named.get(path)


def _whose(scenario: Scenario, path: str, language: Language) -> str:
    """Return the role that a lever belongs to, as a beginning, where there are several."""
    names = language.seats(["/".join(team) for team in scenario.organization.teams])
    _, _, department, _, role, _ = path.split(".")
    return f"{names[f'{department}/{role}']}: " if len(names) > 1 else ""


def _work(role: Role, language: Language) -> str:
    return language.listing([language.name("activity", work) for work in role.protected_work])
