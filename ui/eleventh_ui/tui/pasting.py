"""What a terminal sends, told apart into keys and pastes: a paste is text, whatever stands in it.

Textual looks for escape sequences inside a paste too, and takes what it does not know for keys: a
pasted line could leave the game, or answer a question. Here all between the two marks that a
terminal sets around a paste is kept from it and handed on as one text.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Textual's parser of what a terminal sends, which never sees what stands in a paste."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._before = ""  # the last that it was fed: a mark may come in pieces
        self._pasted: list[str] | None = None  # since the mark of a beginning; None outside

    def feed(self, data: str) -> Iterable[Message]:
        """The keys and other events in the next piece; nothing is the end of all."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                keys, data = self._split_at_beginning(data)
                yield from super().feed(keys)
            else:
                text, data = self._split_at_end(data)
                if text is not None:
                    # Textual has seen the mark of the beginning, and is told of the end.
                    for each in super().feed(END):
                        if not isinstance(each, events.Paste):
                            yield each
                    yield events.Paste(text.replace("\x00", ""))

    def tick(self) -> Iterable[Message]:
        """The keys that no sequence has become of, once there was time for one."""
        found = list(super().tick())
        if found:
            self._before = ""
        yield from found

    def _split_at_beginning(self, data: str) -> tuple[str, str]:
        """What is to be fed, up to the mark and with it, and the rest."""
        known = self._before + data
        at = known.find(BEGIN)
        if at < 0:
            self._before = known[1 - len(BEGIN) :]
            return data, ""
        cut = at + len(BEGIN) - len(self._before)
        self._before, self._pasted = "", []
        return data[:cut], data[cut:]

    def _split_at_end(self, data: str) -> tuple[str | None, str]:
        """The whole text of a paste that ends here, without its marks, or None; and the rest."""
        assert self._pasted is not None
        tail = self._pasted.pop() if self._pasted else ""
        known = tail + data
        at = known.find(END)
        if at < 0:
            keep = len(known) - len(END) + 1
            self._pasted += [known[:keep], known[keep:]] if keep > 0 else [known]
            return None, ""
        text = "".join(self._pasted) + known[:at]
        self._pasted = None
        return text, known[at + len(END) :]
