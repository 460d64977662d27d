"""The small file that says what an inquiry asked, so that its answer can be told again from runs that are kept.

It holds the designs as they ran: files that were edited since do not matter.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from simulator.cli.question import Question
from simulator.experiment.files import write_text
from simulator.experiment.provenance import model_version
from simulator.experiment.study import StudyError
from simulator.scenario.schema.scenario import Scenario

FILE = "question.json"
INQUIRIES = ("staff", "rank", "attribute", "sensitivity", "breakeven", "map", "decide")
"""The verbs whose modules have a function `asked`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A question as its folder keeps it, and the command that asks it again, as it was typed."""

    question: Question[Any]
    command: str


def keep(question: Question[Any], command: str, folder: Path) -> None:
    """Write what was asked to `folder`."""
    facts = {
        "command": command,
        "model": model_version(),
        "verb": question.verb,
        "about": question.about,
        "options": question.options,
        "designs": [scenario.model_dump(mode="json") for scenario in question.scenarios],
    }
    write_text(folder / FILE, json.dumps(facts, indent=1, ensure_ascii=False) + "\n")


def holds_a_question(folder: Path) -> bool:
    """Tell whether `folder` is that of an inquiry."""
    return (folder / FILE).is_file()


def kept_in(folder: Path) -> Kept:
    """Return what was asked in `folder`; `StudyError` for another version of the model, and for a damaged file.

    Raises whatever the verb does where its question makes no sense here: libraries may be missing.
    """
    file = folder / FILE
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        command, model = str(facts["command"]), str(facts["model"])
        ask = _asking(facts) if model == model_version() else None
    except (ValueError, KeyError, TypeError) as trouble:
        raise StudyError(f"{file}: damaged; the command on the page beside it asks anew") from trouble
    if ask is None:
        versions = f"{model}; now {model_version()}"
        raise StudyError(f"{folder}: made by another version of the model ({versions}); to ask this one: {command}")
    return Kept(ask(), command)


def _asking(facts: Mapping[str, Any]) -> Callable[[], Question[Any]]:
    """Return what asks the question again; nothing of it is looked at yet but whether it can be read."""
    asked = import_module(f"simulator.cli.{INQUIRIES[INQUIRIES.index(facts['verb'])]}").asked
    designs = [Scenario.model_validate(design) for design in facts["designs"]]
    about, options = facts["about"], facts["options"]
    signature(asked).bind(designs, *about, **options)
    return partial(asked, designs, *about, **options)
