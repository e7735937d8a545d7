"""`eleventh acts`: what an act of a rulebook or a scenario is, and what follows from it."""

from __future__ import annotations

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put
from eleventh_ui.cli.paths import ScenarioName


@click.command("acts")
@click.argument("act", required=False)
@click.option(
    "--in",
    "book",
    type=ScenarioName(),
    metavar="NAME",
    help="The rulebook or the scenario that has it, by path or id; else the one in this folder, or "
    "the rulebook of the library.",
)
def command(act: str | None, book: str | None) -> None:
    """Print what an act is: who may do it, what it needs and costs, what follows, a line to paste.

    ACT is an id, as in `acts` of a rulebook. Without it all acts are listed. What follows is told
    as eleventh docs tells it: every rule in words, with its formula, sizes and sources.
    """
    from eleventh.lang.problems.suggest import find_nearest
    from eleventh.play.library import library
    from eleventh_ui.cli.places import find_usual_book, find_written
    from eleventh_ui.cli.sound import read_sound
    from eleventh_ui.display.commands import name_command
    from eleventh_ui.display.words import echo
    from eleventh_ui.report.documented.act import act_page, list_acts
    from eleventh_ui.report.documented.book import book_of

    shelves = library()
    place = find_usual_book(shelves) if book is None else find_written(shelves, book)
    bundle = read_sound(shelves, place)
    if act is None:
        put("\n".join(list_acts(bundle)))
        return
    known = book_of(bundle).acts
    if act not in known:
        near = find_nearest(act, known)
        listing = name_command("acts", *(("--in", book) if book else ()))
        raise Trouble(
            f"There is no act {echo(act)!r} in {place.name or 'this folder'}.",
            f"Did you mean {near}?" if near else f"{listing} lists them all.",
        )
    put(act_page(bundle, act))
