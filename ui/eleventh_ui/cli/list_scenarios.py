"""`eleventh list`: the scenarios that can be played: shipped, installed and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from eleventh_ui.cli.output import put, put_json, talk

if TYPE_CHECKING:
    from eleventh.lang.cache import Summary
    from eleventh.play.library import Shelved


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(as_json: bool) -> None:
    """List the scenarios that can be played by id.

    What comes with the program stands first, then what packages bring, then your own; each with the
    tutorials before the others, and these in the order of their calendars. Your own go into the
    folder scenarios of your data folder; any other is played by its path.
    """
    from eleventh.play.library import library
    from eleventh.play.offers import list_offers

    shelves = library()
    rows = [_row(*each) for each in list_offers(shelves)]
    for fault in shelves.faults():
        talk(fault)
    if as_json:
        put_json(rows)
        return
    for row in rows:
        _say(row)
    if not rows:
        talk("There are no scenarios. eleventh new makes one.")


def _row(shelved: Shelved, told: Summary) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": shelved.id,
        "origin": shelved.origin,
        "path": str(shelved.path),
        "problems": told.errors,
    }
    if not told.errors:
        row |= {
            "title": told.title,
            "synopsis": told.synopsis,
            "turns": told.turns,
            "minutes": told.minutes,
            "seats": list(told.seats),
            "starts": told.starts,
            "next": told.next,
            "version": told.about.version,
            "authors": list(told.about.authors),
            "licence": told.about.licence,
        }
    return row


def _say(row: dict[str, Any]) -> None:
    from eleventh.core.authorship import Authorship
    from eleventh_ui.display.authorship import describe_authorship
    from eleventh_ui.display.words import pluralise, safe

    if "title" not in row:
        from eleventh_ui.display.commands import name_command

        errors, command = pluralise(row["problems"], "error"), name_command("check", row["path"])
        put(f"{safe(row['id'])}: can't be played, {errors}; {command}")
        return
    length = pluralise(row["turns"], "turn")
    if row["minutes"]:
        length += f", about {pluralise(row['minutes'], 'minute')}"
    put(f"{safe(row['id'])}: {safe(row['title'])} ({length}; seats {', '.join(row['seats'])})")
    if row["synopsis"]:
        put(f"  {safe(row['synopsis'])}")
    about = Authorship(row["version"], tuple(row["authors"]), row["licence"])
    if line := describe_authorship(about):
        put(f"  {line}")
