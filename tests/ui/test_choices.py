"""Numbers of choices, and the order of what they do, are the same line by line and on screen."""

from __future__ import annotations

import io
import re

import pytest

from eleventh.core.orders import Orders
from eleventh.core.view import Option, View
from eleventh.play.local import LocalTable
from eleventh.play.printed import print_matter
from eleventh_ui.display.choice_family import find_best_target
from eleventh_ui.display.choices import (
    find_choice,
    group_entries,
    list_entries,
    list_initiatives,
    name_target,
)
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.layout import part_again
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.options import say_about, say_initiatives
from eleventh_ui.tui.drawing.entries import initiatives
from eleventh_ui.tui.drawing.sitting import Sitting
from games import SHIPPED, adjudicator
from ui.sitting import match_of, transcript

GSOMIA = next(each for each in SHIPPED if each.name == "gsomia_2019")


def seated(seat: str) -> tuple[View, Reference]:
    match = match_of("washington", "seoul", "tokyo", adjudicator=adjudicator(GSOMIA))
    return match.view(seat), reference_of(print_matter(match.game.adjudicator.program))


def told_numbers(view: View, reference: Reference) -> dict[int, str]:
    sink = io.StringIO()
    say_initiatives(Console(None, sink, 100), view, OrdersDraft(), reference)
    text = " ".join(sink.getvalue().split())
    found = re.findall(r"\b(\d+)\. (.+?)(?=[;.] | \((?:costs|free))", text)
    return {int(number): title for number, title in found}


@pytest.mark.parametrize("seat", ["washington", "seoul", "tokyo"])
def test_initiatives_have_the_numbers_that_the_screen_gives_them(seat: str) -> None:
    view, reference = seated(seat)
    assert any(each.barred for each in view.initiatives)
    sitting = Sitting(view, reference, OrdersDraft(), (seat,), (seat,), False)
    entries = list_entries(list_initiatives(view))
    titles = {each.id: each.title for each in entries}
    on_screen = [titles[each.id] for each in initiatives(sitting) if each.id]
    assert told_numbers(view, reference) == dict(enumerate(on_screen, start=1))
    for group in group_entries(entries):
        joint = [bool(entry.options[0].joint) for _, entry in group.entries]
        assert joint == sorted(joint), "what takes others comes last under a heading"


def test_initiatives_stand_under_the_headings_of_their_rulebook() -> None:
    view, _ = seated("seoul")
    groups = group_entries(list_entries(list_initiatives(view)))
    assert [each.title for each in groups] == list(
        dict.fromkeys(each.group for each in view.initiatives)
    )
    assert "Calm the quarrel" in [each.title for each in groups]


def test_what_differs_in_its_target_alone_is_one_entry_and_all_choices_are_there() -> None:
    view, _ = seated("seoul")
    entries = list_entries(list_initiatives(view))
    courted = next(each for each in entries if each.id == "reach_out")
    assert courted.title == "Court Canberra, Brussels or New Delhi"
    ids = [option.id for each in entries for option in each.options]
    assert sorted(ids) == sorted(each.id for each in view.initiatives)
    alone = [each for each in entries if each.only is not None and each.only.kin is not None]
    assert alone, "with one target there is none to choose"


def test_a_target_is_named_with_the_number_after_it_or_asked_for() -> None:
    view, _ = seated("seoul")
    entries = list_entries(list_initiatives(view))
    number = next(at for at, each in enumerate(entries, start=1) if each.id == "reach_out")
    for typed in (f"{number} brussels", f"{number} 2", "reach_out.brussels", "court brussels"):
        found = find_choice(typed, entries, "initiative")
        assert isinstance(found, Option)
        assert found.id == "reach_out.brussels"
    for typed in (f"{number}", "reach", "court"):
        assert find_choice(typed, entries, "initiative") == entries[number - 1]
    assert "no target 9" in str(find_choice(f"{number} 9", entries, "initiative"))
    bare = next(at for at, each in enumerate(entries) if each.only and each.only.kin is None)
    said = f"“{entries[bare].title}” takes no amount and no target; type {bare + 1} alone."
    assert find_choice(f"{bare + 1} 5", entries, "initiative") == said
    text = " ".join(
        transcript(
            match_of("seoul", adjudicator=adjudicator(GSOMIA)),
            "seoul",
            typed=("1", "1", f"about {number}", f"{number}", "3", f"{number}", "", "orders"),
        ).split()
    )
    assert "Court Canberra, Brussels or New Delhi: toward whom? 1. Canberra" in text
    assert "Added: Court New Delhi." in text
    assert "No target, so nothing is begun." in text


