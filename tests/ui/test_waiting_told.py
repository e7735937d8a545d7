"""What is waited for is said where somebody waits."""

from __future__ import annotations

from io import StringIO

import pytest

from eleventh_ui.plain.console import Console


class Sink(StringIO):
    """What is written to a terminal, or to a file."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_is_told_what_is_waited_for(terminal: bool) -> None:
    sink = Sink(terminal)
    Console(None, sink).say_waiting("The turn is being played.")
    assert sink.getvalue() == ("The turn is being played.\n" if terminal else "")
