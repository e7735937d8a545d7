"""What a facilitator is asked at the keyboard before anything is shown, once for all faces."""

from __future__ import annotations

ASKED = "Your code"
CHOOSE = "Choose a code that only you know"
AGAIN = "The same code once more"
DIFFERENT = "The two were not the same; choose again."
UNCHOSEN = (
    "No code is chosen yet: whoever first asks for the facilitator's keyboard will choose it, a "
    "player too."
)
"""What is said to whoever leaves before there is a code."""
AGAIN_LEAVES = "Esc again goes on without one."
EMPTY_LEAVES = "Enter alone goes back to the players."
