"""`conveyor new`: a commented scenario to start from."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.streams import put
from simulator.scenario.files.mistakes import Place, refused

TEMPLATE = "template.yaml"
SUFFIXES = (".yaml", ".yml")


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="name of the scenario; NAME.yaml is written")],
) -> None:
    """Write a commented scenario to start from; a file that exists is never overwritten."""
    if Path(name).name in ("", "..") or name.startswith("-"):
        raise refused(Place(name or "''"), "not the name of a file")
    path = Path(name if name.endswith(SUFFIXES) else f"{name}.yaml")
    text = files("simulator.cli").joinpath(TEMPLATE).read_text(encoding="utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise refused(Place(str(path)), "exists already and is not overwritten; choose another name") from None
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise refused(Place(str(path)), f"cannot be written: {reason}") from None
    put(f"{path}: written; next: conveyor check {path}, conveyor explain {path}, conveyor run {path}")
