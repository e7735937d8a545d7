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
    from eleventh.lang.problems.codes import ALL_CODES

    if code is None:
        for each in ALL_CODES.values():
            put(f"{each.id}  {each.title}")
        return
    wanted = code.upper()
    known = ALL_CODES.get(wanted) or ALL_CODES.get(wanted[:1] + wanted[1:].zfill(3))
    if known is None:
        from difflib import get_close_matches

        near = get_close_matches(wanted, ALL_CODES, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise Trouble(
            f"There is no problem code {code!r}.", f"{hint}eleventh explain lists all codes."
        )
    put(_page(known.id) or f"# {known.id} {known.title}")


def _page(code: str) -> str | None:
    """The page as shipped in the package, or as it stands in the checkout."""
    from importlib.resources import files
    from pathlib import Path

    import eleventh

    shipped = files("eleventh.lang.problems").joinpath("documents", f"{code}.md")
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    checkout = Path(eleventh.__file__).parents[2] / "tests" / "lang" / "problems" / f"{code}.md"
    return checkout.read_text(encoding="utf-8") if checkout.is_file() else None
