"""What a facilitator is asked at the keyboard before anything is shown, once for all faces."""

from __future__ import annotations

ASKED = "Your code"
CHOOSE = "Choose a code that only you know"
AGAIN = "The same code once more"
DIFFERENT = "The two were not the same; choose again."
