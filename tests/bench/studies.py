"""What studies of a scenario take: games and seconds of each, by NumPy and by machine code.

Nothing here can fail. Machine code is built first and not counted, since it is kept between runs.
"""

from __future__ import annotations

from bench.sized import sized_scenario
from eleventh.lab.studies.suite import STUDIES, run_studies
from eleventh.lang.compile import compile_path

SCENARIO = sized_scenario()


def main() -> None:
    """Prints a line for each study and backend."""
    program = compile_path(SCENARIO).program
    assert program is not None
    for backend in ("numpy", "llvm"):
        run_studies(program, backend, 2, ("variance",))
        for name, effort in run_studies(program, backend, 1, STUDIES).efforts.items():
            rate = effort.games / effort.seconds
            print(
                f"{name} by {backend}: {effort.games} games in {effort.seconds:.1f} s, "
                f"{rate:.0f} a second{'' if effort.complete else ', not to the end'}"
            )


if __name__ == "__main__":
    main()
