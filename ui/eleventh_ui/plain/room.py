"""What is done at the keyboard beside one seat's orders: the timer, the facilitator's words, the
debrief, and playing on from an earlier turn.

During the game the debrief is for a facilitator only, since it hides nothing; afterwards it is for
everybody. Where seats share the keyboard, what was said here is hidden again before the seat's own
prompt returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eleventh.bots.registry import HUMAN
from eleventh.play.faults import SaveError
from eleventh.play.restoring import Identity, identity
from eleventh.play.seat_views import Notice
from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.curtain import CurtainCall
from eleventh_ui.display.document import Section
from eleventh_ui.display.exports import KINDS_TOLD
from eleventh_ui.display.facilitation import playing_on
from eleventh_ui.display.facilitation.acts import EXTEND
from eleventh_ui.display.facilitation.acts import TIMER as TIMER_ACT
from eleventh_ui.display.facilitation.admission import (
    AGAIN,
    ASKED,
    CHOOSE,
    DIFFERENT,
    EMPTY_LEAVES,
    UNCHOSEN,
)
from eleventh_ui.display.facilitation.panel import describe_missing
from eleventh_ui.display.facilitation.prepared import (
    LOAD,
    act_of,
    list_prepared,
)
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.matching import Candidate, find_meant, refuse_word
from eleventh_ui.display.notices import describe_notice, describe_unseen, name_teller
from eleventh_ui.display.orders_summary import describe_opened_again
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.saving import describe_saving
from eleventh_ui.display.unread_notices import UnreadNotices
from eleventh_ui.display.words import describe_restored_save, sentence
from eleventh_ui.plain.commands import list_words
from eleventh_ui.plain.console import LEAVING, Console, Left
from eleventh_ui.plain.dialogue import OtherWord, ask_fields
from eleventh_ui.plain.documents import say_section
from eleventh_ui.plain.facilitator import (
    PLAYERS,
    REVEAL,
    ROOM,
    WhiteCell,
    help_of_facilitator,
    is_table_word,
    perform,
)
from eleventh_ui.plain.panel import say_seats
from eleventh_ui.plain.timer import PlainTimer

OPENING = 2  # sections of the debrief that are told unasked
CLOSING = ("", "close")
TIMER = (
    "timer 10, timer, timer off",
    "ten minutes to talk in each turn; how much is left; no timer",
)
UNSEAL = ("unseal SEAT", "before the reveal: that seat takes its sealed orders back")
AT_ANY_TIME = (
    TIMER,
    ("debrief, or debrief 3", "after the end: what happened and what mattered; or one section"),
    (
        "export FILE, or export KIND FILE",
        f"after the end: a report ({KINDS_TOLD}); FILE ends in .md or .html, or else both",
    ),
    ("lines", "after the end: the lines of play that there are"),
    ("fork 3, or fork 3 1", "after the end: play on from turn 3 in a match of its own; of line 1"),
    ("fork 3 seoul", "the same, with one person in the seat of Seoul and doctrines in the others"),
    ("seats", "whose orders are in"),
    UNSEAL,
)
FACILITATOR = "facilitator"
"""Where people share the keyboard: what the facilitator types to have it."""
ADMITTING = (FACILITATOR, f"the facilitator takes the keyboard, until {PLAYERS} gives it back")
PREPARING = (LOAD.usage, LOAD.told)
REVEALING = (REVEAL, "begins the reveal, once all orders are in")
LEAVING_IT = (PLAYERS, "hides this and gives the keyboard back")
OPEN = ("seats", "timer")  # words of everybody; minutes are set by the facilitator


class PlayOn(Exception):
    """Somebody wants to play on from a turn of a line of play, in a match of its own: the people as
    before, or one alone in a seat."""

    def __init__(self, turn: int, line: int, seat: str) -> None:
        super().__init__(turn, line, seat)
        self.turn = turn
        self.line = line
        self.seat = seat


@dataclass(slots=True)
class PlainRoom:
    """The keyboard of one match, which is saved at `path`, if it is. `export` writes the report to
    the file named and says so."""

    console: Console
    table: FacilitatorTable
    timer: PlainTimer
    export: Callable[[str], str]
    cell: WhiteCell | None = None
    shared: bool = False
    path: Path | None = None
    _unread: UnreadNotices = field(init=False)
    _file: Identity | None = field(init=False)
    _admitted: bool = False
    _reveals: bool = False  # the facilitator wants the turn revealed now
    _told: tuple[int, list[Section]] | None = None  # a debrief, and of how many events

    def __post_init__(self) -> None:
        self._unread = UnreadNotices(self.table)
        self._file = self._found()

    def remind(self) -> None:
        """What is to be said before a prompt: that the time is up, or that the save was put back
        after it had vanished."""
        due = self.timer.due()
        if due:
            self.console.say(due)
        found = self._found()
        if found is not None and found != self._file:
            self._file = found
            self.console.say(describe_restored_save(self.path))

    def _found(self) -> Identity | None:
        return identity(self.path) if self.path is not None else None

    def given(self, typed: str) -> bool:
        """Does what a line asks if it is for the room; False if it is not. PlayOn if it asks to
        play on elsewhere."""
        if self._guarded and typed.strip().casefold() == FACILITATOR:
            self._facilitate()
            return True
        if self._guarded and self._facilitators(typed):
            self.console.say(f"That is a word of the facilitator, who types {FACILITATOR} first.")
            return True
        if not self._done(typed):
            return False
        if self.shared and not self.table.over:
            self.console.ask("Press Enter to hide this:")
            self.console.curtain()
        return True

    def help(self) -> tuple[tuple[str, str], ...]:
        """The words that work here, with what they do."""
        if self.cell is None:
            return AT_ANY_TIME
        if not self._guarded:
            return (*AT_ANY_TIME, REVEALING, PREPARING, *help_of_facilitator())
        if self._admitted:
            return (*AT_ANY_TIME, REVEALING, PREPARING, *help_of_facilitator(), LEAVING_IT)
        theirs = (each for each in AT_ANY_TIME if each not in (TIMER, UNSEAL))
        return (("timer", "how much time is left to talk"), *theirs, ADMITTING)

    def say_standing(self, seat: str) -> None:
        """The time there is to talk, and what the facilitator did in this turn that the seat may
        know, and what it did before that the seat was not told yet."""
        if self.table.hosted.minutes:
            self.console.say(self.timer.told(seat))
        self._say_notices(self._unread.take_with_turn(seat))

    def say_news(self, seat: str) -> None:
        """What the facilitator did that a seat was not told yet."""
        self._say_notices(self._unread.take(seat))

    def _say_notices(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            self.console.say(f"{name_teller(notice)}: {describe_notice(notice)}", "", "  ")
            if notice.text:
                self.console.say(notice.text, "  ")

    def begin(self) -> None:
        """Has the facilitator choose a code before anybody else sits at a keyboard that is shared,
        if they want to now."""
        if self.cell is not None and self.shared and not self.table.guarded:
            self.console.say("The facilitator first, who may leave this empty until later.")
            if not self._choose_code():
                self.console.say(UNCHOSEN)
            self.console.curtain()

    def awaited_readers(self, people: Sequence[str]) -> tuple[str, ...]:
        """The seats of these people that an event was added for, this turn, that they have not been
        shown yet."""
        return tuple(seat for seat in people if self.unseen_events(seat))

    def unseen_events(self, seat: str) -> tuple[Notice, ...]:
        """The events that were added in this turn and that a seat has not been shown yet."""
        return self._unread.unseen_events(seat)

    def before_reveal(self, people: Sequence[str]) -> str | None:
        """Lets a facilitator act between the last orders and the reveal, which nobody else begins.
        Returns None when the turn may be revealed, or when somebody is to be asked again; a seat
        whose people want to look at what they have sealed."""
        turn, self._reveals = self.table.turn, False
        call = CurtainCall("", {each: self._titles()[each] for each in people}, "again")
        how = f"{FACILITATOR}, then {REVEAL}" if self._guarded else REVEAL
        while self.cell is not None and not self.table.waiting() and self.table.turn == turn:
            if self._reveals or self.awaited_readers(people):
                return None
            self.remind()
            typed = self.console.ask(f"All orders are in. The facilitator types {how} (or help):")
            seat = call.find_seat(typed) if self.shared else None
            if seat is not None:
                return seat
            if typed.casefold() in LEAVING:
                raise Left
            if typed.casefold() in ("help", "?"):
                self._help()
            elif not typed:
                self.console.say(f"Enter reveals nothing: the facilitator types {how}.")
            elif not self.given(typed):
                self._refuse(typed)
        return None

    def _reveal(self) -> None:
        """Notes that the facilitator wants the turn revealed, if it can be, and says why not."""
        unseen = {
            self._titles()[seat]: self.unseen_events(seat)
            for seat, player in self.table.players.items()
            if player == HUMAN
        }
        unread = describe_unseen({title: each for title, each in unseen.items() if each})
        if self.table.over:
            self.console.say("The game is over; there is nothing to reveal.")
        elif self.table.waiting():
            self.console.say(describe_missing(self.table))
        elif self.table.paused is not None:
            self.console.say("Play is paused. resume lets it go on.")
        elif unread:
            self.console.say(unread)
        else:
            self._reveals = True

    def close(self, telling: Callable[[str], bool]) -> bool:
        """Waits after the end until everything is said; True if the table was taken back. `telling`
        answers a line that asks how things stand, and is False for any other."""
        self.console.say()
        self.console.say("debrief tells what mattered, export FILE writes a report, fork N plays")
        self.console.say("on from turn N; why, look and ledger work as before. help tells more;")
        self.console.say("Enter closes.")
        while self.table.over:
            self.remind()
            try:
                typed = self.console.ask("After the game:")
            except Left:
                return False
            if typed.casefold() in (*LEAVING, *CLOSING):
                return False
            if typed.casefold() in ("help", "?"):
                self._help(list_words())
            elif typed.casefold() == "save":
                self.console.say(f"{describe_saving(self.table.unstored())} Enter closes.")
            elif not telling(typed) and not self.given(typed):
                told = (*list_words(), *self.help())
                said = refuse_word(typed, (usage for usage, _ in told))
                self.console.say(f"{said} help tells the words; Enter closes.")
        return True

    def _refuse(self, typed: str) -> None:
        said = refuse_word(typed, (usage for usage, _ in self.help()))
        self.console.say(f"{said} help tells the words.")

    def _help(self, more: tuple[tuple[str, str], ...] = ()) -> None:
        self.console.list_words((*more, *self.help()))

    def _do(self, word: str, rest: str) -> None:
        if word == REVEAL:
            self._reveal()
        elif word == LOAD.word:
            self._put_prepared(rest)
        elif word == "timer":
            self._timer(rest)
        elif word == "seats":
            self._seats()
        elif word == "unseal":
            self._unseal(rest)
        elif self.cell is None and not self.table.over:
            self.console.say(f"{word} comes after the end of the game.")
        elif word == "debrief":
            self._debrief(rest)
        elif word == "export":
            told = self.export(rest) if rest else "export what? Type export and a file name."
            self.console.say(told)
        elif word == "lines":
            self._lines()
        else:
            self._fork(rest)

    def _is_admitted(self) -> bool:
        """Asks for the facilitator's code, or has one chosen where there is none; whether the one
        that counts was given."""
        if not self.table.guarded:
            return self._choose_code()
        self.console.say(EMPTY_LEAVES)
        while code := self.console.ask_secret(f"{ASKED}:"):
            refused = self.table.admit(code)
            for each in refused:
                self.console.say(describe_refusal(each))
            if not refused:
                return True
        return False

    def _choose_code(self) -> bool:
        """Asks for a new code until one is kept; False if nothing is typed, or nothing can be
        stored."""
        while code := self.console.ask_secret(f"{CHOOSE}:"):
            if code != self.console.ask_secret(f"{AGAIN}:"):
                self.console.say(DIFFERENT)
                continue
            try:
                refused = self.table.guard(code)
            except SaveError as fault:
                self.console.say(f"Not done. {fault}")
                return False
            for each in refused:
                self.console.say(describe_refusal(each))
            if not refused:
                return True
        return False

    @property
    def _guarded(self) -> bool:
        """Whether the facilitator's words are to be kept from those at the keyboard."""
        return self.cell is not None and (self.shared or self.table.guarded)

    def _facilitators(self, typed: str) -> bool:
        """Whether a line, of a table with a facilitator, is for the facilitator only."""
        word, _, rest = typed.strip().casefold().partition(" ")
        if word == REVEAL and rest:
            return False  # the beginning of something else
        if word in OPEN or (word in ROOM and self.table.over):
            return bool(rest) and word == "timer"
        return word in ROOM or (self.cell is not None and self.cell.knows(word))

    def _facilitate(self) -> None:
        """The keyboard is the facilitator's, behind a curtain, until it is given back."""
        self.console.curtain()
        if not self._is_admitted():
            return
        self.console.say(f"The keyboard is the facilitator's. {PLAYERS} hides this again.")
        self._admitted = True
        try:
            typed = self._asked()
            while typed.casefold() != PLAYERS:
                if typed.casefold() in LEAVING:
                    raise Left
                try:
                    if typed.casefold() in ("help", "?"):
                        self._help()
                    elif not self._does(typed):
                        said = refuse_word(typed, (usage for usage, _ in self.help()))
                        told = f"{said} help tells them; {PLAYERS} goes back."
                        self.console.say(told)
                    if self._reveals:
                        break
                    typed = self._asked()
                except OtherWord as other:
                    typed = other.typed
        finally:
            self._admitted = False
        self.console.curtain()
        self.console.say("The keyboard is the players' again.")

    def _asked(self) -> str:
        self.remind()
        return self.console.ask(f"Facilitator ({PLAYERS} or help):")

    def _done(self, typed: str) -> bool:
        """Does what a line asks, and what is asked instead at a question of it; False if the line
        is not for the room."""
        try:
            return self._does(typed)
        except OtherWord as other:
            if not self._done(other.typed):
                self._refuse(other.typed)
            return True

    def _does(self, typed: str) -> bool:
        """Does what a line asks, whoever typed it; False if it is not for the room. OtherWord if
        another word is typed at a question of it."""
        word, _, rest = typed.strip().partition(" ")
        own = word.casefold() == LOAD.word and self.cell is None
        if own or (word.casefold() == REVEAL and (rest or self.cell is None)):
            return False  # an answer may begin so
        try:
            if word.casefold() in ROOM:
                self._do(word.casefold(), rest.strip())
                return True
            return self.cell is not None and self.cell.given(typed)
        except SaveError as fault:
            self.console.say(f"Not done. {fault}")
            return True

    def _seats(self) -> None:
        known = self.cell is not None and (self._admitted or not self._guarded)
        say_seats(self.console, self.table, orders=known)
        if self._guarded and not known and not self.table.over:
            self.console.say(f"What they are is told to the facilitator, who types {FACILITATOR}.")

    def _timer(self, rest: str) -> None:
        if not rest:
            self.console.say(self.timer.told())
            return
        if rest.startswith("+"):
            perform(self.console, self.table, EXTEND, rest)
            return
        values = perform(self.console, self.table, TIMER_ACT, rest)
        if values is not None:
            self.timer.restart(values["minutes"])

    def _debrief(self, rest: str) -> None:
        from eleventh_ui.plain.searching import find_sections  # and NumPy, which takes a while

        record = self.table.record()
        if self._told is None or self._told[0] != len(record.events):
            self._told = len(record.events), find_sections(self.console, record)
        found = self._told[1]
        if rest:
            if rest.isascii() and rest.isdecimal() and 1 <= int(rest[:9]) <= len(found):
                say_section(self.console, found[int(rest) - 1])
            else:
                self.console.say(f"Type debrief and a number from 1 to {len(found)}.")
            return
        for section in found[:OPENING]:
            say_section(self.console, section)
        self.console.say()
        for number, (title, _) in enumerate(found[OPENING:], start=OPENING + 1):
            self.console.say(f"debrief {number}: {title}", "  ", "      ")

    def _lines(self) -> None:
        for each in self.table.lines_of_play():
            reached = "played to its end" if each.over else f"reached turn {each.turn}"
            left = f"; left: {sentence(each.left)}" if each.left else ""
            now = "; the table is here" if each.current else ""
            self.console.say(f"{each.number}. {reached}{now}{left}", "  ", "     ")

    def _fork(self, rest: str) -> None:
        source = TableSource(self.table)
        values = ask_fields(
            self.console, source, playing_on.FIELDS, playing_on.line_of_fork(rest), is_table_word
        )
        if values is not None:
            raise PlayOn(values["turn"], values["line"], values["who"])

    def _put_prepared(self, rest: str) -> None:
        """Puts one of the prepared events to the table, or takes those of a file."""
        there = TableSource(self.table).prepared
        if there and (not rest or rest[:1].isdecimal()):
            perform(self.console, self.table, act_of(there), rest)
            return
        if perform(self.console, self.table, LOAD, rest) is not None:
            for line in list_prepared(TableSource(self.table).prepared):
                self.console.say(line, "  ", "     ")

    def _unseal(self, rest: str) -> None:
        people = [seat for seat in self.table.seats if self.table.players[seat] == HUMAN]
        seat = people[0] if not rest and len(people) == 1 else self._seat(rest)
        if seat is None:
            return
        refused = self.table.withdraw(seat)
        for refusal in refused:
            self.console.say(sentence(describe_refusal(refusal)))
        if not refused:
            title = self._titles()[seat]
            self.console.say(describe_opened_again(title))

    def _seat(self, typed: str) -> str | None:
        seats = [Candidate(id, title) for id, title in self._titles().items()]
        found = find_meant(typed, seats, "seat", numbered=False)
        if isinstance(found, str):
            self.console.say(found)
            return None
        return seats[found].id

    def _titles(self) -> dict[str, str]:
        return {each.id: each.title for each in self.table.printed.seats}
