"""The options that commands share which play many games."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from eleventh_ui.cli.dice import Seed
from eleventh_ui.cli.numbers import Whole

SEED = 1
Command = TypeVar("Command", bound=Callable[..., Any])


def games_option(least: int, usual: int, meaning: str) -> Callable[[Command], Command]:
    """`-n`, how many games: from `least` on."""
    return click.option(
        "-n",
        "--games",
        type=Whole("number of games", least, None, 1000),
        default=usual,
        show_default=True,
        help=meaning,
    )


def bots_option(command: Command) -> Command:
    """`--bots`, who plays which seat."""
    return click.option(
        "--bots",
        multiple=True,
        metavar="SEAT=DOCTRINE",
        help="Who plays a seat (all= every seat); random plays those that nothing names.",
    )(command)


def cores_option(command: Command) -> Command:
    """`--cores`, on how many they are played."""
    return click.option(
        "--cores",
        type=Whole("number of cores", 1, 256, 2),
        help="On how many cores; else on all where there are many games.",
    )(command)


def machine_options(command: Command) -> Command:
    """`--seed`, `--backend`, `--cores` and `--cluster`."""
    for option in reversed(
        (
            click.option(
                "--seed",
                type=Seed(),
                default=SEED,
                show_default=True,
                help="The dice: the same, the same games.",
            ),
            click.option(
                "--backend",
                type=click.Choice(["python", "numpy", "llvm"]),
                help="What plays them; all give the same. Else the quickest for so many games.",
            ),
            cores_option,
            click.option(
                "--cluster",
                default="",
                metavar="ADDRESS",
                help="A Dask scheduler on whose workers they are played, with the same results.",
            ),
        )
    ):
        command = option(command)
    return command
