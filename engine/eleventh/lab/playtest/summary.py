"""Makes a playtest of the counts of many games."""

from __future__ import annotations

import numpy as np

from eleventh.core.program import Program
from eleventh.lab.batch.counts import Counts
from eleventh.lab.batch.units import WorkUnit
from eleventh.lab.playtest.coverage import (
    list_turns,
    summarise_acts,
    summarise_decisions,
    summarise_endings,
    summarise_initiatives,
    summarise_injects,
    summarise_joints,
    summarise_rules,
)
from eleventh.lab.playtest.result import Length, Playtest
from eleventh.lab.playtest.seats import summarise_seats
from eleventh.lab.playtest.tracks import summarise_tracks
from eleventh.play.version import RULES, engine_version

PACE = 200  # words that are read in a minute


def summarise(program: Program, unit: WorkUnit, counts: Counts) -> Playtest:
    """What the games of a unit came to. ValueError if none was played."""
    if not counts.games:
        raise ValueError("no game was played to its end, so there is nothing to tell")
    players = {seat: player.name for seat, player in unit.players}
    return Playtest(
        engine=engine_version(),
        rules=RULES,
        scenario=program.scenario,
        title=program.title,
        program=program.hash,
        backend=unit.backend,
        seed=unit.seed,
        first=unit.first,
        wanted=unit.count,
        games=counts.games,
        players=players,
        length=_measure_length(program, counts),
        endings=tuple(summarise_endings(program, counts)),
        seats=tuple(summarise_seats(program, counts, players)),
        tracks=tuple(summarise_tracks(program, counts)),
        decisions=tuple(summarise_decisions(program, counts)),
        initiatives=tuple(summarise_initiatives(program, counts)),
        joints=tuple(summarise_joints(program, counts)),
        injects=tuple(summarise_injects(program, counts)),
        acts=tuple(summarise_acts(program, counts)),
        fired=tuple(summarise_rules(program, counts)),
    )


def _measure_length(program: Program, counts: Counts) -> Length:
    turns = list_turns(counts.endings.sum(axis=0))
    once = [program.synopsis, *(seat.briefing for seat in program.seats)]
    injects = [
        _count_words(each.headline, each.text, *(text for _, text in each.private))
        for each in program.injects
    ]
    decisions = [
        _count_words(each.ask, *_read_choices(program, each.choices)) for each in program.decisions
    ]
    read = int(counts.fired.sum(axis=1) @ np.array(injects, np.int64))
    read += int(counts.asked @ np.array(decisions, np.int64))
    words = _count_words(*once) + read / counts.games
    return Length(
        turns=turns,
        mean_turns=sum(turn * number for turn, number in turns.items()) / counts.games,
        words=words,
        reading=words / PACE,
        minutes=program.minutes,
    )


def _read_choices(program: Program, choices: tuple[int, ...]) -> list[str]:
    return [f"{program.choices[each].title} {program.choices[each].text}" for each in choices]


def _count_words(*texts: str) -> int:
    return sum(len(each.split()) for each in texts)
