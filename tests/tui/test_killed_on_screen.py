"""A game on the real screen, killed at random moments: what it called saved is not lost.

The oracle is what a person could see when the process was killed: where the bar says "saved", every
choice that is marked on the screen is in the save, and none that is not; a turn whose outcome was
shown is revealed. The process that goes on with the save must show the same. `make attack` prints
the numbers.
"""

from __future__ import annotations

import os
import random
import re
import select
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from attack import Attack
from eleventh.core.view import View
from eleventh.play.game import Game
from eleventh.play.loading import load
from eleventh.play.saves import list_saves
from eleventh.play.seat_views import see
from eleventh_ui.display.choices import list_initiatives
from standing import Standing, standing_of
from tui.emulator import Screen
from ui.sitting import Terminal

SEAT = "seoul"
SIZE = (80, 24)
PATIENCE = 60  # seconds until what was asked for must be shown, however busy the machine is
STILL = 0.15  # seconds without a change after which a screen is believed to be complete
REFUSED = 3  # seconds after which a choice that is not shown was refused: there was no capital
MARK = re.compile(r"^ ?([●○×]) (\d) ")
Claims = Mapping[tuple[str, str], str]
"""What the screen says of decisions and initiatives: the response, or whether it is taken."""


class Watched(Terminal):
    """The command on a terminal, and what stands on it."""

    def __init__(self, home: Path, *arguments: str | Path) -> None:
        super().__init__(home, *arguments, size=SIZE)
        self.screen = Screen(*SIZE)
        self._bytes = b""

    def look(self, seconds: float) -> bool:
        """Takes in what is written within so many seconds; whether anything was."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            self._bytes += os.read(self._ours, 65536)
        except OSError:
            return False  # the process has ended, and all it wrote was read
        text = self._bytes.decode("utf-8", "ignore")
        self.screen.feed(text)
        self._bytes = self._bytes[len(text.encode()) :]
        return True

    def shows(self, *texts: str) -> bool:
        """Whether one of these stands on the screen."""
        return any(each in line for line in self.screen.lines for each in texts)

    def wait(self, *texts: str) -> None:
        """Waits until one of these stands there and the screen is still."""
        end = time.monotonic() + PATIENCE
        while not self.shows(*texts):
            self.look(0.1)
            shown = "\n".join(self.screen.lines)
            assert self.process.poll() is None, f"it ended; the screen shows:\n{shown}"
            assert time.monotonic() < end, f"none of {texts} came; the screen shows:\n{shown}"
        self.settle()

    def settle(self) -> None:
        """Waits until the screen is still."""
        while self.look(STILL):
            pass

    def press(self, key: str) -> None:
        """Types a key, and waits until it has changed the screen: on a busy machine that takes its
        time, and a key that was typed twice would do something else."""
        before, end = self.screen.lines, time.monotonic() + PATIENCE
        self.type(key)
        while self.screen.lines == before:
            self.look(0.1)
            assert time.monotonic() < end, f"{key!r} changed nothing:\n" + "\n".join(before)
        self.settle()

    def kill(self) -> None:
        """Kills it; what it had written by then is on the screen."""
        self.process.kill()
        self.process.wait()
        while self.look(0):
            pass

    @property
    def decision(self) -> int:
        """The number of the decision that is shown; 0 in another pane."""
        found = (re.match(r" Decision (\d+) of", line) for line in self.screen.lines)
        return next((int(each[1]) for each in found if each), 0)

    @property
    def saved(self) -> str:
        """What the bar says of saving."""
        found = re.search(r", (saved|saving|not saved)$", self.screen.lines[0])
        return found[1] if found else ""


def marks_of(terminal: Watched) -> list[tuple[int, str]]:
    """The number and the mark of everything that can be chosen in the open pane."""
    found = map(MARK.match, terminal.screen.lines[2:])
    return [(int(each[2]), each[1]) for each in found if each]


def claims_of(terminal: Watched, view: View) -> Claims:
    """What the open pane says of what is chosen."""
    marks = dict(marks_of(terminal))
    if terminal.decision:
        question = view.questions[terminal.decision - 1]
        chosen = [question.options[number - 1].id for number in marks if marks[number] == "●"]
        return {("decision", question.id): "".join(chosen)}
    taken = {number: marks[number] == "●" for number in marks}
    return {
        ("initiative", list_initiatives(view)[number - 1].id): str(taken[number])
        for number in taken
    }


def held_of(standing: Standing, things: Iterable[tuple[str, str]]) -> Claims:
    """What a save says of the same things."""
    responses = dict(standing.responses)
    return {
        (kind, id): responses.get(id, "") if kind == "decision" else str(id in standing.initiatives)
        for kind, id in things
    }


def left_in(saves: Path) -> Game | None:
    """The game that the newest save holds; None where there is none. No file is there that holds
    none."""
    found = list_saves(saves)
    assert [each.fault for each in found if each.fault] == []
    return load(found[0].path) if found else None


class Round:
    """One process from its beginning to its kill. `claims` is what the screen has called saved."""

    def __init__(self, home: Path, chance: random.Random) -> None:
        self.saves, self.chance, self.copy = home / "saves", chance, home / "copy.eleventh"
        game = left_in(self.saves)
        if game is not None and (game.state.over or chance.random() < 0.1):
            next(self.saves.glob("*.eleventh")).unlink()
            game = None
        begin = ("--resume",) if game else ("gsomia_2019", "--seat", SEAT)
        self.terminal = Watched(home, "play", *begin, "--save-dir", self.saves)
        self.game, self.claims = game, dict[tuple[str, str], str]()
        self.amid = self.ahead = False

    def play(self) -> str:
        """Plays until the kill; what is wrong with the save then, if anything."""
        before = standing_of(self.game, SEAT) if self.game else Standing()
        if self.chance.random() < 0.1:
            time.sleep(self.chance.random() * 1.5)
            self.terminal.kill()
            return self._compare({before, before.reveal() if before.sealed else before})
        self._sit_down()
        assert self.game is not None
        if self.game.state.over:
            self.terminal.kill()
            return self._compare({standing_of(self.game, SEAT)})
        for _ in range(self.chance.randrange(3)):
            thing, _, new = self._choose()
            end = time.monotonic() + REFUSED
            while time.monotonic() < end and not self._called_saved(thing, new):
                self.terminal.look(0.1)
            self.terminal.settle()
            assert self.terminal.saved == "saved"
            self.claims.update(claims_of(self.terminal, self._view))
        tabs = re.search(r"Decisions (\d+)/(\d+)", "\n".join(self.terminal.screen.lines))
        answered = tabs is None or tabs[1] == tabs[2]
        if answered and self.chance.random() < 0.5:
            return self._kill_amid_sealing()
        return self._kill_amid_choice()

    def _sit_down(self) -> None:
        """Through the reveal of the turn before, if it is shown, to the table."""
        at_table = ("Situation  Briefing", "Debrief: ")
        self.terminal.wait(*at_table, "brought")
        while self.terminal.shows("brought"):
            self.terminal.press("\r")
        self.terminal.wait(*at_table)
        self.copy.write_bytes(next(self.saves.glob("*.eleventh")).read_bytes())
        self.game = load(self.copy)  # the file alone is a whole save at any time
        self._view = see(self.game, SEAT)

    def _choose(self) -> tuple[tuple[str, str], str, str]:
        """Presses a digit: of what, how it stood there, and how it will stand if it is taken."""
        pane = self.chance.choice("di") if self._view.questions else "i"
        self.terminal.type(pane)
        if pane == "d":
            self.terminal.wait("Decision ")
            number = self.terminal.decision
            if number < len(self._view.questions) and self.chance.random() < 0.5:
                self.terminal.type("]")
                self.terminal.wait(f"Decision {number + 1} of")
        else:
            self.terminal.wait(" Political capital: ")
        stands = claims_of(self.terminal, self._view)
        assert self.game is not None
        held = held_of(standing_of(self.game, SEAT), stands)
        known = {each: self.claims.get(each, held[each]) for each in stands}
        assert stands == known, "the screen shows something else than was stored"
        free = [each for each in marks_of(self.terminal) if each[1] != "×"]
        number = self.chance.choice(free)[0]
        self.terminal.type(str(number))
        if pane == "d":
            (thing,) = stands
            options = next(q.options for q in self._view.questions if q.id == thing[1])
            return thing, stands[thing], options[number - 1].id
        thing = ("initiative", list_initiatives(self._view)[number - 1].id)
        return thing, stands[thing], str(stands[thing] == "False")

    def _called_saved(self, thing: tuple[str, str], how: str) -> bool:
        """Whether the screen shows it like this, and calls it saved."""
        shown = claims_of(self.terminal, self._view)
        return self.terminal.saved == "saved" and shown.get(thing) == how

    def _kill_amid_choice(self) -> str:
        thing, old, new = self._choose()
        time.sleep(self.chance.random() * 0.15)
        self.terminal.kill()
        self.amid = self.terminal.saved == "saving"
        done = self._called_saved(thing, new)
        found = left_in(self.saves)
        assert found is not None
        standing = standing_of(found, SEAT)
        self.claims.pop(thing, None)
        held, now = held_of(standing, self.claims), held_of(standing, [thing])[thing]
        self.ahead = now == new and not done
        if held != self.claims or now not in ((new,) if done else (old, new)):
            return f"shown {self.claims} and {thing} {old} to {new} ({done}), found {standing}"
        return ""

    def _kill_amid_sealing(self) -> str:
        assert self.game is not None
        self.terminal.type("c")
        self.terminal.wait("Enter: seal these orders")
        self.terminal.type("\r")
        time.sleep(self.chance.random() * 0.3)
        self.terminal.kill()
        found = left_in(self.saves)
        assert found is not None
        revealed, standing = len(self.game.revealed), standing_of(found, SEAT)
        told = self.terminal.shows(f"What turn {revealed + 1} brought")
        self.ahead = standing.revealed > revealed and not told
        held = held_of(standing, self.claims)
        if standing.revealed == revealed and (told or held != self.claims):
            return f"shown {self.claims}, revealed: {told}, found {standing}"
        return ""

    def _compare(self, due: set[Standing]) -> str:
        found = left_in(self.saves)
        standing = standing_of(found, SEAT) if found else Standing()
        return "" if standing in due else f"due {due}, found {standing}"


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.slow
@pytest.mark.attack
def test_nothing_that_the_screen_calls_saved_is_lost_by_a_kill(home: Path, attack: Attack) -> None:
    number, chance = attack.size(slow=5, full=200), random.Random(3)
    lost, amid, ahead = list[str](), 0, 0
    for _ in range(number):
        played = Round(home, chance)
        with played.terminal:
            wrong = played.play()
        lost += [wrong] if wrong else []
        amid, ahead = amid + played.amid, ahead + played.ahead
    parts = len(list((home / "saves").glob(".*.part")))
    print(
        f"\non the screen, {number} kills: {len(lost)} lost what was shown, {amid} came while it"
        f" said saving, {ahead} found more stored than was shown yet; {parts} parts of saves that"
        " were never begun"
    )
    assert lost == []
