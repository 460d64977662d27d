"""The only source of random numbers: every number has an address, none is consumed from a shared stream.

A uniform is named by root seed, purpose, replication, entity and the number of the draw. The first two make the
key of a Philox generator, the others its counter, so what one entity draws for one purpose never depends on who
else exists, on the order of events or on which other purposes are in use. Two designs therefore meet the same
clients having the same luck (common random numbers).

Only uniforms are drawn; everything else is inversion (`distributions`). numpy's own samplers use a varying number
of words and would fall out of step between designs.
"""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from itertools import count
from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Uniforms = npt.NDArray[np.floating[Any]]
"""Numbers in (0, 1), or what inversion has made of them."""
Row = TypeVar("Row")

ENTITIES_IN_A_BLOCK: Final = 1024
HALF_A_STEP: Final = 2.0**-54
"""numpy's uniforms are multiples of 2 ** -53 from 0 on; half a step more and none is 0 or 1."""


class Luck:
    """All chance of one replication.

    `seed` is the root seed of the study and `replication` the number of the replication, both from 0.
    """

    def __init__(self, seed: int, replication: int) -> None:
        """Address the draws of replication `replication` (from 0) under the root seed `seed` of the study."""
        self.seed = seed
        self.replication = replication
        self._philox = np.random.Philox(key=0)
        self._generator = np.random.Generator(self._philox)
        self._state: Any = self._philox.state
        self._counter = np.array((0, 0, 0, replication), dtype=np.uint64)
        self._address: Any = self._state["state"]
        self._address["counter"] = self._counter
        self._keys: dict[str, npt.NDArray[np.uint64]] = {}

    def uniforms(self, purpose: str, entity: int, page: int, size: int) -> Uniforms:
        """Return the `size` uniforms in (0, 1) at one address, the same whenever they are asked for."""
        key = self._keys.get(purpose)
        self._address["key"] = self._key(purpose) if key is None else key
        self._counter[1], self._counter[2] = entity, page
        self._philox.state = self._state
        uniforms: Uniforms = self._generator.random(size)
        uniforms += HALF_A_STEP
        return uniforms

    def _key(self, purpose: str) -> npt.NDArray[np.uint64]:
        digest = blake2b(f"{self.seed}/{purpose}".encode(), digest_size=16).digest()
        key = np.frombuffer(digest, dtype=np.uint64).copy()
        self._keys[purpose] = key
        return key


def rows(u: Uniforms) -> list[list[float]]:
    """Return uniforms of shape (rows, columns) as they are, for draws that need no inversion."""
    listed: list[list[float]] = u.tolist()
    return listed


def sequence(
    luck: Luck, purpose: str, entity: int, columns: int, shape: Callable[[Uniforms], list[Row]], page_length: int = 16
) -> Iterator[Row]:
    """Yield the draws of one entity for one purpose, one row after another, without end.

    `shape` turns uniforms of shape (rows, columns) into the rows that the caller wants, for instance a gap and a
    size per order; inversion is then vectorised over a page of `page_length` rows.
    """
    for page in count():
        drawn = luck.uniforms(purpose, entity, page, page_length * columns)
        yield from shape(drawn.reshape(page_length, columns))


class Streams(Generic[Row]):
    """The draws of many entities for one purpose, each entity going through its own, one row after another."""

    __slots__ = ("_columns", "_luck", "_page_length", "_purpose", "_shape", "_streams")

    def __init__(
        self, luck: Luck, purpose: str, columns: int, shape: Callable[[Uniforms], list[Row]], page_length: int = 16
    ) -> None:
        """Address the draws for `purpose`: `columns` uniforms a row, `page_length` rows drawn at a time.

        `shape` turns uniforms of shape (rows, columns) into the rows that the caller wants.
        """
        self._luck = luck
        self._purpose = purpose
        self._columns = columns
        self._shape = shape
        self._page_length = page_length
        self._streams: dict[int, Iterator[Row]] = {}

    def next(self, entity: int) -> Row:
        """Return the next row of `entity`."""
        stream = self._streams.get(entity)
        if stream is None:
            stream = self._streams[entity] = sequence(
                self._luck, self._purpose, entity, self._columns, self._shape, self._page_length
            )
        return next(stream)


class Table(Generic[Row]):
    """The draws of many entities for one purpose, addressed by entity and attempt.

    Rows are generated for a block of neighbouring entities at once; the address of a row does not depend on how
    many entities there are.
    """

    __slots__ = ("_block", "_columns", "_luck", "_pages", "_purpose", "_shape")

    def __init__(
        self,
        luck: Luck,
        purpose: str,
        columns: int,
        shape: Callable[[Uniforms], list[Row]],
        block: int = ENTITIES_IN_A_BLOCK,
    ) -> None:
        """Address the draws for `purpose`: `columns` uniforms for each entity and attempt.

        `shape` turns uniforms of shape (rows, columns) into the rows that the caller wants; they are drawn for `block`
        neighbouring entities at a time.
        """
        self._luck = luck
        self._purpose = purpose
        self._columns = columns
        self._shape = shape
        self._block = block
        self._pages: dict[tuple[int, int], list[Row]] = {}

    def row(self, entity: int, attempt: int = 0) -> Row:
        """Return the row of `entity` at its `attempt`, both from 0."""
        block, place = divmod(entity, self._block)
        page = self._pages.get((block, attempt))
        if page is None:
            page = self._pages[block, attempt] = self._fill(block, attempt)
        return page[place]

    def _fill(self, block: int, attempt: int) -> list[Row]:
        drawn = self._luck.uniforms(self._purpose, block, attempt, self._block * self._columns)
        return self._shape(drawn.reshape(self._block, self._columns))
