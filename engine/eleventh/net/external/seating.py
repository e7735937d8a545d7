"""Who sits where, once programs are among them: from the names of players to a seating."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from eleventh.bots.registry import HUMAN, assign, is_program, names
from eleventh.core.refusals import Data, Refusal, RefusalCode
from eleventh.net.external.command import find_player, read_command
from eleventh.net.external.messages import Describe
from eleventh.net.external.player import invite_program
from eleventh.play.external import Guests, Invitation, Seating


def seat_players(
    players: Mapping[str, str], describe: Describe, seconds: float
) -> Seating | Refusal:
    """The seating for these players by name. Refusals are told to programs as `describe` says them,
    and each has `seconds` for its orders of a turn. A Refusal for a program that is not there."""
    left = threading.Event()
    named, guests = dict(players), dict[str, Invitation | str]()
    for seat, player in players.items():
        if is_program(player):
            command = read_command(player)
            if isinstance(command, Refusal):
                return command
            named[seat] = command.name
            guests[seat] = invite_program(command, seconds, describe, left.is_set)
    return Seating(named, guests, left.set)


def seat_again(
    players: Mapping[str, str],
    wanted: Sequence[str],
    describe: Describe,
    seconds: float,
) -> Seating | Refusal:
    """The seating of a match that goes on, whose save names these `players`: for the seats of
    programs, texts such as `seoul=exec:./my_player` or `seoul=opponent` say who plays on.

    A Refusal for any other seat, and for what can't be read.
    """
    assigned = assign(tuple(players), wanted, "", find_player)
    if isinstance(assigned, Refusal):
        return assigned
    programs = {seat for seat, player in players.items() if is_program(player)}
    singled = {text.partition("=")[0] for text in wanted} - {"all"}
    for seat in players:
        if (seat in singled or not programs) and assigned[seat] and seat not in programs:
            told = {"wanted": seat, "player": players[seat]}
            return Refusal(RefusalCode.NOT_A_PROGRAMS_SEAT, told)
    again = {seat: assigned[seat] for seat in players if seat in programs and assigned[seat]}
    if HUMAN in again.values():
        known: Data = {"wanted": HUMAN, "near": "", "known": names()}
        return Refusal(RefusalCode.UNKNOWN_DOCTRINE, known)
    seating = seat_players(again, describe, seconds)
    if isinstance(seating, Refusal):
        return seating
    substitutes = {seat: name for seat, name in again.items() if not is_program(name)}
    guests: Guests = {**substitutes, **seating.guests}
    return Seating(players, guests, seating.leave)
