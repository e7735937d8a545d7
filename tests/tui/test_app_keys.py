"""Keys: every one resolves, can be given to another key, and fits the footer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.commands import Commands
from eleventh_ui.tui.drawing.sitting import PANES
from eleventh_ui.tui.help import Help
from eleventh_ui.tui.keys import bindings, key_file, read_keys
from eleventh_ui.tui.screens.lobby_seats import LobbySeats
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.widgets.footer import Footer
from tui.stage import app_of, drive, hints, screen_text, seated, shown, until
from tui.test_lobby import lobby

MOST_HINTS = 6
OURS = [each for each in bindings() if each.id]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "keys.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_binding_has_an_id_of_its_own_and_says_what_it_does() -> None:
    assert [each for each in bindings() if not each.id or not each.tooltip] == []
    different = {id(each): each.id for each in OURS}  # several screens may share one binding
    assert {name: n for name, n in Counter(different.values()).items() if n > 1} == {}


def test_the_letter_of_a_pane_means_nothing_else_where_a_player_is() -> None:
    """But on a screen that tells so itself: tabs of its own, or what a seat notes by its orders."""
    panes = {name[0]: title for name, title in PANES.items()}
    for each in OURS:
        told = each.action.startswith(("open(", "expect("))
        if each.key in panes and not told and not (each.id or "").startswith("facilitator."):
            assert each.description == panes[each.key], each.id


def test_one_key_asks_why_not_wherever_it_is_asked() -> None:
    assert {each.key for each in OURS if each.description == "Why not"} == {"l"}


def test_every_binding_names_an_action_that_exists() -> None:
    from importlib import import_module
    from pkgutil import walk_packages

    import eleventh_ui.tui as package

    lost = []
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        for each in vars(import_module(found.name)).values():
            if isinstance(each, type) and each.__module__ == found.name:
                for binding in vars(each).get("BINDINGS", ()):
                    target, _, name = binding.action.partition("(")[0].rpartition(".")
                    owner = {"app": EleventhApp, "": each}.get(target, each)
                    if not hasattr(owner, f"action_{name}"):
                        lost.append((each.__name__, binding.action))
    assert lost == []


def test_at_most_six_hints_and_all_of_them_fit_eighty_columns(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        def fits() -> None:
            found = hints(app)
            assert 0 < len(found) <= MOST_HINTS, found
            last = screen_text(app).splitlines()[-1]
            assert all(each.split(" ", 1)[1] in last for each in found), (found, last)

        await shown(pilot, "Seoul's eleventh hour")
        for keys in (["tab"], ["tab"], ["shift+tab", "shift+tab", "enter"], ["question_mark"]):
            fits()
            await pilot.press(*keys)
            await pilot.pause(0.2)
        fits()

    drive(app, script)


def test_a_binding_takes_the_keys_a_user_gives_it(tmp_path: Path) -> None:
    keys = read_keys(written(tmp_path, 'app.help = "f9, ctrl+g"'))
    assert (dict(keys.keymap), keys.fault) == ({"app.help": "f9, ctrl+g"}, "")
    app = app_of(seated("seoul"), keys=keys)

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        await pilot.pause()
        assert not isinstance(app.screen, Help)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Help))

    drive(app, script)


def test_a_key_that_does_nothing_says_so_and_where_the_others_are_told(tmp_path: Path) -> None:
    keys = read_keys(written(tmp_path, 'app.help = "f9"'))
    app = app_of(seated("seoul"), keys=keys)

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("z")
        await shown(pilot, "z does nothing here. f9 lists the keys that do.")
        await pilot.press("d", "9")
        await shown(pilot, "9 does nothing here.")
        await pilot.press("1", "f9")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("j")
        await shown(pilot, "j does nothing here.")

    drive(app, script)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("app.help = ", "can't be read"),
        ('app.halp = "f5"', "no binding 'app.halp'; did you mean 'app.help'?"),
        ("app.help = 5", "needs its keys as text"),
        ('app.help = "ctrl+nonsense"', "'ctrl+nonsense', which is no key"),
        ('app.help = "hyper-f1"', "which is no key"),
        ('app.help = "ctrl+q"', "app.help and app.quit would both have the key 'ctrl+q'"),
        ('lobby.continue = "f1"', "lobby.continue and app.help would both have the key 'f1'"),
        ('[app]\nhelp = ""', "needs its keys as text"),
    ],
)
def test_a_file_that_cannot_be_followed_is_one_sentence(
    tmp_path: Path, text: str, told: str
) -> None:
    keys = read_keys(written(tmp_path, text))
    assert dict(keys.keymap) == {}
    assert told in keys.fault
    assert keys.fault.startswith("Your keys in ")
    app = app_of(seated("seoul"), keys=keys)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Your keys in")
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Help))

    if "nonsense" in text:
        drive(app, script)


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "none.toml").fault == ""
    assert key_file().name == "keys.toml"


def test_the_palette_finds_a_command_by_a_part_of_its_name(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "The first hour")
        await pilot.press("ctrl+p")
        await shown(pilot, "Colours: dark")
        await pilot.press(*"light")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "eleventh-light")

    drive(app, script)


def test_the_palette_does_what_a_key_does_on_the_screen_below(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "The first hour")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LobbySeats))
        await pilot.press("ctrl+p")
        await shown(pilot, "Begin the match like this")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LobbySeats))
        await pilot.press("ctrl+p", *"help")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Help))

    drive(app, script)


def test_a_hint_of_the_footer_can_be_clicked_and_says_more_under_the_mouse() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "? Help")
        line = screen_text(app).splitlines()[-1]
        await pilot.hover(Footer, offset=(line.index("Panes"), 0))
        assert str(app.screen.query_one(Footer).tooltip) == "The pane to the right."
        await pilot.click(Footer, offset=(line.index("Help"), 0))
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.click(Footer, offset=(70, 0))
        assert isinstance(app.screen, Help)

    drive(app, script)


def test_the_palette_names_nothing_twice() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await pilot.press("d")
        meanings = [each.meaning for each in Commands(app.screen)._commands()]
        assert "Choose the entry of that number." not in meanings
        assert len(meanings) == len(set(meanings)) + 2  # three themes share one

    drive(app, script)
