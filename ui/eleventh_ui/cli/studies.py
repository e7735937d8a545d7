"""The studies of a playtest as options of its command, and their making."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.interrupts import note_interrupts
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.progress import ProgressLine
from eleventh_ui.display.words import echo, join_words, pluralise

if TYPE_CHECKING:
    from eleventh.core.program import Program
    from eleventh.lab.playtest.result import Playtest
    from eleventh.lab.studies.arms import GoingOn
    from eleventh.lab.studies.suite import StudySizes, StudySuite

NAMES = ("policies", "responses", "variance", "rare")  # as in `lab.studies.suite`
LEAST_GAMES, MOST_GAMES = 8, 1024  # a study keeps what it has of each game until it is over
LEAST_DRAWS, MOST_DRAWS = 3, 1024


def read_names(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """The studies of a list with commas between them, each once; `all` or `none`. UsageError for
    what is no study."""
    wanted = [each.strip() for each in value.split(",")]
    if wanted in (["all"], ["none"]):
        return NAMES if wanted == ["all"] else ()
    for each in wanted:
        if each not in NAMES:
            raise click.UsageError(
                f"“{echo(each)}” is no study. There are {join_words(NAMES)}; write several "
                "with commas between them, or all, or none.",
                context,
            )
    return tuple(dict.fromkeys(wanted))


@dataclass(frozen=True, slots=True)
class StudyRequest:
    """Which studies are wanted, and how much they shall play; None is as much as they do by
    themselves."""

    names: tuple[str, ...]
    games: int | None
    draws: int | None
    search_games: int | None
    search_seconds: int | None

    def find_sizes(self) -> StudySizes:
        """The sizes of all studies."""
        from eleventh.lab.studies.rare import RareSearch
        from eleventh.lab.studies.suite import StudySizes

        plain, search = StudySizes(), RareSearch()
        return StudySizes(
            profile=self.games or plain.profile,
            answer=self.games or plain.answer,
            draws=self.draws or plain.draws,
            batch=plain.batch,
            search=RareSearch(
                search.games,
                search.share,
                self.search_games or search.limit,
                self.search_seconds or search.seconds,
            ),
        )


def study_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of studies, which come to a command as one `StudyRequest`, `studies`."""

    @wraps(command)
    def call(
        studies: tuple[str, ...],
        study_games: int | None,
        study_draws: int | None,
        search_games: int | None,
        search_seconds: int | None,
        **others: Any,
    ) -> None:
        request = StudyRequest(studies, study_games, study_draws, search_games, search_seconds)
        command(studies=request, **others)

    for option in (
        click.option(
            "--search-seconds",
            type=Whole("number of seconds", 1, None, 60),
            help="Seconds after which the search for what is rare ends; 60 unless given.",
        ),
        click.option(
            "--search-games",
            type=Whole("number of games", 1, None, 200_000),
            help="Games after which the search for what is rare ends; 200,000 unless given.",
        ),
        click.option(
            "--study-draws",
            type=Whole("number of draws", LEAST_DRAWS, MOST_DRAWS, 64),
            help="Draws of orders, and of dice, by which variance is split; 64 unless given.",
        ),
        click.option(
            "--study-games",
            type=Whole("number of games", LEAST_GAMES, MOST_GAMES, 64),
            help="Games of each profile of policies, and with each response; 64 unless given.",
        ),
        click.option(
            "--studies",
            callback=read_names,
            default="none",
            show_default=True,
            metavar="LIST",
            help="Studies with games of their own: policies, responses, variance, rare; or all.",
        ),
    ):
        call = option(call)
    return call


@dataclass(frozen=True, slots=True)
class MadeStudies:
    """The studies that were made, None where none was asked for; and whether Ctrl-C ended them."""

    suite: StudySuite | None = None
    interrupted: bool = False


def make_studies(program: Program, result: Playtest, request: StudyRequest) -> MadeStudies:
    """The studies that are wanted beside a playtest, with progress; says of each what it took.
    After Ctrl-C what was found until then, and none where the playtest was stopped already. Trouble
    for a backend that is not installed."""
    if not request.names or result.partial:
        return MadeStudies()
    with note_interrupts() as interrupted:
        suite = _run(program, result, request, interrupted)
        stopped = interrupted()
    for name, effort in suite.efforts.items():
        early = "" if effort.complete else ", not to the end"
        talk(f"{name}: {pluralise(effort.games, 'game')} in {effort.seconds:.1f} s{early}.")
    return MadeStudies(suite, stopped)


def _run(
    program: Program, result: Playtest, request: StudyRequest, interrupted: Callable[[], bool]
) -> StudySuite:
    from eleventh.lab.studies.suite import find_backend, run_studies

    lines: list[ProgressLine] = []

    def stage(name: str) -> GoingOn:
        line = ProgressLine(f"games for {name}")
        lines.append(line)

        def go_on(played: int, wanted: int) -> bool:
            line.show(played, wanted)
            return not interrupted()

        return go_on

    try:
        return run_studies(
            program,
            find_backend(result.backend),
            result.seed,
            request.names,
            request.find_sizes(),
            stage,
        )
    except ImportError as fault:
        raise Trouble(str(fault)) from fault
    finally:
        for line in lines:
            line.clear()
