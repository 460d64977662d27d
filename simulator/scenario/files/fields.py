"""Walks the schema by path: which field, of which kind, stands where."""

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from simulator.scenario.schema.declared import Values, fields_of
from simulator.scenario.schema.scenario import Scenario

Step = str | int


def stripped(annotation: Any) -> Any:
    """Return an annotation without `Annotated` and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            rest = [part for part in get_args(annotation) if part is not type(None)]
            if len(rest) != 1:
                return annotation
            annotation = rest[0]
        else:
            return annotation


def accepts_null(annotation: Any) -> bool:
    """Tell whether null is a value of its own for a field of this annotation."""
    if get_origin(annotation) is Annotated:
        return accepts_null(get_args(annotation)[0])
    return get_origin(annotation) in (Union, UnionType) and type(None) in get_args(annotation)


def model_of(annotation: Any) -> type[Values] | None:
    """Return the model that an annotation stands for, or None."""
    bare = stripped(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Values) else None


def is_several(annotation: Any) -> bool:
    """Tell whether something can be written in more than one way, null apart."""
    return get_origin(stripped(annotation)) in (Union, UnionType)


def is_collection(annotation: Any) -> bool:
    """Tell whether the user chooses the names of the entries (roles, departments, segments)."""
    return get_origin(stripped(annotation)) is dict


def entry_of(annotation: Any, name: str) -> Any:
    """Return the annotation of the entry `name` within a mapping or a list of this annotation, or None.

    Where there are two ways of writing something, it is that of the way which has such an entry.
    """
    model = model_of(annotation)
    if model is not None:
        field = fields_of(model).get(name)
        return field and Annotated[field.annotation, field]
    parts = get_args(stripped(annotation))
    if is_several(annotation):
        return next(filter(None, (entry_of(part, name) for part in parts)), None)
    if get_origin(stripped(annotation)) is tuple and name.isdigit() and model_of(parts[0]) is not None:
        return parts[0]
    return parts[1] if is_collection(annotation) else None


def annotation_at(path: Sequence[Step]) -> Any:
    """Return the annotation at `path` in a scenario; None for a path that leads nowhere."""
    annotation: Any = Scenario
    for step in path:
        annotation = entry_of(annotation, str(step))
        if annotation is None:
            return None
    return annotation


def field_at(path: Sequence[Step]) -> FieldInfo | None:
    """Return the field at `path` in a scenario; None for entries of collections and for what is unknown."""
    model = _model_at(path[:-1]) if path else None
    return fields_of(model).get(str(path[-1])) if model else None


def names_at(path: Sequence[Step]) -> list[str]:
    """Return the names of the fields that a mapping at `path` can have."""
    model = _model_at(path)
    return list(fields_of(model)) if model else []


def _model_at(path: Sequence[Step]) -> type[Values] | None:
    """Return the model at a path; of two ways of writing something, the one that is a group of fields."""
    annotation = annotation_at(path)
    parts = get_args(stripped(annotation)) if is_several(annotation) else (annotation,)
    return next(filter(None, map(model_of, parts)), None)
