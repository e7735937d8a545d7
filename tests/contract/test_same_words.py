"""Both faces say the same of the same thing: whole games of many scenarios, told by each of them.

A number is the same number on the board, in words and in why; an effect has one wording at every
width; what a choice costs and who learns of it is one sentence.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

import pytest

from contract.scenarios import NAMES, played
from eleventh.core.view import Option, View
from eleventh.play.match import Match
from eleventh.play.why import Answer, explain
from eleventh_ui.display.choices import describe_terms
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.readings import describe_reading, find_moves
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.cards import say_briefing
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.options import say_about, say_orders, say_question
from eleventh_ui.plain.reveal import say_reveal
from eleventh_ui.tui.drawing.account import chapter_heading, step_title
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.reveal import beats, choice_rows
from eleventh_ui.tui.drawing.rows import Row, text_of
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.summary import summary_rows
from eleventh_ui.tui.drawing.texts import about_rows, briefing_rows, option_rows

WIDTHS = (40, 56, 80, 120, 200)
TURNS = (0, 1, 2, 4, 20)
each_game = pytest.mark.parametrize(
    ("name", "turns"), [(name, turns) for name in NAMES for turns in TURNS]
)


def flat(text: str | Sequence[str]) -> str:
    """A text without its lines, to be searched."""
    return " ".join((text if isinstance(text, str) else " ".join(text)).split())


def on_screen(rows: Sequence[Row]) -> str:
    return flat(text_of(rows))


def in_words(say: Callable[[Console], None]) -> str:
    sink = io.StringIO()
    say(Console(None, sink, 100))
    return flat(sink.getvalue())


def seen(name: str, turns: int) -> Iterator[tuple[Match, View, Reference]]:
    """What each seat sees after so many turns of a game."""
    match = played(name, turns, seed=7)
    reference = reference_of(match.game.adjudicator.program)
    for seat in match.seats:
        yield match, match.view(seat), reference


def options(view: View) -> list[Option]:
    return [*(each for question in view.questions for each in question.options), *view.initiatives]


@each_game
def test_a_reading_and_its_change_are_the_same_number_in_both(name: str, turns: int) -> None:
    for _, view, _ in seen(name, turns):
        moved = find_moves(view.ledger)
        for reading in view.readings:
            told = describe_reading(reading, moved.get(reading.id))
            drawn = gauges(view)[reading.id]
            assert f": {drawn.value}" in told
            if drawn.change and reading.kind != "status":
                size, word = drawn.change.split()
                assert f", {size} ({word}" in told, (told, drawn.change)


@each_game
def test_why_tells_each_step_with_the_same_size_and_reason_in_both(name: str, turns: int) -> None:
    for match, view, _ in seen(name, turns):
        for reading in view.readings:
            answer = explain(match.game, reading.id, seat=view.seat)
            assert isinstance(answer, Answer)
            told = in_words(lambda console, found=answer: say_answer(console, found, True))
            for chapter in answer.chapters:
                assert flat(chapter_heading(answer, chapter)) in told
                for step in chapter.steps:
                    if step.why or step.note:
                        assert flat(step_title(answer, step)) in told


@each_game
def test_an_effect_has_the_same_words_at_every_width_and_in_words(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        for option in options(view):
            effects = list_effects(option, view, reference)
            about = in_words(
                lambda console, each=option, sees=view, ref=reference: say_about(
                    console, each, sees, ref
                )
            )
            for width in WIDTHS:
                drawn = on_screen(about_rows(option, view, reference, width))
                short = on_screen(option_rows(option, view, reference, width, len(effects)))
                for effect in effects:
                    assert effect.told in drawn
                    assert effect.told in short
            assert all(f"{each.title} {each.told}" in about for each in effects)


@each_game
def test_terms_and_bars_of_a_choice_are_one_sentence_in_both(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        for question in view.questions:
            told = in_words(
                lambda console, asked=question, sees=view, ref=reference: say_question(
                    console, sees, asked, ref
                )
            )
            for option in question.options:
                terms = describe_terms(option, reference)
                drawn = on_screen(option_rows(option, view, reference, 200, 4))
                assert terms in told
                assert terms in drawn
                assert told.count("Not now:") >= bool(option.barred) == ("Not now:" in drawn)


@each_game
def test_the_reveal_tells_the_same_choices_and_moves_in_both(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        told = in_words(
            lambda console, sees=view, ref=reference: say_reveal(console, sees, ref, brief=True)
        )
        if not told:
            continue
        for row in text_of(choice_rows(view, reference, 1000)):
            assert flat(row) in told or row.startswith("Of ")
        for beat in beats(view, reference, full=False):
            assert flat(beat.heading) in told


@each_game
def test_briefing_and_orders_name_the_same_things_in_both(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        told = in_words(lambda console, sees=view: say_briefing(console, sees))
        drawn = on_screen(briefing_rows(view, reference, 200))
        for aim in view.aims:
            assert flat(aim.objective.text).rstrip(".") in told
            assert flat(aim.objective.text).rstrip(".") in drawn
        draft = OrdersDraft()
        for question in view.questions:
            free = next((each for each in question.options if not each.barred), None)
            draft = draft if free is None else draft.answer(question.id, free.id)
        orders = in_words(lambda console, sees=view, kept=draft: say_orders(console, sees, kept))
        sitting = Sitting(view, reference, draft, (view.seat,), False)
        summary = on_screen(summary_rows(sitting, (), 200))
        for question in view.questions:
            for option in question.options:
                if option.id in draft.responses.values():
                    assert option.title in orders
                    assert option.title in summary
        if view.capital is not None:
            line = summary[summary.index("Political capital:") :]
            assert line in orders


def test_a_share_moves_by_percent_everywhere() -> None:
    found = set[str]()
    for turns in TURNS:
        for _, view, _ in seen("shares", turns):
            shares = {each.id for each in view.readings if each.high == 1}
            assert shares
            found |= {each.change for track, each in gauges(view).items() if track in shares}
    assert any("%" in each for each in found)
    assert all("%" in each for each in found if each)
