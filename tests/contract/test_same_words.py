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
from eleventh.play.account import Account
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh.play.why import Answer, explain_from
from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.explanations import describe_chapter, describe_step
from eleventh_ui.display.orders_summary import UNANSWERED, compose_orders
from eleventh_ui.display.readings import describe_reading, find_moves_in, scale_of
from eleventh_ui.display.reasons import describe_line
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.cards import say_briefing, say_cards
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.options import say_about, say_orders, say_question
from eleventh_ui.plain.reveal import say_ledger, say_reveal
from eleventh_ui.tui.drawing.account import step_rows
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.reveal import ledger_rows, story_pages
from eleventh_ui.tui.drawing.rows import Row, text_of
from eleventh_ui.tui.drawing.summary import summary_rows
from eleventh_ui.tui.drawing.texts import (
    about_rows,
    briefing_rows,
    card_rows,
    happened_rows,
    option_rows,
)
from portions import portion_of_all

WIDTHS = (40, 56, 80, 120, 200)
TURNS = (0, 1, 2, 4, 20)
each_game = pytest.mark.parametrize(
    ("name", "turns"),
    portion_of_all(lambda name, turns: name != "gsomia_2019", NAMES, TURNS),
)


def flat(text: str | Sequence[str]) -> str:
    """A text without its lines, to be searched."""
    return " ".join((text if isinstance(text, str) else " ".join(text)).split())


def packed(text: str) -> str:
    """A text without its spaces: a long address may be broken anywhere."""
    return "".join(text.split())


def on_screen(rows: Sequence[Row]) -> str:
    return flat(text_of(rows))


def in_words(say: Callable[[Console], None]) -> str:
    sink = io.StringIO()
    say(Console(None, sink, 100))
    return flat(sink.getvalue())


def seen(name: str, turns: int) -> Iterator[tuple[Match, View, Reference]]:
    """What each seat sees after so many turns of a game."""
    match = played(name, turns, seed=7)
    reference = reference_of(print_matter(match.game.adjudicator.program))
    for seat in match.seats:
        yield match, match.view(seat), reference


def options(view: View) -> list[Option]:
    return [*(each for question in view.questions for each in question.options), *view.initiatives]


@each_game
def test_a_reading_and_its_change_are_the_same_number_in_both(name: str, turns: int) -> None:
    for _, view, _ in seen(name, turns):
        moved = find_moves_in(view)
        for reading in view.readings:
            told = describe_reading(reading, moved.get(reading.id))
            drawn = gauges(view)[reading.id]
            assert f": {drawn.value}" in told
            if drawn.change and reading.kind != "status":
                size, *word = drawn.change.split()
                assert drawn.tone if word else not drawn.tone
                assert f", {size} ({word[0]}" in told if word else told.endswith(f", {size}")


@each_game
def test_why_tells_each_step_with_the_same_size_and_reason_in_both(name: str, turns: int) -> None:
    for match, view, _ in seen(name, turns):
        account = Account(match.game, view.seat)
        for reading in view.readings:
            answer = explain_from(account, reading.id)
            assert isinstance(answer, Answer)
            told = in_words(lambda console, found=answer: say_answer(console, found, True))
            for chapter in answer.chapters:
                assert flat(describe_chapter(answer, chapter)) in told
                for step in chapter.steps:
                    if step.why or step.note:
                        title = describe_step(answer, step, "")
                        assert flat(title) in told
                        assert packed(title) in packed(on_screen(step_rows(answer, step, 1, 80)))


