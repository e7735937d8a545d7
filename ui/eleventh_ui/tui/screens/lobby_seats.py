"""Before a match: who plays each seat, who runs the room, and which dice."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Label

from eleventh.bots.registry import HUMAN, assign, is_program, names
from eleventh.core.refusals import Refusal
from eleventh.net.external.command import find_player
from eleventh.play.daily import TODAY, Today
from eleventh.play.faults import SaveError
from eleventh_ui.display.discussion import ADVICE
from eleventh_ui.display.external import seat_named_players
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.tui.background import work_aside
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.catalogue import Places, Preset, RoomRequest, ScenarioEntry
from eleventh_ui.tui.news import Done, Failed
from eleventh_ui.tui.opening import CannotOpen, begin_match
from eleventh_ui.tui.show import show
from eleventh_ui.tui.widgets.room_row import RoomRow
from eleventh_ui.tui.widgets.seat_row import SeatRow

SOLO = "opponent"  # plays the seats that nobody takes
LARGEST_SEED = 2**63 - 1
_TYPED_DICE = r"(?i)\d*|t(o(d(ay?)?)?)?"  # a number or `today`, as far as it is typed


def first_players(seats: Sequence[str], preset: Preset) -> Mapping[str, str]:
    """Who plays each seat to begin with: what was asked for, as far as there are such seats; a
    person the first seat that nobody was named for, a doctrine the others."""
    given = assign(seats, preset.bots, "", find_player)
    named = {} if isinstance(given, Refusal) else dict(given)
    named |= {seat: HUMAN for seat in seats for each in preset.people if seat.startswith(each)}
    free = [seat for seat in seats if not named.get(seat)]
    people = free[:1] if HUMAN not in named.values() else []
    return {seat: named.get(seat) or (HUMAN if seat in people else SOLO) for seat in seats}


class LobbySeats(BaseScreen[None]):
    """Chooses the players of a new match, and begins it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="seats.begin", tooltip="Begin the match like this."),
        Binding("escape", "leave", "Back", id="seats.leave", tooltip="Back to the lobby."),
        Binding(
            "up",
            "app.focus_previous",
            "Up",
            show=False,
            id="seats.up",
            tooltip="To the seat above.",
        ),
        Binding(
            "down",
            "app.focus_next",
            "Down",
            show=False,
            id="seats.down",
            tooltip="To the seat below, then to the dice and to Begin.",
        ),
        *(
            Binding(
                str(number),
                f"take({number})",
                f"Seat {number}",
                show=False,
                id=f"seats.take_{number}",
                tooltip=f"Take seat {number} yourself, and leave the others to doctrines.",
            )
            for number in range(1, 10)
        ),
    ]
    DEFAULT_CSS = """
    LobbySeats {
        & #begin-row { height: 3; }
        & #dice { width: 30; }
        & #advice { width: 1fr; height: auto; max-height: 2; }
        & #dice-label { padding: 1 1; }
        & Button { margin-left: 2; min-width: 12; }
        & VerticalScroll { padding: 0 1; }
    }
    """

    def __init__(self, offer: ScenarioEntry, places: Places, preset: Preset) -> None:
        super().__init__()
        self._offer, self._places, self._preset = offer, places, preset
        self._busy = False

    def body(self) -> ComposeResult:
        """The seats, the dice, the button."""
        with VerticalScroll(can_focus=False):
            players = first_players([seat.id for seat in self._offer.seats], self._preset)
            programs = dict.fromkeys(each for each in players.values() if is_program(each))
            known = (HUMAN, *names(), *programs)
            for seat in self._offer.seats:
                yield SeatRow(seat.id, seat.title, seat.leader, players[seat.id], known)
            with Horizontal(id="begin-row"):
                yield Label(show("Dice"), id="dice-label")
                seed = "" if self._preset.seed is None else str(self._preset.seed)
                yield Input(
                    seed, placeholder="number, today, or none", id="dice", restrict=_TYPED_DICE
                )
                yield Button(show("Begin"), id="begin")
            hosted = self._preset.hosted
            yield RoomRow(hosted.facilitator is not None, hosted.minutes or 0)
            yield Label("", id="advice", markup=False)

    def on_mount(self) -> None:
        """Says which scenario this is about."""
        self.bar.tell(self._offer.title, "who plays?")
        self._advise()

    def on_seat_row_changed(self) -> None:
        """Says what the choice means."""
        self._advise()

    @on(Input.Submitted)
    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_begin()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are as many seats to take as the scenario has."""
        return action != "take" or int(str(parameters[0])) <= len(self._offer.seats)

    def action_take(self, number: int) -> None:
        """Sits down at one seat alone."""
        for place, row in enumerate(self.query(SeatRow), start=1):
            if place == number:
                row.player = HUMAN
                row.focus()
            elif row.player == HUMAN:
                row.player = SOLO

    def action_begin(self) -> None:
        """Begins, if somebody plays and the dice are a number."""
        players = {row.seat: row.player for row in self.query(SeatRow)}
        if HUMAN not in players.values():
            self.host.warn("Take a seat first: doctrines alone play by eleventh play --auto.")
            return
        seed = self._seed()
        if seed is None:
            self.host.warn(
                f"The dice are a whole number from 0 to {LARGEST_SEED}, or {TODAY}: the seed of "
                "the day."
            )
            return
        hosted = self._hosted()
        if hosted is None:
            self.host.warn(ADVICE)
            return
        if not self._busy:
            self._busy = True
            self.query_one("#advice", Label).update(show("Opening ..."))
            work_aside(self.app, lambda: self._begin(players, seed, hosted))

    def on_failed(self, news: Failed) -> None:
        """The match was not begun; the app says why."""
        self._busy = False
        self._advise()

    def _seed(self) -> int | Today | None:
        typed = self.query_one("#dice", Input).value.strip()
        if not typed:
            return secrets.randbelow(LARGEST_SEED)
        if typed.casefold() == TODAY:
            return TODAY
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 19):
            return None
        return int(typed) if int(typed) <= LARGEST_SEED else None

    def _hosted(self) -> RoomRequest | None:
        row, named = self.query_one(RoomRow), self._preset.hosted.facilitator
        if row.minutes is None:
            return None
        return RoomRequest((named or "") if row.facilitator else None, row.minutes)

    def _begin(self, players: dict[str, str], seed: int | Today, hosted: RoomRequest) -> None:
        try:
            places = self._places
            seating = seat_named_players(players, self._preset.time_limit)
            if isinstance(seating, Refusal):
                raise CannotOpen(describe_refusal(seating))
            news = begin_match(
                self._offer.path, places.library, seating, seed, places.saves, hosted
            )
        except (CannotOpen, SaveError) as fault:
            self.app.post_message(Done(Failed(str(fault))))
        else:
            self.app.post_message(Done(news))

    def _advise(self) -> None:
        rows = self.query(SeatRow)
        people = sum(row.player == HUMAN for row in rows)
        take = f"1 to {len(rows)} takes a seat for you" if len(rows) > 1 else "1 takes the seat"
        if people == 0:
            text = f"Nobody plays yet. {take}."
        elif people == 1:
            text = f"You play alone; doctrines see no more than you would in their seats. {take}."
        else:
            text = f"{people} people share this screen: a curtain hides each from the next."
        self.query_one("#advice", Label).update(show(text, "$quiet"))
