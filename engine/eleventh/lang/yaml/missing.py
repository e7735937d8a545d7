"""What to do about a file that is not there: the name in its folder that was probably meant.

Only names of directory entries are read, and a thousand of them at most.
"""

from __future__ import annotations

import os
from pathlib import Path

from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.suggest import find_nearest

_MOST_NAMES = 1000


def help_with_missing(path: Path) -> str:
    """How to come from a path at which nothing is to the file that was meant."""
    try:
        with os.scandir(path.parent) as found:
            names = [entry.name for entry, _ in zip(found, range(_MOST_NAMES), strict=False)]
    except (OSError, ValueError):
        return "Check the name and the folder."
    if not names:
        return "The folder is empty. `eleventh new NAME` makes a scenario to begin with."
    if path.suffix == ".yaml" and path.stem + ".yml" in names:
        return f"There is a {quote(path.stem + '.yml')}: rename it, the name ends with `.yaml`."
    if path.name + ".txt" in names:
        hidden = "some systems do not show that ending"
        return f"There is a {quote(path.name + '.txt')}: take `.txt` off its name; {hidden}."
    near = find_nearest(path.name, names)
    return f"Did you mean {quote(near)}?" if near else "Check the name and the folder."
