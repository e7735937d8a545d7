"""What a seat is told of its choices as it seals them is what the reveal holds it against."""

from __future__ import annotations

from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.play.local import LocalTable
from eleventh.play.reveals import Revealed
from eleventh_ui.display.draft import rebuild_draft
from eleventh_ui.display.forecast import AS_DRAFTED, describe_choice, find_choice
from eleventh_ui.display.orders_summary import compose_orders
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.reveal_story import compose_story
from games import SHIPPED, adjudicator
from ui.sitting import match_of


def order(view: View) -> Orders:
    """An answer to each question, the last that is open, and an initiative."""
    answers = {
        question.id: [each.id for each in question.options if each.barred is None][-1]
        for question in view.questions
    }
    begun = [each.id for each in view.initiatives if each.barred is None and each.cost <= 1]
    return Orders(answers, tuple(begun[:1]))


def test_the_figure_beside_what_is_sealed_is_the_one_that_the_reveal_calls_told() -> None:
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    match = match_of("seoul", adjudicator=adjudicator(folder))
    table = LocalTable(match)
    reference = reference_of(table.printed)
    changed = 0
    for turn in (1, 2):
        view = table.view("seoul")
        orders = order(view)
        forecast = table.forecast("seoul", orders)
        assert forecast is not None
        draft = rebuild_draft(view, orders)
        summary = compose_orders(view, draft, reference, forecast=forecast)
        chosen = [each.chosen for each in summary.answers if each.chosen is not None]
        brings = {each.title: each.brings for each in (*chosen, *summary.initiatives)}
        assert len(brings) == len(view.questions) + 1
        for question in view.questions:
            for option in question.options:
                found = find_choice(forecast, option, view)
                if found is not None:
                    told = describe_choice(found, view, reference)
                    changed += AS_DRAFTED in told.told
        assert table.submit("seoul", orders) == ()
        assert table.advance() == ()
        seen = table.revealed("seoul", turn)
        assert isinstance(seen, Revealed)
        hindsight = table.hindsight("seoul", turn)
        story = compose_story(seen.view, seen.gains, hindsight, reference)
        leads = [line.lead for part in story for line in part.lines]
        for title, figure in brings.items():
            (lead,) = (each for each in leads if ": your " in each and f"“{title}”" in each)
            if "(told " in lead:
                assert f"(told {figure.removeprefix('for you ')})" in lead
    assert changed
