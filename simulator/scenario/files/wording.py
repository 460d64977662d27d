"""What is wrong, in plain words: pydantic's findings told to people who never heard of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from simulator.scenario.files.fields import field_at, names_at
from simulator.scenario.schema.declared import declaration_of
from simulator.scenario.schema.money import Money, is_sum
from simulator.scenario.schema.quantities import SWITCH_WORDS
from simulator.scenario.schema.spelling import meant, pointed
from simulator.scenario.schema.writing import written

Finding = Mapping[str, Any]
"""One entry of `ValidationError.errors()`."""

LONGEST_VALUE = 40
MISSING = "this field is missing"
BOUNDS = {
    "greater_than_equal": ("ge", "must be at least"),
    "greater_than": ("gt", "must be more than"),
    "less_than_equal": ("le", "must be at most"),
    "less_than": ("lt", "must be less than"),
}
NEEDED = {
    "float_parsing": "a number is needed",
    "float_type": "a number is needed",
    "int_parsing": "a whole number is needed",
    "int_parsing_size": "a whole number of a sensible size is needed",
    "int_type": "a whole number is needed",
    "int_from_float": "a whole number is needed",
    "finite_number": "a finite number is needed",
    "bool_parsing": "true or false is needed",
    "bool_type": "true or false is needed",
    "string_type": "text is needed",
    "tuple_type": "a list is needed, such as [a, b]",
    "model_type": "lines 'name: value' are needed here",
    "model_attributes_type": "lines 'name: value' are needed here",
    "dict_type": "lines 'name: value' are needed here",
}
"""What is needed instead of the value that was found."""
PARSED = ("float_parsing", "int_parsing")
"""A text where a number is needed."""


def unknown_field(name: str, known: Sequence[str]) -> str:
    """Say that a field is unknown, and what was probably meant."""
    near = meant(name, known)
    if near:
        return f"unknown field, did you mean '{near}'?"
    return f"unknown field; known here: {', '.join(known)}"


def told(finding: Finding, path: Sequence[str | int], money: Money | None = None) -> str:
    """Return the message for a finding of pydantic at `path`; `money` is in what a sum was written there."""
    kind = str(finding["type"])
    if kind in BOUNDS:
        return _bound(finding, path, money or Money())
    if kind in PARSED and (near := pointed(str(finding["input"]))):
        return f"{NEEDED[kind]}; write {near}"
    if kind in NEEDED:
        return f"{NEEDED[kind]}, not {_shown(finding['input'])}"
    wording = WORDINGS.get(kind)
    return wording(finding, path) if wording else str(finding["msg"])


def _bound(finding: Finding, path: Sequence[str | int], money: Money) -> str:
    key, words = BOUNDS[str(finding["type"])]
    field = field_at(path)
    declaration = declaration_of(field) if field else None
    limit, unit = float(finding["ctx"][key]), declaration.unit if declaration else "1"
    if is_sum(unit) and money.named and money.closer_pay:
        return f"{words} {money.said(limit)}"
    return f"{words} {written(limit, unit if unit == 'h' else '1')}"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list | tuple):
        return "a list" if not isinstance(value, dict) else "a block of fields"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 4]}...{text[-1]}"


def _one_of(finding: Finding, _path: Sequence[str | int]) -> str:
    choices = [part.strip("'") for part in str(finding["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    near = meant(str(finding["input"]), choices)
    hint = f"; did you mean '{near}'?" if near else ""
    return f"must be one of: {', '.join(choices)}{hint}"


def _switch(finding: Finding, _path: Sequence[str | int]) -> str:
    near = meant(str(finding["input"]), list(SWITCH_WORDS))
    hint = f"; did you mean '{near}'?" if near else ""
    return f"{finding['msg']}, not {_shown(finding['input'])}{hint}"


def _rung(finding: Finding, _path: Sequence[str | int]) -> str:
    known = finding["ctx"].get("known")
    if known is None:
        return str(finding["msg"])
    near = meant(str(finding["ctx"]["rung"]), known)
    hint = f"did you mean '{near}'?" if near else f"roles: {', '.join(known)}"
    return f"{finding['msg']}; {hint}"


def _of_the_market(what: str) -> Callable[[Finding, Sequence[str | int]], str]:
    """Return the wording for a part of the market, a region or a segment, that there is not."""

    def wording(finding: Finding, _path: Sequence[str | int]) -> str:
        known = finding["ctx"]["known"]
        near = meant(str(finding["ctx"][what]), known)
        hint = f"did you mean '{near}'?" if near else f"{what}s: {', '.join(known)}"
        return f"{finding['msg']}; {hint}"

    return wording


def _missing(_finding: Finding, path: Sequence[str | int]) -> str:
    field = field_at(path)
    doc = f": {field.description}" if field and field.description else ""
    return f"{MISSING}{doc}"


def _too_few(_finding: Finding, path: Sequence[str | int]) -> str:
    if path and path[-1] == "order_of_work":
        return "a seat without activities; name at least one, such as [serving, qualifying, closing]"
    return "must hold at least one entry" if not names_at(path) else "must not be empty"


def _name(finding: Finding, path: Sequence[str | int]) -> str:
    what = f"the name '{path[-1]}'" if finding["loc"][-1] == "[key]" else "this name"
    return f"{what} {finding['msg']}"


WORDINGS: dict[str, Callable[[Finding, Sequence[str | int]], str]] = {
    "literal_error": _one_of,
    "switch": _switch,
    "ladder": _rung,
    "becomes": _rung,
    "no_region": _of_the_market("region"),
    "no_segment": _of_the_market("segment"),
    "missing": _missing,
    "too_short": _too_few,
    "name": _name,
    "string_too_short": lambda _finding, _path: "must not be empty",
    "string_too_long": lambda finding, _path: f"must have at most {finding['ctx']['max_length']} characters",
    "string_unicode": lambda _finding, _path: "holds characters that are no text",
}
