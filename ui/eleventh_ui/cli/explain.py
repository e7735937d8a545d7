"""`eleventh explain`: the page of a problem code."""

from __future__ import annotations

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a problem code, such as E007: what it is, why, an example, what to write instead.

    Without a code, list all of them.
    """
    from eleventh.lang.problems.codes import ALL_CODES, find_code
    from eleventh.lang.problems.pages import read_page

    if code is None:
        for each in ALL_CODES.values():
            put(f"{each.id}  {each.title}")
        return
    known = find_code(code)
    if known is None:
        from difflib import get_close_matches

        near = get_close_matches(code.upper(), ALL_CODES, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise Trouble(
            f"There is no problem code {code!r}.", f"{hint}eleventh explain lists all codes."
        )
    put(read_page(known))
