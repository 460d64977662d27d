"""The tables of the command line: what it says of itself under --help."""

from typing import Any

from simulator.cli.app import VERBS, imported

from .pages import Table, code, plain


def commands() -> Table:
    """Every verb with its arguments."""
    return Table(("command", "does", "on what"), [_command(verb, told) for verb, told in VERBS.items()])


def options() -> Table:
    """Every option with the verbs that have it; one that means something else elsewhere stands twice."""
    verbs: dict[tuple[str, str], list[str]] = {}
    for verb in VERBS:
        for option in _parameters(verb, "option"):
            if "--help" not in option.opts:
                verbs.setdefault((_spelled(option), _meaning(option)), []).append(verb)
    rows = [[spelled, ", ".join(having), meaning] for (spelled, meaning), having in verbs.items()]
    return Table(("option", "of", "means"), rows)


def _command(verb: str, told: str) -> list[str]:
    arguments = _parameters(verb, "argument")
    usage = " ".join(["conveyor", verb, *map(_usage, arguments)])
    return [code(usage), plain(told), "; ".join(plain(argument.help) for argument in arguments) or "–"]


def _parameters(verb: str, kind: str) -> list[Any]:
    return [one for one in imported(verb).params if one.param_type_name == kind]


def _usage(argument: Any) -> str:
    name = str(argument.metavar) + ("" if argument.nargs > 0 or argument.metavar.endswith("...") else "...")
    return name if argument.required else f"[{name}]"


def _spelled(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar}"
    return ", ".join(code(f"{name}{value}") for name in option.opts)


def _meaning(option: Any) -> str:
    shown = option.show_default
    if shown and not isinstance(shown, str) and option.default not in (None, False):
        shown = getattr(option.default, "value", option.default)
    if shown is True or not shown:
        return plain(option.help)
    return f"{plain(option.help)}; {plain(shown) if ' ' in str(shown) else code(shown)} unless set"
