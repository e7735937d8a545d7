"""What other packages contribute, found without Python's own machinery where there is nothing.

`importlib.metadata` takes longer to import than a list of scenarios to print, and hardly anybody
has such a package. So first the installed packages' own files are looked at for the group's name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from eleventh.lang.guarded import NotAFile, read_guarded

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

LARGEST = 1 << 20  # bytes of a list of entry points that are searched; a larger one counts
ENDS = (".dist-info", ".egg-info")


def entry_points(group: str) -> Iterable[EntryPoint]:
    """The entry points of a group, as `importlib.metadata` gives them."""
    if not any(_may_contribute(place or os.curdir, group) for place in sys.path):
        return ()
    from importlib import metadata

    return metadata.entry_points(group=group)


def _may_contribute(place: str, group: str) -> bool:
    """Whether anything in one place of Python's path names the group, or can't be looked at."""
    try:
        names = os.listdir(place)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # an archive, or something else that only Python can look into
    return any(
        _names(os.path.join(place, name, "entry_points.txt"), group)
        for name in names
        if name.endswith(ENDS)
    )


def _names(file: str, group: str) -> bool:
    try:
        return group.encode() in read_guarded(file, LARGEST).data
    except (FileNotFoundError, NotADirectoryError, NotAFile):
        return False
    except OSError:
        return True
