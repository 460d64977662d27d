"""What views have in common, the findings that show themselves in a notebook: how they are made, language, axes."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.report.figures.canvas import Finding, entitle, style
from simulator.report.language import Language, language
from simulator.scenario.schema.money import Money

View = TypeVar("View")


class Seen(Protocol):
    """What is looked at: in which language, and what its sums are in."""

    @property
    def lang(self) -> str:
        """`en` or `ru`."""

    @property
    def money(self) -> Money:
        """The money of the market."""


def spoken(view: Seen) -> Language:
    """Return the language of a view, which counts in its money."""
    return language(view.lang).counting(view.money)


def seen(view: Callable[..., View], found: Any, lang: str) -> View:
    """Return a finding, a dataclass, as its `view` in the language `lang`: the same fields and that one."""
    return view(**{field.name: getattr(found, field.name) for field in fields(found)}, lang=language(lang).tag)


def plotted(ax: Axes | None, draw: Callable[[Axes], Finding], height: float | None = None) -> Axes:
    """Draw on `ax`, or on the axes of a new figure, `height` inches high if that is said; return them, with a title."""
    with style():
        target = new_axes(height) if ax is None else ax
        entitle(target, draw(target).title)
    return target


def new_axes(height: float | None = None) -> Axes:
    """Return the axes of a new figure, known to pyplot so that a notebook shows it."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - pyplot looks for a screen, which only notebooks have

    figure: Figure = plt.figure(layout="constrained")
    if height is not None:
        figure.set_figheight(height)
    return figure.add_subplot()