def test_a_number_means_the_same_in_every_turn() -> None:
    match = match_of(adjudicator=adjudicator(GSOMIA))
    reference, found = seated("seoul")[1], []
    for _ in range(4):
        view = match.view("seoul")
        found.append((told_numbers(view, reference), [each.barred for each in view.initiatives]))
        assert match.advance() == ()
    assert any(barred != found[0][1] for _, barred in found), "what is barred has changed"
    assert all(numbers == found[0][0] for numbers, _ in found)


def test_a_number_takes_the_initiative_that_is_told_under_it() -> None:
    match = match_of("seoul", adjudicator=adjudicator(GSOMIA))
    told = told_numbers(match.view("seoul"), seated("seoul")[1])
    entries = list_entries(list_initiatives(match.view("seoul")))
    takeable = [each.title for each in entries if each.only and not each.only.barred]
    last = max(number for number, title in told.items() if title in takeable)
    assert last > 9
    typed = tuple("1" for _ in match.view("seoul").questions)
    text = " ".join(transcript(match, "seoul", typed=(*typed, f"about {last}", str(last))).split())
    assert f"Added: {told[last]}" in text


@pytest.mark.parametrize("seat", ["washington", "seoul", "tokyo"])
def test_what_a_choice_does_is_told_in_the_same_order(seat: str) -> None:
    view, reference = seated(seat)
    options = [*view.initiatives, *(o for q in view.questions for o in q.options)]
    for option in options:
        sink = io.StringIO()
        say_about(Console(None, sink, 100), option, view, reference)
        text = " ".join(sink.getvalue().split())
        titles = [f"- {each.title} " for each in list_effects(option, view, reference)]
        places = [text.index(each) for each in titles]
        assert places == sorted(places)


def test_an_initiative_costs_what_its_chosen_targets_cost_together() -> None:
    view, reference = seated("seoul")
    entry = next(
        each
        for each in list_entries(list_initiatives(view))
        if each.only is None
        and sum(one.barred is None and one.cost > 0 for one in each.options) > 1
    )
    first, second = [each for each in entry.options if each.barred is None][:2]
    drafts = ((), (first.id,), (first.id, second.id))
    costs = (first.cost, first.cost, first.cost + second.cost)
    for taken, cost in zip(drafts, costs, strict=True):
        draft = OrdersDraft(initiatives=taken)
        sitting = Sitting(view, reference, draft, ("seoul",), ("seoul",), False)
        drawn = next(each for each in initiatives(sitting) if each.id == entry.id)
        sink = io.StringIO()
        say_initiatives(Console(None, sink, 200), view, draft, reference)
        (line,) = (each for each in sink.getvalue().splitlines() if entry.title in each)
        for text in ("".join(each.text for each in drawn.row), line):
            assert f"costs {cost:g})" in text, text


def test_a_closed_initiative_tells_the_target_that_brings_the_most() -> None:
    match = match_of("washington", "seoul", "tokyo", adjudicator=adjudicator(GSOMIA))
    view, reference = seated("seoul")
    forecast = LocalTable(match).forecast("seoul", Orders())
    sitting = Sitting(
        view, reference, OrdersDraft(), ("seoul",), ("seoul",), False, forecast=forecast
    )
    told = 0
    for entry in list_entries(list_initiatives(view)):
        if entry.only is not None or all(each.barred for each in entry.options):
            continue
        best = find_best_target(entry, view, forecast)
        assert best is not None
        means = {
            each.choice: each.points.total.mean
            for each in forecast.choices
            if each.choice in {one.id for one in entry.options}
        }
        assert means[best.id] == max(means.values())
        closed = next(each for each in initiatives(sitting) if each.id == entry.id)
        text = part_again("".join(each.text for each in closed.row))
        assert re.search(rf"  for you \S.* toward {re.escape(name_target(best))}$", text)
        opened = next(each for each in initiatives(sitting, (entry.id,)) if each.id == entry.id)
        assert "for you" not in part_again("".join(each.text for each in opened.row))
        told += 1
    assert told
