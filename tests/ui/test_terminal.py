"""A person at a real terminal: keys that interrupt, signals that end, a curtain that hides."""

from __future__ import annotations

import signal
import sqlite3

import pytest

from ui.sitting import HARBOUR, Terminal, ran

ASKED = "Your answer, 1 to 3 (or help): "


def seated(home, *more):
    return Terminal(
        home, "play", HARBOUR, "--plain", "--bots", "all=historian", "--seat", "seoul", *more
    )


def turn_of_save(home) -> int:
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    with sqlite3.connect(save) as link:
        kinds = [kind for (kind,) in link.execute("SELECT kind FROM events")]
    link.close()
    return 1 + kinds.count("advanced")


def test_ctrl_c_cancels_an_entry_and_leaves_the_second_time(home):
    with seated(home) as terminal:
        terminal.wait_for(ASKED)
        terminal.type("help\n")
        terminal.wait_for("Ctrl-C: cancels what you are typing; once more, and it leaves")
        terminal.wait_for(ASKED)
        terminal.type("wai\x03")
        terminal.wait_for("Entry cancelled. Press Ctrl-C once more to leave")
        terminal.wait_for(ASKED)
        terminal.type("wait\n")
        terminal.wait_for("or Enter for no more (or help): ")
        terminal.type("\x03")
        terminal.wait_for("or Enter for no more (or help): ")
        terminal.type("\x03")
        terminal.wait_for("The match is saved. Go on with:")
        terminal.wait_for("eleventh play --resume")
        assert terminal.leave() == 130
        assert terminal.is_sane()


def test_ctrl_d_saves_and_quits(home):
    with seated(home) as terminal:
        terminal.wait_for(ASKED)
        terminal.type("wait\n")
        terminal.wait_for("(or help): ")
        terminal.type("\n")
        terminal.wait_for("yes or no")
        terminal.type("yes\n")
        terminal.wait_for("Turn 2 of 2")
        terminal.wait_for("(or help): ")
        terminal.type("\x04")
        terminal.wait_for("The match is saved.")
        assert terminal.leave() == 0
    assert turn_of_save(home) == 2
    with Terminal(home, "play", "--plain", "--resume") as terminal:
        terminal.wait_for("Turn 2 of 2")
        terminal.wait_for("(or help): ")
        terminal.type("quit\n")
        assert terminal.leave() == 0


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_with_one_sentence_and_keeps_the_game(home, name, code):
    with seated(home) as terminal:
        terminal.wait_for(ASKED)
        terminal.send(signal.Signals[name])
        told = terminal.wait_for("--resume")
        assert "Traceback" not in told
        assert terminal.leave() == code
        assert terminal.is_sane()
    assert turn_of_save(home) == 1


def test_the_curtain_clears_screen_and_scrollback(home):
    with Terminal(
        home, "play", HARBOUR, "--plain", "--seat", "seoul", "--seat", "tokyo"
    ) as terminal:
        terminal.wait_for("Type seoul to go on (or help, quit): ")
        terminal.type("seoul\n")
        terminal.wait_for(ASKED)
        for line in ("wait\n", "\n", "yes\n"):
            terminal.type(line)
        seen = terminal.wait_for("The orders of Seoul are sealed.")
        assert "\x1b[2J\x1b[3J\x1b[H" in seen
        hidden = terminal.wait_for("Type tokyo to go on (or help, quit): ")
        assert "stocks" not in hidden
        terminal.type("tokyo\n")
        terminal.wait_for("Briefing for Tokyo")
        terminal.wait_for("(or help): ")
        terminal.type("quit\n")
        assert "\x1b[3J" in terminal.wait_for("The match is saved.")
        assert terminal.leave() == 0


def test_a_scenario_and_a_seat_can_be_chosen_from_lists(home):
    with Terminal(home, "play", HARBOUR, "--plain") as terminal:
        terminal.wait_for("which seat do you take?")
        terminal.wait_for("A seat, 1 to 3, or Enter for washington: ")
        terminal.type("seo\n")
        terminal.wait_for("Briefing for Seoul")
        terminal.wait_for(ASKED)
        terminal.type("\x04")
        assert terminal.leave() == 0


def test_a_terminal_that_goes_away_keeps_the_game(home):
    with seated(home) as terminal:
        terminal.wait_for(ASKED)
        assert terminal.vanish() == 129
    assert ran(home, "saves").stdout.count("turn 1") == 1
