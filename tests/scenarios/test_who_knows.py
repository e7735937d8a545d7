"""Who learns of a choice agrees with what its text says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh.core.program import Choice, Program
from games import LIBRARY, adjudicator

each_scenario = pytest.mark.parametrize("folder", LIBRARY, ids=lambda folder: folder.name)
pytestmark = pytest.mark.whole
LOUD = re.compile(
    r"\b(in public|publicly|public,|placard|press conference|loudspeakers|the Assembly will)",
    re.I,
)
HUSHED = re.compile(
    r"\b(if it leaks|nobody (else )?(will know|hears|knows)|no other capital|in secret)", re.I
)
UNTOLD = re.compile(r"\b(not told|isn't told|tells no one)\b")
"""How an answer says of a seat whose trust it moves that nobody tells it of the answer."""


def choices(folder: Path) -> Iterator[tuple[int, Choice]]:
    yield from enumerate(adjudicator(folder).program.choices)


def parties(program: Program, choice: int) -> set[str]:
    """The seats at either end of the deeds that a choice brings."""
    return {
        seat
        for deed in program.deeds
        if deed.event.kind == "choice" and deed.event.index == choice
        for seat in (*deed.by, *deed.toward)
    } & {seat.id for seat in program.seats}


@each_scenario
def test_whoever_a_deed_is_toward_learns_of_the_choice(folder: Path) -> None:
    program = adjudicator(folder).program
    for index, choice in choices(folder):
        assert parties(program, index) <= set(choice.seen_by), choice.id


@each_scenario
def test_what_is_said_in_public_is_known_to_all(folder: Path) -> None:
    everybody = {seat.id for seat in adjudicator(folder).program.seats}
    loud = [each for _, each in choices(folder) if LOUD.search(f"{each.title}. {each.text}")]
    quiet = {each.id for each in loud if not everybody <= set(each.seen_by)}
    # they say what would happen in public, or what the seat says there about something else
    assert quiet <= {"ask_for_lists", "feeler_no_link", "talk_costs_quietly.seoul",
                     "talk_costs_quietly.tokyo"}  # fmt: skip


@each_scenario
def test_what_is_kept_from_somebody_is_not_known_to_all(folder: Path) -> None:
    everybody = {seat.id for seat in adjudicator(folder).program.seats}
    hushed = [each for _, each in choices(folder) if HUSHED.search(f"{each.text} {each.why}")]
    assert [each.id for each in hushed if everybody <= set(each.seen_by)] == []


@each_scenario
def test_trust_that_an_answer_moves_by_itself_is_moved_in_the_open(folder: Path) -> None:
    """Where an answer moves the trust of a seat that is not told of it, the text says so."""
    program = adjudicator(folder).program
    for cause in program.causes:
        if cause.event.kind != "choice" or len(cause.chain) > 1 or cause.when:
            continue
        choice, track = program.choices[cause.event.index], program.tracks[cause.track].id
        family, _, rest = track.partition(".")
        who = rest.partition(".")[0]
        if family == "trust" and who not in choice.seen_by:
            assert UNTOLD.search(choice.text), (choice.id, track)


@each_scenario
def test_nobody_is_told_how_others_answered_what_it_was_not_asked_to_see(folder: Path) -> None:
    """An answer to an event that a seat was not shown reaches it by the press or not at all."""
    program = adjudicator(folder).program
    for inject in program.injects:
        for decision in (program.decisions[each] for each in inject.decisions):
            for choice in (program.choices[each] for each in decision.choices):
                outside = (
                    set(choice.seen_by)
                    - set(inject.seen_by)
                    - parties(program, program.choices.index(choice))
                )
                assert not outside or "be known" in choice.title, choice.id


@each_scenario
def test_what_comes_of_a_choice_is_told_to_who_made_it(folder: Path) -> None:
    """But for what hangs on others' answers that it is not told of."""
    program = adjudicator(folder).program
    for cause in program.causes:
        event = cause.event
        if event is not None and event.kind == "deed":
            event = program.deeds[event.index].event
        if event is None or event.kind != "choice":
            continue
        seat = program.choices[event.index].seat
        if seat in program.tracks[cause.track].seen_by and seat not in cause.seen_by:
            assert re.search(r"\.(chose|chooses)\.", f"{cause.formula} {cause.when}"), cause.chain
