"""The command `conveyor`. A verb is imported when it is called, so that help answers at once."""

import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from simulator.build import build
from simulator.cli.streams import put, remark, settle

VERBS = {
    "new": "Write a commented scenario to start from.",
    "check": "Check scenario files; tell every mistake at once.",
    "explain": "Explain a design in words: derived figures and every assumption.",
    "run": "Simulate one design.",
    "compare": "Compare designs on the same markets, and say how sure it is.",
    "decide": "Decide which design, at its best for a budget: staff, compare, explain, and what would turn it.",
    "attribute": "Tell why two designs differ, by mechanism.",
    "breakeven": "Find the value of one number at which the better of two designs changes.",
    "map": "Map which design is best over two numbers, and where nothing can be said.",
    "rank": "Find the best of many designs, and those that are as good.",
    "sensitivity": "Tell which assumptions a difference hangs on, and what would turn it.",
    "staff": "Find the best head-counts, limits and levers of a design for a budget.",
    "claims": "Put the claims of the articles to the test.",
    "tidy": "Tell what a folder of results holds, and forget runs that are of no more use.",
    "report": "Rebuild tables, charts and report from stored results.",
    "schema": "Print the JSON Schema of scenario files, for editors.",
}
"""What each verb does; verb V is the function V of the module `simulator.cli.V`."""

MANNER: dict[str, Any] = {
    "add_completion": False, "rich_markup_mode": None, "context_settings": {"help_option_names": ["-h", "--help"]}
}
INTERRUPTED = 130


class Verb(TyperCommand):
    """A verb that is not imported yet."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Import the verb and let it read its arguments."""
        return imported(str(self.name)).make_context(info_name, args, parent=parent, **extra)


class Verbs(TyperGroup):
    """All verbs, in the order in which they are met."""

    def __init__(self, **facts: Any) -> None:
        """Hold each verb, ready to import itself."""
        super().__init__(**facts)
        self.commands = {verb: Verb(verb, help=told, rich_markup_mode=None) for verb, told in VERBS.items()}

    def invoke(self, ctx: Any) -> Any:
        """Carry out the verb; interrupted where it says nothing of its own, it says how to go on."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            remark("interrupted: nothing that was finished is lost; the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None


def main() -> None:
    """Run the command line; exit codes: 0 done, 2 bad input, 130 interrupted, 1 anything else."""
    settle()
    try:
        _carry_out()
    except Exception as trouble:
        told: int | None = import_module("simulator.cli.troubles").tell(trouble)
        if told is None:
            raise
        sys.exit(told)


def _carry_out() -> None:
    try:
        typer.main.get_command(_app())(prog_name="conveyor")
    finally:
        sys.stdout.flush()  # a full disk is told here; at exit Python would tell it in its own words


def _app() -> typer.Typer:
    app = typer.Typer(cls=Verbs, no_args_is_help=True, **MANNER)
    app.callback()(conveyor)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        try:
            put(f"conveyor {version('sales-conveyor')}, {build()}")
        except PackageNotFoundError:
            put(f"conveyor, not installed, {build()}")
        raise typer.Exit


def conveyor(
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_show_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Compare ways to organise sales: a universal department, a split conveyor, or something between."""
    del version


def imported(verb: str) -> Any:
    """Return the command of a verb of `VERBS`, with its parameters."""
    app = typer.Typer(**MANNER)
    app.command(verb)(getattr(import_module(f"simulator.cli.{verb}"), verb))
    return typer.main.get_command(app)
