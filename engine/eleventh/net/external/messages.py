"""What is said to a program that plays, and how its answers are read. docs/players.md is for those
who write one.

Each message is one JSON object on a line. What goes out is made from the view of the seat and from
what is printed for everybody, and from nothing else: two games that a seat can't tell apart are
told to its program in the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.core.view import Option, View
from eleventh.net.codec import to_plain
from eleventh.net.external.process import LONGEST_LINE
from eleventh.net.wire import write
from eleventh.play.printed import PrintedMatter, print_matter
from eleventh.play.version import RULES, engine_version
from eleventh.play.wording import Wording
from eleventh.play.written import read_orders

PROTOCOL = 1  # raised whenever a program that was written for it could not go on
ATTEMPTS = 3  # answers that are read in one turn
LONGEST_REASON = 500  # characters kept of a reason
REFUSALS = 20  # told at once; the rest are counted

Describe = Callable[[Refusal], str]


@dataclass(frozen=True, slots=True)
class Misread:
    """An answer that is no orders: a code, and a sentence that says where, what, and what instead.
    `stale` if it is one to an earlier question, which nobody waits for."""

    code: str
    text: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """Orders, and reasons by the id of a decision or an initiative; the empty id is for all."""

    orders: Orders
    reasons: Mapping[str, str]


def write_hello(program: Program, seat: str, seconds: float, wording: Wording) -> bytes:
    """The first message: which game and seat, what is printed for everybody in the words of the
    seat, and the limits. What really happened is not in it: at the table it is told at the end."""
    printed = wording.tell(replace(print_matter(program), chronicle=()))
    return write(
        {
            "type": "hello",
            "protocol": PROTOCOL,
            "engine": engine_version(),
            "rules": RULES,
            "scenario": program.scenario,
            "seat": seat,
            "limits": {
                "seconds": seconds,
                "attempts": ATTEMPTS,
                "line": LONGEST_LINE,
                "reason": LONGEST_REASON,
            },
            "printed": to_plain(printed, PrintedMatter),
        }
    )


def write_turn(ask: int, view: View, seconds: float) -> bytes:
    """The question of a turn: the view, what of it may be ordered, and the time for all of it."""
    return write(
        {
            "type": "turn",
            "ask": ask,
            "turn": view.turn,
            "seconds": seconds,
            "menu": {
                "capital": view.capital,
                "decisions": {each.id: _offers(each.options) for each in view.questions},
                "initiatives": _offers(view.initiatives),
            },
            "view": to_plain(view, View),
        }
    )


def write_refused(
    ask: int, left: int, refused: Sequence[Refusal] | Misread, describe: Describe
) -> bytes:
    """Why an answer was not taken, as data and in words, and how many more are read."""
    if isinstance(refused, Misread):
        told = [{"code": refused.code, "about": "", "data": {}, "text": refused.text}]
    else:
        told = [{**to_plain(each, Refusal), "text": describe(each)} for each in refused[:REFUSALS]]
    more = 0 if isinstance(refused, Misread) else max(0, len(refused) - REFUSALS)
    return write({"type": "refused", "ask": ask, "left": left, "refusals": told, "more": more})


def write_end(view: View) -> bytes:
    """The last message: all that the seat may know of how it ended."""
    return write({"type": "end", "view": to_plain(view, View)})


def read_answer(line: bytes, ask: int) -> ProgramAnswer | Misread:
    """The answer to the question with this number."""
    data = _read_object(line)
    if isinstance(data, Misread):
        return data
    number = data.pop("ask", None)
    if isinstance(number, int) and not isinstance(number, bool) and number < ask:
        return Misread("stale", f"That answers question {number}; {ask} is open.", stale=True)
    if isinstance(number, bool) or number != ask:
        return Misread("not_asked_now", f"The answer needs ask: {ask}, as the question has it.")
    if data.pop("type", "orders") != "orders":
        return Misread("not_orders", 'The "type" of an answer is "orders".')
    reasons = data.pop("reasons", {})
    try:
        orders = read_orders(data)
    except ValueError as fault:
        return Misread("not_orders", f"Beside ask and reasons: {fault}")
    return _with_reasons(orders, reasons)


def _offers(options: Sequence[Option]) -> list[dict[str, Any]]:
    return [_offer(each) for each in options]


def _offer(option: Option) -> dict[str, Any]:
    offer = {"id": option.id, "cost": option.cost, "open": option.barred is None}
    if option.amount is not None:
        offer |= {"response": option.amount.response, "amount": option.amount.value}
    return offer


def _read_object(line: bytes) -> dict[str, Any] | Misread:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return Misread(
            "not_utf8", f"Byte {fault.start + 1} of the line is no UTF-8; write JSON in UTF-8."
        )
    except json.JSONDecodeError as fault:
        return Misread(
            "not_json",
            f"The line is no JSON at character {fault.pos + 1}: {fault.msg}. An answer is one "
            'object on one line, such as {"ask": 1, "responses": {}, "initiatives": []}.',
        )
    except (ValueError, RecursionError):
        return Misread("not_json", "The line is no JSON of reasonable depth and numbers.")
    if not isinstance(data, dict):
        return Misread("not_orders", "An answer is a JSON object with ask, responses, initiatives.")
    return data


def _with_reasons(orders: Orders, reasons: object) -> ProgramAnswer | Misread:
    if isinstance(reasons, str):
        return ProgramAnswer(orders, {"": reasons})
    if not isinstance(reasons, dict) or not all(isinstance(v, str) for v in reasons.values()):
        return Misread(
            "not_reasons", "reasons are a text, or an object from ids of what is ordered to texts."
        )
    ordered = (*orders.responses, *orders.initiatives)
    unknown = next((each for each in reasons if each and each not in ordered), None)
    if unknown is not None:
        return Misread(
            "not_reasons",
            f"There is a reason for {unknown[:60]!r}, which is not ordered. Reasons are by the id "
            f"of a decision that is answered or of an initiative that is taken.",
        )
    return ProgramAnswer(orders, reasons)
