"""Whether conditions exclude each other: what can be seen without trying every state.

Bounds alone do not tell that `pact == active` and `pact == notice` never hold together. Here a
condition is taken apart into comparisons, and what each says of one number is put side by side.
The answer "never" is certain; where nothing is found the conditions may still exclude each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.lang.graph.values import Value

_DEEPEST = 6  # nested alternatives looked into
_CONVERSE = {"lt": "le", "le": "lt", "eq": "ne", "ne": "eq"}


def exclude_each_other(*truths: Value) -> bool:
    """Whether conditions of one stage hold together in no state."""
    return _exclude([(truth, True) for truth in truths], _DEEPEST)


def _exclude(claims: Sequence[tuple[Value, bool]], depth: int) -> bool:
    """Whether no state makes each truth hold or fail as claimed."""
    facts = _Facts()
    alternatives: list[tuple[tuple[Value, Value], bool]] = []
    plain: list[tuple[Value, bool]] = []
    left = list(claims)
    while left:
        truth, holds = left.pop()
        if truth.certainty == ("never" if holds else "always"):
            return True
        if truth.code == "not":
            left.append((truth.args[0], not holds))
        elif truth.code == ("and" if holds else "or"):
            left += [(each, holds) for each in truth.args]
        elif truth.code in ("and", "or"):
            alternatives.append(((truth.args[0], truth.args[1]), holds))
        elif facts.add(truth, holds):
            plain.append((truth, holds))
        else:
            return True
    return depth > 0 and any(
        all(_exclude([*plain, (each, holds)], depth - 1) for each in pair)
        for pair, holds in alternatives
    )


class _Facts:
    """What is known of each number and each other truth, as long as it does not contradict
    itself."""

    def __init__(self) -> None:
        self._plain: dict[int, bool] = {}
        self._low: dict[int, tuple[float, bool]] = {}
        self._high: dict[int, tuple[float, bool]] = {}
        self._not: dict[int, set[float]] = {}

    def add(self, truth: Value, holds: bool) -> bool:
        """Takes a comparison or a fact in; False if that contradicts what is known."""
        if self._plain.setdefault(truth.serial, holds) is not holds:
            return False
        if truth.code not in _CONVERSE:
            return True
        one, other = truth.args
        code = truth.code
        if not holds:
            code = _CONVERSE[code]
            if code in ("lt", "le"):
                one, other = other, one  # not a < b is b <= a
        return self._compare(code, one, other)

    def _compare(self, code: str, one: Value, other: Value) -> bool:
        if isinstance(other.constant, float):
            return self._bound(code, one, other.constant)
        if isinstance(one.constant, float):
            return self._bound({"lt": "gt", "le": "ge"}.get(code, code), other, one.constant)
        return True

    def _bound(self, code: str, number: Value, limit: float) -> bool:
        key = number.serial
        low, low_open = self._low.get(key, (number.range.low, False))
        high, high_open = self._high.get(key, (number.range.high, False))
        if code in ("lt", "le", "eq") and (limit, code != "lt") < (high, not high_open):
            high, high_open = limit, code == "lt"
        if code in ("gt", "ge", "eq") and (limit, code == "gt") > (low, low_open):
            low, low_open = limit, code == "gt"
        if code == "ne":
            self._not.setdefault(key, set()).add(limit)
        self._low[key], self._high[key] = (low, low_open), (high, high_open)
        if low == high:
            return not low_open and not high_open and low not in self._not.get(key, ())
        return low < high
