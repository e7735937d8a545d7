"""Walking through numbers in words: why not, and what uses a number."""

from __future__ import annotations

from io import StringIO

import pytest

from eleventh.play.condition_parts import UNREAD, Part
from eleventh.play.local import LocalFacilitatorTable, LocalTable
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh.play.why import Input
from eleventh.play.why_not import Case, WhyNot
from eleventh_ui.display.absences import HIDDEN, compose_absence, tell_parts
from eleventh_ui.display.choices import list_entries, list_initiatives
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.uses import PARTIAL, compose_uses
from eleventh_ui.display.walking import (
    read_absence,
    read_uses,
    spot_absence,
    spot_rule,
    spot_uses,
)
from eleventh_ui.plain.commands import Asker, answer_word
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.facilitator import WhiteCell
from games import ROOT, adjudicator
from tui.seats import gsomia_after
from ui.sitting import match_of

RUNS = adjudicator(ROOT / "scenarios" / "gsomia_2019")
REFERENCE = reference_of(print_matter(RUNS.program))


def played(turns: int) -> LocalFacilitatorTable:
    table = LocalFacilitatorTable(match_of(adjudicator=RUNS, seed=3))
    for _ in range(turns):
        assert table.advance() == ()
    return table


TABLE = played(2)


def ask(typed: str, table: LocalFacilitatorTable = TABLE) -> str:
    sink, view = StringIO(), table.view("seoul")
    entries = list_entries(list_initiatives(view))
    asker = Asker(Console(None, sink, 100), view, OrdersDraft(), entries, REFERENCE, table)
    assert answer_word(asker, typed)
    return " ".join(sink.getvalue().split())


def test_a_choice_that_is_not_open_is_told_part_by_part() -> None:
    told = ask("why not road map")
    assert "Why not the initiative “Draft a stepwise export-control road map”" in told
    assert "It is not open now. It needs all of this: Lacking: Thaw between Seoul and Tokyo" in told
    assert " short. Met: the turn lasts at least a day. Met: it costs 2 of political" in told


def test_a_number_is_that_of_a_choice_in_the_list() -> None:
    assert ask("why not 1") == ask("why not road map")


def test_a_rule_is_told_act_by_act() -> None:
    told = ask("why not trust mends")
    assert "It did nothing in turn 2." in told
    assert "Lacking: " in told
    assert "It would have moved Trust of Seoul in Tokyo." in told


def test_a_modifier_is_told_as_a_rule_is_with_what_it_needs_beside_the_rule() -> None:
    told = ask("why not spiral")
    assert "Why not the modifier “" in told
    assert "Lacking: " in told
    assert " in turn 2: it did not come about" in told
    assert "Written in northeast_asia/modifiers.yaml:" in told


def test_what_a_seat_may_not_ask_about_is_answered_like_nothing() -> None:
    ending, nothing = ask("why not lapse in crisis"), ask("why not nonsense")
    for told in (ending, nothing):
        assert "is no answer, initiative, rule or modifier here" in told
        assert "Events and endings are explained once the game is over." in told


@pytest.mark.parametrize("typed", ["used by trust.seoul.tokyo", "used trust of seoul in tokyo"])
def test_what_uses_a_reading_is_told_with_its_sources(typed: str) -> None:
    told = ask(typed)
    assert "What uses Trust of Seoul in Tokyo" in told
    assert "rule “Trust mends”, this turn up to +" in told
    assert "[R11, R26, A-03, A-53: the sources give the direction]" in told
    assert "number “Trust between Seoul and Tokyo”" in told
    assert told.endswith(PARTIAL)


@pytest.mark.slow
def test_a_parameter_and_an_objective_can_be_asked_about() -> None:
    assert "rule “Restriction wounds”" in ask("used by restriction_step")
    assert "It follows from: Isolation of Seoul" in ask("used by objective.seoul.not_alone")


def test_words_without_a_name_say_what_is_missing() -> None:
    assert "why not what?" in ask("why not")
    assert "used by what?" in ask("used by")
    assert "is nothing that you know of" in ask("used by nonsense")


