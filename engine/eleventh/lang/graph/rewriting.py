"""Values made once more of other leaves: what they come to where something is known of them."""

from __future__ import annotations

from collections.abc import Callable

from eleventh.lang.graph.values import Value, Values


def rewrite(value: Value, into: Values, leaf: Callable[[Value], Value]) -> Value:
    """The value made anew in `into`, folded as far as it goes. `leaf` makes what is made of
    nothing else there."""
    made: dict[int, Value] = {}
    for each in list_parts(value):
        args = [made[arg.serial] for arg in each.args]
        made[each.serial] = into.op(each.code, *args) if args else leaf(each)
    return made[value.serial]


def list_parts(value: Value) -> list[Value]:
    """A value and all it is made of, each after what it is made of."""
    found: dict[int, Value] = {}
    left = [value]
    while left:
        each = left.pop()
        if each.serial not in found:
            found[each.serial] = each
            left.extend(each.args)
    return [found[serial] for serial in sorted(found)]
