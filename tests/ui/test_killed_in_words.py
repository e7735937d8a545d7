"""A game in words, killed at random moments: nothing that the player was told is lost.

The oracle is what the player could read: "Noted: ...", "Added: ...", the orders that are in, the
turn that was revealed. A process of its own goes on with the save after every kill, and must find
all of it; and what it did not say yet may be there, as far as it was asked for. `make attack`
prints the numbers.
"""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from attack import Attack
from eleventh.core.orders import Orders
from eleventh.play.game import Game
from eleventh.play.loading import load
from eleventh.play.saves import list_saves
from eleventh.play.seat_views import see
from eleventh_ui.display.choices import list_initiatives
from eleventh_ui.display.draft import OrdersDraft, find_pending, rebuild_draft, refuse_choice
from eleventh_ui.display.words import sentence
from games import CRISES
from standing import Killed, Standing, describe_kills, standing_of
from ui.sitting import COMMAND, environment

SEAT = "seoul"
PROMPTS = ("help): ", "quit): ", "After the game: ")
PATIENCE = 60  # seconds until a prompt must have come, however busy the machine is

Step = tuple[str, tuple[tuple[str, Standing], ...], OrdersDraft]
"""A line to type, what is said once it is done with what holds then, and the draft after it."""


class Sitting:
    """One process, and what its player has read."""

    def __init__(self, home: Path, saves: Path, begin: tuple[str, ...]) -> None:
        resuming = any(saves.glob("*.eleventh"))
        asked = ("--resume",) if resuming else begin
        self.process = subprocess.Popen(
            [*COMMAND, "play", *asked, "--plain", "--save-dir", str(saves)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(home),
        )
        self.begun = time.monotonic()

    def read(self) -> str:
        """All that is said up to the next prompt, or to the end; its white space made one."""
        assert self.process.stdout is not None
        text, end = "", time.monotonic() + PATIENCE
        while not text.endswith(PROMPTS) and time.monotonic() < end:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                break
            text += data.decode("utf-8", "replace")
        return " ".join(text.split())

    def type(self, line: str) -> None:
        """Types a line, and does not wait."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def kill(self) -> str:
        """Kills it, and gives back what it had said by then."""
        self.process.kill()
        assert self.process.stdout is not None
        rest = self.process.stdout.read().decode("utf-8", "replace")
        self.process.wait()
        self.process.stdout.close()
        assert self.process.stdin is not None
        self.process.stdin.close()
        return " ".join(rest.split())


class Player:
    """Somebody at random, who keeps account of what the screen has told."""

    def __init__(self, game: Game | None, chance: random.Random) -> None:
        self.chance = chance
        self.shown = standing_of(game, SEAT) if game else Standing()
        self.view = see(game, SEAT) if game else None
        kept = game.drafts.get(SEAT, Orders()) if game else Orders()
        self.draft = rebuild_draft(self.view, kept) if self.view else OrdersDraft()

    def next_step(self, prompt: str) -> Step:
        """What to type at this prompt."""
        if self.shown.sealed:
            return (
                "reveal",
                ((f"What turn {self.shown.revealed + 1} brought", self.shown.reveal()),),
                self.draft,
            )
        assert self.view is not None
        if self.draft.before is not None and self.chance.random() < 0.15:
            return self._took("undo", "Your last step is undone", self.draft.before)
        question = find_pending(self.view, self.draft)
        if question is not None:
            free = [  # `tests/ui/test_amounts.py` tries what asks for an amount
                each
                for each in question.options
                if each.amount is None and not refuse_choice(self.view, self.draft, each)
            ]
            option = self.chance.choice(free)
            told = f"Noted: {sentence(option.title)}"
            return self._took(option.id, told, self.draft.answer(question.id, option.id))
        if "An initiative" in prompt:
            return self._initiative()
        sealed = self.shown.seal()
        revealed = (f"What turn {self.shown.revealed + 1} brought", sealed.reveal())
        return "yes", (("All orders are in.", sealed), revealed), self.draft

    def _initiative(self) -> Step:
        assert self.view is not None
        free = [
            each
            for each in list_initiatives(self.view)
            if not refuse_choice(self.view, self.draft, each)
        ]
        if not free or self.chance.random() < 0.4:
            return "", (), self.draft.settle()
        option = self.chance.choice(free)
        draft = self.draft.toggle(option.id)
        done = "Added" if option.id in draft.initiatives else "Taken back"
        return self._took(option.id, f"{done}: {sentence(option.title)}", draft)

    def _took(self, line: str, told: str, draft: OrdersDraft) -> Step:
        return line, ((told, self.shown.with_orders(draft.orders())),), draft

    def hear(self, text: str, step: Step) -> tuple[Standing, ...]:
        """Takes in what was said after a step, and gives back what of it was not said yet."""
        _, told, draft = step
        due = list[Standing]()
        for words, standing in told:
            if " ".join(words.split()) in text:
                self.shown, self.draft, due = standing, draft, []
            else:
                due.append(standing)
        if not told:
            self.draft = draft
        return tuple(due)


def kills_of(home: Path, begin: tuple[str, ...], number: int, seed: int) -> Iterator[Killed]:
    """Plays and kills as often as that; every process goes on with what the one before it left."""
    chance, saves = random.Random(seed), home / "saves"
    starting, typing = 1.0, 0.02  # seconds that it takes: measured, as this machine is now
    for _ in range(number):
        found = list_saves(saves)
        assert [each.fault for each in found if each.fault] == []
        game = load(found[0].path) if found else None
        if game is not None and (game.state.over or chance.random() < 0.1):
            found[0].path.unlink()
            game = None
        player, sitting = Player(game, chance), Sitting(home, saves, begin)
        # Sealed orders that nobody else looks at are revealed as soon as the match goes on.
        due = (player.shown.reveal(),) if player.shown.sealed and len(begin) == 3 else ()
        if chance.random() < 0.15:
            time.sleep(chance.random() * 1.2 * starting)
            said = sitting.kill()
            if due and f"What turn {due[0].revealed} brought" in said:
                player.shown, due = due[0], ()
            yield Killed(player.shown, due, _left(saves))
            continue
        prompt = sitting.read()
        assert prompt.endswith(tuple(each.strip() for each in PROMPTS)), prompt[-2000:]
        starting = (starting + time.monotonic() - sitting.begun) / 2
        if player.shown.responses and not player.shown.sealed:
            assert "What you had chosen before is chosen still" in prompt
        if game is None or due:
            game = load(_copied(saves, home))
            player = Player(game, chance)
            assert due in ((), (player.shown,))
        if game.state.over:
            sitting.kill()
            yield Killed(player.shown, (), _left(saves))
            continue
        due = ()
        for left in reversed(range(chance.randrange(1, 9))):
            step, began = player.next_step(prompt), time.monotonic()
            sitting.type(step[0])
            if not left:
                time.sleep(chance.random() * 1.5 * typing)
                due = player.hear(sitting.kill(), step)
                break
            prompt = sitting.read()
            typing = (typing + time.monotonic() - began) / 2
            due = player.hear(prompt, step)
            if player.shown.revealed > len(game.revealed):
                sitting.kill()  # what the new turn asks is known to whoever goes on
                break
        yield Killed(player.shown, due, _left(saves))


def _copied(saves: Path, home: Path) -> Path:
    """A copy of the save that is being played: the file alone is a whole save at any time."""
    (save,) = saves.glob("*.eleventh")
    copy = home / "copy.eleventh"
    copy.write_bytes(save.read_bytes())
    return copy


def _left(saves: Path) -> Standing:
    found = list_saves(saves)
    assert [each.fault for each in found if each.fault] == []
    return standing_of(load(found[0].path), SEAT) if found else Standing()


@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.parametrize("scenario", [each.name for each in CRISES])
@pytest.mark.parametrize("run_by", [(), ("--facilitator",)], ids=["alone", "facilitated"])
def test_nothing_that_was_said_is_lost_by_a_kill(
    home: Path, run_by: tuple[str, ...], scenario: str, attack: Attack
) -> None:
    flagship = scenario == "gsomia_2019"
    number = attack.size(slow=6, full=250) if flagship else attack.size(slow=2, full=50)
    begin = (scenario, "--seat", SEAT, *run_by)
    kills = list(kills_of(home, begin, number, seed=len(run_by)))
    parts = len(list((home / "saves").glob(".*.part")))
    print(f"\nin words, {describe_kills(kills, parts)}")
    assert [each for each in kills if each.lost] == []
    assert len(kills) == number
