"""The table of commands of `eleventh`, and what is said of it.

A command's module is imported when the command runs or when help lists it; modules import click and
nothing heavy, so that help is quick.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from eleventh_ui.cli.guard import Unread

COMMANDS: Mapping[str, str] = {
    "play": "play",
    "list": "list_scenarios",
    "saves": "saves",
    "profile": "profile",
    "why": "why",
    "replay": "replay",
    "report": "report",
    "whatif": "whatif",
    "check": "check",
    "playtest": "playtest",
    "compare": "compare",
    "sweep": "sweep",
    "rerun": "rerun",
    "explain": "explain",
    "schema": "schema",
    "new": "new",
    "acts": "acts",
    "docs": "docs",
}
LONGEST = 60  # characters of a wrong word that are said again
HELP = """Tabletop crises among allies in which every point on every score answers why.

\b
To play:         eleventh play
To write:        eleventh new my_crisis, then eleventh check my_crisis
To try out:      eleventh playtest my_crisis
To understand:   eleventh why

Each command has its own --help. Exit codes: 0 fine, 1 problems found, 2 the command was not
understood, 130, 143 and 129 when stopped by Ctrl-C, a request to end, or a closed terminal.
"""


class CommandGroup(click.Group):
    """The group of commands, each imported from its file at the last moment."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = import_module(f"eleventh_ui.cli.{module}").command
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> object:
        """As click does; but a reader that left is told from every other end."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Unread from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a name that is nearly one of ours."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            wrong = args[0] if len(args[0]) <= LONGEST else f"{args[0][:LONGEST]}…"
            ctx.fail(f"There is no command {wrong!r}.{hint}")
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("eleventh-hour")
        except PackageNotFoundError:
            number = "(not installed)"
        click.echo(f"eleventh {number}")
        ctx.exit()


@click.group(
    cls=CommandGroup,
    help=HELP,
    invoke_without_command=True,  # what click says of nothing differs between its versions
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@click.option("--debug", is_flag=True, hidden=True, help="Show a fault's whole traceback.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """The group; its help is HELP, which is also the answer to no command."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
