"""The lobby: what can be played, and what can be continued.

Both lists fill while a thread reads; what is known of the highlighted entry stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from eleventh_ui.display.commands import name_command
from eleventh_ui.display.words import safe
from eleventh_ui.tui.background import work_aside
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.catalogue import (
    Places,
    Preset,
    ScenarioEntry,
    list_scenarios,
    suggest_scenario,
)
from eleventh_ui.tui.news import Done, Failed
from eleventh_ui.tui.screens.lobby_texts import (
    offer_line,
    offer_text,
    save_line,
    save_text,
    welcome,
)
from eleventh_ui.tui.show import show
from eleventh_ui.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from eleventh.play.saved import Saved


class Lobby(BaseScreen[None]):
    """The first screen. `preset` is what was asked for on the command line, `ask` a scenario to be
    asked about at once."""

    HEADING = "Eleventh Hour"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "c",
            "go_on",
            "Continue",
            id="lobby.continue",
            tooltip="Go on with the unfinished match last played.",
        )
    ]
    DEFAULT_CSS = """
    Lobby {
        & #lists { width: 38%; min-width: 34; }
        & #scenarios { height: 1fr; }
        & #saves { height: 1fr; }
        & #about { width: 1fr; height: 1fr; }
        & #about:focus { border: heavy $frame-focus; }
    }
    """

    def __init__(
        self,
        places: Places,
        preset: Preset | None = None,
        ask: ScenarioEntry | None = None,
    ) -> None:
        super().__init__()
        self._places, self._ask = places, ask
        self._preset = preset or Preset()
        self._offers: dict[str, ScenarioEntry] = {}
        self._saves: dict[str, Saved] = {}
        self._unfinished: Saved | None = None
        self._busy = False
        self._suggested = ""
        self._reading = 0  # counts how often it was begun: what an earlier one finds is too late

    def body(self) -> ComposeResult:
        """Two lists, and what is known of the highlighted entry."""
        with Horizontal():
            with Vertical(id="lists"):
                yield Choices(show("Scenarios"), "scenarios")
                yield Choices(show("Saved matches"), "saves")
            with VerticalScroll(id="about", classes="framed"):
                yield Static("", id="about-text", markup=False)

    def on_mount(self) -> None:
        """Asks about the scenario that was named when the program was started."""
        self.query_one("#scenarios", Choices).offer([("", show("reading ..."))], disabled=True)
        if self._ask is not None:
            self._seat(self._ask)

    def on_screen_resume(self) -> None:
        """Reads again what there is: a match may have been played, a scenario written."""
        self._busy = False
        self.bar.tell(self.HEADING)
        self.call_after_refresh(self._read_if_shown)

    def _read_if_shown(self) -> None:
        if self.app.screen is self:  # and not under a table that is opened at once
            self._name_scenarios("Scenarios, reading ...")
            self._reading += 1
            reading = self._reading
            work_aside(self.app, lambda: self._read(reading))

    def _read(self, reading: int) -> None:
        from eleventh.play.faults import SaveError
        from eleventh.play.saves import list_saves

        def hear(show: Callable[..., object], *found: object) -> None:
            if reading == self._reading:
                self.call_later(show, *found)

        try:
            saves, none = list_saves(self._places.saves), "none yet"
        except SaveError as unread:
            saves, none = (), "can't be read"
            hear(self.host.warn, str(unread))
        hear(self._show_saves, saves, none)
        found, again = [], bool(self._offers)
        for offer in list_scenarios(self._places.library):
            found.append(offer)
            if not again:  # what is listed already stays until all of it is read anew
                hear(self._show_offers, tuple(found))
        hear(self._show_all, tuple(found))
        for fault in self._places.library.faults():
            hear(self.host.warn, fault)

    def _name_scenarios(self, title: str) -> None:
        self.query_one("#scenarios", Choices).border_title = show(title)

    def _show_saves(self, saves: tuple[Saved, ...], none: str) -> None:
        from eleventh.play.saves import pick_unfinished

        self._saves, self._unfinished = {each.id: each for each in saves}, pick_unfinished(saves)
        if saves:
            self._list_saves()
        else:
            self.query_one("#saves", Choices).offer([("", show(none))], disabled=True)
        self.refresh_bindings()

    def _list_saves(self) -> None:
        self.query_one("#saves", Choices).offer(
            [
                (each.id, save_line(each, self._offers.get(each.scenario)))
                for each in self._saves.values()
            ]
        )

    def _show_offers(self, found: tuple[ScenarioEntry, ...]) -> str:
        """Shows these scenarios; which of them is suggested."""
        self._offers = {each.id: each for each in found}
        suggested = suggest_scenario(found, tuple(self._saves.values()))
        self.query_one("#scenarios", Choices).offer(
            [(each.id, offer_line(each, each.id == suggested, not self._saves)) for each in found]
        )
        if self._saves:
            self._list_saves()
        self._tell_about()
        return suggested

    def _show_all(self, found: tuple[ScenarioEntry, ...]) -> None:
        """Shows all scenarios; one that was not suggested before is highlighted. Whoever is new
        stands at it already, where it is the first, or has gone on to look at others."""
        suggested = self._show_offers(found)
        self._name_scenarios("Scenarios")
        if suggested in self._offers and suggested != self._suggested:
            self._suggested = suggested
            if suggested != found[0].id:
                self.query_one("#scenarios", Choices).highlight(suggested)
        led_to = self._offers.get(self.host.take_lead())
        if led_to is not None and led_to.seats:
            self.query_one("#scenarios", Choices).highlight(led_to.id)
            self._seat(led_to)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tells what is known of the entry."""
        self._tell_about()

    def on_descendant_focus(self) -> None:
        """Tells of the list that is in use now."""
        self._tell_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Asks who plays; or goes on with a save."""
        chosen = event.option.id or ""
        if event.option_list.id == "saves":
            self._continue(self._saves[chosen])
            return
        offer = self._offers[chosen]
        if offer.seats:
            self._seat(offer)
        else:
            command = name_command("check", offer.path)
            self.host.warn(f"{offer.title} has errors; {command} shows them.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to continue without an unfinished match."""
        return action != "go_on" or self._unfinished is not None

    def action_go_on(self) -> None:
        """Goes on with the unfinished match last played."""
        if self._unfinished is not None:
            self._continue(self._unfinished)

    def on_failed(self, news: Failed) -> None:
        """The match stays closed; the app says why."""
        self._busy = False
        self.bar.tell(self.HEADING)

    def _seat(self, offer: ScenarioEntry) -> None:
        from eleventh_ui.tui.screens.lobby_seats import LobbySeats

        self.host.push_screen(LobbySeats(offer, self._places, self._preset))

    def _continue(self, saved: Saved) -> None:
        if saved.fault:
            self.host.warn(saved.fault)
        elif not self._busy:
            self._busy = True
            self.bar.tell(self.HEADING, f"opening {safe(saved.id)} ...")
            work_aside(self.app, lambda: self._open(saved.path))

    def _open(self, path: Path) -> None:
        from eleventh.play.faults import SaveError
        from eleventh_ui.tui.opening import CannotOpen, resume_match

        try:
            self.app.post_message(
                Done(resume_match(path, self._places.library, self._preset.hosted))
            )
        except (CannotOpen, SaveError) as fault:
            self.app.post_message(Done(Failed(str(fault))))

    def _tell_about(self) -> None:
        self.query_one("#about", VerticalScroll).border_title = show("About")
        self.query_one("#about-text", Static).update(self._about())

    def _about(self) -> Content:
        saves = self.query_one("#saves", Choices)
        scenarios = self.query_one("#scenarios", Choices)
        listed = saves if saves.has_focus else scenarios
        option = listed.highlighted_option
        chosen = option.id if option is not None and option.id else ""
        if listed is saves and chosen in self._saves:
            saved = self._saves[chosen]
            return save_text(saved, self._offers.get(saved.scenario))
        offer = self._offers.get(chosen)
        if offer is None:
            return show("")
        newcomer = not self._saves and offer.id == suggest_scenario(self._offers.values(), ())
        return welcome(offer_text(offer)) if newcomer else offer_text(offer)
