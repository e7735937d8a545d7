"""Results as columns: plain lists by name, and a table of another library where one is installed.

A list of numbers is what every tool can read, so nothing is depended on. Whoever has pandas or
polars gets a data frame by asking for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

Cell = str | int | float


class Columns(Mapping[str, Sequence[Cell]]):
    """Columns by name, in order, all equally long: `columns["turn"]` is a list."""

    def __init__(self, names: Sequence[str]) -> None:
        self._cells: dict[str, list[Any]] = {name: [] for name in names}

    def append(self, row: Sequence[Cell]) -> None:
        """Adds a row: a cell for every column, in order. ValueError if there are more or fewer."""
        if len(row) != len(self._cells):
            raise ValueError(f"a row of {len(row)} cells for {len(self._cells)} columns")
        for column, cell in zip(self._cells.values(), row, strict=True):
            column.append(cell)

    def __getitem__(self, name: str) -> list[Any]:
        return self._cells[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"<Columns: {len(self)} columns, {self.height} rows>"

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(next(iter(self._cells.values()), ()))

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`. ImportError, in a sentence, if pandas is not installed."""
        return _library("pandas").DataFrame(self._cells)

    def to_polars(self) -> Any:
        """A `polars.DataFrame`. ImportError, in a sentence, if polars is not installed."""
        return _library("polars").DataFrame(self._cells)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as fault:
        raise ImportError(
            f"{name} is not installed, and Eleventh Hour does not bring it along. Install it, or "
            "read the columns as they are: they are lists."
        ) from fault
