"""Who plays: from what a script writes to the doctrine of each seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.api.errors import not_found
from eleventh.bots.registry import HUMAN, assign
from eleventh.core.refusals import Refusal


def assign_bots(
    seats: Sequence[str], bots: str | Mapping[str, str], others: str = HUMAN
) -> dict[str, str]:
    """The player of each seat: `bots` is one doctrine for all, or doctrines by seat (`all` for
    those not named); `others` plays what nothing names. NotFound for a seat or doctrine that does
    not exist."""
    wanted = {"all": bots} if isinstance(bots, str) else bots
    assigned = assign(seats, [f"{seat}={name}" for seat, name in wanted.items()], others)
    if isinstance(assigned, Refusal):
        raise not_found(assigned)
    return assigned
