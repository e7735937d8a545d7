"""What a reveal tells as causes adds up to what it tells as changes, and nothing is told twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.forecast import (
    ChoiceHindsight,
    PointForecast,
    PointRange,
    TurnHindsight,
)
from eleventh.core.gains import Gain
from eleventh.core.material import MATERIAL_POINTS, is_material_score
from eleventh.core.view import View
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.pace import PACES, shorten_story
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.display.reveal_causes import UPON_ONE_ANOTHER
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_story import (
    LEFT_OVER,
    MATTERED,
    NOTHING_MATTERED,
    compose_story,
)
from eleventh_ui.display.reveal_sums import PARTS, SUMS, choose_parts
from eleventh_ui.display.reveal_things import REST, find_causes, find_things, weigh
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from games import LIBRARY, adjudicator
from portions import portion
from tui.seats import gsomia_after
from ui.sitting import files_of

Reveal = tuple[View, tuple[Gain, ...], tuple[StoryPart, ...]]
POINTS = r"[+-]?\d+(?:\.\d)?"
LEAD = re.compile(rf"({POINTS})(?: \((?:better|worse)\))?: ")
SUM = re.compile(
    rf"(\d+) .* ({POINTS})(?:, [a-z ]+)? \(weight [\d.]+ of [\d.]+, "
    rf"so ({POINTS}) of your total\): (.*)"
)
PART = re.compile(rf" ({POINTS})[;.](?= |$)")
each_scenario = pytest.mark.parametrize(
    "folder",
    portion(LIBRARY, lambda folder: folder.name == "first_hour"),
    ids=lambda folder: folder.name,
)


def reveals(folder: Path, doctrine: str, seed: int) -> Iterator[Reveal]:
    """Every reveal of a game, to each seat."""
    table = adjudicator(folder)
    players = {each.id: doctrine for each in table.program.seats}
    match = Match.start(table, files_of(table.program), players, seed)
    local = LocalTable(match)
    reference = reference_of(local.printed)
    while not local.over:
        assert local.advance() == ()
        for seat in local.seats:
            yield tell(local, seat, reference)


def tell(table: LocalTable, seat: str, reference: Reference) -> Reveal:
    view, gains, hindsight = table.view(seat), table.gains(seat), table.hindsight(seat)
    assert hindsight is not None
    names = Counter(
        (part.root.kind, part.root.id)
        for each in find_things(view, gains, hindsight)
        for part in each.parts or (each,)
        if part.root is not None
    )
    assert set(names.values()) <= {1}, names
    return view, gains, compose_story(view, gains, hindsight, reference)


def part(story: Sequence[StoryPart], heading: str) -> tuple[StoryLine, ...]:
    return next((each.lines for each in story if each.heading == heading), ())


def add_up_total(view: View, gains: Sequence[Gain], story: Sequence[StoryPart]) -> None:
    """What is told to have mattered comes to what the total did, as both are shown."""
    whole = weigh(view, [sum(each.points[at] for each in gains) for at in range(len(view.aims))])
    leads = [each.lead for each in part(story, "What mattered to you")]
    shown = [float(found[1]) for each in leads if (found := LEAD.match(each))]
    if leads[0].startswith(NOTHING_MATTERED):
        told = leads[0].rpartition("together ")[2].rstrip(".") if "together" in leads[0] else "0"
        assert abs(float(told) - whole) <= 0.1
        whole = float(told) if shown else 0.0
    large = sum(abs(each) >= 10 for each in (*shown, whole))  # which are told whole
    assert abs(sum(shown) - whole) <= 0.15 + 0.5 * large, leads


def add_up_objectives(view: View, gains: Sequence[Gain], story: Sequence[StoryPart]) -> int:
    """The causes of each objective come to its change as it is shown; every one that moved as far
    as it matters is among them."""
    lines = part(story, SUMS)
    found = {}
    for line in lines:
        told = SUM.fullmatch(line.because)
        assert told is not None, line.because
        place, change, makes, causes = int(told[1]) - 1, float(told[2]), float(told[3]), told[4]
        parts = [float(each) for each in PART.findall(causes)]
        assert abs(sum(parts) - change) < 0.05, line.because
        aim = view.aims[place]
        weights = sum(each.objective.weight for each in view.aims)
        assert abs(makes - change * aim.objective.weight / weights) <= 0.5
        found[place] = change
    for place in range(len(view.aims)):
        change = sum(each.points[place] for each in gains)
        assert abs(found.get(place, 0.0) - change) <= MATERIAL_POINTS + 0.1
    return len(found)


@each_scenario
def test_causes_add_up_to_changes_in_a_whole_game(folder: Path) -> None:
    found = 0
    for view, gains, story in reveals(folder, "random", 4):
        for pace in PACES:
            add_up_total(view, gains, shorten_story(story, pace))
        found += add_up_objectives(view, gains, story)
    assert found


def test_below_the_story_all_that_matters_to_an_objective_has_a_name() -> None:
    """Also where the story sums what is beyond the four largest."""
    more = 0
    for turns in (2, 3):
        match, view, reference = gsomia_after(turns)
        table = LocalTable(match)
        gains, hindsight = table.gains("seoul"), table.hindsight("seoul")
        assert hindsight is not None
        story = compose_story(view, gains, hindsight, reference)
        depth = compose_depth(view, gains, hindsight, reference)
        assert add_up_objectives(view, gains, depth) >= add_up_objectives(view, gains, story)
        assert part(depth, MATTERED) == part(story, MATTERED)
        causes = find_causes(view, gains, hindsight)
        for line in part(depth, SUMS):
            told = SUM.fullmatch(line.because)
            assert told is not None
            place = int(told[1]) - 1
            named = choose_parts(causes[place], place, None)
            unnamed = [each for each in causes[place] if each not in named]
            assert not any(is_material_score(each.aims[place]) for each in unnamed)
            more += len(named) > PARTS
    assert more


def test_what_is_left_has_a_name() -> None:
    """A turn of which the seat is told everything, judged as if its answer had done nothing."""
    match, view, reference = gsomia_after(1)
    view = replace(view, ledger=tuple(each for each in view.ledger if each.chain))
    gains = tuple(each for each in LocalTable(match).gains("seoul") if each.line.chain)
    zero = PointRange(0.0, 0.0, 0.0)
    nothing = PointForecast(zero, (zero,) * len(view.aims), ())
    own = next(each for each in view.told if each.seat == "seoul")
    judged = ChoiceHindsight("seoul", "asked", own.choice, None, nothing)
    hindsight = TurnHindsight(1, nothing, nothing, nothing, (judged,))
    things = find_things(view, gains, hindsight)
    (rest,) = (each for each in things if each.root == REST)
    (thing,) = (each for each in things if each.root and each.root.id == own.choice)
    assert rest.points == pytest.approx(thing.gross)
    story = compose_story(view, gains, hindsight, reference)
    assert any(LEFT_OVER in each.lead for each in part(story, "What mattered to you"))
    add_up_total(view, gains, story)
    add_up_objectives(view, gains, story)


def test_what_is_left_is_with_what_is_not_told_where_that_moved_an_objective() -> None:
    match, view, reference = gsomia_after(3)
    gains, zero = LocalTable(match).gains("seoul"), PointRange(0.0, 0.0, 0.0)
    nothing = PointForecast(zero, (zero,) * len(view.aims), ())
    own = next(each for each in view.told if each.seat == "tokyo" and "Remove" in each.title)
    judged = ChoiceHindsight("tokyo", "asked", own.choice, None, nothing)
    hindsight = TurnHindsight(3, nothing, nothing, nothing, (judged,))
    hidden = max(gains, key=lambda each: abs(weigh(view, each.points))).line
    secret = replace(view, ledger=(*view.ledger, replace(hidden, chain=(), note="undisclosed")))
    told = (*gains, Gain(secret.ledger[-1], (1.0,) * len(view.aims)))
    things = find_things(secret, told, hindsight)
    assert not [each for each in things if each.root == REST]
    (unknown,) = (each for each in things if each.root is None)
    assert abs(unknown.points - unknown.gross) > MATERIAL_POINTS
    story = compose_story(secret, told, hindsight, reference)
    (line,) = (each for each in part(story, "What mattered to you") if "not told" in each.lead)
    assert f", with {UPON_ONE_ANOTHER}" in line.lead
    assert "What you are not told about sums to" in line.because
    add_up_total(secret, told, story)
    add_up_objectives(secret, told, story)
