"""The counters that a program has: those of deeds that some operation reads, and no others. They
stand by name, so that the order of rules means nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.deeds import Deed, DeedCounter
from eleventh.core.ir import Op
from eleventh.lang.lower.context import LoweringContext


def number_counters(
    context: LoweringContext, ops: Sequence[Op]
) -> tuple[tuple[Op, ...], tuple[DeedCounter, ...], tuple[Deed, ...]]:
    """The operations and deeds with the numbers of the counters that are left, and these."""
    made = context.names.counters.made
    read = sorted(
        {int(op.data[0]) for op in ops if op.code == "done"},
        key=lambda each: (made[each].act, made[each].by, made[each].toward),
    )
    numbers = {old: new for new, old in enumerate(read)}
    counters = tuple(
        DeedCounter(
            act=made[old].act,
            by=made[old].by,
            toward=made[old].toward,
            deeds=tuple(
                index
                for index, each in enumerate(context.deeds)
                if made[old].counts(each.act, each.by, each.toward)
            ),
            seen_by=made[old].known,
            most=made[old].most,
        )
        for old in read
    )
    if not counters:
        return tuple(ops), (), tuple(replace(each, counter=-1) for each in context.deeds)
    return (
        tuple(
            op._replace(data=(numbers[int(op.data[0])],)) if op.code == "done" else op for op in ops
        ),
        counters,
        tuple(replace(each, counter=numbers.get(each.counter, -1)) for each in context.deeds),
    )
