"""Why something is not taken: a code and what there is to say of it, as data.

The engine tells codes, ids, titles and numbers; the sentence for each code is written once, where
people are spoken to (`eleventh_ui.display.refusals`). So a refusal means the same on a screen, in a
script and on a wire, and nothing needs to read a sentence to know what happened. What a refusal of
a seat's holds depends on nothing that the seat may not see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Datum = str | int | float | tuple[str | int | float, ...]
"""What there is to say of something: an id, a title, a number, or several of them in order."""

Data = Mapping[str, Datum]


class RefusalCode(StrEnum):
    """Every reason there is; beside each the names of its data. `wanted` is what was asked for and
    is not there, `near` what may have been meant (or empty), `known` what there is."""

    # orders
    NOT_ASKED = "not_asked"  # wanted, known
    UNKNOWN_RESPONSE = "unknown_response"  # decision, wanted, known
    NO_SUCH_AMOUNT = "no_such_amount"  # wanted, response, span, step
    UNKNOWN_INITIATIVE = "unknown_initiative"  # wanted, known
    UNANSWERED = "unanswered"  # ask
    TWICE = "twice"  # title
    TOO_COSTLY = "too_costly"  # price, capital

    # a choice that is not open; the title of the choice is in each
    DONE_ALREADY = "done_already"  # title
    NEEDS = "needs"  # title, needs, tracks and values: what of it fails, where that stands; lasts
    BEYOND_CAPITAL = "beyond_capital"  # title, price, capital
    ANSWERED_FOR_YOU = "answered_for_you"  # title, reason
    TAKEN_OUT = "taken_out"  # title, reason

    # a seat at the table
    NO_SEAT = "no_seat"  # wanted
    NOT_YOURS = "not_yours"  # player
    OVER = "over"
    STALE = "stale"  # made, open
    PAUSED = "paused"  # reason
    SEALED = "sealed"
    NOT_SUBMITTED = "not_submitted"
    NO_SUCH_PREDICTION = "no_such_prediction"  # known: objectives
    WAITING = "waiting"  # seats

    # asking what is told later, and why
    NOT_OVER = "not_over"
    TURN_NOT_COME = "turn_not_come"  # wanted, last
    TURN_NOT_PLAYED = "turn_not_played"  # wanted, last
    NO_SUCH_TRACK = "no_such_track"  # wanted, near, known
    NO_SUCH_TOPIC = "no_such_topic"  # wanted, near, known

    # going back, and playing on elsewhere
    NO_TURN_BACK = "no_turn_back"  # last
    NO_TURN_TO_FORK = "no_turn_to_fork"  # last
    NO_SUCH_LINE = "no_such_line"  # last

    # the facilitator
    OVER_GO_BACK = "over_go_back"
    NO_WORDS = "no_words"  # field
    TOO_LONG = "too_long"  # field, length, most
    BAD_MINUTES = "bad_minutes"  # most
    NO_TIMER = "no_timer"
    NOTHING_SEALED = "nothing_sealed"
    NOT_BARRED = "not_barred"
    NOTHING_TO_RETRACT = "nothing_to_retract"
    RESTED_ON = "rested_on"
    WRONG_CODE = "wrong_code"
    SHORT_CODE = "short_code"  # least, most
    PAUSED_ALREADY = "paused_already"
    NOT_PAUSED = "not_paused"
    NOT_PUT_TO_SEAT = "not_put_to_seat"  # wanted, known
    ANSWERED_ALREADY = "answered_already"  # decision
    NO_ANSWER_LEFT = "no_answer_left"
    NO_AUDIENCE = "no_audience"  # known
    DERIVED = "derived"  # title, reads
    NO_SUCH_VALUE = "no_such_value"  # title, known
    OUT_OF_BOUNDS = "out_of_bounds"  # title, low, high
    NO_CHANGE = "no_change"  # title
    NO_MOVE = "no_move"  # title
    NO_SUCH_SOURCE = "no_such_source"  # wanted
    TOO_MANY_PREPARED = "too_many_prepared"  # most

    # who plays, scenarios and saves
    NOT_A_PLAYER = "not_a_player"  # wanted
    UNKNOWN_SEAT = "unknown_seat"  # wanted, near, known
    UNKNOWN_DOCTRINE = "unknown_doctrine"  # wanted, near, known
    BROKEN_DOCTRINE = "broken_doctrine"  # wanted, fault
    PROGRAM_ELSEWHERE = "program_elsewhere"  # wanted
    NO_COMMAND = "no_command"  # wanted
    NO_PROGRAM = "no_program"  # wanted, near
    NOT_EXECUTABLE = "not_executable"  # wanted
    NOT_A_PROGRAMS_SEAT = "not_a_programs_seat"  # wanted, player
    NO_SCENARIO = "no_scenario"  # wanted, near
    NOT_A_SCENARIO = "not_a_scenario"  # path, file, known
    NO_SAVE = "no_save"  # wanted, near, folder
    NO_SAVES_YET = "no_saves_yet"  # folder, unread
    NOTHING_TO_RESUME = "nothing_to_resume"  # folder, unread


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why orders (or a request) are not taken. `about` is the id of the decision or initiative it
    is about, for whoever orders by ids; most have none."""

    code: RefusalCode
    data: Data = field(default_factory=dict)
    about: str = ""
