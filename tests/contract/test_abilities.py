"""What people can do at a table they can do in words and on the screen, with the same outcome."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from contract.abilities import ABILITIES, BEFORE, FACILITATING, MOVING, Ability
from eleventh.core.redaction import disclose
from eleventh.play.match import Match
from eleventh.play.why import explain
from eleventh_ui.cli.play_plain import make_exporter
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain import commands, desk, room
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.game import PlainGame
from eleventh_ui.plain.room import PlainRoom, PlayOn
from eleventh_ui.plain.timer import PlainTimer
from eleventh_ui.tui.keys import bindings
from tui.rooms import app_in, finished
from tui.stage import drive, screen_text, steady, until
from ui.sitting import match_of

each_ability = pytest.mark.parametrize("ability", ABILITIES, ids=[each.name for each in ABILITIES])


def match_for(ability: Ability) -> Match:
    return finished(*ability.people) if ability.over else match_of(*ability.people)


def flat(text: str) -> str:
    for sign in "│┃╭╮╰╯─━╌":
        text = text.replace(sign, " ")
    return " ".join(text.split())


def in_words(match: Match, ability: Ability, folder: Path) -> str:
    """What people read who type the lines of an ability and then leave."""
    lines = [each.format(folder=folder) for each in ability.lines]
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{each}\n" for each in lines)), sink, 100)
    shared = len(ability.people) > 1
    keyboard = PlainRoom(
        console, match, PlainTimer(match, lambda: 0.0), make_exporter(match), None, shared
    )
    game = PlainGame(
        console,
        match,
        ability.people,
        reference_of(match.game.adjudicator.program),
        lambda seat: tuple(disclose(match.game.ledger, seat)),
        lambda seat, track: explain(match.game, track, seat=seat),
        keyboard,
    )
    try:
        game.play()
    except Left:
        pass
    except PlayOn as further:
        sink.write(f"On from turn {further.turn}.")
    return flat(sink.getvalue())


def on_screen(match: Match, ability: Ability, folder: Path) -> str:
    """What the screen has shown to people who press the keys of an ability."""
    app, seen = app_in(match, path=folder / "none" / "kept.eleventh"), list[str]()

    async def script(pilot: Pilot[None]) -> None:
        await steady(pilot)
        for key in ability.keys:
            if key.startswith("text:"):
                app.screen.query_one(Input).value = key.removeprefix("text:").format(folder=folder)
            else:
                await pilot.press(key)
            await steady(pilot)
            if app.session is not None:
                await until(pilot, lambda: app.session is None or not app.session.busy)
            await steady(pilot)
            seen.append(screen_text(app))
        if ability.files:
            await until(pilot, lambda: (folder / ability.files[0]).exists())

    drive(app, script, (200, 60))
    return flat(" ".join(seen))


def check(match: Match, ability: Ability) -> None:
    """What an ability promises of the match, whichever face it was done through."""
    assert match.turn == ability.turn
    if ability.responses is not None:
        kept = match.draft(ability.people[0])
        assert (len(kept.responses) if kept else 0) == ability.responses
        assert (len(kept.initiatives) if kept else 0) == ability.initiatives
    if ability.waiting is not None:
        assert match.waiting() == ability.waiting


@each_ability
def test_in_words(ability: Ability, tmp_path: Path) -> None:
    match = match_for(ability)
    told = in_words(match, ability, tmp_path)
    check(match, ability)
    for text in ability.shows:
        assert text in told
    assert sorted(each.name for each in tmp_path.iterdir()) == list(ability.files)


@each_ability
def test_on_the_screen(ability: Ability, tmp_path: Path) -> None:
    if not ability.keys:
        return  # the timer stands on the screen all the time
    match = match_for(ability)
    shown = on_screen(match, ability, tmp_path)
    check(match, ability)
    for text in ability.shows:
        assert text.casefold() in shown.casefold()
    assert sorted(each.name for each in tmp_path.iterdir()) == list(ability.files)


def test_every_word_is_among_the_abilities() -> None:
    known = {*commands.WORDS, *desk.ACTIONS, *room.WORDS}
    assert known == {word for each in ABILITIES for word in each.words}


def test_every_binding_is_among_the_abilities() -> None:
    known = {each.id for each in bindings() if each.id is not None}
    named = {*MOVING, *(each for ability in ABILITIES for each in ability.bindings)}
    assert named <= known
    assert {
        each for each in known - named if not each.startswith((*BEFORE, *FACILITATING))
    } == set()
