"""What the command line writes on, and how it writes: streams that may be shut, unread, or short of letters.

Whoever reads the output may have had enough (`| head`), or there may be nobody from the start (`>&-`). That is no
trouble of the command: it does its work to the end, and what nobody reads is thrown away. Any other failure of
standard output, a full disk among them, is told once; there is nowhere to tell that of standard error.
"""

import errno
import io
import os
import sys
from typing import Any, TextIO

from simulator.cli.nearest import HANDLER

GONE = {errno.EPIPE, errno.EBADF, errno.ECONNRESET} | ({errno.EINVAL} if os.name == "nt" else set())
"""How it shows that nobody reads; Windows calls a pipe without a reader an invalid argument."""

STANDARD = 3
"""Descriptors 0, 1 and 2 are the standard streams."""


class Patient(io.FileIO):
    """A file whose reader may go: from then on it takes everything and keeps nothing."""

    def __init__(self, descriptor: int, *, tells: bool) -> None:
        """Write to `descriptor`; `tells`: other failures than that nobody reads are raised."""
        super().__init__(descriptor, "w", closefd=False)
        self._tells = tells
        self._lost = False

    def write(self, data: Any, /) -> int:
        """Write bytes as far as there is somewhere to write to; `OSError` once for whatever else fails."""
        if self._lost:
            return len(data)
        try:
            return super().write(data)
        except OSError as trouble:
            self._lost = True
            if self._tells and trouble.errno not in GONE:
                raise
            return len(data)


def settle() -> None:
    """Make standard output and standard error take whatever the command line writes, whoever reads it."""
    _fill_descriptors()
    for name in ("stdout", "stderr"):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8", errors=HANDLER))  # noqa: PTH123, SIM115 -- stays open
        elif stream is getattr(sys, f"__{name}__") and not stream.isatty():
            setattr(sys, name, _patient(stream, tells=name == "stdout"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def put(line: object = "") -> None:
    """Write a line on standard output."""
    print(line, flush=True)  # noqa: T201 -- this is what the command line says


def remark(line: object) -> None:
    """Write a line on standard error: news on the way, and whatever is no result."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 -- this is what the command line says


def _fill_descriptors() -> None:
    """Let no file of results take the number of a standard stream that is shut."""
    taken = os.open(os.devnull, os.O_RDWR)
    while taken < STANDARD:
        taken = os.open(os.devnull, os.O_RDWR)
    os.close(taken)


def _patient(stream: TextIO, *, tells: bool) -> TextIO:
    """Return a stream to the same place as `stream` that nothing disturbs; `stream` itself where it leads nowhere."""
    try:
        stream.flush()
        raw = Patient(stream.fileno(), tells=tells)
    except (OSError, ValueError):
        return stream
    binary = io.BufferedWriter(raw)
    through = bool(getattr(stream, "write_through", False))
    lines = bool(getattr(stream, "line_buffering", False))
    return io.TextIOWrapper(binary, stream.encoding, HANDLER, line_buffering=lines, write_through=through)
