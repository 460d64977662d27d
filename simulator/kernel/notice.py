"""Notices: a part that wants to know when something happens subscribes to the notice of it."""

from collections.abc import Callable
from typing import Generic, ParamSpec

Told = ParamSpec("Told")


class Notice(Generic[Told]):
    """One thing that may happen; calling the notice calls its listeners, in the order in which they subscribed."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        """Create a notice to which nobody has subscribed yet."""
        self._listeners: list[Callable[Told, object]] = []

    def subscribe(self, listener: Callable[Told, object]) -> None:
        """Call `listener` from now on, with the arguments of the notice."""
        self._listeners.append(listener)

    def __call__(self, *args: Told.args, **kwargs: Told.kwargs) -> None:
        """Call every listener with these arguments."""
        for listener in self._listeners:
            listener(*args, **kwargs)
