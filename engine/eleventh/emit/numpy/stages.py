"""Stages as NumPy source: a function that changes all lanes of a batch.

A block that hangs on an event runs on the lanes alone in which it happened. What a stage posts is
summed beside the values, which stay as they were when the stage opened until all is read; sums are
exact in any order. They are added at places of one flat array, which NumPy finds quicker than those
of rows. Every name in the source is an index made here, every datum a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eleventh.core.ir import Block, Op, Stage
from eleventh.core.program import Program
from eleventh.emit.numpy.values import Written, write_value
from eleventh.emit.python_source import PLAIN

EVENTS = {
    "choice": "m.chose[{0}] == turn",
    "met": "m.met[{0}] == turn",
    "deed": "m.done[{0}] & alive",
    "inject": "m.fired[{0}] == turn",
    "firing": "fired_{0}",
}
ROWS = {"track": "v", "input": "m.inputs", "done": "m.times"}  # arrays whose rows are read


@dataclass(frozen=True, slots=True)
class StageForm:
    """What a stage does besides: it adds to the tally of a batch if it `counts`, multiplies amounts
    by the factors of the batch if it is `live`, and adds to the batch's postings if it `keeps`
    them."""

    counts: bool = False
    live: bool = False
    keeps: bool = False


def write_stage(program: Program, stage: Stage, form: StageForm) -> str:
    """The source of one stage: the function `stage`, of a batch `m`."""
    writer = StageWriter(program, stage, form)
    body = list(writer.write())
    return "\n".join((*writer.constants, "def stage(m):", *body)) + "\n"


@dataclass
class StageWriter:
    """One stage on its way into source."""

    program: Program
    stage: Stage
    form: StageForm
    values: dict[int, Written] = field(default_factory=dict)
    homes: dict[int, Block] = field(default_factory=dict)
    rows: dict[tuple[int, int], int] = field(default_factory=dict)  # of a guard and an amount
    touched: set[int] = field(default_factory=set)
    sets: list[tuple[int, int, float, str]] = field(default_factory=list)
    # of which each is priority, track, value, where
    fires: list[tuple[int, str]] = field(default_factory=list)
    dos: list[tuple[int, str]] = field(default_factory=list)
    ends: list[tuple[int, int, str]] = field(default_factory=list)  # priority, ending, where
    constants: list[str] = field(default_factory=list)

    def write(self) -> Iterator[str]:
        """The lines of the function's body."""
        ops = self.program.ops
        for block in self.stage.blocks:
            self.homes.update(dict.fromkeys(range(block.start, block.stop), block))
        self.rows = {pair: row for row, pair in enumerate(sorted(self._find_stacked()))}
        yield "    v = m.values; turn = m.turn; alive = m.alive; none = m.none"
        if any(ops[each].code == "post" for each in self.homes):
            yield "    stride = v.strides[0] // 8; sums, flat = copy_rows(v, stride)"
        if self.rows:
            yield f"    stack, pile = make_rows({len(self.rows)}, v.shape[1], stride)"
        if self.form.keeps:
            yield "    keep = m.postings.add"
        fired = {int(ops[each].data[0]) for each in self.homes if ops[each].code == "fire"}
        for inject in sorted(fired):
            yield f"    fired_{inject} = none"
        events = [each for each in self.stage.blocks if each.event.kind != "always"]
        for block in self.stage.blocks:
            if block.event.kind == "always":
                yield from self._write_body(block, "    ", always=True)
        yield from self._write_rows()
        for block in events:
            yield from self._write_event(block)
        yield from self._settle()

    def _write_rows(self) -> Iterator[str]:
        for (guard, amount), row in self.rows.items():
            holds, number = self._read(guard), self._read(amount)
            yield f"    stack[{row}] = {number.text if holds.is_true else _where(holds, number)}"

    def _read(self, register: int) -> Written:
        """The value of a register that a block of an event does not make."""
        op = self.program.ops[register]
        return write_value(op, ()) if op.code in PLAIN else self.values[register]

    def _find_stacked(self) -> set[tuple[int, int]]:
        """The guards and amounts that blocks of events post and that none of them makes: each pair
        is a row of one array, so that all that a block posts of them is one addition."""
        pairs = {
            op.args[:2]
            for register, block in self.homes.items()
            for op in [self.program.ops[register]]
            if op.code == "post" and all(self._is_given(each, block) for each in op.args)
        }
        return {(one, other) for one, other in pairs if not self._is_plain(one, other)}

    def _is_given(self, register: int, block: Block) -> bool:
        """Whether a block of an event does not make this register, or makes it a constant."""
        if block.event.kind == "always":
            return False
        return self.homes[register] is not block or self.program.ops[register].code in PLAIN

    def _is_plain(self, guard: int, amount: int) -> bool:
        """Whether what is posted is a number, whatever the lane."""
        always, number = self.program.ops[guard], self.program.ops[amount]
        return always.code == "truth" and number.code == "const"

    def _write_event(self, block: Block) -> Iterator[str]:
        event = block.event
        test = EVENTS[event.kind].format(event.index)
        yield f"    at = ({test}).nonzero()[0]"
        lines = list(self._write_body(block, "        ", always=False))
        yield from self._begin_masks(block)
        yield "    if at.size:"
        yield from lines or ["        pass"]

    def _begin_masks(self, block: Block) -> Iterator[str]:
        """Where an effect of an event's block holds, before it is known: nowhere."""
        for register in range(block.start, block.stop):
            if self.program.ops[register].code in ("set", "fire", "do", "end"):
                yield f"    q{register} = none"

    def _write_body(self, block: Block, indent: str, *, always: bool) -> Iterator[str]:
        ops, posts = self.program.ops, []
        taken: dict[int, Written] = {}
        for register in range(block.start, block.stop):
            op = ops[register]
            yield from self._take(op, block, taken, indent)
            args = [taken.get(each, self.values.get(each)) for each in op.args]
            known = [each for each in args if each is not None]
            if op.code == "post":
                cause, track = (int(each) for each in op.data)
                self.touched.add(track)
                if always:
                    yield from self._add_everywhere(cause, track, known, indent)
                else:
                    posts.append((cause, track, op, known))
            elif op.type == "nothing":
                yield from self._write_effect(register, op, known[0], indent, always=always)
            else:
                value = write_value(op, known)
                if not always and not op.args and not value.shared:
                    value = _at_lanes(op, value)
                if op.code not in PLAIN and value.text not in ("True", "False"):
                    yield f"{indent}r{register} = {value.text}"
                    value = Written(f"r{register}", value.shared)
                self.values[register] = value
        yield from self._add_posts(posts, indent)

    def _take(self, op: Op, block: Block, taken: dict[int, Written], indent: str) -> Iterator[str]:
        """Gathers what the block reads of the shared one, for its own lanes; what has a row stays
        where it is."""
        for each in op.args if op.args not in self.rows else ():
            value = self.values[each]
            if self.homes[each] is not block and not value.shared and each not in taken:
                yield f"{indent}t{each} = {value.text}[at]"
                taken[each] = Written(f"t{each}", False)

    def _write_effect(
        self, register: int, op: Op, guard: Written, indent: str, *, always: bool
    ) -> Iterator[str]:
        mask = f"q{register}"
        if not always:
            yield f"{indent}{mask} = none.copy(); {mask}[at] = {guard.text}"
        elif guard.shared:
            yield f"{indent}{mask} = alive if {guard.text} else none"
        else:
            yield f"{indent}{mask} = {guard.text} & alive"
        index = int(op.data[0])
        match op.code:
            case "set":
                if self.form.live:
                    yield f"{indent}{mask} = {mask} & (m.factors[{index}] != 0)"
                if self.form.counts:
                    yield f"{indent}m.tally.posted[{index}] += count_nonzero({mask})"
                _, track, value, priority = op.data
                self.sets.append((int(priority), int(track), float(value), mask))
            case "fire":
                yield f"{indent}fired_{index} = fired_{index} | {mask}"
                self.fires.append((index, mask))
            case "do":
                self.dos.append((index, mask))
            case "end":
                self.ends.append((int(op.data[1]), index, mask))

    def _add_everywhere(
        self, cause: int, track: int, args: list[Written], indent: str
    ) -> Iterator[str]:
        """A post of the block that always runs. What it adds in lanes that are over is never
        settled, but must not be counted."""
        guard, amount = args
        added = amount.text if guard.is_true else _where(guard, amount)
        if self.form.live:
            added = f"to_grain(({added}) * m.factors[{cause}])"
        if self.form.counts:
            yield f"{indent}added = where(alive, {added}, 0.0)"
            yield f"{indent}m.tally.posted[{cause}] += count_nonzero(added)"
            yield f"{indent}m.tally.amounts[{cause}] += added.sum()"
            added = "added"
        if self.form.keeps:
            yield f"{indent}added = {added}"
            yield f"{indent}keep({cause}, slice(None), where(alive, added, 0.0))"
            added = "added"
        yield f"{indent}sums[{track}] += {added}"

    def _add_posts(
        self, posts: list[tuple[int, int, Op, list[Written]]], indent: str
    ) -> Iterator[str]:
        """The posts of an event's block, as few additions as may be."""
        constant: list[tuple[int, int, float]] = []  # track, cause, amount
        stacked: list[tuple[int, int, int]] = []  # track, cause, row
        for cause, track, op, (guard, amount) in posts:
            guarded, posted = op.args
            if self._is_plain(guarded, posted):
                if guard.is_true and float(amount.text):
                    constant.append((track, cause, float(amount.text)))
            elif (guarded, posted) in self.rows:
                stacked.append((track, cause, self.rows[guarded, posted]))
            else:
                added = amount.text if guard.is_true else _where(guard, amount)
                if self.form.live:
                    added = f"to_grain({added} * m.factors[{cause}, at])"
                if self.form.counts:
                    yield f"{indent}added = broadcast_to({added}, at.shape)"
                    yield f"{indent}m.tally.posted[{cause}] += count_nonzero(added)"
                    yield f"{indent}m.tally.amounts[{cause}] += added.sum()"
                    added = "added"
                if self.form.keeps:
                    yield f"{indent}added = {added}"
                    yield f"{indent}keep({cause}, at, added)"
                    added = "added"
                yield f"{indent}sums[{track}][at] += {added}"
        yield from self._add_constants(constant, indent)
        while stacked:  # each track once in one addition
            once = {each[0]: each for each in reversed(stacked)}
            tracks, causes, rows = zip(*once.values(), strict=True)
            added = f"pile.take({self._hold(rows)} * stride + at)"
            yield from self._add_rows(tracks, causes, added, indent)
            stacked = [each for each in stacked if each not in once.values()]

    def _add_constants(self, constant: list[tuple[int, int, float]], indent: str) -> Iterator[str]:
        """Amounts that are numbers, whatever the lane: one for each track, unless lanes have
        factors of their own."""
        if self.form.live:
            while constant:
                once = {each[0]: each for each in reversed(constant)}
                tracks, causes, amounts = zip(*once.values(), strict=True)
                yield from self._add_rows(tracks, causes, self._hold(amounts), indent)
                constant = [each for each in constant if each not in once.values()]
            return
        for _, cause, amount in constant if self.form.keeps else ():
            yield f"{indent}keep({cause}, at, {amount!r})"
        by_track: dict[int, float] = defaultdict(float)
        by_cause: dict[int, list[float]] = defaultdict(list)
        for track, cause, amount in constant:
            by_track[track] += amount
            by_cause[cause].append(amount)
        if by_track:
            moved, sums = self._hold(by_track), self._hold(by_track.values())
            yield f"{indent}flat[{moved} * stride + at] += {sums}"
        if by_cause and self.form.counts:
            named = f"{self._hold(by_cause)}[:, 0]"
            often = f"{self._hold(map(len, by_cause.values()))}[:, 0]"
            much = f"{self._hold(map(sum, by_cause.values()))}[:, 0]"
            yield f"{indent}m.tally.posted[{named}] += {often} * at.size"
            yield f"{indent}m.tally.amounts[{named}] += {much} * at.size"

    def _add_rows(
        self, tracks: Iterable[int], causes: Iterable[int], added: str, indent: str
    ) -> Iterator[str]:
        """One addition to different tracks, of a row for each."""
        causes = tuple(causes)
        named = self._hold(causes) if self.form.live or self.form.counts else ""
        if self.form.live:
            added = f"to_grain({added} * m.factors[{named}, at])"
        if self.form.counts:
            yield f"{indent}added = {added}"
            yield f"{indent}m.tally.posted[{named}[:, 0]] += count_nonzero(added, axis=1)"
            yield f"{indent}m.tally.amounts[{named}[:, 0]] += added.sum(axis=1)"
            added = "added"
        if self.form.keeps:
            yield f"{indent}added = {added}"
            for row, cause in enumerate(causes):
                yield f"{indent}keep({cause}, at, added[{row}])"
            added = "added"
        yield f"{indent}flat[{self._hold(tracks)} * stride + at] += {added}"

    def _hold(self, numbers: Iterable[float]) -> str:
        """The name of an array with a row for each of these numbers, made once."""
        name = f"A{len(self.constants)}"
        self.constants.append(f"{name} = array({list(numbers)})[:, None]")
        return name

    def _settle(self) -> Iterator[str]:
        tracks = self.program.tracks
        if self.touched:
            touched = sorted(self.touched)
            low = self._hold(tracks[each].low for each in touched)
            high = self._hold(tracks[each].high for each in touched)
            yield f"    rows = {self._hold(touched)}[:, 0]"
            yield f"    settled = minimum(maximum(sums[rows], {low}), {high})"
            yield "    v[rows] = settled if m.all_alive else where(alive, settled, v[rows])"
        by_track: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for _, track, value, mask in sorted(self.sets):
            by_track[track].append((value, mask))
        for track, sets in by_track.items():
            yield "    decided = none"
            for value, mask in sets:
                yield f"    v[{track}][{mask} & ~decided] = {value!r}; decided = decided | {mask}"
        for inject, mask in self.fires:
            yield f"    m.fired[{inject}][{mask}] = turn"
        for deed, mask in self.dos:
            yield f"    m.done[{deed}] |= {mask}"
            if self.form.counts:
                yield f"    m.tally.done[{deed}] += count_nonzero({mask})"
        for _, ending, mask in sorted(self.ends):
            yield f"    m.reached[{mask} & (m.reached < 0)] = {ending}"


def _where(guard: Written, amount: Written) -> str:
    if guard.shared:
        return f"({amount.text} if {guard.text} else 0.0)"
    return f"where({guard.text}, {amount.text}, 0.0)"


def _at_lanes(op: Op, value: Written) -> Written:
    """What an operation without registers reads, in the lanes of an event alone."""
    if op.code == "chance":
        return Written(f"roll(m.keys[at], turn, {op.data[0]})", False)
    if op.code in ROWS:
        return Written(f"{ROWS[op.code]}[{op.data[0]}, at]", False)
    return Written(f"{value.text}[at]", False)
