"""Stages as LLVM: a function for each, on one vector of games."""

from __future__ import annotations

from collections import defaultdict

from eleventh.core.ir import Block, Op, Stage
from eleventh.core.program import Program
from eleventh.emit.llvm.writer import (
    BYTE,
    FALSE,
    NUMBER,
    PARAMETERS,
    SHORT,
    TRUTH,
    ModuleForm,
    Writer,
    fill,
    number,
)

EFFECTS = ("set", "fire", "do", "end")
EVENTS = {"choice": "chose", "met": "met", "inject": "fired"}


def write_stage(program: Program, index: int, form: ModuleForm) -> list[str]:
    """The function `@stage_INDEX`."""
    made = StageText(program, program.stages[index], form)
    made.write()
    head = f"define internal void @stage_{index}({PARAMETERS}) noinline {{"
    return [head, "entry:", *made.out.lines, "  ret void", "}"]


class StageText:
    """One stage on its way into text."""

    def __init__(self, program: Program, stage: Stage, form: ModuleForm) -> None:
        self.program, self.stage, self.form, self.out = program, stage, form, Writer(form)
        self.values: dict[int, str] = {}
        self.guards: dict[tuple[str | int, ...], int] = {}  # slots that are counted already
        self.effects = [
            (register, program.ops[register])
            for block in stage.blocks
            for register in range(block.start, block.stop)
            if program.ops[register].code in EFFECTS
        ]
        posted = (
            int(program.ops[register].data[1])
            for block in stage.blocks
            for register in range(block.start, block.stop)
            if program.ops[register].code == "post"
        )
        self.touched = sorted(set(posted))

    def write(self) -> None:
        """Reads, sums up beside the values, and settles."""
        out = self.out
        for track in self.touched:
            out.keep(f"sum_{track}", NUMBER, out.load("values", track))
        for register, _ in self.effects:
            out.keep(f"q_{register}", TRUTH, FALSE)
        for block in self.stage.blocks:
            self._block(block)
        self._settle()

    def _block(self, block: Block) -> None:
        out, ops = self.out, self.program.ops
        where, after = "%alive", ""
        if block.event.kind != "always":
            where = out.both(self._find_event(block), "%alive")
            after = out.enter_if_any(where)
        for register in range(block.start, block.stop):
            op = ops[register]
            if op.type != "nothing":
                self.values[register] = out.value(op, [self.values[each] for each in op.args])
                continue
            holds = out.both(where, self.values[op.args[0]])
            if op.code == "post":
                self._post(op, holds, block)
            else:
                self._note_effect(register, op, holds)
        if after:
            out.leave(after)

    def _note_effect(self, register: int, op: Op, holds: str) -> None:
        """Keeps where an effect holds until the stage settles."""
        out = self.out
        if op.code == "set" and self.form.live:
            factor = out.load("factors", int(op.data[0]))
            holds = out.both(holds, out.compare("une", factor, number(0)))
        out.put(f"q_{register}", TRUTH, holds)
        if op.code == "set" and self.form.counted:
            out.count(holds, "posted", int(op.data[0]))

    def _find_event(self, block: Block) -> str:
        out, event = self.out, block.event
        if event.kind == "deed":
            pointer = out.point("done", "i8", event.index)
            bytes_ = out.get(f"load {BYTE}, ptr {pointer}, align 1")
            return out.get(f"icmp ne {BYTE} {bytes_}, {fill('i8', '0')}")
        if event.kind == "firing":
            found = FALSE
            for register, op in self.effects:
                if op.code == "fire" and op.data[0] == event.index:
                    found = out.either(found, out.recall(f"q_{register}", TRUTH))
            return found
        return out.find_record(EVENTS[event.kind], "eq", "turn", event.index)

    def _post(self, op: Op, holds: str, block: Block) -> None:
        out, (cause, track) = self.out, map(int, op.data)
        name = f"sum_{track}"
        before, amount = out.recall(name, NUMBER), self.values[op.args[1]]
        if self.form.live:
            scaled = out.get(f"fmul {NUMBER} {amount}, {out.load('factors', cause)}")
            amount = out.get(f"call {NUMBER} @grain({NUMBER} {scaled})")
        after = out.get(f"fadd {NUMBER} {before}, {amount}")
        out.put(name, NUMBER, out.select(holds, after, before))
        if self.form.counted:
            self._count(op, holds, amount, block)

    def _count(self, op: Op, holds: str, amount: str, block: Block) -> None:
        """Counts a post; constant amounts under one guard are counted once for all of them."""
        out, cause, given = self.out, int(op.data[0]), self.program.ops[op.args[1]]
        if given.code == "const" and not self.form.live:
            if constant := float(given.data[0]):
                key = ("guard", block.start, op.args[0])
                slot = self.guards.get(key)
                if slot is None:
                    slot = self.guards[key] = out.count(holds, *key)
                self.form.constants.append((cause, slot, constant))
            return
        posted = out.select(holds, amount, number(0))
        out.count(out.compare("une", posted, number(0)), "posted", cause)
        out.sum(posted, cause)

    def _settle(self) -> None:
        out = self.out
        for track in self.touched:
            bounds, value = self.program.tracks[track], out.recall(f"sum_{track}", NUMBER)
            for how, end in (("olt", number(bounds.low)), ("ogt", number(bounds.high))):
                value = out.select(out.compare(how, value, end), end, value)
            pointer = out.point("values", "double", track)
            before = out.get(f"load {NUMBER}, ptr {pointer}, align 8")
            out.store(NUMBER, out.select("%alive", value, before), pointer, 8)
        sets: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
        for register, op in self.effects:
            if op.code == "set":
                sets[int(op.data[1])].append((int(op.data[3]), float(op.data[2]), register))
        for track, found in sets.items():
            self._set(track, sorted(found))
        for register, op in self.effects:
            if op.code == "fire":
                out.record("fired", int(op.data[0]), out.recall(f"q_{register}", TRUTH))
            elif op.code == "do":
                self._do(int(op.data[0]), out.recall(f"q_{register}", TRUTH))
        ends = [
            (int(op.data[1]), int(op.data[0]), each)
            for each, op in self.effects
            if op.code == "end"
        ]
        for _, ending, ended in sorted(ends):
            self._end(ending, out.recall(f"q_{ended}", TRUTH))

    def _set(self, track: int, found: list[tuple[int, float, int]]) -> None:
        """The set of a status with the least priority holds."""
        out, decided = self.out, FALSE
        pointer = out.point("values", "double", track)
        for _, value, register in found:
            holds = out.recall(f"q_{register}", TRUTH)
            first = holds if decided == FALSE else out.both(holds, out.deny(decided))
            before = out.get(f"load {NUMBER}, ptr {pointer}, align 8")
            out.store(NUMBER, out.select(first, number(value), before), pointer, 8)
            decided = out.either(decided, holds)

    def _do(self, deed: int, holds: str) -> None:
        if self.form.counted:
            self.out.count(holds, "done", deed)
        out, pointer = self.out, self.out.point("done", "i8", deed)
        before = out.get(f"load {BYTE}, ptr {pointer}, align 1")
        out.store(BYTE, out.select(holds, fill("i8", "1"), before, BYTE), pointer, 1)

    def _end(self, ending: int, holds: str) -> None:
        """The first ending that is reached in the turn closes the game."""
        out = self.out
        before = out.get(f"load {SHORT}, ptr %reached, align 2")
        none = out.get(f"icmp slt {SHORT} {before}, {fill('i16', '0')}")
        after = out.select(out.both(holds, none), fill("i16", str(ending)), before, SHORT)
        out.store(SHORT, after, "%reached", 2)
