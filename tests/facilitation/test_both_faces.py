"""Every act of a facilitator through both faces: the same texts give the same sentence and the same
entry in the journal, typed line by line or into the form of the screen."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from eleventh.core.orders import Orders
from eleventh.play.events import Event
from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh_ui.display.facilitation.acts import ACTS
from eleventh_ui.display.facilitation.fields import filled
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import sentence
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.dialogue import GOES_ON
from eleventh_ui.plain.facilitator import help_of_facilitator, perform
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.intervention import InterventionScreen
from eleventh_ui.tui.white_cell import Room
from eleventh_ui.tui.widgets.blank import ProseBlank
from facilitation.attempts import ATTEMPTS, DECISION, Attempt
from games import ROOT
from tables import host_table
from tui.rooms import app_in, facilitated_match
from tui.seats import session_of
from tui.stage import drive, until

BY = "Dr Kim"


def plain(text: str) -> str:
    """Without line breaks."""
    return " ".join(text.split())


def in_words(match: Match, attempt: Attempt, texts: Mapping[str, str]) -> str:
    """What is said of these texts typed line by line, up to the first that can't be read."""
    act, source = ACTS[attempt.word], TableSource(host_table(match))
    first = {"back": "turn", "retract": "entry"}.get(act.word, "")
    rest = attempt.line or (texts[first].strip() if first else "")
    lines = list[str]()
    for field in act.fields:
        if field.id in act.line(rest, source):
            continue
        text = texts[field.id]
        lines += (
            [text] if not field.kind.is_prose else text.replace("\n", f"{GOES_ON}\n").split("\n")
        )
        known = {id: text for id, text in texts.items() if id != field.id}
        if isinstance(filled([field], {field.id: text}, source, {**known, **attempt.given}), tuple):
            break
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in lines)), sink, 100)
    try:
        perform(console, host_table(match), act, rest)
    except Left:
        sink.write("(left)")
    return plain(sink.getvalue())


class Form:
    """The form of an act on a screen, opened again whenever it was done."""

    def __init__(self, app: EleventhApp, attempt: Attempt) -> None:
        self.app, self.attempt = app, attempt
        self.screen: InterventionScreen | None = None

    async def told(self, pilot: Pilot[None], texts: Mapping[str, str]) -> str:
        """What is said of these texts."""
        app, session = self.app, session_of(self.app)
        if self.screen is None or app.screen is not self.screen:
            self.screen = InterventionScreen(session, ACTS[self.attempt.word], self.attempt.given)
            await app.push_screen(self.screen)
        app.clear_notifications()
        for id, blank in self.screen.blanks.items():
            if isinstance(blank, ProseBlank):
                blank.text = texts[id]
            else:
                blank.value = texts[id]
        answer = self.screen.query_one("#answer", Static)
        answer.update("")
        self.screen.action_do()
        while not (session.busy or str(answer.content) or app._notifications):
            await pilot.pause(0)
        while session.busy or not (str(answer.content) or app._notifications):
            await pilot.pause(0)
        if app._notifications:
            await until(pilot, lambda: app.screen is not self.screen)
        said = [each.message for each in app._notifications]
        return " ".join((*said, str(answer.content))).split("\n")[0].strip()


def done_at(match: Match) -> tuple[list[Event], int, object]:
    """All that was done at a table, in this line of play and in those that were left: how
    many they are, too."""
    games = (*(each.game for each in match.game.abandoned), match.game)
    done = [each.event for game in games for each in game.events]
    room = (match.game.hosted, match.game.room)
    return done, len(match.game.abandoned), room


def as_the_form_does(match: Match, attempt: Attempt, texts: Mapping[str, str]) -> str:
    """What a form comes to, without the screen around it."""
    act, source = ACTS[attempt.word], TableSource(host_table(match))
    values = filled(act.fields, texts, source, attempt.given)
    if isinstance(values, tuple):
        return values[0].sentence
    done = act.done(source, values)
    refused = act.do(host_table(match), values)
    return describe_refusal(refused[0]) if refused else done


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
def test_whatever_is_typed_comes_to_the_same_in_words_and_in_a_form(attempt: Attempt) -> None:
    words, form = facilitated_match("seoul", "tokyo"), facilitated_match("seoul", "tokyo")
    outcomes = set[bool]()
    for texts in attempt.texts():
        for match in (words, form):
            ready(match, attempt)
        before = done_at(words)
        told = in_words(words, attempt, texts)
        assert sentence(as_the_form_does(form, attempt, texts)) in told, texts
        assert done_at(words) == done_at(form), texts
        outcomes.add(done_at(words) != before)
    assert outcomes == ({True} if attempt.word in ("resume", "inspect") else {True, False})


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
def test_the_screen_hands_on_what_is_typed_and_says_what_came_of_it(attempt: Attempt) -> None:
    words, screen = facilitated_match("seoul", "tokyo"), facilitated_match("seoul", "tokyo")
    app = app_in(screen, Room())
    form = Form(app, attempt)

    async def script(pilot: Pilot[None]) -> None:
        for texts in attempt.sample():
            for match in (words, screen):
                ready(match, attempt)
            told = in_words(words, attempt, texts)
            assert await form.told(pilot, texts) in told, texts
            assert done_at(words) == done_at(screen), texts

    drive(app, script)


def ready(match: Match, attempt: Attempt) -> None:
    """Brings a table to where the act can be tried again."""
    white = Facilitator(match, BY)
    if attempt.word == "unbar" and not match.game.rulings.barred:
        assert white.bar("seoul", DECISION, "wait", "for a test") == ()
    if attempt.word == "retract":
        assert white.override("rounds", match.game.entries % 7 / 4 + 1, "for a test") == ()
    if attempt.word == "inspect":
        match.withdraw("seoul")
        assert match.submit("seoul", Orders({DECISION: "wait"})) == ()
    if attempt.word == "extend" and not match.game.hosted.minutes:
        assert host(match, minutes=10) == ()
    if attempt.word in ("resume", "back") and match.paused is None:
        assert white.pause("for a test") == ()
    if attempt.word == "pause" and match.paused is not None:
        assert white.resume() == ()


def test_every_act_is_tried_and_so_is_every_field_that_can_be_typed_on_a_screen() -> None:
    assert {each.word for each in ATTEMPTS} == set(ACTS)
    for attempt in ATTEMPTS:
        fields = {field.id for field in ACTS[attempt.word].fields}
        assert fields == {*attempt.usual, *attempt.given}, attempt.word


def test_every_act_has_a_key_a_line_of_the_help_and_a_place_in_the_guide() -> None:
    keys = " ".join(each.action for each in FacilitatorScreen.BINDINGS)  # type: ignore[union-attr]
    helped = " ".join(usage for usage, _ in help_of_facilitator())
    guide = (ROOT / "docs" / "facilitating.md").read_text("utf-8")
    for word in ACTS:
        assert word in keys.replace("'", " ").split() or f"{word} " in keys or f" {word}'" in keys
        assert word in helped or word == "timer"
        assert f"`{word}" in guide
