"""Parquet with the types of the columns: for programs that read tables of any size.

pyarrow is imported when a table is written, never before.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import pandas as pd

from picket.export.sound import is_moment, soundly, texts, times

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A table that comes in batches, at least one: a row group a batch, each written as it comes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    coming = iter(batches)
    first = next(coming)
    schema, out = _schema(first), _Sink()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for table in map(soundly, chain([first], coming)):
            writer.write_table(pa.Table.from_pandas(table, schema=schema, preserve_index=False))
            yield out.take()
    yield out.take()


def _schema(table: pd.DataFrame) -> pa.Schema:
    """The types by the columns' own, so that a batch without values has those of the others."""
    import pyarrow as pa

    words, days = texts(table), times(table)
    return pa.schema(
        [
            (name, pa.string()) if name in words
            else (name, pa.timestamp("ms", tz="UTC") if is_moment(name) else pa.date32()) if name in days
            else (name, pa.from_numpy_dtype(getattr(table[name].dtype, "numpy_dtype", table[name].dtype)))
            for name in table.columns
        ]
    )  # fmt: skip


class _Sink(io.RawIOBase):
    """Keeps what is written until it is taken; its place is that in the whole file."""

    def __init__(self) -> None:
        self._made: list[bytes] = []
        self._place = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Bytes written so far."""
        return self._place

    def write(self, some: Any, /) -> int:
        """Keep these bytes."""
        self._made.append(bytes(some))
        self._place += len(self._made[-1])
        return len(self._made[-1])

    def take(self) -> bytes:
        """What was written since the last time."""
        made, self._made = b"".join(self._made), []
        return made
