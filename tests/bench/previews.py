"""How many previews fit on the real screen, of all answers put to each seat in games of the crisis.

    PYTHONPATH=tests .venv/bin/python tests/bench/previews.py [games]

Every answer is highlighted at a table of its size, and counted if nothing of it needs scrolling: at
120x40 all that the preview says, at 80x24 what comes before its fourth effect. Printed are shares.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping

from textual.screen import Screen

from bench.sized import sized_scenario
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.local import LocalFacilitatorTable, LocalTable
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.reference import reference_of
from eleventh_ui.report.exporting import write_report
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.widgets.decision import Decisions

SCENARIO = sized_scenario()
GAMES, LARGEST = 1, 3  # twenty take twenty minutes
SIZES = ((120, 40), (80, 24))


def sittings(games: int) -> Iterator[Sitting]:
    """Every seat at every turn of so many games between random players."""
    for seed in range(1, games + 1):
        match = start({}, seed)
        reference = reference_of(print_matter(match.game.adjudicator.program))
        while not match.over:
            for seat in match.seats:
                view = match.view(seat)
                forecast = LocalTable(match).forecast(seat, Orders())
                yield Sitting(
                    view,
                    reference,
                    OrdersDraft(),
                    (seat,),
                    (seat,),
                    sealed=False,
                    forecast=forecast,
                )
            match.advance()


def start(players: Mapping[str, str], seed: int) -> Match:
    """A match of the crisis; who is not named is played by chance."""
    found = compile_path(SCENARIO)
    assert found.program is not None
    everybody = {seat.id: "random" for seat in found.program.seats}
    return Match.start(build(found.program), found.files, {**everybody, **players}, seed)


def open_table(app: EleventhApp) -> Session:
    """A table at which one person sits, so that no curtain hides it."""
    return Session(app, LocalFacilitatorTable(start({"seoul": "human"}, 1)))


def count_missing(pane: Decisions, largest: int) -> int:
    """How many rows of the highlighted answer that are to be seen lie below the window, of all of
    them, or of those up to the last of its largest effects; less than none for rows to spare."""
    sitting, question, reader = pane.sitting, pane.question, pane.reader
    assert sitting is not None
    assert question is not None
    region = reader.scrollable_content_region
    rows = reader.rows(region.width, region.height)
    if not largest:
        return len(rows) - region.height
    option = next(each for each in question.options if each.id == pane.entries.entry)
    effects = compose_choice(option, sitting.view, sitting.reference, sitting.forecast).effects
    tracks = {each.track for each in effects[:largest]}
    wanted = [at for at, row in enumerate(rows) if any(run.spot in tracks for run in row)]
    return max(wanted, default=-1) + 1 - region.height


async def measure(size: tuple[int, int], games: int) -> None:
    """Prints what share of the answers fits at a size, and by how much the others do not."""
    app = EleventhApp(Screen(), write_report, open_table, colours="eleventh-dark")
    app.animation_level = "none"
    missing: list[int] = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        table = app.screen
        assert isinstance(table, TableScreen)
        table.open("decisions")
        await pilot.pause()
        pane = table.query_one(Decisions)
        for sitting in sittings(games):
            for question in sitting.view.questions:
                pane.show_sitting(sitting)
                pane.turn_to(question.id)
                for place in range(len(question.options)):
                    pane.entries.highlighted = place
                    await pilot.pause(0)
                    missing.append(count_missing(pane, LARGEST if size[0] < 120 else 0))
    share = sum(each <= 0 for each in missing) / len(missing)
    what = f"the {LARGEST} largest effects" if size[0] < 120 else "the whole preview"
    ranks = sorted(missing)
    worst = [ranks[int((len(ranks) - 1) * part)] for part in (0.5, 0.9, 0.95, 0.99)]
    print(
        f"{size[0]}x{size[1]}: {what} of {share:.1%} of {len(missing)} answers without scrolling; "
        f"rows missing (-: to spare) at 50, 90, 95 and 99 in a hundred: {worst}"
    )


def main() -> None:
    """Measures at both sizes."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    for size in SIZES:
        asyncio.run(measure(size, games))


if __name__ == "__main__":
    main()
