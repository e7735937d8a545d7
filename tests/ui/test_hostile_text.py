"""Text of strangers never drives a terminal: one test walks everything the plain mode prints.

The reader of scenarios refuses such characters already. Here they are put into the program behind
its back, into every text it holds, and into whatever a player can type or name.
"""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass, replace

import pytest

from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lab.remedies import RemedySearch
from eleventh.play.absences import explain_absence_from
from eleventh.play.account import Account
from eleventh.play.printed import print_matter
from eleventh.play.topics import list_topics
from eleventh.play.uses import find_uses
from eleventh.play.why import explain, known_tracks
from eleventh_ui.cli import output
from eleventh_ui.display.absences import compose_absence, compose_missing, head_absence
from eleventh_ui.display.explanations import describe_answer
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.remedies import compose_remedy
from eleventh_ui.display.uses import compose_uses, head_uses
from eleventh_ui.display.walking import WalkLine
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.story import tell_end, tell_events, tell_opening, tell_outcome
from tables import host_table
from ui.sitting import RAW, harbour, match_of, transcript

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202etxt\u2066\r\x08\x7f\u200f\n\t[@click=app.quit]"
PROSE = {"title", "synopsis", "leader", "briefing", "text", "headline", "ask", "why", "needs"} | {
    *("when", "formula", "publisher", "url", "date", "private", "cite", "assumptions"),
    *("limitations", "values", "value", "rulebook", "target", "historical"),
}
RUN_ON = {"ops", "stages", "queries", "capital", "history", "turns", "deadlines", "span"}
"""What the engine runs on, which holds no text that people read but dates, told below."""


def poisoned(thing, spoil=False, text=EVIL):
    """The value with a text, a hostile one, before every text that people read."""
    if isinstance(thing, str):
        return f"{text} {thing}" if spoil else thing
    if is_dataclass(thing):
        names = [field.name for field in fields(thing) if field.init]
        return replace(thing, **spoilt_fields(thing, names, text))
    if hasattr(thing, "_fields"):
        return thing._replace(**spoilt_fields(thing, thing._fields, text))
    if isinstance(thing, tuple):
        return tuple(poisoned(each, spoil, text) for each in thing)
    return thing


def spoilt_fields(thing, names, text):
    return {
        name: poisoned(getattr(thing, name), name in PROSE, text)
        for name in names
        if name not in RUN_ON
    }


@pytest.fixture(scope="module")
def hostile():
    program = harbour().program
    worse = poisoned(program)
    turns = tuple(replace(turn, title=EVIL) for turn in program.turns)
    deadlines = tuple(replace(each, title=EVIL, date=EVIL) for each in program.deadlines)
    spoilt: Program = replace(worse, turns=turns, deadlines=deadlines)
    assert EVIL in spoilt.title
    assert EVIL in spoilt.causes[0].why
    return build(spoilt)


def harmless(text: str) -> bool:
    return RAW.search(text) is None


def test_every_line_of_a_whole_game_is_harmless(hostile):
    words = ("help", "look", "events", "briefing", "ledger", "orders", "why", "again")
    asked = ("why 1", "why 3", "why pact", "about 1", "about 2", "about", f"why {EVIL[:9]}")
    entered = EVIL.replace("\n", "")
    first = (*words, *asked, entered, "2", "about 1", "1", "2", *words, "", "orders", "yes")
    typed = (*first, *words, *asked, "undo", "", "yes")
    match = match_of("seoul", adjudicator=hostile)
    text = transcript(match, "seoul", typed=typed)
    assert match.over
    assert harmless(text)
    assert "\\u{1b}[2J" in text


def test_the_curtain_is_harmless(hostile):
    typed = ("no", EVIL.replace("\n", ""), "washington", "", "yes")
    people = ("washington", "seoul", "tokyo")
    text = transcript(match_of(*people, adjudicator=hostile), *people, typed=typed)
    assert harmless(text)


def test_a_story_is_harmless(hostile):
    match = match_of(adjudicator=hostile)
    sink = io.StringIO()
    console, reference = Console(io.StringIO(), sink), reference_of(print_matter(hostile.program))
    table = host_table(match)
    tell_opening(console, table, reference)
    while not table.over:
        tell_events(console, table.look_over(), reference)
        table.advance()
        tell_outcome(console, table.look_over(), reference)
    tell_end(console, table.look_over(), reference)
    assert harmless(sink.getvalue())
    assert "\\u{1b}[2J" in sink.getvalue()


def test_every_answer_to_why_is_harmless(hostile):
    match = match_of(adjudicator=hostile)
    while not match.over:
        match.advance()
    for track in known_tracks(hostile.program):
        for paragraph in describe_answer(explain(match.game, track.id)):
            assert harmless(paragraph), track.id


def test_every_answer_to_why_not_and_every_use_is_harmless(hostile):
    match = match_of(adjudicator=hostile)
    while not match.over:
        match.advance()
    for seat in (None, "seoul"):
        account, lines = Account(match.game, seat), []
        for topic in list_topics(account):
            answer = explain_absence_from(account, topic.id)
            lines += [WalkLine(head_absence(answer)), *compose_absence(answer)]
        for track in known_tracks(hostile.program, seat):
            uses = find_uses(account, track.id)
            lines += [WalkLine(head_uses(uses)), *compose_uses(uses)]
        if seat is None:
            lines += compose_missing(list_topics(account))
            search = RemedySearch(match.game)
            for each in hostile.program.endings:
                lines += compose_remedy(search.find("ending", each.id, 100))
        assert [each for each in lines if not harmless(each.text)] == []


def test_data_and_talk_on_the_command_line_are_harmless(capsys):
    output.put(EVIL)
    output.put_json({EVIL: EVIL})
    output.talk(EVIL)
    told = capsys.readouterr()
    assert RAW.search(told.out) is None
    assert RAW.search(told.err) is None
