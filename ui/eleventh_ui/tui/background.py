"""Work that may never come back, such as reading a folder on a disk that has gone away.

Textual and asyncio wait for their threads as a program ends, so who left would still be there. A
thread from here is waited for by nobody: the program ends without it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context

from textual.message_pump import MessagePump

from eleventh_ui.tui.news import Done


def work_aside(app: MessagePump, work: Callable[[], None]) -> None:
    """Does work for an app in a thread of its own. What fails in it ends the app, as anywhere;
    what is done after the app has ended interests nobody."""

    def do() -> None:
        try:
            work()
        except Exception as fault:
            with suppress(Exception):
                app.post_message(Done(None, fault))

    threading.Thread(target=copy_context().run, args=(do,), daemon=True, name="aside").start()