@each_game
def test_an_effect_has_the_same_words_at_every_width_and_in_words(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        for option in options(view):
            choice = compose_choice(option, view, reference)
            effects = choice.effects
            about = in_words(
                lambda console, each=option, sees=view, ref=reference: say_about(
                    console, each, sees, ref
                )
            )
            for width in WIDTHS:
                drawn = on_screen(about_rows(choice, width))
                short = on_screen(option_rows(choice, width))
                for effect in effects:
                    assert effect.told in drawn
                    assert effect.short in short
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
                choice = compose_choice(option, view, reference)
                drawn = on_screen(option_rows(choice, 200))
                about = in_words(
                    lambda console, each=option, sees=view, ref=reference: say_about(
                        console, each, sees, ref
                    )
                )
                heard = told if option.amount is None else about  # a question tells its range
                for text in (choice.title, choice.terms, choice.barred, *choice.paragraphs):
                    assert flat(text) in heard
                for text in (choice.terms, choice.barred, *choice.short):
                    assert flat(text) in drawn
                assert bool(option.barred) == ("Not now:" in drawn)


@each_game
def test_all_that_is_known_of_a_choice_is_told_in_both(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        for option in options(view):
            choice = compose_choice(option, view, reference)
            told = in_words(
                lambda console, each=option, sees=view, ref=reference: say_about(
                    console, each, sees, ref
                )
            )
            drawn = on_screen(about_rows(choice, 200))
            texts = [choice.title, choice.barred, choice.why, choice.terms]
            texts += [*choice.paragraphs, *(each.told for each in choice.sources)]
            texts += [f"through {chain}" for each in choice.effects for chain in each.chains]
            for text in texts:
                assert packed(text) in packed(told)
                assert packed(text) in packed(drawn)


@each_game
def test_what_is_foreseen_is_told_in_the_same_words_in_both(name: str, turns: int) -> None:
    for match, view, reference in seen(name, turns):
        table = LocalTable(match)
        for draft in drafts(view):
            forecast = table.forecast(view.seat, draft.orders())
            orders = compose_orders(view, draft, reference, forecast=forecast)
            told = in_words(
                lambda console, sees=view, kept=draft, ref=reference, found=forecast: say_orders(
                    console, sees, kept, ref, found
                )
            )
            drawn = on_screen(summary_rows(orders, 80))
            assert orders.points or forecast is None
            for points in orders.points:
                for text in (points.told, points.aims):
                    assert packed(text) in packed(told)
                    assert packed(text) in packed(drawn)
                for answer in orders.answers:  # what is sealed is read first
                    assert packed(drawn).index(packed(answer.asked)) < packed(drawn).index(
                        packed(points.told)
                    )
        for option in options(view):
            choice = compose_choice(option, view, reference, forecast)
            told = in_words(
                lambda console, each=option, sees=view, ref=reference, found=forecast: say_about(
                    console, each, sees, ref, found
                )
            )
            assert (choice.points is None) == (option.barred is not None or forecast is None)
            texts = [choice.likeness]
            if choice.points is not None:
                texts += [choice.points.told, choice.points.aims]
            for text in texts:
                assert packed(text) in packed(told)
                for width in WIDTHS:
                    assert packed(text) in packed(on_screen(about_rows(choice, width)))
            for text in (choice.likeness, choice.points.short if choice.points else ""):
                assert packed(text) in packed(on_screen(option_rows(choice, 80)))


@each_game
def test_an_event_card_says_the_same_in_both(name: str, turns: int) -> None:
    for _, view, reference in seen(name, turns):
        told = in_words(lambda console, sees=view, ref=reference: say_cards(console, sees, ref))
        for each in view.cards:
            card = compose_card(each, view, reference)
            for width in WIDTHS:
                drawn = on_screen(card_rows(card, width))
                texts = [card.headline, *card.paragraphs, *card.note]
                texts += [card.note_for] if card.note else []
                for text in texts:
                    assert flat(text) in told
                    assert flat(text) in drawn
                assert flat(card.places) in drawn
            assert flat(card.ids) in told
            happened = on_screen(happened_rows(card, 200))
            for text in (
                *(each.told for each in card.sources),
                *(move.told for move in card.moves),
            ):
                assert packed(text) in packed(happened)


@each_game
def test_the_reveal_is_the_same_story_in_both_and_so_is_its_ledger(name: str, turns: int) -> None:
    for match, view, reference in seen(name, turns):
        table = LocalTable(match)
        hindsight = table.hindsight(view.seat) if turns == 2 else None
        story = compose_story(view, table.gains(view.seat), hindsight, reference)
        assert bool(story) == (turns > 0)
        told = in_words(
            lambda console, sees=view, tale=story, ref=reference: say_reveal(
                console, sees, tale, ref
            )
        )
        for width, height in ((78, 20), (118, 36), (198, 56)):
            drawn = on_screen([row for page in story_pages(story, width, height) for row in page])
            for part in story:
                for line in part.lines:
                    assert flat(part.heading) in told
                    if not line.lead and not line.told:
                        continue  # a reason alone, which a screen may leave out for want of room
                    assert flat(part.heading) in drawn
                    assert flat(f"{line.lead} {line.told}") in told
                    kept = line.lead if line.spare else f"{line.lead} {line.told}"
                    assert flat(kept) in drawn
        gains = table.gains(view.seat)
        depth = () if hindsight is None else compose_depth(view, gains, hindsight, reference)
        ledger = in_words(
            lambda console, sees=view, ref=reference, rest=depth: say_ledger(
                console, sees, ref, rest
            )
        )
        drawn = on_screen(ledger_rows(view, reference, 200, depth))
        for part in depth:
            lines = [(line.lead, line.told, line.because) for line in part.lines]
            for text in (part.heading, *(" ".join(filter(None, each)) for each in lines)):
                assert flat(text) in ledger
                assert flat(text) in drawn
        for line in view.ledger:
            reading = next(each for each in view.readings if each.id == line.track)
            change = flat(describe_line(line, scale_of(reading)))
            assert change in ledger
            assert change in drawn


@each_game
def test_a_briefing_says_the_same_in_both(name: str, turns: int) -> None:
    for _, view, _ in seen(name, turns):
        briefing = compose_briefing(view)
        told = in_words(lambda console, sees=view: say_briefing(console, sees))
        assert briefing.heading in told
        for width in WIDTHS:
            drawn = on_screen(briefing_rows(briefing, width))
            texts = [briefing.leader, *briefing.paragraphs]
            texts += [each.wanted for each in briefing.aims]
            texts += [each.reached for each in briefing.aims]
            texts += [each.ways for each in briefing.aims]
            for text in texts:
                assert flat(text) in told
                assert flat(text) in drawn
            assert all(each.weight in drawn for each in briefing.aims)
        assert all(f"W{each.weight[1:]}." in told for each in briefing.aims)


@each_game
def test_orders_say_the_same_in_both(name: str, turns: int) -> None:
    for match, view, reference in seen(name, turns):
        for draft in drafts(view):
            refusals = match.refusals(view.seat, draft.orders())
            summary = compose_orders(view, draft, reference, refusals)
            told = in_words(
                lambda console, sees=view, kept=draft, ref=reference: say_orders(
                    console, sees, kept, ref
                )
            )
            drawn = on_screen(summary_rows(summary, 200))
            for answer in summary.answers:
                title = UNANSWERED if answer.chosen is None else answer.chosen.title
                for text in (answer.asked, title):
                    assert flat(text) in told
                    assert flat(text) in drawn
            for each in summary.initiatives:
                assert f"{each.title} ({each.price})" in told
                assert f"{each.title} ({each.price}) {each.seen_by}" in drawn
            if not summary.initiatives:
                assert summary.none_taken in told
                assert summary.none_taken in drawn
            if summary.budget is not None:
                line = f"{summary.budget.held} {summary.budget.left}"
                assert line in told
                assert line in drawn
            assert all(reason in drawn for reason in summary.refusals)
            assert summary.refusals or draft.uncommitted() or not view.questions


def drafts(view: View) -> Iterator[OrdersDraft]:
    """Nothing chosen; every answer; and every answer with the last two initiatives, the last one
    taken first."""
    draft = OrdersDraft()
    yield draft
    for question in view.questions:
        free = next((each for each in question.options if not each.barred), None)
        draft = draft if free is None else draft.answer(question.id, free.id)
    yield draft
    for each in reversed(view.initiatives[-2:]):
        draft = draft.toggle(each.id)
    yield draft


@pytest.mark.parametrize("name", NAMES)
def test_initiatives_stand_in_the_order_in_which_they_were_taken(name: str) -> None:
    for _, view, reference in seen(name, 0):
        draft = list(drafts(view))[-1]
        titles = {each.id: each.title for each in view.initiatives}
        found = [each.title for each in compose_orders(view, draft, reference).initiatives]
        assert found == [titles[each] for each in draft.initiatives]


def test_a_share_moves_by_percent_everywhere() -> None:
    found = set[str]()
    for turns in TURNS:
        for _, view, _ in seen("shares", turns):
            shares = {each.id for each in view.readings if each.high == 1}
            assert shares
            found |= {each.change for track, each in gauges(view).items() if track in shares}
    assert any("%" in each for each in found)
    assert all("%" in each for each in found if each)
