"""The after-action report: ten to twelve pages for those who were not in the room, with a plan of
improvement to fill in.

It tells every turn on about half a page, every decision in a register, and on what each finding
rests. Paths, causes and sources in full are in the annex.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.robustness.measuring import Robustness, Unmeasured
from eleventh.lab.story import Episode
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.debrief.annex import METHOD, tell_chronicle
from eleventh_ui.display.debrief.decisions import (
    list_decisions,
    mark_decisions,
    name_rulings,
    tell_decisions,
    tell_rulings,
)
from eleventh_ui.display.debrief.evidence import list_objectives
from eleventh_ui.display.debrief.figures import list_adversary_charts, list_subject_charts
from eleventh_ui.display.debrief.history import (
    SIGNS,
    compare_with_history,
    count_departures,
    mark_choice,
)
from eleventh_ui.display.debrief.hot_wash import describe_room
from eleventh_ui.display.debrief.lessons import summarise_lessons
from eleventh_ui.display.debrief.outcome import describe_pacts, describe_totals
from eleventh_ui.display.debrief.register import describe_pace, list_register
from eleventh_ui.display.debrief.robustness import ABSENT, WHY_SIZES, describe_endings
from eleventh_ui.display.debrief.sentences import (
    MODEL,
    WHAT_IF,
    describe_audience,
    describe_move,
    shows,
)
from eleventh_ui.display.document import (
    Block,
    Bullets,
    Document,
    FillIn,
    Heading,
    Paragraph,
)
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.display.words import paragraphs, pluralise, safe, sentence

MOVES = 5  # told of each turn
PLAN = ("What was observed", "What to change", "Who", "By when")
FREE = 4  # rows of the plan for what those in the room observed
LINES = 2  # of writing in each of its rows
COURSE = (
    "The recorded course is a game of its own, on the same dice: every seat does what was really "
    "done, and goes on in its usual tone where the record is silent. It is what history comes to "
    "in this model, and what the facilitator changed here is not in it."
)


def compose_after_action(debrief: Debrief) -> Document:
    """The report."""
    blocks = (
        *_overview(debrief),
        *_method(debrief),
        Heading(2, "Objectives, with evidence"),
        *list_objectives(debrief),
        *_turns(debrief),
        Heading(2, "Register of decisions"),
        *list_register(debrief),
        *summarise_lessons(debrief),
        Heading(2, "Rulings"),
        *tell_rulings(debrief),
        *_comparison(debrief),
        *_plan(debrief),
    )
    return Document(
        title=f"After-action report: {safe(debrief.title)}",
        subtitle=describe_room(debrief),
        notice=f"{MODEL} A game about an argument.",
        language="en",
        blocks=blocks,
        layout="paper",
    )


def _overview(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Overview")
    yield Paragraph(" ".join(paragraphs(debrief.synopsis)))
    if debrief.ending is None:
        yield Paragraph(
            f"Turn {len(debrief.episodes)} of {debrief.last} is open.", lead="It is not over."
        )
    else:
        yield Paragraph(sentence(debrief.ending.text), lead=sentence(debrief.ending.title))
    told = (f"{describe_totals(debrief)}.", *describe_pacts(debrief), describe_pace(debrief))
    yield Paragraph(" ".join(filter(None, told)), lead="Objectives, of 100:")
    yield from list_subject_charts(debrief, mark_decisions(debrief))
    yield from list_adversary_charts(debrief, mark_decisions(debrief))
    yield Paragraph(
        WHAT_IF, lead="The decisions that mattered most, the weightiest first, as marked above."
    )
    yield tell_decisions(debrief)


def _method(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Method and limits")
    yield from (Paragraph(each) for each in METHOD)
    if debrief.robustness is not None:
        yield Paragraph(_tell_robustness(debrief.robustness), lead="Sizes.")
    for title, texts in (
        ("What is assumed", debrief.assumptions),
        ("What it can't say", debrief.limitations),
    ):
        if texts:
            yield Heading(3, title)
            yield Bullets(tuple(Paragraph(" ".join(paragraphs(each))) for each in texts))
    yield Paragraph(
        f"Scenario {safe(debrief.scenario)}, seed {debrief.seed}. The annex holds paths, causes "
        "and sources in full, and what is needed to play it again."
    )


def _tell_robustness(told: Robustness | Unmeasured) -> str:
    if isinstance(told, Unmeasured):
        return ABSENT[told]
    return f"{WHY_SIZES} {describe_endings(told)}"


def _turns(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Turn by turn")
    yield Paragraph(f"{SIGNS}.")
    for episode in debrief.episodes:
        title = f": {safe(episode.title)}" if episode.title else ""
        yield Heading(3, f"Turn {episode.turn}, {format_day(episode.date)}{title}")
        yield from _turn(debrief, episode)


def _turn(debrief: Debrief, episode: Episode) -> Iterator[Block]:
    for event in episode.events:
        added = " (Added by the facilitator.)" if event.added else ""
        parts = (*paragraphs(event.text), describe_audience(debrief, event))
        yield Paragraph(" ".join(filter(None, parts)), lead=f"{sentence(event.headline)}{added}")
    yield from name_rulings(debrief, episode)
    if any(ordered.chosen for ordered in episode.orders):
        yield Bullets(
            tuple(
                Paragraph(
                    "; ".join(mark_choice(each) for each in ordered.chosen) or "nothing",
                    lead=f"{safe(ordered.title)}:",
                )
                for ordered in episode.orders
            )
        )
    elif episode.orders:
        yield Paragraph("No seat ordered anything.")
    for ordered in episode.orders:
        for chosen in ordered.chosen:
            if chosen.afterwards:
                lead = f"After “{safe(chosen.title)}”, which {safe(ordered.title)} chose:"
                yield Paragraph(sentence(chosen.afterwards), lead=lead)
    moves = [each for each in episode.moves if shows(each) and each.track not in debrief.capital]
    if moves:
        told = "; ".join(describe_move(each) for each in moves[:MOVES])
        more = len(moves) - MOVES
        others = f"; and {pluralise(more, 'smaller move')}" if more > 0 else ""
        yield Paragraph(f"{told}{others}.", lead="What moved most.")
    yield from tell_chronicle(episode)


def _comparison(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Comparison with history")
    if debrief.course:
        yield Paragraph(COURSE)
    scores = (each for each in debrief.paths if each.role in ("relation", "adversary", "pact"))
    yield compare_with_history(debrief, scores)
    departures = count_departures(debrief)
    if departures:
        yield Paragraph(departures)


def _plan(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Plan of improvement")
    yield Paragraph(
        "The first rows hold what the game shows; what to make of it is for those who played. The "
        "others are for what was seen in the room."
    )
    known = [(each, "", "", "") for each in _observe(debrief)]
    yield FillIn("", PLAN, (*known, *[("", "", "", "")] * FREE), LINES)


def _observe(debrief: Debrief) -> Iterator[str]:
    """What the game shows that somebody may want to change: its weightiest decisions, and of each
    seat the objective that fell most."""
    for number, point in enumerate(list_decisions(debrief), start=1):
        most = (
            f"number {number} of those that mattered most" if number > 1 else "which mattered most"
        )
        yield f"Turn {point.turn}, {safe(point.seat_title)}: “{safe(point.chosen)}”, {most}."
    for seat in debrief.reached:
        fell = min(seat.objectives, key=lambda each: each.after - each.before, default=None)
        if fell is not None and fell.after < fell.before:
            change = f"{format_whole(fell.before)} to {format_whole(fell.after)}"
            yield f"{safe(seat.title)}: “{safe(fell.text).rstrip('.')}” fell from {change}."
