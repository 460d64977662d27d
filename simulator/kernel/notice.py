"""Notices: whoever wants to know that something has happened subscribes to it."""

from collections.abc import Callable
from typing import Generic, ParamSpec

Told = ParamSpec("Told")


class Notice(Generic[Told]):
    """One thing that may happen; calling the notice tells all who subscribed, in the order in which they did."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        """Begin without a subscriber."""
        self._listeners: list[Callable[Told, object]] = []

    def subscribe(self, listener: Callable[Told, object]) -> None:
        """Tell `listener` from now on, with the arguments of the notice."""
        self._listeners.append(listener)

    def __call__(self, *args: Told.args, **kwargs: Told.kwargs) -> None:
        """Tell everybody who subscribed."""
        for listener in self._listeners:
            listener(*args, **kwargs)
