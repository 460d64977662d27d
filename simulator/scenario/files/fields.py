"""Walks the schema by path: which field, of which kind, stands where."""

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from simulator.scenario.schema.declared import Values
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


def is_collection(annotation: Any) -> bool:
    """Tell whether the user chooses the names of the entries (roles, departments, segments)."""
    return get_origin(stripped(annotation)) is dict


def entry_of(annotation: Any, name: str) -> Any:
    """Return the annotation of the entry `name` within a mapping of this annotation, or None."""
    model = model_of(annotation)
    if model is not None:
        field = model.model_fields.get(name)
        return field and Annotated[field.annotation, field]
    return get_args(stripped(annotation))[1] if is_collection(annotation) else None


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
    model = model_of(annotation_at(path[:-1])) if path else None
    return model.model_fields.get(str(path[-1])) if model else None


def names_at(path: Sequence[Step]) -> list[str]:
    """Return the names of the fields that a mapping at `path` can have."""
    model = model_of(annotation_at(path))
    return list(model.model_fields) if model else []
