"""Our adapter: the rulebook northeast_asia under one scenario that can do every deed of the cases.

The scenario is generated: an inject that never fires holds the deeds, and there is a turn for each
length that cases ask for. A set-up sets the values of the state directly, a turn is one transition.
Each different set of parameters is a program of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from cases.reading import Deed, Setup, every_case, every_deed
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from games import ROOT, adjudicate

RULEBOOKS = ROOT / "scenarios" / "rulebooks"
FIRST = date(2019, 1, 1)


@dataclass(frozen=True)
class Game:
    """A state of the program that its set-up asks for."""

    table: Adjudicator
    state: State


@dataclass
class Ground:
    """The rulebook as it is in this repository. `folder` is where the scenarios are written."""

    folder: Path
    tables: dict[tuple[tuple[str, float], ...], Adjudicator] = field(default_factory=dict)

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """The deeds that the scenario can do, in its order."""
        return every_deed()

    @cached_property
    def lengths(self) -> list[int]:
        """The lengths of the turns, in days."""
        return sorted({trial.setup.days for case in every_case() for trial in case.trials})

    def start(self, setup: Setup) -> Game:
        """A game in which a turn of the length asked for has opened, with the values given."""
        table = self.table(setup.parameters)
        tracks = table.program.tracks
        state = table.begin(0, setup.seed).state
        values, ids = list(state.values), [track.id for track in tracks]
        for name, value in setup.given.items():
            index = ids.index(name)
            known = tracks[index].values
            values[index] = float(known.index(value) if isinstance(value, str) else value)
        turn, times = (
            self.lengths.index(setup.days) + 1,
            self.count_times(table.program, setup.earlier),
        )
        return Game(table, replace(state, values=tuple(values), turn=turn, times=times))

    def count_times(self, program: Program, earlier: Sequence[tuple[Deed, int]]) -> tuple[int, ...]:
        """How often the deeds of each counter were done in earlier turns."""
        times, first = [0] * len(program.counters), self.find_first(program)
        for deed, count in earlier:
            counter = program.deeds[first + self.deeds.index(deed)].counter
            assert counter >= 0, f"nothing reads how often {deed.act} was done"
            times[counter] = count
        return tuple(times)

    def may(self, game: Game, seat: str, initiative: str) -> bool:
        """Whether the seat's menu offers the initiative, open and affordable."""
        program, menu = game.table.program, game.table.menu(game.state, seat)
        (offer,) = (o for o in menu.initiatives if program.choices[o.choice].id == initiative)
        return not offer.barred

    def do(self, game: Game, deeds: Sequence[Deed], orders: Mapping[str, Sequence[str]]) -> Game:
        """One transition, with these deeds done."""
        first = self.find_first(game.table.program)
        done = tuple(sorted(first + self.deeds.index(deed) for deed in deeds))
        given = {seat: Orders({}, tuple(each)) for seat, each in orders.items()}
        state = replace(game.state, deeds=done)
        return Game(game.table, adjudicate(game.table, state, given).state)

    def level(self, game: Game, track: str) -> float | str:
        """The value of a track or a derived track; the name of a status."""
        tracks = game.table.program.tracks
        for index, each in enumerate(tracks):
            if each.id == track:
                value = game.state.values[index]
                return each.values[int(value)] if each.kind == "status" else value
        return game.table.derived(game.state)[track]

    def table(self, parameters: Mapping[str, float] | None = None) -> Adjudicator:
        """The program with these parameters, runnable."""
        key = tuple(sorted(dict(parameters or {}).items()))
        if key not in self.tables:
            folder = self.folder / f"ground_{len(self.tables)}"
            folder.mkdir(exist_ok=True)
            (folder / "scenario.yaml").write_text(self.write_scenario(dict(key)), "utf-8")
            compiled = compile_path(folder, [RULEBOOKS])
            assert compiled.program is not None, [str(each) for each in compiled.problems]
            self.tables[key] = build(compiled.program)
        return self.tables[key]

    def find_first(self, program: Program) -> int:
        """The index of the first of our deeds; the others follow it."""
        own = [i for i, deed in enumerate(program.deeds) if deed.event.kind == "inject"]
        assert own == list(range(own[0], own[0] + len(self.deeds)))
        return own[0]

    def write_scenario(self, parameters: Mapping[str, float]) -> str:
        days = [FIRST]
        for length in (*self.lengths, 30):
            days.append(days[-1] + timedelta(days=length))
        lines = [
            "format: 1",
            "scenario: ground",
            "title: Ground for adjudication cases",
            "rulebook: northeast_asia",
            f"turns: [{', '.join(day.isoformat() for day in days[:-1])}]",
            f"ends: {days[-1].isoformat()}",
            "seats:",
            *(f"  {seat}: {{leader: Head, briefing: None.}}" for seat in SEATS),
            "endings: [{id: over, title: Over, text: Over.}]",
            *([f"parameters: {{{_pairs(parameters)}}}"] if parameters else []),
            "injects:",
            "  - id: ground",
            f'    when: "{NEVER}"',
            "    headline: Ground",
            "    text: Ground.",
            "    cite: [catalogue]",
            "    acts:",
            *(f"      - {_written(deed)}" for deed in self.deeds),
        ]
        return "\n".join(lines) + "\n"


SEATS = ("washington", "seoul", "tokyo")
NEVER = "rounds.tokyo > 98"  # a state that no case sets: the compiler refuses what can never be


def _pairs(values: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in values.items())


def _written(deed: Deed) -> str:
    keys: dict[str, object] = {"act": deed.act, "by": f"[{', '.join(deed.by)}]"}
    if deed.toward:
        keys["toward"] = f"[{', '.join(deed.toward)}]"
    keys["intensity"] = f"{deed.intensity:g}"
    keys |= {name: word for name in ("publicity", "front") if (word := getattr(deed, name))}
    return f"{{{_pairs(keys)}}}"
