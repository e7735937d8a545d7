"""Text from strangers is text, wherever it is shown. The table's own widgets are tested apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from eleventh.core.program import Seat
from eleventh.play.saved import Saved
from eleventh_ui.tui.catalogue import Places, Preset, ScenarioEntry
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.lobby import Lobby
from eleventh_ui.tui.screens.lobby_seats import LobbySeats
from eleventh_ui.tui.screens.lobby_texts import offer_text, save_text
from eleventh_ui.tui.show import prose, show
from eleventh_ui.tui.widgets.choices import Choices
from tui.stage import app_of, drive, screen_text, seated, shown
from ui.sitting import RAW

HOSTILE = (
    "[@click=app.quit]go[/] [/] [b]x \x1b]0;evil\x07\x1b[2J\u202eabc\u200b\x9b31m $text {0} %s"
)
SHOWN = "[@click=app.quit]go[/] [/] [b]x"
OFFER = ScenarioEntry(
    id=HOSTILE,
    path=Path(HOSTILE.replace("/", "|").replace("\0", "")),
    origin=HOSTILE,
    title=HOSTILE,
    synopsis=f"{HOSTILE}\n\n{HOSTILE}",
    seats=(Seat("seoul", HOSTILE, HOSTILE, "", (), 0), Seat("tokyo", "Tokyo", "", "", (), 0)),
    dates=(HOSTILE, "2019-13-45"),
    minutes=5,
    problems=(HOSTILE,),
)
SAVED = Saved(
    id=HOSTILE,
    path=OFFER.path,
    scenario=HOSTILE,
    title=HOSTILE,
    turn=1,
    players={HOSTILE: HOSTILE},
    played=HOSTILE,
    ending="",
)


def harmless(text: str) -> None:
    """The markup stands there as it was written, and nothing that could drive a terminal."""
    assert SHOWN[:16] in text
    assert RAW.search(text) is None


def test_show_keeps_markup_as_text_and_writes_controls_out() -> None:
    assert show(HOSTILE).plain.startswith(SHOWN)
    assert RAW.search(show(HOSTILE).plain) is None
    assert "\\u{1b}" in show(HOSTILE).plain
    assert show(HOSTILE).spans == []
    assert prose(f"{HOSTILE}\n\nmore").plain.count("\n") == 2


def test_what_the_lobby_tells_is_harmless() -> None:
    for text in (offer_text(OFFER), save_text(SAVED, OFFER)):
        harmless(text.plain)
        assert all("click" not in str(span.style) for span in text.spans)


def walk(start: Screen[None], *keys: str, text: str = SHOWN[:16]) -> None:
    app = app_of(start=start)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, text)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            if not isinstance(app.screen.focused, Input):
                assert RAW.search(screen_text(app)) is None
        harmless(screen_text(app))

    drive(app, script, (100, 30))


def test_a_hostile_scenario_and_save_in_the_lobby(tmp_path: Path) -> None:
    class Filled(Lobby):
        def _read(self, reading: int) -> None:
            saves = (SAVED, replace(SAVED, id="b", fault=HOSTILE))
            self.app.call_later(self._show_saves, saves, "none yet")
            self.app.call_later(self._show_offers, (OFFER,))
            self.app.call_later(self.host.warn, HOSTILE)

    walk(Filled(Places(tmp_path)), "tab", "down", "tab", "shift+tab")


def test_hostile_seats_before_a_match(tmp_path: Path) -> None:
    walk(LobbySeats(OFFER, Places(tmp_path), Preset()), "right", "left", "down", "2")


def test_a_hostile_title_on_the_curtain_in_the_window_and_in_a_notification() -> None:
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        session = app.session
        assert session is not None
        session.reference = replace(
            session.reference, title=HOSTILE, seats={"seoul": HOSTILE, "tokyo": HOSTILE}
        )
        app.sit_down(session)
        app.tell(HOSTILE)
        app.notify(HOSTILE, title=HOSTILE, severity="error")
        await pilot.pause(0.2)
        assert isinstance(app.screen, Curtain)
        harmless(screen_text(app))
        harmless(app.title)
        await pilot.press(*"[b]", "enter")
        harmless(screen_text(app))
        assert isinstance(app.screen, Curtain)
        for each in app._notifications:
            harmless(each.message)
            assert each.markup is False

    drive(app, script, (100, 30))


def test_a_pasted_escape_does_not_reach_the_screen_raw() -> None:
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        app.post_message(Paste("\x1b[2J\u202e[/]\nmore"))
        await shown(pilot, "\\u{1b}[2J")
        assert "[/]" in app.screen.query_one(Input).value
        assert RAW.search(screen_text(app)) is None

    drive(app, script)


def test_a_list_never_takes_markup() -> None:
    class Listing(Screen[None]):
        def compose(self):
            yield Choices(show(HOSTILE), "list")

        def on_mount(self) -> None:
            self.query_one(Choices).offer([("a", show(HOSTILE))])

    walk(Listing(), "down", "enter")
