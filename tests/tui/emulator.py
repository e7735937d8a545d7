"""What a person sees on a terminal to which these characters were written: as much of a terminal as
the screens use, which is to say where text goes. `tmux` holds the terminal in other tests; here it
must be known what stood there when the process was killed, to the character."""

from __future__ import annotations

import re

CONTROL = re.compile(
    r"\x1b\[(?P<private>[?<>=]*)(?P<numbers>[0-9;:]*)(?P<final>[ -/]*[@-~])"
    r"|\x1b[\]P_^](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)"
    r"|\x1b[()][0-9A-Za-z]|\x1b[=>78cDEHM]"
)
IGNORED = ("m", "h", "l", "$p", "u", "t", "n", "q", "c", "r")  # colours, modes, questions


class Screen:
    """The characters that stand on a terminal of this size."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rows = [[" "] * width for _ in range(height)]
        self._row = self._column = 0
        self._rest = ""

    @property
    def lines(self) -> list[str]:
        """Every line as it stands there."""
        return ["".join(row).rstrip() for row in self._rows]

    def feed(self, text: str) -> None:
        """Writes to the terminal. A sequence that is cut off is kept until the rest of it comes."""
        text, self._rest = self._rest + text, ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = CONTROL.match(text, at)
                if found is None:
                    self._rest = text[at:]
                    return
                self._obey(found)
                at = found.end()
            else:
                self._put(text[at])
                at += 1

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._row = min(self._row + 1, self.height - 1)
        elif character == "\b":
            self._column = max(self._column - 1, 0)
        elif character >= " ":
            if self._column < self.width:
                self._rows[self._row][self._column] = character
            self._column += 1

    def _obey(self, found: re.Match[str]) -> None:
        final = found["final"]
        if final is None or final in IGNORED:
            return
        numbers = [int(each) if each else 0 for each in (found["numbers"] or "").split(";")]
        if final == "H":
            row, column = [*numbers, 0][:2] if len(numbers) < 2 else numbers[:2]
            self._row = min(max(row, 1), self.height) - 1
            self._column = min(max(column, 1), self.width) - 1
        elif final in "JK":
            first = self._row if final == "K" or numbers[0] != 2 else 0
            for number in range(first, self._row + 1 if final == "K" else self.height):
                start = self._column if number == self._row and numbers[0] != 2 else 0
                self._rows[number][start:] = [" "] * (self.width - start)
        else:
            raise AssertionError(
                f"the screen writes what this terminal does not know: {found[0]!r}"
            )
