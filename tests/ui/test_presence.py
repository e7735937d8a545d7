"""Without a terminal nothing ever hangs: input is played, silence is answered with a story."""

from __future__ import annotations

import re
import shlex
import subprocess
import time

import pytest

from ui.sitting import COMMAND, HARBOUR, environment, ran

pytestmark = pytest.mark.slow  # most of it are processes, of which each takes half a second

TYPED = "1\n\nyes\n\nyes\n"


def piped(home, *arguments, **streams):
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **streams,
    )


def test_input_from_a_pipe_is_played(home):
    done = ran(home, "play", HARBOUR, "--seat", "seoul", "--bots", "all=historian", typed=TYPED)
    assert done.returncode == 0, done.stderr
    assert "What Seoul wanted" in done.stdout
    assert "The match is saved as harbour-" in done.stderr
    again = "--bots washington=historian --seat seoul --bots tokyo=historian --seed"
    told = " ".join(done.stderr.split())
    assert re.search(rf"Try again with the same dice: eleventh play \S+ {again} \d+", told), told


def test_without_input_doctrines_play_and_the_game_is_told(home):
    done = ran(home, "play", HARBOUR)
    assert done.returncode == 0, done.stderr
    assert "Nobody is at the keyboard, so doctrines play" in done.stderr
    assert "The end:" in done.stdout


def test_what_is_misspelt_is_told_before_anything_else(home):
    done = ran(home, "play", HARBOUR, "--seat", "mars")
    assert done.returncode == 1
    assert "There is no seat 'mars'" in done.stderr
    assert "Nobody" not in done.stderr


def test_a_closed_standard_input_is_nobody(home):
    shell = 'exec "$@" <&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *COMMAND, "play", str(HARBOUR)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "The end:" in done.stdout


def test_a_pipe_that_stays_silent_is_nobody(home):
    begun = time.monotonic()
    with piped(home, "play", HARBOUR, stdin=subprocess.PIPE) as process:
        out = process.stdout.read()
        assert process.wait(30) == 0
    assert b"The end:" in out
    assert time.monotonic() - begun < 20


def test_plain_with_a_closed_input_leaves_at_once(home):
    done = ran(home, "play", HARBOUR, "--plain", "--seat", "seoul")
    assert done.returncode == 0
    assert "The match is saved. Go on with:\neleventh play --resume harbour-" in done.stderr


def test_resuming_without_anybody_leaves_the_match_as_it_was(home):
    ran(home, "play", HARBOUR, "--plain", "--seat", "seoul")
    done = ran(home, "play", "--resume")
    assert done.returncode == 0
    assert "the match waits as it was" in done.stderr


def test_a_reader_that_leaves_is_no_error_to_talk_about(home):
    with piped(home, "play", HARBOUR, "--auto", stdin=subprocess.DEVNULL) as process:
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(30) == 141
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


def test_an_old_encoding_shows_what_it_can(home):
    env = {**environment(home), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*COMMAND, "play", str(HARBOUR), "--auto"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_a_closed_standard_input_is_the_end_of_input(home):
    command = shlex.join([*COMMAND, "play", str(HARBOUR), "--seat", "seoul", "--plain"])
    done = subprocess.run(
        ["sh", "-c", f"{command} <&-"],
        capture_output=True,
        text=True,
        timeout=30,
        env=environment(home),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "The match is saved." in done.stderr
