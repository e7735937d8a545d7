"""A program in a seat: asked each turn, taught by refusals, and stood in for where it fails.

Every question has a deadline for all attempts together, the start of the program included. What
fails ends in orders all the same: the first answers that are open, with the reason why. A program
that was late, has ended or writes without end is killed, and started anew in the next turn, three
times at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.reasons import Lapse, Reason, ReasonCode
from eleventh.bots.stand_in import stand_in
from eleventh.core.program import Program
from eleventh.core.view import View
from eleventh.net.external.command import ProgramCommand
from eleventh.net.external.messages import (
    ATTEMPTS,
    LONGEST_REASON,
    Describe,
    Misread,
    ProgramAnswer,
    read_answer,
    write_end,
    write_hello,
    write_refused,
    write_turn,
)
from eleventh.net.external.process import Lapsed, ProgramProcess
from eleventh.play.external import LeftTable, Refuse
from eleventh.play.wording import Wording

STARTS = 3  # of a program in one match
GRACE = 1.0  # seconds for a program to end by itself after the end of the game


class ProgramPlayer:
    """The player of one seat in one match; an `ExternalPlayer`. It is told all in the words of the
    seat, as a person in it is. `left` says, whenever it is asked,
    whether the table was left while it is awaited."""

    def __init__(
        self,
        command: ProgramCommand,
        program: Program,
        seat: str,
        seconds: float,
        describe: Describe,
        left: Callable[[], bool],
    ) -> None:
        self._command, self._seconds = command, seconds
        self._describe, self._left = describe, left
        self._wording = Wording(program, seat)
        self._hello = write_hello(program, seat, seconds, self._wording)
        self._process: ProgramProcess | None = None
        self._starts = self._asked = 0

    def order(self, view: View, refuse: Refuse) -> DoctrineOrders:
        """What the program orders in its time, or what stands in for it."""
        deadline = time.monotonic() + self._seconds
        try:
            process = self._process or self._start()
            found = self._ask(process, view, refuse, deadline)
        except Lapsed as lapsed:
            heard = self._process.heard if self._process else ""
            self.close()
            return stand_in(view, lapsed.lapse, heard)
        if found is None:
            return stand_in(view, Lapse.REFUSED, process.heard)
        return DoctrineOrders(found.orders, _reasons(found))

    def end(self, view: View) -> None:
        """Tells a program that is running how it ended, and gives it a moment to end too."""
        if self._process is not None:
            deadline = time.monotonic() + GRACE
            with suppress(Lapsed, LeftTable):
                self._process.send(write_end(self._wording.tell(view)))
                while True:
                    self._process.read_line(deadline, self._left)
        self.close()

    def close(self) -> None:
        """Kills the program, if it is running."""
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _start(self) -> ProgramProcess:
        if self._starts == STARTS:
            raise Lapsed(Lapse.GIVEN_UP)
        self._starts += 1
        self._process = ProgramProcess(self._command.words)
        self._process.send(self._hello)
        return self._process

    def _ask(
        self, process: ProgramProcess, view: View, refuse: Refuse, deadline: float
    ) -> ProgramAnswer | None:
        """The answer that was taken; None if none was in as many as are read."""
        self._asked += 1
        process.send(write_turn(self._asked, self._wording.tell(view), self._seconds))
        left = ATTEMPTS
        while left:
            answer = read_answer(process.read_line(deadline, self._left), self._asked)
            if isinstance(answer, Misread) and answer.stale:
                continue
            left -= 1
            refused = answer if isinstance(answer, Misread) else refuse(answer.orders)
            if isinstance(answer, ProgramAnswer) and not refused:
                return answer
            told = self._wording.tell(refused)
            process.send(write_refused(self._asked, left, told, self._describe))
        return None


def _reasons(answer: ProgramAnswer) -> tuple[Reason, ...]:
    given, orders = answer.reasons, answer.orders
    places = [(each, choice, each) for each, choice in orders.responses.items()]
    places += [("", each, each) for each in orders.initiatives]
    said = [(decision, choice, given.get(name, "")) for decision, choice, name in places]
    return tuple(
        Reason(decision, choice, ReasonCode.SAID, {"text": cleaned})
        for decision, choice, text in [("", "", given.get("", "")), *said]
        if (cleaned := _clean(text))
    )


def _clean(text: str) -> str:
    """A text on one line that can be kept and shown: nothing unprintable, and not too long."""
    words = " ".join(text[: 4 * LONGEST_REASON].split())
    return "".join(each if each.isprintable() else "\ufffd" for each in words)[:LONGEST_REASON]


def invite_program(
    command: ProgramCommand, seconds: float, describe: Describe, left: Callable[[], bool]
) -> Callable[[str, Program], ProgramPlayer]:
    """An invitation for a program; it is started when it is first asked for orders."""

    def invite(seat: str, program: Program) -> ProgramPlayer:
        return ProgramPlayer(command, program, seat, seconds, describe, left)

    return invite
