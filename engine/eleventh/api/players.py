"""Who plays: from what a script writes to the doctrine of each seat."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eleventh.api.errors import not_found, tell_refusal
from eleventh.bots.registry import HUMAN, assign, find_doctrine, is_program
from eleventh.core.refusals import Refusal
from eleventh.net.external.command import find_player
from eleventh.play.external import Seating


def assign_bots(
    seats: Sequence[str],
    bots: str | Mapping[str, str],
    others: str = HUMAN,
    find: Callable[[str], object] = find_doctrine,
) -> dict[str, str]:
    """The player of each seat: `bots` is one doctrine for all, or doctrines by seat (`all` for
    those not named); `others` plays what nothing names. NotFound for a seat that does not exist,
    and for a player whom `find` refuses."""
    wanted = {"all": bots} if isinstance(bots, str) else bots
    assigned = assign(seats, [f"{seat}={name}" for seat, name in wanted.items()], others, find)
    if isinstance(assigned, Refusal):
        raise not_found(assigned)
    return assigned


def seat_bots(seats: Sequence[str], bots: str | Mapping[str, str], time_limit: float) -> Seating:
    """The seating of a match: as `assign_bots`, programs (`exec:./my_player`) among the bots, each
    with `time_limit` seconds for its orders of a turn. ValueError unless that is more than 0."""
    if not time_limit > 0:
        raise ValueError("a time limit is more than 0 seconds")
    players = assign_bots(seats, bots, find=find_player)
    if not any(is_program(player) for player in players.values()):
        return Seating(players)
    from eleventh.net.external.seating import seat_players

    found = seat_players(players, tell_refusal, time_limit)
    if isinstance(found, Refusal):
        raise not_found(found)
    return found
