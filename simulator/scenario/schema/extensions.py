"""Extensions: packages of other people that add kinds of work, pay plans and policy values to ours.

An extension is a package with two modules: `sheets`, read when the schema is built, and `model`, read when a company
is set up. Those that count are named in the environment variable CONVEYOR_EXTENSIONS, separated by commas, or
registered under the group `conveyor.extensions` by what is installed. docs/extending.md shows one in full.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from simulator.kernel.troubles import BadInputError
from simulator.scenario.schema.sheets import PayPlanSheet, Policy, PolicyValue, WorkSheet

VARIABLE = "CONVEYOR_EXTENSIONS"
GROUP = "conveyor.extensions"
PACKAGE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
NAME = re.compile(r"[a-z][a-z0-9_]*")

Named = TypeVar("Named", WorkSheet, PayPlanSheet, PolicyValue)


class ExtensionError(BadInputError):
    """An extension that cannot be used; its text is one line that says why."""


@cache
def extensions() -> tuple[str, ...]:
    """Return the names of the packages that extend ours, each once."""
    told = [name.strip() for name in os.environ.get(VARIABLE, "").split(",")]
    installed = sorted(entry.value for entry in entry_points(group=GROUP))
    names = tuple(dict.fromkeys(name for name in (*told, *installed) if name))
    for name in names:
        if not PACKAGE.fullmatch(name):
            raise ExtensionError(f"extension '{name}': not the name of a package")
    return names


def command() -> str:
    """Return how `conveyor` is called so that it knows the same extensions."""
    return f"{VARIABLE}={','.join(extensions())} conveyor" if extensions() else "conveyor"


def module_of(extension: str, part: str) -> ModuleType:
    """Return the module `sheets` or `model` of an extension; `ExtensionError` where it cannot be read."""
    name = f"{extension}.{part}"
    try:
        return import_module(name)
    except ModuleNotFoundError as trouble:
        if trouble.name not in (extension, name):
            raise ExtensionError(f"extension '{extension}': {part}.py needs '{trouble.name}', not found") from trouble
        why = f"it has no module '{part}'" if trouble.name == name else "there is no such package"
        raise ExtensionError(f"extension '{extension}': {why}") from trouble
    except ExtensionError:
        raise
    except Exception as trouble:
        told = f"{type(trouble).__name__}: {trouble}".splitlines()[0]
        raise ExtensionError(f"extension '{extension}': {part}.py cannot be read: {told}") from trouble


def extended(own: tuple[Named, ...], offer: str) -> tuple[Named, ...]:
    """Return our sheets, and behind them those that extensions offer under the name `offer`: WORK or PAY_PLANS."""
    kind, known = type(own[0]), list(own)
    for extension, sheet in _offered(offer, kind):
        if sheet.name in {one.name for one in known}:
            raise ExtensionError(f"extension '{extension}': in {offer}, '{sheet.name}' exists already")
        known.append(sheet)
    return tuple(known)


def values_of(policy: Policy) -> Policy:
    """Return a policy with the values that extensions add to it; their words are told behind those of the field."""
    values, doc = list(policy.values), policy.doc
    for extension, value in _offered("POLICY_VALUES", PolicyValue):
        if value.policy != policy.name:
            continue
        if value.name in {one.name for one in values}:
            raise ExtensionError(f"extension '{extension}': the policy '{policy.name}' has a '{value.name}' already")
        values.append(value)
        doc = f"{doc}; {value.name}: {value.words}"
    return Policy(policy.name, doc, tuple(values), policy.default, policy.open)


def check_policies(policies: Mapping[str, Policy]) -> None:
    """Refuse values of policies that do not exist, or to which nothing can be added."""
    able = ", ".join(name for name, policy in policies.items() if policy.open)
    for extension, value in _offered("POLICY_VALUES", PolicyValue):
        if value.policy not in policies or not policies[value.policy].open:
            why = f"'{value.policy}' is no policy that can have other values; those are {able}"
            raise ExtensionError(f"extension '{extension}': for '{value.name}', {why}")


def extension_sources() -> str:
    """Return a hash of all that extensions are made of, 10 hexadecimal digits; nothing where there are none."""
    if not extensions():
        return ""
    digest = hashlib.sha256()
    for extension in extensions():
        for root in _places(extension):
            for source in sorted(root.rglob("*.py")):
                text = source.read_bytes().replace(b"\r\n", b"\n")
                digest.update(f"{extension}:{source.relative_to(root).as_posix()}:{len(text)}\n".encode())
                digest.update(text)
    return digest.hexdigest()[:10]


def _offered(offer: str, kind: type[Named]) -> Iterator[tuple[str, Named]]:
    for extension in extensions():
        offers: Any = getattr(module_of(extension, "sheets"), offer, ())
        for sheet in offers if isinstance(offers, tuple | list) else (offers,):
            if not isinstance(sheet, kind):
                raise ExtensionError(f"extension '{extension}': {offer} holds something that is no {kind.__name__}")
            if not NAME.fullmatch(sheet.name):
                raise ExtensionError(f"extension '{extension}': '{sheet.name}' is no name; use a-z, 0-9 and _")
            yield extension, sheet


def _places(extension: str) -> list[Path]:
    spec = find_spec(extension)
    return [Path(place) for place in (spec.submodule_search_locations or ())] if spec is not None else []
