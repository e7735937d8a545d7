"""Queries as NumPy source: a function of a batch that answers for all lanes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from eleventh.core.ir import Query
from eleventh.core.program import Program
from eleventh.emit.numpy.values import Written, write_value
from eleventh.emit.python_source import PLAIN

READS_TURN = "    turn = m.turn"


def write_queries(program: Program) -> Mapping[str, Sequence[str]]:
    """What each different query does, as the body of a function of `m`, with the names of the
    queries that do it. What it gives is one value for all lanes or a column. A body whose answer
    follows from the turn begins with `READS_TURN`."""
    found: dict[str, list[str]] = {}
    for query in program.queries:
        found.setdefault("\n".join(_write_query(program, query)), []).append(query.name)
    return found


def _write_query(program: Program, query: Query) -> Iterator[str]:
    values: dict[int, Written] = {}
    lines: list[str] = []
    for register in range(query.start, query.stop):
        op = program.ops[register]
        value = write_value(op, [values[each] for each in op.args])
        if op.code not in PLAIN and value.text not in ("True", "False"):
            lines.append(f"    r{register} = {value.text}")
            value = Written(f"r{register}", value.shared)
        values[register] = value
    lines.append(f"    return {values[query.root].text}")
    if any(re.search(r"\bturn\b", line) for line in lines):
        yield READS_TURN
    yield "    v = m.values"
    yield from lines
