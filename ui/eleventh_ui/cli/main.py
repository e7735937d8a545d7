"""The entry of the `eleventh` command.

It imports the rest only once Python has been told to look for garbage seldom: what is made at the
start stays, and to search it, then and once more on leaving, took a seventh of a short command.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

GARBAGE = 50_000  # objects made before Python looks for garbage


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits with its code."""
    gc.set_threshold(GARBAGE)
    from eleventh_ui.cli.group import cli
    from eleventh_ui.cli.guard import guarded

    code = guarded(cli, list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