def test_the_facilitator_asks_about_everything() -> None:
    sink = StringIO()
    cell = WhiteCell(Console(None, sink, 100), TABLE)
    assert cell.given("explain used by crisis")
    assert cell.given("explain not nominee")
    told = " ".join(sink.getvalue().split())
    assert "What uses Crisis on the peninsula" in told
    assert "ending “" in told
    assert "Why not the event “" in told


def test_what_may_not_be_read_is_one_sentence_that_is_always_the_same() -> None:
    reading = Input("thaw", "Thaw", "score", 5.0, "", 0.0, 100.0)
    lacking = Part("number", False, "Thaw is at least 31", ">=", 5.0, 31.0, 26.0, (reading,))
    lines = list(tell_parts((UNREAD, lacking), 0))
    assert [each.text for each in lines] == [
        "Lacking: Thaw is at least 31; it stands at 5, 26 short.",
        HIDDEN,
    ]
    assert [each.spot for each in lines] == ["thaw", ""]
    either = Part("any", None, parts=(lacking, UNREAD))
    assert [each.depth for each in tell_parts((either,), 0)] == [0, 1, 1]


def test_a_roll_is_told_to_a_seat_by_its_odds_alone() -> None:
    (line,) = tell_parts((Part("roll", None, "", "<", None, 0.25),), 0)
    assert line.text == "A chance of 25%. The dice decide the rest; how they fell is not told."
    (open_,) = tell_parts((Part("roll", False, "", "<", 0.5, 0.25, 0.25),), 0)
    assert open_.text.startswith("Lacking: the dice fell at 50.0%, and had to fall below 25.0%.")


def test_an_event_that_came_says_when() -> None:
    answer = WhyNot("event", "x", "A launch", 4, (Case("", 4, True, ()),))
    assert compose_absence(answer)[0].text == "It did come, in turn 4."


def test_spots_are_read_as_they_were_written() -> None:
    assert read_absence(spot_absence("a.b.c", 4)) == ("a.b.c", 4)
    assert read_absence(spot_absence("road_map")) == ("road_map", None)
    assert read_absence("trust.seoul.tokyo") == ("", None)
    assert read_uses(spot_uses("thaw")) == "thaw"
    assert read_uses("thaw") == ""
    assert spot_rule((), 3) == ""


def test_after_the_end_an_ending_is_explained_with_what_would_have_brought_it() -> None:
    small = adjudicator(ROOT / "scenarios" / "first_hour")
    match = Match.start(small, {}, {each.id: "historian" for each in small.program.seats}, 3)
    while not match.over:
        assert match.advance() == ()
    table = LocalFacilitatorTable(match)
    away = next(each for each in table.all_topics() if each.kind == "ending" and not each.came)
    sink, view = StringIO(), table.view("seoul")
    asker = Asker(
        Console(None, sink, 100), view, OrdersDraft(), (), reference_of(table.printed), table
    )
    assert answer_word(asker, f"why not {away.name}")
    told = " ".join(sink.getvalue().split())
    assert "The game ended with “" in told
    assert "on the same dice" in told


def test_every_reading_has_uses_that_can_be_said() -> None:
    for reading in TABLE.view("seoul").readings[::9]:
        uses = TABLE.uses("seoul", reading.id)
        assert all(each.text for each in compose_uses(uses))  # type: ignore[arg-type]


def test_a_modifier_says_that_it_applies_to_losses_or_gains_and_spells_no_formula_for_it() -> None:
    match, _, _ = gsomia_after(3, "washington")
    told = {}
    for id in ("losses_outweigh_gains", "process_carries"):
        answer = LocalTable(match).explain_absence("washington", id)
        assert isinstance(answer, WhyNot)
        told[id] = "\n".join(each.text for each in compose_absence(answer))
        assert ") is less than 0" not in told[id]
        assert ") is more than 0" not in told[id]
    assert "Met: it applies to losses, and this is a loss." in told["losses_outweigh_gains"]
    assert "Lacking: it applies to gains, and this is a loss." in told["process_carries"]
