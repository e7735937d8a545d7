"""What a facilitator hears of a table, nothing hidden: the pages of the panel, said in lines."""

from __future__ import annotations

from itertools import groupby

from eleventh.core.refusals import Refusal
from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.facilitation.panel import (
    NOTHING,
    PutResponse,
    describe_none_found,
    describe_postings,
    describe_record,
    head_postings,
    put_responses,
    sealed_parts,
    seat_states,
    track_readings,
)
from eleventh_ui.display.readings import describe_reading
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.console import Console


def say_seats(console: Console, table: FacilitatorTable, orders: bool) -> None:
    """Whose orders are in; and, for a facilitator only, what they are."""
    for seat in seat_states(table):
        console.say(f"{seat.title}: {seat.state}.", "  ", "    ")
        for part in sealed_parts(table, seat.id) if orders else ():
            told = f"{part.question} {sentence(part.told)}".strip()
            console.say(f"- {told}", "    ", "      ")


def say_responses(console: Console, table: FacilitatorTable) -> None:
    """Every response that is put to a seat in this turn, with the ids that `replace` and `bar`
    take."""

    def decision(put: PutResponse) -> tuple[str, str, str]:
        return put.seat_title, put.decision, put.ask

    found = put_responses(table)
    for (title, id, ask), responses in groupby(found, decision):
        console.say(f"{title}, {safe(id)}: {ask}", "", "  ")
        for each in responses:
            state = "; ".join(filter(None, (f"{each.title} ({safe(each.response)})", each.state)))
            console.say(f"- {state}: {each.bar}" if each.bar else f"- {state}", "  ", "    ")
    if not found:
        console.say(NOTHING["responses"])


def say_tracks(console: Console, table: FacilitatorTable, wanted: str = "") -> None:
    """Every score as it stands, or those that are `wanted`, with what moved in this turn, and its
    id."""
    found = track_readings(table, wanted)
    if not found:
        console.say(describe_none_found(wanted))
    for reading, move in found:
        console.say(f"{describe_reading(reading, move)} ({safe(reading.id)})", "  ", "    ")


def say_explained(console: Console, table: FacilitatorTable, track: str, everything: bool) -> None:
    """Why a score stands where it stands, for whoever may know everything."""
    answer = table.account(track)
    if isinstance(answer, Refusal):
        console.say(describe_refusal(answer))
    else:
        say_answer(console, answer, everything)


def say_record(console: Console, table: FacilitatorTable) -> None:
    """What the facilitator did, also in lines of play that were left, every step back, and what of
    the ledger came of it."""
    found, postings = describe_record(table), describe_postings(table)
    if not found:
        console.say(NOTHING["ledger"])
    for done in found:
        number = f" [{done.entry}]" if done.entry else ""
        console.say(f"Turn {done.turn}: {done.told}{number}", "  ", "    ")
    if any(done.entry for done in found):
        console.say("retract takes the last of these back, retract and a number in [] another.")
    if postings:
        console.say(head_postings(postings))
    for told in postings:
        console.say(told, "  ", "    ")
