"""A game as a text that a reviewer reads: every event, every order, every posting with its reason.

Made from the record of a game alone, so it shows what anybody who gets that JSON document could
know.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from eleventh.bots.registry import assign
from eleventh.core.program import Program
from eleventh.play.match import Match
from eleventh.play.record import export_record
from games import adjudicator, compiled


def played(folder, seed: int) -> tuple[Program, dict[str, Any]]:
    """The record of a game that the historian plays from every seat, and the program with its texts
    as they were told in it."""
    table = adjudicator(folder)
    players = assign([seat.id for seat in table.program.seats], ["all=historian"], "historian")
    match = Match.start(table, compiled(folder).files, players, seed)
    while not match.over:
        assert not match.advance()
    return match.game.adjudicator.program, export_record(match.record)


def told(program: Program, document: dict[str, Any]) -> str:
    """The whole game as Markdown."""
    return "\n".join(_lines(program, document)) + "\n"


def _lines(program: Program, document: dict[str, Any]) -> Iterator[str]:
    choices = {(choice.seat, choice.id): choice.title for choice in program.choices}
    headlines = {inject.id: inject.headline for inject in program.injects}
    yield f"# {document['title']}: played by the historian"
    yield ""
    told = "track, from, to, amount, chain, sources, line"
    yield f"Seed {document['seed']}. Of every posting: {told}."
    for turn in document["turns"]:
        title = program.turns[turn["turn"] - 1].title
        yield ""
        yield f"## Turn {turn['turn']}, {turn['date']}: {title}"
        yield ""
        for inject in turn["injects"]:
            yield f"* **{headlines[inject]}** (`{inject}`)"
        yield ""
        for seat, orders in turn["orders"].items():
            for decision, response in orders["responses"].items():
                yield f"* {seat}, `{decision}`: {choices[seat, response]} (`{response}`)"
            for initiative in orders["initiatives"]:
                yield f"* {seat} takes the initiative: {choices[seat, initiative]} (`{initiative}`)"
        yield ""
        yield "```"
        for stage, postings in groupby(turn["ledger"], key=lambda posting: posting["stage"]):
            yield f"[{stage}]"
            yield from map(_posting, postings)
        yield "```"
    yield ""
    yield f"## The end: {document['ending']['title']}"
    yield ""
    yield document["ending"]["text"].strip()
    yield ""
    for seat, objectives in document["objectives"].items():
        for each in objectives:
            yield f"* {seat}, {each['text'].strip()} {each['score']:.0f}"
    yield ""
    yield "| track | start | end |"
    yield "|---|---|---|"
    for track, start in document["start"].items():
        yield f"| {track} | {_shown(start)} | {_shown(document['turns'][-1]['tracks'][track])} |"


def _posting(posting: dict[str, Any]) -> str:
    chain = " > ".join(f"{link['id']}" for link in posting["cause"])
    cite = " ".join(posting["cite"])
    line = f" {posting['line']}" if posting["line"] else ""
    amount = posting["amount"]
    moved = f"({amount:+.2f})" if isinstance(amount, float | int) else f"({amount})"
    change = f"{_shown(posting['before'])} -> {_shown(posting['after'])} {moved}"
    return f"  {posting['track']}: {change} {chain} [{cite}]{line}"


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}"
