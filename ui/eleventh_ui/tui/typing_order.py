"""Keys in the order in which they were typed, each where the one before it sent the focus.

Textual hands a key to the widget that has the focus and takes the next one at once. So whoever
types fast, or pastes into one field after the other, would find the rest in the field they have
just left: Tab and Enter are still on their way. Here a key waits until the one before it has been
everywhere it goes, and whatever that asked for has happened.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

ROUNDS = 2  # a key may be answered by a message, and that by moving the focus
MOST_ROUNDS = 8  # as where a screen opens another
PATIENCE = 0.5  # seconds for a key whose widget has gone before it could answer


class KeyPassed(Message):
    """It takes the way of a key, behind it: where it arrives, the key has been."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TypingOrder:
    """What was typed into an app and is still on its way."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._held: deque[events.Event] = deque()
        self._next: events.Event | None = None  # held until now
        self._number = 0  # of the key that is under way; the number of all so far
        self._under_way = False
        self._rounds = 0
        self._target: MessagePump | None = None
        self._timer: asyncio.TimerHandle | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether an event has to wait for those before it; then it is kept, and comes again."""
        if event is self._next:
            self._next = None
            return False
        if self._under_way or self._next is not None:
            self._held.append(event)
            return True
        return False

    def follow(self) -> None:
        """Sends word after a key that was just handed on."""
        self._number += 1
        self._under_way, self._rounds = True, 0
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._pass, self._number)
        self._send()

    def take(self, passed: KeyPassed) -> None:
        """Word has come back: the next key is let through, unless the focus has moved meanwhile and
        may move on."""
        if not self._under_way or passed.number != self._number:
            return
        self._rounds += 1
        settled = self._rounds >= ROUNDS and self._target is self._aim()
        if settled or self._rounds >= MOST_ROUNDS:
            self._pass(self._number)
        else:
            self._send()

    def _aim(self) -> MessagePump:
        return self._app.focused or self._app.screen

    def _send(self) -> None:
        self._target = self._aim()
        if not self._target.post_message(KeyPassed(self._number)):
            self._pass(self._number)

    def _pass(self, number: int) -> None:
        if not self._under_way or number != self._number:
            return
        self._under_way = False
        if self._timer is not None:
            self._timer.cancel()
        if self._held:
            self._next = self._held.popleft()
            self._app.post_message(self._next)
