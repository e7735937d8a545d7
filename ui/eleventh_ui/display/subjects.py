"""What a seat can ask about by name, alike in words and on a screen: its readings and
objectives, decisions and events, answers and initiatives, the turns that are over, the sources.

Made of the seat's view and the printed matter, so nothing is named that the seat may not see. What
a name means is found in one place: readings and objectives first, then whatever else has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Card, Option, Question, View
from eleventh_ui.display.choices import ChoiceEntry, list_entries, list_initiatives
from eleventh_ui.display.matching import (
    Candidate,
    describe_several,
    find_meant,
    rank_names,
    suggest_name,
)
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.objectives import name_spot
from eleventh_ui.display.readings import value_of
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import echo, pluralise

Kind = Literal[
    "reading",
    "objective",
    "total",
    "decision",
    "answer",
    "initiative",
    "event",
    "turn",
    "source",
]
NUMBERS: tuple[Kind, ...] = ("reading", "objective")
KINDS: Mapping[str, Kind] = {each: each for each in get_args(Kind)}
YOURS = "All your objectives together"
GONE = "No more is known of it."
INSTEAD = "type the number of a reading, or the name of what you want to know of"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be asked about: its id and title as its author wrote them, and for an
    answer the decision `of` which it is one. `told` is a word or two on it, safe to show."""

    kind: Kind
    id: str
    title: str
    told: str = ""
    of: str = ""

    @property
    def spot(self) -> str:
        """What a face knows it by: a reading and an objective by their ids, all else with its
        kind, which no id holds."""
        if self.kind in NUMBERS:
            return self.id
        return spot_answer(self.of, self.id) if self.of else make_spot(self.kind, self.id)

    @property
    def turn(self) -> int:
        """The number of the turn that it is; 0 for any other thing."""
        return int(self.id.split()[-1]) if self.kind == "turn" else 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a seat knows as it asks: its view, what is printed, and what its draft may do, None
    while that is not worked out."""

    view: View
    reference: Reference
    forecast: TurnForecast | None


def make_spot(kind: Kind, id: str) -> str:
    """What a face knows something by that is neither a number nor an answer."""
    return f"{kind}:{id}"


def read_source(spot: str) -> str:
    """The id of a spot that is a source; empty for another."""
    before = make_spot("source", "")
    return spot.removeprefix(before) if spot.startswith(before) else ""


def spot_answer(decision: str, response: str) -> str:
    """What a face knows an answer by."""
    return f"answer:{decision}/{response}"


def spot_turn(turn: int) -> str:
    """What a face knows a turn by that is over."""
    return make_spot("turn", f"turn {turn}")


def list_subjects(view: View, reference: Reference) -> tuple[Subject, ...]:
    """Everything that the seat whose view it is can ask about now, readings first, numbered as in
    the view; initiatives as in their list."""
    return (
        *(
            Subject("reading", each.id, each.title or each.id, f"now {value_of(each)}")
            for each in view.readings
        ),
        *(
            Subject(
                "objective", name_spot(view, aim), aim.objective.text, format_reached(aim.score)
            )
            for aim in view.aims
        ),
        *(Subject("total", "total", YOURS) for _ in view.aims[:1]),
        *(Subject("decision", each.id, each.ask) for each in view.questions),
        *(
            Subject("answer", each.id, each.title, "", question.id)
            for question in view.questions
            for each in question.options
        ),
        *(Subject("initiative", each.id, each.title) for each in list_initiatives(view)),
        *(
            Subject("initiative", each.id, each.title, pluralise(len(each.options), "target"))
            for each in list_entries(list_initiatives(view))
            if each.only is None
        ),
        *(Subject("event", each.id, each.headline) for each in view.cards),
        *(
            Subject("turn", f"turn {turn}", f"What turn {turn} brought")
            for turn in range(1, view.turn + (view.ending is not None))
        ),
        *(Subject("source", each, reference.places((each,))) for each in reference.sources),
    )


def find_subject(typed: str, subjects: Sequence[Subject]) -> Subject | str:
    """What is meant among subjects as `list_subjects` has them, or a sentence that helps.

    A number is that of a reading. A name is looked for among readings and objectives, and where
    none has it among all else; with a kind before it, as in `event 2`, only among those, which
    count from 1.
    """
    kind, rest = _split_kind(typed)
    if kind is not None and rest:
        alike = [each for each in subjects if each.kind == kind]
        if kind == "turn":
            return _find_turn(rest, alike)
        found = find_meant(rest, name_subjects(alike), kind)
        return alike[found] if isinstance(found, int) else found
    if typed.isascii() and typed.isdecimal():
        readings = [each for each in subjects if each.kind == "reading"]
        at = find_meant(typed, name_subjects(readings), "reading")
        return readings[at] if isinstance(at, int) else at
    for numbers in (True, False):
        among = [each for each in subjects if (each.kind in NUMBERS) == numbers]
        named = next(filter(None, rank_names(typed, name_subjects(among))), ())
        if len(named) == 1:
            return among[named[0]]
        if named:
            return describe_several(typed, [name_subject(among[at]) for at in named])
    near = suggest_name(typed, name_subjects(subjects))
    return f"“{echo(typed)}” is nothing that you know of; {INSTEAD}.{near}"


def find_spot(spot: str, subjects: Sequence[Subject]) -> Subject | None:
    """The subject that a face knows by this spot."""
    return next((each for each in subjects if each.spot == spot), None)


def find_option(subject: Subject, view: View) -> Option | None:
    """The choice that a subject is; None if it is another thing, or is there no longer."""
    if subject.kind == "initiative":
        return next((each for each in view.initiatives if each.id == subject.id), None)
    if subject.kind != "answer":
        return None
    asked = next((each.options for each in view.questions if each.id == subject.of), ())
    return next((each for each in asked if each.id == subject.id), None)


def find_family(subject: Subject, view: View) -> ChoiceEntry | None:
    """The initiative toward several targets that a subject is; None if it is another thing."""
    entries = list_entries(list_initiatives(view)) if subject.kind == "initiative" else ()
    return next((each for each in entries if each.id == subject.id and each.only is None), None)


def find_card(subject: Subject, view: View) -> Card | None:
    """The event that a subject is; None if it is another thing, or is there no longer."""
    found = (each for each in view.cards if subject.kind == "event" and each.id == subject.id)
    return next(found, None)


def find_question(subject: Subject, view: View) -> Question | None:
    """The decision that a subject is; None if it is another thing, or is there no longer."""
    found = (
        each for each in view.questions if subject.kind == "decision" and each.id == subject.id
    )
    return next(found, None)


def find_citing(source: str, view: View) -> tuple[Subject, ...]:
    """The events, answers and initiatives now before the seat that name a source."""
    return (
        *(Subject("event", each.id, each.headline) for each in view.cards if source in each.cite),
        *(
            Subject("answer", each.id, each.title, "", question.id)
            for question in view.questions
            for each in question.options
            if source in each.cite
        ),
        *(
            Subject("initiative", each.id, each.title)
            for each in list_initiatives(view)
            if source in each.cite
        ),
    )


def name_subject(subject: Subject) -> Candidate:
    """A subject as something that can be meant."""
    return Candidate(subject.id, subject.title)


def name_subjects(subjects: Sequence[Subject]) -> list[Candidate]:
    """Subjects as things that can be meant, in order."""
    return [name_subject(each) for each in subjects]


def _split_kind(typed: str) -> tuple[Kind | None, str]:
    word, _, rest = typed.strip().partition(" ")
    return KINDS.get(word.casefold()), rest.strip()


def _find_turn(typed: str, turns: Sequence[Subject]) -> Subject | str:
    number = typed[:9] if typed.isascii() and typed.isdecimal() else ""
    found = next((each for each in turns if each.id == f"turn {number}"), None)
    if found is not None:
        return found
    if not turns:
        return "No turn is over yet."
    return f"There is no turn “{echo(typed)}” that is over; type a number from 1 to {len(turns)}."
