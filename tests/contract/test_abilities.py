"""What people can do at a table they can do in words and on the screen, with the same outcome."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

import tables
from contract.abilities import ABILITIES, BEFORE, ELSEWHERE, Ability
from contract.recording import bindings_used, words_used
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh.play.room_events import Guarded
from eleventh_ui.cli.play_plain import make_exporter
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain import commands, desk
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.facilitator import ROOM, WhiteCell, help_of_facilitator
from eleventh_ui.plain.game import PlainGame
from eleventh_ui.plain.room import PlainRoom, PlayOn
from eleventh_ui.plain.timer import PlainTimer
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.keys import bindings
from eleventh_ui.tui.opening import room_of as hosted_room
from portions import portion
from tables import host_table
from tui.rooms import KEPT, finished, room_of
from tui.stage import app_of, drive, screen_text, steady, until
from ui.sitting import match_of

pytestmark = pytest.mark.usefixtures("each_kind_of_table")

each_ability = pytest.mark.parametrize("ability", ABILITIES, ids=[each.name for each in ABILITIES])


def match_for(ability: Ability) -> Match:
    match = finished(*ability.people) if ability.over else match_of(*ability.people)
    assert host(match, "" if ability.facilitated else None, ability.minutes) == ()
    return match


def flat(text: str) -> str:
    for sign in "│┃╭╮╰╯─━╌":
        text = text.replace(sign, " ")
    return " ".join(text.split())


def in_words(match: Match, ability: Ability, lines: Sequence[str], folder: Path) -> str:
    """What people read who type these lines and then leave."""
    lines = [each.format(folder=folder) for each in lines]
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{each}\n" for each in lines)), sink, 100)
    shared = len(ability.people) > 1
    table = host_table(match)
    cell = WhiteCell(console, table) if ability.facilitated else None
    keyboard = PlainRoom(
        console, table, PlainTimer(table, lambda: 0.0), make_exporter(table), cell, shared
    )
    game = PlainGame(console, table, ability.people, reference_of(table.printed), keyboard)
    try:
        game.play()
    except Left:
        pass
    except PlayOn as further:
        sink.write(f"On from turn {further.turn}.")
    return flat(sink.getvalue())


def on_screen(match: Match, ability: Ability, keys: Sequence[str], folder: Path) -> str:
    """What the screen has shown to people who press these keys."""
    app = app_of(room_of(match, hosted_room(host_table(match)), folder / "none" / "kept.eleventh"))
    seen = list[str]()

    async def script(pilot: Pilot[None]) -> None:
        await steady(pilot)
        seen.append(screen_text(app))
        for key in keys:
            if key == "files":
                await until(pilot, lambda: all((folder / each).exists() for each in ability.files))
            elif key.startswith("text:"):
                fill(app, key.removeprefix("text:").format(folder=folder))
            else:
                await pilot.press(key)
            if app._exit:
                return
            await until(pilot, lambda: app.session is None or not app.session.busy)
            seen.append(screen_text(app))

    # One table is met on a small terminal and the other on a large one: every ability on both.
    small = min(ability.least, ability.size)
    drive(app, script, ability.size if tables.BEHIND_THE_WIRE else small)
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


def fill(app: EleventhApp, text: str) -> None:
    """Types a text into the field in use, or into the only one there is."""
    field = app.focused if isinstance(app.focused, Input) else app.screen.query_one(Input)
    field.value = text


@each_ability
def test_in_words(ability: Ability, tmp_path: Path) -> None:
    with words_used() as used:
        for number, lines in enumerate((ability.lines, *ability.also_lines)):
            if not lines:
                continue  # a matter of the screen alone
            folder = tmp_path / str(number)
            folder.mkdir()
            match = match_for(ability)
            told = in_words(match, ability, lines, folder)
            check(match, ability)
            for text in ability.shows:
                assert text in told
            assert sorted(each.name for each in folder.iterdir()) == list(ability.files)
    assert set(ability.words) <= used


# What a facilitator does on the screen is tried in `tests/facilitation` and `tests/tui` too.
@pytest.mark.parametrize(
    "ability",
    portion(ABILITIES, lambda each: not each.facilitated and ABILITIES.index(each) % 3 == 0),
    ids=[each.name for each in ABILITIES],
)
def test_on_the_screen(ability: Ability, tmp_path: Path) -> None:
    with bindings_used() as used:
        for number, keys in enumerate((ability.keys, *ability.also_keys)):
            folder = tmp_path / str(number)
            folder.mkdir()
            match = match_for(ability)
            if ability.facilitated:
                match.happen(Guarded(KEPT))
            shown = on_screen(match, ability, keys, folder)
            check(match, ability)
            for text in ability.shows:
                assert text.casefold() in shown.casefold()
            assert sorted(each.name for each in folder.iterdir()) == list(ability.files)
    assert set(ability.bindings) <= used


def test_every_word_is_among_the_abilities() -> None:
    facilitators = {usage.split()[0].strip(",") for usage, _ in help_of_facilitator()}
    known = {*commands.WORDS, *desk.ACTIONS, *ROOM, *facilitators}
    assert known == {word for each in ABILITIES for word in each.words}


def test_every_binding_is_among_the_abilities() -> None:
    known = {each.id for each in bindings() if each.id is not None}
    named = {*ELSEWHERE, *(each for ability in ABILITIES for each in ability.bindings)}
    assert named <= known
    assert {each for each in known - named if not each.startswith(BEFORE)} == set()
