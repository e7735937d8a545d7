"""How long a program of somebody's own may take for the orders of a turn: apart from all else, so
that options can be told without the engine.
"""

from __future__ import annotations

SECONDS = 60  # unless something else is said
LONGEST = 86_400
