"""`eleventh profile card`: one finished game on a card that can be shown to others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.paths import UserPath, is_standard_output

if TYPE_CHECKING:
    from eleventh.play.finished import FinishedGame


@click.command("card")
@click.argument("match")
@click.option(
    "-o",
    "--output",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Where to write it: .svg for a drawing, .txt for text; else text to standard output.",
)
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
def card(match: str, output: Path | None, save_dir: Path | None) -> None:
    """Put a game that you finished alone on a card to share.

    MATCH is the id of a save (see eleventh saves) or a file. The card names the ending, your total,
    how it lies among your first games on other dice, and the dice, and nothing of what others at
    the table did.
    """
    from eleventh.play.finished import find_finished
    from eleventh.play.loading import load_record
    from eleventh_ui.cli.saving import explaining_saves, the_save
    from eleventh_ui.display.result_card import compose_card
    from eleventh_ui.report.card import CARD_FORMATS, card_to_text

    written = None if output is None or is_standard_output(output) else output
    ending = "" if written is None else written.suffix.casefold()
    if written is not None and ending not in CARD_FORMATS:
        raise click.UsageError(f"{written.name!r} says no format: a card is a .svg or a .txt file.")
    with explaining_saves():
        record = load_record(the_save(match, save_dir))
    if not record.game.state.over:
        raise Trouble("The match goes on; there is a card once it is over.")
    game = find_finished(record)
    if game is None:
        raise Trouble(
            "A card is of a game that one person played alone, from its beginning to its end and "
            "without a facilitator.",
            "eleventh report tells any match.",
        )
    made = compose_card(game, _find_others())
    if written is None:
        click.echo(card_to_text(made), nl=False)
    else:
        _write(CARD_FORMATS[ending](made), written)


def _find_others() -> tuple[FinishedGame, ...]:
    """The games of the profile; none where there is none, or it can't be read: the card of a game
    needs no other."""
    from eleventh.play.folders import scorebook_file
    from eleventh.play.scorebook import ScorebookError, read_scorebook

    path = scorebook_file()
    try:
        return () if path is None else read_scorebook(path)
    except ScorebookError:
        return ()


def _write(text: str, path: Path) -> None:
    from eleventh_ui.cli.result_files import explain_unwritten
    from eleventh_ui.display.exports import Taken, find_free_files, is_taken
    from eleventh_ui.display.words import show_path
    from eleventh_ui.report.exporting import write_whole

    if is_taken(path):
        raise Trouble(str(Taken(path, find_free_files((path,)))))
    with explain_unwritten(path):
        write_whole(text, path, 0o666)
    talk(f"The card is in {show_path(path)}.")
