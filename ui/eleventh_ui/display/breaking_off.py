"""What Ctrl-C does, which is not the same in words as on the screen: told by the help of each."""

from __future__ import annotations

IN_WORDS = (
    "Ctrl-C",
    "cancels what you are typing; once more, and it leaves, as Ctrl-D does at once; what is saved "
    "waits for you",
)
"""At a prompt: the keys, and what they do."""
CANCELLED = "Entry cancelled. Press Ctrl-C once more to leave."
ON_SCREEN = (
    "Ctrl-C copies what is selected with the mouse or in a field; where nothing is, it leaves at "
    "once, and what is saved waits for you."
)
