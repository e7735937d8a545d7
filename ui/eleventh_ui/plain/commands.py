"""The words that only tell: how things stand, why, what a choice is known to do, what was chosen.

They work at every prompt of a turn, and after the end. What also changes something stands at the
desk.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

from eleventh.core.forecast import TurnForecast
from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.account import Account
from eleventh.play.table import Table
from eleventh_ui.display.choices import ChoiceEntry, find_choice, list_entries
from eleventh_ui.display.draft import OrdersDraft, find_pending
from eleventh_ui.display.levers import tell_levers
from eleventh_ui.display.matching import Candidate, find_meant
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.practice import Practised
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.reveal import NOT_REVEALED, revealed_turn
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.subjects import (
    NUMBERS,
    Kind,
    Known,
    Subject,
    find_subject,
    list_subjects,
)
from eleventh_ui.display.words import echo, join_words, safe
from eleventh_ui.plain.advice import say_advice
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.cards import say_briefing, say_cards, say_turn
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.options import say_entry, say_orders
from eleventh_ui.plain.reasons import say_brief
from eleventh_ui.plain.reveal import say_ledger, say_revealed
from eleventh_ui.plain.situation import SeatStanding, say_groups, say_situation, say_some
from eleventh_ui.plain.subjects import say_subject
from eleventh_ui.plain.walking import find_topic, say_absence, say_absence_in, say_uses


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks at a console: what its seat knows, has chosen, and may choose now from `entries`.
    The `table` answers what takes more than a view. `pins` are the readings that it wants to hear
    first."""

    console: Console
    view: View
    draft: OrdersDraft
    entries: Sequence[ChoiceEntry]
    reference: Reference
    table: Table
    pins: Pins = field(default_factory=Pins)
    practised: Practised = field(default_factory=Practised)

    @property
    def forecast(self) -> TurnForecast | None:
        """What its draft, and every choice beside it, may do by the end of the turn."""
        return self.table.forecast(self.view.seat, self.draft.orders())

    @property
    def standing(self) -> SeatStanding:
        """How things stand for the seat."""
        courses = self.table.courses(self.view.seat)
        pins = self.pins.of(self.view.scenario, self.view.seat)
        return SeatStanding(self.view, self.reference, courses, pins)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its help, and what it tells an asker, given the rest of the line."""

    usage: str
    help: str
    tell: Callable[[Asker, str], None]


def answer_word(asker: Asker, typed: str) -> bool:
    """Tells what a line asks if it starts with one of the words; False if it does not."""
    word, rest = split_word(typed, WITH_ARGUMENT)
    second, _, further = rest.partition(" ")
    if f"{word} {second.casefold()}" in WORDS:
        word, rest = f"{word} {second.casefold()}", further.strip()
    if word in WORDS:
        WORDS[word].tell(asker, rest)
        return True
    return False


def answer_after(
    console: Console, table: Table, seat: str, reference: Reference, pins: Pins, typed: str
) -> bool:
    """The same after the end of a game, as a seat knows it, of which nothing is asked any more."""
    asker = Asker(console, table.view(seat), OrdersDraft(), (), reference, table, pins)
    return answer_word(asker, typed)


def split_word(typed: str, with_argument: Container[str]) -> tuple[str, str]:
    """The word in small letters that a line is, or that it starts with where that takes an
    argument; and the argument."""
    folded = typed.casefold().split()
    if folded and folded[0] in with_argument:
        return folded[0], "".join(typed.split(maxsplit=1)[1:])
    return " ".join(folded), ""


def list_words() -> tuple[tuple[str, str], ...]:
    """The words with what they tell."""
    return tuple((each.usage, each.help) for each in WORDS.values())


def _look(asker: Asker, rest: str) -> None:
    if rest:
        if not say_some(asker.console, asker.standing, rest):
            asker.console.say(f"No reading has “{echo(rest)}” in its name; look tells all.")
        return
    say_turn(asker.console, asker.view)
    say_situation(asker.console, asker.standing, all_of_them=True)


def _numbers(asker: Asker, rest: str) -> None:
    if not say_groups(asker.console, asker.standing, rest):
        told = f"No reading has “{echo(rest)}” in its name, group or definition; numbers tells all."
        asker.console.say(told)


def _pin(asker: Asker, rest: str) -> None:
    readings = asker.view.readings
    if not rest:
        asker.console.say("pin what? Type pin and the number or name of a reading.")
        return
    found = find_meant(rest, [Candidate(each.id, each.title) for each in readings], "reading")
    if isinstance(found, str):
        asker.console.say(found)
        return
    title = safe(readings[found].title or readings[found].id)
    unkept = asker.pins.toggle(asker.view.scenario, asker.view.seat, readings[found].id)
    is_pinned = readings[found].id in asker.standing.pins
    told = "is told before each decision now" if is_pinned else "is told with the others again"
    asker.console.say(f"{title} {told}. {unkept}".rstrip())


def _briefing(asker: Asker, rest: str) -> None:
    say_briefing(asker.console, asker.view)


def _events(asker: Asker, rest: str) -> None:
    say_turn(asker.console, asker.view)
    say_cards(asker.console, asker.view, asker.reference)


def _recap(asker: Asker, rest: str) -> None:
    last = revealed_turn(asker.view)
    typed = rest.casefold().removeprefix("turn").strip()
    if not last:
        asker.console.say(NOT_REVEALED)
    elif rest and not (typed.isascii() and typed.isdecimal()):
        asker.console.say(f"“{echo(rest)}” is no turn. Type recap, or recap and its number.")
    else:
        turn = int(typed[:9]) if rest else last
        say_revealed(asker.console, asker.table, asker.view.seat, asker.reference, turn)


def _ledger(asker: Asker, rest: str) -> None:
    if not asker.view.ledger and not asker.view.told:
        asker.console.say("Nothing has moved yet.")
        return
    view = asker.view
    hindsight = asker.table.hindsight(view.seat) if view.aims else None
    gains = asker.table.gains(view.seat)
    depth = () if hindsight is None else compose_depth(view, gains, hindsight, asker.reference)
    say_ledger(asker.console, view, asker.reference, depth)


def _why(asker: Asker, rest: str) -> None:
    console, view = asker.console, asker.view
    if not rest:
        console.head("Why things moved since you last decided")
        if not view.ledger:
            console.say("Nothing that you know of has moved yet.")
        say_brief(console, view.readings, view.ledger, asker.reference)
        console.say("why and the number or name of a reading tells its whole history.")
        return
    words = rest.split()
    everything = len(words) > 1 and words[-1].casefold() == "all"
    rest = " ".join(words[:-1]) if everything else rest
    subjects = list_subjects(view, asker.reference)
    found = find_subject(rest, subjects)
    if isinstance(found, str):
        console.say(found)
    elif found.turn:
        say_revealed(console, asker.table, view.seat, asker.reference, found.turn)
    elif found.kind in NUMBERS:
        _why_number(asker, found, subjects.index(found) + 1, everything)
    else:
        forecast = asker.forecast if view.ending is None else None
        say_subject(console, found, Known(view, asker.reference, forecast))
        _note(asker, found.kind)


def _why_number(asker: Asker, found: Subject, place: int, everything: bool) -> None:
    console, view = asker.console, asker.view
    console.head(f"Why: {safe(found.title)}")
    answer = asker.table.explain(view.seat, found.id)
    if isinstance(answer, Refusal):
        console.say(describe_refusal(answer))
        return
    say_answer(console, answer, everything)
    for told in tell_levers(view, found.id):
        console.say(told, "", "  ")
    _note(asker, found.kind)
    if not everything and answer.chapters:
        asked = place if found.kind == "reading" else found.id
        console.say(f"why {asked} all tells every change with its rule and sources.")


def _why_not(asker: Asker, rest: str) -> None:
    """Why something is not open, or did not come about; a number is that of a choice in the list.
    Once the game is over nothing is hidden."""
    console, view = asker.console, asker.view
    if not rest:
        console.say(
            "why not what? Type why not and an answer, an initiative, a rule or a modifier."
        )
        return
    if view.ending is not None:
        record = asker.table.record()
        if isinstance(record, Refusal):
            console.say(describe_refusal(record))
        else:
            say_absence_in(console, Account(record.game, None), rest)
        return
    topics = asker.table.topics(view.seat)
    if rest.isascii() and rest.isdecimal():
        chosen = find_choice(rest, asker.entries, "choice")
        if isinstance(chosen, str):
            console.say(chosen)
            return
        options = chosen.options if isinstance(chosen, ChoiceEntry) else (chosen,)
        if isinstance(chosen, ChoiceEntry) and chosen.takes_amount:
            options = (tuple(each for each in options if each.barred) or options)[:1]
        for option in options:
            for each in topics:
                if each.name == option.id and each.index >= 0:
                    say_absence(console, asker.table.explain_absence(view.seat, each.id))
        return
    found = find_topic(rest, topics)
    if isinstance(found, str):
        console.say(f"{found} Events and endings are explained once the game is over.")
    else:
        say_absence(console, asker.table.explain_absence(view.seat, found.id))


def _used(asker: Asker, rest: str) -> None:
    """What uses a number: `by` may stand before its name."""
    console, view = asker.console, asker.view
    words = rest.split()
    wanted = " ".join(words[1:] if words[:1] and words[0].casefold() == "by" else words)
    if not wanted:
        console.say("used by what? Type used by and a reading, an objective or a parameter.")
        return
    subjects = list_subjects(view, asker.reference)
    numbers = [each for each in subjects if each.kind in NUMBERS]
    found = find_subject(wanted, numbers)
    id = found if isinstance(found, str) else found.id
    uses = asker.table.uses(view.seat, wanted if isinstance(found, str) else id)
    if isinstance(uses, Refusal) and isinstance(found, str):
        console.say(found)
    else:
        say_uses(console, uses)


def _note(asker: Asker, kind: Kind) -> None:
    """Says so where a lesson wanted this tried out."""
    done = asker.practised.note(asker.view, kind)
    if done:
        asker.console.say(done)


def _about(asker: Asker, rest: str) -> None:
    if asker.view.ending is not None:
        asker.console.say("The game is over; there is nothing to choose any more.")
        return
    if not rest:
        asker.console.say("about what? Type about and a number or a name from the list.")
        return
    found = find_choice(rest, asker.entries, "choice")
    if isinstance(found, str):
        asker.console.say(found)
        return
    entry = found if isinstance(found, ChoiceEntry) else list_entries([found])[0]
    say_entry(asker.console, entry, asker.view, asker.reference, asker.forecast)
    _note(asker, "answer")


def _advice(asker: Asker, rest: str) -> None:
    question = find_pending(asker.view, asker.draft)
    forecast = asker.forecast if question is not None else None
    say_advice(asker.console, asker.view, question, forecast, asker.reference)


def _source(asker: Asker, rest: str) -> None:
    known = {each.casefold(): each for each in asker.reference.sources}
    found = known.get(rest.strip("[]., ").casefold())
    if found is not None:
        asker.console.say(asker.reference.source(found), "", "  ")
    elif rest:
        asker.console.say(f"There is no source “{echo(rest)}”; they stand in brackets, as [H-17].")
    else:
        asker.console.say("source what? Type source and an id that stands in brackets.")


def _orders(asker: Asker, rest: str) -> None:
    if asker.view.ending is not None:
        own = [f"“{safe(each.title)}”" for each in asker.view.told if each.seat == asker.view.seat]
        told = f"you chose {join_words(own)}" if own else "you chose nothing"
        asker.console.say(f"The game is over. In the last turn {told}.")
        return
    say_orders(asker.console, asker.view, asker.draft, asker.reference, asker.forecast)


WITH_ARGUMENT = frozenset({"look", "numbers", "pin", "why", "used", "about", "source", "recap"})
WORDS: Mapping[str, Word] = {
    "look": Word("look, look trust", "where everything stands; what has trust in its name", _look),
    "numbers": Word(
        "numbers, numbers trust",
        "all readings by group, with what each measures; those with trust in them, in full",
        _numbers,
    ),
    "pin": Word(
        "pin 3",
        "a reading that is told before each decision, in your next game too; once more: no longer",
        _pin,
    ),
    "events": Word("events", "this turn's events again", _events),
    "briefing": Word("briefing", "who you are and what you want", _briefing),
    "why": Word(
        "why, why 3, why 3 all",
        "what moved and why; a reading, all of its history; or by name an objective, an answer, an "
        "initiative, a source, and whatever else you know of: event 1, decision 1, turn 1",
        _why,
    ),
    "recap": Word("recap, recap 3", "what the last turn brought, or another one", _recap),
    "why not": Word(
        "why not 2, why not NAME",
        "what a choice in the list or a rule lacks, and by how much; once the game is over, an "
        "event or an ending too, and which other choices would have brought it",
        _why_not,
    ),
    "used": Word(
        "used by 3, used by NAME",
        "what moves a reading, an objective or a parameter, and what reads it, with the sources",
        _used,
    ),
    "ledger": Word(
        "ledger", "how each objective came about, what you could have done, every change", _ledger
    ),
    "about": Word("about 2", "all that is known of one choice in the list", _about),
    "advice": Word("advice", "what your advisers say to this decision", _advice),
    "source": Word("source H-17", "a source that stands in brackets, in words", _source),
    "orders": Word("orders", "what you have chosen so far", _orders),
}
