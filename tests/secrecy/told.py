"""Everything that a table tells a seat, in the bytes in which it would be sent: what the two runs
of a pair must agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from eleventh.core.orders import Orders
from eleventh.core.override import JOURNAL
from eleventh.core.program import Program
from eleventh.net.calls import calls_of, encode_answer
from eleventh.net.external.messages import write_end, write_hello, write_turn
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh.play.objectives import seat_objectives
from eleventh.play.table import Table
from eleventh.play.topics import RULES
from eleventh.play.why import known_tracks
from eleventh.play.wording import Wording

CALLS = calls_of(Table)
DOES = {"submit", "withdraw", "keep_draft", "predict", "advance", "close"}  # what changes the match
AT_THE_END = {"identity", "record"}  # a match that is over keeps nothing secret in these


def tell_all(match: Match, seat: str) -> bytes:
    """All that `seat` can ask of the table, answered: view, log, notices, draft, refusals of orders
    of many kinds, why and why not for every name there is, over the game and turn by turn, and what
    uses it. And what a program in the seat is sent."""
    table, program = LocalTable(match), match.game.adjudicator.program
    wording = Wording(program, seat)
    view = wording.tell(match.view(seat))
    hello = write_hello(program, seat, 60.0, wording)
    sent = (hello, write_turn(1, view, 60.0), write_end(view))
    answers = (
        encode_answer(call, value if call.is_property else value(*given))
        for name, call in CALLS.items()
        if name not in DOES and not (table.over and name in AT_THE_END)
        for value in [getattr(table, name)]
        for given in _asked(name, list(call.arguments), seat, program, table.turn)
    )
    return b"\n".join((*sent, *answers))


def _asked(
    name: str, arguments: Sequence[str], seat: str, program: Program, turn: int
) -> Iterator[tuple[Any, ...]]:
    """The arguments with which each question is asked; AssertionError for one that is new."""
    match arguments:
        case []:
            yield ()
        case ["seat"]:
            yield (seat,)
        case ["seat", "turn"]:
            yield from ((seat, when) for when in range(turn + 2))
        case ["seat", "draft"]:
            first = {each.id: program.choices[each.choices[0]].id for each in program.decisions}
            yield (seat, Orders())
            yield (seat, Orders(first, _attempts(program, seat)[1].initiatives))
        case ["seat", "orders"]:
            yield from ((seat, each) for each in _attempts(program, seat))
        case ["seat", "reading"]:
            yield from ((seat, each) for each in _names(program))
            yield from ((seat, each.id) for each in program.parameters)
        case ["seat", "topic", "turn"]:
            yield from ((seat, each) for each in _topics(program))
            rules = _rules(program)
            yield from ((seat, each, when) for each in rules for when in range(turn + 1))
        case ["seat", "track", "turn"]:
            yield from ((seat, each) for each in _names(program))
            seen = [each.id for each in known_tracks(program, seat)]
            yield from ((seat, each, when) for each in seen for when in range(turn + 2))
        case _:
            raise AssertionError(f"the fuzzer does not know how to ask {name}")


def _names(program: Program) -> list[str]:
    named = [*known_tracks(program), *seat_objectives(program)]
    return [*(each.id for each in named), "nonsense"]


def _topics(program: Program) -> list[str]:
    """Everything of which somebody may ask why it did not come about, whoever may know of it."""
    answers = (
        f"{decision.id}.{program.choices[choice].id}"
        for decision in program.decisions
        for choice in decision.choices
    )
    own = (each.id for each in program.choices if each.kind == "initiative")
    events = (each.id for each in program.injects if each.span.file != JOURNAL)
    endings = (each.id for each in program.endings)
    return [*answers, *dict.fromkeys(own), *_rules(program), *events, *endings, "nonsense"]


def _rules(program: Program) -> list[str]:
    """Those and the modifiers."""
    links = (each.chain[-1] for each in program.causes if each.chain)
    return list(dict.fromkeys(each.id for each in links if each.kind in RULES))


def _attempts(program: Program, seat: str) -> Sequence[Orders]:
    """Each initiative and each response of anybody, alone; all of the seat's own; nonsense."""
    own = [each for each in program.choices if each.kind == "initiative" and each.seat == seat]
    return [
        Orders(),
        Orders({}, tuple(each.id for each in own)),
        Orders({"no.such": "thing"}, ("nor_this",)),
        *(Orders({}, (each.id,)) for each in own),
        *(
            Orders({decision.id: program.choices[choice].id})
            for decision in program.decisions
            for choice in decision.choices
        ),
    ]
