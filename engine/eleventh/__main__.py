"""`python -m eleventh`: the command line, as the installation names it.

The engine has no command line of its own and may not import one. So it asks the installation for
the command `eleventh`, as the shell does.
"""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

COMMAND = "eleventh"


def main() -> int:
    """Runs the command, which sees the arguments as its own; its exit code, or 1 if there is no
    such command."""
    for command in entry_points(group="console_scripts", name=COMMAND):
        sys.argv[0] = COMMAND
        code = command.load()()
        return code if isinstance(code, int) else 0
    print(
        "The command `eleventh` is not installed, only the engine can be found. Install the "
        "package: `pip install .` in a checkout.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
