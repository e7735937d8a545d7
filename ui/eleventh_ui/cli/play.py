"""`eleventh play`: the options of a game, and which of the ways to play it they ask for."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh.play.daily import Today
from eleventh_ui.cli.dice import PlaySeed
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.paths import ScenarioName, UserPath
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.display.pace import PACES, Pace
from eleventh_ui.display.time_limit import LONGEST as LONGEST_LIMIT
from eleventh_ui.display.time_limit import SECONDS

LONGEST = 240  # minutes
LONGEST_NAME = 80  # characters of a facilitator's


@click.command("play")
@click.argument("scenario", required=False, type=ScenarioName())
@click.option(
    "--seat",
    "seats",
    multiple=True,
    metavar="SEAT",
    help="The seat you play. Repeat it to share the keyboard: a curtain hides each from the next.",
)
@click.option(
    "--bots",
    multiple=True,
    metavar="SEAT=DOCTRINE",
    help="Who plays another seat: historian, opponent, opponent:firm:strong, random, a doctrine "
    "of an installed package, or a program of yours: exec:./my_player. all=historian sets every "
    "seat.",
)
@click.option(
    "--time-limit",
    type=Whole("time", 1, LONGEST_LIMIT, example=60),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long a program (exec:) may take for the orders of a turn.",
)
@click.option(
    "--seed",
    type=PlaySeed(),
    metavar="N",
    help="The dice: the same number, the same dice; `today` is the seed of the day, the same for "
    "all. Drawn afresh unless given.",
)
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and tests.")
@click.option("--auto", is_flag=True, help="Let doctrines play every seat, and tell the story.")
@click.option(
    "--orders",
    type=UserPath(exists=True, dir_okay=False),
    metavar="FILE",
    help="Play orders from a YAML or JSON file: a list of turns, in each a seat's orders; or "
    "history_except, a list of turns in which something is done otherwise than it was.",
)
@click.option(
    "--facilitator",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Run the room from this keyboard: override, add events, pause, go back, each on record.",
)
@click.option(
    "--timer",
    "minutes",
    type=Whole("time", 0, LONGEST, example=10),
    metavar="MINUTES",
    help="How long each turn may be discussed; kept with the match. At zero it only says so.",
)
@click.option(
    "--resume",
    is_flag=False,
    flag_value="",
    metavar="[ID]",
    help="Go on with a saved match: the one last played, or the one with this id.",
)
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@click.option(
    "--pace",
    type=click.Choice(PACES),
    help="How much is told unasked. Kept for your next game, except in a shared room.",
)
@click.option(
    "--profile/--no-profile",
    default=None,
    help="Whether games that you alone finish count for your profile. Kept for your next game.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="With --auto or --orders: print one JSON document instead; saved only with --save-dir.",
)
def command(
    scenario: str | None,
    seats: tuple[str, ...],
    bots: tuple[str, ...],
    time_limit: int,
    seed: int | Today | None,
    plain: bool,
    auto: bool,
    orders: Path | None,
    resume: str | None,
    save_dir: Path | None,
    as_json: bool,
    facilitator: str | None,
    minutes: int | None,
    pace: Pace | None,
    profile: bool | None,
) -> None:
    """Play a crisis, or go on with a saved one.

    SCENARIO is the id of a scenario (see eleventh list) or the path of its folder. Every decision
    is saved as you make it. Without a terminal the game is played from standard input, and told
    as an automatic game if nothing comes from there.
    """
    wanted = PlayRequest(
        scenario=scenario,
        seats=seats,
        bots=bots,
        seed=seed,
        plain=plain,
        auto=auto,
        orders=orders,
        resume=resume,
        save_dir=save_dir,
        as_json=as_json,
        facilitator=facilitator,
        minutes=minutes,
        time_limit=float(time_limit),
        pace=pace,
        profile=profile,
    )
    _refuse_contradictions(wanted)
    if _wants_lobby(wanted):
        from eleventh_ui.cli.screen import enter_lobby

        enter_lobby(wanted)
        return
    from eleventh_ui.cli.table import play

    play(wanted)


def _wants_lobby(wanted: PlayRequest) -> bool:
    """Whether nothing was named yet that would have to be opened first, and a screen is there."""
    from eleventh_ui.cli.presence import has_screen

    named = wanted.scenario is not None or wanted.resume is not None
    told = wanted.plain or wanted.auto or wanted.orders is not None
    return not named and not told and has_screen()


def _refuse_contradictions(wanted: PlayRequest) -> None:
    if wanted.as_json and not (wanted.auto or wanted.orders):
        raise click.UsageError("--json needs --auto or --orders.")
    if wanted.auto and wanted.orders:
        raise click.UsageError("--auto and --orders exclude each other.")
    if wanted.facilitator is not None and (wanted.auto or wanted.orders):
        raise click.UsageError(
            "--facilitator is for a room of people; it can't be used with --auto or --orders."
        )
    if wanted.facilitator is not None and len(wanted.facilitator) > LONGEST_NAME:
        raise click.UsageError(
            f"The facilitator's name has {len(wanted.facilitator)} characters; "
            f"{LONGEST_NAME} are enough."
        )
    if wanted.seats and (wanted.auto or wanted.orders):
        raise click.UsageError("--seat is for people; it can't be used with --auto or --orders.")
    if wanted.profile is not None and (wanted.auto or wanted.orders):
        raise click.UsageError(
            "--profile and --no-profile are for people; they can't be used with --auto or --orders."
        )
    if wanted.resume is not None:
        fixed = {
            "a SCENARIO": wanted.scenario,
            "--seat": wanted.seats,
            "--seed": wanted.seed is not None,
            "--auto": wanted.auto,
            "--orders": wanted.orders,
        }
        for name, given in fixed.items():
            if given:
                raise click.UsageError(
                    f"--resume goes on with a match as it was begun; {name} can't be changed."
                )
