"""Where units of work are played: the programs there are, and what was built for them, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend
from eleventh.emit.python import build
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.table_lanes import TableBackend
from eleventh.lang.stored.machine_code import find_code_store


@dataclass(frozen=True)
class Bench:
    """Programs with their backends, each of which is built when it is first asked for."""

    programs: tuple[Program, ...]
    _backends: dict[tuple[str, str], Backend] = field(default_factory=dict)
    _tables: dict[str, Adjudicator] = field(default_factory=dict)

    def find_program(self, program_hash: str) -> Program:
        """The program with this hash. ValueError if it is not here."""
        for each in self.programs:
            if each.hash == program_hash:
                return each
        here = ", ".join(each.hash for each in self.programs)
        raise ValueError(f"a unit of program {program_hash} was given to {here}")

    def find_backend(
        self, program_hash: str, name: str, players: Sequence[tuple[str, BatchPlayer]]
    ) -> Backend:
        """The backend of this name for a program; for players that know only a table, one that
        plays one game after the other. ValueError if the program is not here."""
        program = self.find_program(program_hash)
        single = {seat: each.name for seat, each in players if not each.in_lanes}
        if single:
            if program_hash not in self._tables:
                self._tables[program_hash] = build(program)
            return TableBackend(self._tables[program_hash], single)
        key = program_hash, name
        if key not in self._backends:
            self._backends[key] = build_backend(name, program, find_code_store())
        return self._backends[key]
