"""What a facilitator can do and read at the keyboard, in words.

Each act is a value of `display.facilitation`; here its fields are asked for and what came of it is
said. An empty answer where something is needed leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eleventh.play.account import Account
from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.facilitation.acts import ACTS, EXTEND, TRACK_FIELD, Act
from eleventh_ui.display.facilitation.fields import Values
from eleventh_ui.display.facilitation.prepared import LOAD
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.dialogue import ask_fields
from eleventh_ui.plain.panel import say_explained, say_record, say_responses, say_tracks
from eleventh_ui.plain.walking import say_absence_in, say_uses

PAGES = (
    ("responses", "every response that is put to a seat, with the ids that replace and bar take"),
    ("tracks, or tracks WORD", "every score, nothing hidden, with its id; those with WORD in it"),
    ("explain TRACK, explain TRACK all", "why any score stands there, nothing hidden"),
    (
        "explain not NAME",
        "why an answer, an initiative, a rule, an event or an ending did not come about",
    ),
    ("explain used by TRACK", "what moves a score and what reads it"),
    ("record", "what you have done so far, and why"),
)
REVEAL = "reveal"
"""What the facilitator types to reveal a turn."""
ROOM = (REVEAL, LOAD.word, "timer", "seats", "unseal", "debrief", "export", "lines", "fork")
"""Words that the room keeps, with or without a facilitator."""
PLAYERS = "players"
"""Where people share the keyboard: what the facilitator types to give it back."""


def help_of_facilitator() -> tuple[tuple[str, str], ...]:
    """The facilitator's words, with what they do."""
    acts = (act for act in ACTS.values() if act.word not in ROOM)
    return (*((act.usage, act.told) for act in acts), *PAGES)


def is_table_word(typed: str) -> bool:
    """Whether a line begins with a word of the table, whoever may type it."""
    word = typed.partition(" ")[0].casefold()
    pages = (usage.partition(" ")[0] for usage, _ in PAGES)
    return word in (*ACTS, *ROOM, *pages, PLAYERS)


def perform(console: Console, table: FacilitatorTable, act: Act, rest: str) -> Values | None:
    """Asks for what an act needs beyond the rest of its line, does it, and says what came of it;
    the values it was done with, or None if it was not. OtherWord as `ask_fields`."""
    source = TableSource(table)
    values = ask_fields(console, source, act.fields, act.line(rest, source), is_table_word)
    if values is None:
        return None
    done = act.done(source, values)  # before it is: what is taken back can't be named after
    refused = act.do(table, values)
    for refusal in refused:
        console.say(f"Not done: {sentence(describe_refusal(refusal))}")
    if refused:
        return None
    console.say(done)
    return values


@dataclass(slots=True)
class WhiteCell:
    """The facilitator's words at one console."""

    console: Console
    table: FacilitatorTable

    def given(self, typed: str) -> bool:
        """Does what a line asks if it starts with one of the words; False if it does not."""
        word, _, rest = typed.strip().partition(" ")
        word, rest = word.casefold(), rest.strip()
        if not self.knows(word) or (word == EXTEND.word and rest[:1].isalpha()):
            return False  # an answer may begin with that word
        if word in ACTS:
            perform(self.console, self.table, ACTS[word], rest)
        else:
            self._pages()[word](rest)
        return True

    def knows(self, word: str) -> bool:
        """Whether it is one of the words, in small letters."""
        return word in self._pages() or (word in ACTS and word not in ROOM)

    def _pages(self) -> Mapping[str, Callable[[str], None]]:
        console, table = self.console, self.table
        return {
            "responses": lambda rest: say_responses(console, table),
            "tracks": lambda rest: say_tracks(console, table, rest),
            "explain": self._explain,
            "record": lambda rest: say_record(console, table),
        }

    def _explain(self, rest: str) -> None:
        words = rest.split()
        first = words[0].casefold() if len(words) > 1 else ""
        if first == "not":
            account = Account(self.table.record().game, None)
            say_absence_in(self.console, account, " ".join(words[1:]))
            return
        if first == "used":
            named = words[2:] if words[1].casefold() == "by" else words[1:]
            self._say_used(" ".join(named))
            return
        everything = len(words) > 1 and words[-1].casefold() == "all"
        wanted = " ".join(words[:-1]) if everything else rest
        texts = {TRACK_FIELD.id: wanted} if wanted else {}
        source = TableSource(self.table)
        values = ask_fields(self.console, source, (TRACK_FIELD,), texts, is_table_word)
        if values is not None:
            say_explained(self.console, self.table, values[TRACK_FIELD.id], everything)

    def _say_used(self, wanted: str) -> None:
        texts = {TRACK_FIELD.id: wanted} if wanted else {}
        source = TableSource(self.table)
        values = ask_fields(self.console, source, (TRACK_FIELD,), texts, is_table_word)
        if values is not None:
            say_uses(self.console, self.table.all_uses(values[TRACK_FIELD.id]))
