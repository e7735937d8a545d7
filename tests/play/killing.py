"""Kills a playing process over and over, and checks what it had acknowledged.

Run as `python killing.py FOLDER ROUNDS`. It stays single-threaded, so that it can fork: each round
a child goes on with the save and reports after every call that was acknowledged, and is killed at a
random moment. Prints one line per round: entries acknowledged, entries found.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import traceback
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eleventh.play.facilitator import Facilitator
from eleventh.play.journal import Journal, read
from eleventh.play.library import Library
from eleventh.play.loading import load
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh.play.resuming import resume
from play.quarrel import first_answers, start

EACH = 10  # kills that one save goes through
PATIENCE = 60  # seconds until a child must have begun to play, however busy the machine is


def play_forever(match: Match, entries: int, report: int) -> None:
    """Plays on, over and over, and reports how many entries the journal must hold by now."""
    white = Facilitator(match)
    while True:
        if match.over:
            match.rewind(1)
            entries += 1
        halt = white.resume if match.paused else partial(white.pause, "coffee")
        leak = partial(white.inject, "A leak", "", match.seats, {"trust.tokyo.seoul": -0.25}, "so")
        override = partial(white.override, "trust.tokyo.seoul", 40 + entries / 256 % 9, "once more")
        for act in (halt, leak, override, *(() if match.paused else (white.resume,))):
            assert act() == ()
            os.write(report, b"%d\n" % (entries := entries + 1))
        for seat in match.waiting():
            orders = first_answers(match.view(seat))
            said = Prediction("up", 60 if entries % 2 else 70)
            if [each.said for each in match.predictions(seat) if each.turn == match.turn] != [said]:
                assert match.predict(seat, said) == ()
                os.write(report, b"%d\n" % (entries := entries + 1))
            assert match.submit(seat, orders) == ()
            os.write(report, b"%d\n" % (entries := entries + 1))
            if seat == "tokyo":
                assert match.withdraw(seat) == ()
                os.write(report, b"%d\n" % (entries := entries + 1))
                assert match.submit(seat, orders) == ()
                os.write(report, b"%d\n" % (entries := entries + 1))
        assert match.advance() == ()
        entries += 2 if match.over else 1
        os.write(report, b"%d\n" % entries)


def one_round(save: Path, chance: random.Random) -> tuple[int, int]:
    """Lets a child play on until it is killed: (entries acknowledged, entries found)."""
    entries = len(read(save))
    hear, report = os.pipe()
    child = os.fork()
    if not child:
        try:
            play_forever(resume(save, Library(())).match, entries, report)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(report)
    select.select([hear], [], [], PATIENCE)  # it plays then, so that every kill interrupts it
    time.sleep(chance.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself; its own words are above"
    with os.fdopen(hear) as heard:
        acknowledged = [int(line) for line in heard.read().splitlines(True) if line.endswith("\n")]
    return max(acknowledged, default=entries), len(read(save))


def main(folder: Path, rounds: int) -> None:
    """Does the rounds. Every child goes on with what the one before it left, so each load is a
    check too."""
    chance = random.Random(1)
    for done in range(rounds):
        save = folder / f"killed-{done // EACH}.eleventh"
        if done % EACH == 0:
            start(log=Journal.create(save)).close()
        print(*one_round(save, chance), flush=True)
    for save in folder.glob("killed-*.eleventh"):
        load(save)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
